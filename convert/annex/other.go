package annex

// otherSheet is 目录外数据: the figures that no printed form has, because they have no indicator or are no results.
func otherSheet(b *book) *sheet { return b.screenSheet("other", 3) }

// addOther adds a figure for 目录外数据. Its id leads to its row in 明细.
func (h *sheaf) addOther(e *entry, figure int, name string) {
	s := &e.Statistics[figure]
	id := text(s.ID)
	id.to = figureAt(figure)
	h.other.add(
		cell{kind: runningCell}, cell{kind: documentCell}, id, text(e.issuer), text(name), figureValue(s), optional(s.Unit),
		optional(s.Qualifier), optional(s.Scope), periodCell(s.Period), text(statusWord(s)), text(s.Quote), text(e.section(s.Block)),
		e.where(s.Block),
	)
}

package annex

import "guiwen/schema"

// otherSheet is 目录外数据: the figures that no printed form has, because they have no indicator or are no results.
func otherSheet(b *book) *sheet { return b.screenSheet("other", 3) }

// addOther writes a figure to 目录外数据. Its id leads to its row in 明细.
func (b *book) addOther(e *entry, s *schema.Statistic, name string, detail place) {
	b.totals.other++
	b.other.add(
		count(b.totals.other), count(e.number), linked(s.ID, detail.link()), text(e.issuer), text(name), figureValue(s), optional(s.Unit),
		optional(s.Qualifier), optional(s.Scope), periodCell(s.Period), text(statusWord(s)), text(s.Quote), text(e.section(s.Block)),
		e.where(s.Block),
	)
}

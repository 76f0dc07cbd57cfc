package statistics

import (
	"cmp"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// stance is what a text does: it reports, plans or lays down rules; its figures are by default what it does.
type stance uint8

// The stances of texts.
const (
	reports stance = iota // 报告, 总结, 公报, 判决书
	directs               // 意见, 通知, 通告: what it asks for is a rule, what it promises a target
	plans                 // 规划, 方案, 要点
	rules                 // 条例, 办法, 预案
)

var (
	textKinds = lex.Class("text-stance")
	stances   = map[string]stance{"reports": reports, "directs": directs, "plans": plans, "rules": rules}
	planHeads = lex.Class("section-status")
)

// stanceOf returns the stance of a text by its genre, what kind its title says it is, and its type.
func stanceOf(genre, documentType, title *string, year int) stance {
	if title != nil {
		if w := textKinds.Ends(withoutBrackets(*title)); w > 0 {
			t := withoutBrackets(*title)
			return stances[textKinds.Value(t[len(t)-w:])]
		}
	}
	if genre != nil && *genre == "law" {
		return rules
	}
	if year > 0 {
		return reports
	}
	if documentType != nil {
		if w := textKinds.Ends(*documentType); w > 0 {
			return stances[textKinds.Value((*documentType)[len(*documentType)-w:])]
		}
	}
	return reports
}

// withoutBrackets returns a title without the brackets at its end: （试行）, （2021—2025年）.
func withoutBrackets(s string) string {
	for strings.HasSuffix(s, "）") {
		k := strings.LastIndex(s, "（")
		if k < 0 {
			break
		}
		s = s[:k]
	}
	return s
}

// standing is what the stage knows of the statements of the text at hand: of its part, its section, its paragraph.
type standing struct {
	stance   stance
	part     int  // index into Document.Parts
	reported int  // reporting year, 0 where there is none
	written  int  // year in which the text was written, 0 where unknown
	now      int  // the one, else the other
	section  int  // year that the headings above name, or 0
	plan     cue  // what the section's heading or a sentence that announces a list says: targetCue, resultCue, ruleCue or none
	carried  cue  // what the sentences of the paragraph say of those behind them
	opened   bool // a text that directs has come to what it directs: behind 通知如下, under a heading
	year     int  // a year ahead that a sentence or heading announced, or 0

	s     string // the text at hand, its numbers and its cues
	items []item
	marks []mark
}

// enterPart sees to the part that block i stands in.
func (st *standing) enterPart(doc *schema.Document, i int) {
	for st.part+1 < len(doc.Parts) && doc.Blocks[i].ID == doc.Parts[st.part+1].Blocks.First {
		st.part++
		st.beginPart(doc)
	}
}

// beginPart sets the stance of the part at hand.
func (st *standing) beginPart(doc *schema.Document) {
	m := &doc.Metadata
	st.reported, st.written = 0, 0
	if m.ReportingYear != nil {
		st.reported = *m.ReportingYear
	}
	if m.DateWritten != nil {
		st.written = lex.ReadPeriod(*m.DateWritten).From.Year
	}
	if st.written == 0 && m.DocumentNumber != nil && m.DocumentNumber.Year != nil {
		st.written = *m.DocumentNumber.Year
	}
	st.now = cmp.Or(st.reported, st.written)
	title, kind := m.Title, m.DocumentType
	if st.part < len(doc.Parts) && len(doc.Parts) > 1 {
		p := &doc.Parts[st.part]
		if p.Title != nil {
			title = p.Title
		}
		if p.DocumentType != nil {
			kind = p.DocumentType
		}
	}
	st.stance = stanceOf(m.Genre, kind, title, st.reported)
	st.plan, st.opened = noCue, false
}

// enterSection reads what the headings above a block, the nearest first, say of its figures.
func (st *standing) enterSection(headings []string) {
	st.plan, st.section, st.year = noCue, 0, 0
	st.opened = st.opened || len(headings) > 0
	for k := len(headings) - 1; k >= 0; k-- {
		h := headings[k]
		c := noCue
		if w := planHeads.Ends(h); w > 0 {
			c = cueValues[planHeads.Value(h[len(h)-w:])]
		}
		y := onlyYear(h)
		if y > 0 {
			st.section = y
		}
		if y > 0 && st.now > 0 && st.stance == reports { // 2024年预算草案, 2023年主要工作
			if c = resultCue; y > st.now {
				c, st.year = targetCue, y
			}
		}
		if c == noCue {
			continue
		}
		st.plan = c
		if st.stance == reports {
			break // the outermost heading says it: 科学谋划 under 工作回顾 plans nothing
		}
	}
}

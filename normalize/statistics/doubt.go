package statistics

import (
	"sort"
	"strings"
	"unicode/utf8"

	"guiwen/schema"
)

// doubt is what stands at the digits of a figure and may have changed them.
type doubt uint8

const (
	touchesMark    doubt = 1 << iota // a character that the source marks: raised, struck, changed
	touchesLineEnd                   // the end of a line or page of the source
	unsure                           // the digits themselves are not sure: one is lost, or taken out
)

// findDoubts finds what stands at the digits of every fact. A figure whose digits are not sure has no value.
func (f *finder) findDoubts() {
	marked, block := markedText{}, -1
	for i := range f.facts {
		t := &f.facts[i]
		b := &f.doc.Blocks[t.block]
		if t.block != block {
			marked, block = newMarkedText(b, f.joins[t.block]), t.block
		}
		t.doubts = marked.at(t.start, t.numberEnd())
		cutAtMarks(t, b)
	}
}

// markedText is the text of a block with what stands in it besides characters. It is asked for places in rising order.
type markedText struct {
	text    string
	offsets *schema.Offsets
	marks   []schema.Mark // sorted by Start
	longest int           // of the marks, code points
	joins   []int         // sorted
}

func newMarkedText(b *schema.Block, joins []int) markedText {
	m := markedText{text: b.Text, offsets: schema.NewOffsets(b.Text), joins: joins}
	for _, k := range b.Marks {
		if k.Kind != schema.Comment {
			m.marks, m.longest = append(m.marks, k), max(m.longest, k.End-k.Start)
		}
	}
	return m
}

// at returns what stands at the digits from one byte to another.
func (m *markedText) at(start, end int) doubt {
	var d doubt
	if touches(m.text, start, end, "\uFFFD") {
		d |= unsure
	}
	if len(m.marks) == 0 && len(m.joins) == 0 {
		return d
	}
	from := m.offsets.CodePoint(start)
	to := from + utf8.RuneCountInString(m.text[start:end])
	for k := sort.Search(len(m.marks), func(k int) bool { return m.marks[k].Start > to }) - 1; k >= 0 && m.marks[k].Start+m.longest >= from; k-- {
		if m.marks[k].End < from {
			continue
		}
		d |= touchesMark
		if s := m.marks[k].Start; s == m.marks[k].End && from < s && s < to && m.marks[k].Kind != schema.NoteRef {
			d |= unsure // something was taken out between two digits
		}
	}
	if k := sort.SearchInts(m.joins, from); k < len(m.joins) && m.joins[k] <= to {
		d |= touchesLineEnd
	}
	return d
}

// touches reports whether sign stands in s from start to end, or beside them.
func touches(s string, start, end int, sign string) bool {
	return strings.Contains(s[start:end], sign) || strings.HasSuffix(s[:start], sign) || strings.HasPrefix(s[end:], sign)
}

// joins are the places of blocks at which two lines or pages of the source were joined, as code points of their texts.
type joins map[int][]int

// joinsOf finds them in the edit log of a document.
func joinsOf(doc *schema.Document) joins {
	joined := make([]bool, len(doc.Normalization.Kinds))
	any := false
	for i, k := range doc.Normalization.Kinds {
		joined[i] = strings.Contains(k[0], "join.line") || strings.Contains(k[0], "join.page")
		any = any || joined[i]
	}
	if !any {
		return nil
	}
	out := joins{}
	block, start := 0, 0 // the block at hand and its first code point
	length := 0
	if len(doc.Blocks) > 0 {
		length = utf8.RuneCountInString(doc.Blocks[0].Text)
	}
	at := 0
	for i := 0; i+1 < len(doc.Normalization.Ops); i += 2 {
		at += doc.Normalization.Ops[i]
		k := doc.Normalization.Ops[i+1]
		for block < len(doc.Blocks) && at > start+length {
			start += length + 1
			if block++; block < len(doc.Blocks) {
				length = utf8.RuneCountInString(doc.Blocks[block].Text)
			}
		}
		if joined[k] {
			out[block] = append(out[block], at-start)
		}
		at += utf8.RuneCountInString(doc.Normalization.Kinds[k][2])
	}
	return out
}

// remarksOn are the diagnostics on what stands at the digits of a statistic.
func remarksOn(d doubt, s *schema.Statistic) []schema.Diagnostic {
	var list []schema.Diagnostic
	add := func(code, severity, message string) {
		id := s.Block
		list = append(list, schema.Diagnostic{Code: code, Severity: severity, Block: &id, Message: "the figure " + s.Figure + " (" + s.ID + ") " + message})
	}
	if d&unsure != 0 {
		add("statistics.digits-unsure", "warning", "has digits that are not sure; it has no value")
	}
	if d&touchesMark != 0 {
		add("statistics.digits-marked", "info", "stands at characters that are raised, struck, changed or refer to a note")
	}
	if d&touchesLineEnd != 0 {
		add("statistics.digits-at-line-end", "info", "stands at the end of a line or page of the source")
	}
	return list
}

// withoutUnsure returns the checks that rest on sure digits only.
func (f *finder) withoutUnsure(checks []schema.Check) []schema.Check {
	kept := checks[:0]
	for _, c := range checks {
		sure := true
		for _, id := range c.Statistics {
			if k := factOf(id); k >= 0 && k < len(f.facts) && f.facts[k].doubts&unsure != 0 {
				sure = false
			}
		}
		if sure {
			kept = append(kept, c)
		}
	}
	return kept
}

// cutAtMarks cuts the quote of a fact where text was taken out of it: what is quoted stood there without a gap.
func cutAtMarks(t *fact, b *schema.Block) {
	if len(b.Marks) > mostMarks {
		return // a text of nothing but changes: to look for each would take too long
	}
	for _, m := range b.Marks {
		if m.Start != m.End || m.Kind != schema.Struck && m.Kind != schema.Deleted {
			continue
		}
		at := byteOf(b.Text, m.Start)
		if t.quote.start < at && at <= t.start {
			t.quote.start = at
		}
		if t.end <= at && at < t.quote.end {
			t.quote.end = at
		}
	}
}

// mostMarks is the number of marks of a block up to which quotes are cut at them.
const mostMarks = 500

// byteOf returns the byte offset of a code point of s.
func byteOf(s string, point int) int {
	for i := range s {
		if point == 0 {
			return i
		}
		point--
	}
	return len(s)
}

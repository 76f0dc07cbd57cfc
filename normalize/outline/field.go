package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/layout"
	"guiwen/normalize/lex"
)

// field is a field of a site or file (著录项): what it tells, and its value as it stands.
type field struct {
	fact  lex.Fact
	value string
}

// reach is the length in bytes of the longest label, with blanks and brackets.
const reach = 60

// opensField returns what the label that s begins with asks for (来源：云州日报), or NoFact where s begins with none, and where the
// value begins.
func opensField(s string) (fact lex.Fact, value int) {
	i := strings.IndexAny(s[:min(len(s), reach)], "：:")
	if i <= 0 {
		return lex.NoFact, 0
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return lex.FieldLabel(s[:i]), i + n
}

// fieldLine reports whether s is a field, or several on one line (来源：云州日报 发布时间：2021-01-05).
func fieldLine(s string) bool {
	if runes(s, 121) > 120 {
		return false
	}
	if fact, at := opensField(s); fact != lex.NoFact {
		return !final(lastRune(s[at:]))
	}
	_, bare := bareField(s)
	return bare || len(rowFields(s)) > 0
}

// fieldsOf returns the fields of a line: those of a row drawn with bars, those with a colon, or the one whose colon the scrape
// lost.
func fieldsOf(s string) []field {
	if row := rowFields(s); len(row) > 0 {
		return row
	}
	var list []field
	for _, f := range lex.Fields(s) {
		list = append(list, field{f.Fact, strings.Trim(s[f.Value:f.ValueEnd], " 　】]")})
	}
	if f, ok := bareField(s); ok && len(list) == 0 {
		return []field{f}
	}
	return list
}

// bareField divides a field whose colon the scrape lost (发文字号云交发〔2021〕63号): the label is the longest that s begins with, and
// the value has the form that it asks for.
func bareField(s string) (f field, ok bool) {
	if runes(s, 41) > 40 || strings.ContainsAny(s, "：:，。") {
		return f, false
	}
	for i, r := range s {
		if i > reach/2 {
			break
		}
		if i == 0 || !han(r) && !blank(r) && lex.Digit(r) < 0 {
			continue
		}
		value := strings.TrimLeft(s[i:], " 　")
		if g := (field{lex.FieldLabel(s[:i]), value}); g.fact != lex.NoFact && g.fits() {
			f, ok = g, true
		}
	}
	return f, ok
}

// fits reports whether the value has the form that the label asks for, so that no colon is needed between the two.
func (f field) fits() bool {
	switch f.fact {
	case lex.IssuerFact, lex.PublisherFact:
		return body(f.value)
	case lex.WrittenFact, lex.PublishedFact:
		return onlyDate(f.value) != ""
	case lex.NumberFact, lex.ToolFact:
		return documentNumber(f.value) != nil
	case lex.ValidityFact:
		return validityEnds.Ends(f.value) > 0
	case lex.OtherFact:
		return onlyDate(f.value) != "" || rankEnds.Ends(f.value) > 0
	}
	return false
}

var (
	validityEnds = lex.Class("validity-end")
	rankEnds     = lex.Class("rank-end")
)

// rowFields returns the fields of a row of a table that a scrape drew with bars: 索 引 号 | 1162/2025-48 | 主题分类 | 财政 |. A label
// without a value gives an empty one. There is none where the first cell is no label.
func rowFields(s string) []field {
	if !strings.ContainsAny(s, "|｜") {
		return nil
	}
	var list []field
	label := lex.NoFact
	for i, cell := range strings.FieldsFunc(s, func(c rune) bool { return c == '|' || c == '｜' }) {
		cell = strings.Trim(cell, " 　")
		switch fact := lex.FieldLabel(cell); {
		case fact != lex.NoFact:
			list = append(list, field{fact: fact})
			label = fact
		case i == 0:
			return nil
		case label != lex.NoFact:
			list[len(list)-1].value = cell
			label = lex.NoFact
		}
	}
	return list
}

// headerFields returns the fields of a table that is a disclosure header: labels with their values beside them or below them, and
// nothing else, one of them at least of a form that only its label explains. There is none where the table is another.
func (w *work) headerFields(rows [][]layout.Cell) []field {
	var list []field
	var heads []lex.Fact // a row of labels, whose values stand below
	sure := false
	add := func(f field) {
		list = append(list, f)
		sure = sure || f.fact == lex.IndexFact && f.value != "" || f.fact != lex.OtherFact && f.fits()
	}
	for _, row := range rows {
		cells := make([]string, len(row))
		labels := make([]lex.Fact, len(row))
		count := 0
		for c := range row {
			cells[c] = strings.Trim(w.s[row[c].Start:row[c].End], " 　\n")
			if labels[c] = lex.FieldLabel(cells[c]); labels[c] != lex.NoFact {
				count++
			}
		}
		switch {
		case len(heads) == len(row) && count == 0:
			for c, fact := range heads {
				add(field{fact, cells[c]})
			}
			heads = nil
		case len(heads) == 0 && count > 1 && count == len(row):
			heads = labels
		case len(heads) > 0:
			return nil
		default:
			for c := 0; c < len(row); c++ {
				switch {
				case labels[c] != lex.NoFact && c+1 < len(row) && labels[c+1] == lex.NoFact:
					add(field{labels[c], cells[c+1]})
					c++
				case labels[c] == lex.NoFact && cells[c] != "":
					fact, at := opensField(cells[c])
					if fact == lex.NoFact {
						return nil
					}
					add(field{fact, strings.Trim(cells[c][at:], " 　")})
				}
			}
		}
	}
	if len(list) < 2 || !sure {
		return nil
	}
	return list
}

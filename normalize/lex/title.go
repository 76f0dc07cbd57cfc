package lex

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxTitle bounds a title, in code points. Titles that many bodies issue together reach 150; a pair of marks
// further apart lacks a mark between them.
const maxTitle = 200

// MarkedTitle is a title in its marks (书名号): 《关于印发〈…〉的通知》.
type MarkedTitle struct {
	Start, End int      // with the marks
	Text       string   // without the outer marks, the inner ones canonical: 〈 〉, inside them 《 》
	Nested     []string // titles inside it
}

// mark is one opening or closing title mark.
type mark struct {
	at, size int
	kind     byte // 'd' 《》, 's' 〈〉, 'a' <> and ＜＞
	opens    bool
}

// pair is two marks that belong together.
type pair struct{ open, close mark }

// Unpaired counts the title marks that have no partner.
type Unpaired struct{ Open, Close int }

// TitleReader finds titles: what it needs for one paragraph it uses again for the next.
type TitleReader struct {
	marks, open []mark
	pairs       []pair
	titles      []MarkedTitle
}

// Read returns the titles of one paragraph in order and the marks that lack their partner. Marks are
// matched by depth, because 《 inside 《 is usual (《关于修改《…》的决定》); a full stop, a tab or a line feed ends
// every title, so that a missing mark costs one title and not the rest of the paragraph. The titles are good until
// the next call.
func (tr *TitleReader) Read(s string) ([]MarkedTitle, Unpaired) {
	tr.marks, tr.titles = titleMarks(s, tr.marks[:0]), tr.titles[:0]
	if len(tr.marks) == 0 {
		return nil, Unpaired{}
	}
	lost := tr.match(s)
	tr.outermost(s)
	return tr.titles, lost
}

// titleMarks appends to marks the title marks of s, and as marks of kind '.' what ends every title.
func titleMarks(s string, marks []mark) []mark {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0xE4 && c <= 0xE9 { // Han
			i += 2
			continue
		}
		switch c {
		case 0xE3: // 、。〈〉《》
			if i+2 < len(s) && s[i+1] == 0x80 {
				switch s[i+2] {
				case 0x8A, 0x8B:
					marks = append(marks, mark{at: i, size: 3, kind: 'd', opens: s[i+2] == 0x8A})
				case 0x88, 0x89:
					marks = append(marks, mark{at: i, size: 3, kind: 's', opens: s[i+2] == 0x88})
				case 0x82:
					if len(marks) > 0 {
						marks = append(marks, mark{at: i, size: 3, kind: '.'})
					}
				}
			}
			i += 2
		case 0xEF: // ＜＞
			if i+2 < len(s) && s[i+1] == 0xBC && (s[i+2] == 0x9C || s[i+2] == 0x9E) {
				marks = append(marks, mark{at: i, size: 3, kind: 'a', opens: s[i+2] == 0x9C})
			}
			i += 2
		case '<', '>':
			marks = append(marks, mark{at: i, size: 1, kind: 'a', opens: s[i] == '<'})
		case '\t', '\n':
			if len(marks) > 0 {
				marks = append(marks, mark{at: i, size: 1, kind: '.'})
			}
		}
	}
	return marks
}

// match pairs the marks, innermost first. Pairs come out in order of their closing marks.
func (tr *TitleReader) match(s string) (lost Unpaired) {
	pairs, open := tr.pairs[:0], tr.open[:0]
	doubles := 0 // 《 in open
	drop := func(to int) {
		for _, m := range open[to:] {
			if m.kind != 'a' { // a lone < is less-than
				lost.Open++
			}
			if m.kind == 'd' {
				doubles--
			}
		}
		open = open[:to]
	}
	for _, m := range tr.marks {
		switch {
		case m.kind == '.':
			drop(0)
		case m.opens:
			open = append(open, m)
			if m.kind == 'd' {
				doubles++
			}
		case m.kind == 'd' && doubles == 0:
			lost.Close++
		default:
			to := len(open) - 1
			if m.kind == 'd' { // 》 closes over a forgotten 〉
				for to >= 0 && open[to].kind != 'd' {
					to--
				}
			}
			if to < 0 || open[to].kind != m.kind {
				if m.kind != 'a' {
					lost.Close++
				}
				continue
			}
			o := open[to]
			drop(to + 1)
			open = open[:to]
			if o.kind == 'd' {
				doubles--
			}
			if m.at > o.at+o.size && (m.kind != 'a' || MarksTitle(s[o.at+o.size:m.at], len(open) > 0)) {
				pairs = append(pairs, pair{open: o, close: m})
			}
		}
	}
	drop(0)
	tr.pairs, tr.open = pairs, open
	return lost
}

// MarksTitle reports whether angle brackets < > round s can be meant for title marks: with Chinese at both ends (or a year, a
// bracket, a digit at the last), outside of another title also with four characters or the name of a law, and no mark of a
// sentence. 数值<5且>3, 县<市>区 and <b> are something else.
func MarksTitle(s string, inside bool) bool {
	if len(s) > 4*maxTitle || strings.IndexFunc(s, IsHan) < 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !IsHan(first) && !strings.ContainsRune("<＜《〈（(“‘\"", first) && !BeginsYear(s) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if !IsHan(last) && Digit(last) < 0 && !strings.ContainsRune(">＞》〉）)”’\"", last) {
		return false
	}
	return inside || !strings.ContainsAny(s, "。；，！？,;!?=") && (utf8.RuneCountInString(s) >= 4 || IsLaw(s))
}

// enactments are the nouns that names of laws, rules and other texts with articles end with (规范性文件名称).
var enactments = Class("enactment")

// IsLaw reports whether a title ends as the name of a law does: 法, 法典; not 办法 or 做法.
func IsLaw(title string) bool { return EnactmentOf(title) == "law" }

// EnactmentOf tells by its last word what kind of text a title is of: law (法), regulation (条例), rule (办法), text (方案); "" where the
// word says nothing.
func EnactmentOf(title string) string {
	return enactments.Value(title[len(title)-enactments.Ends(title):])
}

// outermost makes titles of the pairs that lie in no other pair that can be a title.
func (tr *TitleReader) outermost(s string) {
	pairs := tr.pairs
	// From the last closing mark to the first, an outer pair comes before what it holds.
	floor := len(s) + 1
	for i := len(pairs) - 1; i >= 0; i-- {
		p := pairs[i]
		if p.close.at >= floor {
			continue // inside the title taken last
		}
		if p.close.at-p.open.at > maxTitle*4 || utf8.RuneCountInString(s[p.open.at:p.close.at]) > maxTitle {
			continue
		}
		first := i
		for first > 0 && pairs[first-1].open.at > p.open.at {
			first--
		}
		tr.titles = append(tr.titles, newTitle(s, p, pairs[first:i]))
		floor = p.open.at
	}
	slices.Reverse(tr.titles)
}

// newTitle makes a title of the outer pair p and of inner, the pairs in it in order of their closing marks.
func newTitle(s string, p pair, inner []pair) MarkedTitle {
	t := MarkedTitle{Start: p.open.at, End: p.close.at + p.close.size}
	// A title set in two pairs of marks at once (<<…>>, 《《…》》) has one.
	for len(inner) > 0 {
		last := inner[len(inner)-1]
		if last.open.at != p.open.at+p.open.size || last.close.at+last.close.size != p.close.at {
			break
		}
		p, inner = last, inner[:len(inner)-1]
	}
	if len(inner) == 0 {
		t.Text = s[p.open.at+p.open.size : p.close.at]
		return t
	}
	t.Text = canonicalMarks(s, p, inner)
	// Back to front again: the pairs directly inside.
	floor := p.close.at
	for i := len(inner) - 1; i >= 0; i-- {
		q := inner[i]
		if q.close.at >= floor {
			continue
		}
		floor = q.open.at
		t.Nested = append(t.Nested, s[q.open.at+q.open.size:q.close.at])
	}
	slices.Reverse(t.Nested)
	return t
}

// canonicalMarks writes the inside of p with the marks of inner in the canonical nesting: 〈〉 directly inside
// 《》, 《》 inside 〈〉 (GB/T 15834-2011, 4.15.3.3).
func canonicalMarks(s string, p pair, inner []pair) string {
	type change struct {
		at, size int
		opens    bool
	}
	var changes []change
	for _, q := range inner {
		changes = append(changes, change{q.open.at, q.open.size, true}, change{q.close.at, q.close.size, false})
	}
	slices.SortFunc(changes, func(a, b change) int { return a.at - b.at })
	var b strings.Builder
	at, depth := p.open.at+p.open.size, 0
	for _, c := range changes {
		b.WriteString(s[at:c.at])
		if c.opens {
			depth++
		}
		b.WriteString(canonicalMark(c.opens, depth))
		if !c.opens {
			depth--
		}
		at = c.at + c.size
	}
	b.WriteString(s[at:p.close.at])
	return b.String()
}

func canonicalMark(opens bool, depth int) string {
	switch {
	case opens && depth%2 == 1:
		return "〈"
	case opens:
		return "《"
	case depth%2 == 1:
		return "〉"
	}
	return "》"
}

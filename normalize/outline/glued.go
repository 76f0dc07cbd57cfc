package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/structure"
)

// A scrape that lost its line breaks glues paragraphs together. A number inside a paragraph begins a new one
// only where it is the next that is expected, behind the end of a sentence or of a heading; a list inside a
// sentence (（1）…；（2）…) stays where it is.

// openList is a list whose next number may come.
type openList struct {
	r     rank
	value int
	id    int // tells the lists of one unit apart
}

// cut is a place where a unit is divided.
type cut struct {
	at   int
	mark label.Label
	head bool // a number stands here
	list int  // the list that the number is of
}

// unglue divides glued units.
func (w *work) unglue() {
	out := make([]unit, 0, len(w.units)+len(w.units)/8)
	for i := range w.units {
		if !w.plain(i) || w.units[i].element != structure.NoElement {
			out = append(out, w.units[i])
			continue
		}
		out = w.divide(out, i)
	}
	w.carry = nil
	w.units, w.spare = out, w.units[:0]
	w.repair()
	w.seams()
}

// divide appends the pieces of unit i to out.
func (w *work) divide(out []unit, i int) []unit {
	u := w.units[i]
	s := w.s[u.start:u.end]
	cuts := w.numbersInside(s)
	rebuilt := len(cuts) > 0
	if !rebuilt && len(s) < 200 {
		w.carry = nil
	}
	if len(cuts) == 0 {
		return append(out, u)
	}
	at := 0
	add := func(end int) {
		for at < end && blankAt(s, at) > 0 {
			at += blankAt(s, at)
		}
		if at < end {
			last := u.start + at + len(strings.TrimRight(s[at:end], " \t\u00a0\u3000"))
			out = append(out, unit{start: u.start + at, end: last, para: u.para, rebuilt: rebuilt || at > 0 || u.rebuilt})
		}
		at = end
	}
	for _, c := range cuts {
		if c.at <= at {
			continue
		}
		add(c.at)
	}
	add(len(s))
	return out
}

func blankAt(s string, at int) int {
	r, n := utf8.DecodeRuneInString(s[at:])
	if blank(r) {
		return n
	}
	return 0
}

// numbersInside returns the places where numbers show that s is glued, in order; none where they are a list
// of the sentence's own.
func (w *work) numbersInside(s string) []cut {
	if len(s) < shortestGlue && strings.LastIndex(s, "（一）") <= 0 {
		return nil
	}
	stack := append([]openList(nil), w.carry...)
	carried := len(stack) > 0
	var cuts []cut
	if l, ok := numberOf(s); ok && rankOf(l) >= rankCJK {
		for len(stack) > 0 && stack[len(stack)-1].r >= rankOf(l) {
			stack = stack[:len(stack)-1]
		}
		stack = append(stack, openList{r: rankOf(l), value: l.Value})
		if carried {
			w.carry = append(w.carry[:0], stack...)
		}
	}
	if len(stack) == 0 && !holdsOne(s) {
		return nil
	}
	heading := 0 // byte at which the text of the last number began, while it may still be a heading
	if len(stack) > 0 && !carried {
		heading = 1
	}
	prev := rune(0)
	for i := range stack {
		stack[i].id = i
	}
	semicolons, lists := 0, len(stack)
	var through [ranks]int // the last number of each kind that was left for a heading above it
	note := false          // inside a note behind a full stop: 。（牵头单位：市司法局）
	for at, size := 0, 0; at < len(s); at += size {
		inHeading := heading > 0 && at-heading < 3*longestGlued && at > heading+6
		if !inHeading && prev == inside && s[at] != attachByte {
			if size = inWord(s, at); size > 0 {
				continue
			}
		}
		var r rune
		r, size = utf8.DecodeRuneInString(s[at:])
		if s[at] == attachByte && attachmentWords.Begins(s[at:]) > 0 && noteBegins(s[at:]) {
			break // what follows is counted by the attachment note
		}
		ended := final(prev) || prev == '；' || prev == '：' || prev == ':' || prev == ';' ||
			(prev == '”' || prev == '）') && heading > 0
		if at > 0 && (ended || inHeading) && mayBegin(r) && !strings.HasSuffix(s[:at], "第") {
			if l, ok := label.Parse(s[at:]); ok && (!l.Loose || listed(s[at:], l)) && rankOf(l) >= rankCJK && rankOf(l) <= rankArabic && at+l.Len < len(s) {
				k := rankOf(l)
				top := len(stack)
				for top > 0 && stack[top-1].r > k {
					top--
				}
				sibling := top > 0 && stack[top-1].r == k
				on := k >= rankCJKParen && !sibling && through[k] > 0 && l.Value == through[k]+1 // 1. 2. （二） 3. 4.
				next := sibling && l.Value == stack[top-1].value+1 || !sibling && l.Value == 1 || on
				if next && (ended || !sibling) {
					if prev == '；' || prev == ';' {
						semicolons++
					}
					for _, left := range stack[top:] {
						through[left.r] = left.value
					}
					lists++
					id := lists
					if sibling {
						id = stack[top-1].id
						top--
					}
					stack = append(stack[:top], openList{k, l.Value, id})
					cuts = append(cuts, cut{at: at, mark: l, head: true, list: id})
					heading = at + l.Len
					prev = r
					continue
				}
			}
		}
		if final(r) || r == '；' {
			heading = 0
		}
		switch {
		case r == '（' && final(prev):
			note = true
		case r == '）' && note:
			note, r = false, '。'
		}
		if han(r) {
			prev = inside
		} else if !blank(r) {
			prev = r
		}
	}
	long := len(s) >= 200 && (len(cuts) >= 2 || carried) && len(s)/(len(cuts)+1) >= 180
	if len(cuts) == 0 || semicolons*2 > len(cuts) {
		return nil
	}
	if !long && !nested(s, cuts) && !runIns(s, cuts) {
		return headed(s, cuts)
	}
	w.carry = stack
	return w.headingEnds(s, cuts)
}

// numberOf is label.Parse, without looking at what begins with 第: no number of a list inside a paragraph does.
func numberOf(s string) (label.Label, bool) {
	if strings.HasPrefix(s, "第") {
		return label.Label{}, false
	}
	return label.Parse(s)
}

// headed returns those of cuts, from the first on, at which a heading that lost its line break is followed by the first
// number below it: 一、主要做法（一）压实责任。
func headed(s string, cuts []cut) []cut {
	above, ok := label.Parse(s)
	from := above.Len + above.Blank
	n := 0
	for ok && n < len(cuts) && cuts[n].mark.Value == 1 && rankOf(above) >= rankCJK && rankOf(cuts[n].mark) > rankOf(above) &&
		cuts[n].at > from+3*len("一") && standsAlone(s[from:cuts[n].at]) && !strings.ContainsAny(lastOf(s[:cuts[n].at]), "，、的和及与") {
		above, from = cuts[n].mark, cuts[n].at+cuts[n].mark.Len+cuts[n].mark.Blank
		n++
	}
	return cuts[:n]
}

// lastOf returns the last character of s.
func lastOf(s string) string {
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}

// listed reports whether the number l that s begins with is 1、 with Han text behind it: one form of the third level that
// is common, and no figure of a list of figures (第1、2项).
func listed(s string, l label.Label) bool {
	if l.Scheme != label.Arabic || !strings.HasSuffix(s[:l.Len], "、") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[l.Len:])
	return l.Value < 30 && han(r)
}

// nested reports whether cuts are the headings of a whole document: 一、二、… with numbers of another kind between
// them, and text enough for each.
func nested(s string, cuts []cut) bool {
	outer := 0
	for _, c := range cuts {
		if c.list == cuts[0].list {
			outer++
		}
	}
	return rankOf(cuts[0].mark) == rankCJK && outer >= 2 && outer < len(cuts) && len(s) >= 600 && len(s)/(len(cuts)+1) >= 75
}

// longestGlued is the number of characters of the longest heading that is looked for in glued text.
const longestGlued = 55

var attachmentWords = lex.Class("attachment-word")

// noteBegins reports whether an attachment note (附件：1. …) begins at s, whose numbers are its own.
func noteBegins(s string) bool {
	l, ok := label.Parse(s)
	if !ok || l.Scheme != label.Appendix || !strings.HasSuffix(l.Text, "：") {
		return false
	}
	m, ok := label.Parse(strings.TrimLeft(s[l.Len:], " "))
	return ok && m.Scheme == label.Arabic && m.Value == 1
}

// inside stands for any character that can be no mark; attachByte is the first byte of 附.
const (
	inside     = '文'
	attachByte = 0xE9
)

// shortestGlue is the number of bytes from which a paragraph may hold two headings with their text.
const shortestGlue = 90

// runIns reports whether the numbers at cuts are headings that share their paragraphs: at least two of one kind
// from the first on, each with a short sentence and text of its own behind it.
func runIns(s string, cuts []cut) bool {
	first, ok := label.Parse(s)
	alike := 0 // members of the list of the first cut
	if l := cuts[0].mark; ok && first.Scheme == l.Scheme && first.Value == l.Value-1 {
		alike++
		if !runIn(s[first.Len+first.Blank : cuts[0].at]) {
			return false
		}
	} else if l.Value != 1 {
		return false
	}
	for k, c := range cuts {
		end := len(s)
		if k+1 < len(cuts) {
			end = cuts[k+1].at
		}
		if c.mark.Scheme == cuts[0].mark.Scheme {
			alike++
		}
		if !runIn(s[c.at+c.mark.Len+c.mark.Blank : end]) {
			return false
		}
	}
	return alike >= 2 && closed(s)
}

// runIn reports whether s, the text behind a number, is a short sentence with at least another one behind it.
func runIn(s string) bool {
	n, mark, ok := sentence(s, longestRunIn)
	if ok {
		if l, list := label.Parse(s[n+mark:]); list && rankOf(l) >= rankCJK {
			return false // 经费不足。3.作用发挥不够。
		}
	}
	return ok && n >= 12 && fullStop(s[n:]) && !states(s, n) && runes(s[n+mark:], 9) > 8
}

// mayBegin reports whether a number of a heading can begin with r.
func mayBegin(r rune) bool {
	switch r {
	case '（', '(', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		return true
	}
	return '1' <= r && r <= '9'
}

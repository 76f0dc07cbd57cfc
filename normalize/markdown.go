package normalize

import (
	"strings"

	"guiwen/normalize/lex"
)

// hasMarker reports whether the paragraph may begin with a list, quotation or heading marker of Markdown (残留).
func (p *paragraph) hasMarker() bool {
	if p.start >= len(p.s) || p.context.Cell || p.context.Continued {
		return false
	}
	return markerAt(p.s, p.start) > p.start
}

// markerAt returns the end of the Markdown marker that s[i:] begins with, blanks behind it included; i if there is
// none.
func markerAt(s string, i int) int {
	j := i
	switch c := s[i]; c {
	case '#':
		for j < len(s) && s[j] == '#' {
			j++
		}
		if j-i > 6 || j >= len(s) || blankAt(s, j) == 0 {
			return i
		}
	case '-', '*', '>':
		j++
		if j >= len(s) || blankAt(s, j) == 0 && (c != '>' || classAt(s, j) != han) {
			return i
		}
	default:
		return i
	}
	for j < len(s) && blankAt(s, j) > 0 {
		j += blankAt(s, j)
	}
	if j >= len(s) || s[i] != '#' && !beginsText(s, j) || s[i] == '-' && strings.HasSuffix(s, "-") {
		return i // - 1 - is a page number, > 5% a comparison
	}
	return j
}

// beginsText reports whether what begins at s[i] can be a list item: text, a number with a mark, a further marker.
func beginsText(s string, i int) bool {
	switch classAt(s, i) {
	case han, letter, other:
		return true
	case mark:
		return strings.ContainsRune("《〈“‘（〔【「『", firstRune(s[i:]))
	case digit:
		return beginsNumbered(s[i:])
	}
	return strings.IndexByte("#>-*(\"", s[i]) >= 0
}

// beginsNumbered reports whether s begins with a date or a label, not with a quantity: > 5%, - 5.2.
func beginsNumbered(s string) bool {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	rest := skipBlanks(s[n:])
	if rest == "" {
		return false
	}
	if rest[0] == '.' {
		return len(rest) > 1 && !isDigit(rest[1])
	}
	part, _ := lex.PartAfter(rest)
	return rest[0] == ')' || strings.HasPrefix(rest, "）") || strings.HasPrefix(rest, "、") || part != lex.NoPart
}

// residue returns the edits that take away Markdown: markers at the beginning, ** round bold text.
func (n *Normalizer) residue(s string, c Context) []Edit {
	var edits []Edit
	start := len(s) - len(skipBlanks(s))
	body := start
	if n.on[markdownMarker] && !c.Cell && !c.Continued {
		for body < len(s) {
			next := markerAt(s, body)
			if next == body {
				break
			}
			body = next
		}
		if body > start {
			edits = append(edits, Edit{start, body, "", ruleNames[markdownMarker]})
		}
	}
	if n.on[markdownBold] {
		edits = unbold(edits, s, body)
	}
	return edits
}

// unbold appends the edits that take the pairs of ** in s[from:] away. Longer runs of stars hide something (王****), and
// between letters or digits they are code.
func unbold(edits []Edit, s string, from int) []Edit {
	open := -1
	for i := from; ; {
		k := strings.Index(s[i:], "**")
		if k < 0 {
			return edits
		}
		k += i
		i = k + 2
		for i < len(s) && s[i] == '*' {
			i++
		}
		l, r := classBefore(s, k), classAt(s, i)
		switch {
		case i-k > 2, (l == letter || l == digit) && (r == letter || r == digit):
		case open < 0 && r != space && r != edge:
			open = k
		case open >= 0 && l != space:
			edits = append(edits, Edit{open, open + 2, "", ruleNames[markdownBold]}, Edit{k, i, "", ruleNames[markdownBold]})
			open = -1
		}
	}
}

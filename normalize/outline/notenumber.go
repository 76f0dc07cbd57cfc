package outline

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// noteNumber returns the number that the format gives the note that unit u begins.
func (w *work) noteNumber(u *unit) (schema.Number, bool) {
	p := &w.text.Paragraphs[u.para]
	if u.role != schema.Note || u.start != p.Start || w.in.Seen == nil || p.First >= len(w.in.Seen.Parts) {
		return schema.Number{}, false
	}
	return parseNoteNumber(w.in.Seen.Parts[p.First].NoteNumber)
}

// parseNoteNumber reads the number of a note as it is printed: 1, [1], ①, 一; any other sign (*, i, a) is one without a
// value.
func parseNoteNumber(s string) (schema.Number, bool) {
	if s == "" {
		return schema.Number{}, false
	}
	n := schema.Number{Text: s, Scheme: schema.Sign}
	inner := strings.Trim(s, "[]［］〔〕（）().．、 ")
	if v, err := strconv.Atoi(inner); err == nil && v > 0 {
		n.Scheme, n.Value = schema.Arabic, v
		if strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（") {
			n.Scheme = schema.ArabicParen
		}
		return n, true
	}
	r, size := utf8.DecodeRuneInString(inner)
	switch {
	case size != len(inner):
	case '①' <= r && r <= '⑳':
		n.Scheme, n.Value = schema.Circled, int(r-'①')+1
	case '㉑' <= r && r <= '㉟':
		n.Scheme, n.Value = schema.Circled, int(r-'㉑')+21
	case '㊱' <= r && r <= '㊿':
		n.Scheme, n.Value = schema.Circled, int(r-'㊱')+36
	default:
		if v, _, _, ok := lex.Han(inner); ok && v > 0 {
			n.Scheme, n.Value = schema.CJK, int(v)
		}
	}
	return n, true
}

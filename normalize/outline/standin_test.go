package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize"
	"guiwen/normalize/layout"
	"guiwen/normalize/lex"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// normalized lays a text out and normalizes its characters as far as these tests ask for it: full-width marks
// beside Han, no blanks between Han and digits.
func normalized(raw string) *layout.Text {
	return layout.Normalize(layout.Paragraphs(&source.Document{Text: raw}), standIn)
}

// built is the whole way from a plain text to its document.
func built(name, raw string) (*schema.Document, *normalize.Text) {
	return Build(Input{Text: normalized(raw), Name: name})
}

func standIn(dst []normalize.Edit, s string, at int, in layout.Context) []normalize.Edit {
	wide := map[rune]string{',': "，", ':': "：", ';': "；", '(': "（", ')': "）", '?': "？", '!': "！"}
	cjk := func(r rune) bool { return lex.IsHan(r) || strings.ContainsRune("，。；：（）《》“”、", r) }
	prev := rune(0)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		if full, ok := wide[r]; ok && (cjk(prev) || cjk(next) || r == ',' && (lex.Digit(prev) >= 0 && lex.Digit(next) < 0)) {
			dst = append(dst, normalize.Edit{Start: at + i, End: at + i + n, New: full, Rule: "width"})
			r, _ = utf8.DecodeRuneInString(full)
		} else if r == ' ' && i > 0 && i+n < len(s) && (cjk(prev) && lex.Digit(next) >= 0 || lex.Digit(prev) >= 0 && cjk(next) || prev == '）' || in == layout.Title) {
			dst = append(dst, normalize.Edit{Start: at + i, End: at + i + n, Rule: "space"})
			i += n
			continue
		}
		prev = r
		i += n
	}
	return dst
}

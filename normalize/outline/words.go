package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// runes counts the characters of s, up to limit.
func runes(s string, limit int) int {
	if len(s) > 4*limit {
		return limit
	}
	return min(codepoints(s), limit)
}

// squeeze returns s without blanks; s itself where it has none.
func squeeze(s string) string {
	at, n := nextBlank(s, 0)
	if n == 0 {
		return s
	}
	out := make([]byte, 0, len(s)-n)
	from := 0
	for n > 0 {
		out = append(out, s[from:at]...)
		from = at + n
		at, n = nextBlank(s, from)
	}
	return string(append(out, s[from:]...))
}

// nextBlank returns where from at on the next blank stands and how long it is, or 0, 0. It looks at bytes.
func nextBlank(s string, at int) (start, length int) {
	for ; at < len(s); at++ {
		switch c := s[at]; {
		case c == ' ', c == '\t':
			return at, 1
		case c == 0xC2 || c == 0xE2 || c == 0xE3:
			if r, n := utf8.DecodeRuneInString(s[at:]); lex.IsBlank(r) {
				return at, n
			}
		}
	}
	return 0, 0
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// final reports whether r ends a sentence.
func final(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '!' || r == '?' }

// closed reports whether s ends as a paragraph of prose does, closing quotes and brackets aside.
func closed(s string) bool {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if strings.ContainsRune("”’）)》」』】〕", r) {
			s = s[:len(s)-n]
			continue
		}
		return final(r) || r == '；' || r == '：' || r == '…' || r == ';' || r == ':'
	}
	return false
}

// withoutBracket takes what stands in brackets from the end of a title.
func withoutBracket(t string) string {
	if i := strings.LastIndexAny(t, "（("); i > 0 && (strings.HasSuffix(t, "）") || strings.HasSuffix(t, ")")) {
		return t[:i]
	}
	return t
}

// openEnd reports whether a bracket or quotation mark of s is still open at its end.
func openEnd(s string) bool {
	depth := 0
	for _, r := range s {
		switch r {
		case '《', '（', '(', '“', '〈':
			depth++
		case '》', '）', ')', '”', '〉':
			depth--
		}
	}
	return depth > 0
}

// What a report announces itself with, and what the headings of its parts say.
var (
	announces    = lex.Class("announcing-word")
	reportsBelow = lex.Class("reports-below")
	reportParts  = lex.Class("report-part")
)

// wordOf finds the first word of the class that has the value in s: where it begins and how long it is, or -1, 0.
func wordOf(w *lex.Words, s, value string) (at, length int) {
	for from := 0; ; {
		at, n := w.Index(s[from:])
		if at < 0 {
			return -1, 0
		}
		if at += from; w.Value(s[at:at+n]) == value {
			return at, n
		}
		from = at + n
	}
}

// says reports whether a word of the class that has the value stands in s.
func says(w *lex.Words, s, value string) bool {
	at, _ := wordOf(w, s, value)
	return at >= 0
}

// bodyEndings is the class of what the names of authorities end in.
var bodyEndings = lex.Class("body-ending")

// governedBy returns the place whose government s is the name of (云州市人民政府), or s where it names none.
func governedBy(s string) string {
	if n := bodyEndings.Ends(s); isGovernment(s[len(s)-n:]) {
		return s[:len(s)-n]
	}
	return s
}

// isGovernment reports whether a word is what the names of governments end in.
func isGovernment(word string) bool { return bodyEndings.Value(word) == "government" }

// The classes that several parts of a document are told by: names of sites, labels of those who get copies, 附件, posts, what was done
// with a law, where a speech was given.
var (
	siteEnds        = lex.Class("site-name-end")
	copiesLabels    = lex.Class("copies-label")
	attachmentWords = lex.Class("attachment-word")
	officeHolders   = lex.Class("office-holder")
	historyActs     = lex.Class("history-act")
	gatherings      = lex.Class("gathering-ending")
)

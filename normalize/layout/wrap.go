package layout

import "unicode/utf8"

// endsSentence reports whether r closes a sentence or clause behind which a paragraph may end.
func endsSentence(r rune) bool {
	switch r {
	case '。', '！', '？', '；', '：', '…', '!', '?', ';', ':', '.':
		return true
	}
	return false
}

// closes reports whether a paragraph that ends in s may be complete: a full stop, also inside a closing quote
// or bracket.
func closes(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	for closesPair(r) && n < len(s) {
		s = s[:len(s)-n]
		r, n = utf8.DecodeLastRuneInString(s)
	}
	return endsSentence(r)
}

// closesPair reports whether r closes a quotation or bracket.
func closesPair(r rune) bool {
	switch r {
	case '”', '’', '）', ')', '》', '」', '』', '】', '〕':
		return true
	}
	return false
}

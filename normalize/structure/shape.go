package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// The lengths of texts, in characters.
const (
	longestLabel   = 18 // in front of the colon of a run-in heading
	shortestTold   = 15 // behind it
	longestClean   = 16 // of a first sentence that is a heading and holds no sentence
	shortestDoubt  = 22 // from which on it may hold a sentence
	shortLine      = 36 // of a line that is a heading
	longestCaption = 28
)

// sentence is the first sentence of an item.
type sentence struct {
	head string // without its closing mark
	rest string // what follows
	stop bool   // it has a closing mark
}

// longestSentence is the number of bytes in which the end of a first sentence is looked for.
const longestSentence = 900

// firstSentence divides a text behind its first sentence: at a 。！？ outside of brackets and quotes, or at a full stop between
// Han characters that stands for 。.
func firstSentence(s string) sentence {
	depth := 0
	for i := 0; i < len(s) && i <= longestSentence; {
		c := s[i]
		if c != '.' && c != '(' && c != ')' && c != 0xE2 && c != 0xE3 && c != 0xEF { // no mark begins so
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '《', '（', '(', '“', '〈', '‘':
			depth++
		case '》', '）', ')', '”', '〉', '’':
			depth = max(0, depth-1)
		case '。', '！', '？':
			if depth == 0 {
				return sentence{s[:i], strings.TrimLeft(s[i+n:], blanks+"”*"), true}
			}
		case '.':
			next, _ := utf8.DecodeRuneInString(s[i+1:])
			if depth == 0 && lex.IsHan(lastRune(s[:i])) && (lex.IsHan(next) || lex.IsBlank(next) || i+1 == len(s)) {
				return sentence{s[:i], strings.TrimLeft(s[i+1:], blanks+"”*"), true}
			}
		}
		i += n
	}
	return sentence{head: s}
}

const blanks = " \t\u00a0\u3000"

// isStop reports whether r closes a sentence.
func isStop(r rune) bool { return r == '。' || r == '！' || r == '？' }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// tail returns the length in bytes of the last n characters of s.
func tail(s string, n int) int {
	end := len(s)
	for range n {
		_, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
	}
	return len(s) - end
}

// colonLabel divides a text that begins with a short phrase and a colon.
func colonLabel(s string) (label, rest string) {
	count := 0
	for i, r := range s {
		switch r {
		case '：', ':':
			if count < 2 || i+utf8.RuneLen(r) > len(s) {
				return "", ""
			}
			return s[:i], s[i+utf8.RuneLen(r):]
		case '，', '。', '；', '、', ' ', '\u3000':
			return "", ""
		}
		if count++; count > longestLabel {
			return "", ""
		}
	}
	return "", ""
}

// means is the class of the words that explain the one in front of the colon: 是指.
var means = lex.Class("means")

// explains reports whether s explains a word: “两新”：是指….
func explains(s string) bool {
	if strings.HasPrefix(s, "“") && strings.Contains(s, "”：") {
		return true
	}
	label, rest := colonLabel(s)
	return label != "" && means.Begins(rest) > 0
}

// captionLength returns the length of the caption of an article (条标) that s begins with, blanks in front of it included: （目的和依据）.
func captionLength(s string) int {
	if !strings.HasPrefix(s, "（") && !strings.HasPrefix(s, "【") && !strings.HasPrefix(s, "〔") {
		return 0
	}
	n := strings.IndexAny(s, "）】〕。")
	if n < 0 || n > 3*longestCaption || n < 3*3 || s[n:n+3] == "。" || strings.ContainsAny(s[:n], "0123456789") {
		return 0
	}
	return n + len("）")
}

// headingGap returns where in s, the text behind a number, the text behind its first blank begins, where that blank may have
// been a line break: between two Han characters, with a sentence behind it; or 0.
func headingGap(s string) int {
	count, prev := 0, rune(0)
	for i, r := range s {
		if lex.IsBlank(r) {
			at := i + lex.Blanks(s[i:])
			next, _ := utf8.DecodeRuneInString(s[at:])
			if count < 2 || !lex.IsHan(prev) || !lex.IsHan(next) || utf8.RuneCountInString(s[at:min(len(s), at+60)]) < 12 {
				return 0
			}
			return at
		}
		if isStop(r) || r == '；' || r == '：' || r == '，' {
			return 0
		}
		if count++; count > 45 {
			return 0
		}
		prev = r
	}
	return 0
}

// squeeze returns s without blanks.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if lex.IsBlank(r) {
			return -1
		}
		return r
	}, s)
}

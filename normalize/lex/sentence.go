package lex

import (
	"strings"
	"unicode/utf8"
)

// EndsSentence reports whether r is a mark that ends a sentence (句末点号, GB/T 15834-2011, 4.1 to 4.3): 。！？
func EndsSentence(r rune) bool { return r == '。' || r == '！' || r == '？' }

// EndsClause reports whether r ends a sentence or one of its members that could be one (分句, GB/T 15834-2011, 4.6): 。！？；
func EndsClause(r rune) bool { return EndsSentence(r) || r == '；' || r == ';' }

// Sentence returns the length of the first sentence (句) of s without its closing mark, and of the mark: up to the first 。！？ that
// stands outside of brackets and quotes, or a full stop of another script between Han (强化组织领导. 市委…). ok is false where s has none
// within limit characters.
func Sentence(s string, limit int) (length, mark int, ok bool) {
	depth, count, prev := 0, 0, rune(0)
	for i, r := range s {
		if count++; count > limit {
			return 0, 0, false
		}
		switch {
		case strings.ContainsRune("《（(“〈‘", r):
			depth++
		case strings.ContainsRune("》）)”〉’", r):
			depth = max(0, depth-1)
		case depth > 0:
		case EndsSentence(r):
			return i, utf8.RuneLen(r), true
		case r == '.':
			next, _ := utf8.DecodeRuneInString(s[i+1:])
			if IsHan(prev) && (IsHan(next) || IsBlank(next) || i+1 == len(s)) {
				return i, 1, true
			}
		}
		prev = r
	}
	return 0, 0, false
}

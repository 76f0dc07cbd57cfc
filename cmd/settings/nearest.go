// Package settings is how a command gets its settings: values out of closed lists, a file of settings, and a word to those who
// mistyped one.
package settings

import (
	"strings"
	"unicode/utf8"
)

// Nearest returns the word of a list that somebody meant who wrote word, or "": one that begins with it or that a few slips
// of the hand turn into it. Of words equally near it is the first.
func Nearest(word string, list []string) string {
	word = strings.ToLower(word)
	if utf8.RuneCountInString(word) < 2 {
		return ""
	}
	best, least := "", 0
	for _, w := range list {
		n := slips([]rune(word), []rune(strings.ToLower(w)))
		if strings.HasPrefix(strings.ToLower(w), word) {
			n = 0
		}
		if n <= max(1, utf8.RuneCountInString(w)/3) && (best == "" || n < least) {
			best, least = w, n
		}
	}
	return best
}

// DidYouMean is a hint that names the word nearest to one, or other where there is none.
func DidYouMean(word string, list []string, other string) string {
	if w := Nearest(word, list); w != "" {
		return "did you mean " + w + "?"
	}
	return other
}

// slips counts the letters to be put in, left out, changed, or swapped with the next to turn a into b (Damerau's distance
// with adjacent swaps).
func slips(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

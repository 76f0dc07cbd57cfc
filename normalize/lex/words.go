package lex

import (
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

// Words is a class of words of the lexicon (词类): heading nouns, closings, measure words. The zero value is not usable; a
// stage declares the classes that it asks as variables, which costs nothing until one is asked.
type Words struct {
	name  string
	asked atomic.Pointer[numbers] // nil until it is asked
}

// numbers is the lexicon, and in it the number of a class and of that of the words which hide its own.
type numbers struct {
	lexicon    *lexicon
	id, except uint16
}

// Class returns the class of a name of lexicon/classes.tsv. A class that the table does not know panics when it is asked.
func Class(name string) *Words { return &Words{name: name} }

// class returns the lexicon, and the numbers of the class and of that of the words which hide its own.
func (w *Words) class() (l *lexicon, id, except uint16) {
	n := w.asked.Load()
	if n == nil {
		n = w.find()
	}
	return n.lexicon, n.id, n.except
}

// find looks the class up by its name, once.
func (w *Words) find() *numbers {
	l := theLexicon()
	id, ok := l.ids[w.name]
	if !ok {
		panic("lex: no class " + w.name)
	}
	n := &numbers{l, id, l.ids[exceptOf+w.name]}
	w.asked.Store(n)
	return n
}

// Begins returns the length in bytes of the longest word of the class that s begins with, or 0. A longer word of the class
// "cover" that s begins with hides it: 超 is no word in front of 超市. A word of "cover=opener" hides those of the class opener alone.
func (w *Words) Begins(s string) int {
	l, id, except := w.class()
	return l.forward.Longest(s, id, except)
}

// Ends returns the length in bytes of the longest word of the class that s ends with, or 0. A longer word of the class
// "cover" hides it.
func (w *Words) Ends(s string) int {
	l, id, except := w.class()
	return l.backward.Longest(s, id, except)
}

// Is reports whether s is a word of the class.
func (w *Words) Is(s string) bool { return s != "" && w.Begins(s) == len(s) }

// Index returns where the first word of the class begins in s and its length in bytes, or -1, 0. A word inside of a longer
// word of the class "cover" is passed over.
func (w *Words) Index(s string) (at, length int) {
	l, id, except := w.class()
	if c := l.class(id); c.only != "" {
		switch at = strings.Index(s, c.only); {
		case at < 0:
			return -1, 0
		case !c.hidden:
			return at, len(c.only)
		}
	}
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf && !l.forward.ASCII() {
			i++
			continue
		}
		n, cover := l.forward.At(s[i:], id, except)
		switch {
		case cover > n:
			i += cover
			continue
		case n > 0:
			return i, n
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return -1, 0
}

// LastIndex returns where the last word of the class begins in s and its length in bytes, or -1, 0.
func (w *Words) LastIndex(s string) (at, length int) {
	l, id, except := w.class()
	if c := l.class(id); c.only != "" {
		switch at = strings.LastIndex(s, c.only); {
		case at < 0:
			return -1, 0
		case !c.hidden:
			return at, len(c.only)
		}
	}
	for end := len(s); end > 0; {
		if n := l.backward.Longest(s[:end], id, except); n > 0 {
			return end - n, n
		}
		_, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
	}
	return -1, 0
}

// In reports whether a word of the class stands in s.
func (w *Words) In(s string) bool {
	at, _ := w.Index(s)
	return at >= 0
}

// Value returns the value that the tables give a word of the class, or "": site-label=dateWritten.
func (w *Words) Value(word string) string {
	c := w.list()
	return c.values[word]
}

// List returns the words of the class in the order of the tables. The caller must not change it.
func (w *Words) List() []string { return w.list().words }

func (w *Words) list() *class {
	l, id, _ := w.class()
	return l.class(id)
}

// Marked returns an example without the ‹› round its word, and where the word stands in it.
func Marked(example string) (text string, start, end int) {
	before, rest, _ := strings.Cut(example, "‹")
	word, after, _ := strings.Cut(rest, "›")
	return before + word + after, len(before), len(before) + len(word)
}

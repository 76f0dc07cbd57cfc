package lex

import (
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"guiwen/normalize/lex/trie"
)

// Words is a class of words of the lexicon (词类): heading nouns, closings, measure words. The zero value is not usable; a
// stage declares the classes that it asks as variables, which costs nothing until one is asked.
type Words struct {
	name  string
	asked atomic.Pointer[numbers] // nil until it is asked
}

// numbers is the lexicon, in it the number of a class and of that of the words which hide its own, and with which Han characters its
// words begin and end, or what is looked at in a text where they are sought: those with covers.
type numbers struct {
	lexicon              *lexicon
	id, except           uint16
	begins, ends, sought characters
}

// characters tells of Han characters, by their low bits, which may be meant: a bit for 1,024 of them. Most questions are about a character
// that no word has there, and end here.
type characters [16]uint64

func (c *characters) add(r rune) { c[r>>6&15] |= 1 << (r & 63) }

// hanBytes is the length of a Han character of the basic plane.
const hanBytes = 3

// missesFirst reports whether s begins with a Han character that is not meant for sure.
func (c *characters) missesFirst(s string) bool {
	return len(s) >= 3 && 0xE3 <= s[0] && s[0] <= 0xE9 && c[s[1]&15]&(1<<(s[2]&63)) == 0
}

// missesLast is missesFirst for the last character.
func (c *characters) missesLast(s string) bool {
	n := len(s) - 3
	return n >= 0 && 0xE3 <= s[n] && s[n] <= 0xE9 && s[n+1]&0xC0 == 0x80 && c[s[n+1]&15]&(1<<(s[n+2]&63)) == 0
}

// Class returns the class of a name of lexicon/classes.tsv. A class that the table does not know panics when it is asked.
func Class(name string) *Words { return &Words{name: name} }

// numbers returns what is known of the class.
func (w *Words) numbers() *numbers {
	if n := w.asked.Load(); n != nil {
		return n
	}
	return w.find()
}

// find looks the class up by its name, once.
func (w *Words) find() *numbers {
	l := theLexicon()
	id, ok := l.ids[w.name]
	if !ok {
		panic("lex: no class " + w.name)
	}
	n := &numbers{lexicon: l, id: id, except: l.ids[exceptOf+w.name]}
	for word := range l.classes[id].each() {
		first, _ := utf8.DecodeRuneInString(word)
		last, _ := utf8.DecodeLastRuneInString(word)
		n.begins.add(first)
		n.ends.add(last)
		n.sought.add(first)
	}
	for _, hiding := range [...]uint16{trie.Cover, n.except} {
		for word := range l.classes[hiding].each() {
			first, _ := utf8.DecodeRuneInString(word)
			n.sought.add(first)
		}
	}
	w.asked.Store(n)
	return n
}

// Begins returns the length in bytes of the longest word of the class that s begins with, or 0. A longer word of the class
// "cover" that s begins with hides it: 超 is no word in front of 超市. A word of "cover=opener" hides those of the class opener alone.
func (w *Words) Begins(s string) int {
	n := w.numbers()
	if n.begins.missesFirst(s) {
		return 0
	}
	return n.lexicon.forward.Longest(s, n.id, n.except)
}

// Ends returns the length in bytes of the longest word of the class that s ends with, or 0. A longer word of the class
// "cover" hides it.
func (w *Words) Ends(s string) int {
	n := w.numbers()
	if n.ends.missesLast(s) {
		return 0
	}
	return n.lexicon.backward.Longest(s, n.id, n.except)
}

// Is reports whether s is a word of the class.
func (w *Words) Is(s string) bool { return s != "" && w.Begins(s) == len(s) }

// Index returns where the first word of the class begins in s and its length in bytes, or -1, 0. A word inside of a longer
// word of the class "cover" is passed over.
func (w *Words) Index(s string) (at, length int) {
	k := w.numbers()
	l := k.lexicon
	if c := l.class(k.id); c.only != "" {
		switch at = strings.Index(s, c.only); {
		case at < 0:
			return -1, 0
		case !c.hidden:
			return at, len(c.only)
		}
	}
	for i := 0; i < len(s); {
		switch {
		case s[i] < utf8.RuneSelf && !l.forward.ASCII():
			i++
			continue
		case k.sought.missesFirst(s[i:]):
			i += hanBytes
			continue
		}
		n, cover := l.forward.At(s[i:], k.id, k.except)
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
	k := w.numbers()
	l := k.lexicon
	if c := l.class(k.id); c.only != "" {
		switch at = strings.LastIndex(s, c.only); {
		case at < 0:
			return -1, 0
		case !c.hidden:
			return at, len(c.only)
		}
	}
	for end := len(s); end > 0; {
		if k.ends.missesLast(s[:end]) {
			end -= hanBytes
			continue
		}
		if n := l.backward.Longest(s[:end], k.id, k.except); n > 0 {
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
	n := w.numbers()
	return n.lexicon.class(n.id)
}

// Marked returns an example without the ‹› round its word, and where the word stands in it.
func Marked(example string) (text string, start, end int) {
	before, rest, _ := strings.Cut(example, "‹")
	word, after, _ := strings.Cut(rest, "›")
	return before + word + after, len(before), len(before) + len(word)
}

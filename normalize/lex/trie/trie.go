// Package trie finds words at either end of a text. It is built from the tables of the lexicon once, when the program is
// generated, and decoded when the first question is asked.
package trie

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Word is a word of a class.
type Word struct {
	Text  string
	Class uint16
}

// Cover is the class of words that only hide shorter ones.
const Cover = 0

// Classes is the number of classes there may be.
const Classes = 64 * classWords

// Trie finds words from one end of a text on, in one pass over the characters: a table of the first characters, below them
// arrays of nodes, the children of one side by side and sorted.
type Trie struct {
	root   [0x9FFF - 0x4E00 + 1]uint16 // nodes of one Han character, by character; 0: none
	other  map[rune]uint16             // nodes of one other character
	others [4]uint64                   // a bit for each of those, by its low bits
	last   bool                        // words are found from their last character on
	ascii  bool                        // a word begins with a character of ASCII
	nodes  []node
	sets   []set
}

type node struct {
	r           rune
	child, last uint16 // children are nodes[child:last]
	ends, below uint16 // sets of classes: of the word that ends here, and of all that end here or below
}

// set is a set of classes.
type set [classWords]uint64

// classWords times 64 is the greatest number of classes.
const classWords = 6

func (s *set) add(class uint16)      { s[class/64] |= 1 << (class % 64) }
func (s *set) has(class uint16) bool { return s[class/64]&(1<<(class%64)) != 0 }

// cut takes the last character off s, or the first. It is no value of a function, so that what is asked stays on the stack.
func cut(s string, last bool) (r rune, size int, rest string) {
	if last {
		if n := len(s) - 3; n >= 0 && isHanLead(s[n]) && s[n+1]&0xC0 == 0x80 && s[n+2]&0xC0 == 0x80 {
			return rune(s[n]&0x0F)<<12 | rune(s[n+1]&0x3F)<<6 | rune(s[n+2]&0x3F), 3, s[:n]
		}
		r, size = utf8.DecodeLastRuneInString(s)
		return r, size, s[:len(s)-size]
	}
	if len(s) >= 3 && isHanLead(s[0]) && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3, s[3:]
	}
	r, size = utf8.DecodeRuneInString(s)
	return r, size, s[size:]
}

// isHanLead reports whether c begins a character of three bytes: nearly all Chinese text.
func isHanLead(c byte) bool { return 0xE1 <= c && c <= 0xEC }

// Longest returns the length of the longest word of the class at the trie's end of s; 0 where none stands there or a longer
// word of [Cover], or of the class except, hides it. Except is [Cover] where there is none.
func (t *Trie) Longest(s string, class, except uint16) int {
	word, hidden := t.walk(s, class, except, false)
	if hidden > word {
		return 0
	}
	return word
}

// ASCII reports whether a word may begin with a character of ASCII.
func (t *Trie) ASCII() bool { return t.ascii }

// At returns the lengths of the longest word of the class and of the longest that hides words of it at the trie's end of s.
func (t *Trie) At(s string, class, except uint16) (word, hidden int) {
	return t.walk(s, class, except, true)
}

// walk is At; where covers are not asked for, hidden is known only where it is longer than a word.
func (t *Trie) walk(s string, class, except uint16, covers bool) (word, hidden int) {
	if s == "" {
		return 0, 0
	}
	r, n, s := cut(s, t.last)
	k := uint16(0)
	if i := r - 0x4E00; i >= 0 && int(i) < len(t.root) {
		k = t.root[i]
	} else if t.others[r>>6&3]&(1<<(r&63)) == 0 {
		return 0, 0
	} else if k = t.other[r]; k == 0 {
		return 0, 0
	}
	if !covers && !t.sets[t.nodes[k].below].has(class) {
		return 0, 0 // nothing to hide: most questions end here
	}
	for length := n; k > 0; {
		d := &t.nodes[k]
		if ends := &t.sets[d.ends]; ends.has(class) {
			word = length
		} else if ends.has(Cover) || ends.has(except) {
			hidden = length
		}
		if below := &t.sets[d.below]; d.child == d.last || !below.has(class) && (!covers && word == 0 || !below.has(Cover) && !below.has(except)) {
			break
		}
		if s == "" {
			break
		}
		r, n, s = cut(s, t.last)
		length += n
		k = t.childOf(d, r)
	}
	return word, hidden
}

// childOf returns the child of a node for a character, or 0.
func (t *Trie) childOf(d *node, r rune) uint16 {
	lo, hi := int(d.child), int(d.last)
	for lo < hi {
		mid := (lo + hi) / 2
		if t.nodes[mid].r < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < int(d.last) && t.nodes[lo].r == r {
		return uint16(lo)
	}
	return 0
}

// Forward makes the trie of words from their first character on.
func Forward(words []Word) *Trie { return build(words, false) }

// Backward makes the trie of words from their last character on.
func Backward(words []Word) *Trie {
	turned := make([]Word, len(words))
	for i, w := range words {
		turned[i] = Word{reversed(w.Text), w.Class}
	}
	return build(turned, true)
}

// reversed returns the characters of s from the last to the first.
func reversed(s string) string {
	b := make([]byte, 0, len(s))
	for s != "" {
		_, n := utf8.DecodeLastRuneInString(s)
		b = append(b, s[len(s)-n:]...)
		s = s[:len(s)-n]
	}
	return string(b)
}

// builder keeps what is needed while a trie is built.
type builder struct {
	t    *Trie
	seen map[set]uint16
}

func build(words []Word, last bool) *Trie {
	words = slices.Clone(words)
	slices.SortFunc(words, func(a, b Word) int { return cmp.Or(strings.Compare(a.Text, b.Text), cmp.Compare(a.Class, b.Class)) })
	t := &Trie{last: last, sets: []set{{}}, nodes: make([]node, 1, 3*len(words)+1)}
	b := builder{t: t, seen: map[set]uint16{{}: 0}}
	t.nodes[0] = b.children(words, 0)
	t.index()
	return t
}

// index fills the table of first characters from the children of the first node.
func (t *Trie) index() {
	t.other = map[rune]uint16{}
	for k := t.nodes[0].child; k < t.nodes[0].last; k++ {
		r := t.nodes[k].r
		if i := r - 0x4E00; i >= 0 && int(i) < len(t.root) {
			t.root[i] = k
		} else {
			t.other[r] = k
			t.others[r>>6&3] |= 1 << (r & 63)
			t.ascii = t.ascii || r < utf8.RuneSelf
		}
	}
}

// children adds the nodes for the words that share their first depth bytes, which are not of that length, and returns where
// they stand. Children are laid out side by side before their own children are.
func (b *builder) children(words []Word, depth int) (at node) {
	t := b.t
	at.child = uint16(len(t.nodes))
	var groups []int // where the words of each child end
	for i := 0; i < len(words); {
		r, n := utf8.DecodeRuneInString(words[i].Text[depth:])
		to := i + 1
		for to < len(words) && strings.HasPrefix(words[to].Text[depth:], words[i].Text[depth:depth+n]) {
			to++
		}
		if len(t.nodes) > 0xFFFE {
			panic("lex: too many words for one trie")
		}
		t.nodes = append(t.nodes, node{r: r})
		groups = append(groups, to)
		i = to
	}
	at.last = uint16(len(t.nodes))
	from := 0
	for g, to := range groups {
		k := int(at.child) + g
		depth := depth + utf8.RuneLen(t.nodes[k].r)
		var ends set
		for from < to && len(words[from].Text) == depth {
			ends.add(words[from].Class)
			from++
		}
		below := ends
		if from < to {
			sub := b.children(words[from:to], depth)
			t.nodes[k].child, t.nodes[k].last = sub.child, sub.last
			for j := sub.child; j < sub.last; j++ {
				for w, bits := range t.sets[t.nodes[j].below] {
					below[w] |= bits
				}
			}
		}
		t.nodes[k].ends, t.nodes[k].below = b.set(ends), b.set(below)
		from = to
	}
	return at
}

// set returns the number of a set, which is added where it is new.
func (b *builder) set(s set) uint16 {
	n, ok := b.seen[s]
	if !ok {
		n = uint16(len(b.t.sets))
		b.seen[s], b.t.sets = n, append(b.t.sets, s)
	}
	return n
}

package statistics

import (
	"sort"
	"unicode/utf8"
)

// words finds all of a set of words in a text in one pass (Aho–Corasick over characters). It is built once and then
// only read.
type words struct {
	root  [0x5200]int32 // by character from U+4E00 on: what a match of one Han character leads to
	first map[rune]int32
	nodes []node
}

// node is a state; its edges are nodes of the slice edges[lo:hi], sorted by character.
type node struct {
	edges []edge
	fail  int32
	word  int32 // of a word that ends here, or -1
	next  int32 // the nearest state on the way of failures in which a word ends, or 0
	size  int32 // bytes of that word
}

type edge struct {
	r  rune
	to int32
}

// hit is a word of the set at a place of the text, in bytes.
type hit struct {
	word       int32
	start, end int32
}

// newWords builds the set. Word i of the list is reported as i; equal words must not occur twice.
func newWords(list []string) *words {
	w := &words{first: make(map[rune]int32), nodes: []node{{word: -1}}}
	for i, word := range list {
		at := int32(0)
		for _, r := range word {
			at = w.grow(at, r)
		}
		w.nodes[at].word, w.nodes[at].size = int32(i), int32(len(word))
	}
	w.link()
	for _, e := range w.nodes[0].edges {
		if k := e.r - 0x4E00; k >= 0 && int(k) < len(w.root) {
			w.root[k] = e.to
		} else {
			w.first[e.r] = e.to
		}
	}
	return w
}

// grow returns the child of a node for a character, made if need be.
func (w *words) grow(at int32, r rune) int32 {
	list := w.nodes[at].edges
	k := sort.Search(len(list), func(i int) bool { return list[i].r >= r })
	if k < len(list) && list[k].r == r {
		return list[k].to
	}
	to := int32(len(w.nodes))
	w.nodes = append(w.nodes, node{word: -1})
	list = append(list, edge{})
	copy(list[k+1:], list[k:])
	list[k] = edge{r, to}
	w.nodes[at].edges = list
	return to
}

// link sets the ways of failure, breadth first.
func (w *words) link() {
	queue := make([]int32, 0, len(w.nodes))
	for _, e := range w.nodes[0].edges {
		queue = append(queue, e.to)
	}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, e := range w.nodes[at].edges {
			fail := w.nodes[at].fail
			for fail != 0 && w.child(fail, e.r) == 0 {
				fail = w.nodes[fail].fail
			}
			if to := w.child(fail, e.r); to != 0 && to != e.to {
				w.nodes[e.to].fail = to
			}
			f := w.nodes[e.to].fail
			w.nodes[e.to].next = w.nodes[f].next
			if w.nodes[f].word >= 0 {
				w.nodes[e.to].next = f
			}
			queue = append(queue, e.to)
		}
	}
}

func (w *words) child(at int32, r rune) int32 {
	for _, e := range w.nodes[at].edges {
		if e.r == r {
			return e.to
		}
	}
	return 0
}

// find appends the words of the set that stand in s to hits, in the order in which they end; of words that end together,
// the longest first.
func (w *words) find(s string, hits []hit) []hit {
	at := int32(0)
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if isWideAt(s, i) {
			r, size = rune(s[i]&0x0F)<<12|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F), hanBytes
		} else if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		if r == '“' || r == '”' { // “全程网办”率 is 全程网办率
			continue
		}
		if at = w.follow(at, r); at == 0 {
			continue
		}
		for n := at; n != 0; n = w.nodes[n].next {
			if w.nodes[n].word >= 0 {
				hits = append(hits, hit{w.nodes[n].word, int32(i) - w.nodes[n].size, int32(i)})
			}
		}
	}
	return hits
}

// follow returns the state behind a character.
func (w *words) follow(at int32, r rune) int32 {
	for at != 0 {
		if to := w.child(at, r); to != 0 {
			return to
		}
		at = w.nodes[at].fail
	}
	if k := r - 0x4E00; k >= 0 && int(k) < len(w.root) {
		return w.root[k]
	}
	return w.first[r]
}

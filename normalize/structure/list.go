package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// Item is a mark with its text and what was decided about it.
type Item struct {
	Mark
	From, End int    // its text in its line, behind the number, up to the next mark of the line or the line's end
	Text      string // the same
	Body      bool   // something stands below it before its next sibling: a paragraph, a table, a list
	Role      Role
	Level     int // of a heading: 1 to 9
	// Stop is where the text of a heading ends in its line, Next where the paragraph begins that shares its line; 0 where none does.
	Stop, Next int
	Cut        Cut
	first      sentence
}

// Role is what the members of a list are.
type Role int8

// The roles.
const (
	None   Role = iota // the number numbers nothing: 第一节课
	Member             // an item of an enumeration
	Heading
)

// List is a list of marks: one role for all its members.
type List struct {
	Rank     Rank
	Items    []int // of the outline's items
	Parent   int   // the item that it stands below, or -1
	Features Features
	Own      float64 // the score of its own features
	Score    float64 // mixed with that of its cousins
	Total    float64 // and what its child lists win
	Heading  bool

	colons bool           // most items are a phrase, a colon and a sentence
	gaps   bool           // most have a blank behind a phrase
	clean  []int          // characters of the headings that nobody doubts
	endsOf map[string]int // what those end with
	nouns  map[string]int // strong heading nouns, by the items in whose beginning they stand
}

// Outline is the tree of lists of a text.
type Outline struct {
	Texts []string
	Items []Item
	Lists []List
	Law   bool // it has articles
	// Used tells which ranks number headings, and Order where each stands in the nesting.
	Used  [Ranks]bool
	Order [Ranks]int
}

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
	depth, prev := 0, rune(0)
	for i, r := range s {
		if i > longestSentence {
			break
		}
		switch r {
		case '《', '（', '(', '“', '〈', '‘':
			depth++
		case '》', '）', ')', '”', '〉', '’':
			depth = max(0, depth-1)
		case '。', '！', '？':
			if depth == 0 {
				return sentence{s[:i], strings.TrimLeft(s[i+utf8.RuneLen(r):], blanks+"”*"), true}
			}
		case '.':
			next, _ := utf8.DecodeRuneInString(s[i+1:])
			if depth == 0 && lex.IsHan(prev) && (lex.IsHan(next) || lex.IsBlank(next) || i+1 == len(s)) {
				return sentence{s[:i], strings.TrimLeft(s[i+1:], blanks+"”*"), true}
			}
		}
		prev = r
	}
	return sentence{head: s}
}

const blanks = " \t\u00a0\u3000"

// Below says what stands between the items of an outline.
type Below struct {
	// Outside reports whether a text is no part of the body: a signature, a date, an attachment note. May be nil.
	Outside func(line int) bool
}

// Build finds the outline of the texts of a document.
func Build(texts []string, below Below) *Outline {
	o := &Outline{Texts: texts}
	o.collect(Marks(texts), below)
	o.doubt()
	o.order()
	o.measure()
	o.mixCousins()
	o.decide()
	o.cut()
	return o
}

// collect makes items and lists of the marks.
func (o *Outline) collect(marks []Mark, below Below) {
	o.Items = make([]Item, len(marks))
	lists := 0
	for _, m := range marks {
		lists = max(lists, m.List+1)
	}
	o.Lists = make([]List, lists)
	inside, parts := o.linesOf(below)
	for i := range marks {
		it := &o.Items[i]
		it.Mark = marks[i]
		it.From, it.End = it.At+it.Len+it.Blank, len(o.Texts[it.Line])
		next := len(o.Texts)
		if i+1 < len(marks) {
			if next = marks[i+1].Line; next == it.Line {
				it.End = marks[i+1].At
			}
		}
		it.Text = strings.TrimRight(o.Texts[it.Line][it.From:max(it.From, it.End)], blanks)
		it.first = firstSentence(it.Text)
		it.Body = i+1 < len(marks) && marks[i+1].Parent == i
		if next > it.Line && !it.Body {
			if end := parts[it.Line+1]; i+1 == len(marks) || marks[i+1].List != it.List {
				next = min(next, end)
			}
			it.Body = inside[max(next, it.Line+1)]-inside[it.Line+1] > 0
		}
		l := &o.Lists[it.List]
		if len(l.Items) == 0 {
			l.Rank, l.Parent = RankOf(it.Label), it.Parent
		}
		l.Items = append(l.Items, i)
	}
}

// linesOf counts the lines of the body up to each line, and finds the next line behind which a part of the file begins.
func (o *Outline) linesOf(below Below) (inside, parts []int) {
	n := len(o.Texts)
	inside, parts = make([]int, n+1), make([]int, n+2)
	for i := range n {
		inside[i+1] = inside[i]
		if below.Outside == nil || !below.Outside(i) {
			inside[i+1]++
		}
	}
	parts[n], parts[n+1] = n, n
	for i := n - 1; i >= 0; i-- {
		parts[i] = parts[i+1]
		if beginsPart(o.Texts[i]) {
			parts[i] = i
		}
	}
	return inside, parts
}

const (
	fewestArticles  = 3  // of a law
	longestDivision = 40 // characters of the title of a chapter
)

// doubt takes marks back that only their whole list can tell: articles of no law, chapters whose text is a sentence.
func (o *Outline) doubt() {
	articles, parts := 0, 0
	for i := range o.Items {
		switch it := &o.Items[i]; {
		case RankOf(it.Label) == Article:
			articles++
		case RankOf(it.Label) == Part && it.Value == parts+1:
			parts++
		}
	}
	o.Law = articles >= fewestArticles
	for i := range o.Items {
		it := &o.Items[i]
		it.Role = Member
		switch r := RankOf(it.Label); {
		case r == Article && !o.Law, r == Part && parts < 2, r < Article && noDivision(it):
			it.Role = None
		}
	}
}

// noDivision reports whether the text behind the number of a chapter is none of its title's.
func noDivision(it *Item) bool {
	n := utf8.RuneCountInString(it.Text)
	return n > longestDivision || it.first.stop || it.Blank == 0 && n > longestDivision/2 || strings.ContainsAny(it.Text, "；，")
}

// order finds which ranks are in use and how they nest: as the standard has them, unless most lists say otherwise.
func (o *Outline) order() {
	var over [Ranks][Ranks]int // over[a][b]: lists of b below an item of a
	for r := range o.Order {
		o.Order[r] = r
	}
	for i := range o.Lists {
		l := &o.Lists[i]
		if l.Parent >= 0 {
			over[RankOf(o.Items[l.Parent].Label)][l.Rank]++
		}
	}
	for i := range o.Items {
		if o.Items[i].Role != None {
			o.Used[RankOf(o.Items[i].Label)] = true
		}
	}
	for outer := range Ranks {
		for inner := range outer {
			if over[outer][inner] > over[inner][outer] && o.Used[inner] {
				o.raise(outer, inner)
			}
		}
	}
}

// raise sets a rank right above another one.
func (o *Outline) raise(rank, above Rank) {
	to, from := o.Order[above], o.Order[rank]
	if from < to {
		return
	}
	for r := range o.Order {
		if p := o.Order[r]; p >= to && p < from {
			o.Order[r]++
		}
	}
	o.Order[rank] = to
}

// level returns the level of headings of a rank: the divisions of a law one below the other as far as they are in use, then
// 一、（一）1.（1）① each at its own level; in a text that nests them otherwise those in use, one below the other.
func (o *Outline) level(rank Rank) int {
	inverted := false
	for r, p := range o.Order {
		inverted = inverted || r != p && o.Used[r]
	}
	level := 1
	for r := range Ranks {
		if r != rank && o.Order[r] < o.Order[rank] && (o.Used[r] || !inverted && r >= CJK) {
			level++
		}
	}
	return min(9, level)
}

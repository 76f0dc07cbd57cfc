package structure

import (
	"strings"
	"unicode/utf8"
)

// Collect makes items and lists of marks that are known, and takes back those that number nothing; roles it leaves open.
func Collect(texts []string, marks []Mark, outside func(line int) bool) *Outline {
	o := &Outline{Texts: texts}
	o.collect(marks, outside)
	o.doubt()
	return o
}

// Decide finds the outline of texts whose marks are known: which lists are headings, of which level, and where run-in headings end.
// outside reports whether a text is no part of the body: a signature, a date, an attachment note; it may be nil.
func Decide(texts []string, marks []Mark, outside func(line int) bool) *Outline {
	o := Collect(texts, marks, outside)
	o.order()
	o.divide()
	o.measure()
	o.mixCousins()
	o.decide()
	o.levels()
	o.cut()
	return o
}

// collect makes items and lists of the marks.
func (o *Outline) collect(marks []Mark, outside func(int) bool) {
	o.Items = make([]Item, len(marks))
	lists := 0
	for _, m := range marks {
		lists = max(lists, m.List+1)
	}
	o.Lists = make([]List, lists)
	inside := o.linesOf(outside)
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
			if end := o.parts[it.Line+1]; i+1 == len(marks) || marks[i+1].List != it.List {
				next = min(next, end)
			}
			it.Body = inside[max(next, it.Line+1)]-inside[it.Line+1] > 0
		}
		l := &o.Lists[it.List]
		if len(l.Items) == 0 {
			l.Rank, l.Parent = it.Rank, it.Parent
		}
		l.Items = append(l.Items, i)
	}
}

// linesOf counts the lines of the body up to each line, and finds at each line the next one behind which a part of the file begins.
func (o *Outline) linesOf(outside func(int) bool) (inside []int) {
	n := len(o.Texts)
	inside, o.parts = make([]int, n+1), make([]int, n+2)
	for i := range n {
		inside[i+1] = inside[i]
		if outside == nil || !outside(i) {
			inside[i+1]++
		}
	}
	o.parts[n], o.parts[n+1] = n, n
	for i := n - 1; i >= 0; i-- {
		o.parts[i] = o.parts[i+1]
		if beginsPart(o.Texts[i]) {
			o.parts[i] = i
		}
	}
	return inside
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
		case it.Rank == Article:
			articles++
		case it.Rank == Part && it.Value == parts+1:
			parts++
		}
	}
	articled := articles >= fewestArticles
	o.Law = articled && o.opensWithArticles()
	for i := range o.Items {
		it := &o.Items[i]
		it.Role = Member
		switch r := it.Rank; {
		case r == Article && !articled, r == Part && parts < 2, r < Article && noDivision(it):
			it.Role = None
		}
	}
	o.contents()
}

// opensWithArticles reports whether the first list of the text is one of articles or of what they stand under: a decision that
// numbers its points and prints the amended law behind them is none.
func (o *Outline) opensWithArticles() bool {
	for k := range o.Lists {
		l := &o.Lists[k]
		if l.Rank == Article || l.Parent >= 0 && l.Rank < Article {
			return true
		}
		if l.Parent >= 0 || l.Rank < Article {
			continue
		}
		for i := range o.Lists[k+1:] {
			if b := &o.Lists[k+1+i]; b.Rank == Article && b.Parent >= 0 && o.Items[b.Parent].List == k {
				return true // articles under headings 一、
			}
		}
		return false
	}
	return false
}

// fewestEntries is how many chapters a table of contents has at least.
const fewestEntries = 3

// contents takes the marks of a table of contents back that shares its line with the text: chapters with nothing between
// them, of which the first comes again behind them.
func (o *Outline) contents() {
	for from := 0; from < len(o.Items); {
		to := from
		for to < len(o.Items) && o.division(to) && (to == from || !o.again(from, to)) {
			to++
		}
		if to-from >= fewestEntries && to < len(o.Items) && o.again(from, to) {
			for i := from; i < to; i++ {
				o.Items[i].Role = None
			}
		}
		from = max(to, from+1)
	}
}

// division reports whether item i is a chapter with its title.
func (o *Outline) division(i int) bool {
	return o.Items[i].Rank < Article && o.Items[i].Role != None
}

// again reports whether item i has the number and the text of an item before it.
func (o *Outline) again(before, i int) bool {
	a, b := &o.Items[before], &o.Items[i]
	return a.Label.Text == b.Label.Text && squeeze(a.Text) == squeeze(b.Text)
}

// noDivision reports whether the text behind the number of a chapter is none of its title's.
func noDivision(it *Item) bool {
	n := utf8.RuneCountInString(it.Text)
	return n > longestDivision || it.first.stop || it.Blank == 0 && n > longestDivision/2 || strings.ContainsAny(it.Text, "；，")
}

// order finds which ranks are in use and how they nest: as the standard has them, unless most lists say otherwise.
func (o *Outline) order() {
	var over [Ranks][Ranks]int // over[a][b]: lists of b below an item of a
	for r := range o.nest {
		o.nest[r] = r
	}
	for i := range o.Lists {
		l := &o.Lists[i]
		if l.Parent >= 0 {
			over[o.Items[l.Parent].Rank][l.Rank]++
		}
	}
	for outer := range Ranks {
		for inner := range outer {
			if over[outer][inner] > over[inner][outer] {
				o.raise(outer, inner)
			}
		}
	}
}

// raise sets a rank right above another one.
func (o *Outline) raise(rank, above Rank) {
	to, from := o.nest[above], o.nest[rank]
	if from < to {
		return
	}
	for r := range o.nest {
		if p := o.nest[r]; p >= to && p < from {
			o.nest[r]++
		}
	}
	o.nest[rank] = to
}

// divide tells which part of the file each list is in. A part begins with a list below nothing that stands behind the title of
// one, or is of another scheme than the one before.
func (o *Outline) divide() {
	root, rank, part := 0, Rank(-1), 0
	for k := range o.Lists {
		l := &o.Lists[k]
		if line := o.Items[l.Items[0]].Line; l.Parent >= 0 {
			l.part = o.Lists[o.Items[l.Parent].List].part
		} else {
			if k > 0 && (o.parts[root+1] <= line || l.Rank != rank) {
				part++
			}
			l.part, root, rank = part, line, l.Rank
		}
	}
}

// levels gives the headings their levels: the schemes in use for headings, one below the other, in each part of the file.
func (o *Outline) levels() {
	used := make([][Ranks]bool, len(o.Lists)+1)
	for k := range o.Lists {
		l := &o.Lists[k]
		for _, i := range l.Items {
			used[l.part][l.Rank] = used[l.part][l.Rank] || o.Items[i].Role == Heading
		}
	}
	levelOf := func(rank Rank, part int) int {
		level := 1
		for r, inUse := range used[part] {
			if inUse && o.nest[r] < o.nest[rank] {
				level++
			}
		}
		return min(9, level)
	}
	o.Top = levelOf(CJK, 0)
	for k := range o.Lists {
		for _, i := range o.Lists[k].Items {
			if it := &o.Items[i]; it.Role == Heading {
				it.Level = levelOf(o.Lists[k].Rank, o.Lists[k].part)
			}
		}
	}
}

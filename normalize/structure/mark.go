package structure

import (
	"slices"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// Mark is a number that a list believes.
type Mark struct {
	*label.Label
	Rank   Rank
	Line   int // index of the text that it stands in
	At     int // where it begins there
	Place  Place
	List   int // which list it is a member of, from 0 in the order of their first members
	Parent int // index of the mark below which its list stands, or -1
}

// Rank orders the ways of numbering from the outermost to the innermost (GB/T 9704-2012, 7.3.3).
type Rank int8

// The ranks.
const (
	Part        Rank = iota // 编, 部分
	Subpart                 // 分编
	Chapter                 // 章
	Section                 // 节
	Article                 // 条
	CJK                     // 一、
	CJKParen                // （一）
	Clause                  // 3, of a standard whose clauses have decimal numbers
	Arabic                  // 1.
	Clause2                 // 3.4
	Clause3                 // 3.4.1
	Clause4                 // 3.4.1.2, and deeper
	ArabicParen             // （1）
	Circled                 // ①
	Ranks
)

// RankOf returns the rank of a number, or -1 where it numbers no heading (一是, 附件1).
func RankOf(l label.Label) Rank {
	switch l.Scheme {
	case label.Chapter:
		return [...]Rank{-1, Part, Subpart, Chapter, Section}[l.Division()]
	case label.Article:
		return Article
	case label.CJK:
		return CJK
	case label.CJKParen:
		return CJKParen
	case label.Arabic:
		if l.Depth > 0 {
			return [...]Rank{Clause, Clause2, Clause3, Clause4}[min(l.Depth, 4)-1]
		}
		return Arabic
	case label.ArabicParen:
		return ArabicParen
	case label.Circled:
		return Circled
	}
	return -1
}

// Place is what stands in front of a number.
type Place int8

// The places, the surest first.
const (
	AtStart      Place = iota // nothing: the text begins with it
	BehindStop                // 。；！？
	BehindColon               // ：
	BehindBlank               // a blank
	BehindCloser              // ）”》
	Glued                     // anything else
	places
)

// The weights of marks. A candidate is scored by its place, then by what it continues. Negative ones are doubts.
var (
	placeWeight = [places]int{AtStart: 5, BehindStop: 3, BehindBlank: 2}
	// gluedWeight is for a number with nothing in front of it that ends a clause: 一、 and 第一条 are hardly anything else,
	// 1. and （1） often are.
	gluedWeight = [Ranks]int{-7, -7, -1, -1, -1, -1, -1, -7, -4, 0, 0, 0, -4, -4}
)

const (
	firstBehindColon  = 3  // （一） behind 如下：
	closerThenBlank   = 1  // …） （一）
	blankBeforeDigit  = -1 // a blank in front of 1. may be that of a table
	innerEnumeration  = -9 // 、 or 按照 in front: a number that is talked about
	mentionAtStart    = -8 // 第三条规定的…: believed only as the very next article of a law
	mention           = -9 // the same inside a text
	loose             = -3 // 一， or 1、 where the standard asks for 一、 and 1.
	worthless         = -5 // nothing that comes can make up for less
	continues         = 4  // the next number of an open list
	skips             = -3 // one or two are missing
	repeats           = -4 // the same number again
	leaps             = -4 // more are missing, at the start of a text: an excerpt
	jumps             = -8 // any other number
	begins            = 2  // a list begins with one
	beginsLine        = 1  // and at the start of a text
	countsOn          = 3  // under another parent: 5.–24. and the articles of a law
	beginsAnywhere    = -5 // a list begins with another number
	beginsFirst       = -3 // the same, as the first of the text and of its line: an excerpt
	restarts          = -2 // one again without an outer number in between
	restartsPart      = 2  // one again where a part of the file begins
	nestsAgainstOrder = -2 // （一） below 1.
	cousins           = 1  // a list stands under a rank that the one of its scheme before it stood under too
)

const (
	mostDepth = 7 // of open lists
	beamWidth = 4 // readings kept at a time
)

// Marks finds the numbers in texts, lines or paragraphs, that number something, in order. A text that is no text (a table,
// a picture) is given as "". The numbers may stand anywhere: at the start of a text, behind a sentence, or glued to
// one. Those that are only talked about (第三条规定的), quoted, or a part of a figure are passed over.
func Marks(texts []string) []Mark {
	c := collector{list: make([]candidate, 0, min(len(texts), mostExpected))}
	for i, s := range texts {
		c.scan(i, s)
	}
	return search(c.believed())
}

// mostExpected is how many candidates there is room for from the beginning: where most texts have a number, one a text.
const mostExpected = 1 << 12

// candidate is a number that may be a mark.
type candidate struct {
	label.Label
	line, at int
	score    int
	place    Place
	rank     Rank
	path     label.Decimal // of a clause
	fresh    bool          // a part of the file may begin between the candidate before it and this one
	quoted   bool
}

// collector gathers the candidates of a document.
type collector struct {
	list    []candidate
	fresh   bool
	clauses int // candidates with two places or more: 3.4
}

// scan adds the candidates of one text.
func (c *collector) scan(line int, s string) {
	c.fresh = c.fresh || beginsPart(s)
	from := len(c.list)
	depth := 0 // of quotation marks and titles
	prev, gap := rune(0), false
	for at := 0; at < len(s); {
		if n := label.Skip(s[at:]); n > 0 {
			at += n
			prev, gap = lastRune(s[:at]), false
			continue
		}
		r, n := decode(s, at)
		switch {
		case lex.IsBlank(r):
			gap = true
			at += n
			continue
		case r == '《' || r == '“' || r == '「':
			depth++
		case r == '》' || r == '”' || r == '」':
			depth = max(0, depth-1)
		case '1' <= r && r <= '9' && mayFollow(prev, r, gap) && c.clause(line, s, at, prev, gap):
			at = c.list[len(c.list)-1].end()
			prev, gap = lastRune(s[:at]), false
			c.list[len(c.list)-1].quoted = depth > 0
			continue
		case label.MayBegin(r) && mayFollow(prev, r, gap) && mayGoOn(s[at+n:], r):
			if d, ok := number(s, at, prev, gap); ok {
				if d.score > worthless {
					d.line, d.fresh, d.quoted = line, c.fresh, depth > 0
					c.list, c.fresh = append(c.list, d), false
				}
				at += d.Len
				prev, gap = lastRune(s[:at]), false
				continue
			}
		}
		prev, gap = r, false
		at += n
	}
	if depth == 0 { // balanced: what stands inside of them is quoted
		kept := slices.DeleteFunc(c.list[from:], func(d candidate) bool { return d.quoted })
		c.list = c.list[:from+len(kept)]
	}
}

// decode returns the character at a byte of s and its length.
func decode(s string, at int) (rune, int) {
	switch b := s[at]; {
	case b < utf8.RuneSelf:
		return rune(b), 1
	case 0xE3 <= b && b <= 0xE9 && at+2 < len(s) && s[at+1]&0xC0 == 0x80 && s[at+2]&0xC0 == 0x80: // nearly all of a text
		return rune(b&0x0F)<<12 | rune(s[at+1]&0x3F)<<6 | rune(s[at+2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s[at:])
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// mayFollow reports whether a number may begin with r behind the character prev: it does not begin inside another number.
func mayFollow(prev, r rune, gap bool) bool {
	switch {
	case gap || prev == 0 || r == '(' || r == '（':
		return true
	case lex.Digit(r) >= 0:
		return lex.Digit(prev) < 0 && prev != '.' && prev != '．' && prev != '-' && prev != '—' && prev != '(' && prev != '（' && !('A' <= prev && prev <= 'z')
	case lex.IsNumeral(r):
		return !lex.IsNumeral(prev) && prev != '(' && prev != '（'
	}
	return true
}

// mayGoOn reports whether s, behind the first character r of what may be a number, goes on as one: most digits of a text have
// no mark behind them, most brackets no numeral.
func mayGoOn(s string, r rune) bool {
	next, n := utf8.DecodeRuneInString(s)
	if '0' <= r && r <= '9' {
		for count := 0; lex.Digit(next) >= 0; count++ {
			if count == 2 {
				return false
			}
			s = s[n:]
			next, n = utf8.DecodeRuneInString(s)
		}
		return n > 0 && !lex.IsHan(next)
	}
	if r == '（' || r == '(' {
		return lex.Digit(next) >= 0 || lex.IsBlank(next) || lex.IsHan(next) && label.MayBegin(next)
	}
	return true
}

// The words round a number that is only talked about.
var (
	beforeMention = lex.Class("before-mention")  // 按照（一）
	articleTalk   = lex.Class("article-mention") // 第三条规定
)

// number reads the number at a byte of s and scores it by its place. prev stands in front of it, with a blank between where
// gap is set; 0 at the start.
func number(s string, at int, prev rune, gap bool) (candidate, bool) {
	l, ok := label.Parse(s[at:])
	d := candidate{Label: l, at: at, rank: RankOf(l)}
	if !ok || d.rank < 0 {
		return d, false
	}
	after, _ := utf8.DecodeRuneInString(s[at+l.Len+l.Blank:])
	d.place = placeOf(prev, gap)
	d.score = placeWeight[d.place]
	switch {
	case d.place == Glued:
		d.score += gluedWeight[d.rank]
	case d.place == BehindColon && l.Value == 1:
		d.score += firstBehindColon
	case d.place == BehindCloser && gap:
		d.score += closerThenBlank
	case d.place == BehindBlank && d.rank >= Arabic:
		d.score += blankBeforeDigit - placeWeight[BehindBlank]
	}
	if d.place != AtStart {
		if isJoint(prev) || !gap && beforeMention.Ends(s[:at]) > 0 {
			d.score += innerEnumeration
		}
		if l.Loose && !looseInside(d, after) {
			d.score += worthless
		}
		if d.rank <= Subpart {
			d.score += gluedWeight[d.rank] // hardly ever anywhere but at a start
		}
	}
	if l.Loose && (d.rank == CJK || d.rank == Arabic && d.place != AtStart && d.place != BehindStop) {
		d.score += loose
	}
	if d.rank <= Article && talked(s[at+l.Len:], l.Blank) {
		if d.place == AtStart {
			d.score += mentionAtStart
		} else {
			d.score += mention
		}
	}
	return d, true
}

// placeOf tells the place of a number from what stands in front of it.
func placeOf(prev rune, gap bool) Place {
	switch prev {
	case 0:
		return AtStart
	case '。', '！', '？', '；', ';', '!', '?':
		return BehindStop
	case '：', ':':
		return BehindColon
	case '）', ')', '”', '》', '】', '〕':
		return BehindCloser
	}
	if gap {
		return BehindBlank
	}
	return Glued
}

// isJoint reports whether r joins a number behind it to the clause before.
func isJoint(r rune) bool { return r == '，' || r == '、' || r == '（' || r == '(' || r == ',' }

// looseInside reports whether a number that is not written as the standard asks may stand inside a text all the same: 1、
// with Han text behind it, 1.2019年, （一）、.
func looseInside(d candidate, after rune) bool {
	switch d.rank {
	case Arabic:
		return lex.IsHan(after) || d.Len > 0 && lex.Digit(after) >= 0
	case CJKParen:
		return true
	}
	return false
}

// talked reports whether what stands behind 第三条 makes it a part of a sentence.
func talked(s string, blank int) bool {
	after, _ := utf8.DecodeRuneInString(s)
	return blank == 0 && (after == '、' || after == '，' || after == '。' || after == '；' || after == '）' || after == ')' || after == '”' || articleTalk.Begins(s) > 0)
}

// Lines behind which a part of a file begins.
var (
	contentsTitle = lex.Class("contents-title")
	documentKind  = lex.Class("document-kind")
)

// longestPartTitle is the number of bytes of the longest line that is taken for the title of a part.
const longestPartTitle = 150

// beginsPart reports whether a part of the file may begin with or behind the line s: 附件1, 目录, the title of a document.
func beginsPart(s string) bool {
	if s == "" || len(s) > longestPartTitle {
		return false
	}
	if l, ok := label.Parse(s); ok {
		return l.Scheme == label.Appendix
	}
	if r := lastRune(s); r == '）' || r == ')' {
		return false
	}
	return documentKind.Ends(s) > 0 || contentsTitle.Is(s)
}

// open is a list whose next number may come.
type open struct {
	rank  Rank
	value int32
	first int32 // node of its first member, which tells lists apart
}

// reading is one way to read the candidates so far.
type reading struct {
	score   int
	node    int32 // the last that it accepted, or -1
	depth   int8
	fresh   bool
	stack   [mostDepth]open
	through [Ranks]int32 // the last number of each rank in this part
	under   [Ranks]int8  // the rank that its lists stand under, plus two; 0 where there is none yet
}

// node is a candidate that a reading accepted.
type node struct {
	before    int32 // the node accepted before it, or -1
	candidate int32
	first     int32 // node of the first member of its list
	depth     int8  // of its list
}

// alike reports whether nothing that comes can tell two readings apart.
func (a *reading) alike(b *reading) bool {
	if a.depth != b.depth || a.fresh != b.fresh || a.through != b.through {
		return false
	}
	for i := range a.depth {
		if a.stack[i].rank != b.stack[i].rank || a.stack[i].value != b.stack[i].value {
			return false
		}
	}
	return true
}

// beam is the search over the readings.
type beam struct {
	nodes      []node
	now, next  []reading
	candidates []candidate
}

// search returns the marks of the best reading of the candidates.
func search(candidates []candidate) []Mark {
	if len(candidates) == 0 {
		return nil
	}
	b := beam{now: make([]reading, 1, 4*beamWidth), next: make([]reading, 0, 4*beamWidth), candidates: candidates}
	b.now[0] = reading{node: -1, fresh: true}
	for i := range candidates {
		c := &candidates[i]
		b.next = b.next[:0]
		for k := range b.now {
			r := &b.now[k]
			r.fresh = r.fresh || c.fresh
			b.offer(r)
			b.accept(r, int32(i), c)
		}
		b.keepBest()
	}
	return b.marks(b.now[0].node)
}

// keepBest takes the best of the next readings, the earlier of equal ones.
func (b *beam) keepBest() {
	b.now = b.now[:0]
	for range min(len(b.next), beamWidth) {
		best := -1
		for k := range b.next {
			if r := &b.next[k]; r.depth >= 0 && (best < 0 || r.score > b.next[best].score) {
				best = k
			}
		}
		b.now = append(b.now, b.next[best])
		b.next[best].depth = -1
	}
}

// offer adds a reading to the next ones, unless a better one that is alike stands there.
func (b *beam) offer(r *reading) {
	for k := range b.next {
		if b.next[k].alike(r) {
			if b.next[k].score < r.score {
				b.next[k] = *r
			}
			return
		}
	}
	b.next = append(b.next, *r)
}

// push makes the reading r, its stack cut to depth, accept candidate i as a member of the list whose first member is first,
// or -1 for a new list, at that depth.
func (b *beam) push(r reading, depth int, i int32, first int32, score int) {
	if depth >= mostDepth {
		return
	}
	c := &b.candidates[i]
	n := int32(len(b.nodes))
	if first < 0 {
		first = n
	}
	b.nodes = append(b.nodes, node{r.node, i, first, int8(depth)})
	r.score += score
	r.node, r.depth = n, int8(depth+1)
	r.stack[depth] = open{c.rank, int32(c.Value), first}
	r.through[c.rank] = int32(c.Value)
	b.offer(&r)
}

// accept adds the readings that believe candidate i behind r.
func (b *beam) accept(r *reading, i int32, c *candidate) {
	if c.Depth > 1 {
		b.acceptClause(r, i, c)
		return
	}
	top := int(r.depth) - 1
	for top >= 0 && r.stack[top].rank != c.rank {
		top--
	}
	value := int32(c.Value)
	if top >= 0 {
		next := *r
		next.fresh = false
		for k := c.rank + 1; k < Ranks; k++ {
			if k != Arabic && k != Article { // these may count on under other parents
				next.through[k] = 0
			}
		}
		b.push(next, top, i, r.stack[top].first, c.score+stepWeight(value-r.stack[top].value, c))
		if value == 1 {
			add := restarts
			if r.fresh {
				add = restartsPart
			}
			next.through = [Ranks]int32{}
			b.push(next, top, i, -1, c.score+begins+add)
		}
	} else {
		b.begin(r, i, c)
	}
	if r.fresh && value == 1 && r.depth > 0 {
		next := *r
		next.fresh, next.through = false, [Ranks]int32{}
		b.push(next, 0, i, -1, c.score+begins+restartsPart)
	}
}

// stepWeight is that of a member whose number is step greater than the one before.
func stepWeight(step int32, c *candidate) int {
	switch {
	case step == 1, step == 0 && c.Suffix > 0: // 第十条之一
		return continues
	case 1 < step && step <= 3:
		return skips
	case step == 0:
		return repeats
	case step > 0 && c.place == AtStart:
		return leaps
	}
	return jumps
}

// begin adds the readings in which candidate i begins a list below the nearest outer number, or below the last one.
func (b *beam) begin(r *reading, i int32, c *candidate) {
	depth := int(r.depth)
	for depth > 0 && r.stack[depth-1].rank > c.rank {
		depth--
	}
	add := beginsAnywhere
	switch {
	case c.Value == 1:
		add = begins
		if c.place == AtStart {
			add += beginsLine
		}
	case r.through[c.rank] > 0 && int(r.through[c.rank]) == c.Value-1:
		add = countsOn
	case c.place == AtStart && r.node < 0:
		add = beginsFirst
	}
	next := *r
	next.fresh = false
	b.push(next, depth, i, -1, c.score+add+next.nest(c.rank, depth, 0))
	if next = *r; depth < int(r.depth) {
		next.fresh = false
		b.push(next, int(r.depth), i, -1, c.score+add+next.nest(c.rank, int(r.depth), nestsAgainstOrder))
	}
}

// nest notes what a new list of a rank stands under at a depth, and returns the weight of that: otherwise, or that of a cousin.
func (r *reading) nest(rank Rank, depth, otherwise int) int {
	parent := int8(1)
	if depth > 0 {
		parent = int8(r.stack[depth-1].rank) + 2
	}
	before := r.under[rank]
	r.under[rank] = parent
	if before == parent {
		return cousins
	}
	return otherwise
}

// marks returns the marks up to a node, from the first.
func (b *beam) marks(last int32) []Mark {
	count := 0
	for n := last; n >= 0; n = b.nodes[n].before {
		count++
	}
	out := make([]Mark, count)
	chain := make([]int32, count)
	for n := last; n >= 0; n = b.nodes[n].before {
		count--
		chain[count] = n
	}
	lists := map[int32]int{}
	var stack [mostDepth]int // the last mark at each depth
	for k, n := range chain {
		d := b.nodes[n]
		c := &b.candidates[d.candidate]
		list, ok := lists[d.first]
		if !ok {
			list = len(lists)
			lists[d.first] = list
		}
		m := Mark{Label: &c.Label, Rank: c.rank, Line: c.line, At: c.at, Place: c.place, List: list, Parent: -1}
		if d.depth > 0 {
			m.Parent = stack[d.depth-1]
		}
		stack[d.depth] = k
		out[k] = m
	}
	return out
}

// Keep returns the marks for which keep holds, their parents and lists told anew.
func Keep(marks []Mark, keep func(i int) bool) []Mark {
	at, lists := make([]int, len(marks)), map[int]int{}
	kept := make([]Mark, 0, len(marks))
	for i, m := range marks {
		for m.Parent >= 0 && at[m.Parent] < 0 {
			m.Parent = marks[m.Parent].Parent
		}
		if m.Parent >= 0 {
			m.Parent = at[m.Parent]
		}
		if at[i] = -1; !keep(i) {
			continue
		}
		if n, ok := lists[m.List]; ok {
			m.List = n
		} else {
			n = len(lists)
			lists[m.List], m.List = n, n
		}
		at[i] = len(kept)
		kept = append(kept, m)
	}
	return kept
}

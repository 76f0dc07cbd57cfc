package structure

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

const (
	longestSeam  = 30 // characters of a heading that ends without a mark
	shortestSeam = 3
	leastBehind  = 6 // characters of a sentence behind a seam
	likeLengths  = 2 // characters more or less that are no difference
	commaWithin  = 10
	mostShare    = 0.6
)

// The weights of a seam. It is a cut where their sum reaches the threshold.
const (
	strongEnd    = 3.0  // …情况|
	weakEnd      = 1.0  // …建设|
	topEnd       = 1.0  // a strong one in a heading 一、, which hardly end otherwise
	siblingsEnd  = 2.0  // the clean siblings end so too
	twinHalves   = 2.0  // 加强领导，健全机构|: as long behind the comma as in front of it
	subjectStart = 4.0  // |财政部门扎实推进
	actorStart   = 2.0  // |市委
	ordinalStart = 8.0  // |一是: no heading holds it
	yearStart    = 3.0  // |2022年，
	strongStart  = 3.0  // |截至
	soonComma    = 1.5  // and a comma soon behind it: |2021年，, |截至12月底，
	weakStart    = 1.0  // |深入
	saysAgain    = 3.0  // the sentence takes up the heading's first words
	oftenStart   = 3.0  // many sentences of the text begin so: 会议
	siblingStart = 2.0  // and those of most siblings may
	perLength    = -0.3 // a character more or less than the nearest clean sibling, up to six
	likeLength   = 1.0  // about as long as the clean siblings
	tooShort     = -1.0 // three characters
	overComma    = -2.0 // the heading would hold a comma and be no pair of halves

	threshold  = 4.0
	sure       = 5.0     // of an item for itself
	possible   = 3.0     // of one whose siblings have seams too
	margin     = 1.0     // by which the best cut must beat the others
	gluedShare = 2.0 / 3 // of the items of a list that have a possible seam, where it is one of glued headings
)

var (
	headingNoun   = lex.Class("heading-noun") // with the value strong or weak
	opener        = lex.Class("opener")       // words that a paragraph begins with; strong, weak or twin
	goesOn        = lex.Class("heading-goes-on")
	endsNoHeading = lex.Class("no-heading-end") // 的, 和
)

// compare notes what the items of a list share: how they are divided, how long the clean headings among them are, those that
// nobody doubts, what these end with, and the heading nouns in their beginnings.
func (o *Outline) compare(l *List) {
	colons, gaps, seams := 0, 0, 0
	gluable := false // an item is long enough to hold a heading and a sentence
	for _, i := range l.Items {
		it := &o.Items[i]
		if label, told := colonLabel(it.Text); label != "" && !explains(it.Text) &&
			(told == "" && it.Body || utf8.RuneCountInString(told[:min(len(told), 4*shortestTold)]) >= shortestTold && isStop(lastRune(it.Text))) {
			colons++
		}
		if headingGap(it.Text) > 0 {
			gaps++
		}
		it.length = utf8.RuneCountInString(it.first.head)
		gluable = gluable || CJK <= l.Rank && l.Rank < ArabicParen && it.length > longestClean
	}
	most := mostShare * float64(len(l.Items))
	l.colons, l.gaps = float64(colons) >= most, float64(gaps) >= most
	if !gluable {
		return
	}
	l.nouns, l.pairs = map[string]int{}, map[string]int{}
	var seen []string
	for _, i := range l.Items {
		if len(l.Items) >= fewestStarts {
			seen = pairsIn(o.Items[i].first.head, seen[:0])
			for _, pair := range seen {
				l.pairs[pair]++
			}
		}
		for noun := range strongNouns(o.Items[i].first.head) {
			l.nouns[noun]++
		}
	}
	var clean []int
	endsOf := map[string]int{}
	for _, i := range l.Items {
		it := &o.Items[i]
		if it.length > longestClean && o.seam(l, it, possible).at > 0 {
			seams++
			continue
		}
		head := it.first.head
		own := !it.first.stop && it.first.rest == "" && it.length <= longestSeam && !strings.ContainsAny(it.Text, "；：")
		if own || it.first.stop && it.first.rest != "" && it.length <= shortestDoubt {
			clean = append(clean, it.length)
			if it.length >= 4 {
				endsOf[head[len(head)-tail(head, 2):]]++
			}
		}
	}
	l.clean, l.endsOf, l.compared = clean, endsOf, true
	l.glued = len(l.Items) > 1 && float64(seams) >= gluedShare*float64(len(l.Items))
}

// noCut is the weight of a place where no heading may end.
const noCut = -1

// seamStarts returns how much says at each of the first characters of the item that a sentence begins there, or noCut.
func (it *Item) seamStarts() []float64 {
	if it.starts == nil {
		head := it.first.head
		it.starts = make([]float64, 0, longestSeam+1)
		for at := range head {
			if len(it.starts) > longestSeam {
				break
			}
			w := float64(noCut)
			if len(it.starts) >= shortestSeam && mayCut(head, it.Text, at) {
				w = startWeight(head, at)
			}
			it.starts = append(it.starts, w)
		}
	}
	return it.starts
}

// pairsIn appends to found the pairs of Han characters in the first characters of s behind the shortest heading, each once.
func pairsIn(s string, found []string) []string {
	s = s[:min(len(s), 3*longestSeam)]
	count := 0
	for i := range s {
		if count++; count <= shortestSeam {
			continue
		}
		if pair := firstPair(s[i:]); pair != "" && !slices.Contains(found, pair) {
			found = append(found, pair)
		}
	}
	return found
}

// strongNouns gives the strong heading nouns in the first characters of s, each once.
func strongNouns(s string) map[string]bool {
	var found map[string]bool
	s = s[:min(len(s), 3*longestSeam)]
	for i := range s {
		if i == 0 {
			continue
		}
		if n := headingNoun.Ends(s[:i]); n > 0 && headingNoun.Value(s[i-n:i]) == "strong" {
			if found == nil {
				found = map[string]bool{}
			}
			found[s[i-n:i]] = true
		}
	}
	return found
}

// seam returns the best place to cut a heading that is glued to its sentence, if it reaches the least score and no other place
// comes near.
func (o *Outline) seam(l *List, it *Item, least float64) seamCut {
	if !l.compared || !it.weighed {
		it.best, it.second = o.bestSeam(l, it)
		it.weighed = l.compared
	}
	if it.best.score < least || it.best.score-it.second < margin {
		return seamCut{}
	}
	return it.best
}

// bestSeam returns the best place to cut a heading that is glued to its sentence, and the score of the next.
func (o *Outline) bestSeam(l *List, it *Item) (best seamCut, second float64) {
	second = -math.MaxFloat64
	head, starts := it.first.head, it.seamStarts()
	count, comma := 0, 0
	depth, subject := 0, 0 // where the subject ends that the best sentence so far begins with
	for i, r := range head {
		if r == '；' || r == '：' || count > longestSeam {
			break
		}
		if depth == 0 && i >= subject && starts[count] != noCut {
			if s, ok := o.seamScore(l, head, starts[count], i, count, comma); ok {
				if s > best.score {
					best, second = seamCut{i, s}, max(second, best.score)
					subject = i + max(subjectSpan(head[i:]), o.habitSpan(head[i:]))
				} else {
					second = max(second, s)
				}
			}
		}
		switch r {
		case '（', '《', '“', '(':
			depth++
		case '）', '》', '”', ')':
			depth--
		case '，':
			comma = count + 1
		}
		count++
	}
	return best, second
}

// mayCut reports whether a heading may end at byte i of text, whose first sentence is head.
func mayCut(head, text string, i int) bool {
	before, after := lastRune(head[:i]), firstRune(head[i:])
	if !lex.IsHan(before) && before != '）' && before != '”' && before != '》' && lex.Digit(before) < 0 {
		return false
	}
	if !lex.IsHan(after) && after != '《' && after != '“' && lex.Digit(after) < 0 || lex.Digit(before) >= 0 {
		return false
	}
	return goesOn.Begins(head[i:]) == 0 && endsNoHeading.Ends(head[:i]) == 0 && !cutsSubject(head, i) &&
		utf8.RuneCountInString(text[i:min(len(text), i+4*leastBehind)]) >= leastBehind
}

// cutsSubject reports whether byte i of s stands behind words that a sentence begins with (全县|国有资本, 年末|全县) or inside the name of those
// who act (县|应急管理局).
func cutsSubject(s string, i int) bool {
	last := s[i-tail(s[:i], 2) : i]
	if subjectLength(last) == len(last) || opener.Begins(last) == len(last) && opener.Value(last) == "strong" {
		return true
	}
	level := s[i-tail(s[:i], 1) : i]
	return placeLevel.Begins(level) == len(level) && actors(s[i:]) > 0
}

// seamScore weighs the cut at byte i of the first sentence head; start is what the words behind it say. It is none where neither the
// heading's end nor the sentence's start speaks for it.
func (o *Outline) seamScore(l *List, head string, start float64, i, count, comma int) (float64, bool) {
	start += o.habitWeight(l, head, i)
	end := 0.0
	if n := headingNoun.Ends(head[:i]); n > 0 {
		end = weakEnd
		if headingNoun.Value(head[i-n:i]) == "strong" {
			end = strongEnd
			if l.Rank == CJK {
				end += topEnd
			}
			if shared := l.nouns[head[i-n:i]]; shared > 1 && float64(shared) >= mostShare*float64(len(l.Items)) {
				end += siblingsEnd
			}
		}
	}
	if start > 0 && l.endsOf[head[i-tail(head[:i], 2):i]] >= 1 {
		end += siblingsEnd
	}
	if comma > 0 && comma-1 >= 4 && count-comma == comma-1 {
		end += twinHalves
	} else if comma > 0 {
		end += overComma
	}
	if start == 0 && end < strongEnd+siblingsEnd || end <= 0 && start < subjectStart || start+end < possible {
		return 0, false
	}
	score := start + end
	if count == shortestSeam {
		score += tooShort
	}
	if len(l.clean) > 0 {
		off := math.MaxInt
		for _, n := range l.clean {
			off = min(off, max(n-count, count-n))
		}
		score += perLength * float64(min(6, max(0, off-likeLengths)))
		if len(l.clean) > 1 && off <= likeLengths {
			score += likeLength
		}
	}
	return score, true
}

// startWeight weighs whether a sentence begins at byte i of s, whose beginning is a heading.
func startWeight(s string, i int) float64 {
	rest, w := s[i:], 0.0
	switch {
	case subject(rest):
		w = subjectStart
	case opensYear(rest):
		w = yearStart
	case opensOrdinal(rest):
		w = ordinalStart
	default:
		if subjectLength(rest) > 0 {
			w = actorStart
		}
		if n := opener.Begins(rest); n > 0 {
			switch opener.Value(rest[:n]) {
			case "strong":
				w = max(w, strongStart)
			case "weak":
				w = max(w, weakStart)
			}
		}
	}
	if w == yearStart && commaSoon(rest) {
		w += soonComma
	}
	if repeatsHeading(s, i) {
		w += saysAgain
	}
	return w
}

// fewestStarts is how many sentences begin with the same two characters where it is a habit of the text.
const fewestStarts = 3

// habitWeight weighs whether sentences of the text begin as s goes on at byte i.
func (o *Outline) habitWeight(l *List, s string, i int) float64 {
	pair := firstPair(s[i:])
	if pair == "" {
		return 0
	}
	w := 0.0
	starts := o.sentenceStarts()[pair]
	if starts >= fewestStarts {
		w += oftenStart
	}
	if n := l.pairs[pair]; starts > 0 && n >= fewestStarts && float64(n) >= mostShare*float64(len(l.Items)) {
		w += siblingStart
	}
	return w
}

// habitSpan returns how far behind a habitual start of a sentence no other sentence begins: its two characters and one more byte.
func (o *Outline) habitSpan(s string) int {
	if pair := firstPair(s); pair != "" && o.sentenceStarts()[pair] >= fewestStarts {
		return len(pair) + 1
	}
	return 0
}

// sentenceStarts counts the sentences of the texts by the two characters that they begin with: those behind another one, and texts without
// a number.
func (o *Outline) sentenceStarts() map[string]int {
	if o.starts != nil {
		return o.starts
	}
	o.starts = map[string]int{}
	numbered := map[int]bool{}
	for i := range o.Items {
		numbered[o.Items[i].Line] = numbered[o.Items[i].Line] || o.Items[i].At == 0
	}
	for i, s := range o.Texts {
		for first := true; ; first = false {
			if pair := firstPair(s); pair != "" && (!first || !numbered[i]) {
				o.starts[pair]++
			}
			at := strings.Index(s, "。")
			if at < 0 {
				break
			}
			s = s[at+len("。"):]
		}
	}
	return o.starts
}

// commaSoon reports whether a comma stands in the first characters of s.
func commaSoon(s string) bool {
	count := 0
	for _, r := range s {
		if r == '，' {
			return true
		}
		if count++; count > commaWithin {
			break
		}
	}
	return false
}

// opensOrdinal reports whether s begins with 一是 or 第一，.
func opensOrdinal(s string) bool {
	l, ok := label.Parse(s)
	return ok && l.Scheme == label.Ordinal && l.Value == 1
}

// repeatsHeading reports whether s goes on at byte i with the first characters of the heading that it begins with: four, or its year.
func repeatsHeading(s string, i int) bool {
	end := 0
	for range 4 {
		_, n := utf8.DecodeRuneInString(s[end:i])
		end += n
	}
	return end < i && strings.HasPrefix(s[i:], s[:end])
}

// opensYear reports whether s begins with a year as paragraphs do: 2022年，, 2023年预算.
func opensYear(s string) bool {
	y, _ := lex.YearWord(s)
	return y > 0
}

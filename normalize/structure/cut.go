package structure

import (
	"math"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// Cut is what tells where a run-in heading ends.
type Cut int8

// The cuts.
const (
	Whole   Cut = iota // the heading has its line to itself
	AtStop             // 。
	AtColon            // ：, as most of its siblings have
	AtBlank            // a blank, as most of its siblings have
	AtSeam             // nothing: the sentence behind it shows where it begins
	Unclear            // it goes on without a mark, and nothing shows where it ends
)

const (
	longestSeam    = 30 // characters of a heading that ends without a mark
	shortestSeam   = 3
	shortestDoubt  = 22 // characters of a heading up to its 。 from which on it may hold a sentence
	longestCleanly = 28 // of a heading up to its 。 that nobody doubts
	longestRunIn   = 60 // of one up to its 。 at all
	longestOwnLine = 80 // of one that has its line to itself
	mostShare      = 0.6
	leastBehind    = 6 // characters of a sentence behind a seam
)

// The weights of a seam. It is a cut where their sum reaches the threshold.
const (
	strongEnd    = 3.0  // …情况|
	weakEnd      = 1.0  // …建设|
	siblingsEnd  = 2.0  // the clean siblings end so too
	twinHalves   = 2.0  // 加强领导，健全机构|: as long behind the comma as in front of it
	subjectStart = 4.0  // |财政部门扎实推进
	yearStart    = 3.0  // |2022年，
	strongStart  = 3.0  // |截至
	weakStart    = 1.0  // |深入
	saysAgain    = 3.0  // the sentence takes up the heading's first words
	usualStart   = 1.0  // sentences of this text begin so
	knownPair    = -2.0 // the two characters at the cut stand side by side elsewhere in the text
	newPair      = 0.5
	perLength    = -0.5 // a character more or less than the nearest clean sibling, up to three
	likeLength   = 1.0  // about as long as the clean siblings
	tooShort     = -1.0 // three characters

	threshold = 5.0
	sure      = 6.0 // before the roles are known
	margin    = 1.0 // by which the best cut must beat the others
)

var (
	headingNoun   = lex.Class("heading-noun") // with the value strong or weak
	opener        = lex.Class("opener")       // words that a paragraph begins with; strong or weak
	goesOn        = lex.Class("heading-goes-on")
	sector        = lex.Class("sector")         // 财政, 教育
	organNoun     = lex.Class("organ-noun")     // 部门, 系统
	own           = lex.Class("own")            // 我, 全, 各
	placeLevel    = lex.Class("place-level")    // 市, 级
	manner        = lex.Class("manner")         // 扎实, 认真; verbs that a predicate begins with
	endsNoHeading = lex.Class("no-heading-end") // 的, 和
)

// cut tells of every heading where its text ends.
func (o *Outline) cut() {
	for k := range o.Lists {
		l := &o.Lists[k]
		if !l.Heading {
			continue
		}
		for _, i := range l.Items {
			if it := &o.Items[i]; it.Role == Heading {
				o.cutItem(l, it)
			}
		}
	}
}

// cutItem sets Stop, Next and Cut of one heading.
func (o *Outline) cutItem(l *List, it *Item) {
	line := o.Texts[it.Line]
	end := it.From + len(it.Text)
	set := func(cut Cut, stop, next int) {
		it.Cut, it.Stop = cut, it.From+stop
		next += it.From
		next += lex.Blanks(line[next:end])
		if next < end {
			it.Next = next
		}
	}
	switch {
	case l.Rank == Article:
		n := captionLength(it.Text)
		set(AtBlank, n, n)
		return
	case l.Rank < Article:
		set(Whole, len(it.Text), len(it.Text))
		return
	}
	if label, rest := colonLabel(it.Text); l.colons && label != "" {
		set(AtColon, len(label), len(it.Text)-len(rest))
		return
	}
	if n := headingGap(it.Text); l.gaps && n > 0 {
		set(AtBlank, len(strings.TrimRight(it.Text[:n], blanks)), n)
		return
	}
	head := it.first.head
	length := utf8.RuneCountInString(head)
	if o.looksGlued(l, it, length) {
		if c := o.seam(l, it, threshold); c.at > 0 {
			set(AtSeam, c.at, c.at)
			return
		}
		if length > longestRunIn {
			it.Cut = Unclear
			it.Role, it.Level = Member, 0
			return
		}
	}
	if !it.first.stop {
		text := strings.TrimRight(it.Text, "：:")
		set(Whole, len(text), len(it.Text))
		return
	}
	_, n := utf8.DecodeRuneInString(it.Text[len(head):])
	set(AtStop, len(head), len(head)+n)
}

// looksGlued reports whether the heading's first sentence is so long that it holds the heading and a sentence.
func (o *Outline) looksGlued(l *List, it *Item, length int) bool {
	if !it.first.stop {
		return length > longestOwnLine || length > shortLine && strings.ContainsAny(it.Text, "；")
	}
	alone := it.first.rest == ""
	glued := l.Features[AlreadyGlued] >= 0.5
	if alone && it.Body && length <= 44 && !glued {
		return false
	}
	return length > longestCleanly || length > 16 && l.Rank <= Arabic && (glued || alone && !it.Body)
}

// captionLength returns the length of the caption of an article (条标) that s begins with, blanks in front of it included: （目的和依据）.
func captionLength(s string) int {
	if !strings.HasPrefix(s, "（") && !strings.HasPrefix(s, "【") && !strings.HasPrefix(s, "〔") {
		return 0
	}
	n := strings.IndexAny(s, "）】〕。")
	if n < 0 || n > 3*30 || n < 3*3 || s[n:n+3] == "。" || strings.ContainsAny(s[:n], "0123456789") {
		return 0
	}
	return n + len("）")
}

// headingGap returns where in s, the text behind a number, the text behind its first blank begins, where that blank may have
// been a line break: between two Han characters, with a sentence behind it; or 0.
func headingGap(s string) int {
	count, prev := 0, rune(0)
	for i, r := range s {
		if lex.IsBlank(r) {
			at := i + lex.Blanks(s[i:])
			next, _ := utf8.DecodeRuneInString(s[at:])
			if count < 2 || !lex.IsHan(prev) || !lex.IsHan(next) || utf8.RuneCountInString(s[at:min(len(s), at+60)]) < 12 {
				return 0
			}
			return at
		}
		if isStop(r) || r == '；' || r == '：' || r == '，' {
			return 0
		}
		if count++; count > 45 {
			return 0
		}
		prev = r
	}
	return 0
}

// compare notes what the items of a list share: how they are divided, how long the clean headings among them are, those that
// nobody doubts, what these end with, and the heading nouns in their beginnings.
func (o *Outline) compare(l *List) {
	l.endsOf, l.nouns = map[string]int{}, map[string]int{}
	colons, gaps := 0, 0
	for _, i := range l.Items {
		it := &o.Items[i]
		if label, told := colonLabel(it.Text); label != "" && !explains(it.Text) &&
			(told == "" && it.Body || utf8.RuneCountInString(told[:min(len(told), 4*shortestTold)]) >= shortestTold && isStop(lastRune(it.Text))) {
			colons++
		}
		if headingGap(it.Text) > 0 {
			gaps++
		}
		head := it.first.head
		n := utf8.RuneCountInString(head)
		own := !it.first.stop && it.first.rest == "" && n <= longestSeam && !strings.ContainsAny(it.Text, "；：")
		if own || it.first.stop && it.first.rest != "" && n <= shortestDoubt {
			l.clean = append(l.clean, n)
			if n >= 4 {
				l.endsOf[head[len(head)-tail(head, 2):]]++
			}
		}
		if l.Rank >= CJK {
			for noun := range strongNouns(head) {
				l.nouns[noun]++
			}
		}
	}
	most := mostShare * float64(len(l.Items))
	l.colons, l.gaps = float64(colons) >= most, float64(gaps) >= most
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

// tail returns the length in bytes of the last n characters of s.
func tail(s string, n int) int {
	end := len(s)
	for range n {
		_, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
	}
	return len(s) - end
}

// seamCut is a cut and how much speaks for it.
type seamCut struct {
	at    int
	score float64
}

// seam returns the best place to cut a heading that is glued to its sentence, if it reaches the least score and no other place
// comes near.
func (o *Outline) seam(l *List, it *Item, least float64) seamCut {
	best, second := seamCut{}, -math.MaxFloat64
	head := it.first.head
	count, comma := 0, 0
	depth := 0
	for i, r := range head {
		if r == '；' || r == '：' || count > longestSeam {
			break
		}
		if count >= shortestSeam && depth == 0 && mayCut(head, it.Text, i) {
			if s, ok := o.seamScore(l, head, it.Text, i, count, comma); ok {
				if s > best.score {
					best, second = seamCut{i, s}, max(second, best.score)
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
	if best.score < least || best.score-second < margin {
		return seamCut{}
	}
	return best
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
	return goesOn.Begins(head[i:]) == 0 && endsNoHeading.Ends(head[:i]) == 0 &&
		utf8.RuneCountInString(text[i:min(len(text), i+4*leastBehind)]) >= leastBehind
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// seamScore weighs the cut at byte i of the first sentence head of text. It is none where neither the heading's end nor the
// sentence's start speaks for it.
func (o *Outline) seamScore(l *List, head, text string, i, count, comma int) (float64, bool) {
	start := startWeight(head, i)
	end := 0.0
	if n := headingNoun.Ends(head[:i]); n > 0 {
		end = weakEnd
		if headingNoun.Value(head[i-n:i]) == "strong" {
			end = strongEnd
			if shared := l.nouns[head[i-n:i]]; shared > 1 && float64(shared) >= mostShare*float64(len(l.Items)) {
				end += siblingsEnd
			}
		}
	}
	if l.endsOf[head[i-tail(head[:i], 2):i]] >= 1 {
		end += siblingsEnd
	}
	if comma > 0 && comma-1 >= 4 && count-comma == comma-1 {
		end += twinHalves
	}
	if start == 0 && end < strongEnd+siblingsEnd || start+end < 3 {
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
		score += max(perLength*6, perLength*float64(off))
		if len(l.clean) > 1 && off <= 1 {
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
	default:
		if n := opener.Begins(rest); n > 0 {
			w = weakStart
			switch opener.Value(rest[:n]) {
			case "strong":
				w = strongStart
			case "twin":
				w = 0
			}
		}
	}
	if repeatsHeading(s, i) {
		w += saysAgain
	}
	return w
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

// subject reports whether s begins with those who act and what they do (主谓): 财政部门扎实推进, 我市认真落实, 市委、市政府高度重视.
func subject(s string) bool {
	n := subjectLength(s)
	if n == 0 {
		return false
	}
	for s = s[n:]; strings.HasPrefix(s, "、"); {
		if n = subjectLength(s[len("、"):]); n == 0 {
			break
		}
		s = s[len("、")+n:]
	}
	for range nearPredicate {
		if manner.Begins(s) > 0 {
			return true
		}
		r, n := utf8.DecodeRuneInString(s)
		if !lex.IsHan(r) {
			break
		}
		s = s[n:]
	}
	return false
}

// nearPredicate is how many characters may stand between a subject and its predicate, plus one.
const nearPredicate = 3

// subjectLength returns the length of the name of those who act that s begins with: 我市, 各级财政部门, 市委, 财政系统; or 0.
func subjectLength(s string) int {
	n := own.Begins(s)
	level := placeLevel.Begins(s[n:])
	if level > 0 {
		if m := actors(s[n+level:]); m > 0 {
			return n + level + m
		}
		if n > 0 {
			return n + level
		}
	}
	if m := actors(s[n:]); m > 0 && (n > 0 || sector.Begins(s) > 0) {
		return n + m
	}
	return 0
}

// actors returns the length of 财政部门, 部门, 系统 that s begins with, or 0.
func actors(s string) int {
	n := sector.Begins(s)
	if m := organNoun.Begins(s[n:]); m > 0 {
		return n + m
	}
	return 0
}

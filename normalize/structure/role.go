package structure

import (
	"math"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// roleWeight is what each feature adds to the score of a list; it is one of headings where the sum is above zero.
var roleWeight = Features{
	Always: -1, TopScheme: 4, SecondScheme: 2, InnerScheme: -5,
	HasBody: 4, ShortLine: 3, LongLine: -2, OneSentence: -3, Semicolon: -8,
	ShortRunIn: 6, LongRunIn: -3, MoreBehind: 1, Commas: -2, Predicates: -2,
	ColonLabel: 3, Figures: -1, AlreadyGlued: 2, Alone: -1, BehindAttachment: -20, NameList: -6,
	Parallel: 8, Figured: -4, Glossary: -8, Cells: -10, Through: -6, FilledIn: -6, Disposition: -10,
}

const (
	cousinShare = 0.5 // of the mean of its cousins in the score of a list
	plainOwn    = 4.0 // a list of some items on lines of their own whose features say so much is plain by itself
	plainShare  = 0.25
	childShare  = 1.0 // of what its child lists win
	shortRunIn  = 24  // characters of a first sentence that is a heading by its length
	shortName   = 12
	mostCounted = 3
	enoughItems = 3 // of a list that speaks for itself
)

// Words that the features ask for.
var (
	predicate = lex.Class("predicate")      // 应当, 负责: a sentence has them, a heading hardly
	duty      = lex.Class("duty-bracket")   // （责任单位：
	counted   = lex.Class("measure-family") // 件, 项 behind a figure
)

// measure finds the features of every list.
func (o *Outline) measure() {
	for k := range o.Lists {
		l := &o.Lists[k]
		if o.told(l) {
			continue
		}
		l.Features[Always] = 1
		switch {
		case l.Rank == CJK:
			l.Features[TopScheme] = 1
		case l.Rank == CJKParen:
			l.Features[SecondScheme] = 1
		case l.Rank >= ArabicParen:
			l.Features[InnerScheme] = 1
		}
		o.compare(l)
		share := 1 / float64(len(l.Items))
		for _, i := range l.Items {
			for f, v := range o.featuresOf(l, &o.Items[i]) {
				l.Features[f] += v * share
			}
		}
		if l.Features[HasBody] >= 0.5 {
			l.Features[NameList] = 0
		}
		if len(l.Items) == 1 {
			l.Features[Alone] = 1
		}
		if l.Rank == CJK && l.Parent >= 0 && o.Items[l.Items[0]].Value > 1 {
			l.Features[Through] = 1
		}
		l.Features[Parallel] = o.parallel(l)
		before := o.before(l)
		if behindAttachment(before) {
			l.Features[BehindAttachment] = 1
		}
		if l.Parent < 0 && disposes(before) {
			l.Features[Disposition] = 1
		}
	}
}

// told reports whether the rank of a list tells its role: the divisions of a law are headings, what is numbered in an article is
// none.
func (o *Outline) told(l *List) bool {
	return l.Rank <= Article || l.Parent >= 0 && o.Items[l.Parent].Rank == Article
}

// featuresOf returns the features of one item.
func (o *Outline) featuresOf(l *List, it *Item) Features {
	var f Features
	head, rest := it.first.head, it.first.rest
	label, told := colonLabel(it.Text)
	if l.colons && label != "" {
		head, rest = label, told
	}
	length := utf8.RuneCountInString(head)
	if it.first.stop && length > longestClean && label == "" && CJK <= l.Rank && l.Rank < ArabicParen {
		least := sure
		if l.glued {
			least = possible
		}
		if c := o.seam(l, it, least); c.at > 0 {
			head, rest = it.Text[:c.at], it.Text[c.at:]
			length = utf8.RuneCountInString(head)
			f[AlreadyGlued] = 1
		}
	}
	if it.Body {
		f[HasBody] = 1
	}
	end := lastRune(it.Text)
	alone := rest == ""
	switch {
	case alone && label != "" && told != "" && !it.Body && !isStop(end) && end != '；' && end != ';':
		f[FilledIn] = 1
	case alone && !isStop(end) && end != '；' && end != ';':
		if utf8.RuneCountInString(it.Text) <= shortLine {
			f[ShortLine] = 1
		} else {
			f[LongLine] = 1
		}
	case alone && !it.Body && isStop(end):
		f[OneSentence] = 1
	}
	if end == '；' || end == ';' {
		f[Semicolon] = 1
		if n := len(l.Items); n > 1 { // the last ends otherwise
			f[Semicolon] = float64(n) / float64(n-1)
		}
	}
	commas := strings.Count(head, "，")
	if !alone {
		f[MoreBehind] = 1
		if length <= shortRunIn && commas <= 1 && !strings.Contains(head, "；") {
			f[ShortRunIn] = 1
		} else {
			f[LongRunIn] = 1
		}
	}
	f[Commas] = float64(min(mostCounted, commas))
	if length > shortName {
		f[Predicates] = float64(min(mostCounted, countWords(head, predicate)))
	}
	if label != "" && f[FilledIn] == 0 {
		f[ColonLabel] = 1
	}
	if strings.ContainsAny(head, "0123456789") {
		f[Figures] = 1
	}
	if !it.Body && alone && utf8.RuneCountInString(it.Text) <= shortName && l.Rank >= Arabic {
		f[NameList] = 1
	}
	if figured(head, it.first.rest) {
		f[Figured] = 1
	}
	if n := len(it.Text); n > 0 && alone && lex.Digit(end) >= 0 && lex.IsHan(firstRune(it.Text)) {
		f[Cells] = 1
	}
	if explains(it.Text) {
		f[Glossary] = 1
	}
	return f
}

// countWords counts the words of a class in s, up to mostCounted.
func countWords(s string, w *lex.Words) int {
	n := 0
	for n < mostCounted {
		at, length := w.Index(s)
		if at < 0 {
			break
		}
		s = s[at+length:]
		n++
	}
	return n
}

// figured reports whether a first sentence is a statement or a task: it names a figure that something reaches, or what
// follows it names who answers for it.
func figured(head, rest string) bool {
	if r, n := utf8.DecodeRuneInString(rest); strings.ContainsRune("（〔【［[(", r) && duty.Begins(rest[n:]) > 0 {
		return true
	}
	prev := rune(0)
	for i, r := range head {
		if r == '%' || r == '％' || lex.Digit(prev) >= 0 && (lex.IsNumeral(r) || counted.Begins(head[i:]) > 0) {
			return true
		}
		prev = r
	}
	return false
}

// parallel returns how much the first sentences of a list are of one build (对仗): as many commas, about as long, for lists of
// three or more whose first sentences are long and followed by others.
func (o *Outline) parallel(l *List) float64 {
	if len(l.Items) < 3 || l.Features[LongRunIn] < 0.5 {
		return 0
	}
	var commas [6]int
	sum := 0
	for _, i := range l.Items {
		commas[min(len(commas)-1, strings.Count(o.Items[i].first.head, "，"))]++
		sum += len(o.Items[i].first.head)
	}
	most := 1
	for n := range commas {
		if commas[n] > commas[most] {
			most = n
		}
	}
	mean, alike := float64(sum)/float64(len(l.Items)), 0
	for _, i := range l.Items {
		it := &o.Items[i]
		if strings.Count(it.first.head, "，") == most && math.Abs(float64(len(it.first.head))-mean) <= mean/4 && it.first.rest != "" {
			alike++
		}
	}
	share := float64(alike) / float64(len(l.Items))
	if most == 0 || share < 0.7 || mean > 3*45 {
		return 0
	}
	return share
}

// before returns the text in front of the list: of its line, or the line before.
func (o *Outline) before(l *List) string {
	it := &o.Items[l.Items[0]]
	before := strings.TrimRight(o.Texts[it.Line][:it.At], blanks)
	if before == "" && it.Line > 0 {
		before = strings.TrimRight(o.Texts[it.Line-1], blanks)
	}
	return before
}

// behindAttachment reports whether the words 附件： stand before a list, and nothing else.
func behindAttachment(before string) bool {
	if len(before) > 60 {
		return false
	}
	a, ok := label.Parse(before)
	return ok && a.Scheme == label.Appendix && a.Value == 0 && a.Len == len(before)
}

// disposition is the class of the words that say what a body decides of a case: 批复如下, 判决如下.
var disposition = lex.Class("disposition")

// disposes reports whether what stands before a list says that its items are what is decided.
func disposes(before string) bool {
	s := strings.TrimRight(before, "：:")
	return len(s) < len(before) && disposition.Ends(s) > 0
}

// mixCousins mixes the score of each list with the mean of those of the same scheme under the same scheme: a document treats
// them alike. A list below nothing that has items enough to speak for itself has cousins in its own part of the file alone.
func (o *Outline) mixCousins() {
	type kind struct {
		rank, parent Rank
		part         int // -1 for all
	}
	type sum struct{ score, items float64 }
	sums := map[kind]*sum{}
	add := func(k kind, l *List) {
		if sums[k] == nil {
			sums[k] = &sum{}
		}
		sums[k].score += l.Own * float64(len(l.Items))
		sums[k].items += float64(len(l.Items))
	}
	kindOf := func(l *List) kind {
		if l.Parent < 0 {
			return kind{l.Rank, -1, -1}
		}
		return kind{l.Rank, o.Items[l.Parent].Rank, -1}
	}
	for k := range o.Lists {
		l := &o.Lists[k]
		for f, v := range l.Features {
			l.Own += v * roleWeight[f]
		}
		add(kindOf(l), l)
		if l.Parent < 0 {
			add(kind{l.Rank, -1, l.part}, l)
		}
	}
	for k := range o.Lists {
		l := &o.Lists[k]
		key := kindOf(l)
		if l.Parent < 0 && len(l.Items) >= enoughItems {
			key.part = l.part
		}
		s := sums[key]
		share := cousinShare
		if len(l.Items) >= enoughItems && math.Abs(l.Own) >= plainOwn && !o.inside(l) {
			share = plainShare
		}
		l.Score = (1-share)*l.Own + share*s.score/s.items
	}
}

// inside reports whether the list stands in one text.
func (o *Outline) inside(l *List) bool {
	return o.Items[l.Items[0]].Line == o.Items[l.Items[len(l.Items)-1]].Line
}

// decide gives every list its role: the choice for the whole tree with the greatest sum, where nothing below a list of items
// is a heading. The divisions of a law are headings always, what is numbered in an article never is.
func (o *Outline) decide() {
	gain := make([]float64, len(o.Lists))
	won := make([]float64, len(o.Lists)) // what the child lists of each win together
	forced := func(l *List) bool { return l.Rank <= Article }
	const certain = 1000
	for k := len(o.Lists) - 1; k >= 0; k-- { // a list stands behind its parent's
		l := &o.Lists[k]
		l.Total = l.Score + childShare*won[k]
		switch {
		case forced(l):
			gain[k] = certain // what stands above it is a heading too
		case l.Parent >= 0 && o.Items[l.Parent].Rank == Article, l.Features[Semicolon] > 0.5, l.Rank >= ArabicParen && o.inside(l):
			l.Total = math.Inf(-1)
		default:
			gain[k] = max(0, l.Total)
		}
		if l.Parent >= 0 {
			won[o.Items[l.Parent].List] += gain[k]
		}
	}
	for k := range o.Lists {
		l := &o.Lists[k]
		l.Heading = forced(l) || l.Total > 0
		if l.Parent >= 0 {
			above := &o.Lists[o.Items[l.Parent].List]
			if !above.Heading {
				l.Heading = false
			}
		}
		for _, i := range l.Items {
			if it := &o.Items[i]; it.Role != None && l.Heading {
				it.Role = Heading
			}
		}
	}
}

package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// The lengths of headings, in characters.
const (
	longestCleanly = 28 // up to the 。 of one that nobody doubts
	longestWhole   = 44 // of a sentence with text below it
	longestRunIn   = 60 // up to the 。 at all
	longestOwnLine = 80 // of one that has its line to itself
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
		if set(AtBlank, n, n); n == 0 {
			it.Stop -= it.Blank
		}
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
	if least := o.doubtful(l, it, length); least > 0 {
		if c := o.seam(l, it, least); c.at > 0 {
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

// doubtful returns how much must speak for a cut inside of a heading's first sentence: 0 where the sentence is short enough to
// be a heading.
func (o *Outline) doubtful(l *List, it *Item, length int) float64 {
	alone, glued := it.first.rest == "", l.Features[AlreadyGlued] >= 0.5
	switch {
	case !it.first.stop && (length > longestOwnLine || length > shortLine && strings.Contains(it.Text, "；")):
		return threshold
	case !it.first.stop:
		return 0
	case glued && length > longestClean:
		return possible
	case alone && it.Body && length <= longestWhole:
		return sure
	case length > longestCleanly || length > longestClean && alone && !it.Body:
		return threshold
	case length > longestClean:
		return sure
	}
	return 0
}

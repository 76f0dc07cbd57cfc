package statistics

import (
	"strings"
	"sync"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// Words of ordinals.
var (
	ranks       = lex.Class("ranks")
	rankUnits   = lex.Class("rank-unit")
	rankField   = lex.Class("rank-field")
	noRank      = lex.Class("no-rank")
	ordinalUnit = lex.Class("ordinal-unit")
	firstNoun   = lex.Class("first-noun")
	meetingNoun = lex.Class("meeting-noun")
)

// ordinal passes what 第 begins at byte i, of the width: meetings, batches, articles, phrases — or a rank (名次), which is a
// figure.
func (c *scan) ordinal(i, width int) int {
	at := i + width
	for byteAt(c.s, at) == ' ' {
		at++
	}
	n, ok := numberAt(c.s, at)
	roman := n.end > at && !n.han
	if roman {
		_, _, n.end = plain(c.s, at)
	} else if n.more != "" {
		n.end -= len(n.more)
	}
	if !ok || n.end == at {
		if roman {
			return c.not(i, n.end, reasonOrdinal)
		}
		return i + width
	}
	unit, w := utf8.DecodeRuneInString(c.s[n.end:])
	end := n.end
	if lex.IsHan(unit) {
		end += w
	}
	if c.isRank(i, n.end) {
		f := figure{start: i, end: n.end, number: n, value: n.value, kind: kindRank, unit: rankUnit()}
		if rankUnits.Begins(c.s[n.end:]) > 0 {
			f.end = end
		}
		return c.take(f)
	}
	if w := firstNoun.Begins(c.s[n.end:]); w > 0 {
		return c.not(i, n.end+w, reasonSetPhrase)
	}
	reason := c.ordinalReason(n.end, end)
	if reason == reasonArticle && n.han {
		return end // 第三十二条: the reference stage's business
	}
	return c.not(i, end, reason)
}

// rankUnit is the unit of ranks.
var rankUnit = sync.OnceValue(func() *unit {
	w := rankUnits.List()[0]
	return &unit{Word: w, Name: w, Kind: kindRank}
})

// isRank reports whether the ordinal from i to end is a place in an order of merit: 位居全省第二名, 排名第3.
func (c *scan) isRank(i, end int) bool {
	before := c.s[backRunes(c.s, i, 10):i]
	if k := strings.LastIndexFunc(before, isPause); k >= 0 {
		_, w := utf8.DecodeRuneInString(before[k:])
		before = before[k+w:]
	}
	ranked, after := ranks.In(before), c.s[end:]
	if w := rankUnits.Begins(after); w > 0 {
		return (ranked || rankField.Ends(before) > 0) && noRank.Begins(after[w:]) == 0
	}
	return ranked && (isMark(runeAt(after, 0)) || conjunctions.Begins(after) > 0)
}

// ordinalReason names what an ordinal counts, from the word behind it at byte at and what follows its end.
func (c *scan) ordinalReason(at, end int) string {
	w := ordinalUnit.Begins(c.s[at:])
	reason := ordinalUnit.Value(c.s[at : at+w])
	if reason == "" || reason == reasonMeeting && !c.meetingFollows(end) {
		return reasonOrdinal
	}
	return reason
}

// meetingFollows reports whether a meeting is named within the clause behind byte i.
func (c *scan) meetingFollows(i int) bool {
	rest := c.s[i:aheadRunes(c.s, i, 16)]
	if k := strings.IndexFunc(rest, isMark); k >= 0 {
		rest = rest[:k]
	}
	return meetingNoun.In(rest)
}

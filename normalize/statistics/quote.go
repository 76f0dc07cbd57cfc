package statistics

import (
	"strings"
	"unicode/utf8"
)

// longestLead is the number of characters of a quote in front of its figure.
const longestLead = 30

// quote returns the span that is quoted for figure i: the smallest piece of its clause that can be read alone.
func quote(s string, figures []figure, fr []frame, i int) span {
	q := span{fr[i].before.start, fr[i].after.end}
	for k := i; k > 0 && fr[k-1].paired && k > i-4; k-- {
		q.start = fr[k-1].before.start
	}
	for k := i; fr[k].paired && k+1 < len(fr) && k < i+4; k++ {
		q.end = fr[k+1].after.end
	}
	f := &figures[i]
	if far := backRunes(s, f.start, longestLead); q.start < far {
		q.start = leadStart(s, far, f.start)
	} else if k := openLists.Ends(s[q.start:f.start]); k > 0 && strings.Count(s[q.start:f.start], "、") > 1 {
		q.start = f.start - k
	}
	if far := aheadRunes(s, f.end, longestLead); q.end > far {
		q.end = far
		if k := strings.LastIndex(s[f.end:far], "、"); k > 0 {
			q.end = f.end + k
		}
	}
	for q.start < f.start {
		r, w := utf8.DecodeRuneInString(s[q.start:])
		if !isMark(r) || r == '“' || r == '《' || r == '（' {
			break
		}
		q.start += w
	}
	for q.end > f.end {
		r, w := utf8.DecodeLastRuneInString(s[:q.end])
		if !isMark(r) || r == '”' || r == '》' || r == '）' || r == ')' {
			break
		}
		q.end -= w
	}
	return q
}

// leadStart finds, between far and the figure, a place where reading can begin: behind a mark, or 等 itself.
func leadStart(s string, far, figure int) int {
	lead := s[far:figure]
	if k, _ := openLists.LastIndex(lead); k >= 0 {
		return far + k
	}
	for _, m := range [...]string{"》", "”", "、"} {
		if k := strings.LastIndex(lead, m); k >= 0 && far+k+len(m) < figure {
			return far + k + len(m)
		}
	}
	return far
}

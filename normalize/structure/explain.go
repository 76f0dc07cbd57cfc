package structure

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// cutNames are how the cuts are printed.
var cutNames = [...]string{Whole: "line", AtStop: "stop", AtColon: "colon", AtBlank: "blank", AtSeam: "seam", Unclear: "unclear"}

func (c Cut) String() string { return cutNames[c] }

// Explain tells why each list has its role, in lines: its first item, what it weighs by itself, with its cousins, and with the
// lists below it; each feature times its weight; and of a list of headings where each of them ends.
func (o *Outline) Explain() []string {
	var lines []string
	for k := range o.Lists {
		l := &o.Lists[k]
		first := &o.Items[l.Items[0]]
		role := "items"
		if l.Heading {
			role = fmt.Sprintf("headings of level %d", first.Level)
		}
		total := fmt.Sprintf("%+.1f", l.Total)
		if math.IsInf(l.Total, -1) {
			total = "never headings"
		}
		lines = append(lines, fmt.Sprintf("list %d: %s %s … %d in all: %s", k+1, first.Label.Text, short(first.Text), len(l.Items), role))
		lines = append(lines, fmt.Sprintf("    own %+.1f, with cousins %+.1f, with what stands below %s", l.Own, l.Score, total))
		var sum []string
		for f, v := range l.Features {
			if v != 0 {
				sum = append(sum, fmt.Sprintf("%s %.2f × %+.0f", Feature(f), v, roleWeight[f]))
			}
		}
		lines = append(lines, "    "+strings.Join(sum, ", "))
		for _, i := range l.Items {
			if it := &o.Items[i]; it.Role == Heading && it.Cut != Whole {
				lines = append(lines, fmt.Sprintf("    %s%s ends at a %s", it.Label.Text, short(o.Texts[it.Line][it.From:max(it.From, it.Stop)]), it.Cut))
			}
		}
	}
	return lines
}

// short returns the first characters of s.
func short(s string) string {
	const most = 24
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

package annex

import "strings"

// period is the time a figure tells of, split into the year it is listed under and the part of it, because a
// half-year is not compared with a year.
type period struct {
	year int    // 0 where the figure names none
	part string // "" for the whole year; else in Chinese: 1—6月
}

// parsePeriod reads "2019", "2019-06", "2019-01/2019-06", "2019-12-31", "2016/2019". What it does not know is
// kept as part, so that it is compared with its like only.
func parsePeriod(s *string) period {
	if s == nil || *s == "" {
		return period{}
	}
	from, to, span := strings.Cut(*s, "/")
	a, restA, okA := cutYear(from)
	if !span {
		if !okA {
			return period{part: *s}
		}
		return period{a, dayWords(restA)}
	}
	b, restB, okB := cutYear(to)
	switch {
	case !okA || !okB:
		return period{part: *s}
	case a == b && restA == "-01" && restB == "-12", a == b && restA == "-01-01" && restB == "-12-31":
		return period{year: a}
	case a == b && len(restA) == 3 && len(restB) == 3:
		return period{a, say("period/months", trimZero(restA[1:]), trimZero(restB[1:]))}
	case a == b:
		return period{a, say("period/days", dayWords(restA), dayWords(restB))}
	}
	return period{b, say("period/since", a, dayWords(restA))}
}

// cutYear splits a year from 1900 to 2100 off s, which begins with it and goes on with a hyphen or not at all.
func cutYear(s string) (year int, rest string, ok bool) {
	if len(s) < 4 || len(s) > 4 && s[4] != '-' {
		return 0, "", false
	}
	for _, c := range []byte(s[:4]) {
		if c < '0' || c > '9' {
			return 0, "", false
		}
		year = year*10 + int(c-'0')
	}
	return year, s[4:], year >= 1900 && year <= 2100
}

// dayWords writes "-06" as 6月, "-12-31" as 12月31日; anything else stays.
func dayWords(rest string) string {
	switch {
	case rest == "":
		return ""
	case len(rest) == 3:
		return say("period/month", trimZero(rest[1:]))
	case len(rest) == 6 && rest[3] == '-':
		return say("period/day", trimZero(rest[1:3]), trimZero(rest[4:]))
	}
	return strings.TrimPrefix(rest, "-")
}

func trimZero(s string) string { return strings.TrimPrefix(s, "0") }

// yearTitle is what heads call a year.
func yearTitle(year int) string {
	if year == 0 {
		return say("year/unknown")
	}
	return say("year", year)
}

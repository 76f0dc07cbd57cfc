package statistics

import "strings"

// plain reads the ASCII or full-width digits at byte i: their value (capped), their number, and where they end.
func plain(s string, i int) (value, count, end int) {
	for i < len(s) {
		d, w := digit(s, i)
		if d < 0 {
			break
		}
		if value < 1_000_000 {
			value = value*10 + d
		}
		count++
		i += w
	}
	return value, count, i
}

// date reads the date, span of dates or time of day (日期、起止日期、时刻) at byte i, where a digit stands. It returns its
// end and the reason, or 0 where none stands there.
func date(s string, i int) (end int, reason string) {
	end, reason = point(s, i)
	if end == 0 {
		return spanOfParts(s, i), reasonDate
	}
	// 2017年3月至9月, 2019年—2021年: the second point belongs to the span.
	if w := rangeMark(s, end); w > 0 {
		if next, _ := point(s, end+w); next > 0 {
			end = next
		} else if e := tail(s, end+w); e > 0 {
			end = e
		}
	}
	return end, reason
}

// point reads one date or time at byte i.
func point(s string, i int) (end int, reason string) {
	v, n, at := plain(s, i)
	switch {
	case n == 4 && 1900 <= v && v <= 2100:
		return year(s, at), reasonDate
	case n == 0 || n > 2:
		return 0, ""
	case strings.HasPrefix(s[at:], "世纪"):
		return at + len("世纪"), reasonDate
	case strings.HasPrefix(s[at:], "年代"):
		return at + len("年代"), reasonDate
	case strings.HasPrefix(s[at:], "月") && 1 <= v && v <= 12:
		return month(s, at+len("月")), reasonDate
	case strings.HasPrefix(s[at:], "日") && 1 <= v && v <= 31:
		if !startsWithAny(s[at+len("日"):], "内", "以内", "之内", "以下", "以上", "办结", "游", "龄") {
			return at + len("日"), reasonDate
		}
	case n == 2 && v < 10 && strings.HasPrefix(s[at:], "年"): // 08年
		return at + len("年"), reasonDate
	}
	if e := clock(s, i); e > 0 {
		return e, reasonTime
	}
	return 0, ""
}

// year reads what follows a year: 年, 年6月20日, 年度, -06-20, —2020年. It returns 0 where the digits are no year.
func year(s string, at int) int {
	if strings.HasPrefix(s[at:], "年") {
		at += len("年")
		if startsWithAny(s[at:], "度", "底", "初", "末") {
			return at + len("度")
		}
		if v, n, e := plain(s, at); 1 <= n && n <= 2 && 1 <= v && v <= 12 {
			if strings.HasPrefix(s[e:], "月") {
				return month(s, e+len("月"))
			}
			if w := rangeMark(s, e); w > 0 { // 2022年1—11月
				if _, m, e2 := plain(s, e+w); m > 0 && m <= 2 && strings.HasPrefix(s[e2:], "月") {
					return month(s, e2+len("月"))
				}
			}
		}
		return at
	}
	if e := isoDate(s, at); e > 0 {
		return e
	}
	if w := rangeMark(s, at); w > 0 {
		v, n, e := plain(s, at+w)
		if n == 4 && 1900 <= v && v <= 2100 {
			if strings.HasPrefix(s[e:], "年") {
				e += len("年")
				if strings.HasPrefix(s[e:], "度") {
					e += len("度")
				}
			}
			return e
		}
	}
	return 0
}

// isoDate reads -06-20, /6/20 or .6.20 behind a year, and a time behind that.
func isoDate(s string, at int) int {
	mark := byteAt(s, at)
	if mark != '-' && mark != '/' && mark != '.' {
		return 0
	}
	m, n, e := plain(s, at+1)
	if n == 0 || n > 2 || m < 1 || m > 12 || byteAt(s, e) != mark {
		return 0
	}
	d, n, e := plain(s, e+1)
	if n == 0 || n > 2 || d < 1 || d > 31 {
		return 0
	}
	if c := byteAt(s, e); c == ' ' || c == 'T' {
		if t := clock(s, e+1); t > 0 {
			return t
		}
	}
	return e
}

// month reads what follows 月: 20日, 底, 份.
func month(s string, at int) int {
	if v, n, e := plain(s, at); 1 <= n && n <= 2 && 1 <= v && v <= 31 && startsWithAny(s[e:], "日", "号") {
		at = e + len("日")
		if t := clock(s, at); t > 0 {
			at = t
		}
		return at
	}
	if startsWithAny(s[at:], "份", "底", "初", "末") {
		at += len("份")
	}
	return at
}

// tail reads the second point of a span that leaves out what it shares with the first: …至9月, …—20日.
func tail(s string, at int) int {
	_, n, e := plain(s, at)
	if n == 0 || n > 2 {
		return 0
	}
	switch {
	case strings.HasPrefix(s[e:], "月"):
		return month(s, e+len("月"))
	case startsWithAny(s[e:], "日", "号"):
		return e + len("日")
	}
	return 0
}

// spanOfParts reads 1—11月, 3至5日: the unit stands only behind the second number.
func spanOfParts(s string, i int) int {
	v, n, at := plain(s, i)
	if n == 0 || n > 2 || v < 1 || v > 31 {
		return 0
	}
	w := rangeMark(s, at)
	if w == 0 {
		return 0
	}
	u, m, e := plain(s, at+w)
	if m == 0 || m > 2 {
		return 0
	}
	switch {
	case strings.HasPrefix(s[e:], "月") && u <= 12:
		return month(s, e+len("月"))
	case strings.HasPrefix(s[e:], "日") && u <= 31 && !startsWithAny(s[e+len("日"):], "内", "以内"):
		return e + len("日")
	case startsWithAny(s[e:], "时", "点") && u <= 24 && !startsWithAny(s[e:], "时间", "点位"):
		return e + len("时")
	}
	return 0
}

// clock reads a time of day: 8:30, 09:05:00, 9时30分, 9点.
func clock(s string, i int) int {
	h, n, at := plain(s, i)
	if n == 0 || n > 2 || h > 24 {
		return 0
	}
	if w := colon(s, at); w > 0 {
		m, n, e := plain(s, at+w)
		if n != 2 || m > 59 || byteAt(s, e) == '.' {
			return 0
		}
		if w := colon(s, e); w > 0 {
			sec, n, e2 := plain(s, e+w)
			if n != 2 || sec > 59 || byteAt(s, e2) == '.' {
				return 0
			}
			e = e2
		}
		return e
	}
	if !startsWithAny(s[at:], "时", "点") || startsWithAny(s[at:], "时间", "时段", "点位", "点击", "点赞", "点评") {
		return 0
	}
	at += len("时")
	if m, n, e := plain(s, at); n > 0 && n <= 2 && m < 60 && strings.HasPrefix(s[e:], "分") {
		return e + len("分")
	}
	if startsWithAny(s[at:], "整", "许", "半") {
		at += len("整")
	}
	return at
}

func colon(s string, i int) int {
	switch {
	case byteAt(s, i) == ':':
		return 1
	case startsWithAny(s[min(i, len(s)):], "：", "∶", "︰"):
		return len("：")
	}
	return 0
}

// rangeMark returns the width of the mark or word at byte i that stands between the ends of a span.
func rangeMark(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	if s[i] == '-' || s[i] == '~' {
		return 1
	}
	for _, m := range [...]string{"—", "–", "－", "～", "至", "到", "―"} {
		if strings.HasPrefix(s[i:], m) {
			if m == "—" && strings.HasPrefix(s[i+len(m):], "—") {
				return 2 * len(m)
			}
			return len(m)
		}
	}
	return 0
}

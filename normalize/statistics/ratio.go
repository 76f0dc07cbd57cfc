package statistics

import (
	"math/big"
	"strings"

	"guiwen/normalize/lex"
)

var (
	tenthWord  = lex.Class("tenth-word")
	listedUnit = lex.Class("listed-unit")
)

// share reads a number whose sense lies in its relation to another: 7/8. It returns 0 where there is none.
func (c *scan) share(n number) int {
	if byteAt(c.s, n.end) != '/' || n.end+1 >= len(c.s) || !isDigit(c.s[n.end+1]) || n.scaled > 0 || n.places > 0 {
		return 0
	}
	m, ok := numberAt(c.s, n.end+1)
	if !ok || m.scaled > 0 || m.places > 0 || n.value.Coef >= m.value.Coef {
		return c.not(n.start, m.end, reasonCode)
	}
	return c.take(quotientOf(n, m, n.start, m.end))
}

// quotientOf makes the figure n/m.
func quotientOf(n, m number, start, end int) figure {
	f := figure{start: start, end: end, number: n, kind: kindRatio}
	f.quotient, _ = n.value.Rat().Quo(n.value.Rat(), m.value.Rat()).Float64()
	return f
}

// proportion reads 2.06：1 as one ratio and 10.1：43.5：46.4 as a figure for each part (比例).
func (c *scan) proportion(n number) int {
	parts := []number{n}
	for {
		last := parts[len(parts)-1]
		w := colon(c.s, last.end)
		if w == 0 || last.scaled > 0 || last.end+w >= len(c.s) || !isDigit(c.s[last.end+w]) || len(parts) > 9 {
			break
		}
		m, ok := numberAt(c.s, last.end+w)
		if !ok {
			break
		}
		parts = append(parts, m)
	}
	end := parts[len(parts)-1].end
	if u, _ := lex.UnitAt(c.s[end:]); len(parts) < 2 || u != nil {
		return 0
	}
	if len(parts) == 2 && parts[1].value.Coef != 0 {
		f := quotientOf(n, parts[1], n.start, end)
		if parts[1].value == (decimal{Coef: 1, Scale: 0}) {
			f.quotient, f.value = 0, n.value
		}
		return c.take(f)
	}
	for _, p := range parts {
		c.take(figure{start: p.start, end: p.end, number: p, value: p.value, kind: kindRatio})
	}
	return end
}

// between reads a range that shares its unit (3至5个工作日, 10—20%): two figures, the lower and the upper bound.
func (c *scan) between(n number) int {
	w := rangeMark(c.s, n.end)
	if w == 0 || n.end+w >= len(c.s) || !isDigit(c.s[n.end+w]) {
		return 0
	}
	m, ok := numberAt(c.s, n.end+w)
	if !ok {
		return 0
	}
	u, uw := lex.UnitAt(c.s[m.end:])
	if u == nil && m.scaled == 0 {
		return c.not(n.start, m.end, reasonUnclear)
	}
	lower := n.value
	if n.scaled == 0 && m.scaled > 0 {
		v, fits := lower.Shift(m.scaled)
		if !fits {
			return 0
		}
		lower = v
	}
	kind := kindOther
	if u != nil {
		kind = u.Kind
		whole := figure{start: n.start, end: m.end + uw, number: n, value: lower, unit: u, kind: kind}
		if reason := c.objection(&whole); reason != "" {
			return c.not(n.start, whole.end, reason)
		}
	}
	c.takeEnd(figure{start: n.start, end: n.end, number: n, value: lower, unit: u, kind: kind}, atLeast)
	return c.takeEnd(figure{start: m.start, end: m.end + uw, number: m, value: m.value, unit: u, kind: kind}, atMost)
}

// rangeQualifier is the published qualifier of both ends of a range, whatever mark the text has between them.
const rangeQualifier = "至"

// takeEnd adds an end of a range with its bound and returns where it ends.
func (c *scan) takeEnd(f figure, bound string) int {
	end := c.take(f)
	last := &c.figures[len(c.figures)-1]
	last.bound, last.qualifier = bound, rangeQualifier
	return end
}

// series reads numbers that share the unit behind the last (3.9、2.0、2.9个百分点): a figure each. It returns 0 where there
// is none.
func (c *scan) series(n number) int {
	const mark = "、"
	parts := []number{n}
	for len(parts) < 12 {
		last := parts[len(parts)-1]
		at := last.end + len(mark)
		if last.scaled > 0 || !strings.HasPrefix(c.s[last.end:], mark) || at >= len(c.s) || !isDigit(c.s[at]) {
			break
		}
		m, ok := numberAt(c.s, at)
		if !ok {
			return 0
		}
		parts = append(parts, m)
	}
	last := parts[len(parts)-1]
	u, w := lex.UnitAt(c.s[last.end:])
	if len(parts) < 2 || u == nil || u.Kind == kindDuration && !listedUnit.Is(u.Word) {
		return 0
	}
	if c.sinceDay(n.start, u) {
		return c.not(n.start, last.end+w, reasonDate)
	}
	for k, p := range parts {
		v, ok := p.value, true
		if p.scaled == 0 {
			v, ok = v.Shift(last.scaled)
		}
		if !ok {
			return 0
		}
		f := figure{start: p.start, end: p.end, number: p, value: v, unit: u, kind: u.Kind}
		if k == len(parts)-1 {
			f.end, f.value = p.end+w, p.value
		}
		c.take(f)
	}
	return last.end + w
}

// tenths reads 9成, 1.2成, 七成 and 八成五, tenths of a whole, at the number n; 0 where none stands there: 3成员, 一成不变.
func (c *scan) tenths(n number) int {
	w := tenthWord.Begins(c.s[n.end:])
	v, ok := n.value.Shift(1)
	if w == 0 || !ok || n.bare || n.more != "" || n.scaled > 0 || n.value.Rat().Cmp(big.NewRat(10, 1)) > 0 {
		return 0
	}
	end := n.end + w
	if n.han {
		if !isHanDigit(n) {
			return 0
		}
		m, _ := numberAt(c.s, end)
		if m.han && isHanDigit(m) {
			v.Coef, end = v.Coef+m.value.Coef, m.end
		}
		if m, ok := numberAt(c.s, end+lex.Blanks(c.s[end:])); ok && m.start > end && m.han && m.end > m.start {
			return c.not(n.start, m.end, reasonUnclear) // 七成 六
		}
	}
	after := c.s[end:]
	bounded := n.han && boundsBefore.Ends(c.s[:n.start]) > 0 || boundsAfter.Begins(after) > 0 || boundsInside.Begins(after) > 0
	if !bounded && !isMark(runeAt(after, 0)) && afterNouns.Value(after[:afterNouns.Begins(after)]) != "possessive" {
		return 0
	}
	return c.take(figure{start: n.start, end: end, number: n, value: v, unit: percentUnit, kind: kindPercent})
}

// isHanDigit reports whether a number is one of the Han digits from one to nine.
func isHanDigit(n number) bool {
	return !n.bare && !n.row && n.more == "" && n.value.Scale == 0 && 1 <= n.value.Coef && n.value.Coef <= 9 && n.end > n.start
}

// part reads 百分之九十二点八, 千分之三 and 三分之二 at byte i; n is the Han number before 分之.
func (c *scan) part(n number) int {
	at := n.end + fractionWord.Begins(c.s[n.end:])
	m, ok := numberAt(c.s, at)
	if !ok || m.end == at {
		return at
	}
	f := figure{start: n.start, end: m.end, number: m, value: m.value, kind: kindPercent}
	switch {
	case !m.han && goesOnInCode(c.s[m.end:]):
		return c.not(n.start, m.end, reasonUnclear)
	case n.bare && n.value.Coef == 100:
		f.unit = percentUnit
	case n.bare && n.value.Coef == 1000:
		f.unit = permilleUnit
	case n.value.Coef > m.value.Coef && !n.bare:
		f = quotientOf(m, n, n.start, m.end)
	default:
		return c.not(n.start, m.end, reasonUnclear)
	}
	if !c.lays && f.kind == kindRatio && boundsAfter.Begins(c.s[f.end:]) > 0 {
		if m.han {
			return f.end
		}
		return c.not(f.start, f.end, reasonThreshold)
	}
	return c.take(f)
}

var (
	percentUnit  = &unit{Word: "%", Name: "%", Kind: kindPercent}
	permilleUnit = &unit{Word: "‰", Name: "‰", Kind: kindPercent}
)

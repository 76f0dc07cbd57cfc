package table

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// Measure is a unit with what stands round it: 万元 is 元 with the power 4, 元/亩 is 元 per 亩.
type Measure struct {
	Unit  *lex.Unit // nil where none is stated
	Power int       // of ten, of the multipliers in front
	Per   string    // the denominator with its stroke: "/亩"
}

// percent is asked when a table is read: the lexicon is not read before.
func percent() *lex.Unit { return lex.UnitOf("%") }

// IsRate reports whether the unit is that of a rate, which no unit of a row or a table overrules.
func (m Measure) IsRate() bool { return m.Unit != nil && m.Unit.Kind == lex.UnitPercent }

// measureOf reads a whole text as a unit: 万元, 元/亩, %, 亿千瓦时. A word that is no known unit, of at most four characters, is taken
// as written where known is false.
func measureOf(s string, known bool) Measure {
	s = strings.Trim(s, " （）()[]［］：")
	s, per := cutDenominator(s)
	u, power, at := lex.Measure(s)
	m := Measure{u, power, per}
	if u != nil {
		if at == len(s) {
			return m
		}
		at -= len(u.Word)
	}
	if strings.HasSuffix(s, "%") || strings.HasSuffix(s, "％") {
		return Measure{Unit: percent()}
	}
	if rest := s[at:]; !known && rest != "" && utf8.RuneCountInString(rest) <= 4 && strings.IndexFunc(rest, func(r rune) bool { return !lex.IsHan(r) }) < 0 {
		m.Unit = &lex.Unit{Word: rest, Name: rest, Kind: lex.UnitOther}
		return m
	}
	return Measure{}
}

// cutDenominator parts 元/亩 into 元 and /亩.
func cutDenominator(s string) (unit, per string) {
	k := strings.IndexAny(s, "/／")
	if k <= 0 {
		return s, ""
	}
	_, w := utf8.DecodeRuneInString(s[k:])
	below := s[k+w:]
	for at := 0; at < len(below); {
		_, _, n := lex.Measure(below[at:])
		if n = max(n, dateUnits.Begins(below[at:])); n == 0 && at > 0 {
			n = middleDot(below[at:]) // 元/人·月
		}
		if n == 0 {
			return s, ""
		}
		at += n
	}
	if below == "" {
		return s, ""
	}
	return s[:k], "/" + below
}

// middleDot returns the width of the sign that stands between two units of a denominator.
func middleDot(s string) int {
	switch r, w := utf8.DecodeRuneInString(s); r {
	case '·', '•', '.', '・':
		return w
	}
	return 0
}

var (
	dateUnits  = lex.Class("date-unit")
	unitNotes  = lex.Class("unit-note")
	unitHeads  = lex.Class("unit-column")
	countHeads = lex.Class("count-head")
	rateNouns  = lex.Class("rate-noun")
)

// UnitNote returns the note at the end of a text that states a unit, from its first word on: 单位：万元）. It is "" where there is none.
func UnitNote(s string) string {
	for {
		k, n := unitNotes.Index(s)
		if k < 0 {
			return ""
		}
		if unitAfter(s[k+n:]).Unit != nil {
			return s[k:]
		}
		s = s[k+n:]
	}
}

// noted is what a note says of units.
type noted struct {
	Measure
	rate bool // it names % beside the unit: heads of rates are percentages
}

// unitNote reads the first note 单位：万元 in a text that states a unit: 填报单位：市水务局 单位：万元.
func unitNote(s string) noted {
	for {
		k, n := unitNotes.Index(s)
		if k < 0 {
			return noted{}
		}
		s = s[k+n:]
		if m := unitAfter(s); m.Unit != nil {
			return m
		}
	}
}

// unitAfter reads what stands behind the word of a note. Of several units, one of which is %, the other is that of what is no rate; of others
// only the heads can say which is whose.
func unitAfter(s string) (m noted) {
	rest := strings.TrimLeft(s, " 　")
	w := lex.Colon(rest)
	if w == 0 {
		return m
	}
	rest = strings.TrimSpace(rest[w:])
	if end := strings.IndexAny(rest, "；;）) \t\n。"); end >= 0 {
		rest = rest[:end]
	}
	list := strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("、，,", r) })
	for _, word := range list {
		switch one := measureOf(word, len(list) > 1 || !isShortWord(word)); {
		case one.IsRate() && len(list) > 1:
			m.rate = true
		case one.Unit == nil || m.Unit != nil:
			return noted{} // 单位：万元、件: which is which, the heads must say
		default:
			m.Measure = one
		}
	}
	return m
}

// isShortWord reports whether a word is short enough to be a unit that no list knows: 箱, 万箱.
func isShortWord(word string) bool { return utf8.RuneCountInString(word) <= 2 }

// bracketed reads the last unit that stands in brackets of a text: 金额（万元）, 本年收费金额（单位：万元）.
func bracketed(head string) Measure {
	for end := len(head); end > 0; {
		open := strings.LastIndexAny(head[:end], "（(")
		if open < 0 {
			break
		}
		_, w := utf8.DecodeRuneInString(head[open:])
		inner := head[open+w:]
		if stop := strings.IndexAny(inner, "）)"); stop >= 0 {
			inner = inner[:stop]
			if m := unitNote(inner); m.Unit != nil {
				return m.Measure
			}
			if m := measureOf(inner, true); m.Unit != nil {
				return m
			}
		}
		end = open
	}
	return Measure{}
}

// unitIn reads the unit that a head states: in brackets, in a note, or % in it (较上年±%), or the counting word that it ends with (人数).
func unitIn(head string) Measure {
	head = strings.TrimSpace(head)
	if m := bracketed(head); m.Unit != nil {
		return m
	}
	if m := unitNote(head); m.Unit != nil {
		return m.Measure
	}
	if n := countHeads.Ends(head); n > 0 { // 制发件数, 人数
		return measureOf(countHeads.Value(head[len(head)-n:]), true)
	}
	if strings.HasSuffix(head, "%") || strings.HasSuffix(head, "％") || rateNouns.Ends(head) > 0 {
		return Measure{Unit: percent()}
	}
	return Measure{}
}

// namesUnits reports whether a head is that of a column of units: 计量单位, 单 位 (not 填表单位, 单位：万元).
func namesUnits(head string) bool { return unitHeads.Is(strings.Join(strings.Fields(head), "")) }

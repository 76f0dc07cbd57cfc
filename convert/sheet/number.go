package sheet

import (
	"math"
	"strconv"
	"strings"
)

// holds reports whether v meets the condition of the section.
func (s *section) holds(v float64) bool {
	switch s.condition {
	case "<":
		return v < s.bound
	case "<=":
		return v <= s.bound
	case ">":
		return v > s.bound
	case ">=":
		return v >= s.bound
	case "=":
		return v == s.bound
	case "<>":
		return v != s.bound
	}
	return false
}

// choose returns the section for a value, and whether it is to write the sign.
func (f *Format) choose(v float64) (s *section, sign bool) {
	list := f.sections[:min(len(f.sections), 3)]
	if len(list) == 1 {
		return &list[0], true
	}
	if list[0].condition != "" || list[1].condition != "" {
		for i := range list {
			if list[i].condition == "" || list[i].holds(v) {
				return &list[i], i != 1 || list[i].condition == ""
			}
		}
		return &list[len(list)-1], true
	}
	switch {
	case v < 0:
		return &list[1], false
	case v == 0 && len(list) == 3:
		return &list[2], false
	}
	return &list[0], false
}

// Number returns what a number looks like. epoch1904 says that days are counted from 1904. Blanks that only align are kept inside of the text.
func (f *Format) Number(v float64, epoch1904 bool) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	s, sign := f.choose(v)
	if s.date {
		if text, ok := s.dateText(v, epoch1904); ok {
			return text
		}
		return generalText(v)
	}
	if s.fraction {
		return generalText(v)
	}
	text := s.number(math.Abs(v))
	if sign && v < 0 {
		text = "-" + strings.TrimLeft(text, " ")
	}
	return strings.TrimSpace(text)
}

// Text returns what text looks like.
func (f *Format) Text(text string) string {
	if f.text == nil {
		return text
	}
	var b strings.Builder
	for _, t := range f.text.tokens {
		switch t.kind {
		case literal:
			b.WriteString(t.text)
		case textPart, generalPart:
			b.WriteString(text)
		}
	}
	return b.String()
}

// number writes an absolute value by the section's tokens.
func (s *section) number(v float64) string {
	whole, decimals, power := s.digits(v)
	decimals = s.cut(decimals)
	var b strings.Builder
	place, behind, inPower := 0, 0, false
	powers := 0
	for _, t := range s.tokens {
		switch {
		case t.kind == generalPart:
			b.WriteString(generalText(v))
		case t.kind == textPart:
			b.WriteString(generalText(v))
		case t.kind == point:
			inPoint := decimals != ""
			behind = 1
			if inPoint {
				b.WriteByte('.')
			}
		case t.kind == exponent:
			inPower = true
			b.WriteByte('E')
			if power < 0 {
				b.WriteByte('-')
			} else if t.text[1] == '+' {
				b.WriteByte('+')
			}
		case t.kind != digit:
			b.WriteString(t.text)
		case inPower:
			if powers++; powers == 1 {
				text := strconv.Itoa(max(power, -power))
				b.WriteString(strings.Repeat("0", max(0, s.exponent-len(text))))
				b.WriteString(text)
			}
		case behind > 0:
			if behind <= len(decimals) {
				b.WriteByte(decimals[behind-1])
			}
			behind++
		default:
			s.wholeDigit(&b, whole, place)
			place++
		}
	}
	return b.String()
}

// wholeDigit writes what stands at a place in front of the point: the first place takes all digits for which there is none.
func (s *section) wholeDigit(b *strings.Builder, whole string, place int) {
	from, to := place+len(whole)-s.whole, place+len(whole)-s.whole+1
	if place == 0 {
		from = 0
	}
	for i := max(from, 0); i < to; i++ {
		b.WriteByte(whole[i])
		if left := len(whole) - i - 1; s.thousands && left > 0 && left%3 == 0 {
			b.WriteByte(',')
		}
	}
}

// digits returns the digits in front of and behind the point, and the power of ten.
func (s *section) digits(v float64) (whole, decimals string, power int) {
	if s.exponent > 0 && v != 0 {
		power = int(math.Floor(math.Log10(v)))
		if s.whole > 1 {
			power -= ((power % s.whole) + s.whole) % s.whole
		}
		v /= math.Pow10(power)
	}
	whole, decimals = round(v, s.scale, s.decimals)
	if len(whole) < s.least {
		whole = strings.Repeat("0", s.least-len(whole)) + whole
	}
	return whole, decimals, power
}

// cut takes the zeros off that stand at the end in places that show none.
func (s *section) cut(decimals string) string {
	behind := 0
	var places []byte
	for _, t := range s.tokens {
		switch {
		case t.kind == point:
			behind = 1
		case t.kind == exponent:
			behind = 0
		case t.kind == digit && behind > 0:
			places = append(places, t.text[0])
		}
	}
	n := len(decimals)
	for n > 0 && n <= len(places) && decimals[n-1] == '0' && places[n-1] != '0' {
		n--
	}
	return decimals[:n]
}

// precision is how many digits of a number are kept in workbooks.
const precision = 15

// round returns v×10^scale with a number of decimals, as digits in front of the point, without zeros at their beginning, and behind it. It
// rounds the decimal number of fifteen digits, half up, as spreadsheets do: 2.675 becomes 2.68.
func round(v float64, scale, decimals int) (whole, rest string) {
	text := strconv.FormatFloat(v, 'e', precision-1, 64)
	mantissa, power, _ := strings.Cut(text, "e")
	digits := []byte(strings.Replace(mantissa, ".", "", 1))
	exp, _ := strconv.Atoi(power)
	exp += 1 + scale // digits in front of the point
	if v == 0 {
		return "", strings.Repeat("0", decimals)
	}
	keep := exp + decimals // digits that are kept
	switch {
	case keep < 0:
		digits = nil
	case keep < len(digits):
		up := digits[keep] >= '5'
		digits = digits[:keep]
		if up {
			i := keep - 1
			for ; i >= 0 && digits[i] == '9'; i-- {
				digits[i] = '0'
			}
			if i >= 0 {
				digits[i]++
			} else {
				digits = append([]byte{'1'}, digits...)
				exp++
			}
		}
	}
	all := string(digits)
	if exp <= 0 {
		all = strings.Repeat("0", min(-exp, decimals)) + all
		exp = 0
	}
	if need := exp + decimals; len(all) < need {
		all += strings.Repeat("0", need-len(all))
	}
	return strings.TrimLeft(all[:exp], "0"), all[exp:min(len(all), exp+decimals)]
}

// Digits that a number without a format shows at most, and the length of whole numbers that are shown in full.
const (
	shownDigits = 10
	shownWhole  = 15
)

// generalText returns a number as cells without a format show it: ten digits; whole numbers in full, because they may be codes.
func generalText(v float64) string {
	if v == 0 {
		return "0"
	}
	abs := math.Abs(v)
	if abs == math.Trunc(abs) && abs < math.Pow10(shownWhole) {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	if abs >= 1e11 || abs < 1e-9 {
		text := strconv.FormatFloat(v, 'E', 5, 64)
		mantissa, power, _ := strings.Cut(text, "E")
		return strings.TrimRight(strings.TrimRight(mantissa, "0"), ".") + "E" + power
	}
	front := max(int(math.Floor(math.Log10(abs)))+1, 1)
	whole, decimals := round(abs, 0, max(shownDigits-front, 0))
	if whole == "" {
		whole = "0"
	}
	text := strings.TrimRight(whole+"."+decimals, "0")
	text = strings.TrimRight(text, ".")
	if v < 0 {
		text = "-" + text
	}
	return text
}

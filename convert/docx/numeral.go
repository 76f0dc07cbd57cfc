package docx

import (
	"strconv"
	"strings"
)

// levels is the number of levels of a list (w:ilvl is 0–8).
const levels = 9

// A numeral system writes Chinese numerals (中文数字).
type numeralSystem struct {
	digits string // zero to nine
	tens   string // ten, hundred, thousand
	myriad string // ten thousand
	// bare says that ten to nineteen begin with ten, not with one ten: 十一, but 壹拾壹.
	bare bool
}

var (
	countingSimplified  = numeralSystem{"零一二三四五六七八九", "十百千", "万", true}
	countingTraditional = numeralSystem{"零一二三四五六七八九", "十百千", "萬", true}
	legalSimplified     = numeralSystem{"零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万", false}
	legalTraditional    = numeralSystem{"零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬", false}
	legalJapanese       = numeralSystem{"〇壱弐参四伍六七八九", "拾百阡", "萬", false}
)

// formatNumber renders value in a number format: a value of ST_NumberFormat (ECMA-376 Part 1, 17.18.59), or the
// text of a custom format as [MS-DOCX] 2.4 lists them ("001, 002, 003, ..."). It reports false for a format
// that it does not know; the number is decimal then. The length of the result is bounded.
func formatNumber(value int, format string) (string, bool) {
	if value < 0 {
		return strconv.Itoa(value), true
	}
	if text, ok := formatDecimal(value, format); ok {
		return text, true
	}
	if text, ok := formatHan(value, format); ok {
		return text, true
	}
	if text, ok := formatSeries(value, format); ok {
		return text, true
	}
	if i := strings.IndexByte(format, ','); i > 0 {
		if strings.Contains(format, "○") {
			return formatNumber(value, "chineseCounting")
		}
		if name, ok := customFormats[format[:i]]; ok {
			return formatNumber(value, name)
		}
		if zeros := strings.Trim(format[:i], "0"); zeros == "1" {
			return pad(value, i), true
		}
	}
	return strconv.Itoa(value), false
}

// customFormats finds the format that a custom format stands for by its first number.
var customFormats = map[string]string{
	"一": "chineseCountingThousand", "壹": "chineseLegalSimplified", "甲": "ideographTraditional",
	"子": "ideographZodiac", "①": "decimalEnclosedCircle", "⒈": "decimalEnclosedFullstop",
	"⑴": "decimalEnclosedParen", "㈠": "ideographEnclosedCircle", "１": "decimalFullWidth",
	"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
}

// formatDecimal knows the formats made of the digits 0–9.
func formatDecimal(value int, format string) (string, bool) {
	switch format {
	case "decimal", "decimalHalfWidth", "":
		return strconv.Itoa(value), true
	case "decimalZero":
		return pad(value, 2), true
	case "decimalFullWidth", "decimalFullWidth2":
		return digitwise(value, "０１２３４５６７８９"), true
	case "decimalEnclosedCircle":
		return enclosed(value, '①', 20), true
	case "decimalEnclosedCircleChinese":
		return enclosed(value, '①', 10), true
	case "decimalEnclosedFullstop":
		return enclosed(value, '⒈', 20), true
	case "decimalEnclosedParen":
		return enclosed(value, '⑴', 20), true
	case "numberInDash":
		return "- " + strconv.Itoa(value) + " -", true
	case "hex":
		return strings.ToUpper(strconv.FormatInt(int64(value), 16)), true
	case "ordinal":
		return strconv.Itoa(value) + englishOrdinal(value), true
	case "none", "bullet":
		return "", true
	}
	return "", false
}

// formatHan knows the formats made of Han characters.
func formatHan(value int, format string) (string, bool) {
	switch format {
	case "chineseCounting", "taiwaneseCounting", "koreanDigital2":
		if value >= 100 || value == 0 {
			return digitwise(value, "○一二三四五六七八九"), true
		}
		return countingSimplified.write(value), true
	case "chineseCountingThousand", "japaneseCounting":
		return countingSimplified.write(value), true
	case "taiwaneseCountingThousand":
		return countingTraditional.write(value), true
	case "chineseLegalSimplified":
		return legalSimplified.write(value), true
	case "ideographLegalTraditional":
		return legalTraditional.write(value), true
	case "japaneseLegal":
		return legalJapanese.write(value), true
	case "ideographDigital", "japaneseDigitalTenThousand":
		return digitwise(value, "〇一二三四五六七八九"), true
	case "taiwaneseDigital":
		return digitwise(value, "○一二三四五六七八九"), true
	case "ideographEnclosedCircle":
		return enclosed(value, '㈠', 10), true // Word sets brackets, not circles
	case "ideographTraditional":
		return cycle(value, "甲乙丙丁戊己庚辛壬癸"), true
	case "ideographZodiac":
		return cycle(value, "子丑寅卯辰巳午未申酉戌亥"), true
	case "ideographZodiacTraditional":
		if value == 0 {
			return "0", true
		}
		value = (value-1)%60 + 1
		return cycle((value-1)%10+1, "甲乙丙丁戊己庚辛壬癸") + cycle((value-1)%12+1, "子丑寅卯辰巳午未申酉戌亥"), true
	}
	return "", false
}

// formatSeries knows letters, Roman numerals and words.
func formatSeries(value int, format string) (string, bool) {
	switch format {
	case "lowerLetter":
		return letters(value, 'a'), true
	case "upperLetter":
		return letters(value, 'A'), true
	case "lowerRoman":
		return strings.ToLower(roman(value)), true
	case "upperRoman":
		return roman(value), true
	case "chicago":
		marks := []string{"*", "†", "‡", "§"}
		if value < 1 || value > 40 {
			return strconv.Itoa(value), true
		}
		return strings.Repeat(marks[(value-1)%4], (value-1)/4+1), true
	}
	return "", false
}

func pad(value, width int) string {
	s := strconv.Itoa(value)
	return strings.Repeat("0", max(0, min(width, 10)-len(s))) + s
}

// digitwise writes value digit by digit; digits holds the ten digits.
func digitwise(value int, digits string) string {
	glyphs := []rune(digits)
	var b strings.Builder
	for _, c := range strconv.Itoa(value) {
		b.WriteRune(glyphs[c-'0'])
	}
	return b.String()
}

// enclosed writes value as one of a row of last characters that begins with first; beyond it, as decimal.
func enclosed(value int, first rune, last int) string {
	if value < 1 || value > last {
		return strconv.Itoa(value)
	}
	return string(first + rune(value-1))
}

// cycle writes value as a sign of a cycle (天干、地支); beyond its end the cycle begins again.
func cycle(value int, signs string) string {
	if value < 1 {
		return strconv.Itoa(value)
	}
	glyphs := []rune(signs)
	return string(glyphs[(value-1)%len(glyphs)])
}

// letters writes a … z, aa, bb … zz, aaa: the letter is repeated. Numbers of absurd length are decimal.
func letters(value int, first byte) string {
	if value < 1 || value > 26*30 {
		return strconv.Itoa(value)
	}
	return strings.Repeat(string(first+byte((value-1)%26)), (value-1)/26+1)
}

func roman(value int) string {
	if value < 1 || value > 32767 {
		return strconv.Itoa(value)
	}
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
		{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; value >= step.value; value -= step.value {
			b.WriteString(step.sign)
		}
	}
	return b.String()
}

func englishOrdinal(value int) string {
	if tens := value % 100; 11 <= tens && tens <= 13 {
		return "th"
	}
	switch value % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

// write writes value with units: 一百零一, 二十. Values of a hundred million and more are written digit by digit.
func (n numeralSystem) write(value int) string {
	if value >= 100_000_000 {
		return digitwise(value, n.digits)
	}
	if value < 10 {
		return string([]rune(n.digits)[value])
	}
	var b strings.Builder
	if high := value / 10_000; high > 0 {
		n.group(&b, high, false)
		b.WriteString(n.myriad)
	}
	n.group(&b, value%10_000, value >= 10_000)
	return b.String()
}

// group writes a value below ten thousand; follows says that higher digits stand before it.
func (n numeralSystem) group(b *strings.Builder, value int, follows bool) {
	digits, tens := []rune(n.digits), []rune(n.tens)
	if value == 0 {
		return
	}
	gap := follows && value < 1000
	first := !follows
	for unit, i := 1000, 2; unit > 0; unit, i = unit/10, i-1 {
		digit := value / unit % 10
		if digit == 0 {
			gap = gap || !first
			continue
		}
		if gap {
			b.WriteRune(digits[0])
			gap = false
		}
		if !(n.bare && first && digit == 1 && unit == 10) {
			b.WriteRune(digits[digit])
		}
		if i >= 0 {
			b.WriteRune(tens[i])
		}
		first = false
		if value%unit == 0 {
			return
		}
	}
}

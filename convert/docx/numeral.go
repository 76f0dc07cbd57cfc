package docx

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// levels is the number of levels of a list (w:ilvl is 0–8).
const levels = 9

//go:embed numberformats.tsv
var numberFormatsTable string

// numberWriters returns what writes a number of at least zero in each of the formats of the table.
var numberWriters = sync.OnceValue(func() map[string]func(int) string {
	all := map[string]func(int) string{}
	for line := range strings.Lines(numberFormatsTable) {
		if line[0] == '#' {
			continue
		}
		cell := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		write := numberWriter(cell[1], cell[2])
		for name := range strings.FieldsSeq(cell[0]) {
			all[name] = write
		}
	}
	return all
})

// numberWriter returns what writes a number with the given characters; see the table for how.
func numberWriter(how, signs string) func(int) string {
	numerals := lex.NumeralsOf(signs, how != "units")
	switch how {
	case "units", "bare units":
		return numerals.Write
	case "places":
		return numerals.ByPlaces
	case "counting":
		return func(n int) string {
			if n == 0 || n > 99 {
				return numerals.ByPlaces(n)
			}
			return numerals.Write(n)
		}
	case "cycle":
		return func(n int) string { return cycle(n, signs) }
	case "pairs":
		first, second, _ := strings.Cut(signs, " ")
		return func(n int) string {
			if n == 0 {
				return "0"
			}
			return cycle(n, first) + cycle(n, second)
		}
	}
	start, _ := utf8.DecodeRuneInString(signs)
	last, _ := strconv.Atoi(strings.TrimPrefix(how, "row "))
	return func(n int) string { return enclosed(n, start, last) }
}

// formatNumber renders value in a number format: a value of ST_NumberFormat (ECMA-376 Part 1, 17.18.59), or the
// text of a custom format as [MS-DOCX] 2.4 lists them ("001, 002, 003, ..."). It reports false for a format
// that it does not know; the number is decimal then. The length of the result is bounded.
func formatNumber(value int, format string) (string, bool) {
	if value < 0 {
		return strconv.Itoa(value), true
	}
	if write, ok := numberWriters()[format]; ok {
		return write(value), true
	}
	if text, ok := formatDecimal(value, format); ok {
		return text, true
	}
	if text, ok := formatSeries(value, format); ok {
		return text, true
	}
	if i := strings.IndexByte(format, ','); i > 0 {
		if strings.Contains(format, "○") {
			return formatNumber(value, "chineseCounting")
		}
		for _, name := range customFormats {
			if one, _ := formatNumber(1, name); one == format[:i] {
				return formatNumber(value, name)
			}
		}
		if zeros := strings.Trim(format[:i], "0"); zeros == "1" {
			return pad(value, i), true
		}
	}
	return strconv.Itoa(value), false
}

// customFormats are the formats that a custom format stands for, if its first number is theirs.
var customFormats = []string{
	"chineseCountingThousand", "chineseLegalSimplified", "ideographTraditional", "ideographZodiac", "decimalEnclosedCircle", "decimalEnclosedFullstop",
	"decimalEnclosedParen", "ideographEnclosedCircle", "decimalFullWidth", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman",
}

// formatDecimal knows the formats made of the digits 0–9.
func formatDecimal(value int, format string) (string, bool) {
	switch format {
	case "decimal", "decimalHalfWidth", "":
		return strconv.Itoa(value), true
	case "decimalZero":
		return pad(value, 2), true
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

// formatSeries knows letters, Roman numerals and words.
func formatSeries(value int, format string) (string, bool) {
	switch format {
	case "lowerLetter":
		return letters(value, 'a'), true
	case "upperLetter":
		return letters(value, 'A'), true
	case "lowerRoman":
		return strings.ToLower(lex.Roman(value)), true
	case "upperRoman":
		return lex.Roman(value), true
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

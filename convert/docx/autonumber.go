package docx

import (
	"strconv"
	"strings"
)

// autonumbers count the fields that number paragraphs and lists without a list definition: AUTONUM, AUTONUMLGL, AUTONUMOUT
// and LISTNUM (ECMA-376 Part 1, 17.16.5.3 to 17.16.5.5, 17.16.5.34). Word stores no result of them.
type autonumbers struct {
	paragraphs [levels + 1]int // by heading level; 0 is body text
	lists      map[string]*[levels]int
}

// outlineFormats are the formats of AUTONUMOUT and of the list OutlineDefault, by level: I. A. 1. a) (1) (a) (i) (a) (i).
var outlineFormats = [levels]string{
	"%upperRoman.", "%upperLetter.", "%decimal.", "%lowerLetter)", "(%decimal)", "(%lowerLetter)", "(%lowerRoman)", "(%lowerLetter)", "(%lowerRoman)",
}

// plainFormats are those of the list NumberDefault.
var plainFormats = [levels]string{
	"%decimal)", "%lowerLetter)", "%lowerRoman)", "(%decimal)", "(%lowerLetter)", "(%lowerRoman)", "%decimal.", "%lowerLetter.", "%lowerRoman.",
}

// generalFormats are the number formats that the switch \* of a field names (17.16.4.3.1).
var generalFormats = map[string]string{
	"Arabic": "decimal", "ROMAN": "upperRoman", "roman": "lowerRoman", "ALPHABETIC": "upperLetter", "alphabetic": "lowerLetter",
	"CHINESENUM1": "chineseCounting", "CHINESENUM2": "chineseLegalSimplified", "CHINESENUM3": "chineseCountingThousand",
	"GB1": "decimalEnclosedFullstop", "GB2": "decimalEnclosedParen", "GB3": "decimalEnclosedCircleChinese", "GB4": "ideographEnclosedCircle",
	"ZODIAC1": "ideographTraditional", "ZODIAC2": "ideographZodiac", "DBNUM1": "ideographDigital", "CIRCLENUM": "decimalEnclosedCircle",
}

// paragraph counts a paragraph at a heading level, 0 for body text, and returns the number that the field shows.
func (a *autonumbers) paragraph(name string, level int, switches []string) string {
	level = min(max(level, 0), levels)
	a.paragraphs[level]++
	if level > 0 {
		for i := level + 1; i <= levels; i++ {
			a.paragraphs[i] = 0
		}
	}
	value := a.paragraphs[level]
	format, separator, end := "decimal", ".", true
	for i, s := range switches {
		next := ""
		if i+1 < len(switches) {
			next = strings.Trim(switches[i+1], `"`)
		}
		switch s {
		case `\*`:
			if f := generalFormats[next]; f != "" {
				format = f
			}
		case `\s`:
			if next != "" && !strings.HasPrefix(next, `\`) {
				separator = next
			}
		case `\e`:
			end = false
		}
	}
	switch {
	case name == "AUTONUMOUT" && level > 0:
		return patterned(outlineFormats[level-1], value)
	case name == "AUTONUMLGL" && level > 1:
		var all []string
		for i := 1; i <= level; i++ {
			all = append(all, strconv.Itoa(max(a.paragraphs[i], 1)))
		}
		if text := strings.Join(all, separator); !end {
			return text
		}
		return strings.Join(all, separator) + separator
	}
	text, _ := formatNumber(value, format)
	if !end {
		return text
	}
	return text + separator
}

// item counts an item of a list that Word knows by name, at a level from 0, and returns its number; false for other lists.
// A start above zero sets the number.
func (a *autonumbers) item(name string, level, start int) (string, bool) {
	var formats [levels]string
	switch name {
	case "", "NumberDefault":
		formats = plainFormats
	case "OutlineDefault":
		formats = outlineFormats
	case "LegalDefault":
	default:
		return "", false
	}
	level = min(max(level, 0), levels-1)
	if a.lists == nil {
		a.lists = map[string]*[levels]int{}
	}
	values := a.lists[name]
	if values == nil {
		values = &[levels]int{}
		a.lists[name] = values
	}
	values[level]++
	if start > 0 {
		values[level] = start
	}
	for i := level + 1; i < levels; i++ {
		values[i] = 0
	}
	if name != "LegalDefault" {
		return patterned(formats[level], values[level]), true
	}
	text := ""
	for i := 0; i <= level; i++ {
		text += strconv.Itoa(max(values[i], 1)) + "."
	}
	return text, true
}

// patterned sets value in a pattern with the name of its format: "(%lowerRoman)".
func patterned(pattern string, value int) string {
	before, rest, _ := strings.Cut(pattern, "%")
	format := strings.TrimRight(rest, ".)")
	text, _ := formatNumber(value, format)
	return before + text + rest[len(format):]
}

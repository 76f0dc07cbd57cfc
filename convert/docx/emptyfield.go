package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// silentFields print nothing of their own, or what they print is no text of the document.
var silentFields = map[string]bool{
	"": true, "TC": true, "XE": true, "RD": true, "TA": true, "SET": true, "ASK": true, "PRIVATE": true, "ADVANCE": true, "HYPERLINK": true,
	"TOC": true, "INDEX": true, "TOA": true, "FORMTEXT": true, "FORMDROPDOWN": true, "FORMCHECKBOX": true, "NEXT": true, "NEXTIF": true, "SKIPIF": true,
	"EMBED": true, "LINK": true, "SHAPE": true, "CONTROL": true, "BARCODE": true, "PRINT": true, "DATA": true, "AUTOTEXT": true, "BIDIOUTLINE": true,
	"DDE": true, "DDEAUTO": true, "INCLUDETEXT": true, "INCLUDEPICTURE": true, "INCLUDE": true, "IMPORT": true, "DATABASE": true, // said otherwise
}

// pageFields are computed wherever they are printed: in a header they tell nothing of the text.
var pageFields = map[string]bool{"PAGE": true, "NUMPAGES": true, "SECTION": true, "SECTIONPAGES": true}

// fieldWithoutResult deals with a field whose result is empty: Word draws it from its instruction or data, or it was never
// updated. What it shows is text where that is known; else it is said.
func (s *story) fieldWithoutResult(f field) {
	if s.code > 0 || s.gone() {
		return
	}
	words := fieldWords(string(f.instruction))
	name := ""
	if len(words) > 0 {
		name = strings.ToUpper(words[0])
	}
	text, known := f.form, f.form != ""
	switch name {
	case "EQ":
		base, guide, phonetic := phoneticGuide(string(f.instruction))
		if phonetic {
			s.losses.ruby += utf8.RuneCountInString(guide)
			text, known = base, true
			break
		}
		if text, known = equation(string(f.instruction)); !known {
			s.losses.equations++
			return
		}
	case "AUTONUM", "AUTONUMLGL", "AUTONUMOUT":
		_, level := s.p.kind()
		text, known = s.auto.paragraph(name, level, words[1:]), true
	case "LISTNUM":
		text, known = s.listNumber(words[1:])
	case "SYMBOL":
		text, known = symbolField(words[1:])
	case "QUOTE":
		text, known = strings.Trim(strings.Join(words[1:], " "), `"`), len(words) > 1
	case "MACROBUTTON", "GOTOBUTTON":
		text, known = strings.Join(words[min(2, len(words)):], " "), true
	}
	switch {
	case known:
		s.emit([]byte(text), s.p.style.text)
	case !silentFields[name] && !(pageFields[name] && isMargin(s.kind)) && len(s.losses.emptyFields) < maxObjects:
		s.losses.emptyFields = append(s.losses.emptyFields, name)
	}
}

// listNumber reads LISTNUM: an item of the list it names, or of the list of its paragraph, a level deeper.
func (s *story) listNumber(words []string) (string, bool) {
	list, level, start := "", -1, 0
	for i := 0; i < len(words); i++ {
		next := 0
		if i+1 < len(words) {
			next, _ = strconv.Atoi(words[i+1])
		}
		switch w := words[i]; {
		case w == `\l`:
			level = next - 1
			i++
		case w == `\s`:
			start = next
			i++
		case i == 0 && !strings.HasPrefix(w, `\`):
			list = strings.Trim(w, `"`)
		}
	}
	p := s.p
	p.listed++
	if properties := p.properties; list == "" && properties.numbered == on && properties.number != 0 {
		s.count(p)
		if properties.hasLevel, properties.level = true, min(properties.level+p.listed, levels-1); level >= 0 {
			properties.level = min(level, levels-1)
		}
		label, _, ok := s.number(properties, p.style.id)
		return label.text, ok
	}
	if level < 0 {
		level = p.listed - 1
	}
	return s.auto.item(list, level, start)
}

// symbolField reads SYMBOL 254 \f Wingdings (ECMA-376 Part 1, 17.16.5.63).
func symbolField(words []string) (string, bool) {
	if len(words) == 0 {
		return "", false
	}
	code, err := strconv.ParseUint(words[0], 0, 16)
	if err != nil || code < 0x20 || 0xd800 <= code && code < 0xe000 || code >= 0xfffe {
		return "", false
	}
	font := ""
	for i, w := range words[:len(words)-1] {
		if strings.EqualFold(w, `\f`) {
			font = strings.Trim(words[i+1], `"`)
		}
	}
	text := symbol(font, rune(code), "")
	return text, text != ""
}

// fieldWords divides an instruction at its blanks; quoted text is one word, with its quotes.
func fieldWords(instruction string) []string {
	var words []string
	rest := strings.TrimSpace(instruction)
	for rest != "" {
		end := strings.IndexAny(rest, " \t")
		if rest[0] == '"' {
			if i := strings.IndexByte(rest[1:], '"'); i >= 0 {
				end = i + 2
			}
		}
		if end < 0 || end > len(rest) {
			end = len(rest)
		}
		words = append(words, rest[:end])
		rest = strings.TrimSpace(rest[end:])
	}
	return words
}

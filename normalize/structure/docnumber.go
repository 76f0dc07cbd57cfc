package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// The number of the document (发文字号, 令号, 期号, 案号).

// numberAt reports whether a document number may begin at byte i.
func (w *window) numberAt(i int) bool {
	if ordinalNumber(w.s[i:]) > 0 || caseNumber(w.s[i:]) > 0 {
		return true
	}
	for k, at := 0, i; k <= longestCode; k++ {
		r, n := utf8.DecodeRuneInString(w.s[at:])
		at += n
		switch {
		case strings.ContainsRune("〔[［", r):
			_, y := lex.Year(w.s[at:])
			return y > 0
		case !lex.IsHan(r):
			return false
		}
	}
	return false
}

// numbers finds 发文字号 and the numbers of orders, announcements, issues and cases.
func (w *window) numbers() {
	w.each(titleReach, func(i int, r rune) {
		if strings.ContainsRune("〔[［（(【", r) {
			w.bracketedNumber(i)
		}
		if w.ordinal[i] < letterheadReach {
			if n := ordinalNumber(w.s[i:]); n > 0 && (w.at(i) || w.after[i] || n > 9) && !w.numbersThing(i+n) {
				w.add(i, i+n, Number, -50)
			}
		}
	})
}

// numbersThing reports whether the line goes on behind a number, which ends at byte end, with the name of what it numbers: 第107号提案.
func (w *window) numbersThing(end int) bool {
	if !w.lined || w.at(end) || lex.Blanks(w.s[end:]) > 0 {
		return false
	}
	line := w.lineEnd(end)
	return w.runes(end, line) <= longestThing && lex.AllHan(w.s[end:line])
}

// longestThing is the number of characters of the name of a thing that is known by a number.
const longestThing = 4

// bracketedNumber finds the document numbers whose year begins at the bracket at byte i: with every length of the code in front.
func (w *window) bracketedNumber(i int) {
	_, open := utf8.DecodeRuneInString(w.s[i:])
	if n := caseNumber(w.s[i:]); n > 0 && w.ordinal[i] < letterheadReach && (w.at(i) || w.after[i] || documentKind.Ends(w.s[:i]) > 0) {
		w.add(i, i+n, Number, -50)
	}
	_, y := lex.Year(w.s[i+open:])
	if y == 0 {
		return
	}
	end := i + open + y
	for k := 0; k < 10 && end < len(w.s) && numberEnding.Ends(w.s[:end]) == 0; k++ {
		_, n := utf8.DecodeRuneInString(w.s[end:])
		end += n
	}
	if _, ok := lex.ReadDocumentNumber(w.s[i:end]); !ok {
		return
	}
	from, count := i, 0
	for {
		code := w.s[from:i]
		if n, ok := lex.ReadDocumentNumber(w.s[from:end]); ok && len(n.Code) == len(code) && (count == 0 || numberEnding.Ends(w.s[:from]) == 0 || w.free(from)) {
			w.addNumber(from, i, end)
		}
		r, n := utf8.DecodeLastRuneInString(w.s[:from])
		if from == 0 || w.at(from) || count == longestCode || !lex.IsHan(r) && r != '）' && r != '（' || notInCode.Ends(w.s[:from]) > 0 || w.kindEnd(from) > hanBytes {
			return
		}
		from -= n
		count++
	}
}

// addNumber adds the number with its code from byte from to the bracket at byte i: a code has few characters, the first of which
// the document begins with as a rule.
func (w *window) addNumber(from, i, end int) {
	length := w.runes(from, i) - strings.Count(w.s[from:i], "（") - strings.Count(w.s[from:i], "）") // （柏）交综执罚字
	cost := -50 - length
	switch {
	case length == 0:
		cost = -20
	case length == 1:
		cost += 8
	case length > 6:
		cost += 8 * (length - 6)
	}
	if lex.PlaceName(w.s[from:i]) > 0 {
		cost += insideName // the name of a body in front of the code
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimPrefix(w.s[from:], "（"))
	if length > 0 && strings.ContainsRune(w.opening(), first) {
		cost -= 12
	}
	if r := w.before(from); from > 0 && !w.at(from) && strings.ContainsRune("（(《", r) {
		if r != '《' && w.at(from-utf8.RuneLen(r)) && strings.ContainsRune("）)", runeAt(w.s, end)) { // （云政发〔2021〕6号） on a line of its own
			_, n := utf8.DecodeRuneInString(w.s[end:])
			w.add(from-utf8.RuneLen(r), end+n, Number, cost)
		}
		return
	}
	if strings.ContainsRune("）》)”", runeAt(w.s, end)) {
		return
	}
	w.add(from, end, Number, cost)
}

// opening is what the text begins with.
func (w *window) opening() string {
	end := 0
	for k := 0; k < 6 && end < len(w.s); k++ {
		_, n := utf8.DecodeRuneInString(w.s[end:])
		end += n
	}
	return w.s[:end]
}

// ordinalNumber returns the length of the number that s begins with: 第12号, （第212号）, 第九十七号, 2021年第3号, 2021年第12期（总第245期）.
func ordinalNumber(s string) int {
	if inner, ok := strings.CutPrefix(s, "（"); ok {
		if n := ordinalNumber(inner); n > 0 && strings.HasPrefix(inner[n:], "）") {
			return len("（") + n + len("）")
		}
		return 0
	}
	at := 0
	if _, y := lex.Year(s); y > 0 {
		n := yearEnding.Begins(s[y:])
		if n == 0 {
			return 0
		}
		at = y + n
	}
	open := numberOpener.Begins(s[at:])
	if open == 0 {
		return 0
	}
	at += open
	from := at
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if lex.Digit(r) < 0 && !lex.IsNumeral(r) || at-from > 15 {
			break
		}
		at += n
	}
	n := numberEnding.Begins(s[at:])
	if at == from || n == 0 {
		return 0
	}
	at += n
	if strings.HasPrefix(s[at:], "（") {
		if n := ordinalNumber(s[at:]); n > 0 {
			at += n
		}
	}
	return at
}

// caseNumber returns the length of the case number (案号) that s begins with: （2023）云01行终45号.
func caseNumber(s string) int {
	_, open := utf8.DecodeRuneInString(s)
	_, y := lex.Year(s[open:])
	if y == 0 || !strings.ContainsRune("）)〕", runeAt(s, open+y)) {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[open+y:])
	at := open + y + n
	han := 0
	for k := 0; k < 16 && at < len(s); k++ {
		r, n := utf8.DecodeRuneInString(s[at:])
		if end := numberEnding.Begins(s[at:]); end > 0 && han >= 2 && s[at-1] <= '9' && s[at-1] >= '0' {
			return at + end
		}
		switch {
		case lex.IsHan(r):
			han++
		case lex.Digit(r) < 0:
			return 0
		}
		at += n
	}
	return 0
}

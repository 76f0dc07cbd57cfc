package reference

import (
	"slices"
	"strconv"
	"strings"

	"guiwen/normalize/lex"
)

// readOrder reads the order or announcement (令, 公告, 通告) whose word ends at byte end: its number, with 第, stands behind the word or in
// front of it, and counts by the year or from the body's beginning.
func readOrder(s string, end, floor int) (number, bool) {
	at := end - orderWords.Ends(s[floor:end])
	if at == end {
		return number{}, false
	}
	if t, ok := lex.ReadOrderSerial(s[end:], s[at:end]); ok {
		return nameOrder(s, at, end+t.Length, floor, s[at:end]+t.OrderText(), t)
	}
	return readOrderBehind(s, end, floor)
}

// readOrderBehind reads the order whose word ends at byte end, behind its number: 建设部〔2007〕第162号令.
func readOrderBehind(s string, end, floor int) (number, bool) {
	t, word, start, ok := lex.OrderBefore(s[floor:end])
	if !ok || !t.Ordinal && lex.Digit(firstRune(t.Digits)) < 0 {
		return number{}, false
	}
	return nameOrder(s, floor+start, end, floor, t.OrderText()+word, t)
}

// nameOrder finds the body in front of the order that stands at bytes at to end, with text its canonical form.
func nameOrder(s string, at, end, floor int, text string, t lex.Serial) (number, bool) {
	n := number{start: at, end: end, year: t.Year, sequence: t.Sequence}
	front := skipBlanksBack(s, at)
	start, names := bodiesBefore(s, front, floor)
	if names == nil && stateNames.Ends(s[:front]) == 0 {
		if w := stateCouncil.Ends(s[floor:max(floor, front)]); w > 0 { // 国令第706号, as the State Council's site has it
			start, names = front-w, []string{s[front-w : front]}
		}
	}
	if names == nil {
		// Without a body only a year makes sure that it is one: 公告2021年第3号, but not 命令第3号.
		var buf runBuffer
		if r := buf.before(s, front, floor); t.Year == 0 || r.size() > 0 && !r.endsInWord() {
			return number{}, false
		}
		n.flaw = elided
	} else {
		n.start = start
	}
	for i, name := range names {
		names[i] = withoutBlanks(name)
	}
	n.code = strings.Join(names, "、")
	n.text = n.code + text
	n.key = orderKey(names, text, t)
	return n, true
}

// orderKey is the same for all ways to name one order: with or without the state's name, with the word in
// front or behind.
func orderKey(names []string, text string, t lex.Serial) string {
	if len(names) == 0 {
		return ""
	}
	names = slices.Clone(names)
	for i, name := range names {
		if full := stateCouncil.Value(name); full != "" {
			name = full // 国令第707号
		}
		names[i] = withoutState(name)
	}
	at, w := orderWords.Index(text)
	key := strings.Join(names, "、") + text[at:at+w]
	if t.Year > 0 {
		key += "〔" + strconv.Itoa(t.Year) + "〕"
	}
	return key + strconv.Itoa(t.Sequence)
}

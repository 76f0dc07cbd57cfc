package reference

import (
	"slices"
	"strconv"
	"strings"
)

// Orders and announcements (令, 公告, 通告) have a form of their own: the body, the word, and a number with 第,
// counted by the year or from the body's beginning.

// orderWords are the words that such a number stands with.
var orderWords = [...]string{"公告", "通告", "令"}

// readOrder reads the number in front of or behind the word 令, 公告 or 通告 that ends at byte end.
func readOrder(s string, end, floor int) (number, bool) {
	word := ""
	for _, w := range orderWords {
		if hasSuffixAt(s, end, w) && end-len(w) >= floor {
			word = w
			break
		}
	}
	if word == "" {
		return number{}, false
	}
	if n, ok := readOrderNumber(s, end, word); ok {
		return nameOrder(s, end-len(word), floor, word, n)
	}
	return readOrderBack(s, end-len(word), floor)
}

// orderNumber is the number of an order, without its body.
type orderNumber struct {
	start, end int
	text       string // 〔2021〕第1号, 2019年第38号, 第743号
	year       int
	sequence   int
}

// readOrderNumber reads the number that follows the word of an order at byte i.
func readOrderNumber(s string, i int, word string) (orderNumber, bool) {
	at := skipBlanks(s, i)
	n := orderNumber{start: at}
	closing := false
	if r, w := runeAt(s, at); isOpening(r) {
		inner := skipBlanks(s, at+w)
		if y, _, ok := plainYear(s, inner); ok && y > 0 || hasPrefixAt(s, inner, "第") {
			at, closing = inner, true
		}
	}
	if y, ok := readYear(s, at); ok && y.closed {
		n.year, n.text = y.year, "〔"+strconv.Itoa(y.year)+"〕"
		at = skipBlanks(s, y.end)
	} else if y, e, ok := plainYear(s, at); ok {
		n.year, n.text = y, strconv.Itoa(y)+"年"
		at = skipBlanks(s, e)
	}
	ordinal := hasPrefixAt(s, at, "第")
	if ordinal {
		at = skipBlanks(s, at+len("第"))
	} else if word != "令" && n.year == 0 {
		return n, false // 公告12号
	}
	seq, ok := readDigits(s, at, true)
	if !ok && ordinal {
		seq, ok = readNumeral(s, at)
	}
	if !ok {
		return n, false
	}
	at = skipBlanks(s, seq.end)
	if !hasPrefixAt(s, at, "号") {
		return n, false
	}
	n.end = at + len("号")
	if ordinal {
		n.text += "第"
	}
	n.text += seq.text + "号"
	n.sequence = seq.value
	if closing {
		r, w := runeAt(s, skipBlanks(s, n.end))
		if !isClosing(r) {
			return n, false
		}
		n.end = skipBlanks(s, n.end) + w
	}
	return n, true
}

// plainYear reads 2019年 at byte i.
func plainYear(s string, i int) (year, end int, ok bool) {
	y, ok := readDigits(s, i, true)
	if !ok || y.value < firstYear || y.value > lastYear {
		return 0, i, false
	}
	at := skipBlanks(s, y.end)
	if !hasPrefixAt(s, at, "年") {
		return 0, i, false
	}
	return y.value, at + len("年"), true
}

// readOrderBack reads the order whose word begins at byte at behind its number: 建设部〔2007〕第162号令.
func readOrderBack(s string, at, floor int) (number, bool) {
	word := ""
	for _, w := range orderWords {
		if hasPrefixAt(s, at, w) {
			word = w
		}
	}
	end := skipBlanksBack(s, at)
	if word == "" || !hasSuffixAt(s, end, "号") {
		return number{}, false
	}
	seq, start, ok := readNumeralBack(s, skipBlanksBack(s, end-len("号")))
	if !ok {
		return number{}, false
	}
	n := orderNumber{end: at + len(word), sequence: seq.value}
	ordinal := hasSuffixAt(s, skipBlanksBack(s, start), "第")
	if ordinal {
		start = skipBlanksBack(s, start) - len("第")
		n.text = "第"
	} else if seq.han {
		return number{}, false
	}
	n.text += seq.text + "号" + word
	start = yearBack(s, start, &n)
	n.start = start
	if start < floor {
		return number{}, false
	}
	return nameOrder(s, start, floor, "", n)
}

// yearBack takes the year that ends at byte end into n, and returns where it begins.
func yearBack(s string, end int, n *orderNumber) int {
	at := skipBlanksBack(s, end)
	if r, w := runeBefore(s, at); isClosing(r) {
		i := skipBlanksBack(s, at-w)
		y, start, ok := readNumeralBack(s, i)
		o, ow := runeBefore(s, skipBlanksBack(s, start))
		if ok && isOpening(o) && y.value >= firstYear && y.value <= lastYear && !y.han {
			n.year, n.text = y.value, "〔"+y.text+"〕"+n.text
			return skipBlanksBack(s, start) - ow
		}
	}
	if hasSuffixAt(s, at, "年") {
		y, start, ok := readNumeralBack(s, skipBlanksBack(s, at-len("年")))
		if ok && !y.han && y.value >= firstYear && y.value <= lastYear {
			n.year, n.text = y.value, y.text+"年"+n.text
			return start
		}
	}
	return end
}

// nameOrder finds the body in front of the order whose word (or number, where that comes first) begins at
// byte at.
func nameOrder(s string, at, floor int, word string, o orderNumber) (number, bool) {
	n := number{start: at, end: o.end, year: o.year, sequence: o.sequence}
	end := skipBlanksBack(s, at)
	start, names := bodiesBefore(s, end, floor)
	if names == nil && hasSuffixAt(s, end, "国") && !hasSuffixAt(s, end, "共和国") && word == "令" {
		start, names = end-len("国"), []string{"国"} // 国令第706号, as the State Council's site has it
	}
	if names == nil {
		// Without a body only a year makes sure that it is one: 公告2021年第3号, but not 命令第3号.
		var buf runBuffer
		if r := buf.before(s, end, floor); o.year == 0 || r.size() > 0 && !r.endsInWord() {
			return number{}, false
		}
		n.flaw = elided
	} else {
		n.start = start
		if first := names[0]; strings.HasPrefix(first, "责") || strings.HasSuffix(first, "命") {
			return number{}, false
		}
	}
	for i, name := range names {
		names[i] = withoutBlanks(name)
	}
	n.code = strings.Join(names, "、")
	n.text = n.code + word + o.text
	n.key = orderKey(names, word+o.text, o)
	return n, true
}

// orderKey is the same for all ways to name one order: with or without the state's name, with the word in
// front or behind.
func orderKey(names []string, text string, o orderNumber) string {
	if len(names) == 0 {
		return ""
	}
	names = slices.Clone(names)
	for i, name := range names {
		if names[i] = strings.TrimPrefix(name, stateName); name == "国" {
			names[i] = "国务院" // 国令第707号
		}
	}
	word := "令"
	for _, w := range orderWords {
		if strings.Contains(text, w) {
			word = w
		}
	}
	key := strings.Join(names, "、") + word
	if o.year > 0 {
		key += "〔" + strconv.Itoa(o.year) + "〕"
	}
	return key + strconv.Itoa(o.sequence)
}

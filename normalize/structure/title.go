package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// The title (标题).

// titles finds 标题.
func (w *window) titles() {
	w.each(titleReach, func(i int, r rune) {
		if !(lex.IsHan(r) || r == '《' || '0' <= r && r <= '9') {
			return
		}
		begin, known := w.titleBegin(i)
		if begin {
			w.titlesFrom(i, known)
		}
		if w.titled[i] && w.at(i) {
			for end, k := i, 0; k < 5 && end < len(w.s) && w.titled[end]; k++ {
				end = w.lineEnd(end)
				if s := w.s[i:end]; !w.isName(i, end) && letterheadEnding.Ends(s) == 0 && !strings.ContainsAny(s, "。；！？：") && !hasNumber(withoutQuoted(s)) {
					w.add(i, end, Title, -40-10*k)
				}
				if documentKind.Ends(w.s[i:end]) > 0 && andMore.Begins(w.s[end:]) == 0 {
					if n := noteLength(w.s[end:]); n > 0 {
						w.add(i, end+n, Title, -50-10*k)
					}
					break // the next is a heading
				}
			}
		}
	})
}

// titleBegin reports whether a title may begin at byte i. known is the cost of the bodies it begins with, or noName.
func (w *window) titleBegin(i int) (ok bool, known int) {
	known = noName
	if !w.free(i) {
		return false, known
	}
	w.chains(i, mostJoint, 0, func(end, cost int) {
		end += sessionLength(w.s[end:])
		if _, y := lex.Year(w.s[end:]); y > 0 || titleOpener.Begins(w.s[end:]) > 0 || documentKind.Begins(w.s[end:]) > 0 {
			known = min(known, cost)
		}
	})
	if known < noName || w.at(i) || w.after[i] || w.gap[i] {
		return true, known
	}
	if n := titleOpener.Begins(w.s[i:]); n > 3 {
		return true, known
	}
	return false, known
}

// sessionLength returns the length of the meeting of a body that s begins with: 第三次会议, or 0.
func sessionLength(s string) int {
	if numberOpener.Begins(s) == 0 {
		return 0
	}
	for i := range s {
		if i > longestSession {
			break
		}
		if i > 0 && sessionEnding.Ends(s[:i]) > 0 {
			return i
		}
	}
	return 0
}

// longestSession is how many bytes 第二十三次全体会议 has.
const longestSession = 12 * 3

const noName = 1000

const hanBytes = 3

// titlesFrom adds the titles that begin at byte i.
func (w *window) titlesFrom(i, known int) {
	if w.numbered(i) || attachmentWord.Begins(w.s[i:]) > 0 {
		return
	}
	opener := titleOpener.Begins(w.s[i:]) > 0
	quote, bracket, opened := 0, 0, 0
	for j := i; j < len(w.s) && w.runes(i, j) < longestTitle && !w.fixed[j]; {
		if j > i && w.opensNumber(j) {
			return
		}
		r, n := utf8.DecodeRuneInString(w.s[j:])
		j += n
		switch r {
		case '《', '〈':
			quote++
		case '》', '〉':
			quote--
		case '（', '(':
			bracket++
			opened = j - n
		case '）', ')':
			bracket--
			if rest := w.s[j:]; bracket == 0 && quote == 0 && !w.lined && i < opened && noteLength(w.s[opened:]) > 0 && particle.Begins(rest) == 0 && documentKind.Begins(rest) == 0 {
				return // behind the version of a text its title is over
			}
		case '…', '【', '】':
			return
		case '。', '；', '！', '？', '：', ';', ':':
			if quote == 0 {
				return
			}
		}
		if quote > 0 || bracket > 0 {
			continue
		}
		if quote < 0 || bracket < 0 || r == '，' && !w.lined {
			return
		}
		if kind := w.kindEnd(j); kind > 0 && kind <= j-i {
			w.addTitle(i, j, kind, known, opener)
		}
	}
}

// opensNumber is [window.numbered], asked once for a byte.
func (w *window) opensNumber(j int) bool {
	if w.opens[j] == unasked {
		w.opens[j] = no
		if w.numbered(j) {
			w.opens[j] = yes
		}
	}
	return w.opens[j] == yes
}

// kindEnd returns the length of the kind of document that ends at byte j, asked once for a byte.
func (w *window) kindEnd(j int) int {
	if w.kinds[j] < 0 {
		w.kinds[j] = int8(documentKind.Ends(w.s[max(0, j-30):j]))
	}
	return int(w.kinds[j])
}

// Answers that are kept.
const (
	unasked = iota
	no
	yes
)

// numbered reports whether the number of a chapter, an article or a heading stands at byte j, behind which the body is for sure.
func (w *window) numbered(j int) bool {
	l, ok := label.Parse(w.s[j:])
	if !ok {
		return false
	}
	switch l.Scheme {
	case label.Chapter, label.Article:
		return true
	case label.CJK:
		return !l.Loose
	case label.Appendix:
		return w.at(j)
	}
	return false
}

// addTitle adds the title of bytes i to j whose kind takes the last kind bytes.
func (w *window) addTitle(i, j, kind, known int, opener bool) {
	s := w.s[i:j]
	if strings.ContainsRune("》〉”、，）)", runeAt(w.s, j)) || kindGoesOn.Begins(w.s[j:]) > 0 || documentKind.Begins(w.s[j-kind:]) != kind {
		return
	}
	if r := runeAt(w.s, j); kind == hanBytes && lex.IsOpening(r) && r != '（' && w.numberAt(j) {
		return // the code of a number: 清师院函〔2019〕23号
	}
	if rest := w.s[j:]; !w.at(j) && (documentKind.Begins(rest) > 0 || particle.Begins(rest) > 0) || andMore.Begins(rest) > 0 {
		return // 情况 in front of 报告, 工作总结 in front of 及工作打算
	}
	value := documentKind.Value(s[len(s)-kind:])
	if from := w.lineBegin(j - 1); value != "official" && from > i && from <= j-kind && w.runes(from, j) < 3 {
		return // 目录, 政策 below a title
	}
	if _, n := utf8.DecodeLastRuneInString(s[:len(s)-kind]); n > 0 && genericName.Value(s[len(s)-kind-n:len(s)-kind]) == "this" {
		return // 本办法
	}
	of := particle.Ends(s[:len(s)-kind]) > 0
	length := w.runes(i, j)
	whole := w.at(i) && w.at(j)
	broken := 0
	for _, at := range w.lines {
		if i < at && at < j {
			broken++
		}
	}
	if broken > titleBreaks {
		return
	}
	if !whole && strings.Contains(s, "，") {
		return
	}
	cost := -35
	switch {
	case of:
		cost -= 25
	case value == "rule" || value == "plan" || value == "law":
		cost -= 10
	}
	if opener || known < noName {
		cost -= 15
	}
	if known == noName && writ.Ends(s) > 0 { // 云州市中级人民法院行政判决书
		for _, n := range w.names[i] {
			if n.end < j {
				known = min(known, n.cost)
			}
		}
	}
	if known < noName {
		cost += known - 20
	}
	if !of && !opener && known == noName && value == "official" && !whole && length > 8 && !w.opensTitle(i) {
		return
	}
	if strings.HasPrefix(w.s[j:], s) { // said twice: the first is the heading of the page
		w.add(i, j, Field, cost)
	}
	if !opener && !whole && genericName.Begins(s) > 0 || known < noName && w.letterheadEnd(j-kind) > 0 && w.numberAt(j) {
		return // 本办法; 云州市人民政府令, in front of its number
	}
	if length > longTitle {
		cost += (length - longTitle) / 2
	}
	if length < 4 && (i > 0 && !whole || value != "official") {
		return
	}
	if value != "official" && length < 6 && !whole {
		return
	}
	if inner := withoutQuoted(s); hasBeforeName(inner) && !opener {
		return
	} else if hasNumber(inner) || hasDate(inner) {
		return
	}
	if w.titled[i] {
		cost -= 20
	}
	end := j
	if n := noteLength(w.s[j:]); n > 0 {
		end += n
	}
	w.add(i, end, Title, cost)
}

// opensTitle reports whether a title without 关于 may begin at byte i of a text: with a place, a body or a year.
func (w *window) opensTitle(i int) bool {
	_, y := lex.Year(w.s[i:])
	return y > 0 || len(w.names[i]) > 0 || lex.PlaceName(w.s[i:]) > 0 || placeEnding.Begins(w.s[i:]) > 0
}

// withoutQuoted takes what stands in 《》 and （） out of s.
func withoutQuoted(s string) string {
	if !strings.ContainsAny(s, "《（") {
		return s
	}
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '《', '（':
			depth++
		case '》', '）':
			depth--
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// hasBeforeName reports whether a word of s begins a clause (现将, 特此, 请示): no title does without 关于 in front.
func hasBeforeName(s string) bool {
	for i := range s {
		if n := bodyOpener.Begins(s[i:]); n > 0 {
			return true
		}
	}
	return false
}

// hasNumber reports whether s holds a year in the brackets of document numbers, with 号 behind it.
func hasNumber(s string) bool {
	i := strings.IndexAny(s, "〔[")
	return i >= 0 && numberEnding.In(s[i:])
}

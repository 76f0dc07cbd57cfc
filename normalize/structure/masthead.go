package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// The elements above the body (版头, 标题, 主送机关).

// Reach of the elements above the body, in characters.
const (
	gradeReach      = 90
	letterheadReach = 110
	titleReach      = 320
	longestTitle    = 130
	titleBreaks     = 5  // line ends inside of a title
	longTitle       = 30 // longer ones are less likely
	longestCode     = 12
	mostAddressees  = 240
)

// each calls f for the characters of the window up to a number of them.
func (w *window) each(reach int, f func(i int, r rune)) {
	for i, r := range w.s {
		if w.ordinal[i] >= reach {
			return
		}
		if !w.fixed[i] {
			f(i, r)
		}
	}
}

// copyNumbers finds 份号: six digits where the text or a line begins.
func (w *window) copyNumbers() {
	w.each(30, func(i int, _ rune) {
		n := digitsAt(w.s[i:])
		if n == 6 && w.at(i) && (w.at(i+n) || i == 0) {
			w.add(i, i+n, CopyNumber, -30)
		}
	})
}

// fieldReach is how many bytes of a text without lines are searched for the fields that a site set above it.
const fieldReach = 900

// fields finds the fields of a site in a text that lost its line ends: 索引号：…发布日期：…, where a line begins or behind a title.
func (w *window) fields() {
	for at := 0; at < min(len(w.s), fieldReach); at++ {
		if !w.at(at) && !w.after[at] || len(w.spans[at]) > 0 && w.spans[at][0].element == Field {
			continue
		}
		end := min(w.lineEnd(at), at+fieldReach)
		for end > at && end < len(w.s) && w.s[end]&0xC0 == 0x80 {
			end--
		}
		found := lex.Fields(w.s[at:end])
		if len(found) < 2 || found[0].Start > 0 {
			continue
		}
		for k, f := range found {
			if f.ValueEnd > f.Start && w.runes(at+f.Start, at+f.ValueEnd) <= longestField {
				w.add(at+f.Start, at+f.ValueEnd, Field, -40)
			}
			if k+1 == len(found) || f.ValueEnd == f.Value { // a last one without a value
				w.add(at+f.Start, at+f.Value, Field, -30)
			}
		}
	}
}

// longestField is how many characters a field of a site may have.
const longestField = 40

// grades finds 密级和保密期限: 机密★1年, 内部事项.
func (w *window) grades() {
	w.each(gradeReach, func(i int, _ rune) {
		n := secrecyGrade.Begins(w.s[i:])
		if n == 0 {
			return
		}
		if term, ok := strings.CutPrefix(w.s[i+n:], "★"); ok {
			n += len("★") + termLength(term)
		}
		w.add(i, i+n, Secrecy, -35)
	})
}

// termLength returns the length of the term of secrecy that s begins with: 1年, 6个月, 长期.
func termLength(s string) int {
	n := digitsAt(s)
	for _, unit := range secrecyTerm.List() {
		if strings.HasPrefix(s[n:], unit) {
			return n + len(unit)
		}
	}
	return n
}

// urgencies finds 紧急程度: 特急, of a telegram 等级特急·明电.
func (w *window) urgencies() {
	w.each(gradeReach, func(i int, _ rune) {
		n := urgencyGrade.Begins(w.s[i:])
		if n == 0 {
			n = telegramGrade.Begins(w.s[i:])
			if g := urgencyGrade.Begins(w.s[i+n:]); n > 0 && g > 0 {
				n += g
				n += telegramForm.Begins(w.s[i+n:])
			} else {
				return
			}
		}
		w.add(i, i+n, Urgency, -30)
	})
}

// chains calls f for where one name or several names in a row, joint bodies, may end that begin at byte i.
func (w *window) chains(i, depth, cost int, f func(end, cost int)) {
	for _, n := range w.names[i] {
		f(n.end, cost+n.cost)
		if depth > 1 {
			w.chains(n.end, depth-1, cost+n.cost+12, f)
		}
	}
}

// mostJoint is how many bodies issue together at most.
const mostJoint = 8

// letterheads finds 发文机关标志: the names of bodies and 文件, 令, 纪要; of a letter the names alone.
func (w *window) letterheads() {
	w.each(letterheadReach, func(i int, _ rune) {
		if len(w.names[i]) > 0 {
			w.chains(i, mostJoint, 0, func(end, cost int) {
				if n := w.letterheadEnd(end); n > 0 {
					w.add(i, end+n, Letterhead, cost-45)
				}
				if (w.at(i) || w.after[i]) && !(w.at(i) && i > 0 && w.at(end) && !w.opensHead(end)) {
					cost := cost + 15
					if !w.opensHead(end) {
						cost += 35 // a title may begin with it
					}
					w.add(i, end, Letterhead, cost)
				}
			})
		}
		if w.at(i) || w.after[i] {
			w.minutes(i)
		}
	})
}

// opensHead reports whether what may stand below a letterhead begins at byte i: a number, a signatory, a grade, or a title with the same
// names again.
func (w *window) opensHead(i int) bool {
	s := w.s[i:]
	return w.numberAt(i) || signatoryLabel.Begins(s) > 0 || urgencyGrade.Begins(s) > 0 || secrecyGrade.Begins(s) > 0 || w.at(i) || len(w.names[i]) > 0 || titleOpener.Begins(s) > 0
}

// letterheadEnd returns the length of what ends a letterhead at byte i, behind its names.
func (w *window) letterheadEnd(i int) int {
	n := 0
	if m := internalMark.Begins(w.s[i:]); m > 0 { // 部门文件
		n = m
	}
	m := letterheadEnding.Begins(w.s[i+n:])
	if m == 0 {
		return 0
	}
	n += m
	if documentKind.Begins(w.s[i:]) == n && !w.at(i+n) && !w.numberAt(i+n) { // 令, 公告 are kinds of titles too
		return 0
	}
	return n
}

// minutes finds the letterhead of minutes and other papers that begin with no name: 总经理办公会议纪要.
func (w *window) minutes(i int) {
	for j, r := range w.s[i:min(len(w.s), i+60)] {
		if !lex.IsHan(r) {
			return
		}
		end := i + j + utf8.RuneLen(r)
		if n := letterheadEnding.Ends(w.s[i:end]); n > 0 && documentKind.Ends(w.s[i:end]) == n && w.runes(i, end) >= 5 && w.numberAt(end) && bodyEnding.Ends(w.s[i:end-n]) == 0 {
			w.add(i, end, Letterhead, -45)
			return
		}
	}
}

// numberAt reports whether a document number may begin at byte i.
func (w *window) numberAt(i int) bool {
	s := strings.TrimLeft(w.s[i:], "（(")
	if _, n := lex.Year(s); n > 0 || numberOpener.Begins(s) > 0 {
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
		if from == 0 || w.at(from) || count == longestCode || !lex.IsHan(r) && r != '）' && r != '（' || notInCode.Ends(w.s[:from]) > 0 {
			return
		}
		from -= n
		count++
	}
}

// addNumber adds the number with its code from byte from to the bracket at byte i: a code has few characters, the first of which
// the document begins with as a rule.
func (w *window) addNumber(from, i, end int) {
	length := w.runes(from, i)
	cost := -50 - length
	switch {
	case length == 0:
		cost = -20
	case length == 1:
		cost += 8
	case length > 6:
		cost += 8 * (length - 6)
	}
	first, _ := utf8.DecodeRuneInString(w.s[from:])
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

// registers finds what a telegram says of its sending.
func (w *window) registers() {
	w.each(titleReach, func(i int, _ rune) {
		if i > 0 && w.endsNumber(i) { // 云机发5号
			if n := registerNumber(w.s[i:]); n > 0 {
				w.add(i, i+n, Register, -30)
			}
		}
		n := registerLabel.Begins(w.s[i:])
		if n == 0 {
			return
		}
		for _, b := range w.names[i+n] {
			w.add(i, b.end, Register, b.cost-30)
		}
		for _, end := range w.personEnds(i + n) {
			w.add(i, end.end, Register, end.cost-40)
		}
	})
}

// registerNumber returns the length of the number without a year that s begins with, the register of a sending office, or 0.
func registerNumber(s string) int {
	at := 0
	for k := 0; k < 4; k++ {
		r, n := utf8.DecodeRuneInString(s[at:])
		if d := digitsAt(s[at:]); d > 0 && k >= 2 {
			if end := numberEnding.Begins(s[at+d:]); end > 0 {
				return at + d + end
			}
			return 0
		}
		if !lex.IsHan(r) {
			return 0
		}
		at += n
	}
	return 0
}

// signatories finds 签发人：李某某.
func (w *window) signatories() {
	w.each(titleReach, func(i int, _ rune) {
		n := signatoryLabel.Begins(w.s[i:])
		if n == 0 {
			return
		}
		at := i + n
		if r := runeAt(w.s, at); r == '：' || r == ':' {
			at += utf8.RuneLen(r)
		}
		for _, p := range w.personEnds(at) {
			w.add(i, p.end, Signatory, p.cost-40)
		}
		if w.lined { // several names, set apart by blanks
			if end := w.lineEnd(at); w.runes(at, end) <= 24 && end > at {
				w.add(i, end, Signatory, -40)
			}
		}
	})
}

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
		if titleOpener.Begins(w.s[end:]) > 0 || documentKind.Begins(w.s[end:]) > 0 {
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

const noName = 1000

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
	if strings.ContainsRune("》〉”、，的和）)书", runeAt(w.s, j)) || documentKind.Begins(w.s[j-kind:]) != kind {
		return
	}
	if r := runeAt(w.s, j); lex.IsOpening(r) && r != '（' && w.numberAt(j) {
		return // the code of a number: 清师院函〔2019〕23号
	}
	if rest := w.s[j:]; !w.at(j) && (documentKind.Begins(rest) > 0 || particle.Begins(rest) > 0) || andMore.Begins(rest) > 0 {
		return // 情况 in front of 报告, 工作总结 in front of 及工作打算
	}
	value := documentKind.Value(s[len(s)-kind:])
	if from := w.lineBegin(j - 1); value != "official" && from > i && w.runes(from, j) < 3 {
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
	if (value == "rule" || value == "law") && length < 6 && !whole {
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
	return y > 0 || len(w.names[i]) > 0 || lex.PlaceName(w.s[i:]) > 0
}

// noteLength returns the length of the version that s begins with, in brackets: （试行）.
func noteLength(s string) int {
	inner, ok := strings.CutPrefix(s, "（")
	if !ok {
		return 0
	}
	end := strings.Index(inner, "）")
	if end <= 0 || end > 60 {
		return 0
	}
	if documentKind.Ends(inner[:end]) > 0 && end <= 8*3 { // （负面清单）
		n := len("（") + end + len("）")
		return n + noteLength(s[n:])
	}
	if n := numberOpener.Begins(inner); n > 0 && end <= 5*3 && lex.IsNumeral(runeAt(inner, n)) { // （第二批）
		return len("（") + end + len("）")
	}
	if _, y := lex.Year(inner); y > 0 && yearEnding.Begins(inner[y:]) > 0 && versionNote.Is(inner[y+yearEnding.Begins(inner[y:]):end]) { // （2023年修订）
		return len("（") + end + len("）")
	}
	if _, y := lex.Year(inner); versionNote.Is(inner[:end]) || y > 0 && end > y && end <= 9*3 && !hasAct(inner[:end]) && dateAt(inner) == 0 {
		return len("（") + end + len("）")
	}
	return 0
}

// hasAct reports whether s ends in what is done with a law.
func hasAct(s string) bool { return historyAct.Ends(s) > 0 }

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

// subtitles finds what stands below a title: ——…会议上, the history of a law in brackets (题注).
func (w *window) subtitles() {
	w.each(titleReach, func(i int, r rune) {
		if !w.at(i) && !w.after[i] {
			return
		}
		switch r {
		case '—', '-':
			w.dashLine(i)
		case '（', '(':
			end := strings.IndexAny(w.s[i:], "）)")
			if end < 0 {
				return
			}
			_, n := utf8.DecodeRuneInString(w.s[i+end:])
			inner := w.s[i+utf8.RuneLen(r) : i+end]
			cost := -10
			if d := dateAt(inner); d > 0 && w.at(i) { // （二〇二三年四月十二日 云水发〔2023〕8号）
				if number, ok := lex.ReadDocumentNumber(inner[d:]); ok && number.Code != "" {
					cut := i + utf8.RuneLen(r) + d
					w.add(i, cut, Date, -110) // its form is sure: out of order as both are
					w.add(cut, i+end+n, Number, -140)
					return
				}
			}
			if dateAt(inner) == len(inner) && w.at(i) && w.at(i+end+n) {
				w.add(i, i+end+n, Date, -40)
			}
			if _, y := lex.Year(inner); y > 0 && (hasAct(inner) || dateAt(inner) > 0) {
				cost = -35
			} else if w.runes(i, i+end) > 12 || !w.at(i) && w.runes(i, i+end) > 9 {
				return
			}
			w.add(i, i+end+n, Subtitle, cost)
		}
	})
}

// dashLine finds ——2022年1月10日在云州市第八届人民代表大会第二次会议上.
func (w *window) dashLine(i int) {
	if w.at(i) && w.lined {
		if end := w.lineEnd(i); w.runes(i, end) <= 60 {
			w.add(i, end, Subtitle, -35)
		}
		return
	}
	for j := i; j < len(w.s) && w.runes(i, j) < 60; {
		_, n := utf8.DecodeRuneInString(w.s[j:])
		j += n
		if gathering.Ends(w.s[i:j]) > 0 {
			w.add(i, j, Subtitle, -35)
			return
		}
	}
}

// speakers finds who gives a speech or report, between the title and the salutation: 云州市市长李明远.
func (w *window) speakers() {
	w.each(titleReach, func(i int, _ rune) {
		if !w.at(i) && !w.after[i] {
			return
		}
		for j := i; j < len(w.s) && w.runes(i, j) < 16; {
			r, n := utf8.DecodeRuneInString(w.s[j:])
			if !lex.IsHan(r) {
				return
			}
			j += n
			if officeHolder.Ends(w.s[i:j]) == 0 || officeHolder.Begins(w.s[i:]) == j-i {
				continue
			}
			if documentKind.Begins(w.s[j:]) > 0 {
				return // 中华人民共和国主席令
			}
			for _, p := range w.personEnds(j) {
				if w.at(p.end) && w.lined || genericName.Begins(w.s[p.end:]) > 0 {
					w.add(i, p.end, Speaker, p.cost-60)
				}
			}
		}
	})
}

// addressees finds 主送机关, up to the colon.
func (w *window) addressees() {
	var starts []int
	w.each(titleReach*2, func(i int, r rune) {
		if w.at(i) || w.after[i] || w.gap[i] {
			starts = append(starts, i)
		}
		if r != '：' && r != ':' {
			return
		}
		for k := len(starts) - 1; k >= 0 && w.runes(starts[k], i) <= mostAddressees; k-- {
			w.addAddressee(starts[k], i, i+utf8.RuneLen(r))
		}
	})
}

// addAddressee adds the addressees from byte i to the colon at byte j.
func (w *window) addAddressee(i, j, end int) {
	s := w.s[i:j]
	if w.lined { // a list of bodies breaks behind a mark, or where the line is full
		for _, at := range w.lines {
			if i < at && at < j && !strings.ContainsRune("，、", w.before(at)) && w.runes(w.lineBegin(at-1), at) < 20 {
				return
			}
		}
	}
	if s == "" || lex.FieldLabel(s) != lex.NoFact || strings.ContainsAny(s, "。：:；！？〔《》“") || !lex.IsAddressee(s) || namesTask(s) {
		return
	}
	cost := -20 - 25
	for _, group := range strings.Split(s, "，") {
		if !lex.IsAddressee(group) || hasBeforeName(group) {
			cost += 60
			break
		}
	}
	switch {
	case genericName.Begins(s) > 0 || lex.PlaceName(s) > 0 || placeEnding.Begins(s) > 0 || lex.IsSalutation(s) || directly.Begins(s) > 0 || nationName.Begins(s) > 0:
		cost -= 10
	case !w.at(i) && !w.isName(i, j):
		return // nothing says where it begins
	}
	if w.ordinal[i] > titleReach {
		cost += 60
	}
	w.add(i, end, Addressee, cost)
}

// namesTask reports whether s says whose a task is: 牵头单位, 发布部门.
func namesTask(s string) bool {
	n := max(addresseeEnding.Ends(s), bodyEnding.Ends(s))
	return taskWord.Ends(s[:len(s)-n]) > 0
}

// isName reports whether bytes i to j are the name of a body.
func (w *window) isName(i, j int) bool {
	for _, n := range w.names[i] {
		if n.end == j {
			return true
		}
	}
	return false
}

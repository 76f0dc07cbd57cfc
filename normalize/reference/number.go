package reference

import (
	"strconv"
	"strings"

	"guiwen/normalize/lex"
)

// number is a document number (发文字号), a case number, or what looks like one.
type number struct {
	start, end int
	text       string // canonical: 鄂政办发〔2019〕25号, 国务院令第743号; of a damaged one what is written
	key        string // the same for all ways to write it
	code       string // 机关代字, or the body that issued the order
	year       int    // 0 where there is none
	sequence   int    // 0 where it is missing
	kind       numberKind
	flaw       flaw
}

type numberKind int

const (
	documentNumber numberKind = iota
	caseNumber                // of a court, of a decision on an offence
	otherNumber               // of a filing: read so that nothing else is made of it
)

// flaw is what makes a number less than certain.
type flaw int

const (
	sound      flaw = iota
	uncertain       // where the code begins is not sure
	incomplete      // the sequence number is missing: 国办发明电〔2024〕号
	elided          // the issuer is not named: 〔2020〕6号, 令2020年第37号
	damaged         // a bracket or 号 is lost; never repaired
)

// The years a document number can have: documents are numbered since 1949.
const firstYear, lastYear = 1949, 2099

// bracketed is the year of a number in its brackets: 〔2019〕.
type bracketed struct {
	start, end int
	year       int
	round      bool // （2019）, which stands round many other years
	closed     bool
}

// readYear reads the bracketed year at byte i, whatever the brackets. Without a closing bracket it reports the
// year with closed false.
func readYear(s string, i int) (bracketed, bool) {
	r, w := runeAt(s, i)
	if !isOpening(r) {
		return bracketed{}, false
	}
	b := bracketed{start: i, round: r == '（' || r == '('}
	at := skipBlanks(s, i+w)
	for k := 0; k < 4; k++ {
		r, w := runeAt(s, at)
		switch {
		case '0' <= r && r <= '9':
			b.year = b.year*10 + int(r-'0')
		case '０' <= r && r <= '９':
			b.year = b.year*10 + int(r-'０')
		default:
			return bracketed{}, false
		}
		at += w
	}
	if b.year < firstYear || b.year > lastYear {
		return bracketed{}, false
	}
	b.end = at
	at = skipBlanks(s, at)
	if hasPrefixAt(s, at, "年") {
		at = skipBlanks(s, at+len("年"))
	}
	if r, w := runeAt(s, at); isClosing(r) {
		b.end, b.closed = at+w, true
	}
	return b, true
}

func isOpening(r rune) bool { return strings.ContainsRune("〔［[【〖﹝（({｛", r) && r != 0 }

func isClosing(r rune) bool { return strings.ContainsRune("〕］]】〗﹞）)}｝", r) && r != 0 }

// readBracketNumber reads the number whose year stands at byte i in brackets: code〔2019〕25号. floor is the end
// of the reference before, which the code cannot reach into; before is that reference if it is a number, so
// that an elided code (〔2019〕5号、〔2020〕6号) can be taken over.
func readBracketNumber(s string, i, floor int, before *number) (number, bool) {
	y, ok := readYear(s, i)
	if !ok {
		return number{}, false
	}
	if !y.closed {
		return readUnclosed(s, y, floor)
	}
	at := skipBlanks(s, y.end)
	ordinal := hasPrefixAt(s, at, "第")
	if ordinal {
		at = skipBlanks(s, at+len("第"))
	}
	seq, found := readDigits(s, at, true)
	if !found {
		seq, found = readNumeral(s, at)
	}
	if found {
		at = skipBlanks(s, seq.end)
	}
	unit := ""
	for _, u := range [...]string{"号", "期"} {
		if hasPrefixAt(s, at, u) {
			unit = u
		}
	}
	n := number{end: at + len(unit), year: y.year, sequence: seq.value}
	if unit == "" && found && !seq.han && sharesUnit(s, seq.end) {
		unit, n.end = "号", seq.end
	}
	if unit == "" {
		return number{}, false
	}
	if !found && ordinal {
		return number{}, false
	}
	if rest := skipBlanks(s, n.end); hasPrefixAt(s, rest, "令") {
		if o, ok := readOrderBack(s, rest, floor); ok {
			return o, true
		}
	}
	tail := "〔" + strconv.Itoa(y.year) + "〕" + trimZeros(seq.text) + unit
	runEnd := skipBlanksBack(s, i)
	var buf runBuffer
	r := buf.before(s, runEnd, floor)
	if r.size() == 0 {
		return elidedNumber(s, i, n, tail, y, before)
	}
	c, ok := r.code()
	if !ok && r.endsInWord() {
		return elidedNumber(s, i, n, tail, y, before)
	}
	if !ok || y.round && c.rate <= local && !r.closes() {
		return number{}, false
	}
	n.start, n.code = c.start, withoutBlanks(s[c.start:runEnd])
	n.kind = kindOf(n.code)
	if n.kind == documentNumber && numbersReport(s, n.end) {
		n.kind = otherNumber
	}
	if n.kind == caseNumber {
		if g := placeBefore(s, n.start, floor); g < n.start { // （京）文执罚
			n.start, n.code = g, s[g:runEnd]
		}
	}
	if n.kind != documentNumber { // its 第 and zeros belong to it
		tail = "〔" + strconv.Itoa(y.year) + "〕" + seq.text + unit
		if ordinal {
			tail = "〔" + strconv.Itoa(y.year) + "〕第" + seq.text + unit
		}
	}
	n.text = n.code + tail
	n.key = foldKey(n.text)
	switch {
	case !found:
		n.flaw = incomplete
	case !c.sure && n.kind == documentNumber:
		n.flaw = uncertain
	}
	return n, true
}

// elidedNumber finishes a number in front of which no code stands: it has the code of the number before it
// where only 、 or a conjunction lies between, and else nobody's.
func elidedNumber(s string, i int, n number, tail string, y bracketed, before *number) (number, bool) {
	n.start = i
	if before != nil && before.code != "" && before.end <= i && joins(s[before.end:i]) {
		n.code, n.kind = before.code, before.kind
		n.text = n.code + tail
		n.key = foldKey(n.text)
		return n, true
	}
	if y.round || n.sequence == 0 {
		return number{}, false
	}
	n.text, n.flaw = tail, elided
	return n, true
}

// joins reports whether s only joins two members of a list.
func joins(s string) bool {
	switch strings.TrimSpace(s) {
	case "", "、", "，", "和", "及", "与", "以及", "、和", "或", "或者", "，以及", "和第":
		return true
	}
	return false
}

// readFurther reads a further sequence number behind the number before: 〔2014〕65号、68号.
func readFurther(s string, i int, before number) (number, bool) {
	if before.flaw > uncertain || before.year == 0 || before.kind != documentNumber {
		return number{}, false
	}
	at := i
	for _, j := range [...]string{"、", "和", "及"} {
		if hasPrefixAt(s, at, j) {
			at += len(j)
			seq, ok := readDigits(s, skipBlanks(s, at), false)
			if !ok {
				return number{}, false
			}
			end := seq.end
			if !sharesUnit(s, end) {
				if end = afterUnit(s, end); end < 0 {
					return number{}, false
				}
			}
			n := number{start: skipBlanks(s, at), end: end, code: before.code, year: before.year, sequence: seq.value}
			n.text = n.code + "〔" + strconv.Itoa(n.year) + "〕" + trimZeros(seq.text) + "号"
			n.key = foldKey(n.text)
			return n, true
		}
	}
	return number{}, false
}

// sharesUnit reports whether the sequence number that ends at byte i has its 号 behind further ones: 〔2019〕5、6、7号.
func sharesUnit(s string, i int) bool {
	for range maxMembers {
		at := i
		for _, j := range [...]string{"、", "和", "及"} {
			if hasPrefixAt(s, i, j) {
				at += len(j)
				break
			}
		}
		seq, ok := readDigits(s, skipBlanks(s, at), false)
		if at == i || !ok {
			return false
		}
		if afterUnit(s, seq.end) >= 0 {
			return true
		}
		i = seq.end
	}
	return false
}

// afterUnit returns the end of the 号 of a further sequence number that ends at byte i, or -1: 、12号楼 is none.
func afterUnit(s string, i int) int {
	end := skipBlanks(s, i)
	if !hasPrefixAt(s, end, "号") {
		return -1
	}
	end += len("号")
	if r, _ := runeAt(s, end); lex.IsHan(r) && r != '文' && r != '和' && r != '及' {
		return -1
	}
	return end
}

// numbersReport reports whether the number that ends at byte i is that of a test or an opinion of experts, which is no
// official document.
func numbersReport(s string, i int) bool {
	for _, w := range [...]string{"检验报告", "检测报告", "鉴定", "评估报告"} {
		if hasPrefixAt(s, i, w) {
			return true
		}
	}
	return false
}

// kindOf tells by its code what a number numbers.
func kindOf(code string) numberKind {
	for _, w := range [...]string{"罚", "监处", "强制", "罚决", "行决", "复决", "仲案", "仲裁", "刑诉", "刑不诉", "公诉", "复议决"} {
		if strings.Contains(code, w) {
			return caseNumber
		}
	}
	for _, w := range [...]string{"备字", "备案字", "备案", "网信备", "准字", "证字", "许字", "文号"} {
		if strings.HasSuffix(code, w) {
			return otherNumber
		}
	}
	return documentNumber
}

// placeBefore returns where the bracketed place that ends at byte end begins, else end: （京）文执罚.
func placeBefore(s string, end, floor int) int {
	r, w := runeBefore(s, end)
	if r != '）' && r != ')' {
		return end
	}
	at := end - w
	for n := 0; n < 5; n++ {
		r, w := runeBefore(s, at)
		if w == 0 || at-w < floor {
			return end
		}
		at -= w
		if r == '（' || r == '(' {
			return at
		}
		if !lex.IsHan(r) {
			return end
		}
	}
	return end
}

func withoutBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case isBlank(r) || r == '\n':
			return -1
		case r == '(':
			return '（'
		case r == ')':
			return '）'
		case '０' <= r && r <= '９':
			return r - '０' + '0'
		}
		return r
	}, s)
}

// trimZeros takes leading zeros off a sequence number: GB/T 9704-2012, 7.2.5 has no 虚位.
func trimZeros(s string) string {
	if t := strings.TrimLeft(s, "0"); t != "" {
		return t
	}
	return s
}

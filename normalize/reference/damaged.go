package reference

// readUnclosed reads the number whose year y has lost its closing bracket: 雅府法函〔201548. It is reported as
// it stands: 201548 is 2015 and 48 only by a guess.
func readUnclosed(s string, y bracketed, floor int) (number, bool) {
	if y.round {
		return number{}, false
	}
	seq, ok := readDigits(s, skipBlanks(s, y.end), false)
	if !ok {
		return number{}, false
	}
	runEnd := skipBlanksBack(s, y.start)
	var buf runBuffer
	c, ok := buf.before(s, runEnd, floor).code()
	if !ok {
		return number{}, false
	}
	end := seq.end
	if hasPrefixAt(s, end, "号") {
		end += len("号")
	}
	return number{start: c.start, end: end, text: s[c.start:end], code: withoutBlanks(s[c.start:runEnd]), flaw: damaged}, true
}

// readYearless reads the number whose brackets at byte i hold no year: 云政发〔〕5号.
func readYearless(s string, i, floor int) (number, bool) {
	_, w := runeAt(s, i)
	at := skipBlanks(s, i+w)
	_, w = runeAt(s, at)
	return readRest(s, skipBlanksBack(s, i), at+w, floor)
}

// readRest makes a damaged number of a code that ends at byte end and a sequence with its 号 at byte i.
func readRest(s string, end, i, floor int) (number, bool) {
	seq, ok := readDigits(s, skipBlanks(s, i), false)
	last := skipBlanks(s, seq.end)
	if !ok || !hasPrefixAt(s, last, "号") {
		return number{}, false
	}
	last += len("号")
	var buf runBuffer
	c, ok := buf.before(s, end, floor).code()
	if !ok || !c.sure || c.rate < regional {
		return number{}, false
	}
	return number{start: c.start, end: last, text: s[c.start:last], code: withoutBlanks(s[c.start:end]), flaw: damaged}, true
}

// readBare reads the number whose digits stand at byte i without brackets behind a code that is known to be
// one: 建标函2019年8号 is whole, 粤建市2013131号 is damaged.
func readBare(s string, i int, digits numeral, floor int) (number, bool) {
	if len(digits.text) == 4 && hasPrefixAt(s, digits.end, "年") {
		return readYearNumber(s, i, digits, floor)
	}
	if r, w := runeAt(s, digits.end); len(digits.text) == 4 && isClosing(r) && digits.value >= firstYear && digits.value <= lastYear {
		return readRest(s, i, digits.end+w, floor) // 云政发2021〕5号
	}
	if len(digits.text) < 5 || !hasPrefixAt(s, digits.end, "号") || s[i] != '1' && s[i] != '2' {
		return number{}, false
	}
	if y := digits.text[:2]; y != "19" && y != "20" {
		return number{}, false
	}
	var buf runBuffer
	c, ok := buf.before(s, i, floor).code()
	if !ok || !c.sure || c.rate < regional {
		return number{}, false
	}
	end := digits.end + len("号")
	return number{start: c.start, end: end, text: s[c.start:end], code: s[c.start:i], flaw: damaged}, true
}

// readYearNumber reads a number with its year written out: 建标函2019年8号.
func readYearNumber(s string, i int, year numeral, floor int) (number, bool) {
	if year.value < firstYear || year.value > lastYear {
		return number{}, false
	}
	seq, ok := readDigits(s, year.end+len("年"), false)
	if !ok || !hasPrefixAt(s, seq.end, "号") {
		return number{}, false
	}
	var buf runBuffer
	c, ok := buf.before(s, i, floor).code()
	if !ok || !c.sure || c.rate < known {
		return number{}, false
	}
	n := number{start: c.start, end: seq.end + len("号"), code: s[c.start:i], year: year.value, sequence: seq.value}
	n.text = n.code + "〔" + year.text + "〕" + trimZeros(seq.text) + "号"
	n.key = foldKey(n.text)
	return n, true
}

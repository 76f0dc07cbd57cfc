package outline

import "strings"

// Parts of an official document that stand beside each other on one line.

// besideBegins returns where the second of two parts begins that stand on one line as unit i: 签发人 or the title behind
// the document number, the date beside it, the date behind the signature; else 0.
func (w *work) besideBegins(i int) int {
	s := w.of(i)
	if at := signatoryBeside(i, s); at > 0 {
		return at
	}
	if i < 12 {
		if at := titleBeside(s); at > 0 {
			return at
		}
		if at := numberBeside(s); at > 0 {
			return at
		}
	}
	if i > 2 && i+signatureLines >= len(w.units) {
		return dateBeside(s)
	}
	return 0
}

// numberBeside returns where the second of two parts begins in a line that is a full date and the document number, in either
// order (2014年4月22日　云中法发〔2014〕9号); else 0.
func numberBeside(s string) int {
	if runes(s, 61) > 60 {
		return 0
	}
	at, n := findDate(s)
	if n == 0 {
		return 0
	}
	if date, number := strings.Trim(s[:at+n], "（( 　"), s[at+n:]; onlyDate(date) != "" && ownNumber(number) != nil {
		return at + n + blanks(number)
	}
	if strings.Trim(s[at+n:], "）) 　") == "" && ownNumber(s[:at]) != nil {
		return at
	}
	return 0
}

// titleBeside returns where the title begins in a line that holds the document number before it (云政发〔2020〕6号
// 云州市人民政府关于…的通知); else 0.
func titleBeside(s string) int {
	i := strings.Index(s, "号")
	if i < 0 || i > 2*longestTitle {
		return 0
	}
	i += len("号")
	i += blanks(s[i:])
	if documentNumber(strings.TrimRight(s[:i], " 　")) == nil || runes(s[i:], 8) < 8 || !titleLike(s[i:]) {
		return 0
	}
	return i
}

// signatoryBeside returns where 签发人 begins in a line that holds the document number before it, as the head of
// a document to a superior sets them (GB/T 9704-2012, 7.2.6); else 0. unit is its place in the document.
func signatoryBeside(unit int, s string) int {
	if unit >= 12 || len(s) > 300 {
		return 0
	}
	i := strings.Index(s, "签发人")
	if i <= 0 || documentNumber(s[:i]) == nil {
		return 0
	}
	return i
}

// dateBeside returns where the date begins in a line that holds the signature before it and nothing else (临江县人民政府
// 2020年2月28日); else 0.
func dateBeside(s string) int {
	if len(s) > 2*longestDate || !strings.Contains(s, "年") {
		return 0
	}
	at, n := findDate(s)
	if n == 0 || at == 0 || strings.TrimRight(s[at+n:], " 　") != "" || !body(s[:at]) {
		return 0
	}
	return at
}

package reference

import (
	"strconv"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// readCase reads the case number (案号) whose year stands at byte i in round brackets, year first:
// （2021）粤0111民初30063号. Further numbers of a list (30063、30062、30064号) come out with it.
func readCase(s string, i, floor int) []number {
	y, ok := readYear(s, i)
	if !ok || !y.closed || i < floor {
		return nil
	}
	at := skipBlanks(s, y.end)
	first := at
	word := 0 // Han characters of the court's code and the kind of the case
	sign := false
	for n := 0; n < 24; n++ {
		r, w := runeAt(s, at)
		switch {
		case isDigit(r) && word > 0:
			if seq, ok := readDigits(s, at, false); ok {
				if sign {
					if end := skipBlanks(s, seq.end); hasPrefixAt(s, end, "号") || hasPrefixAt(s, end, "、") || withBranch(s, seq).end > seq.end {
						return caseList(s, i, y.year, s[first:at], seq)
					}
				}
				at = seq.end
				continue
			}
			return nil
		case lex.IsHan(r) && r != '号':
			word++
			sign = sign || strings.ContainsRune("民刑行执破赔知商仲诉申监再认财保清鉴辖", r)
		default:
			return nil
		}
		at += w
	}
	return nil
}

// withBranch takes in the number of a further decision in the same case in front of 号: 1179-1号.
func withBranch(s string, seq numeral) numeral {
	if r, w := runeAt(s, seq.end); r == '-' || r == '－' || r == '—' || r == '之' {
		if branch, ok := readNumeral(s, seq.end+w); ok && hasPrefixAt(s, skipBlanks(s, branch.end), "号") {
			sign := "-"
			if r == '之' {
				sign = "之"
			}
			seq.text, seq.end = seq.text+sign+branch.text, branch.end
		}
	}
	return seq
}

// caseList makes one number of each sequence number that follows the code of a case.
func caseList(s string, start, year int, code string, seq numeral) []number {
	var out []number
	code = withoutBlanks(code)
	for len(out) < 50 {
		seq = withBranch(s, seq)
		end := skipBlanks(s, seq.end)
		n := number{start: start, end: seq.end, kind: caseNumber, code: code, year: year, sequence: seq.value}
		last := hasPrefixAt(s, end, "号")
		if last {
			n.end = end + len("号")
		}
		n.text = "（" + strconv.Itoa(year) + "）" + code + seq.text + "号"
		if last {
			if branch, end, ok := readSuffix(s, n.end); ok { // 12号之一
				n.text, n.end = n.text+"之"+label.Han(branch), end
			}
		}
		n.key = foldKey(n.text)
		out = append(out, n)
		if last {
			break
		}
		if !hasPrefixAt(s, end, "、") {
			return nil
		}
		start = skipBlanks(s, end+len("、"))
		var ok bool
		if seq, ok = readDigits(s, start, false); !ok {
			return nil
		}
	}
	return out
}

package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// The kinds of figures, as the canonical document names them.
const (
	kindCount    = lex.Count
	kindMoney    = lex.Money
	kindPercent  = lex.Percent
	kindRatio    = "ratio"
	kindDuration = lex.Duration
	kindRank     = "rank"
	kindArea     = lex.Area
	kindOther    = lex.Other
)

// unit is a measure word (量词) or unit of measurement.
type unit = lex.Unit

// nouns are what Arabic figures of hurried texts count without a measure word (27部门, 11乡镇): the unit is missing.
var nouns = [...]string{"乡镇", "镇街", "街道", "部门", "单位", "社区", "县", "市", "区", "镇", "乡", "村", "省", "州", "校", "国", "企业", "机构", "省份", "省区市", "学校"}

// perUnit returns the width of a denominator at byte i: /立方米, /人月.
func perUnit(s string, i int) int {
	if byteAt(s, i) != '/' {
		return 0
	}
	at := i + 1
	if _, w := lex.UnitAt(s[at:]); w > 0 {
		at += w
	} else if startsWithAny(s[at:], "m³", "m3", "L") {
		at += strings.IndexFunc(s[at:]+" ", func(r rune) bool { return r != 'm' && r != '³' && r != '3' && r != 'L' })
	}
	for n := 0; n < 3 && at < len(s); n++ {
		r, w := utf8.DecodeRuneInString(s[at:])
		if !strings.ContainsRune("人月年日天户次亩斤吨头株只", r) {
			break
		}
		at += w
	}
	if at == i+1 {
		return 0
	}
	return at - i
}

func isLatin(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

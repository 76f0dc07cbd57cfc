// Package label reads the numbers that headings and list items begin with (结构层次序数, GB/T 9704-2012, 7.3.3):
// 一、（一）1.（1）①, 第一章, 第一条, 一是, 附件1, in every width and with the damage that typing and OCR do to them.
//
// The package knows patterns only. Whether "1." begins an item or stands for a number in prose is decided by
// those who see its neighbours.
package label

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// Scheme is a way of numbering. Its values are those of the canonical document.
type Scheme string

// The schemes.
const (
	CJK         Scheme = "cjk"          // 一、
	CJKParen    Scheme = "cjk-paren"    // （一）
	Arabic      Scheme = "arabic"       // 1.
	ArabicParen Scheme = "arabic-paren" // （1）
	Circled     Scheme = "circled"      // ①
	Ordinal     Scheme = "ordinal"      // 一是, 第一，, 其一，
	Chapter     Scheme = "chapter"      // 第一部分, 第一编, 第一章, 第一节
	Article     Scheme = "article"      // 第一条
	Appendix    Scheme = "appendix"     // 附件1
)

// Label is a number at the beginning of a text.
type Label struct {
	Scheme Scheme
	Value  int    // 0 where there is none: 附件：
	Suffix int    // of 第三十二条之一, else 0
	Depth  int    // of the decimal number of a clause: 3 for 3.4.1; else 0
	Unit   string // of Chapter: 部分, 编, 分编, 章, 节; of Ordinal: 是, 第, 其; else ""
	Text   string // canonical: "（一）", "1.", "第一章"
	Len    int    // bytes of the text that the number takes, with its mark, without blanks after it
	Blank  int    // bytes of blanks after it
	// Loose says that the mark is not the one the standard asks for (一． 1、 1) （一、), so that more evidence
	// is wanted before the number is believed.
	Loose bool
}

// Division is how far out the division of a Chapter stands: 1 for 编, 篇 and 部分, 2 for 分编, 3 for 章, 4 for 节; 0 for other numbers.
func (l Label) Division() int {
	if l.Scheme != Chapter {
		return 0
	}
	switch sectionUnits.Value(l.Unit) {
	case "part":
		return 1
	case "subpart":
		return 2
	case "chapter":
		return 3
	case "section":
		return 4
	}
	return 0
}

// Parse reads the label that s begins with; blanks in front of it are not skipped. It reports false where s
// begins with none.
func Parse(s string) (Label, bool) {
	r, n := utf8.DecodeRuneInString(s)
	var l Label
	var ok bool
	switch {
	case r == '第':
		l, ok = parseOrdinal(s)
	case r == '附':
		l, ok = parseAppendix(s)
	case r == '其':
		l, ok = parseAmong(s)
	case r == '(' || r == '（':
		l, ok = parseParen(s, n)
	case lex.Digit(r) >= 0:
		l, ok = parseArabic(s)
	case lex.IsNumeral(r):
		l, ok = parseCJK(s)
	default:
		l, ok = parseSingle(r, n, s)
	}
	if !ok {
		return Label{}, false
	}
	l.Blank = lex.Blanks(s[l.Len:])
	return l, true
}

// parseCJK reads 一、 and its relatives 一． 一. 一， 一：, and 一是.
func parseCJK(s string) (Label, bool) {
	v, n := lex.HanOrdinal(s)
	if v <= 0 || n == 0 {
		return Label{}, false
	}
	word := s[:n]
	gap := lex.Blanks(s[n:])
	r, m := utf8.DecodeRuneInString(s[n+gap:])
	switch r {
	case '、':
		if _, k := lex.HanOrdinal(s[n+gap+m:]); k > 0 && strings.HasPrefix(s[n+gap+m+k:], "、") {
			return Label{}, false // 一、二、三号楼
		}
		return Label{Scheme: CJK, Value: v, Text: joined(s, word, "、"), Len: n + gap + m, Loose: gap > 0}, true
	case '.', '．', ',', '，', ':', '：', '､':
		return Label{Scheme: CJK, Value: v, Text: word + "、", Len: n + gap + m, Loose: true}, true
	case '是':
		if gap == 0 && v <= 20 {
			return Label{Scheme: Ordinal, Value: v, Unit: "是", Text: joined(s, word, "是"), Len: n + m}, true
		}
	}
	return Label{}, false
}

// parseParen reads （一）, (1) and what is broken of them; open is the length of the opening bracket.
func parseParen(s string, open int) (Label, bool) {
	at := open + lex.Blanks(s[open:])
	v, n := lex.HanOrdinal(s[at:])
	scheme := CJKParen
	if n == 0 {
		v, n = lex.Integer(s[at:])
		scheme = ArabicParen
	}
	if v <= 0 || n == 0 || scheme == ArabicParen && v > 99 || scheme == CJKParen && v > 199 {
		return Label{}, false // （2017） is a year
	}
	word := s[at : at+n]
	if scheme == ArabicParen {
		word = strconv.Itoa(v)
	}
	at += n
	gap := lex.Blanks(s[at:])
	r, m := utf8.DecodeRuneInString(s[at+gap:])
	l := Label{Scheme: scheme, Value: v, Text: joined(s, "（", word, "）")}
	switch r {
	case ')', '）':
		l.Len = at + gap + m
	case '、', '〉', '］', ']':
		l.Len, l.Loose = at+gap+m, true
		return l, true
	default:
		return Label{}, false
	}
	// A mark behind the bracket (（一）、) is superfluous, but not in a list ((一)、(二)项).
	if r, m := utf8.DecodeRuneInString(s[l.Len:]); r == '、' || r == '.' || r == '．' {
		if next, _ := utf8.DecodeRuneInString(s[l.Len+m:]); lex.Digit(next) < 0 && next != '(' && next != '（' {
			l.Len += m
			l.Loose = true
		}
	}
	return l, true
}

// parseArabic reads 1. and its relatives 1． 1、 1) 1）; never a decimal, a date or a version.
func parseArabic(s string) (Label, bool) {
	v, n := lex.Integer(s)
	if n == 0 || v <= 0 || v > 999 {
		return Label{}, false
	}
	gap := lex.Blanks(s[n:])
	r, m := utf8.DecodeRuneInString(s[n+gap:])
	l := Label{Scheme: Arabic, Value: v, Text: joined(s, strconv.Itoa(v), "."), Len: n + gap + m, Loose: gap > 0}
	rest := s[n+gap+m:]
	next, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '.', '．':
		if lex.Digit(next) >= 0 && !startsWithYear(rest) {
			return Label{}, false // 1.5万元
		}
		l.Loose = l.Loose || lex.Digit(next) >= 0
		return l, true
	case '、':
		if lex.Digit(next) >= 0 && !startsWithYear(rest) {
			return Label{}, false // 1、2、3号
		}
		l.Loose = true
		return l, true
	case ')', '）':
		l.Scheme, l.Text, l.Loose = ArabicParen, "（"+strconv.Itoa(v)+"）", true
		return l, true
	}
	return Label{}, false
}

// startsWithYear reports whether s begins with a year: 2019年 (1.2019年工作 is item 1, not a decimal).
func startsWithYear(s string) bool {
	v, n := lex.Integer(s)
	return v >= 1900 && v < 2100 && strings.HasPrefix(s[n:], "年")
}

// sectionUnits are the parts of a text that are numbered with 第.
var sectionUnits = lex.Class("section-unit")

// parseOrdinal reads 第一章, 第一节, 第一条, 第十条之一, and 第一，.
func parseOrdinal(s string) (Label, bool) {
	const first = len("第")
	at := first + lex.Blanks(s[first:])
	v, n := lex.HanOrdinal(s[at:])
	if n == 0 {
		v, n = lex.Integer(s[at:])
	}
	if n == 0 || v <= 0 {
		return Label{}, false
	}
	word := s[at : at+n]
	at += n
	at += lex.Blanks(s[at:])
	if n := sectionUnits.Begins(s[at:]); n > 0 {
		unit := s[at : at+n]
		l := Label{Scheme: Chapter, Value: v, Unit: unit, Text: joined(s, "第", word, unit), Len: at + len(unit)}
		if sectionUnits.Value(unit) == "article" {
			l.Scheme, l.Unit = Article, ""
			if strings.HasPrefix(s[l.Len:], "之") {
				if w, m := lex.HanOrdinal(s[l.Len+len("之"):]); m > 0 {
					l.Suffix = w
					l.Text += s[l.Len : l.Len+len("之")+m]
					l.Len += len("之") + m
				}
			}
		}
		// 第三条规定, 第一章的 are prose; behind a label stands a blank, a Han title, or nothing. The caller
		// sees by Blank whether the blank is there.
		return l, true
	}
	if r, m := utf8.DecodeRuneInString(s[at:]); r == '，' || r == ',' || r == '、' {
		return Label{Scheme: Ordinal, Value: v, Unit: "第", Text: "第" + word + "，", Len: at + m, Loose: r != '，'}, true
	}
	return Label{}, false
}

// parseAmong reads 其一，.
func parseAmong(s string) (Label, bool) {
	const first = len("其")
	v, n := lex.HanOrdinal(s[first:])
	if n == 0 || v <= 0 || v > 20 {
		return Label{}, false
	}
	at := first + n
	if r, m := utf8.DecodeRuneInString(s[at:]); r == '，' || r == ',' {
		return Label{Scheme: Ordinal, Value: v, Unit: "其", Text: s[:at] + "，", Len: at + m, Loose: r != '，'}, true
	}
	return Label{}, false
}

// attached is the first character of the word for an attachment, and annexNoun what is attached: 件, 录, 表, 图.
const attached = "附"

var annexNoun = lex.Class("annex-noun")

// parseAppendix reads 附件, 附件1, 附件 一, 附件：, 附录; what it counts begins behind the colon or blank. 附表1 and 附图1 number what has a caption.
func parseAppendix(s string) (Label, bool) {
	word, at := annexWord(s)
	if at == 0 || annexNoun.Value(word[len(attached):]) == "captioned" {
		return Label{}, false
	}
	gap := lex.Blanks(s[at:])
	v, n := lex.Integer(s[at+gap:])
	text := word
	if n > 0 {
		text += strconv.Itoa(v)
	} else if v, n = lex.HanOrdinal(s[at+gap:]); n > 0 {
		text += s[at+gap : at+gap+n]
	}
	l := Label{Scheme: Appendix, Text: text, Len: at}
	if n > 0 {
		l.Value, l.Len = v, at+gap+n
	}
	gap = lex.Blanks(s[l.Len:])
	switch r, m := utf8.DecodeRuneInString(s[l.Len+gap:]); {
	case r == ':' || r == '：':
		l.Len += gap + m
		l.Text += "："
	case l.Len+gap == len(s), n > 0, gap > 0:
	default:
		return Label{}, false // 附件中列明
	}
	return l, true
}

// annexWord returns the word for an attachment that s begins with, without the blanks inside, and its length in s; 0 where there is none.
func annexWord(s string) (word string, length int) {
	if !strings.HasPrefix(s, attached) {
		return "", 0
	}
	at := len(attached)
	at += lex.Blanks(s[at:])
	n := annexNoun.Begins(s[at:])
	if n == 0 {
		return "", 0
	}
	return attached + s[at:at+n], at + n
}

// Annexes yields the readings of the word for an attachment that s begins with, where it is known to head one: with the number behind
// it, if there is one, and without, as a title may be glued to it (附件重点任务分工表, 附件2022年安排表); 附表 is one as well.
func Annexes(s string) func(yield func(Label) bool) {
	return func(yield func(Label) bool) {
		if l, ok := parseAppendix(s); ok && !yield(l) {
			return
		}
		if word, n := annexWord(s); n > 0 {
			yield(Label{Scheme: Appendix, Text: word, Len: n, Blank: lex.Blanks(s[n:])})
		}
	}
}

// parseSingle reads numbers that are one character: ① ⑴ ⒈ ㈠ and ㊀.
func parseSingle(r rune, n int, s string) (Label, bool) {
	in := func(lo, hi rune) int {
		if lo <= r && r <= hi {
			return int(r-lo) + 1
		}
		return 0
	}
	if v := in('①', '⑳'); v > 0 {
		return Label{Scheme: Circled, Value: v, Text: s[:n], Len: n}, true
	}
	if v := in('㉑', '㉟'); v > 0 {
		return Label{Scheme: Circled, Value: v + 20, Text: s[:n], Len: n}, true
	}
	if v := in('㊱', '㊿'); v > 0 {
		return Label{Scheme: Circled, Value: v + 35, Text: s[:n], Len: n}, true
	}
	if v := in('⑴', '⒇'); v > 0 {
		return Label{Scheme: ArabicParen, Value: v, Text: "（" + strconv.Itoa(v) + "）", Len: n}, true
	}
	if v := in('⒈', '⒛'); v > 0 {
		return Label{Scheme: Arabic, Value: v, Text: strconv.Itoa(v) + ".", Len: n}, true
	}
	if v := in('㈠', '㈩'); v > 0 {
		return Label{Scheme: CJKParen, Value: v, Text: "（" + lex.WriteHan(v) + "）", Len: n}, true
	}
	return Label{}, false
}

// joined returns the parts put together; where s begins with them, a piece of s, so that nothing is allocated.
func joined(s string, parts ...string) string {
	at := 0
	for _, p := range parts {
		if !strings.HasPrefix(s[at:], p) {
			return strings.Join(parts, "")
		}
		at += len(p)
	}
	return s[:at]
}

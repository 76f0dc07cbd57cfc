package reference

import (
	"strings"

	"guiwen/normalize/lex"
)

// definition is the definition of one or more short names (简称): （以下简称《纲要》）.
type definition struct {
	start, end int // from 以下简称 to the end of the last name
	names      []aliasName
	collective bool // 以下统称: one name for several things
	several    bool // 以下分别简称: a name for each of several things
}

// aliasName is a short name as it is defined.
type aliasName struct {
	text   string // without marks
	whose  string // what stands in front of the marks and tells it from others: 省 of 省《方案》
	marked bool   // in 《》
	quoted bool   // in “”
}

// maxAlias bounds a short name, and maxWhose what stands in front of its marks, in characters.
const maxAlias, maxWhose = 30, 6

// introductions are the words that introduce a short name, one that ends with another before it. The last two need brackets round
// them, because 统称 and 简称 are also plain verbs.
var introductions = [...]string{"以下分别简称", "以下分别称", "以下均简称", "以下合并简称", "以下合称", "以下并称", "以下统称", "以下简称", "后文简称", "下文简称", "下简称", "后简称", "以下称", "下称", "统称", "简称"}

// readDefinition reads the definition whose introduction ends with 称 at byte end. inTitle finds the end of
// the title that begins at a byte.
func readDefinition(s string, end, floor int, titleAt func(int) (title, bool)) (definition, bool) {
	var d definition
	introduced := false
	for _, w := range introductions {
		if !hasSuffixAt(s, end, w) || end-len(w) < floor {
			continue
		}
		d.start, introduced = end-len(w), true
		d.several = strings.Contains(w, "分别")
		d.collective = strings.Contains(w, "统") || strings.Contains(w, "合称") || strings.Contains(w, "并称")
		if w == "统称" || w == "简称" {
			if r, _ := runeBefore(s, skipBlanksBack(s, d.start)); r != '（' && r != '(' && r != '，' && r != ',' {
				return d, false
			}
		}
		break
	}
	if !introduced {
		return d, false
	}
	at := skipBlanks(s, end)
	for _, w := range [...]string{"为", "作", "：", ":"} {
		if hasPrefixAt(s, at, w) {
			at = skipBlanks(s, at+len(w))
			break
		}
	}
	for len(d.names) < 16 {
		name, to, ok := readAlias(s, at, titleAt, d.several)
		if !ok {
			break
		}
		d.names = append(d.names, name)
		d.end = to
		at = skipBlanks(s, to)
		for _, w := range [...]string{"、", "和", "与", "及", "，"} {
			if hasPrefixAt(s, at, w) {
				at = skipBlanks(s, at+len(w))
				break
			}
		}
		if r, _ := runeAt(s, at); r != '《' && r != '“' && r != '"' && !d.several {
			break
		}
	}
	return d, len(d.names) > 0
}

// readAlias reads one short name at byte at: 《纲要》, “纲要”, “《纲要》”, 省《纲要》, or bare up to the closing
// bracket, in a list up to the next member.
func readAlias(s string, at int, titleAt func(int) (title, bool), listed bool) (aliasName, int, bool) {
	if name, end, ok := readMarkedAlias(s, at, titleAt); ok {
		return name, end, true
	}
	from := at
	for n := 0; n < maxWhose; n++ {
		c, cw := runeAt(s, from)
		if !lex.IsHan(c) {
			break
		}
		from += cw
		if name, end, ok := readMarkedAlias(s, from, titleAt); ok {
			name.whose = s[at:from]
			return name, end, true
		}
	}
	return readBareAlias(s, at, listed)
}

// readMarkedAlias reads a short name in 《》 or “” at byte at.
func readMarkedAlias(s string, at int, titleAt func(int) (title, bool)) (aliasName, int, bool) {
	if t, ok := titleAt(at); ok {
		return aliasName{text: t.text, marked: true}, t.end, true
	}
	r, w := runeAt(s, at)
	if r != '“' && r != '"' {
		return aliasName{}, 0, false
	}
	end := at + w
	for n := 0; n <= maxAlias+2; n++ {
		c, cw := runeAt(s, end)
		if cw == 0 || c == '\n' || c == '\t' {
			break
		}
		if (c == '”' || c == '"') && n > 0 {
			inner := strings.TrimSpace(s[at+w : end])
			if t, ok := titleAt(at + w); ok && t.end == end {
				return aliasName{text: t.text, marked: true, quoted: true}, end + cw, true
			}
			return aliasName{text: inner, quoted: true}, end + cw, true
		}
		end += cw
	}
	return aliasName{}, 0, false
}

// readBareAlias reads a short name without marks, which ends at a closing bracket or a comma before one.
func readBareAlias(s string, at int, listed bool) (aliasName, int, bool) {
	end := at
	for n := 0; n <= maxAlias; n++ {
		c, cw := runeAt(s, end)
		if listed && n > 1 && (c == '、' || c == '和') {
			return aliasName{text: s[at:end]}, end, true
		}
		if (c == '）' || c == ')' || c == '，' || c == ',' || c == '；' || c == ';') && n > 1 {
			if c != '）' && c != ')' && !closesSoon(s, end) {
				break
			}
			if isNumbered(s[at:end]) {
				break // 以下简称国办发〔2017〕20号文: a number, found as one
			}
			return aliasName{text: strings.TrimSpace(s[at:end])}, end, true
		}
		if !lex.IsHan(c) && c != '“' && c != '”' && c != '·' && !isDigit(c) {
			break
		}
		end += cw
	}
	return aliasName{}, 0, false
}

// isNumbered reports whether a name is a number, with or without 文 or 文件 behind it. 33号文 without a code is a short
// name.
func isNumbered(name string) bool {
	if first, _ := runeAt(name, 0); isDigit(first) {
		return false
	}
	return strings.HasSuffix(strings.TrimSuffix(strings.TrimSuffix(name, "件"), "文"), "号")
}

// closesSoon reports whether a closing bracket follows at within the reach of a number or a further remark.
func closesSoon(s string, at int) bool {
	for n := 0; n < 40; n++ {
		c, w := runeAt(s, at)
		switch c {
		case '）', ')':
			return true
		case 0, '。', '（', '(', '\n', '\t':
			return false
		}
		at += w
	}
	return false
}

// modifiers stand in front of a short name and tell it from others, without being part of the title that it
// is short for: 新行政复议法.
var modifiers = [...]string{"新修订的", "新修订", "新修正的", "修订后的", "修订后", "修正后的", "修改后的", "现行", "两办", "中办", "国办", "国家", "中央", "全国", "新", "原", "旧", "老", "省", "市", "县", "区", "州", "我省", "我市", "我县", "我区"}

// fits reports whether alias can be a short name of a thing called by full: its characters occur there in
// order, but for a modifier in front. So 《纲要》 fits …建设实施纲要, and 《条例》 does not.
func fits(alias, full string) bool {
	if occurs(alias, full) {
		return true
	}
	for _, m := range modifiers {
		if rest, ok := strings.CutPrefix(alias, m); ok && runes(rest) > 1 && occurs(rest, full) {
			return true
		}
	}
	return false
}

// occurs reports whether the characters of alias occur in full in order. Marks do not count.
func occurs(alias, full string) bool {
	at := 0
	for _, r := range alias {
		if !lex.IsHan(r) && !isDigit(r) {
			continue
		}
		i := strings.IndexRune(full[at:], r)
		if i < 0 {
			return false
		}
		at += i + len(string(r))
	}
	return true
}

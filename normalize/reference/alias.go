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

// readDefinition reads the definition whose introduction (以下简称) ends at byte end. inTitle finds the end of
// the title that begins at a byte.
func readDefinition(s string, end, floor int, titleAt func(int) (lex.MarkedTitle, bool)) (definition, bool) {
	var d definition
	d.start = end - aliasIntros.Ends(s[floor:end])
	if d.start == end {
		return d, false
	}
	of, bare := strings.CutPrefix(aliasIntros.Value(s[d.start:end]), "bare-")
	d.several, d.collective = of == "each", of == "all"
	if bare { // 统称 and 简称 are also plain verbs
		if r, _ := runeBefore(s, skipBlanksBack(s, d.start)); r != '（' && r != '(' && r != '，' && r != ',' {
			return d, false
		}
	}
	at := skipBlanks(s, end)
	at += namingVerbs.Begins(s[at:])
	if r, w := runeAt(s, at); r == '：' || r == ':' {
		at += w
	}
	at = skipBlanks(s, at)
	for len(d.names) < 16 {
		name, to, ok := readAlias(s, at, titleAt, d.several)
		if !ok {
			break
		}
		d.names = append(d.names, name)
		d.end = to
		at, _, _ = joinerAt(s, skipBlanks(s, to))
		at = skipBlanks(s, at)
		if r, _ := runeAt(s, at); r != '《' && r != '“' && r != '"' && !d.several {
			break
		}
	}
	return d, len(d.names) > 0
}

// readAlias reads one short name at byte at: 《纲要》, “纲要”, “《纲要》”, 省《纲要》, or bare up to the closing
// bracket, in a list up to the next member.
func readAlias(s string, at int, titleAt func(int) (lex.MarkedTitle, bool), listed bool) (aliasName, int, bool) {
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
func readMarkedAlias(s string, at int, titleAt func(int) (lex.MarkedTitle, bool)) (aliasName, int, bool) {
	if t, ok := titleAt(at); ok {
		return aliasName{text: t.Text, marked: true}, t.End, true
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
			if t, ok := titleAt(at + w); ok && t.End == end {
				return aliasName{text: t.Text, marked: true, quoted: true}, end + cw, true
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
		if _, _, joined := joinerAt(s, end); listed && n > 1 && joined && c != '，' {
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
	return !isDigit(firstRune(name)) && lex.EndsNumber(withoutPaper(name))
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

// fits reports whether alias can be a short name of a thing called by full: its characters occur there in
// order, but for a modifier in front. So 《纲要》 fits …建设实施纲要, and 《条例》 does not.
func fits(alias, full string) bool {
	if occurs(alias, full) {
		return true
	}
	rest := alias[aliasModifiers.Begins(alias):] // 新行政复议法: tells it from others and is no part of the title
	return len(rest) < len(alias) && runes(rest) > 1 && occurs(rest, full)
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

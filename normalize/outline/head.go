package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// What is glued in front of the first paragraph of a document: its title, perhaps twice, the fields of a site,
// the addressee.

// headCuts divides what is glued in front of the first number: the title again, the addressee.
func headCuts(s, title string, end int) []cut {
	var cuts []cut
	at := 0
	if title != "" {
		if n := prefixSqueezed(s, title); n > 0 && n < len(s) {
			at = n
			cuts = append(cuts, cut{at: n})
		}
	}
	if n := addresseeLength(s[at:]); n > 0 && at+n < end && (at > 0 || n < 90 || listsBodies(s[:n])) {
		cuts = append(cuts, cut{at: at + n})
	}
	return cuts
}

// addressed reports whether the paragraph s begins with its addressees: bodies that are named as a document's are
// (各县人民政府，市政府各部门：), and no label of a task (牵头单位：), with prose behind them.
func addressed(s string) bool {
	n := addresseeLength(s)
	if n == 0 || !listsBodies(s[:n]) || runes(s[n:], 20) < 20 || !strings.ContainsAny(s[n:], "。，") {
		return false
	}
	_, named := hasAny(s, []string{"各", "省", "市", "县", "区", "州", "镇", "乡", "国务院", "自治区", "中共"})
	return named || strings.Contains(s[:n], "人民政府")
}

// opensText reports whether nothing but short lines and fields stands above unit i.
func (w *work) opensText(i int) bool {
	for k := 0; k < i; k++ {
		if s := w.of(k); w.plain(k) && closed(s) && !fieldLine(s) {
			return false
		}
	}
	return true
}

// listsBodies reports whether every member of s, addressees with their colon, is a body.
func listsBodies(s string) bool {
	for _, group := range strings.Split(strings.TrimSuffix(s, "："), "，") {
		if !endsIn(group, addresseeEnds) && !endsIn(group, addresseeWords) {
			return false
		}
	}
	return true
}

// prefixSqueezed returns the length of the beginning of s that is text but for blanks, or 0.
func prefixSqueezed(s, text string) int {
	at := 0
	for i, r := range s {
		if blank(r) {
			continue
		}
		if at == len(text) {
			return i
		}
		c, n := utf8.DecodeRuneInString(text[at:])
		if c != r {
			return 0
		}
		at += n
	}
	if at == len(text) {
		return len(s)
	}
	return 0
}

// gluedHead divides a head without line breaks in front of a paragraph, where no title stands above it: the
// title, the same again, fields (发布时间：… 来源：…), the addressee. It returns nil where s does not begin with a
// title that one of those follows.
func gluedHead(s string) []cut {
	end := titleInside(s)
	if end == 0 {
		return nil
	}
	title := squeeze(s[:end])
	var cuts []cut
	at := end + blanks(s[end:])
	cuts = append(cuts, cut{at: at})
	if at == len(s) {
		return nil
	}
	if n := prefixSqueezed(s[at:], title); n > 0 {
		at += n
		at += blanks(s[at:])
		cuts = append(cuts, cut{at: at})
	}
	if n := fieldsLength(s[at:]); n > 0 {
		at += n
		cuts = append(cuts, cut{at: at})
	}
	if n := addresseeLength(s[at:]); n > 0 {
		cuts = append(cuts, cut{at: at + n})
	}
	return cuts
}

// longestTitle is the number of characters of the longest title that is looked for in glued text.
const longestTitle = 60

// titleInside returns the length of the title that s begins with, where an addressee, a field, or the title
// again follows it; the longest there is, or 0.
func titleInside(s string) int {
	found, count := 0, 0
	for i, r := range s {
		if i > 0 && mayEndTitle(s[:i]) && !strings.HasSuffix(s[:i], "依法") && titleLike(s[:i]) && (strings.Contains(s[:i], "关于") || namesYear(s[:i]) || strings.Contains(s[:i], "政府")) {
			rest := s[i+blanks(s[i:]):]
			fact, _ := opensField(rest)
			isField := fact != lex.NoFact
			_, more := hasAny(rest, documentKinds)
			if !more && (isField || addresseeLength(rest) > 0 || prefixSqueezed(rest, squeeze(s[:i])) > 0 || len(s) > 300 && opens(rest)) {
				found = i
				if !isField && prefixSqueezed(rest, squeeze(s[:i])) > 0 {
					return i
				}
			}
		}
		if count++; count > longestTitle || strings.ContainsRune("。；！？：，", r) {
			break
		}
	}
	return found
}

// mayEndTitle reports whether s ends with a kind of document.
func mayEndTitle(s string) bool { return endsIn(s, documentKinds) || endsIn(s, plainKinds) }

// fieldsLength returns the length of the fields that s begins with (发布时间：2020-03-10 09:15 来源：市司法局), blanks
// behind them included, or 0. Where no blank parts them from each other and from the text, a date ends where it is
// whole, another value at the next label.
func fieldsLength(s string) int {
	at := 0
	for {
		fact, n := opensField(s[at:])
		if fact == lex.NoFact {
			return at
		}
		at += n
		at += blanks(s[at:])
		if fact, _ := opensField(s[at:]); fact != lex.NoFact {
			continue // without a value
		}
		if addresseeLength(s[at:]) > 0 || opensYear(s[at:]) {
			return at // a last one without a value
		}
		at += valueLength(s[at:])
		at += blanks(s[at:])
		if at >= len(s) {
			return at
		}
	}
}

// opensYear reports whether s begins with the year that a report opens with: 2020年，.
func opensYear(s string) bool {
	y, n := lex.Year(s)
	return y > 0 && (strings.HasPrefix(s[n:], "年，") || strings.HasPrefix(s[n:], "年以来"))
}

// valueLength returns the length of the value of a field that s begins with: a date and its time, or what stands in front
// of a blank or the next label.
func valueLength(s string) int {
	if _, n := date(s); n > 0 {
		return n + timeLength(s[n:])
	}
	if n := plainDate(s); n > 0 {
		return n + timeLength(s[n:])
	}
	at := 0
	for at < len(s) && blankAt(s, at) == 0 {
		if fact, _ := opensField(s[at:]); at > 0 && fact != lex.NoFact {
			break
		}
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}

// plainDate returns the length of the date 2023-02-08 that s begins with, whatever digits stand behind it, or 0.
func plainDate(s string) int {
	const form = "0000-00-00"
	if len(s) < len(form) {
		return 0
	}
	for i := range len(form) {
		if isDigit := digit(rune(s[i])); isDigit != (form[i] == '0') || !isDigit && (s[i] != s[4] || !strings.ContainsRune("-/.", rune(s[i]))) {
			return 0
		}
	}
	return len(form)
}

// timeLength returns the length of the time of day that s begins with, blanks before it included (09:15, 16:41:04), or 0.
func timeLength(s string) int {
	at := blanks(s)
	found := 0
	for k := 0; k < 3; k++ {
		n := 0
		for n < 2 && at+n < len(s) && digit(rune(s[at+n])) {
			n++
		}
		if n == 0 {
			break
		}
		at += n
		if k > 0 {
			found = at
		}
		colon := len("：")
		if strings.HasPrefix(s[at:], ":") {
			colon = 1
		} else if !strings.HasPrefix(s[at:], "：") {
			break
		}
		at += colon
	}
	return found
}

package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// Words at the two ends of a phrase that are no part of what it names (名词短语两端的虚词). The longest word is tried first, so that a
// short one is never cut out of a longer one.
var (
	fillers    = lex.Class("filler")     // between a noun and its figure
	labelTails = lex.Class("label-tail") // the same, with verbs
	labelLeads = lex.Class("label-lead") // at the beginning of a clause
	labelTimes = lex.Class("label-time") // when it holds
	actions    = lex.Class("action-verb")
	currency   = lex.Class("currency")
)

// longestPhrase is the number of characters that a phrase may have.
const longestPhrase = 24

// fullPhrase is the number of characters of what was done that says enough by itself: 调解矛盾纠纷, but not 召开会议.
const fullPhrase = 6

// longestClause is the number of characters of what is no noun phrase any more, wherever it is cut.
const longestClause = 36

// trimFillers returns the end of text without fillers behind it.
func trimFillers(s string, start, end int) int {
	for end > start {
		w := fillers.Ends(s[start:end])
		if r := runeBefore(s, end); lex.IsRaised(r) { // 常住人口¹176万人
			w = utf8.RuneLen(r)
		}
		if w == 0 {
			break
		}
		end -= w
	}
	return end
}

// trimTail returns the end of a phrase without the words behind its noun: 地区生产总值(完成), 低保标准(由每人每年).
func trimTail(s string, start, end int) int {
	for end > start {
		w := labelTails.Ends(s[start:end])
		if w == 0 {
			w = currency.Ends(s[start:end])
		}
		if r := runeBefore(s, end); w == 0 && (isBreath(r) || lex.IsRaised(r) || strings.ContainsRune(" （(￥¥", r) || r == '”' && !strings.Contains(s[start:end], "“")) {
			w = utf8.RuneLen(r)
		}
		if w == 0 {
			break
		}
		end -= w
	}
	return end
}

// trimLead returns the start of a phrase without the words in front of it that belong to its clause: list marks, times, 全市, 共.
func trimLead(s string, start, end int) int {
	for start < end {
		w := leadAt(s[start:end])
		if w == 0 {
			w = scopeAt(s[start:end])
		}
		if w == 0 || start+w == end && labelLeads.Begins(s[start:]) != w && !isBreath(runeAt(s, start)) {
			break
		}
		start += w
	}
	return start
}

// leadAt returns the length of what s begins with that belongs to a clause and to no phrase: a mark, a number of an item, a time, 共; or 0.
func leadAt(s string) int {
	if w := labelLeads.Begins(s); w > 0 {
		return w
	}
	switch r, n := utf8.DecodeRuneInString(s); {
	case '0' <= r && r <= '9', r == '（':
		if w := numberAtStart(s); w > 0 || r == '（' {
			return w
		}
	case isBreath(r), strings.ContainsRune(" ）)—”", r):
		return n
	}
	return timeAt(s)
}

// numberAtStart returns the length of the number of an item that s begins with (（1）, 2.), or 0.
func numberAtStart(s string) int {
	i := 0
	if strings.HasPrefix(s, "（") {
		i = len("（")
	}
	_, n, at := plain(s, i)
	if n == 0 || n > 2 {
		return 0
	}
	for _, mark := range [...]string{"）", ".", "．", "、"} {
		if strings.HasPrefix(s[at:], mark) && (i > 0) == (mark == "）") {
			return at + len(mark)
		}
	}
	return 0
}

// isBreath reports whether r is a mark between phrases.
func isBreath(r rune) bool { return r == '、' || isStop(r) && r != utf8.RuneError }

// timeAt returns the length of the time that s begins with (2021年, 7月5日, 6月下旬以来, 年末), or 0.
func timeAt(s string) int {
	n := 0
	if isDigit(s[0]) {
		if n = lex.ReadPeriod(s).Length; n == 0 {
			return 0
		}
	} else if n = labelTimes.Begins(s); n == 0 {
		return 0
	}
	for w := labelTimes.Begins(s[n:]); w > 0; w = labelTimes.Begins(s[n:]) {
		n += w
	}
	return n
}

// timeBefore returns the length of the time that s ends with (2025年, 7月底), or 0.
func timeBefore(s string) int {
	for i, n := len(s), 0; i > 0 && n < 12; n++ {
		i = backRunes(s, i, 1)
		if isDigit(s[i]) && (i == 0 || !isDigit(s[i-1])) && timeAt(s[i:]) == len(s)-i {
			return len(s) - i
		}
	}
	return 0
}

var levelScopes = lex.Class("label-scope")

// scopeAt returns the length of the scope that s begins with where it is none of the phrase's own words, 全市 but not 市本级, or 0.
func scopeAt(s string) int {
	n := levelScopes.Begins(s)
	if n == 0 || nameBehindPlaces.Begins(s[n:]) > 0 {
		return 0
	}
	return n
}

// phrase is a noun phrase of a text, in bytes, and the verb that it begins with, if any: 制发|规范性文件.
type phrase struct {
	span
	noun int // where its noun begins
}

// phraseBefore returns the noun phrase that ends at byte end and begins at start or behind it.
func phraseBefore(s string, start, end int) phrase {
	end = trimTail(s, start, end)
	if k := strings.LastIndexAny(s[start:end], "<>={}|"); k >= 0 {
		start += k + 1 // markup that was read as text
	}
	from := start
	start = trimLead(s, max(start, unpaired(s, start, end)), end)
	if utf8.RuneCountInString(s[start:end]) > longestPhrase {
		start = trimLead(s, shorten(s, start, end), end)
		if utf8.RuneCountInString(s[start:end]) > longestClause {
			start = end // a clause, no name
		}
	}
	done := behindDoer(s, start, end)
	if utf8.RuneCountInString(s[done:end]) >= fullPhrase || relationNouns.Is(s[done:end]) {
		start = done // what was done says enough without who did it
	}
	start = behindAdverbial(s, start, end)
	start = behindModal(s, start, end, wayLeads.Begins(s[start:end]) > 0 || objectLeads.Ends(s[from:start]) > 0)
	if w := lightVerbs.Begins(s[start:end]); w > 0 && start+w < end {
		start += w
	}
	p := phrase{span{start, end}, max(start, done)}
	for w := actions.Begins(s[p.noun:end]); w > 0; w = actions.Begins(s[p.noun:end]) {
		p.noun += w
	}
	if p.noun > start { // 制定|了|规章
		p.noun += labelLeads.Begins(s[p.noun:end])
	}
	if p.noun < end && (strings.HasPrefix(s[p.noun:end], "、") || conjunctions.Begins(s[p.noun:end]) > 0) {
		p.noun = start // 收购、加工企业: the verb is one of a list
	}
	return p
}

var (
	lightVerbs = lex.Class("light-verb")
	modals     = lex.Class("label-modal")
	wayLeads   = lex.Class("way-lead")
)

var (
	relationNouns = lex.Class("relation-noun")

	doers      = lex.Class("doer")
	doerStarts = lex.Class("doer-start")
	doerNouns  = lex.Class("doer-noun")
)

// behindDoer returns where what was done begins, where a phrase first says what body did it: 市中院|受理执行案件.
func behindDoer(s string, start, end int) int {
	local := doerStarts.Begins(s[start:end]) > 0
	for i := aheadRunes(s, start, 2); i < end; i = aheadRunes(s, i, 1) {
		w := doers.Ends(s[start:i])
		if w == 0 || !local && doers.Value(s[i-w:i]) != "any" || doerNouns.Begins(s[i-w:end]) > 0 || !isPaired(s[start:i]) {
			continue
		}
		at := i
		for m := modals.Begins(s[at:end]); m > 0; m = modals.Begins(s[at:end]) {
			at += m
		}
		if v := actions.Begins(s[at:end]); v > 0 && !rateNoun.Is(s[at+v:end]) {
			return at
		}
	}
	return start
}

var adverbials = lex.Class("adverbial-lead")

// behindAdverbial returns where what was done begins, where a phrase first says to whom or where: 公司向项目|供应碎石.
func behindAdverbial(s string, start, end int) int {
	for i := start; i < end; i = aheadRunes(s, i, 1) {
		w := adverbials.Begins(s[i:end])
		if w == 0 || labelLeads.Begins(s[i:end]) != w || actions.Begins(s[i:end]) > 0 || !isPaired(s[start:i]) {
			continue
		}
		for at := aheadRunes(s, i+w, 2); at < end; at = aheadRunes(s, at, 1) {
			if v := actions.Begins(s[at:end]); v > 0 && at+v+hanBytes < end && isPaired(s[at:end]) && rateNoun.Ends(s[at:end]) == 0 {
				return at
			}
		}
		return start
	}
	return start
}

// behindModal returns where what was done begins, where a phrase says who did it (各级机构共|收到申请), or, led by a preposition, to whom or how:
// 向市人大|报备, 通过网站|公开信息.
func behindModal(s string, start, end int, led bool) int {
	if end-start < 8*hanBytes {
		return start
	}
	for i := start; i < end; i = aheadRunes(s, i, 1) {
		if led && i >= start+2*hanBytes && actions.Begins(s[i:end]) > 0 && isPaired(s[i:end]) {
			return i
		}
		w := modals.Begins(s[i:end])
		if w == 0 && i > start {
			if w = labelTimes.Begins(s[i:end]); w == utf8.UTFMax-1 {
				w = 0 // 提前下达: one character of a word
			}
		}
		if w > 0 && isPaired(s[i+w:end]) {
			if v := actions.Begins(s[i+w : end]); v > 0 && i+w+v < end {
				return i + w
			}
		}
	}
	return start
}

// unpaired returns the byte behind the last mark of a pair between two bytes that has no fellow there, or start.
func unpaired(s string, start, end int) int {
	from := start
	for _, pair := range [...][2]string{{"（", "）"}, {"“", "”"}, {"《", "》"}} {
		if k := strings.LastIndex(s[from:end], pair[1]); k >= 0 && !strings.Contains(s[from:from+k], pair[0]) {
			from += k + len(pair[1])
		}
		if k := strings.LastIndex(s[from:end], pair[0]); k >= 0 && !strings.Contains(s[from+k:end], pair[1]) {
			from += k + len(pair[0])
		}
	}
	return from
}

// cutBehind are the words behind which a phrase that is too long may begin.
var cutBehind = lex.Class("label-cut")

// shorten returns where a phrase that is too long begins: behind the last 》 or 、, a preposition or in front of a verb, where enough is left.
func shorten(s string, start, end int) int {
	floor := backRunes(s, end, longestPhrase)
	for i := max(floor, start); i < end; {
		if w := cutBehind.Begins(s[i:end]); w > 0 && utf8.RuneCountInString(s[i+w:end]) >= 4 && isPaired(s[i+w:end]) {
			return i + w
		}
		if actions.Begins(s[i:end]) > 0 && isPaired(s[i:end]) && utf8.RuneCountInString(s[i:end]) >= 6 {
			return i
		}
		i = aheadRunes(s, i, 1)
	}
	for _, mark := range [...]string{"》", "、"} {
		if k := strings.LastIndex(s[start:end], mark); k >= 0 && start+k+len(mark) < end && isPaired(s[start+k+len(mark):end]) {
			return start + k + len(mark)
		}
	}
	return start
}

// isPaired reports whether the brackets and quotation marks of a text open and close in it.
func isPaired(s string) bool {
	return strings.Count(s, "（") == strings.Count(s, "）") && strings.Count(s, "“") == strings.Count(s, "”") && strings.Count(s, "《") == strings.Count(s, "》")
}

// quoted reports whether a quotation or title stands open where a text ends.
func quoted(s string) bool {
	var quotation, title bool // its end was seen
	for i, n := len(s), 0; i > 0 && n < 30; n++ {
		k := backRunes(s, i, 1)
		switch s[k:i] {
		case "“":
			if !quotation {
				return true
			}
		case "”":
			quotation = true
		case "《":
			if !title {
				return true
			}
		case "》":
			title = true
		}
		i = k
	}
	return false
}

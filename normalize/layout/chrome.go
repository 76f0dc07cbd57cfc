package layout

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/source"
)

// What web sites set round a document (网站附属文字). The classes hold words of navigation and tools, never words of documents;
// they count only as whole lines near the head or the tail of a text.
var (
	siteLabels    = lex.Class("site-label")        // the label, then nothing or a mark that is no Han character
	sizes         = lex.Class("site-size")         // they count only beside other chrome
	prompts       = lex.Class("site-prompt")       // whole sentences that a site speaks to its reader
	tails         = lex.Class("site-tail")         // see tailCut
	pathStarts    = lex.Class("path-start")        // see markBreadcrumbs
	registrations = lex.Class("site-registration") // in front of a number
)

// The strength of the evidence that a line is chrome.
const (
	notChrome = iota
	weakChrome
	sureChrome
)

const (
	headLines = 40 // from the head of a text in which words of chrome count
	tailLines = 60 // from its tail
)

// markChrome marks what a web site set round the text.
func (d *document) markChrome() {
	n := len(d.lines)
	strength := make([]int, n)
	for i := range d.lines {
		l := &d.lines[i]
		if l.role != "" || l.cols > 200 || !d.mayBeChrome(l) {
			continue
		}
		s := d.text(l)
		if prompt(s) || i >= n-tailLines && registered(s) {
			strength[i] = sureChrome
		} else if i < headLines || i >= n-tailLines {
			strength[i] = chromeStrength(s)
		}
	}
	d.markBreadcrumbs(strength)
	for i := range strength { // weak ones live of their neighbours, from either side
		if strength[i] == weakChrome && i > 0 && strength[i-1] == sureChrome {
			strength[i] = sureChrome
		}
	}
	for i := n - 2; i >= 0; i-- {
		if strength[i] == weakChrome && strength[i+1] == sureChrome {
			strength[i] = sureChrome
		}
	}
	for i := range strength {
		if strength[i] == sureChrome {
			d.lines[i].role = roleChrome
		}
	}
	if cut := d.tailCut(); cut >= 0 {
		for i := cut; i < n; i++ {
			if d.lines[i].role == "" {
				d.lines[i].role = roleChrome
			}
		}
	}
}

// mayBeChrome reports whether l is of a kind that sites write their own words in.
func (d *document) mayBeChrome(l *line) bool {
	switch d.kind(l) {
	case source.Line, source.Paragraph, source.ListItem, source.Heading:
		return true
	}
	return false
}

// prompt reports whether s is a sentence of a site to its reader.
func prompt(s string) bool { return prompts.Begins(s) > 0 }

// registered reports whether s holds the number under which a site is registered; it stands at the foot of a page.
func registered(s string) bool {
	at, n := registrations.Index(s)
	if at < 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[at+n:], " "))
	return lex.Digit(r) >= 0
}

// chromeStrength judges a line by its words.
func chromeStrength(s string) int {
	if strength := labelStrength(s); strength > notChrome {
		return strength
	}
	words, known, weak := 0, 0, 0
	each(s, func(w string) bool {
		words++
		if lex.SiteTool(w) {
			known++
		} else if sizes.Is(w) {
			weak++
		}
		return known+weak == words
	})
	switch {
	case words == 0 || known+weak < words:
		if words == 0 && strings.Trim(s, "【】[]［］|｜ ") == "" {
			return weakChrome
		}
		return notChrome
	case known > 0:
		return sureChrome
	}
	return weakChrome
}

// labelStrength judges a line by the label of the site's own that it begins with: 责任编辑：李某, 上一篇：…, 浏览次数：120.
func labelStrength(s string) int {
	n, strength := siteLabels.Begins(s), sureChrome
	if siteLabels.Value(s[:n]) != "" {
		strength = weakChrome
	}
	if m, kind := lex.ToolWord(s); m > n && kind != "" && kind != "act" {
		n, strength = m, sureChrome
	}
	if n == 0 {
		return notChrome
	}
	if r, _ := utf8.DecodeRuneInString(s[n:]); n < len(s) && (lex.IsHan(r) || r == '、' || r == '，') {
		return notChrome
	}
	if _, ok := lex.ReadDocumentNumber(strings.TrimLeft(s[n:], "：: 　")); ok { // 字号 is the size of letters too
		return notChrome
	}
	return strength
}

// each calls f with every word of s between blanks, brackets, bars and colons, as long as f returns true. A word too
// long for the lists is given as far as it was read.
func each(s string, f func(string) bool) {
	start := -1
	for i, r := range s {
		if divides(r) {
			if start >= 0 && !f(s[start:i]) {
				return
			}
			start = -1
		} else if start < 0 {
			start = i
		} else if i-start > longestChromeWord {
			f(s[start:i])
			return
		}
	}
	if start >= 0 {
		f(s[start:])
	}
}

// longestChromeWord is more than the bytes of the longest of chromeWords.
const longestChromeWord = 40

// divides reports whether r stands between the words of navigation.
func divides(r rune) bool {
	switch r {
	case '【', '】', '[', ']', '［', '］', '(', ')', '（', '）', '|', '｜', ':', '：', '>', '＞', '»', '›', '/', '／':
		return true
	}
	return blank(r)
}

// markBreadcrumbs marks the path to a page (当前位置：首页 > 政务信息), on one line or a word a line.
func (d *document) markBreadcrumbs(strength []int) {
	for i := 0; i < len(d.lines) && i < headLines; i++ {
		l := &d.lines[i]
		if !d.mayBeChrome(l) || l.role != "" {
			continue
		}
		s := d.text(l)
		if arrow(s) == len(s) {
			strength[i] = sureChrome
			for _, k := range [2]int{i - 1, i + 1} {
				if k >= 0 && k < len(d.lines) && d.lines[k].cols <= 30 && !d.lines[k].label {
					strength[k] = sureChrome
				}
			}
			continue
		}
		if opensPath(s) && strings.ContainsAny(s, ">＞»›→") && l.cols <= 160 {
			strength[i] = sureChrome
		}
	}
}

// opensPath reports whether s begins as the path to a page does: 首页, 当前位置.
func opensPath(s string) bool {
	_, kind := lex.ToolWord(s)
	return kind == "place" || pathStarts.Begins(s) > 0
}

// arrow returns the length of the arrows that s begins with.
func arrow(s string) int {
	n := 0
	for n < len(s) {
		r, m := utf8.DecodeRuneInString(s[n:])
		if !strings.ContainsRune(">＞»›→", r) {
			break
		}
		n += m
	}
	return n
}

// tailCut returns the line at which a document is over and its site goes on, or -1: a line that opens a tail,
// behind which nothing stands that could be the document's: no number of a heading, no long paragraph, no
// attachment.
func (d *document) tailCut() int {
	cut := -1
	cols := 0
	for i := len(d.lines) - 1; i >= 0 && i >= len(d.lines)-tailLines; i-- {
		l := &d.lines[i]
		if l.role == roleChrome && opensTail(d.text(l)) {
			cut = i
		}
		if l.role != "" {
			continue
		}
		cols += l.cols
		if l.label || l.cols > 200 || cols > 900 || !d.mayBeChrome(l) || appendix(d.text(l)) || dateLine(d.text(l)) {
			break
		}
	}
	return cut
}

// opensTail reports whether s is a line that stands only behind a document.
func opensTail(s string) bool {
	s = strings.TrimLeft(s, "【[［ ")
	_, kind := lex.ToolWord(s)
	return kind == "related" || kind == "neighbour" || tails.Begins(s) > 0
}

// appendix reports whether s begins with the mark of an attachment (附件标记).
func appendix(s string) bool {
	l, ok := label.Parse(s)
	return ok && l.Scheme == label.Appendix
}

// dateLine reports whether s ends with a date, as a document may: 2020年1月17日, 二〇二〇年一月十七日.
func dateLine(s string) bool {
	if len(s) > 48 {
		return false
	}
	for i := range s {
		if _, n, _ := lex.Date(s[i:], lex.Running); n > 0 && i+n == len(s) {
			return true
		}
	}
	return false
}

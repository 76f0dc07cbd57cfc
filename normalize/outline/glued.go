package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/label"
)

// A scrape that lost its line breaks glues paragraphs together. A number inside a paragraph begins a new one
// only where it is the next that is expected, behind the end of a sentence or of a heading; a list inside a
// sentence (（1）…；（2）…) stays where it is.

// openList is a list whose next number may come.
type openList struct {
	r     rank
	value int
}

// cut is a place where a unit is divided.
type cut struct {
	at   int
	mark label.Label
	head bool // a number stands here
}

// unglue divides glued units.
func (w *work) unglue() {
	out := make([]unit, 0, len(w.units)+len(w.units)/8)
	title := ""
	for i := range w.units {
		if !w.plain(i) {
			out = append(out, w.units[i])
			continue
		}
		if title == "" && i < 12 && titleLike(w.of(i)) {
			title = squeeze(w.of(i))
		}
		if at := signatoryBeside(i, w.of(i)); at > 0 {
			left, right := w.units[i], w.units[i]
			left.end, right.start = left.start+len(strings.TrimRight(w.of(i)[:at], " 　")), right.start+at
			out = append(out, left, right)
			continue
		}
		out = w.divide(out, i, title)
	}
	w.carry = nil
	w.units, w.spare = out, w.units[:0]
	w.repair()
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

// divide appends the pieces of unit i to out.
func (w *work) divide(out []unit, i int, title string) []unit {
	u := w.units[i]
	s := w.s[u.start:u.end]
	cuts := w.numbersInside(s)
	rebuilt := len(cuts) > 0
	if !rebuilt && len(s) < 200 {
		w.carry = nil
	}
	if rebuilt || len(s) > 600 {
		cuts = append(headCuts(s, title, firstCut(cuts, len(s))), cuts...)
	}
	if title == "" && i < 12 && len(s) > 40 {
		if head := gluedHead(s); head != nil {
			for len(cuts) > 0 && cuts[0].at <= head[len(head)-1].at {
				cuts = cuts[1:]
			}
			cuts = append(head, cuts...)
			title, rebuilt = squeeze(s[:head[0].at]), true
		}
	}
	from := 0
	if n := len(cuts); n > 0 {
		from = cuts[n-1].at
	}
	cuts = append(cuts, tailCuts(s, from, title)...)
	if len(cuts) == 0 {
		return append(out, u)
	}
	at := 0
	add := func(end int) {
		for at < end && blankAt(s, at) > 0 {
			at += blankAt(s, at)
		}
		if at < end {
			last := u.start + at + len(strings.TrimRight(s[at:end], " \t\u00a0\u3000"))
			out = append(out, unit{start: u.start + at, end: last, para: u.para, rebuilt: rebuilt || at > 0 || u.rebuilt})
		}
		at = end
	}
	for _, c := range cuts {
		if c.at <= at {
			continue
		}
		add(c.at)
	}
	add(len(s))
	return out
}

func blankAt(s string, at int) int {
	r, n := utf8.DecodeRuneInString(s[at:])
	if blank(r) {
		return n
	}
	return 0
}

func firstCut(cuts []cut, otherwise int) int {
	if len(cuts) > 0 {
		return cuts[0].at
	}
	return otherwise
}

// numbersInside returns the places where numbers show that s is glued, in order; none where they are a list
// of the sentence's own.
func (w *work) numbersInside(s string) []cut {
	if len(s) < shortestGlue {
		return nil
	}
	stack := append([]openList(nil), w.carry...)
	carried := len(stack) > 0
	var cuts []cut
	if l, ok := label.Parse(s); ok && rankOf(l) >= rankCJK {
		for len(stack) > 0 && stack[len(stack)-1].r >= rankOf(l) {
			stack = stack[:len(stack)-1]
		}
		stack = append(stack, openList{rankOf(l), l.Value})
		if carried {
			w.carry = append(w.carry[:0], stack...)
		}
	}
	heading := 0 // byte at which the text of the last number began, while it may still be a heading
	if len(stack) > 0 && !carried {
		heading = 1
	}
	prev := rune(0)
	semicolons := 0
	for at, size := 0, 0; at < len(s); at += size {
		inHeading := heading > 0 && at-heading < 3*longestRunIn && at > heading+6
		if !inHeading && prev == inside && s[at] != attachByte {
			if size = inWord(s, at); size > 0 {
				continue
			}
		}
		var r rune
		r, size = utf8.DecodeRuneInString(s[at:])
		if r == '附' && attachmentsAt(s[at:]) {
			break // what follows is counted by the attachment note
		}
		ended := final(prev) || prev == '；' || prev == '：' || prev == ':' || prev == ';' ||
			(prev == '”' || prev == '）') && heading > 0
		if at > 0 && (ended || inHeading) && mayBegin(r) {
			if l, ok := label.Parse(s[at:]); ok && !l.Loose && rankOf(l) >= rankCJK && rankOf(l) <= rankArabic && at+l.Len < len(s) {
				k := rankOf(l)
				top := len(stack)
				for top > 0 && stack[top-1].r > k {
					top--
				}
				sibling := top > 0 && stack[top-1].r == k
				next := sibling && l.Value == stack[top-1].value+1 || !sibling && l.Value == 1
				if next && (ended || !sibling) {
					if prev == '；' || prev == ';' {
						semicolons++
					}
					stack = append(stack[:top], openList{k, l.Value})
					cuts = append(cuts, cut{at: at, mark: l, head: true})
					heading = at + l.Len
					prev = r
					continue
				}
			}
		}
		if final(r) || r == '；' {
			heading = 0
		}
		if han(r) {
			prev = inside
		} else if !blank(r) {
			prev = r
		}
	}
	long := len(s) >= 200 && (len(cuts) >= 2 || carried) && len(s)/(len(cuts)+1) >= 180
	if len(cuts) == 0 || semicolons*2 > len(cuts) || !long && !runIns(s, cuts) {
		return nil
	}
	w.carry = stack
	return w.headingEnds(s, cuts)
}

// inside stands for any character that can be no mark; attachByte is the first byte of 附.
const (
	inside     = '文'
	attachByte = 0xE9
)

// shortestGlue is the number of bytes from which a paragraph may hold two headings with their text.
const shortestGlue = 90

// runIns reports whether the numbers at cuts are headings that share their paragraphs: at least two of one kind
// from the first on, each with a short sentence and text of its own behind it.
func runIns(s string, cuts []cut) bool {
	first, ok := label.Parse(s)
	alike := 0 // members of the list of the first cut
	if l := cuts[0].mark; ok && first.Scheme == l.Scheme && first.Value == l.Value-1 {
		alike++
		if !runIn(s[first.Len+first.Blank : cuts[0].at]) {
			return false
		}
	} else if l.Value != 1 {
		return false
	}
	for k, c := range cuts {
		end := len(s)
		if k+1 < len(cuts) {
			end = cuts[k+1].at
		}
		if c.mark.Scheme == cuts[0].mark.Scheme {
			alike++
		}
		if !runIn(s[c.at+c.mark.Len+c.mark.Blank : end]) {
			return false
		}
	}
	return alike >= 2 && closed(s)
}

// runIn reports whether s, the text behind a number, is a short sentence with at least another one behind it.
func runIn(s string) bool {
	n, mark, ok := sentence(s, longestRunIn)
	if ok {
		if l, list := label.Parse(s[n+mark:]); list && rankOf(l) >= rankCJK {
			return false // 经费不足。3.作用发挥不够。
		}
	}
	return ok && n >= 12 && fullStop(s[n:]) && !states(s, n) && runes(s[n+mark:], 9) > 8
}

// mayBegin reports whether a number of a heading can begin with r.
func mayBegin(r rune) bool {
	switch r {
	case '（', '(', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		return true
	}
	return '1' <= r && r <= '9'
}

// headingEnds adds the places where a heading without a mark runs into its text: at a heading noun before a
// paragraph opener (不足|2020年).
func (w *work) headingEnds(s string, cuts []cut) []cut {
	var out []cut
	for k, c := range cuts {
		out = append(out, c)
		end := len(s)
		if k+1 < len(cuts) {
			end = cuts[k+1].at
		}
		body := c.at + c.mark.Len + c.mark.Blank
		if k+1 < len(cuts) && runes(s[body:end], longestRunIn+1) <= longestRunIn && !strings.ContainsAny(s[body:end], "。；") {
			continue // the next number ends it
		}
		if n, _, ok := sentence(s[body:end], longestRunIn); ok && n > 0 && runes(s[body:body+n], 30) < 30 && !openerInside(s[body:body+n]) {
			continue
		}
		at := headingEnd(s[body:end])
		if gap := headingGap(s[body:end]); gap > 0 && (at == 0 || gap < at) {
			at = gap
		}
		if at > 0 {
			out = append(out, cut{at: body + at})
		}
	}
	return out
}

// headNouns are the words that headings of reports end with.
var headNouns = []string{
	"不足", "问题", "打算", "安排", "计划", "情况", "成效", "措施", "思路", "举措", "做法", "建议", "要求", "目标", "任务", "困难", "进展", "重点", "方向", "差距", "概况", "亮点", "经验", "体会",
	"保障", "工作", "部署", "规划", "展望", "成绩", "短板", "原因", "建设", "改革",
}

// openers are the words that the first paragraph behind a heading begins with.
var openers = []string{
	"今年", "去年", "近年", "一年来", "我市", "我县", "我区", "我省", "我局", "我镇", "我乡", "我委", "我办", "我厅", "全市", "全县", "全区", "全省", "一是", "虽然", "尽管", "截至", "截止", "目前", "下一步",
	"按照", "根据", "为深入", "为进一步", "在看到", "在肯定", "在取得", "对照", "面对", "上述", "当前", "本年度", "主要表现", "主要存在", "从总体", "总的来看", "（一）",
}

func openerInside(s string) bool { return headingEnd(s) > 0 }

// headingEnd returns where in s a heading ends and its text begins, or 0.
func headingEnd(s string) int {
	count := 0
	for i := range s {
		if count++; count > longestRunIn {
			return 0
		}
		if i == 0 || !opens(s[i:]) {
			continue
		}
		if endsIn(s[:i], headNouns) {
			return i
		}
	}
	return 0
}

// headingGap returns where in s, the text behind a number, a heading ends at a blank that was a line break: the
// first one between two Han characters, text with a mark behind it; or 0.
func headingGap(s string) int {
	count := 0
	prev := rune(0)
	for i, r := range s {
		if count++; count > longestRunIn || final(r) || r == '；' || r == '：' {
			return 0
		}
		if blank(r) && count > 4 && han(prev) {
			at := i + blanks(s[i:])
			if next, _ := utf8.DecodeRuneInString(s[at:]); han(next) && runes(s[at:], 20) >= 20 && strings.Contains(s[at:], "。") {
				return at
			}
			return 0
		}
		prev = r
	}
	return 0
}

// opens reports whether a paragraph may begin with s.
func opens(s string) bool {
	if len(s) > 4 && s[0] == '2' && s[1] == '0' && strings.HasPrefix(s[4:], "年") {
		return true
	}
	_, ok := hasAny(s, openers)
	return ok
}

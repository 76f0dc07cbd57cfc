package statistics

import (
	"strings"
	"unicode/utf8"
)

// frame is what surrounds a figure, in bytes of its block.
type frame struct {
	sentence span // up to 。！？；
	clause   span // up to a stop or an open bracket
	before   span // from the figure in front, or the beginning of the clause
	after    span // up to the figure behind, or the end of the clause
	pause    int  // where a duration between the words and the figure begins, or 0
	core     int  // where the words in front end, without 共, 达, 为 and the like
	change   bool // those words end with one of growth or decline
	// open is the byte of the innermost bracket of the sentence that stands open at the figure, or -1.
	open int
	// paired says that the next figure follows without a word between (五项54条).
	paired bool
}

// How far a clause is followed, in characters: what lies farther away says nothing about a figure.
const (
	reachBack  = 90
	reachAhead = 60
)

// sentences returns the sentences (句) of a text; together they cover it.
func sentences(s string) []span {
	var out []span
	start := 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			if s[i] == '\n' || s[i] == ';' || s[i] == '\t' {
				out = append(out, span{start, i + 1})
				start = i + 1
			}
			i++
			continue
		}
		if s[i] == 0xE3 || s[i] == 0xEF { // 。 or ！；？
			r, w := utf8.DecodeRuneInString(s[i:])
			i += w
			if r == '。' || r == '；' || r == '！' || r == '？' {
				out = append(out, span{start, i})
				start = i
			}
			continue
		}
		i++
	}
	if start < len(s) {
		out = append(out, span{start, len(s)})
	}
	return out
}

// clauseStart goes back from byte i to the beginning of the clause. Bracketed additions on the way are passed over.
func clauseStart(s string, i, floor int) int {
	depth := 0
	for n := 0; n < reachBack && i > floor; n++ {
		r, w := utf8.DecodeLastRuneInString(s[:i])
		switch {
		case r == '）' || r == ')':
			depth++
		case r == '（' || r == '(':
			if depth == 0 {
				return i
			}
			depth--
		case depth == 0 && isStop(r) && !(r == ',' && i < len(s) && isDigit(s[i])):
			return i
		}
		i -= w
	}
	return i
}

// clauseEnd goes on from byte i to the end of the clause. A short bracketed addition without figures, 县（市、区）, is
// passed over; any other bracket ends the clause.
func clauseEnd(s string, i, ceiling int) int {
	for n := 0; n < reachAhead && i < ceiling; n++ {
		r, w := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '（' || r == '(':
			end := shortBracket(s, i)
			if end == 0 {
				return i
			}
			i = end
			continue
		case r == '）' || r == ')', isStop(r):
			return i
		}
		i += w
	}
	return i
}

// shortBracket returns the end of the bracket that opens at byte i when it closes within twelve characters and holds
// no digit, else 0.
func shortBracket(s string, i int) int {
	at := i
	for n := 0; n < 12 && at < len(s); n++ {
		r, w := utf8.DecodeRuneInString(s[at:])
		at += w
		if r == '）' || r == ')' {
			return at
		}
		if '0' <= r && r <= '9' || isStop(r) {
			return 0
		}
	}
	return 0
}

// frames returns the frame of every figure of a text.
func frames(s string, figures []figure, sents []span) []frame {
	out := make([]frame, len(figures))
	k := 0
	b := brackets{s: s}
	for i := range figures {
		f, fr := &figures[i], &out[i]
		for k < len(sents)-1 && sents[k].end <= f.start {
			k++
		}
		fr.sentence = sents[k]
		fr.open = b.at(f.start, fr.sentence.start)
		fr.clause = span{clauseStart(s, f.start, fr.sentence.start), clauseEnd(s, f.end, fr.sentence.end)}
		fr.before = span{fr.clause.start, f.start}
		fr.after = span{f.end, fr.clause.end}
		if i > 0 && figures[i-1].end > fr.before.start && figures[i-1].end <= f.start {
			if fr.before.start = cutBefore(s, figures[i-1].end, f.start); figures[i-1].kind == kindDuration && fr.before.start == figures[i-1].end {
				fr.before.start = out[i-1].before.start // 出庭应诉率连续四年保持100%
				fr.pause = figures[i-1].start
			}
		}
		if i+1 < len(figures) && figures[i+1].start < fr.after.end && figures[i+1].start >= f.end {
			next := figures[i+1].start
			fr.paired = f.end == next || colon(s, f.end) == next-f.end
			fr.after.end = cutAfter(s, f.end, next)
			if f.end == next { // 五项54条具体内容: the noun belongs to both
				fr.after.end = fr.clause.end
			}
		}
	}
	for i := 1; i < len(out); i++ {
		// 19家单位111人参加考试: a noun behind each. What stands between belongs to the first.
		fr := &out[i]
		last := i+1 == len(out) || figures[i+1].start >= fr.clause.end
		if last && fr.before.start == figures[i-1].end && fr.after.end > fr.after.start && isHan(runeAt(s, fr.after.start)) && isNounLike(s[fr.before.start:fr.before.end]) {
			fr.before.start = fr.before.end
		}
	}
	return out
}

// isNounLike reports whether the words between two figures are short and hold no mark, so that they can be the noun of
// the first.
func isNounLike(s string) bool {
	return len(s) <= 24 && strings.IndexFunc(s, func(r rune) bool { return !isHan(r) }) < 0 && !endsWithAny(s, "为", "达", "共", "约", "对", "向")
}

// brackets follows which brackets stand open, in one pass over a text.
type brackets struct {
	s     string
	pos   int
	stack []int
}

// at moves on to byte i and returns the innermost open bracket there, or -1; what opened before the sentence counts as
// forgotten.
func (b *brackets) at(i, sentence int) int {
	if b.pos < sentence {
		b.pos, b.stack = sentence, b.stack[:0]
	}
	for b.pos < i {
		c := b.s[b.pos]
		if c != '(' && c != ')' && c != 0xEF {
			b.pos++
			continue
		}
		r, w := utf8.DecodeRuneInString(b.s[b.pos:])
		switch r {
		case '（', '(':
			b.stack = append(b.stack, b.pos)
		case '）', ')':
			if n := len(b.stack); n > 0 {
				b.stack = b.stack[:n-1]
			}
		}
		b.pos += w
	}
	if n := len(b.stack); n > 0 {
		return b.stack[n-1]
	}
	return -1
}

// cutBefore returns where, between two figures, the words of the second begin.
func cutBefore(s string, from, to int) int {
	if k := outer(s, from, to, true); k > 0 {
		return k + len("、")
	}
	for _, w := range [...]string{"以及", "和", "与", "及"} {
		if strings.HasSuffix(s[from:to], w) {
			return to
		}
		if strings.HasPrefix(s[from:to], w) {
			return from + len(w)
		}
	}
	return from
}

// cutAfter returns where, between two figures, the words of the first end.
func cutAfter(s string, from, to int) int {
	if k := outer(s, from, to, false); k > 0 {
		to = k
	}
	text := s[from:to]
	for _, w := range [...]string{"以及", "和", "与", "及"} {
		if strings.HasPrefix(text, w) {
			return from
		}
		text = strings.TrimSuffix(text, w)
	}
	return from + len(text)
}

// outer returns the first or last 、 between two bytes that stands outside brackets, or -1.
func outer(s string, from, to int, last bool) int {
	depth, found := 0, -1
	for i := from; i < to; {
		r, w := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			if depth == 0 {
				found = -1 // the bracket opened before the first figure: what lies in it is that figure's
			} else {
				depth--
			}
		case '、':
			if depth == 0 {
				if !last {
					return i
				}
				found = i
			}
		}
		i += w
	}
	return found
}

// longestLead is the number of characters of a quote in front of its figure.
const longestLead = 30

// quote returns the span that is quoted for figure i: the smallest piece of its clause that can be read alone.
func quote(s string, figures []figure, fr []frame, i int) span {
	q := span{fr[i].before.start, fr[i].after.end}
	for k := i; k > 0 && fr[k-1].paired && k > i-4; k-- {
		q.start = fr[k-1].before.start
	}
	for k := i; fr[k].paired && k+1 < len(fr) && k < i+4; k++ {
		q.end = fr[k+1].after.end
	}
	f := &figures[i]
	if far := backRunes(s, f.start, longestLead); q.start < far {
		q.start = leadStart(s, far, f.start)
	} else if k := strings.LastIndex(s[q.start:f.start], "等"); k >= 0 && q.start+k+len("等") == f.start && strings.Count(s[q.start:f.start], "、") > 1 {
		q.start += k
	}
	if far := aheadRunes(s, f.end, longestLead); q.end > far {
		q.end = far
		if k := strings.LastIndex(s[f.end:far], "、"); k > 0 {
			q.end = f.end + k
		}
	}
	for q.start < f.start {
		r, w := utf8.DecodeRuneInString(s[q.start:])
		if !isMark(r) || r == '“' || r == '《' || r == '（' {
			break
		}
		q.start += w
	}
	for q.end > f.end {
		r, w := utf8.DecodeLastRuneInString(s[:q.end])
		if !isMark(r) || r == '”' || r == '》' || r == '）' || r == ')' {
			break
		}
		q.end -= w
	}
	return q
}

// leadStart finds, between far and the figure, a place where reading can begin: behind a mark, or 等 itself.
func leadStart(s string, far, figure int) int {
	lead := s[far:figure]
	if k := strings.LastIndex(lead, "等"); k >= 0 {
		return far + k
	}
	for _, m := range [...]string{"》", "”", "、"} {
		if k := strings.LastIndex(lead, m); k >= 0 && far+k+len(m) < figure {
			return far + k + len(m)
		}
	}
	return far
}

// fillers stand between a noun and its figure and say nothing.
var fillers = [...]string{"提升至", "提高至", "提高到", "提升到", "上升至", "上升到", "增长至", "增加至", "增加到", "增至", "扩大至", "扩大到", "下降至", "下降到", "降低至", "降低到", "降至", "降到", "缩短至",
	"缩短到", "压缩至", "压缩到", "压减至", "压减到", "减少至", "减少到", "缩小至", "保持在", "保持", "稳定在", "维持在", "控制在", "共计", "合计", "总计", "累计", "达到", "分别为", "超过", "突破", "不少于", "不低于", "大约", "将近", "共有", "共", "达", "为", "约", "近", "超", "逾", "有",
	"了", "均", "各", "已", "是", "至", "到", "仅", "连续", "计", "：", "总数", "人数", "件数", "次数", "数量", "总量", "数", "的", "案件", "上", "”"}

// fillerEnds are the last characters of the fillers.
const fillerEnds = "续在持计到过破于约近有共达为超逾了均各已是至仅：数量的件上少低”"

// trimFillers returns the end of text without fillers behind it.
func trimFillers(s string, start, end int) int {
	for again := true; again && end > start; {
		again = false
		if r := runeBefore(s, end); !strings.ContainsRune(fillerEnds, r) {
			break
		}
		for _, w := range fillers {
			if end-len(w) >= start && strings.HasSuffix(s[start:end], w) {
				end -= len(w)
				again = true
				break
			}
		}
	}
	return end
}

// leads are words at the beginning of a label that belong to the sentence, not to what is counted.
var leads = [...]string{"其中", "同时", "目前", "全年", "今年以来", "今年", "一年来", "截至目前", "截止目前", "截至年底", "累计", "共计", "共", "并", "已", "还", "及", "和", "与", "等"}

// labelOf names what a figure counts in the document's own words: the words in front of it and, where the noun stands
// behind, those too.
func labelOf(s string, fr *frame, f *figure) string {
	end := fr.core
	head := strings.Trim(s[fr.before.start:end], "、，：“”（）() ")
	for again := true; again; {
		again = false
		for _, w := range leads {
			if strings.HasPrefix(head, w) && len(head) > len(w) {
				head, again = head[len(w):], true
				break
			}
		}
	}
	if k := strings.LastIndex(head, "》"); k >= 0 && k+len("》") < len(head) {
		head = head[k+len("》"):]
	}
	if utf8.RuneCountInString(head) > 20 {
		head = head[backRunes(head, len(head), 20):]
		if k := strings.Index(head, "、"); k >= 0 && k+len("、") < len(head) {
			head = head[k+len("、"):]
		}
	}
	tail := strings.Trim(s[fr.after.start:fr.after.end], "、，：“”（）() ")
	for _, w := range boundsAfter {
		tail = strings.TrimPrefix(tail, w.word)
	}
	if !isHan(runeAt(tail, 0)) {
		return head
	}
	if utf8.RuneCountInString(tail) > 16 {
		tail = tail[:aheadRunes(tail, 0, 16)]
	}
	return head + tail
}

package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

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
		if r := runeBefore(s, end); strings.ContainsRune(superscripts, r) { // 常住人口¹176万人
			end -= utf8.RuneLen(r)
			again = true
			continue
		}
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
	head := strings.Trim(strings.TrimSuffix(withoutRaised(s[fr.before.start:end]), "人民币"), "、，：“”（）() ")
	for again := true; again; {
		again = false
		for _, w := range leads {
			if strings.HasPrefix(head, w) && len(head) > len(w) && (connective(head) == len(w) || len(w) > len("和") || connective(w) == 0) {
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
	if fr.dealt {
		return head
	}
	tail := strings.Trim(withoutRaised(s[fr.after.start:fr.after.end]), "、，：“”（）() ")
	if f.kind == kindMoney {
		tail = strings.TrimPrefix(tail, "整") // 贰万元整
	}
	tail = tail[boundsAfter.Begins(tail):]
	if !lex.IsHan(runeAt(tail, 0)) {
		return head
	}
	if utf8.RuneCountInString(tail) > 16 {
		tail = tail[:aheadRunes(tail, 0, 16)]
	}
	return head + tail
}

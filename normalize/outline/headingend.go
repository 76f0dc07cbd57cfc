package outline

import (
	"strings"
	"unicode/utf8"
)

// Where a heading ends that lost its line break: at a noun before a paragraph opener, at a seam, at a blank.

// headingEnds adds the places where a heading without a mark runs into its text: at a heading noun before a
// paragraph opener (不足|2020年), or, where the list has headings that stand alone or sentences too long to be any, at
// the likeliest end of one.
func (w *work) headingEnds(s string, cuts []cut) []cut {
	alone := map[int]bool{} // lists that have a heading without a mark
	text := func(k int) string {
		end := len(s)
		if k+1 < len(cuts) {
			end = cuts[k+1].at
		}
		return s[cuts[k].at+cuts[k].mark.Len+cuts[k].mark.Blank : end]
	}
	type tally struct{ members, seams int }
	tallies := map[int]tally{}
	seams := make([]int, len(cuts)) // the likeliest ends
	for k, c := range cuts {
		t := text(k)
		n, _, ok := sentence(t, longestRunIn)
		seam := likelyEnd(t, false)
		seams[k] = seam
		switch {
		case k+1 < len(cuts) && standsAlone(t), ok && openerInside(t[:n]), !ok && seam > 0:
			alone[c.list] = true
		}
		l := tallies[c.list]
		l.members++
		if seam > 0 && (!ok || holdsSentence(t, seam, n)) {
			l.seams++
		}
		tallies[c.list] = l
	}
	sentences := map[int]bool{} // lists in which the first full stop ends a sentence of the text
	for list, l := range tallies {
		if !alone[list] && l.members >= 3 && l.seams*3 >= l.members*2 {
			alone[list], sentences[list] = true, true
		}
	}
	var out []cut
	for k, c := range cuts {
		out = append(out, c)
		t := text(k)
		if k+1 < len(cuts) && standsAlone(t) {
			continue // the next number ends it
		}
		n, _, ok := sentence(t, longestRunIn)
		likely := 0
		if alone[c.list] || !ok {
			likely = seams[k]
			if alone[c.list] && rankOf(c.mark) == rankCJK {
				likely = likelyEnd(t, true)
			}
		}
		if sentences[c.list] && ok && !holdsSentence(t, likely, n) {
			likely = 0
		}
		if ok && n > 0 && runes(t[:n], 30) < 30 && !openerInside(t[:n]) && (likely == 0 || likely > n) {
			continue
		}
		at := headingEnd(t)
		if gap := headingGap(t); gap > 0 && (at == 0 || gap < at) {
			at = gap
		}
		if at == 0 {
			at = likely
		}
		if at > 0 {
			out = append(out, cut{at: len(t[:at]) + c.at + c.mark.Len + c.mark.Blank})
		}
	}
	return out
}

// holdsSentence reports whether s[from:to] is long enough to be a sentence behind a heading, not the predicate of one
// (监督体系|不断完善).
func holdsSentence(s string, from, to int) bool { return from < to && runes(s[from:to], 6) >= 6 }

// standsAlone reports whether s, between two numbers, is a heading and nothing else.
func standsAlone(s string) bool {
	return runes(s, longestGlued+1) <= longestGlued && !strings.ContainsAny(s, "。；：")
}

// headNouns are the words that headings of reports end with.
var headNouns = []string{
	"不足", "问题", "打算", "安排", "计划", "情况", "成效", "措施", "思路", "举措", "做法", "建议", "要求", "目标", "任务", "困难", "进展", "重点", "方向", "差距", "概况", "亮点", "经验", "体会",
	"保障", "工作", "部署", "规划", "展望", "成绩", "短板", "原因", "建设", "改革",
}

// headRunes are the last characters of headNouns.
var headRunes = lastRunes(headNouns)

// openers are the words that the first paragraph behind a heading begins with.
var openers = []string{
	"今年", "去年", "近年", "一年来", "我市", "我县", "我区", "我省", "我局", "我镇", "我乡", "我委", "我办", "我厅", "全市", "全县", "全区", "全省", "一是", "虽然", "尽管", "截至", "截止", "目前", "下一步",
	"按照", "根据", "为深入", "为进一步", "在看到", "在肯定", "在取得", "对照", "面对", "上述", "当前", "本年度", "主要表现", "主要存在", "从总体", "总的来看", "（一）",
}

func openerInside(s string) bool { return headingEnd(s) > 0 }

// headingEnd returns where in s a heading ends and its text begins, or 0.
func headingEnd(s string) int {
	count := 0
	prev := rune(0)
	for i, r := range s {
		if count++; count > longestRunIn {
			return 0
		}
		if i > 0 && strings.ContainsRune(headRunes, prev) && opens(s[i:]) && endsIn(s[:i], headNouns) {
			return i
		}
		prev = r
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

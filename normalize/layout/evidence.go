package layout

import (
	"strings"

	"guiwen/normalize/lex/label"
)

// evidence weighs whether line j goes on paragraph p in a text whose lines are paragraphs that a page end,
// or a stray element of a web page, has broken.
func (d *document) evidence(p *piece, j int) int {
	a, b := &d.lines[p.last], &d.lines[j]
	as, bs := d.text(a), d.text(b)
	score := 0
	if continues(b.first) && !strings.HasPrefix(bs, "……") {
		score += 6
	}
	if strings.HasPrefix(bs, "附件") || strings.HasPrefix(bs, "——") {
		score -= 4
	}
	ended := closes(as)
	if ended && b.label {
		score -= 6
	}
	if ended {
		return score - 4
	}
	open, closed := opened(d.seen.Text[d.lines[p.first].start:a.end], bs)
	if b.label && !closed { // （见《…》 / 第三条、第十二条）
		score -= 6
	}
	if dangles(as, a.label) {
		score += 2
		if a.cols >= 24 {
			score += 3 // a short line that ends in a comma is a line of a list
		}
	}
	if open {
		score += 3
		if closed {
			score += 2
		}
	}
	glued := endsInHeading(as) // then the line is complete: its last piece is a heading that lost its break
	body := !glued && (p.inner || p.comma && (p.cols >= 60 || !d.lines[p.first].label && full(p)))
	if body {
		score += 3
	}
	if !glued && !b.label && (p.inner || p.comma && !d.lines[p.first].label) && han(a.last) && d.parts[b.part].Box.IsZero() && d.pageMarkBetween(p.last, j) {
		score += 5 // a sentence has begun, and nothing but a page mark stands behind it
	}
	if body && p.inner && p.cols >= 48 && han(a.last) {
		score++ // a paragraph of several sentences ends with a mark
	}
	if strings.HasSuffix(as, "摄") || strings.HasPrefix(as, "图为") {
		score -= 5 // who took a picture
	}
	if d.splitHeading(p, j) || d.splitProse(p, j) {
		score += 4
	}
	if _, colon := cutColon(bs); colon && b.cols <= 40 {
		score -= 3 // an addressee
	}
	if full(p) {
		score += 2
		if d.lines[p.first].label && p.cols >= 40 && han(a.last) && !closes(bs) && b.cols <= 60 && !opensWithVerb(bs) && (!endsHeading(as) || goesOnWithNoun(bs)) {
			score += 3 // a heading broken at a full line; what follows it is no sentence
			if j+1 < len(d.lines) && d.lines[j+1].label {
				score++ // nor is it a heading of its own: the next number follows at once
			}
		}
	}
	if a.cols <= 12 && a != &d.lines[p.first] || b.cols <= 6 && body || b.cols <= 4 && han(a.last) && a.cols >= 24 && !closes(bs) {
		score += 2 // a crumb between two pieces
	}
	if narrow(a.last) && narrow(b.first) && body {
		score += 2
	}
	if strings.HasPrefix(bs, "是：") || strings.HasPrefix(bs, "是:") {
		score += 4
	}
	if strings.HasPrefix(as, "——") && strings.HasSuffix(as, "届") {
		score += 5
	}
	if !body && !d.lines[p.first].label && p.cols < 40 {
		score -= 1 // a title, an addressee, a signature
	}
	return score
}

// splitHeading reports whether line j is the rest of a heading that the end of a page cut: the heading before it does not
// end as headings do, the rest does, or a page number stands between, and text or a number follows. A heading without a
// number below a numbered one is rarer than that.
func (d *document) splitHeading(p *piece, j int) bool {
	a, b := &d.lines[p.last], &d.lines[j]
	as, bs := d.text(a), d.text(b)
	if p.first != p.last || !a.label || a.inner || closes(as) || b.label || b.inner || closes(bs) || !han(a.last) && !narrow(a.last) ||
		a.cols > 2*longestHeading || b.cols > 2*longestHeading || dateLine(bs) || j+1 >= len(d.lines) || strings.HasPrefix(bs, "附") || strings.HasPrefix(bs, "——") {
		return false
	}
	next := &d.lines[j+1]
	if next.role != "" || !next.label && !(closes(d.text(next)) && next.cols >= 40) {
		return false
	}
	if j > p.last+1 { // furniture between them
		return a.cols >= 8 && !endsHeading(as) || goesOnWithNoun(bs)
	}
	return (b.gap > 1 || a.page != b.page) && a.cols >= 10 && (endsInNoun(bs) && !endsInNoun(as) || goesOnWithNoun(bs))
}

// splitProse reports whether a page number stands in the middle of a sentence: a line of the body without a number and
// without an end, and behind the page end the rest of its sentence.
func (d *document) splitProse(p *piece, j int) bool {
	a, b := &d.lines[p.last], &d.lines[j]
	if j == p.last+1 || d.lines[p.last+1].role != rolePageNumber || p.first <= d.body || d.lines[p.first].label || b.label || a.cols < 16 || !han(a.last) {
		return false
	}
	as, bs := d.text(a), d.text(b)
	if !closes(bs) && !b.inner || opensParagraph(bs) || dateLine(as) {
		return false
	}
	if !endsInNoun(as) {
		return true
	}
	_, ended := firstClause(bs)
	return ended
}

// endsHeading reports whether s ends with a word that hardly anything of a heading follows.
func endsHeading(s string) bool {
	for _, w := range [...]string{"情况", "成效", "不足", "问题", "打算", "安排", "举措", "做法", "原因", "差距", "短板", "思路", "方面", "概况"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// goesOnWithNoun reports whether s begins with a word that goes on with a heading: 存在的问题 / 及下一步打算.
func goesOnWithNoun(s string) bool {
	for _, w := range [...]string{"和", "与", "及", "的", "暨", "以及", "报告"} {
		if strings.HasPrefix(s, w) && !strings.HasPrefix(s, "和谐") && !strings.HasPrefix(s, "及时") && !strings.HasPrefix(s, "与会") && !strings.HasPrefix(s, "的确") {
			return true
		}
	}
	return false
}

// endsInHeading reports whether what follows the last full stop or colon of s begins with a number.
func endsInHeading(s string) bool {
	i := max(strings.LastIndex(s, "。"), strings.LastIndex(s, "："))
	if i < 0 {
		i = strings.LastIndex(s, ":") - len("：") + 1
	}
	if i < 0 || i+len("。") >= len(s) {
		return false
	}
	l, ok := label.Parse(s[i+len("。"):])
	return ok && !l.Loose && (l.Scheme == label.CJK || l.Scheme == label.CJKParen || l.Scheme == label.Arabic)
}

// full reports whether the last line of p fills a line of print to its end: 28 characters a line (GB/T
// 9704-2012, 5.2.3), the first indented by two.
func full(p *piece) bool {
	half := p.run
	if p.fresh {
		half += 4
	}
	if half < 50 {
		return false
	}
	switch half % 56 {
	case 54, 55, 0, 1, 2, 3:
		return true
	}
	return false
}

// wording weighs what the words tell where neither width nor marks do: a line of the body that ends within a
// sentence, and a next one that begins within one. What rests on it is said to be a reconstruction.
func (d *document) wording(p *piece, j int) int {
	a, b := &d.lines[p.last], &d.lines[j]
	as, bs := d.text(a), d.text(b)
	if b.label || closes(as) || !han(b.first) || !han(a.last) && !narrow(a.last) || endsInHeading(as) || p.first < d.body {
		return 0
	}
	clause, ended := firstClause(bs)
	opener := opensParagraph(bs)
	score := 0
	if d.lines[p.first].label && endsInNoun(as) && clause > 1 {
		return 0 // the heading is complete: 一、…职责情况 / 市委、市政府主要负责同志…
	}
	switch {
	case opener || !ended:
	case clause == 1:
		score += 5 // 革，提升执法效能
	case clause <= 3:
		score += 2
	case clause <= 6:
		score++
	}
	if first := &d.lines[p.first]; first.label {
		if p.first == p.last && opensWithVerb(bs) && clause > 3 {
			return 0
		}
		if n := firstSentence(bs); !opener && first.strange && p.first == p.last && n > 0 && a.cols/2+n <= longestHeading {
			score += 4 // the others run into a sentence; so does this one
		}
		return score
	}
	pause := p.comma || strings.Contains(as, "、")
	if pause && p.cols >= 40 && !opener && (b.inner || closes(bs)) && !endsInNoun(as) {
		score += 3
	}
	return score
}

// opensWithVerb reports whether s begins with a word that the text behind a heading begins with, rather than the rest of
// the heading.
func opensWithVerb(s string) bool {
	for _, w := range [...]string{"充分发挥", "深入贯彻", "深入学习", "认真贯彻", "认真落实", "严格落实", "严格执行", "坚持以", "坚持把", "全面落实", "积极开展", "组织开展", "制定出台", "印发", "成立", "召开"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// longestHeading is the number of characters up to which a sentence may be a heading that shares its paragraph.
const longestHeading = 45

// firstClause counts the characters of s before its first mark; ended is false where that is more than eight,
// or the mark does not end a clause.
func firstClause(s string) (count int, ended bool) {
	for _, r := range s {
		if strings.ContainsRune("，、。；：,", r) {
			return count, true
		}
		if !han(r) || count >= 8 {
			return count, false
		}
		count++
	}
	return count, false
}

// firstSentence counts the characters of s before its first full stop, 0 where that is far.
func firstSentence(s string) int {
	count := 0
	for _, r := range s {
		if r == '。' {
			return count
		}
		if count++; count > longestHeading {
			return 0
		}
	}
	return 0
}

// opensParagraph reports whether s begins with words that paragraphs and sentences begin with.
func opensParagraph(s string) bool {
	for _, w := range [...]string{
		"今年", "去年", "近年", "目前", "当前", "此外", "另外", "同时", "其中", "其次", "首先", "最后", "一年", "我市", "我县", "我区", "我省", "我局", "我镇", "我乡", "我委", "我办", "我厅", "全市", "全县", "全区", "全省",
		"截至", "截止", "下一步", "按照", "根据", "为了", "为深入", "为进一步", "对照", "面对", "总之", "因此", "但是", "虽然", "尽管", "一是", "二是", "一方面", "近期", "近日", "各位", "特此", "以上", "一要", "存在", "年初", "年内",
		"市委", "县委", "区委", "省委", "州委", "镇党委", "乡党委", "局党组", "党委", "市政府", "县政府", "区政府", "省政府", "州政府", "镇政府",
	} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// endsInNoun reports whether s ends with a word that headings end with.
func endsInNoun(s string) bool {
	for _, w := range [...]string{
		"不足", "问题", "打算", "安排", "计划", "情况", "成效", "措施", "思路", "举措", "做法", "建议", "要求", "目标", "任务", "困难", "进展", "重点", "概况", "亮点", "经验", "体会", "保障", "工作", "部署", "规划", "建设", "改革",
		"水平", "能力", "效能", "机制", "体系", "制度", "责任", "落实", "发展", "环境", "监督", "作用", "稳定",
	} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

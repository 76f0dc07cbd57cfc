package layout

import (
	"strings"
	"unicode/utf8"

	"guiwen/convert/source"
	"guiwen/normalize/label"
)

// The rules of joins.
const (
	joinPage  = "join.page"  // over the end of a page (PARA-1)
	joinLine  = "join.line"  // over the end of a line
	joinField = "join.field" // a label and its value: 来源： / 新华社
)

// threshold is the weight of evidence from which two lines are one paragraph.
const threshold = 4

// piece is the paragraph that is being put together: what joining the next line must know of it.
type piece struct {
	first, last int  // lines
	inner       bool // a sentence ends inside it
	cols        int  // of all its lines
	run         int  // columns since its beginning, or since the last page end that was joined
	fresh       bool // run counts from the beginning
	comma       bool
	field       bool // a label and its value: complete
}

// join returns the rule by which line j goes on the paragraph p, or "".
func (d *document) join(p *piece, j int) string {
	a, b := &d.lines[p.last], &d.lines[j]
	if a.part == b.part && d.kind(a) != source.Line {
		return d.joinInside(p, j)
	}
	if !d.loose(a) || !d.loose(b) {
		if d.kind(a) == source.Paragraph && d.kind(b) == source.Paragraph && a.column < 0 && d.evidence(p, j) >= strong {
			return joinPage
		}
		return ""
	}
	rule := joinLine
	if a.page != b.page || b.gap > 1 || j > p.last+1 {
		rule = joinPage
	}
	if yes, decided := d.joinBoxes(p, j); decided {
		if yes {
			return rule
		}
		return ""
	}
	if p.field {
		return ""
	}
	if d.field(p, j) {
		return joinField
	}
	if d.wrap > 0 {
		if d.joinWrapped(p, j) {
			return rule
		}
		if b.gap <= 1 || d.lines[p.last].cols < d.wrap-3 {
			return ""
		}
	}
	if d.evidence(p, j) >= threshold {
		return rule
	}
	return ""
}

// joinInside decides on a line break inside a part of a format that knows paragraphs (Shift-Enter, br): it
// is a wish of the author unless the line cannot end there.
func (d *document) joinInside(p *piece, j int) string {
	if continues(d.lines[j].first) {
		return joinLine
	}
	if _, closed := opened(d.text(&d.lines[p.last]), d.text(&d.lines[j])); closed {
		return joinLine
	}
	return ""
}

// joinWrapped decides where lines are wrapped at a fixed width: a full line goes on in the next one.
func (d *document) joinWrapped(p *piece, j int) bool {
	a, b := &d.lines[p.last], &d.lines[j]
	if b.gap > 1 && a.page == b.page && closes(d.text(a)) {
		return false
	}
	if continues(b.first) {
		return true
	}
	width := a.cols + a.indent
	full := width >= d.wrap-3 || width+firstWord(d.text(b)) > d.wrap+1
	if !full || b.indent >= a.indent+2 && b.indent >= 2 && p.first != p.last || b.indent >= 4 && b.indent > a.indent {
		return false
	}
	if b.label && (closes(d.text(a)) || b.indent >= 2) {
		return false
	}
	if b.gap > 1 {
		return !closes(d.text(a)) && !b.label
	}
	return true
}

// firstWord is the width of what cannot be broken at the beginning of s: a Latin word or number with the
// mark behind it, or one Han character.
func firstWord(s string) int {
	w := 0
	for _, r := range s {
		if han(r) {
			if w == 0 {
				w = 2
			}
			break
		}
		if blank(r) || w > 40 {
			break
		}
		w += columns(r)
	}
	return w
}

// evidence weighs whether line j goes on paragraph p in a text whose lines are paragraphs that a page end,
// or a stray element of a web page, has broken.
func (d *document) evidence(p *piece, j int) int {
	a, b := &d.lines[p.last], &d.lines[j]
	as, bs := d.text(a), d.text(b)
	score := 0
	if continues(b.first) && !strings.HasPrefix(bs, "……") {
		score += 6
	}
	if b.label {
		score -= 6
	}
	if strings.HasPrefix(bs, "附件") || strings.HasPrefix(bs, "——") {
		score -= 4
	}
	ended := closes(as)
	if ended {
		return score - 4
	}
	if dangles(as, a.label) {
		score += 2
		if a.cols >= 24 {
			score += 3 // a short line that ends in a comma is a line of a list
		}
	}
	if open, closed := opened(d.seen.Text[d.lines[p.first].start:a.end], bs); open {
		score += 3
		if closed {
			score++
		}
	}
	glued := endsInHeading(as) // then the line is complete: its last piece is a heading that lost its break
	body := !glued && (p.inner || p.comma && p.cols >= 60)
	if body {
		score += 3
	}
	if body && p.inner && p.cols >= 48 && han(a.last) {
		score++ // a paragraph of several sentences ends with a mark
	}
	if strings.HasSuffix(as, "摄") || strings.HasPrefix(as, "图为") {
		score -= 5 // who took a picture
	}
	if _, colon := cutColon(bs); colon && b.cols <= 40 {
		score -= 3 // an addressee
	}
	if full(p) {
		score += 2
		if d.lines[p.first].label && p.cols >= 40 && han(a.last) && !closes(bs) && b.cols <= 60 {
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

func narrow(r rune) bool { return r < utf8.RuneSelf && r > ' ' }

// field reports whether p is a label alone (来源：) near the head of a text and line j is its value.
func (d *document) field(p *piece, j int) bool {
	a, b := &d.lines[p.last], &d.lines[j]
	if p.first != p.last || p.first > headLines || a.cols > 14 || b.cols > 40 || b.label {
		return false
	}
	name, ok := cutColon(d.text(a))
	if !ok || closes(d.text(b)) {
		return false
	}
	return fieldLabels[strings.Map(func(r rune) rune {
		if blank(r) {
			return -1
		}
		return r
	}, name)]
}

// cutColon takes a colon from the end of s.
func cutColon(s string) (string, bool) {
	if t, ok := strings.CutSuffix(s, "："); ok {
		return t, true
	}
	return strings.CutSuffix(s, ":")
}

// fieldLabels name the fields that sites print above a document (政府信息公开目录).
var fieldLabels = map[string]bool{
	"来源": true, "信息来源": true, "文章来源": true, "稿件来源": true, "发布时间": true, "发布日期": true, "发表时间": true, "时间": true, "日期": true,
	"索引号": true, "索取号": true, "发布机构": true, "发布单位": true, "发布部门": true, "公开机构": true, "公开部门": true, "成文日期": true, "成文时间": true,
	"生成日期": true, "发文日期": true, "发文机关": true, "发文单位": true, "发文字号": true, "文号": true, "主题分类": true, "组配分类": true, "有效性": true,
	"标题": true, "名称": true, "主题词": true, "关键词": true, "作者": true, "信息分类": true, "公开方式": true, "统一编号": true, "制发机关": true,
}

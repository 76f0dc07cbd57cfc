package layout

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
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
	weak        bool // a join rests on the words alone
}

// join returns the rule by which line j goes on the paragraph p, or "".
func (d *document) join(p *piece, j int) string {
	a, b := &d.lines[p.last], &d.lines[j]
	if a.part == b.part && d.kind(a) != source.Line {
		return d.joinInside(p, j)
	}
	if d.parts[b.part].Continues && b.part == a.part+1 {
		if d.kind(b) == source.Note && !d.parts[b.part].Box.IsZero() {
			return joinLine // a line of a foot note of a page
		}
		return d.joinBroken(p, j)
	}
	if d.loose(a) && d.loose(b) && (d.sameLine(p.last, j) && !b.label || splitNumber(d.text(a), d.text(b))) {
		if j > p.last+1 {
			return joinPage
		}
		return joinLine
	}
	if !d.loose(a) || !d.loose(b) {
		if d.kind(a) == source.Paragraph && d.kind(b) == source.Paragraph && a.column < 0 && d.evidence(p, j) >= strong {
			return joinPage
		}
		return ""
	}
	if strings.HasPrefix(d.text(a), "#") && p.first == p.last && !closes(d.text(a)) {
		return "" // a heading of Markdown ends with its line
	}
	if b.cols >= 12 && d.text(b) == d.text(&d.lines[p.first]) {
		return "" // a title that is printed twice
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
	switch n := d.evidence(p, j); {
	case n >= threshold:
		return rule
	case n+d.wording(p, j) >= threshold:
		p.weak = true
		return rule
	}
	return ""
}

// sameLine reports whether lines i and j stand in one line of the file, with a page mark between them.
func (d *document) sameLine(i, j int) bool {
	a, b := &d.lines[i], &d.lines[j]
	return j > i+1 && a.part != b.part && d.parts[b.part].Box.IsZero() && strings.IndexByte(d.seen.Text[a.end:b.start], '\n') < 0
}

// splitNumber reports whether a line break cuts a number at the comma of its thousands: 1, / 200份.
func splitNumber(a, b string) bool {
	n := len(a)
	if n < 2 || a[n-1] != ',' || !digit(rune(a[n-2])) {
		return false
	}
	k := lex.DigitRun(b)
	return k == 3 && (len(b) == k || b[k] != '.' || len(b) > k+1 && digit(rune(b[k+1])))
}

// pageMarkBetween reports whether a page mark stands between lines i and j.
func (d *document) pageMarkBetween(i, j int) bool {
	for i++; i < j; i++ {
		if d.lines[i].role == rolePageNumber {
			return true
		}
	}
	return false
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

// joinBroken decides on a line break that the author set in a paragraph (Word's w:br): in a title or heading it
// only sets the lines, in running text it may stand for the end of a paragraph.
func (d *document) joinBroken(p *piece, j int) string {
	a, b := &d.lines[p.last], &d.lines[j]
	if rule := d.joinInside(p, j); rule != "" {
		return rule
	}
	if closes(d.text(a)) || b.label {
		return ""
	}
	part := &d.parts[a.part]
	if part.Kind == source.Heading || titleStyle(part.Style) || part.Align == source.AlignCenter && p.first < d.body && a.cols <= 80 {
		return joinLine
	}
	if d.lines[p.first].label && !p.inner && p.cols <= 2*longestHeading && d.evidence(p, j)+d.wording(p, j) > 0 {
		return joinLine
	}
	if d.evidence(p, j)+d.wording(p, j) >= threshold {
		return joinLine
	}
	return ""
}

// titleStyle reports whether a paragraph style of that name is for titles and headings.
func titleStyle(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "title") || strings.HasPrefix(name, "heading") || strings.HasPrefix(name, "标题") || strings.HasPrefix(name, "subtitle")
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
	if p.first == p.last && dateLine(d.text(a)) {
		return false
	}
	title := p.first == p.last && mayBeTitle(d.text(a)) && !strings.ContainsAny(d.text(a), "，,") && !strings.HasSuffix(d.text(a), "法")
	if a.cols+a.indent > d.wrap+8 && p.first == p.last && (title || p.first < d.body) {
		return false // a line of the head that is wider than the text was not wrapped with it
	}
	if title && p.first < d.body && !strings.HasPrefix(d.text(b), "的") {
		return false // a title that fills its line
	}
	if d.lines[p.first].label && p.first == p.last && !b.label && endsHeading(d.text(a)) && !goesOnWithNoun(d.text(b)) {
		return false // 一、…职责情况 fills its line
	}
	if _, closed := opened(d.seen.Text[d.lines[p.first].start:a.end], d.text(b)); closed {
		return true
	}
	if closes(d.text(a)) && j+1 < len(d.lines) && b.cols <= 40 && dateLine(d.text(&d.lines[j+1])) && !closes(d.text(b)) {
		return false // a signature above its date
	}
	if d.hang && b.indent >= 2 {
		return false
	}
	width := a.cols + a.indent
	if d.hang && p.first >= d.body && b.indent == 0 && !b.label && a.indent >= 2 && !closes(d.text(a)) && width*4 >= d.wrap*3 {
		return true // whatever has no indent goes on
	}
	full := width >= d.wrap-3 || width+firstWord(d.text(b)) > d.wrap+1
	if !full || b.indent >= a.indent+2 && b.indent >= 2 && p.first != p.last || b.indent >= 4 && b.indent > a.indent {
		return false
	}
	if b.label && full && d.hang && b.inline() && b.indent == 0 && b.gap <= 1 {
		return true // the number of a list inside the paragraph stands at a line's beginning
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
		if blank(r) || r == '•' || r == '·' || r == '●' {
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
	"生成日期": true, "发文日期": true, "发文机关": true, "发文机构": true, "发文单位": true, "发文字号": true, "文号": true, "主题分类": true, "组配分类": true, "有效性": true,
	"标题": true, "名称": true, "主题词": true, "关键词": true, "作者": true, "信息分类": true, "公开方式": true, "统一编号": true, "制发机关": true,
}

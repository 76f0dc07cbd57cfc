package normalize

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// labels gives the number that the paragraph begins with the form of its level (GB/T 9704, 7.3.3): 一、（一）1.（1）. Numbers
// of chapters and articles keep one blank behind them.
func (p *paragraph) labels() {
	var l label.Label
	if !p.context.Continued && p.start < len(p.s) {
		l, _ = label.Parse(p.s[p.start:])
	}
	if p.eager.has(dunhao) {
		p.inlineLabels(l)
	}
	switch l.Scheme {
	case label.CJK:
		p.labelCJK(l)
	case label.CJKParen:
		p.labelBrackets(l, labelLevel2)
	case label.Arabic:
		p.labelArabic(l)
	case label.ArabicParen:
		p.labelBrackets(l, labelLevel4)
	case label.Chapter, label.Article:
		p.labelChapter(l)
	case label.Appendix:
		p.labelAttachment(l)
	}
}

// put replaces the bytes [start, end) of the paragraph by text, whatever tokens stand there.
func (p *paragraph) put(start, end int, text string, r ruleID) {
	if p.s[start:end] == text || !p.n.on[r] {
		return
	}
	p.extra = append(p.extra, Edit{start, end, text, ruleNames[r]})
	switch classAt(p.s, end) {
	case letter, sign, other:
		p.again = true // they may form a word or an ellipsis with the label
	}
	for i := range p.tokens {
		if t := &p.tokens[i]; t.start >= end {
			break
		} else if t.end > start {
			t.keep()
			if chinese(classAt(text, 0)) {
				t.first, t.last, t.wide = mark, mark, true
			}
		}
	}
}

// dropBlank takes the blank away that stands at s[at], if there is one.
func (p *paragraph) dropBlank(at int, r ruleID) {
	if i := p.blankTokenAt(at); i >= 0 {
		p.use(i, "", r)
		p.again = p.again || classAt(p.s, p.tokens[i].end) != han // a mark may come to the label
	}
}

// blankTokenAt returns the index of the blank that begins at s[at], -1 if there is none.
func (p *paragraph) blankTokenAt(at int) int {
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.start == at && t.kind == blank {
			return i
		}
		if t.start >= at {
			break
		}
	}
	return -1
}

// labelCJK writes 一、.
func (p *paragraph) labelCJK(l label.Label) {
	start, end := p.start, p.start+l.Len
	if l.Loose {
		if v, _ := lex.HanOrdinal(p.s[end:]); v > 0 || !strings.HasSuffix(l.Text, "、") {
			return // 一：二 is a ratio
		}
		p.put(start+len(l.Text)-len("、"), end, "、", labelLevel1)
		p.again = true // a mark that ends a clause is one no longer
	}
	if !p.foreign() {
		p.dropBlank(end, labelSpace)
	}
}

// labelBrackets writes （一） or （1）.
func (p *paragraph) labelBrackets(l label.Label, r ruleID) {
	start, end := p.start, p.start+l.Len
	first, n := utf8.DecodeRuneInString(p.s[start:])
	if first != '(' && first != '（' { // ㈠ ⑴, and 1) which is flagged
		if l.Loose {
			p.halfLabel = end
			p.flag(start, end, flagHalfLabel)
			return
		}
		p.put(start, end, l.Text, r)
		p.again = true // what follows stands beside a mark now
		p.dropBlank(end, labelSpace)
		return
	}
	shut := strings.IndexAny(p.s[start:end], ")）")
	if shut < 0 {
		return // （一、 may be a list
	}
	shut += start
	_, m := utf8.DecodeRuneInString(p.s[shut:])
	p.put(start, start+n, "（", r)
	p.put(shut, shut+m, "）", r)
	if shut+m < end {
		p.put(shut+m, end, "", r)
		p.again = true
	}
	p.dropBlank(end, labelSpace)
}

// labelArabic writes 1. and keeps one blank behind it before a digit.
func (p *paragraph) labelArabic(l label.Label) {
	start, end := p.start, p.start+l.Len
	number := 0
	for isDigit(p.s[start+number]) {
		number++
	}
	if number == 0 { // ⒈
		p.put(start, end, l.Text, labelLevel3)
		p.again = true
	} else {
		p.put(start+number, end, ".", labelLevel3)
	}
	p.labelEnd = end
}

// labelChapter leaves one U+0020 behind 第一章 and 第一条 (GB/T 15834, B.3.6). What stands behind the number of a chapter,
// if it is no sentence, is a heading.
func (p *paragraph) labelChapter(l label.Label) {
	end := p.start + l.Len
	i := p.blankTokenAt(end)
	if i < 0 {
		return
	}
	p.use(i, " ", labelBlank)
	for j := range i {
		if t := &p.tokens[j]; t.kind == blank && t.start > p.start {
			p.use(j, "", labelSpace) // 第 一 章
		}
	}
	rest := p.s[p.tokens[i].end:]
	if l.Scheme == label.Chapter && len(rest) <= maxHeading && !strings.ContainsAny(rest, "。；，：,;:") && !ordinalSigns.In(rest) {
		p.context.Title = true
	}
}

// maxHeading bounds a heading behind the number of a chapter, in bytes.
const maxHeading = 3 * 40

// labelAttachment writes 附件： and 附件1 without blanks.
func (p *paragraph) labelAttachment(l label.Label) {
	start, end := p.start, p.start+l.Len
	raw := p.s[start:end]
	if raw == l.Text || strings.Contains(l.Text, "：") && strings.TrimSuffix(raw, ":")+"：" == l.Text {
		return
	}
	if strings.ContainsAny(raw, " \t\u3000\u00a0") && !p.n.on[spaceInserted] {
		p.put(start, end, l.Text, labelAttachment)
	}
}

// inlineLabels writes 1. for the labels 1、2、… inside a paragraph whose items follow sentence marks: 如下：1、…；2、…. They
// must count up, from 1 or from the label that the paragraph begins with; otherwise they stay.
func (p *paragraph) inlineLabels(start label.Label) {
	first, want := 1, 0
	if start.Scheme == label.Arabic {
		first = start.Value + 1
	}
	count := 0
	for i := range p.tokens {
		v := p.inlineLabel(i)
		if v == 0 {
			continue
		}
		if count == 0 && (v == 1 || v == first) {
			want = v
		}
		if v != want {
			return
		}
		want++
		count++
	}
	listed := start.Scheme == label.Appendix && strings.HasSuffix(start.Text, "：") // 附件：1、, whose 2、 begins a line
	if count == 0 || count == 1 && want-1 == 1 && !listed {
		return
	}
	for i := range p.tokens {
		if p.inlineLabel(i) > 0 {
			p.point(i)
		}
	}
}

// point writes the 、 of a label as a point.
func (p *paragraph) point(i int) {
	p.use(i, ".", labelLevel3)
	switch classAt(p.s, p.tokens[i].end) {
	case letter, sign, other:
		p.again = true
	}
}

// inlineLabel returns the value of the label whose 、 token i is, 0 if it is none.
func (p *paragraph) inlineLabel(i int) int {
	t := &p.tokens[i]
	if t.kind != dunhao || i == 0 {
		return 0
	}
	n := &p.tokens[i-1]
	digits := p.textOf(i - 1)
	r := p.right(i)
	if len(digits) > 2 || dayNumber(digits) == 99 || r == digit || r == edge {
		return 0
	}
	before := trimBlanks(p.s[:n.start])
	if n.start == p.start && !p.context.Continued {
		return 0 // the label of the paragraph
	}
	if before != "" && !strings.HasSuffix(before, "。") && !strings.HasSuffix(before, "；") &&
		!strings.HasSuffix(before, "：") && !strings.HasSuffix(before, ";") && !strings.HasSuffix(before, ":") {
		return 0
	}
	return dayNumber(digits)
}

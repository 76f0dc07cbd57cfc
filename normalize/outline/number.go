package outline

import (
	"fmt"
	"strings"

	"guiwen/normalize/lex/label"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// mark is the number of a unit.
type mark struct {
	label.Label
	depth int // of a decimal number (3.4.1 is 3), else 0
	list  int // which list it is a member of; members of one list follow each other under one heading
}

// rank orders the ways of numbering from the outermost to the innermost (GB/T 9704-2012, 7.3.3).
type rank int

const (
	rankPart rank = iota // 编, 部分
	rankSubpart
	rankChapter
	rankSection
	rankArticle
	rankCJK
	rankCJKParen
	rankArabic
	rankArabicParen
	rankCircled
	ranks
)

// rankOf returns the rank of l, or -1 where it numbers no heading.
func rankOf(l label.Label) rank {
	switch l.Scheme {
	case label.Chapter:
		switch l.Unit {
		case "编", "部分":
			return rankPart
		case "分编":
			return rankSubpart
		case "章":
			return rankChapter
		}
		return rankSection
	case label.Article:
		return rankArticle
	case label.CJK:
		return rankCJK
	case label.CJKParen:
		return rankCJKParen
	case label.Arabic:
		return rankArabic
	case label.ArabicParen:
		return rankArabicParen
	case label.Circled:
		return rankCircled
	}
	return -1
}

// levels gives each rank its level in a document.
type levels struct {
	of    [ranks]int
	order [ranks]int // position of the rank in the nesting
}

// defaultLevels are those of GB/T 9704-2012: 一、 1, （一） 2, 1. 3, （1） 4; chapters above them take levels of
// their own.
func defaultLevels(used [ranks]bool) levels {
	var l levels
	outer := 0
	for r := rankPart; r <= rankArticle; r++ {
		if used[r] {
			outer++
		}
		l.of[r] = max(1, outer)
	}
	for r := rankCJK; r < ranks; r++ {
		l.of[r] = min(9, outer+int(r-rankCJK)+1)
	}
	for r := range l.order {
		l.order[r] = r
	}
	return l
}

// number believes or disbelieves the numbers that units begin with, by their sequence.
func (w *work) number() {
	var used [ranks]bool
	for i := range w.units {
		u := &w.units[i]
		if !w.plain(i) || u.element != structure.NoElement {
			continue
		}
		l, ok := label.Parse(w.of(i))
		if !ok || rankOf(l) < 0 && l.Scheme != label.Ordinal && l.Scheme != label.Appendix {
			continue
		}
		if enumerates(w.of(i), l) { // a whole list in one paragraph
			continue
		}
		if w.cell(i) {
			continue
		}
		if len(w.marks) == cap(w.marks) {
			w.marks = make([]mark, 0, min(len(w.units)-i, 512))
		}
		w.marks = append(w.marks, mark{Label: l})
		u.mark = &w.marks[len(w.marks)-1]
	}
	w.recognizeLaw()
	w.recognizeContents()
	if !w.law {
		w.decimals()
	}
	for i := range w.units {
		if m := w.units[i].mark; m != nil && m.depth == 0 && !w.units[i].toc {
			if r := rankOf(m.Label); r >= 0 {
				used[r] = true
			}
		}
	}
	w.levels = defaultLevels(used)
	if w.law && w.groupsArticles() {
		w.levels.of[rankCJK] = w.levels.of[rankArticle]
		w.levels.of[rankArticle]++
		w.levels.order[rankCJK], w.levels.order[rankArticle] = w.levels.order[rankArticle], w.levels.order[rankCJK]
		w.groups = true
	}
	w.invert()
	w.sequence()
}

// cell reports whether unit i is a cell of a table that a scrape took apart, a cell a line: a bar stands at its end,
// or a figure alone below it, or below the deeper numbers that follow it at once (一、本年新收申请数量 / 0).
func (w *work) cell(i int) bool {
	const deepest = 4
	var above rank
	s := w.of(i)
	if strings.HasSuffix(s, "|") || strings.HasSuffix(s, "｜") {
		return true
	}
	for k := i; k < i+deepest && k+1 < len(w.units); k++ {
		if s := w.of(k); len(s) > 120 || closed(s) || !w.plain(k) {
			return false
		}
		l, ok := label.Parse(s)
		if !ok || k > i && rankOf(l) <= above {
			return false // a number that does not go deeper begins a list of cells below a heading
		}
		above = rankOf(l)
		if next := w.of(k + 1); len(next) <= 12 && strings.Trim(next, "0123456789.") == "" {
			return true
		}
	}
	return false
}

// groupsArticles reports whether a rule sets its articles under headings 一、… (司法解释): at least two such
// lines with an article right behind them.
func (w *work) groupsArticles() bool {
	n := 0
	for i := 0; i+1 < len(w.units); i++ {
		a, b := w.units[i].mark, w.units[i+1].mark
		if a != nil && b != nil && rankOf(a.Label) == rankCJK && rankOf(b.Label) == rankArticle && !closed(w.of(i)) {
			n++
		}
	}
	return n >= 2
}

// sequence walks the numbers with a stack of the open lists.
func (w *work) sequence() {
	type open struct {
		r     rank
		value int
		list  int
	}
	var stack []open
	var through [ranks]open // the last member of each rank, wherever it stood
	lists, article := 0, 0
	for i := range w.units {
		u := &w.units[i]
		if u.mark == nil || u.toc {
			continue
		}
		if u.mark.Scheme == label.Appendix || u.mark.depth > 0 {
			stack = stack[:0]
			continue
		}
		r := rankOf(u.mark.Label)
		if r < 0 {
			continue
		}
		m := u.mark
		pos := w.levels.order[r]
		top := len(stack)
		for top > 0 && w.levels.order[stack[top-1].r] > pos {
			top--
		}
		expected := 1
		sibling := top > 0 && stack[top-1].r == r
		if sibling {
			expected = stack[top-1].value + 1
		}
		if r == rankArticle && !sibling { // articles count through the chapters
			expected = article + 1
		}
		last := through[r]
		under := top > 0 && stack[top-1].r <= rankSection // 一、… counts through the chapters of rules of procedure
		on := !sibling && m.Value > 1 && m.Value == last.value+1 && (r >= rankArabic || r == rankCJK && under) && expected == 1
		if on { // numbers that count through the headings above them, as in a list of tasks (要点)
			expected = m.Value
		}
		if !w.plausible(i, expected) {
			u.mark = nil
			continue
		}
		w.remark(i, expected, sibling)
		if r == rankArticle {
			article = m.Value
		}
		stack = stack[:top]
		if sibling && m.Value != 1 {
			stack[top-1].value = m.Value
			m.list = stack[top-1].list
			through[r] = stack[top-1]
			continue
		}
		if on {
			m.list = last.list
		} else {
			lists++
			m.list = lists
		}
		through[r] = open{r, m.Value, m.list}
		if sibling {
			stack[top-1] = through[r]
			continue
		}
		stack = append(stack, open{r, m.Value, m.list})
	}
}

// plausible decides whether the number of unit i is one, where expected is the next of its list.
func (w *work) plausible(i, expected int) bool {
	m := w.units[i].mark
	if m.Scheme == label.Article && m.Blank == 0 && !(w.tight && m.Value == expected) && proseArticle(w.of(i)[m.Len:]) {
		return false
	}
	if m.Value == expected || m.Value == 1 {
		return true
	}
	switch rankOf(m.Label) {
	case rankPart, rankSubpart, rankChapter, rankSection, rankCJK, rankCJKParen:
		return true
	case rankArticle: // 第三条规定的… at the head of a paragraph is prose
		return w.law && (m.Blank > 0 || m.Len == len(w.of(i)) || w.tight && m.Value > expected && m.Value <= expected+3)
	case rankArabic:
		return !m.Loose || m.Value > expected && m.Value <= expected+3
	}
	return expected > 1 && m.Value > expected && m.Value <= expected+3 // （2） without （1） is a list's of a paragraph
}

// proseArticle reports whether what follows 第三条 makes it a part of a sentence.
func proseArticle(rest string) bool {
	if _, name := hasAny(rest, []string{"中华", "中国", "中央", "和平"}); name {
		return false
	}
	_, ok := hasAny(rest, []string{"规定", "所称", "所列", "第", "的", "、", "和", "中", "至", "或", "及", "之规定", "，", "所"})
	return ok
}

// remark notes a number that does not follow the one before it. Nothing is changed: the document says so.
func (w *work) remark(i, expected int, sibling bool) {
	m := w.units[i].mark
	if m.Value == expected || m.Scheme == label.Article && m.Suffix > 0 {
		return
	}
	switch {
	case m.Value == 1:
	case m.Value > expected:
		w.note(i, "label.missing", "info", fmt.Sprintf("%s follows where number %d is expected", m.Text, expected))
	case sibling && m.Value == expected-1:
		w.note(i, "label.repeated", "info", fmt.Sprintf("%s stands twice", m.Text))
	default:
		w.note(i, "label.out-of-order", "info", fmt.Sprintf("%s follows where number %d is expected", m.Text, expected))
	}
}

// invert finds a document that nests its numbers otherwise than the standard (1. above （一）) and follows it:
// an inner scheme whose list goes on behind a whole list of an outer one, and never the other way round.
func (w *work) invert() {
	var over [ranks][ranks]int // over[a][b]: times that a list of b stands between two members of one list of a
	var last [ranks]int        // value of the last member
	var since [ranks][ranks]int
	for i := range w.units {
		u := &w.units[i]
		if u.mark == nil || u.toc || u.mark.depth > 0 {
			continue
		}
		r := rankOf(u.mark.Label)
		if r < rankCJK {
			continue
		}
		if u.mark.Value == last[r]+1 && last[r] > 0 {
			for b := rankCJK; b < ranks; b++ {
				if b != r && since[r][b] >= 2 {
					over[r][b]++
				}
			}
		}
		last[r] = u.mark.Value
		for b := rankCJK; b < ranks; b++ {
			since[r][b] = 0
			if b == r {
				continue
			}
			if u.mark.Value == 1 {
				since[b][r] = 1
			} else if since[b][r] == u.mark.Value-1 {
				since[b][r] = u.mark.Value
			}
		}
	}
	for outer := rankCJK; outer < ranks; outer++ {
		for inner := outer + 1; inner < ranks; inner++ {
			if over[inner][outer] > 0 && over[outer][inner] == 0 {
				w.raise(inner, outer)
			}
		}
	}
}

// raise sets rank inner above rank outer, and numbers the levels of the schemes in use anew.
func (w *work) raise(inner, outer rank) {
	l := &w.levels
	to, from := l.order[outer], l.order[inner]
	if from < to {
		return
	}
	for r := range l.order {
		if p := l.order[r]; p >= to && p < from {
			l.order[r]++
		}
	}
	l.order[inner] = to
	var used [ranks]bool
	outermost := 0
	for i := range w.units {
		if m := w.units[i].mark; m != nil && m.depth == 0 && !w.units[i].toc {
			if r := rankOf(m.Label); r >= 0 {
				used[r] = true
			}
		}
	}
	for r := rankPart; r <= rankArticle; r++ {
		if used[r] {
			outermost++
		}
	}
	level := outermost
	for p := 0; p < int(ranks); p++ {
		for r := rankCJK; r < ranks; r++ {
			if l.order[r] == p && used[r] {
				level++
				l.of[r] = min(9, level)
			}
		}
	}
}

// schemaNumber turns a mark into the number of a block.
func (m *mark) schemaNumber() schema.Number {
	return schema.Number{Text: m.Text, Scheme: schema.Scheme(m.Scheme), Value: m.Value}
}

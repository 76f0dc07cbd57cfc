package layout

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// wrapWidth returns the width in columns at which the lines of a text without boxes are wrapped, or 0 where a
// line is a paragraph. Wrapped text has many lines of nearly one width that end in the middle of a sentence,
// and hardly one that is wider.
func (d *document) wrapWidth() int {
	const widest = 200
	var ends [widest + 1]int // lines that end within a sentence, by width
	open, wide, total := 0, 0, 0
	for i := range d.lines {
		l := &d.lines[i]
		if k := d.kind(l); k != source.Line && k != source.Paragraph || !d.parts[l.part].Box.IsZero() {
			continue
		}
		total++
		width := l.cols + l.indent
		if width > widest {
			wide++
			continue
		}
		if !endsSentence(l.last) && l.han > 0 {
			open++
			ends[width]++
		}
	}
	if wide*50 > total {
		return 0
	}
	if open < 8 {
		return d.shortWrap()
	}
	best, width := 0, 0
	for w := 20; w <= widest; w++ {
		sum := 0
		for k := max(0, w-3); k <= w; k++ {
			sum += ends[k]
		}
		if sum >= best {
			best, width = sum, w
		}
	}
	for ends[width] == 0 && width > 0 {
		width--
	}
	over := 0
	for w := width + 3; w <= widest; w++ {
		over += ends[w]
	}
	if best*2 < open || best < 8 || over*20 > open {
		return d.shortWrap()
	}
	return width
}

// shortWrap is the wrap width of a text of few lines: at least three lines within a sentence, of nearly one width, that
// nothing exceeds, each with a mark inside it, so that they are no headings of one length.
func (d *document) shortWrap() int {
	widest := 0
	for i := min(d.body, len(d.lines)); i < len(d.lines); i++ {
		if l := &d.lines[i]; l.role == "" {
			widest = max(widest, l.cols+l.indent)
		}
	}
	if widest < 40 || widest > 100 {
		return 0
	}
	full, short := 0, 0
	for i := 0; i+1 < len(d.lines); i++ {
		l := &d.lines[i]
		k := d.kind(l)
		if k != source.Line || !d.parts[l.part].Box.IsZero() || endsSentence(l.last) || l.han == 0 || d.lines[i+1].label || d.lines[i+1].gap > 1 {
			continue
		}
		if l.cols+l.indent < widest-3 {
			if strings.ContainsAny(d.text(l), "，,。") {
				short++ // a sentence that breaks off before the margin
			}
			continue
		}
		if strings.ContainsAny(d.text(l), "，,。；;、》") {
			full++
		}
	}
	if full < 3 || short > 0 {
		return 0
	}
	return widest
}

// indents reports whether in wrapped text the first line of a paragraph is told by its indent (首行缩进): lines
// behind the middle of a sentence begin at the margin, and many behind its end do not.
func (d *document) indents() bool {
	inside, out, begin := 0, 0, 0
	for i := 1; i < len(d.lines); i++ {
		a, b := &d.lines[i-1], &d.lines[i]
		if a.role != "" || b.role != "" {
			continue
		}
		if a.cols+a.indent >= d.wrap-3 && !closes(d.text(a)) && !a.label && !b.label {
			if b.indent >= 2 {
				out++
			} else {
				inside++
			}
		} else if b.indent >= 2 {
			begin++
		}
	}
	return inside >= 4 && out*8 <= inside && begin >= 3
}

// endsSentence reports whether r closes a sentence or clause behind which a paragraph may end.
func endsSentence(r rune) bool {
	switch r {
	case '。', '！', '？', '；', '：', '…', '!', '?', ';', ':', '.':
		return true
	}
	return false
}

// closes reports whether a paragraph that ends in s may be complete: a full stop, also inside a closing quote
// or bracket.
func closes(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	for closesPair(r) && n < len(s) {
		s = s[:len(s)-n]
		r, n = utf8.DecodeLastRuneInString(s)
	}
	return endsSentence(r)
}

// closesPair reports whether r closes a quotation or bracket.
func closesPair(r rune) bool {
	switch r {
	case '”', '’', '）', ')', '》', '」', '』', '】', '〕':
		return true
	}
	return false
}

// continues reports whether a line that begins with r goes on with the line before it: a mark that cannot
// begin a line of print (行首禁则) save by a bad break.
func continues(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '！', '？', '）', '》', '”', '’', '〉', '〕', '】', '」', '』', '%', '％', ',', ';', ':', '!', '?', ')', ']', '…':
		return true
	}
	return false
}

// dangles reports whether s cannot be the end of anything: a comma, an opening mark, a particle. heading says
// that s has a number; its last word may well end in a character that is a particle elsewhere (参与, 普及).
func dangles(s string, heading bool) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	switch r {
	case '，', '、', ',', '（', '(', '《', '“', '‘', '〈', '〔', '【', '「', '『':
		return true
	}
	if n == len(s) {
		return false
	}
	if r == '的' || r == '或' || !heading && (r == '和' || r == '与' || r == '及') {
		return !strings.HasSuffix(s, "目的") && !strings.HasSuffix(s, "参与") && !strings.HasSuffix(s, "普及")
	}
	for _, w := range [...]string{"关于", "以及", "对于", "按照", "根据", "印发", "转发", "批转"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// opened reports whether the last quoting or title mark of a is still open at its end, and whether b closes it
// before it opens another one: a line break inside 《…》 or “…”. It looks at the last and first 120
// characters only.
func opened(a, b string) (open, closed bool) {
	depth, count := 0, 0
	var want rune
	for i := len(a); i > 0 && want == 0 && count < 120; count++ {
		r, n := markBefore(a, i)
		i -= n
		switch r {
		case '》', '”', '）', '〉', ')':
			depth++
		case '《', '“', '（', '〈', '(':
			if depth == 0 {
				want = pair(r)
			}
			depth--
		}
	}
	if want == 0 {
		return false, false
	}
	depth, count = 0, 0
	for _, r := range b {
		if count++; count > 120 {
			break
		}
		switch r {
		case '《', '“', '（', '〈', '(':
			depth++
		case '》', '”', '）', '〉', ')':
			if depth == 0 {
				return true, r == want
			}
			depth--
		}
	}
	return true, false
}

// markBefore returns the character of s that ends at i and its length in bytes; for one that can be no mark, a Han
// character above all, it does not say which.
func markBefore(s string, i int) (r rune, n int) {
	if i >= 3 && s[i-3] >= 0xE4 && s[i-3] <= 0xE9 && s[i-1]&0xC0 == 0x80 && s[i-2]&0xC0 == 0x80 {
		return 0, 3
	}
	return utf8.DecodeLastRuneInString(s[:i])
}

func pair(r rune) rune {
	switch r {
	case '《':
		return '》'
	case '“':
		return '”'
	case '（':
		return '）'
	case '〈':
		return '〉'
	}
	return ')'
}

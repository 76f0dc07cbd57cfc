package outline

import (
	"strings"

	"guiwen/normalize/lex/label"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// recognizeLaw tells a law or rule (法律法规) by its articles: at least three at the beginning of paragraphs, a
// blank or a line end behind the number, counting up from one.
func (w *work) recognizeLaw() {
	count, tight, next := 0, 0, 1
	for i := range w.units {
		m := w.units[i].mark
		if m == nil || m.Scheme != label.Article {
			continue
		}
		if m.Value == next || m.Value == next-1 && m.Suffix > 0 {
			count++
			next = m.Value + 1
			if m.Blank == 0 && m.Len < len(w.of(i)) {
				tight++
			}
		}
	}
	w.law, w.tight = count >= 3, tight >= 3 && tight*8 > count // a scrape may lose some of the blanks
	if w.law {
		return
	}
	for i := range w.units { // 第三条规定 at the head of a paragraph is prose
		if m := w.units[i].mark; m != nil && m.Scheme == label.Article {
			w.units[i].mark = nil
		}
	}
	w.doubtChapters()
}

// doubtChapters drops a chapter number that nothing sets apart from prose (第一节课…).
func (w *work) doubtChapters() {
	parts := 0 // 第一部分, 第二部分 …, as far as they count up
	for i := range w.units {
		if m := w.units[i].mark; m != nil && m.Unit == "部分" && m.Value == parts+1 {
			parts++
		}
	}
	for i := range w.units {
		m := w.units[i].mark
		if m == nil || m.Scheme != label.Chapter {
			continue
		}
		s := w.of(i)
		if closed(s) || m.Blank == 0 && runes(s, 40) > 30 || m.Unit == "部分" && parts < 2 {
			w.units[i].mark = nil
		}
	}
}

// recognizeContents finds a table of contents (目录): the line that says so, or a run of lines with numbers
// and nothing between, which the document then repeats. Its lines are no headings.
func (w *work) recognizeContents() {
	for i := range w.units {
		if s := w.of(i); len(s) <= 30 && strings.HasPrefix(s, "目") && (squeeze(s) == "目录" || squeeze(s) == "目次") {
			w.contentsAt(i)
		}
	}
	w.silentContents()
}

// contentsAt marks the lines of the table of contents that the line i names: they go on until the first of
// them comes again, or a paragraph of prose.
func (w *work) contentsAt(i int) {
	if i+1 < len(w.units) && w.kind(i+1) == source.Contents { // the format says which lines they are
		w.units[i].role, w.units[i].toc, w.units[i].mark = schema.Contents, true, nil
		return
	}
	const longest = 2000
	first := ""
	end := i + 1
	for ; end < len(w.units) && end-i < longest; end++ {
		s := entry(w.of(end))
		if s == "" || runes(s, 100) > 80 || closed(s) && w.units[end].mark == nil {
			break
		}
		if first == "" {
			first = s
		} else if s == first {
			break
		}
		if m := w.units[end].mark; m != nil && m.Scheme == label.Article {
			break
		}
	}
	if end == i+1 || end == len(w.units) {
		return
	}
	if w.units[end].mark == nil && entry(w.of(end)) != first { // prose: the last lines may be its heading
		again := false
		for k := end; k < len(w.units) && k < end+longest; k++ {
			if entry(w.of(k)) == first {
				again = true
				break
			}
		}
		if !again {
			return
		}
	}
	for k := i; k < end; k++ {
		w.units[k].toc = true
	}
}

// entry is the text of a line of contents without blanks, leaders and page number.
func entry(s string) string {
	s = squeeze(s)
	t := strings.TrimRight(s, "0123456789")
	if u := strings.TrimRight(t, ".…·-—（("); u != t || t != s && runes(t, 4) >= 4 && strings.HasSuffix(t, "\t") {
		return u
	}
	return s
}

// silentContents marks chapter lines that stand together without text between and come again later.
func (w *work) silentContents() {
	for i := 0; i < len(w.units); i++ {
		m := w.units[i].mark
		if m == nil || w.units[i].toc || m.Scheme != label.Chapter {
			continue
		}
		j := i
		for j < len(w.units) && w.units[j].mark != nil && !w.units[j].toc && w.units[j].mark.Scheme == label.Chapter {
			j++
		}
		if j-i >= 3 && j < len(w.units) && w.comesAgain(i, j) {
			for k := i; k < j; k++ {
				w.units[k].toc = true
			}
		}
		i = j
	}
}

// comesAgain reports whether the line i stands again at or behind unit j.
func (w *work) comesAgain(i, j int) bool {
	s := squeeze(w.of(i))
	for k := j; k < len(w.units) && k < j+500; k++ {
		if m := w.units[k].mark; m != nil && m.Scheme == label.Chapter && squeeze(w.of(k)) == s {
			return true
		}
	}
	return false
}

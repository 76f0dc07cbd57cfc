package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// contentsTitle is the class of the lines above a table of contents.
var contentsTitle = lex.Class("contents-title")

// recognizeContents finds a table of contents (目录): the line that says so, or a run of lines with numbers
// and nothing between, which the document then repeats. Its lines are no headings.
func (w *work) recognizeContents() {
	for i := range w.units {
		if s := w.of(i); len(s) <= 30 && contentsTitle.Is(squeeze(s)) {
			w.contentsAt(i)
		}
	}
	w.silentContents()
}

// contentsAt marks the lines of the table of contents that the line i names: they go on until the first of
// them comes again, or a paragraph of prose.
func (w *work) contentsAt(i int) {
	if i+1 < len(w.units) && w.kind(i+1) == source.Contents { // the format says which lines they are
		w.units[i].role, w.units[i].toc = schema.Contents, true
		return
	}
	const longest = 2000
	first := ""
	seen := map[string]bool{} // entries without a number: 市政府文件 may stand over them and never come again
	end := i + 1
	for ; end < len(w.units) && end-i < longest; end++ {
		s := entry(w.of(end))
		l, numbered := label.Parse(w.of(end))
		if s == "" || runes(s, 100) > 80 || closed(s) && !numbered {
			break
		}
		if first == "" {
			first = s
		} else if s == first || seen[s] {
			break
		}
		seen[s] = !numbered
		if l.Scheme == label.Article {
			break
		}
	}
	if end == i+1 || end == len(w.units) {
		return
	}
	if _, numbered := label.Parse(w.of(end)); !numbered && entry(w.of(end)) != first && !seen[entry(w.of(end))] { // prose: the last lines may be its heading
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
		j := i
		for j < len(w.units) && !w.units[j].toc && w.chapter(j) {
			j++
		}
		if j-i >= 3 && j < len(w.units) && w.comesAgain(i, j) {
			for k := i; k < j; k++ {
				w.units[k].toc = true
			}
		}
		i = max(i, j-1)
	}
}

// chapter reports whether unit i begins with the number of a chapter.
func (w *work) chapter(i int) bool {
	l, ok := label.Parse(w.of(i))
	return ok && l.Scheme == label.Chapter
}

// comesAgain reports whether the line i stands again at or behind unit j.
func (w *work) comesAgain(i, j int) bool {
	s := squeeze(w.of(i))
	for k := j; k < len(w.units) && k < j+500; k++ {
		if len(w.of(k)) < 200 && w.chapter(k) && squeeze(w.of(k)) == s {
			return true
		}
	}
	return false
}

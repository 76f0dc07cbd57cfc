package html

import (
	"strings"

	"guiwen/normalize/source"
)

// promoteTitle makes the document's title a heading of the body where the site set it outside: the last line before the body
// that is the article's title by the page's own metadata, unless the body begins with the title itself.
func promoteTitle(doc *source.Document) {
	first := 0
	for first < len(doc.Parts) && isFurniture(doc.Parts[first].Kind) {
		first++
	}
	if first == len(doc.Parts) {
		return
	}
	titles := titlesOf(doc.Meta)
	opening := openingOf(doc, first)
	for i := first - 1; i >= 0; i-- {
		p := &doc.Parts[i]
		if p.Kind != source.Chrome || p.End-p.Start > 600 {
			continue
		}
		text := squeeze(doc.Text[p.Start:p.End])
		if countHan(text) < 4 || !titles[text] {
			continue
		}
		if !strings.Contains(opening, text) {
			p.Kind, p.Level = source.Heading, 1
		}
		return
	}
}

func isFurniture(k source.Kind) bool { return k == source.Chrome || k == source.Field }

// titlesOf returns what may be the article's title without white space: the meta elements', the page title and the pieces that
// separators cut it to (通知_云州市人民政府).
func titlesOf(m source.Meta) map[string]bool {
	titles := map[string]bool{squeeze(m.Title): true}
	for _, name := range []string{"ArticleTitle", "og:title", "title"} {
		titles[squeeze(m.Field(name))] = true
	}
	for _, piece := range strings.FieldsFunc(m.Title, func(r rune) bool { return strings.ContainsRune("_-|–—－｜>", r) }) {
		titles[squeeze(piece)] = true
	}
	return titles
}

// openingOf returns the beginning of the body, which begins with part first, without white space.
func openingOf(doc *source.Document, first int) string {
	var b strings.Builder
	for n := first; n < len(doc.Parts) && n < first+8; n++ {
		if p := doc.Parts[n]; !isFurniture(p.Kind) && p.End-p.Start < 2000 {
			b.WriteString(squeeze(doc.Text[p.Start:p.End]))
		}
	}
	return b.String()
}

package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// found is what the parts of the document tell of its metadata, by unit.
type found struct {
	glossary   int   // unit of the heading 名词解释, or 0
	mark       int   // units; -1 where there is none
	joint      []int // the lines of a letterhead of several bodies
	number     int
	signatory  int
	addressee  int
	date       int
	signature  []int
	attachment []int
	signers    []int  // 总理 李克强, above the date of an order
	embedded   []int  // the titles of the texts that the document issues
	published  string // a bare date and time above the text
}

// headingNoun is the class of the words that headings end with.
var headingNoun = lex.Class("heading-noun")

// frontLines is how far the front matter of a document may reach.
const frontLines = 60

// front gives the parts before the body their roles: letterhead, number, signatory, title, addressee, what a
// site sets above the text.
func (w *work) front() {
	w.meta = found{mark: -1, number: -1, signatory: -1, addressee: -1, date: -1}
	w.tail = len(w.units)
	last := w.readElements()
	w.body = max(last, w.bodyStart(last))
	after := -1
	if len(w.title) > 0 {
		after = w.title[len(w.title)-1]
	}
	if k := w.body - 1; k > after && k > 0 && k < len(w.units) && w.plain(k) && !w.units[k].toc && (bare(w.of(k)) && headingNoun.Ends(w.of(k)) > 0 && !speaker(w.of(k)) || sectionName.Is(squeeze(w.of(k)))) {
		w.body = k // a heading without a number opens the body
	}
	site := false
	for i := 0; i < w.body; i++ {
		u := &w.units[i]
		if u.role == "" && !u.joined && w.plain(i) && fieldLine(w.of(i)) {
			site = true
		}
	}
	for i := 0; i < w.body && i < len(w.units); i++ {
		u := &w.units[i]
		if u.role != "" || u.joined || u.toc || w.paragraph(i).Table != nil {
			continue
		}
		if w.kind(i) == source.Field {
			u.role = schema.MetadataLine
			continue
		}
		if !w.plain(i) {
			continue
		}
		u.role = w.frontRole(i, after, site)
		if u.role != schema.Paragraph {
			u.mark = nil
		}
	}
}

// bodyStart returns the first unit that is text: a number of a heading, or a paragraph of prose.
func (w *work) bodyStart(from int) int {
	limit := min(len(w.units), frontLines)
	for i := from; i < limit; i++ {
		u := &w.units[i]
		if u.toc {
			continue
		}
		if w.paragraph(i).Table != nil {
			if i > 0 {
				return i
			}
			continue
		}
		if !w.plain(i) {
			continue
		}
		s := w.of(i)
		if inBlackBrackets(s) && i+1 < limit && w.plain(i+1) && closed(w.of(i+1)) && runes(w.of(i+1), 20) >= 20 {
			return i
		}
		if u.mark != nil && structure.RankOf(*u.mark.Label) >= 0 {
			return i
		}
		if fieldLine(s) || bracketed(s) || strings.HasPrefix(s, "（") && !strings.Contains(s, "）") || strings.HasPrefix(s, "——") || photo(s) || onlyDate(s) != "" || addresseeLength(s) == len(s) {
			continue
		}
		n := runes(s, 61)
		if n > 60 && strings.ContainsAny(s, "，。") || closed(s) && (n >= 20 || final(lastRune(s)) && n >= 8) {
			return i
		}
	}
	return limit
}

// bracketed reports whether all of s stands in one pair of brackets: the history of a law, a date (题注).
func bracketed(s string) bool {
	return (strings.HasPrefix(s, "（") || strings.HasPrefix(s, "(")) && (strings.HasSuffix(s, "）") || strings.HasSuffix(s, ")")) &&
		!strings.Contains(s[:len(s)-1], "。")
}

var photoCredits = lex.Class("photo-credit")

// photo reports whether s is the line beneath a photograph.
func photo(s string) bool { return photoCredits.Ends(s) > 0 && runes(s, 201) <= 200 }

// frontRole gives unit i, before the body, its role; after is the last line of the title, or -1.
func (w *work) frontRole(i, after int, site bool) schema.Role {
	s := w.of(i)
	switch {
	case photo(s), tableTitle(s), w.figureTitle(i):
		return schema.Caption
	case fieldLine(s):
		return schema.MetadataLine
	case onlyDate(s) != "" && (site || timed(s)):
		if w.meta.published == "" {
			w.meta.published = onlyDate(s)
		}
		return schema.MetadataLine
	case runes(s, 41) <= 40 && !closed(s) && !states(s):
		if after >= 0 && i > after && w.paragraph(i).Centered && headline(s) {
			return schema.Subtitle // the second line of a headline
		}
		return schema.MetadataLine
	}
	return schema.Paragraph
}

// sittings is the class of the labels of a meeting in its minutes.
var sittings = lex.Class("sitting-label")

// states reports whether s says something of somebody: a label that no page has, a colon and what it says (当事人：临江县糕点坊).
func states(s string) bool {
	const longest = 14 // characters
	before, after, ok := strings.Cut(s, "：")
	return ok && after != "" && runes(before, longest+1) <= longest && sittings.Begins(squeeze(before)) == 0
}

// dated reports whether s begins with a date.
func dated(s string) bool {
	_, n := date(s)
	return n > 0
}

// speaker reports whether s names who gives the report: 云州市市长 张三.
func speaker(s string) bool {
	if runes(s, 31) > 30 {
		return false
	}
	for behind := 0; ; {
		k, n := officeHolders.Index(s[behind:])
		if n == 0 {
			return false
		}
		behind += k + n
		if name := squeeze(s[behind:]); runes(name, 10) >= 2 && runes(name, 10) <= 8 && !officeHolders.In(s[behind:]) {
			return true
		}
	}
}

package outline

import (
	"slices"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/source"
	"guiwen/normalize/structure"
)

// zones finds the elements at both ends of the document (版头, 标题, 主送; 署名, 日期, 版记) and makes units of them.
func (w *work) zones() {
	w.recognizeContents()
	w.cutAnnounced()
	head, whole := w.masthead()
	pieces := w.elements(head, nil, structure.Zones)
	if !whole {
		known := w.namesIn(pieces)
		for _, list := range w.behind(head) {
			for _, p := range w.elements(list, known, structure.ZonesBelow) {
				p.above = false
				if heads(p.element) && (w.parted || p.element == structure.Title && w.lined() && !w.wholeLine(p)) {
					p.element = structure.Body // where its texts begin is known, and in a text of lines a title is whole lines
				}
				pieces = append(pieces, p)
			}
		}
	}
	w.place(w.plausible(pieces))
}

// lined reports whether the text has its line ends.
func (w *work) lined() bool { return len(w.units) >= fewLines }

// fewLines is how many paragraphs a text has at least that is no single line with what a site sets round it.
const fewLines = 12

// wholeLine reports whether a piece is a whole unit.
func (w *work) wholeLine(p piece) bool {
	s := w.of(p.unit)
	return strings.Trim(s[:p.from]+s[p.to:], " 　") == ""
}

// heads reports whether an element begins a text.
func heads(e structure.Element) bool {
	return e == structure.Title || e == structure.Subtitle || e == structure.Letterhead || e == structure.AttachmentNote
}

// plausible takes back elements that stand where they cannot: titles and attachment notes over lines of which one is the word 附件 alone,
// where the text of an attachment begins; subtitles below the body; and signatures in an attachment far from any date,
// which are names in a list.
func (w *work) plausible(pieces []piece) []piece {
	kept := make([]piece, 0, len(pieces))
	date := len(w.units)
	if k := slices.IndexFunc(pieces, func(p piece) bool { return p.element == structure.Date && !p.above }); k >= 0 {
		date = pieces[k].unit
	}
	first := w.firstAnnex(date)
	for at := 0; at < len(pieces); {
		n, annex := 1, w.beginsAnnex(pieces[at], pieces[at].unit > date)
		for at+n < len(pieces) && !pieces[at+n].first {
			annex = annex || w.beginsAnnex(pieces[at+n], pieces[at+n].unit > date)
			n++
		}
		drop := false
		switch pieces[at].element {
		case structure.Title, structure.AttachmentNote:
			drop = annex
		case structure.Subtitle:
			drop = len(kept) > 0 && kept[len(kept)-1].element == structure.Body // a dash in the body
		case structure.Signature, structure.Signer:
			drop = pieces[at].unit > first && !dateFollows(pieces[at+n:])
		}
		if !drop {
			kept = append(kept, pieces[at:at+n]...)
		}
		at += n
	}
	return kept
}

// dateFollows reports whether a date is among the first of the pieces.
func dateFollows(pieces []piece) bool {
	const near = 4
	return slices.ContainsFunc(pieces[:min(len(pieces), near)], func(p piece) bool { return p.element == structure.Date })
}

// firstAnnex returns the unit in which the first attachment begins, behind unit date with a colon or without, or the number of units.
func (w *work) firstAnnex(date int) int {
	for i := 1; i < len(w.units); i++ {
		if w.beginsAnnex(piece{stretch: stretch{i, 0, w.units[i].end - w.units[i].start}}, i > date) {
			return i
		}
	}
	return len(w.units)
}

// elements searches the stretches.
func (w *work) elements(list []stretch, known []string, search func([]structure.Row, []string) []structure.Zone) []piece {
	lines := make([]structure.Row, len(list))
	said := squeeze(w.file.Title)
	if t := w.file.Field("ArticleTitle"); t != "" {
		said = squeeze(t)
	}
	for k, st := range list {
		s := w.of(st.unit)[st.from:st.to]
		p := w.paragraph(st.unit)
		lines[k].Text = s
		lines[k].Apart = k > 0 && st.unit > list[k-1].unit+1
		lines[k].Title = said != "" && len(s) >= 12 && len(s) <= longLine/2 && strings.Contains(said, squeeze(s)) || p.Kind == source.Heading && p.Level <= 1 || w.titleStyle(st.unit) || p.Centered && p.Font.Size >= 18
		if l, ok := label.Parse(s); ok && l.Scheme != label.Appendix && len(s) < longLine {
			lines[k].Body, lines[k].Title = len(s), false
			if i := strings.Index(s, "。"); i >= 0 { // what is glued to it behind its first sentence may be an element
				lines[k].Body = i + len("。")
			}
		} else if _, ok := label.ParseDecimal(s); ok {
			lines[k].Title = false // 4应急响应
		}
	}
	var out []piece
	above := true
	for _, z := range search(lines, known) {
		first := true
		for k := z.From.Line; k <= z.To.Line; k++ {
			a, b := 0, len(lines[k].Text)
			if k == z.From.Line {
				a = z.From.Offset
			}
			if k == z.To.Line {
				b = z.To.Offset
			}
			if b > a {
				out = append(out, piece{stretch{list[k].unit, list[k].from + a, list[k].from + b}, z.Element, first, above})
				first = false
			}
		}
		if z.Element == structure.Body {
			above = false
		}
	}
	return out
}

// namesIn returns the names of authorities that the elements hold.
func (w *work) namesIn(pieces []piece) []string {
	var names []string
	for _, p := range pieces {
		s := squeeze(w.of(p.unit)[p.from:p.to])
		switch p.element {
		case structure.Letterhead, structure.Signature:
			names = append(names, lex.Authorities(lex.WithoutLetterheadEnding(s))...)
		case structure.Title:
			for end := range lex.AuthorityEnds(s) {
				names = append(names, s[:end])
			}
		}
	}
	return names
}

var titleStyles = lex.Class("title-style")

// titleStyle reports whether the file gives unit i the paragraph style of titles.
func (w *work) titleStyle(i int) bool {
	k := w.paragraph(i).First
	if w.in.Seen == nil || k >= len(w.in.Seen.Parts) {
		return false
	}
	style := strings.ToLower(w.in.Seen.Parts[k].Style)
	return style == "title" || titleStyles.Is(style)
}

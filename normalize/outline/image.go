package outline

import (
	"strings"

	"guiwen/normalize/layout"
	"guiwen/normalize/lex"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// Pictures stand in the document and are no part of its language: a seal between signature and date, a line drawn under
// a letterhead. The structure is found without them; they are put back in their places when the blocks are written.

// withoutImages returns the units of all paragraphs but the pictures, which it takes down.
func (w *work) withoutImages(paragraphs []layout.Paragraph) []unit {
	list := make([]unit, 0, len(paragraphs)+len(paragraphs)/8)
	for i, p := range paragraphs {
		switch p.Kind {
		case source.Image:
			w.images = append(w.images, i)
			continue
		case source.Contents:
			list = append(list, unit{start: p.Start, end: p.End, para: i, role: schema.Contents, toc: true})
			continue
		}
		list = append(list, unit{start: p.Start, end: p.End, para: i, rebuilt: p.Weak})
	}
	return list
}

// moveImages takes the pictures that stand in front of unit i, which joins the unit before it, out of the way: they follow
// the last of the joined units. It returns how many pictures have been dealt with.
func (w *work) moveImages(moved *strings.Builder, next, i int) int {
	for next < len(w.images) && w.images[next] < w.units[i].para {
		p := &w.text.Paragraphs[w.images[next]]
		if w.units[i].joined && w.images[next] > w.units[i-1].para {
			moved.WriteString("\n" + w.s[p.Start:p.End])
		}
		next++
	}
	return next
}

// joinedOn reports whether the unit behind i continues it.
func (w *work) joinedOn(i int) bool { return i+1 < len(w.units) && w.units[i+1].joined }

// picture returns what the source says of the picture that is paragraph p.
func (w *work) picture(p *layout.Paragraph) *schema.Picture {
	out := &schema.Picture{}
	if w.in.Seen == nil || p.First >= len(w.in.Seen.Parts) || w.in.Seen.Parts[p.First].Picture == nil {
		return out
	}
	g := w.in.Seen.Parts[p.First].Picture
	text := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	measure := func(f float64) *float64 {
		if f <= 0 {
			return nil
		}
		return &f
	}
	out.Name, out.MediaType, out.SHA256, out.Alt = text(g.Name), text(g.MediaType), text(g.SHA256), text(g.Alt)
	out.Width, out.Height, out.FullPage = measure(g.Width), measure(g.Height), g.FullPage
	return out
}

// figureTitle reports whether unit i is the title of the picture above it: 图1案件走势.
func (w *work) figureTitle(i int) bool {
	p := w.units[i].para
	if p == 0 || w.text.Paragraphs[p-1].Kind != source.Image || w.text.Paragraphs[p].Start != w.units[i].start {
		return false
	}
	s := w.of(i)
	rest, ok := captioned(s)
	_, n := lex.Ordinal(rest)
	return ok && n > 0 && !closed(s) && runes(s, 61) <= 60
}

package layout

import (
	"slices"
	"strings"

	"guiwen/normalize"
	"guiwen/normalize/source"
)

// Revisions says what becomes of tracked changes (修订).
type Revisions string

// The ways to read tracked changes.
const (
	Accepted Revisions = "accepted" // as if every change was accepted; the zero value is this one
	Original Revisions = "original" // as if every change was rejected
	Marked   Revisions = "marked"   // both stand in the text, marked
)

// hides returns the rule by which text with a mark of this kind is taken out of the document, or "" where it stays.
func (r Revisions) hides(k source.MarkKind) string {
	switch {
	case k == source.Struck && r != Marked:
		return "revision.struck"
	case k == source.Deleted && (r == Accepted || r == ""):
		return "revision.deleted"
	case k == source.Inserted && r == Original:
		return "revision.inserted"
	}
	return ""
}

// WithoutHidden returns t without the text that the format shows as no longer valid: struck, or deleted in a tracked
// change. The edits keep it. Line feeds and tabs between paragraphs and cells stay.
func WithoutHidden(t *Text, seen *source.Document, r Revisions) *Text {
	if r == Marked {
		return apart(t, seen)
	}
	var edits []normalize.Edit
	s, last := t.String(), 0
	for i := range seen.Parts {
		for _, m := range seen.Parts[i].Marks {
			rule := r.hides(m.Kind)
			if rule == "" {
				continue
			}
			start, end := max(t.Offset(m.Start), last), t.Offset(m.End)
			for start < end {
				stop := start
				for stop < end && s[stop] != '\n' && s[stop] != '\t' {
					stop++
				}
				if stop > start {
					edits = append(edits, normalize.Edit{Start: start, End: stop, Rule: rule})
				}
				start = stop + 1
			}
			last = max(last, end)
		}
	}
	return t.Apply(edits)
}

// apart returns t with a bar between digits that belong to two versions of a number: 35|36. Where both versions stand in
// the text, they must not be read as one figure.
func apart(t *Text, seen *source.Document) *Text {
	s := t.String()
	var places []int
	for i := range seen.Parts {
		for _, m := range seen.Parts[i].Marks {
			if m.Kind != source.Struck && m.Kind != source.Deleted && m.Kind != source.Inserted {
				continue
			}
			for _, at := range [...]int{t.Offset(m.Start), t.Offset(m.End)} {
				if 0 < at && at < len(s) && ofFigure(s[at-1]) && ofFigure(s[at]) {
					places = append(places, at)
				}
			}
		}
	}
	slices.Sort(places)
	var edits []normalize.Edit
	for _, at := range slices.Compact(places) {
		edits = append(edits, normalize.Edit{Start: at, End: at, New: "|", Rule: "revision.apart"})
	}
	return t.Apply(edits)
}

// ofFigure reports whether c may stand in a figure.
func ofFigure(c byte) bool { return '0' <= c && c <= '9' || c == '.' || c == ',' }

// WithoutEmpty returns t without paragraphs that hold no character, and without such lines of cells: nothing but
// invisible characters, or struck text, stood in them.
func WithoutEmpty(t *Text) *Text {
	var edits []normalize.Edit
	s := t.String()
	for _, p := range t.Paragraphs {
		if p.Table != nil {
			for _, row := range p.Table.Rows {
				for _, c := range row {
					edits = withoutEmptyLines(edits, s, c)
				}
			}
			continue
		}
		if p.Start == p.End && p.Kind != source.Image {
			edits = append(edits, normalize.Edit{Start: p.End, End: p.End + len("\n"), Rule: "layout.blank"})
		}
	}
	if edits == nil {
		return t
	}
	out := t.Apply(edits)
	kept := out.Paragraphs[:0]
	for i, p := range out.Paragraphs {
		if q := t.Paragraphs[i]; q.Start < q.End || q.Table != nil || q.Kind == source.Image {
			kept = append(kept, p)
		}
	}
	out.Paragraphs = kept
	return out
}

// withoutEmptyLines appends the edits that take the empty lines out of a cell: of the line feeds between two lines with
// text the first is kept.
func withoutEmptyLines(edits []normalize.Edit, s string, c Cell) []normalize.Edit {
	if strings.IndexByte(s[c.Start:c.End], '\n') < 0 {
		return edits
	}
	some := false   // a line with text stands before
	var feeds []int // behind it
	remove := func(at int) {
		edits = append(edits, normalize.Edit{Start: at, End: at + len("\n"), Rule: "layout.blank"})
	}
	for at := c.Start; at <= c.End; {
		end := c.End
		if i := strings.IndexByte(s[at:c.End], '\n'); i >= 0 {
			end = at + i
		}
		if at < end {
			if some && len(feeds) > 0 {
				feeds = feeds[1:]
			}
			for _, f := range feeds {
				remove(f)
			}
			feeds, some = feeds[:0], true
		}
		feeds = append(feeds, end)
		at = end + 1
	}
	for _, f := range feeds[:max(len(feeds)-1, 0)] { // the last is the end of the cell
		remove(f)
	}
	return edits
}

package layout

import (
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

// WithoutEmpty returns t without paragraphs that hold no character: nothing but invisible characters, or struck text,
// stood in them.
func WithoutEmpty(t *Text) *Text {
	var edits []normalize.Edit
	for _, p := range t.Paragraphs {
		if p.Start == p.End && p.Table == nil && p.Kind != source.Image {
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

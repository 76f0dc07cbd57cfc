package docx

import (
	"context"

	"guiwen/normalize/source"
)

// ReadOriginal reads a Word document as [Read] does, but with the paragraphs, rows, formats and automatic numbers that
// it had before its tracked changes.
func ReadOriginal(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	return read(ctx, in, limits, original)
}

// ReadMarked reads a Word document as [Read] does, but with the paragraphs and rows of both versions.
func ReadMarked(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	return read(ctx, in, limits, marked)
}

// gone reports whether the place is no part of the document that is read.
func (s *story) gone() bool {
	return s.revisions.gone(s.change.deleted > 0, s.change.inserted > 0)
}

// inserted reads with read what a tracked change has inserted, or moved here.
func (s *story) inserted(read func()) {
	s.change.inserted++
	read()
	s.change.inserted--
}

// deleted reads with read what a tracked change has deleted.
func (s *story) deleted(read func()) {
	before := s.losses.changedCharacters
	s.movedAway(read)
	s.losses.deletions++
	s.losses.deletedCharacters += s.losses.changedCharacters - before
}

// movedAway reads with read what a tracked change has moved to another place.
func (s *story) movedAway(read func()) {
	s.change.deleted++
	read()
	s.change.deleted--
}

// markRevisions marks text of the paragraph by the changes that it stands in.
func (s *story) markRevisions(start, end int) {
	if s.change.inserted > 0 {
		s.p.mark(source.Inserted, start, end)
	}
	if s.change.deleted > 0 {
		s.p.mark(source.Deleted, start, end)
	}
}

// markBox marks the parts of a box that is no paragraph by the changes that it stands in.
func (s *story) markBox(box *writer) {
	for i := range box.parts {
		p := &box.parts[i]
		if s.change.inserted > 0 {
			p.Marks = append(p.Marks, source.Mark{Kind: source.Inserted, Start: p.Start, End: p.End, Note: -1})
		}
		if s.change.deleted > 0 {
			p.Marks = append(p.Marks, source.Mark{Kind: source.Deleted, Start: p.Start, End: p.End, Note: -1})
		}
	}
}

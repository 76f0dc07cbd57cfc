package outline

import (
	"sort"
	"strings"
	"unicode/utf8"

	"guiwen/normalize"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// markKinds are the names that the document has for the marks of the source.
var markKinds = [...]schema.MarkKind{
	source.Raised: schema.Raised, source.Lowered: schema.Lowered, source.Struck: schema.Struck, source.Inserted: schema.Inserted,
	source.Deleted: schema.Deleted, source.Commented: schema.Comment, source.NoteRef: schema.NoteRef,
}

// marks writes the marks of the source into the blocks that they lie in. One that reaches over several blocks is in each.
// Text that was taken out keeps its place and stands in the mark.
func marks(doc *schema.Document, text *normalize.Text, seen *source.Document) {
	starts := make([]int, len(doc.Blocks)) // of each block, in the text
	at := 0
	for i := range doc.Blocks {
		starts[i] = at
		at += len(doc.Blocks[i].Text) + len("\n")
	}
	if len(starts) == 0 {
		return
	}
	edits := text.Edits()
	blockAt := func(off int) int {
		return max(0, sort.SearchInts(starts, off+1)-1)
	}
	for i := range seen.Parts {
		for _, m := range seen.Parts[i].Marks {
			start, end := text.Offset(m.Start), text.Offset(m.End)
			if takenOut(edits, m) {
				end = start
			}
			for b := blockAt(start); b < len(doc.Blocks) && (starts[b] < end || b == blockAt(start)); b++ {
				block := &doc.Blocks[b]
				from, to := clip(start-starts[b], block.Text), clip(end-starts[b], block.Text)
				out := schema.Mark{Kind: markKinds[m.Kind], Start: utf8.RuneCountInString(block.Text[:from]), End: utf8.RuneCountInString(block.Text[:to])}
				switch {
				case m.Kind == source.Commented:
					words := m.Text
					out.Text = &words
				case m.Kind == source.NoteRef && m.Note >= 0 && m.Note < len(seen.Parts):
					id := doc.Blocks[blockAt(text.Offset(seen.Parts[m.Note].Start))].ID
					out.Target = &id
				case from == to && m.Start < m.End:
					words := text.Raw()[m.Start:m.End]
					out.Text = &words
				}
				block.Marks = append(block.Marks, out)
			}
		}
	}
	for i := range doc.Blocks {
		list := doc.Blocks[i].Marks
		sort.SliceStable(list, func(a, b int) bool { return list[a].Start < list[b].Start })
	}
}

// takenOut reports whether an edit took the text of the mark out of the document. What the edit writes besides, ends of
// cells, is no text of the mark.
func takenOut(edits []normalize.Edit, m source.Mark) bool {
	if m.Start == m.End || m.Kind != source.Struck && m.Kind != source.Inserted && m.Kind != source.Deleted {
		return false
	}
	i := sort.Search(len(edits), func(i int) bool { return edits[i].End >= m.End })
	return i < len(edits) && edits[i].Start <= m.Start && strings.Contains(edits[i].Rule, "revision.")
}

// clip bounds an offset to a text.
func clip(off int, s string) int { return min(max(off, 0), len(s)) }

package annex

import (
	"strings"

	"guiwen/schema"
	"guiwen/schema/message"
)

// referenceSheet is 引用文件: every thing that the documents refer to.
func referenceSheet(b *book) *sheet { return b.newSheet("reference", 1) }

// keepReferences keeps the references of a document until it is known what they mean.
func (b *book) keepReferences(h *sheaf, document int, blocks []place) {
	for i := range h.citations {
		c := &h.citations[i]
		if c.at = ""; c.block > 0 && c.block <= len(blocks) {
			c.at = blocks[c.block-1].link()
		}
	}
	title := strings.Clone(h.summary.title) // what the linker keeps is no part of the sheaf
	m := schema.Metadata{Title: &title, DocumentNumber: &schema.DocumentNumber{Text: strings.Clone(h.summary.number)}}
	b.fail(b.cited.add(document, &schema.Document{Metadata: m}, h.citations))
}

// writeReferences writes 引用文件.
func (b *book) writeReferences() {
	err := b.cited.each(func(r *citation, to *int) {
		b.totals.references++
		where, cited := cell{}, cell{}
		if r.Block != "" {
			where = text(r.Block)
			where.link = r.at
		}
		if to != nil {
			cited = count(*to)
		}
		b.references.add(
			count(b.totals.references), count(r.Document), text(r.Reference.ID), text(message.Term("ReferenceKind", r.Reference.Kind)),
			text(r.Title), optional(r.Reference.DocumentNumber), text(r.Issuers), text(r.Alias),
			count(r.Mentions).in(look{face: figureFace, align: "center", format: "0"}), where, text(r.Section), cited,
		)
	})
	b.fail(err)
}

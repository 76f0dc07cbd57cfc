// Package reference finds what an official document cites (引用) and ties every mention to one thing: documents
// by title (《…》), number (发文字号) and short name (简称), articles of laws (法条), numbered meetings (会议),
// standards (标准) and cases (案号). It is for Chinese official documents what eyecite is for American courts.
//
// # Terminology
//
//   - mention (提及): a place in the text where something is cited, a span of one paragraph.
//   - thing: what is cited; one [schema.Reference] with all its mentions.
//   - title (标题): in title marks 《》, titles inside it in 〈〉 (GB/T 15834-2011, 4.15).
//   - document number (发文字号): issuer code, year, sequence: 国办发〔2018〕115号 (GB/T 9704-2012, 7.2.5).
//   - short name (简称): defined with 以下简称; it counts from its definition on.
//
// Nothing is guessed: a number whose code may begin elsewhere is reported, a damaged one is kept as it stands, a
// short name that fits no title is resolved to none. Offsets are bytes inside the package and in [Found]; the
// published references count code points.
//
// [Find] takes a document, [FindText] a text of any origin, [Linker] the documents of a batch; [URI] names what is cited.
//
// Grammar: docs/references.md.
package reference

import (
	"slices"
	"strconv"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// Find returns what doc cites, in the order of first mention, and remarks on what is unclear. The document's
// own title and number, and the titles of its attachments in their list, are its metadata and no references. Only
// doc.Blocks, doc.Metadata and whether the document carries another (doc.Parts) are read.
func Find(doc *schema.Document) ([]schema.Reference, []schema.Diagnostic) {
	title, number := "", ""
	if doc.Metadata.Title != nil && !promulgates(doc) {
		title = *doc.Metadata.Title
	}
	if doc.Metadata.DocumentNumber != nil {
		number = doc.Metadata.DocumentNumber.Text
	}
	r := newResolver(title, number)
	for _, a := range doc.Metadata.Attachments {
		r.attached[lex.Fold(a.Title)] = true
	}
	for i := range doc.Blocks {
		r.list, r.table = doc.Blocks[i].Role == schema.AttachmentList, doc.Blocks[i].Role == schema.Table
		switch b := &doc.Blocks[i]; b.Role {
		case schema.Letterhead, schema.DocumentNumberOf, schema.Signatory, schema.Image:
		default:
			r.paragraph(i, b.Text, b.Number != nil && b.Number.Scheme == schema.Article)
		}
	}
	r.checkMeetings()
	text := func(block int) string { return doc.Blocks[block].Text }
	id := func(block int) string { return doc.Blocks[block].ID }
	refs := r.references(text, id)
	notes := make([]schema.Diagnostic, 0, len(r.notes))
	for _, n := range r.notes {
		block := id(n.block)
		notes = append(notes, schema.Diagnostic{Code: n.code, Severity: n.severity, Block: &block, Message: n.message})
	}
	return refs, notes
}

// promulgates reports whether the document is an order or announcement: the title of the text that it promulgates is one it names.
func promulgates(doc *schema.Document) bool {
	return len(doc.Parts) > 0 && doc.Parts[0].Relation != nil && doc.Parts[0].Relation.Kind == schema.Promulgates
}

// references publishes the things: mentions in order and in code points, ids in order of first mention.
func (r *resolver) references(text, id func(block int) string) []schema.Reference {
	mentions := r.ordered()
	toCodePoints(mentions, text)
	things := make([]*thing, 0, len(r.things))
	for i := range mentions {
		if t := r.things[mentions[i].thing]; t.ref.ID == "" {
			things = append(things, t)
			t.ref.ID = "r" + strconv.Itoa(len(things))
		}
	}
	all := make([]schema.Mention, len(mentions)) // of one thing after the other
	for _, t := range things {
		t.ref.Mentions, all = all[:0:t.count], all[t.count:]
	}
	for i := range mentions {
		m := &mentions[i]
		t := r.things[m.thing]
		t.ref.Mentions = append(t.ref.Mentions, schema.Mention{Block: id(m.block), Start: m.start, End: m.end, Form: m.form})
	}
	refs := make([]schema.Reference, len(things))
	for i, t := range things {
		refs[i] = t.ref
		refs[i].Year = yearOf(&t.ref)
		if t.of != own {
			refs[i].Of = &r.things[t.of].ref.ID
		}
	}
	return refs
}

// ordered returns the mentions in the order of the text, as which most of them have been added.
func (r *resolver) ordered() []mention {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.form == formTitle && i < r.things[m.thing].shortTo {
			m.form = formAlias
		}
	}
	if !slices.IsSortedFunc(r.mentions, compare) {
		slices.SortStableFunc(r.mentions, compare)
	}
	return r.mentions
}

func compare(m, o mention) int {
	if m.block != o.block {
		return m.block - o.block
	}
	return m.start - o.start
}

// toCodePoints turns the offsets of mentions, which are in order, from bytes into code points of their block's text.
func toCodePoints(mentions []mention, text func(block int) string) {
	block, at, points := -1, 0, 0
	s := ""
	for i := range mentions {
		m := &mentions[i]
		if m.block != block || m.start < at {
			block, at, points = m.block, 0, 0
			s = text(block)
		}
		points += codePoints(s[at:m.start])
		length := codePoints(s[m.start:m.end])
		at = m.end
		m.start, m.end = points, points+length
		points += length
	}
}

// Found is a mention in a single text.
type Found struct {
	Start, End int    // bytes of the text, half-open
	Form       string // as in [schema.Mention]
	// Thing is what is mentioned; all mentions of one thing share it. Its ID, Of and Mentions are empty.
	Thing *schema.Reference
	// Of is the law that a place in a law is in; nil where that is the text itself, and of other things.
	Of *schema.Reference
	// Uncertain says that where the code of a number begins, or who issued it, is not sure.
	Uncertain bool
	// Damaged says that a number has lost a bracket, its 号 or its sequence; it is kept as it stands.
	Damaged bool
}

// FindText returns the mentions in one text, a paragraph or a few, in order: the small way in for callers that
// have no [schema.Document]. It takes text as it comes: any brackets, full-width digits, blanks.
func FindText(text string) []Found {
	r := newResolver("", "")
	r.paragraph(0, text, false)
	var out []Found
	for _, m := range r.ordered() {
		t := r.things[m.thing]
		t.ref.Year = yearOf(&t.ref)
		f := Found{
			Start: m.start, End: m.end, Form: m.form, Thing: &t.ref,
			Uncertain: m.flaw == uncertain || m.flaw == elided, Damaged: m.flaw == damaged || m.flaw == incomplete,
		}
		if t.of != own {
			f.Of = &r.things[t.of].ref
		}
		out = append(out, f)
	}
	return out
}

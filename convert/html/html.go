// Package html reads web pages (网页): saved pages of government sites, scraped bodies of articles, tables saved as
// HTML.
//
// # Terminology
//
//   - body (正文): the part of the page that is the document; everything else is chrome (网页框架): navigation, sharing,
//     footers. Chrome stays in the raw text, in its place, as parts of kind Chrome.
//   - disclosure header (政府信息公开著录项): the labelled values that sites set over a document: 索引号, 发文字号 …
//   - line: a run of text between two block boundaries or <br>; it gives one part.
//
// The raw text is the text of the page as a browser lays it out: white space collapsed, a line feed between blocks, a
// tab between cells; without scripts, style sheets, form controls and elements that are hidden. Nothing is fetched.
package html

import (
	"context"
	"strings"

	"guiwen/convert/charset"
	"guiwen/normalize/source"
)

// maxTags bounds the tree that is built of a page: about 400 bytes a tag. The largest real pages have some 100,000.
const maxTags = 1_200_000

// Read reads a web page. It is a [source.Reader].
//
// Parts of the body are Paragraph, Heading (h1–h6), ListItem, TableCell, Caption, and Line where <br> breaks lines within a
// paragraph; outside of it Chrome and Field. Where no body is found the whole page is the body.
//
// Errors: input.empty; input.no-text for a page without visible text and for one that only leads to an attachment, whose
// address the message tells; limit.size, limit.depth; those of [charset.Decode].
func Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	limits = limits.WithDefaults()
	if int64(len(in.Data)) > limits.Bytes {
		return nil, source.Errorf(source.LimitSize, "input_bytes", "", "the file has %d bytes, allowed are %d", len(in.Data), limits.Bytes)
	}
	declared := declaredCharset(in.Data)
	decoded, err := charset.Decode(in.Data, declared)
	if err != nil {
		return nil, err
	}
	p := &page{ctx: ctx, limits: limits, notes: decoded.Notes}
	for i := range p.notes {
		p.notes[i].Offset = -1 // offsets of the file's text, not of the raw text
	}
	if declared != "" && !decoded.Declares(declared) {
		p.warn("html.charset-mismatch", "the page declares %.40q, but its bytes are %s", declared, decoded.Encoding)
	}
	var text string
	text, p.undecoded = placeholdersIn(decoded.String, decoded.Undecoded)
	doc, err := p.read(strings.TrimPrefix(text, "\ufeff"))
	if err != nil {
		return nil, err
	}
	doc.Encoding = decoded.Encoding
	return doc, nil
}

// read turns the decoded page into a document.
func (p *page) read(text string) (*source.Document, error) {
	if n := strings.Count(text, "\x00"); n > 0 {
		p.warn("html.nul", "%d NUL characters in the page, which browsers drop or replace", n)
	}
	root, err := p.parse(withoutCDATA(text))
	if err != nil {
		return nil, err
	}
	p.root = root
	meta := p.meta()
	p.files = p.attachments()
	p.prune()
	if err := p.ctx.Err(); err != nil {
		return nil, err
	}
	p.findBody()
	w := newWriter(p)
	if err := w.page(); err != nil {
		return nil, err
	}
	doc := &source.Document{Text: string(w.text), Parts: w.parts, Meta: meta}
	p.undecoded.settle(doc)
	for i := range p.notes {
		p.notes[i].Message = p.undecoded.without(p.notes[i].Message)
	}
	for i := range p.files {
		p.files[i].name, p.files[i].href = p.undecoded.without(p.files[i].name), p.undecoded.without(p.files[i].href)
	}
	if charset.IsBlank(doc.Text) || len(doc.Parts) == 0 {
		return nil, p.noText()
	}
	if err := p.onlyAttachment(doc); err != nil {
		return nil, err
	}
	readFields(doc)
	promoteTitle(doc)
	readNotes(doc, w.refs, w.places)
	unmarkChrome(doc)
	p.tellStruck(doc)
	p.tellPictures(doc)
	doc.Notes = append(p.notes, charset.Inspect(doc.Text, doc.Undecoded)...)
	return doc, nil
}

// tellStruck says which text of the document is struck.
func (p *page) tellStruck(doc *source.Document) {
	var struck []string
	for _, part := range doc.Parts {
		for _, m := range part.Marks {
			if m.Kind == source.Struck {
				struck = append(struck, doc.Text[m.Start:m.End])
			}
		}
	}
	if n := len(struck); n > 0 {
		p.warn("html.struck-text", "%d pieces of text are struck through and are no part of the text: %s", n, samples(struck))
	}
}

// unmarkChrome takes the marks off what is no part of the document.
func unmarkChrome(doc *source.Document) {
	for i := range doc.Parts {
		if isFurniture(doc.Parts[i].Kind) {
			doc.Parts[i].Marks = nil
		}
	}
}

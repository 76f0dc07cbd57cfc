package pdf

import (
	"context"

	"guiwen/normalize/source"
)

// The costs that no honest document has. They hold beside source.Limits, which bound a document as a whole.
const (
	maxStream      = 96 << 20  // bytes of one decoded stream
	maxPageContent = 96 << 20  // bytes of the decoded content streams of one page
	maxPageGlyphs  = 2_500_000 // glyphs shown on one page
	maxFormNesting = 24        // form XObjects inside each other
	maxStates      = 2_000     // graphics states saved at a time; further ones are counted, not kept
	maxFilters     = 16        // filters of one stream
	maxColumns     = 1 << 20   // samples a row that a predictor may declare
)

// budget counts what a document costs and looks at its context in time.
type budget struct {
	ctx      context.Context
	limits   source.Limits
	expanded int64 // bytes of decoded streams so far
	text     int   // bytes of text so far
	ticks    int
}

// tick is called for every operator and every few glyphs; every 2048th time it looks at the context.
func (b *budget) tick() error {
	b.ticks++
	if b.ticks&2047 != 0 {
		return nil
	}
	return b.ctx.Err()
}

// expand takes n bytes of decoded stream.
func (b *budget) expand(n int) error {
	b.expanded += int64(n)
	if b.expanded > b.limits.Expanded {
		return source.Errorf(source.LimitSize, "expanded_bytes", "", "the streams unpack to more than %d bytes", b.limits.Expanded)
	}
	return nil
}

// write takes n bytes of text.
func (b *budget) write(n int) error {
	b.text += n
	if b.text > b.limits.Text {
		return source.Errorf(source.LimitSize, "text_bytes", "", "the text is longer than %d bytes", b.limits.Text)
	}
	return nil
}

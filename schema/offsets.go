package schema

import "unicode/utf8"

// Offsets turns byte offsets of one text into code points. Offsets asked for in rising order take linear time
// altogether; an offset before the last one starts over.
type Offsets struct {
	text  string
	bytes int
	runes int
}

// NewOffsets returns a counter over text.
func NewOffsets(text string) *Offsets { return &Offsets{text: text} }

// CodePoint returns the number of code points before the byte offset, which is clipped to the text.
func (o *Offsets) CodePoint(offset int) int {
	offset = min(max(offset, 0), len(o.text))
	if offset < o.bytes {
		o.bytes, o.runes = 0, 0
	}
	o.runes += utf8.RuneCountInString(o.text[o.bytes:offset])
	o.bytes = offset
	return o.runes
}

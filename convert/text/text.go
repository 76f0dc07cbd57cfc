// Package text reads plain text (纯文本): files that know characters and lines, nothing else.
//
// The raw text is the whole decoded file; of UTF-8 input it is the file, byte for byte, with a byte order mark as U+FEFF.
package text

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiwen/convert/charset"
	"guiwen/normalize/source"
)

// Read reads plain text. It is a [source.Reader].
//
// Every line with anything but white space gives one part of kind Line: the whole line with its indent, without its
// end. Lines end at LF, CR LF, CR, and at the rarer U+000B, U+0085, U+2028 and U+2029. A form feed ends line and page: then parts carry page
// numbers, and Pages has an entry without size for each. A byte order mark belongs to no part.
//
// Errors: input.empty, input.no-text (only characters that do not show), limit.size, and those of
// [charset.Decode].
func Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	limits = limits.WithDefaults()
	if int64(len(in.Data)) > limits.Bytes {
		return nil, source.Errorf(source.LimitSize, "input_bytes", "", "the file has %d bytes, allowed are %d", len(in.Data), limits.Bytes)
	}
	decoded, err := charset.Decode(in.Data, "")
	if err != nil {
		return nil, err
	}
	if len(decoded.String) > limits.Text {
		return nil, source.Errorf(source.LimitSize, "text_bytes", "", "the text has %d bytes, allowed are %d", len(decoded.String), limits.Text)
	}
	if charset.IsBlank(decoded.String) {
		return nil, source.Errorf(source.NoText, "blank", "", "the file holds only white space and invisible characters")
	}
	doc := &source.Document{
		Text:     decoded.String,
		Encoding: decoded.Encoding,
		Notes:    append(decoded.Notes, charset.Inspect(decoded.String, decoded.Undecoded)...),

		Undecoded: decoded.Undecoded,
	}
	if err := split(ctx, doc); err != nil {
		return nil, err
	}
	markStruck(doc)
	if doc.PageBreaks && len(doc.Pages) > limits.Pages {
		return nil, source.Errorf(source.LimitSize, "pages", "", "the text has %d pages, allowed are %d", len(doc.Pages), limits.Pages)
	}
	return doc, nil
}

// split fills the document's parts and pages from its text.
func split(ctx context.Context, doc *source.Document) error {
	text := doc.Text
	start := len(text) - len(strings.TrimPrefix(text, "\ufeff"))
	doc.Parts = make([]source.Part, 0, 1+strings.Count(text, "\n"))
	page := 1
	for n := 0; start < len(text); n++ {
		if n%4096 == 4095 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		end, size := lineEnd(text, start)
		if strings.TrimLeftFunc(text[start:end], unicode.IsSpace) != "" {
			doc.Parts = append(doc.Parts, source.Part{Start: start, End: end, Kind: source.Line, Page: page})
		}
		if size > 0 && text[end] == '\f' {
			page++
		}
		start = end + size
	}
	doc.PageBreaks = strings.Contains(text, "\f")
	if !doc.PageBreaks {
		for i := range doc.Parts {
			doc.Parts[i].Page = 0
		}
		return nil
	}
	doc.Pages = make([]source.Page, page)
	return nil
}

// lineEnd returns where the line that begins at start ends, and the bytes of its end; 0 at the end of the text.
func lineEnd(text string, start int) (end, size int) {
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c >= 0xE3 && c <= 0xEF:
			i += 2
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
			return i, 2
		case c >= '\n' && c <= '\r':
			return i, 1
		case c == 0xC2 && text[i+1] == 0x85:
			return i, 2
		case c == 0xE2 && text[i+1] == 0x80 && text[i+2]&^1 == 0xA8:
			return i, 3
		}
	}
	return len(text), 0
}

// Sniff reports whether data is plain text by its content: it decodes to text, and is not HTML or another format
// written in text, which its reader must claim before. It looks at the first 64 KiB.
func Sniff(data []byte) bool {
	const sample = 64 << 10
	if len(data) > sample {
		data = data[:sample]
		// Do not cut within a character of UTF-8; other encodings lose at most one place, which is allowed.
		for n := 0; n < utf8.UTFMax && !utf8.RuneStart(data[len(data)-1]); n++ {
			data = data[:len(data)-1]
		}
		data = data[:len(data)-1]
	}
	decoded, err := charset.Decode(data, "")
	return err == nil && !charset.IsBlank(decoded.String)
}

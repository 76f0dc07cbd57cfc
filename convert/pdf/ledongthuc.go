package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	plain "github.com/ledongthuc/pdf"

	"guiwen/convert/page"
	"guiwen/normalize/source"
)

// ReadLedongthuc reads a PDF file with github.com/ledongthuc/pdf: plain text, line by line, without fonts or
// places, in the order of the file. It is a [source.Reader] with these exceptions, which are the library's:
//
//   - it turns text in GB character sets without a ToUnicode map into garbage without a word, so every document
//     carries the warning pdf.engine;
//   - it cannot be interrupted inside a page, and hostile files keep it busy for ever: it belongs into a
//     process that can be killed;
//   - it prints remarks to standard output and standard error of the process. They cannot be caught here
//     without changing os.Stdout for every goroutine, so it is not to be run where these carry data. (The converting
//     processes of guiwen answer on a pipe of their own.)
//
// It refuses what needs no password but is encrypted with AES-256, and PDF 2.0.
func ReadLedongthuc(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	limits = limits.WithDefaults()
	if err := checkInput(in, limits); err != nil {
		return nil, err
	}
	pages, err := plainPages(ctx, in.Data, limits)
	if err != nil {
		return nil, err
	}
	doc := &source.Document{PageBreaks: true, Pages: make([]source.Page, len(pages))}
	var b strings.Builder
	for i, text := range pages {
		if i > 0 {
			b.WriteByte('\f')
		}
		for l := range strings.SplitSeq(text, "\n") {
			if l = strings.TrimSpace(page.Clean(l)); l == "" {
				continue
			}
			doc.Parts = append(doc.Parts, source.Part{Start: b.Len(), End: b.Len() + len(l), Page: i + 1})
			b.WriteString(l)
			b.WriteByte('\n')
		}
	}
	doc.Text = b.String()
	switch {
	case len(doc.Parts) == 0:
		return nil, source.Errorf(source.NoText, "no_text_layer", "", "the pages have no text layer that this engine can read")
	case len(doc.Text) > limits.Text:
		return nil, source.Errorf(source.LimitSize, "text_bytes", "", "the text is longer than %d bytes", limits.Text)
	}
	doc.Notes = []source.Diagnostic{{
		Code: "pdf.engine", Severity: source.Warning, Offset: -1,
		Message: "read with the engine ledongthuc, which knows neither places nor the Chinese character sets of fonts without a map",
	}}
	return doc, nil
}

// plainPages is the one boundary to the library: its panics end here.
func plainPages(ctx context.Context, data []byte, limits source.Limits) (pages []string, err error) {
	defer func() {
		if v := recover(); v != nil {
			pages, err = nil, source.Errorf(source.Corrupt, "malformed_pdf", "", "the engine ledongthuc failed: %.200s", strings.ToValidUTF8(fmt.Sprint(v), "?"))
		}
	}()
	r, err := plain.NewReader(bytes.NewReader(data), int64(len(data)))
	if errors.Is(err, plain.ErrInvalidPassword) {
		return nil, source.Errorf(source.Encrypted, "", "", "the document asks for a password, or is encrypted in a way the engine ledongthuc does not know")
	}
	if err != nil {
		return nil, source.Errorf(source.Corrupt, "malformed_pdf", "", "the engine ledongthuc cannot open the file: %.200s", strings.ToValidUTF8(err.Error(), "?"))
	}
	n := r.NumPage()
	if n > limits.Pages {
		return nil, source.Errorf(source.LimitSize, "pages", "", "the document has more than %d pages", limits.Pages)
	}
	size := 0
	for i := 1; i <= n; i++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := r.Page(i)
		if p.V.IsNull() {
			pages = append(pages, "")
			continue
		}
		text, err := p.GetPlainText(nil)
		if err != nil {
			return nil, source.Errorf(source.Corrupt, "malformed_pdf", fmt.Sprintf("page %d", i), "the engine ledongthuc cannot read the page: %.200s", strings.ToValidUTF8(err.Error(), "?"))
		}
		if size += len(text); size > limits.Text {
			return nil, source.Errorf(source.LimitSize, "text_bytes", "", "the text is longer than %d bytes", limits.Text)
		}
		pages = append(pages, strings.ToValidUTF8(text, "\uFFFD"))
	}
	return pages, nil
}

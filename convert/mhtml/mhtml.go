// Package mhtml reads archived web pages (网页存档, MHTML; RFC 2557): what browsers save as .mht, and what Word and many systems of offices save as
// "single file web page", often under the name .doc. The page in it goes to the reader of web pages.
package mhtml

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"strings"
	"unicode/utf8"

	"guiwen/convert/html"
	"guiwen/convert/structured"
	"guiwen/normalize/source"
)

const (
	// maxDepth bounds how deep parts with parts nest; browsers and Word nest two.
	maxDepth = 16
	// maxParts bounds the parts of an archive; a page of 10,000 pictures is none that an office saved.
	maxParts = 10_000
)

// Sniff reports whether data is an archived web page: a message whose content is a web page or parts that belong together.
func Sniff(data []byte) bool {
	if !structured.Is(data, "mail") {
		return false
	}
	header, _, err := split(data)
	if err != nil {
		return false
	}
	kind, _, _ := mime.ParseMediaType(header.Get("Content-Type"))
	return kind == "multipart/related" || kind == "text/html"
}

// Read reads the first web page of the archive. It is a [source.Reader]; its errors are those of [html.Read], and input.corrupt for an archive without a page.
func Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	limits = limits.WithDefaults()
	switch {
	case len(in.Data) == 0:
		return nil, source.Errorf(source.Empty, "", "", "the file has no bytes")
	case int64(len(in.Data)) > limits.Bytes:
		return nil, source.Errorf(source.LimitSize, "input_bytes", "", "the file has %d bytes, allowed are %d", len(in.Data), limits.Bytes)
	}
	header, body, err := split(in.Data)
	if err != nil {
		return nil, source.Errorf(source.Corrupt, "mime", "", "the header of the archive is damaged: %w", err)
	}
	a := archive{ctx: ctx, limit: limits.Bytes}
	if err := a.read(header, body, 0); err != nil {
		return nil, err
	}
	if a.page == nil {
		return nil, source.Errorf(source.Corrupt, "mime", "", "the archive holds no web page")
	}
	doc, err := html.Read(ctx, source.Input{Name: in.Name, Data: a.page}, limits)
	if err != nil {
		return nil, err
	}
	if a.address != "" && doc.Meta.Field("url") == "" {
		doc.Meta.Fields = append(doc.Meta.Fields, source.MetaField{Name: "url", Value: a.address})
	}
	if a.damage != nil {
		doc.Notes = append(doc.Notes, source.Diagnostic{
			Code: "mhtml.damaged", Severity: source.Warning, Offset: -1,
			Message: fmt.Sprintf("the archive breaks off or is damaged (%v): the text may not be all of it", a.damage),
		})
	}
	return doc, nil
}

// split parts a message into its header and its body.
func split(data []byte) (textproto.MIMEHeader, io.Reader, error) {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	in := bufio.NewReader(bytes.NewReader(data))
	header, err := textproto.NewReader(in).ReadMIMEHeader()
	if err != nil && (len(header) == 0 || !errors.Is(err, io.EOF)) {
		return nil, nil, err
	}
	return header, in, nil
}

// archive is what was found so far.
type archive struct {
	ctx     context.Context
	limit   int64 // of the page, in bytes
	parts   int
	page    []byte
	address string // of the page, http or https; "" if it is not said
	damage  error
}

// read looks for the page in one part and the parts inside of it.
func (a *archive) read(header textproto.MIMEHeader, body io.Reader, depth int) error {
	if err := a.ctx.Err(); err != nil {
		return err
	}
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	switch {
	case err != nil && kind == "":
		return nil
	case strings.HasPrefix(kind, "multipart/") && depth == maxDepth:
		return source.Errorf(source.LimitDepth, "mime", "", "parts nest deeper than %d", maxDepth)
	case strings.HasPrefix(kind, "multipart/"):
		return a.readParts(multipart.NewReader(body, params["boundary"]), depth)
	case kind != "text/html" && kind != "application/xhtml+xml":
		return nil
	}
	page, err := io.ReadAll(io.LimitReader(decoder(header.Get("Content-Transfer-Encoding"), body), a.limit+1))
	if int64(len(page)) > a.limit {
		return source.Errorf(source.LimitSize, "expanded", "", "the page has more than %d bytes", a.limit)
	}
	if err != nil {
		a.damage = err
	}
	if len(page) > 0 {
		a.page = page
		if at := header.Get("Content-Location"); utf8.ValidString(at) && (strings.HasPrefix(at, "http://") || strings.HasPrefix(at, "https://")) {
			a.address = at
		}
	}
	return nil
}

// readParts reads parts until one holds the page. What is damaged behind others ends the reading.
func (a *archive) readParts(parts *multipart.Reader, depth int) error {
	for a.page == nil {
		part, err := parts.NextRawPart()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				a.damage = err
			}
			return nil
		}
		if a.parts++; a.parts > maxParts {
			return source.Errorf(source.LimitSize, "mime", "", "the archive has more than %d parts", maxParts)
		}
		if err := a.read(part.Header, part, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// decoder undoes a transfer encoding (RFC 2045, 6).
func decoder(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}

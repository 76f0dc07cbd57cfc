package odt

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"guiwen/convert/wordml"
	"guiwen/normalize/source"
)

// spaces are the namespaces of OpenDocument that are looked at, by their usual prefixes.
var spaces = map[string]string{
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":  "office",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":    "text",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":   "table",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":   "style",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
	"urn:oasis:names:tc:opendocument:xmlns:meta:1.0":    "meta",
	"http://purl.org/dc/elements/1.1/":                  "dc",
}

// writer writes one document over.
type writer struct {
	ctx    context.Context
	limits source.Limits
	in     *xml.Decoder
	tokens int
	damage error // where the file breaks off

	doc    wordml.Document
	styles styles
	lists  lists

	inBody  bool
	out     []*bytes.Buffer // where blocks go: the body, a note, a cell
	list    []openList      // one in the other
	fresh   bool            // the item has no paragraph yet, so its number is due
	notes   int
	changes map[string]string // deleted text by the id of its change
}

// openList is a list that text stands in.
type openList struct {
	style  *listStyle
	number int
}

func newWriter(ctx context.Context, limits source.Limits) *writer {
	w := &writer{ctx: ctx, limits: limits, styles: styles{}, changes: map[string]string{}}
	w.lists = lists{styles: map[string]*listStyle{}, byStyle: map[*listStyle]int{}}
	w.out = []*bytes.Buffer{&w.doc.Body}
	return w
}

// next returns the next token. Damage of the file is kept apart from other errors, for what stands in front of it is a document.
func (w *writer) next() (xml.Token, error) {
	if w.tokens++; w.tokens%1024 == 0 {
		if err := w.ctx.Err(); err != nil {
			return nil, err
		}
		if int64(w.doc.Body.Len()) > w.limits.Expanded {
			return nil, source.Errorf(source.LimitSize, "limit_expanded_bytes", "", "the document expands to more than %d bytes", w.limits.Expanded)
		}
	}
	token, err := w.in.Token()
	if err != nil && !errors.Is(err, io.EOF) {
		w.damage = err
	}
	return token, err
}

// short returns a name with its usual prefix.
func short(name xml.Name) string { return spaces[name.Space] + ":" + name.Local }

// attribute returns an attribute by its local name.
func attribute(start xml.StartElement, local string) string {
	for _, a := range start.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// count returns an attribute that is a number of at least one, and at most most.
func count(start xml.StartElement, local string, most int) int {
	n, err := strconv.Atoi(attribute(start, local))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, most)
}

// skip leaves out the element that has begun.
func (w *writer) skip() error {
	for depth := 1; depth > 0; {
		token, err := w.next()
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// each calls child for each child of the element that has begun; child reads it to its end.
func (w *writer) each(depth int, child func(start xml.StartElement, depth int) error) error {
	if depth > w.limits.Depth {
		return source.Errorf(source.LimitDepth, "limit_depth", "", "elements nest deeper than %d", w.limits.Depth)
	}
	for {
		token, err := w.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := child(t, depth+1); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// content returns the characters of the element that has begun.
func (w *writer) content() (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		token, err := w.next()
		if err != nil {
			return b.String(), err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			b.Write(t)
		}
	}
	return b.String(), nil
}

// block is where blocks go now.
func (w *writer) block() *bytes.Buffer { return w.out[len(w.out)-1] }

// into lets blocks go to a place of their own while do runs. The lists around do not reach into it.
func (w *writer) into(do func() error) ([]byte, error) {
	var b bytes.Buffer
	list, fresh := w.list, w.fresh
	w.out, w.list, w.fresh = append(w.out, &b), nil, false
	err := do()
	w.out, w.list, w.fresh = w.out[:len(w.out)-1], list, fresh
	return b.Bytes(), err
}

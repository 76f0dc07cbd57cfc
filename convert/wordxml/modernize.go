package wordxml

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"guiwen/convert/wordml"
	"guiwen/normalize/source"
)

// Namespaces of Word 2003 XML, by the short names that are used here.
var spaces = map[string]string{
	"http://schemas.microsoft.com/office/word/2003/wordml":  "w",
	"http://schemas.microsoft.com/office/word/2003/auxHint": "wx",
	"http://schemas.microsoft.com/aml/2001/core":            "aml",
	"urn:schemas-microsoft-com:vml":                         "v",
	"urn:schemas-microsoft-com:office:office":               "o",
}

// writer writes an element that has begun, up to its end.
type writer func(m *modernizer, start xml.StartElement, out *bytes.Buffer, depth int) error

// modernizer writes one document over.
type modernizer struct {
	ctx     context.Context
	limits  source.Limits
	in      *xml.Decoder
	special map[string]writer // elements that are more than renamed
	tokens  int

	doc    wordml.Document
	notes  int
	damage error // where the file breaks off
}

// modernize returns the document in today's vocabulary; special are the elements that are more than renamed. Where text breaks off, its main part does.
func modernize(ctx context.Context, text string, limits source.Limits, special map[string]writer) (*wordml.Document, error) {
	m := &modernizer{ctx: ctx, limits: limits, special: special, in: xml.NewDecoder(strings.NewReader(text))}
	m.in.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is decoded already
	for {
		token, err := m.next()
		if err != nil {
			if !errors.Is(err, io.EOF) && m.damage == nil {
				return nil, err
			}
			break
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := m.top(start); err != nil && m.damage == nil {
				return nil, err
			} else if err != nil {
				break
			}
		}
	}
	if m.doc.Body.Len() == 0 {
		if m.damage != nil {
			return nil, source.Errorf(source.Corrupt, "malformed_xml", "", "the file breaks off before its text: %w", m.damage)
		}
		return nil, source.Errorf(source.Corrupt, "malformed_xml", "", "the document has no body")
	}
	m.doc.Broken = m.damage != nil
	return &m.doc, nil
}

// next returns the next token. Damage of the file is kept apart from other errors, for what stands in front of it is a document.
func (m *modernizer) next() (xml.Token, error) {
	if m.tokens++; m.tokens%1024 == 0 {
		if err := m.ctx.Err(); err != nil {
			return nil, err
		}
	}
	token, err := m.in.Token()
	if err != nil && !errors.Is(err, io.EOF) {
		m.damage = err
	}
	return token, err
}

// top reads an element on the way to the parts of a document.
func (m *modernizer) top(start xml.StartElement) error {
	switch short(start.Name) {
	case "w:wordDocument", "w:cfChunk":
		return nil // its children follow
	case "w:body":
		return m.children(&m.doc.Body, 0)
	case "w:styles":
		return m.children(&m.doc.Styles, 0)
	case "w:lists":
		return m.children(&m.doc.Numbering, 0)
	case "o:DocumentProperties":
		return m.readProperties()
	}
	return m.skip()
}

// short returns a name with the prefix that is used here, or with "?" for a namespace that Word 2003 XML does not have.
func short(name xml.Name) string {
	prefix, ok := spaces[name.Space]
	if !ok {
		prefix = "?"
	}
	return prefix + ":" + name.Local
}

// skip leaves out the element that has begun.
func (m *modernizer) skip() error {
	for depth := 1; depth > 0; {
		token, err := m.next()
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

// children writes the children of the element that has begun, up to its end.
func (m *modernizer) children(out *bytes.Buffer, depth int) error {
	if depth > m.limits.Depth {
		return source.Errorf(source.LimitDepth, "limit_depth", "", "elements nest deeper than %d", m.limits.Depth)
	}
	for {
		token, err := m.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := m.element(t, out, depth+1); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// element writes one element as today's vocabulary has it.
func (m *modernizer) element(start xml.StartElement, out *bytes.Buffer, depth int) error {
	name := short(start.Name)
	if write, ok := m.special[name]; ok {
		return write(m, start, out, depth)
	}
	switch name[:strings.IndexByte(name, ':')] {
	case "w", "v", "o":
		return m.copy(modern(name), attributes(start, nil), out, depth)
	}
	// Hints of the printed form (wx:sect, wx:sub-section), smart tags and elements of an office's own: what is in them is text of the document.
	return m.children(out, depth)
}

// copy writes an element under a name, with its children.
func (m *modernizer) copy(name, attributes string, out *bytes.Buffer, depth int) error {
	var err error
	switch name {
	case "w:t", "w:delText", "w:instrText":
		// The older vocabulary keeps blanks wherever they stand.
		out.WriteString("<" + name + ` xml:space="preserve">`)
		err = m.text(out)
	default:
		out.WriteString("<" + name + attributes + ">")
		err = m.children(out, depth)
	}
	if err != nil {
		return err
	}
	out.WriteString("</" + name + ">")
	return nil
}

// text writes the characters of an element that holds nothing else.
func (m *modernizer) text(out *bytes.Buffer) error {
	for {
		token, err := m.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.CharData:
			if err := xml.EscapeText(out, t); err != nil {
				return err
			}
		case xml.StartElement:
			if err := m.skip(); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// modern turns sz-cs into szCs, as the newer vocabulary writes names.
func modern(name string) string {
	if renamed, ok := renames[name]; ok {
		return renamed
	}
	head, tail, ok := strings.Cut(name, "-")
	for ok && tail != "" {
		head += strings.ToUpper(tail[:1])
		var rest string
		rest, tail, ok = strings.Cut(tail[1:], "-")
		head += rest
	}
	return head
}

// attributes writes the attributes of an element that are Word's, under their newer names; values replaces some of them by name.
func attributes(start xml.StartElement, values map[string]string) string {
	var b strings.Builder
	for _, a := range start.Attr {
		prefix := spaces[a.Name.Space]
		switch {
		case prefix == "w":
			prefix = "w:"
		case a.Name.Space == "": // of VML
			prefix = ""
		default:
			continue
		}
		name, value := modern(prefix+a.Name.Local), a.Value
		if other, ok := values[name]; ok {
			value = other
		}
		b.WriteString(" " + name + `="` + wordml.Escape(value) + `"`)
	}
	return b.String()
}

// value returns an attribute of Word's.
func value(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name && spaces[a.Name.Space] != "" {
			return a.Value
		}
	}
	return ""
}

// readProperties reads the document properties.
func (m *modernizer) readProperties() error {
	for {
		token, err := m.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			name, ok := propertyNames[t.Name.Local]
			if !ok {
				err = m.skip()
			} else {
				m.doc.Properties.WriteString("<" + name + ">")
				if err = m.text(&m.doc.Properties); err == nil {
					m.doc.Properties.WriteString("</" + name + ">")
				}
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

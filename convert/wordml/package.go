// Package wordml writes Word documents (WordprocessingML, ECMA-376) as packages in one XML file, for readers of formats that have Word's model of a document in another writing: RTF,
// Word 2003 XML. The reader of Word documents then decides what becomes text, once for all of them.
package wordml

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// Document is a document that is being written: the insides of the parts of its package, with the prefixes w, r, v, o, wp, a and pic.
type Document struct {
	Body, Styles, Numbering, Footnotes, Endnotes, Comments, Settings bytes.Buffer

	// Properties are elements named like the core properties, without prefix: <title>…</title>.
	Properties bytes.Buffer
	// Broken says that the file breaks off inside of the body.
	Broken bool

	margins []margin
	links   []string
	media   []medium
}

type margin struct {
	kind    string // "header" or "footer"
	content []byte
}

type medium struct {
	extension string
	data      []byte
}

// AddMargin adds a header or a footer, as kind says, and returns its relationship.
func (d *Document) AddMargin(kind string, content []byte) (id string) {
	d.margins = append(d.margins, margin{kind, content})
	return "margin" + strconv.Itoa(len(d.margins))
}

// AddLink adds an address that hyperlinks lead to, and returns its relationship.
func (d *Document) AddLink(address string) (id string) {
	d.links = append(d.links, address)
	return "link" + strconv.Itoa(len(d.links))
}

// AddMedium adds a picture, and returns its relationship. The extension has no dot.
func (d *Document) AddMedium(extension string, data []byte) (id string) {
	d.media = append(d.media, medium{extension, data})
	return "media" + strconv.Itoa(len(d.media))
}

// Escape writes text as character data or as the value of an attribute. Characters that XML does not have become U+FFFD.
func Escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder does not fail
	return b.String()
}

const (
	office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	word   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	spaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + office + `" xmlns:v="urn:schemas-microsoft-com:vml"` +
		` xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
)

// Bytes returns the package.
func (d *Document) Bytes() []byte {
	p := &packing{}
	p.out.WriteString(`<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">`)
	p.relationships("_rels/.rels", `<Relationship Id="rId1" Type="`+office+`/officeDocument" Target="word/document.xml"/>`+
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`)
	p.part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", "w:properties", d.Properties.Bytes())
	for _, part := range []struct {
		name, element string
		content       *bytes.Buffer
	}{
		{"styles", "w:styles", &d.Styles}, {"numbering", "w:numbering", &d.Numbering}, {"settings", "w:settings", &d.Settings},
		{"footnotes", "w:footnotes", &d.Footnotes}, {"endnotes", "w:endnotes", &d.Endnotes}, {"comments", "w:comments", &d.Comments},
	} {
		if part.content.Len() > 0 {
			p.link(part.name, part.name, part.name+".xml", "")
			p.part("word/"+part.name+".xml", word+part.name+"+xml", part.element, part.content.Bytes())
		}
	}
	for i, m := range d.margins {
		n := strconv.Itoa(i + 1)
		p.link("margin"+n, m.kind, m.kind+n+".xml", "")
		p.part("word/"+m.kind+n+".xml", word+m.kind+"+xml", map[string]string{"header": "w:hdr", "footer": "w:ftr"}[m.kind], m.content)
	}
	for i, address := range d.links {
		p.link("link"+strconv.Itoa(i+1), "hyperlink", address, ` TargetMode="External"`)
	}
	for i, m := range d.media {
		n := strconv.Itoa(i + 1)
		p.link("media"+n, "image", "media/image"+n+"."+m.extension, "")
		fmt.Fprintf(&p.out, `<pkg:part pkg:name="/word/media/image%s.%s" pkg:contentType="image/%s"><pkg:binaryData>%s</pkg:binaryData></pkg:part>`,
			n, m.extension, m.extension, base64.StdEncoding.EncodeToString(m.data))
	}
	p.relationships("word/_rels/document.xml.rels", p.links.String())
	// The main part is the last, so that it breaks off where the file does.
	p.part("word/document.xml", word+"document.main+xml", "w:document", append(append([]byte("<w:body>"), d.Body.Bytes()...), "</w:body>"...))
	if d.Broken {
		return p.out.Bytes()[:bytes.LastIndex(p.out.Bytes(), []byte("</w:body>"))]
	}
	p.out.WriteString("</pkg:package>")
	return p.out.Bytes()
}

// packing is a package that is being put together.
type packing struct {
	out   bytes.Buffer
	links bytes.Buffer // relationships of the main part
}

func (p *packing) part(name, kind, element string, content []byte) {
	fmt.Fprintf(&p.out, `<pkg:part pkg:name="/%s" pkg:contentType="%s"><pkg:xmlData><%s%s>`, name, kind, element, spaces)
	p.out.Write(content)
	fmt.Fprintf(&p.out, `</%s></pkg:xmlData></pkg:part>`, element)
}

func (p *packing) link(id, kind, target, mode string) {
	fmt.Fprintf(&p.links, `<Relationship Id="%s" Type="%s/%s" Target="%s"%s/>`, id, office, kind, Escape(target), mode)
}

func (p *packing) relationships(name, content string) {
	fmt.Fprintf(&p.out, `<pkg:part pkg:name="/%s" pkg:contentType="application/vnd.openxmlformats-package.relationships+xml"><pkg:xmlData>`+
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships></pkg:xmlData></pkg:part>`, name, content)
}

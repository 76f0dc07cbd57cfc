package doc

import (
	"archive/zip"
	"bytes"
	"strconv"
	"time"

	"guiwen/convert/cfb"
)

// part is a part of the package that the document is translated into.
type part struct {
	kind  string // of the relationship to it: "styles"
	id    string
	x     *xml
	links []link
}

// link is a relationship of a part.
type link struct{ kind, target string }

// link adds a relationship and returns its name.
func (p *part) link(kind, target string) string {
	p.links = append(p.links, link{kind, target})
	return "l" + strconv.Itoa(len(p.links))
}

// part begins a part that the main part has a relationship to.
func (d *document) part(kind string, x *xml) *part {
	p := &part{kind: kind, x: x, id: "r" + strconv.Itoa(len(d.parts))}
	d.parts = append(d.parts, p)
	return p
}

// name returns the name of the part in the package. Of headers and footers there are many.
func (p *part) name() string {
	if p.kind == "header" || p.kind == "footer" {
		return p.kind + p.id + ".xml"
	}
	return p.kind + ".xml"
}

// roots are the elements that parts consist of.
var roots = map[string]string{
	"document": "document", "styles": "styles", "numbering": "numbering", "settings": "settings", "footnotes": "footnotes", "endnotes": "endnotes",
	"comments": "comments", "header": "hdr", "footer": "ftr",
}

const (
	declaration = `<?xml version="1.0" encoding="UTF-8"?>`
	office      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	namespaces  = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + office + `" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`
	packageSpace  = "http://schemas.openxmlformats.org/package/2006/"
	wordType      = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	coreNamespace = ` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"`
)

// media are the pictures' types by the endings of their names.
var media = []struct{ ending, kind string }{
	{"png", "image/png"}, {"jpeg", "image/jpeg"}, {"emf", "image/x-emf"}, {"wmf", "image/x-wmf"}, {"tiff", "image/tiff"}, {"bmp", "image/bmp"},
	{"pict", "image/pict"}, {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}

// archive writes the package; its entries are stored, since nobody keeps them.
type archive struct {
	b   bytes.Buffer
	zip *zip.Writer
}

func (a *archive) add(name string, pieces ...[]byte) {
	w, err := a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: time.Time{}})
	if err != nil {
		return // a buffer never fails
	}
	for _, p := range pieces {
		w.Write(p)
	}
}

// pack puts the package together.
func (d *document) pack() []byte {
	a := &archive{}
	size := 0
	for _, p := range d.parts {
		size += len(p.x.b) + 2048
	}
	a.b.Grow(size)
	a.zip = zip.NewWriter(&a.b)
	x := &xml{}
	x.raw(declaration + `<Types xmlns="` + packageSpace + `content-types">`)
	for _, m := range media {
		x.raw("<Default")
		x.attribute("Extension", m.ending)
		x.attribute("ContentType", m.kind)
		x.raw("/>")
	}
	x.raw(`<Override PartName="/word/document.xml" ContentType="` + wordType + `"/></Types>`)
	a.add("[Content_Types].xml", x.b)
	d.packSummary(a)
	for _, p := range d.parts {
		root := roots[p.kind]
		a.add("word/"+p.name(), []byte(declaration+"<w:"+root+namespaces+">"), p.x.b, []byte("</w:"+root+">"))
		links := &xml{}
		links.raw(declaration + `<Relationships xmlns="` + packageSpace + `relationships">`)
		if p == d.main {
			for _, other := range d.parts[1:] {
				links.relationship(other.id, other.kind, other.name())
			}
		}
		for i, l := range p.links {
			links.relationship("l"+strconv.Itoa(i+1), l.kind, l.target)
		}
		links.raw("</Relationships>")
		if p == d.main || len(p.links) > 0 {
			a.add("word/_rels/"+p.name()+".rels", links.b)
		}
	}
	for _, m := range d.stored {
		a.add("word/"+m.name, m.data)
	}
	a.zip.Close()
	return a.b.Bytes()
}

func (x *xml) relationship(id, kind, target string) {
	x.raw("<Relationship")
	x.attribute("Id", id)
	x.attribute("Type", office+"/"+kind)
	x.attribute("Target", target)
	x.raw("/>")
}

// packSummary writes the summary of the document as the parts of its properties, and the relationships to them.
func (d *document) packSummary(a *archive) {
	summary, _, _ := d.file.Stream(cfb.Summary)
	more, _, _ := d.file.Stream(cfb.DocumentSummary)
	set, rest := cfb.ReadProperties(summary), cfb.ReadProperties(more)
	core, app := &xml{}, &xml{}
	core.raw(declaration + "<cp:coreProperties" + coreNamespace + ">")
	for _, p := range []struct {
		id   uint32
		name string
		set  cfb.Properties
	}{
		{cfb.Title, "dc:title", set}, {cfb.Subject, "dc:subject", set}, {cfb.Author, "dc:creator", set}, {cfb.Keywords, "cp:keywords", set},
		{cfb.Comments, "dc:description", set}, {cfb.LastAuthor, "cp:lastModifiedBy", set}, {cfb.Revision, "cp:revision", set},
		{cfb.Printed, "cp:lastPrinted", set}, {cfb.Created, "dcterms:created", set}, {cfb.Saved, "dcterms:modified", set}, {cfb.Category, "cp:category", rest},
	} {
		core.element(p.name, d.propertyText(p.set, p.id))
	}
	core.raw("</cp:coreProperties>")
	app.raw(declaration + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">`)
	app.element("Template", d.propertyText(set, cfb.Template))
	if pages := set[cfb.PageCount].Int; pages > 0 {
		app.element("Pages", strconv.Itoa(pages))
	}
	app.element("Application", d.propertyText(set, cfb.AppName))
	app.element("Manager", d.propertyText(rest, cfb.Manager))
	app.element("Company", d.propertyText(rest, cfb.Company))
	app.raw("</Properties>")
	a.add("docProps/core.xml", core.b)
	a.add("docProps/app.xml", app.b)
	x := &xml{}
	x.raw(declaration + `<Relationships xmlns="` + packageSpace + `relationships">`)
	x.relationship("rId1", "officeDocument", "word/document.xml")
	x.relationship("rId2", "core-properties", "docProps/core.xml")
	x.relationship("rId3", "extended-properties", "docProps/app.xml")
	x.raw("</Relationships>")
	a.add("_rels/.rels", x.b)
}

// element writes an element with text, if there is any.
func (x *xml) element(name, text string) {
	if text == "" {
		return
	}
	x.raw("<" + name + ">")
	x.text(text)
	x.raw("</" + name + ">")
}

// propertyText returns a property of the summary as text.
func (d *document) propertyText(set cfb.Properties, id uint32) string {
	p := set[id]
	switch {
	case !p.Time.IsZero():
		return p.Time.Format(time.RFC3339)
	case p.Wide:
		return decode16(p.Bytes)
	case len(p.Bytes) == 0:
		return ""
	}
	const utf8 = 65001
	page := int(uint16(set[cfb.CodePage].Int))
	if page == utf8 {
		return string(bytes.ToValidUTF8(bytes.TrimRight(p.Bytes, "\x00"), []byte("\ufffd")))
	}
	return decode(p.Bytes, page)
}

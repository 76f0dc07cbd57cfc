package doc

import (
	"archive/zip"
	"bytes"
	"strconv"
	"time"
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

// pack is a package that is being written. Its first part is the main one.
type pack struct {
	parts  []*part
	stored []stored
}

// stored is a part of the package that is no text.
type stored struct {
	name string
	data []byte
}

// store adds a part that is no text, whose name begins and ends as given, and returns its name.
func (k *pack) store(beginning, ending string, data []byte) string {
	name := beginning + strconv.Itoa(len(k.stored)+1) + ending
	k.stored = append(k.stored, stored{name, data})
	return name
}

// part begins a part that the main part has a relationship to.
func (k *pack) part(kind string) *part {
	p := &part{kind: kind, x: &xml{}, id: "r" + strconv.Itoa(len(k.parts))}
	k.parts = append(k.parts, p)
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

// bytes puts the package together; core and app are the parts of its properties.
func (k *pack) bytes(core, app *xml) []byte {
	a := &archive{}
	size := 0
	for _, p := range k.parts {
		size += len(p.x.b) + 2048
	}
	a.b.Grow(size)
	a.zip = zip.NewWriter(&a.b)
	a.add("[Content_Types].xml", contentTypes().b)
	a.add("docProps/core.xml", core.b)
	a.add("docProps/app.xml", app.b)
	links := &xml{}
	links.relationships([]link{{"officeDocument", "word/document.xml"}, {"core-properties", "docProps/core.xml"}, {"extended-properties", "docProps/app.xml"}}, nil)
	a.add("_rels/.rels", links.b)
	for i, p := range k.parts {
		root := roots[p.kind]
		a.add("word/"+p.name(), []byte(declaration+"<w:"+root+namespaces+">"), p.x.b, []byte("</w:"+root+">"))
		var others []*part
		if i == 0 {
			others = k.parts[1:]
		}
		if len(others)+len(p.links) > 0 {
			links := &xml{}
			links.relationships(p.links, others)
			a.add("word/_rels/"+p.name()+".rels", links.b)
		}
	}
	for _, m := range k.stored {
		a.add("word/"+m.name, m.data)
	}
	a.zip.Close()
	return a.b.Bytes()
}

func contentTypes() *xml {
	x := &xml{}
	x.raw(declaration + `<Types xmlns="` + packageSpace + `content-types">`)
	for _, m := range media {
		x.raw("<Default")
		x.attribute("Extension", m.ending)
		x.attribute("ContentType", m.kind)
		x.raw("/>")
	}
	x.raw(`<Override PartName="/word/document.xml" ContentType="` + wordType + `"/></Types>`)
	return x
}

// relationships writes a part of relationships: to parts by the names they have, and further ones.
func (x *xml) relationships(links []link, parts []*part) {
	x.raw(declaration + `<Relationships xmlns="` + packageSpace + `relationships">`)
	for _, p := range parts {
		x.relationship(p.id, p.kind, p.name())
	}
	for i, l := range links {
		x.relationship("l"+strconv.Itoa(i+1), l.kind, l.target)
	}
	x.raw("</Relationships>")
}

func (x *xml) relationship(id, kind, target string) {
	x.raw("<Relationship")
	x.attribute("Id", id)
	x.attribute("Type", office+"/"+kind)
	x.attribute("Target", target)
	x.raw("/>")
}

// Package docxtest builds small Word documents for tests and fixtures. The same description gives the same
// bytes, whatever the version of Go: entries are stored, not compressed, unless asked for.
//
//	data := docxtest.Build("关于印发方案的通知", "一、总体要求")
package docxtest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

// Document describes a document by the contents of its parts: WordprocessingML with the usual prefixes, which are
// declared for it. Empty parts are left out of the package.
type Document struct {
	Body      string // block content of w:body
	Styles    string // children of w:styles
	Numbering string // children of w:numbering
	Footnotes string // children of w:footnotes
	Endnotes  string
	Comments  string // children of w:comments
	Settings  string
	Headers   []string // each a header part; relationship ids rHeader1, rHeader2 …
	Footers   []string // rFooter1, rFooter2 …
	Theme     string   // children of a:fontScheme
	Core      string   // children of cp:coreProperties
	// Links are further relationships of the main part, as XML: <Relationship Id="…" …/>.
	Links string
	// Extra are further entries of the archive, by name; they are written last, in order.
	Extra []Entry
	// ContentType is that of the main part; empty stands for a plain document.
	ContentType string
	Strict      bool // Strict namespaces (ISO/IEC 29500-1) instead of Transitional
	Compress    bool
}

// Entry is a file in the archive.
type Entry struct {
	Name string
	Data []byte
}

// Build returns a document of plain paragraphs.
func Build(paragraphs ...string) []byte {
	var body strings.Builder
	for _, p := range paragraphs {
		body.WriteString(P(p))
	}
	return Document{Body: body.String()}.Bytes()
}

// P is a paragraph of text.
func P(text string) string { return "<w:p>" + R(text) + "</w:p>" }

// R is a run of text.
func R(text string) string {
	return `<w:r><w:t xml:space="preserve">` + escape.Replace(text) + `</w:t></w:r>`
}

// Styled is a paragraph in the style with the id.
func Styled(style, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>%s</w:p>`, style, R(text))
}

// Numbered is a paragraph with an automatic number of the list at the level, 0–8.
func Numbered(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, list, R(text))
}

// Table is a table of plain cells.
func Table(rows ...[]string) string {
	var b strings.Builder
	b.WriteString("<w:tbl>")
	for _, row := range rows {
		b.WriteString("<w:tr>")
		for _, cell := range row {
			b.WriteString("<w:tc>" + P(cell) + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl>")
	return b.String()
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	package2006 = "http://schemas.openxmlformats.org/package/2006/"
	types2006   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// Bytes returns the package.
func (d Document) Bytes() []byte {
	entries := d.entries()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, e := range entries {
		method := zip.Store
		if d.Compress {
			method = zip.Deflate
		}
		file, err := archive.CreateHeader(&zip.FileHeader{Name: e.Name, Method: method})
		if err == nil {
			_, err = file.Write(e.Data)
		}
		if err != nil {
			panic("docxtest: writing to memory: " + err.Error())
		}
	}
	if err := archive.Close(); err != nil {
		panic("docxtest: writing to memory: " + err.Error())
	}
	return out.Bytes()
}

// part is a part related to the main part.
type part struct{ id, kind, name, contentType, root, content string }

func (d Document) parts() []part {
	all := []part{
		{"rStyles", "styles", "styles.xml", "styles", "styles", d.Styles},
		{"rNumbering", "numbering", "numbering.xml", "numbering", "numbering", d.Numbering},
		{"rSettings", "settings", "settings.xml", "settings", "settings", d.Settings},
		{"rFootnotes", "footnotes", "footnotes.xml", "footnotes", "footnotes", d.Footnotes},
		{"rEndnotes", "endnotes", "endnotes.xml", "endnotes", "endnotes", d.Endnotes},
		{"rComments", "comments", "comments.xml", "comments", "comments", d.Comments},
	}
	for i, h := range d.Headers {
		all = append(all, part{fmt.Sprintf("rHeader%d", i+1), "header", fmt.Sprintf("header%d.xml", i+1), "header", "hdr", h})
	}
	for i, f := range d.Footers {
		all = append(all, part{fmt.Sprintf("rFooter%d", i+1), "footer", fmt.Sprintf("footer%d.xml", i+1), "footer", "ftr", f})
	}
	kept := all[:0]
	for _, p := range all {
		if p.content != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

func (d Document) entries() []Entry {
	office := "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	if d.Strict {
		office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	}
	mainType := d.ContentType
	if mainType == "" {
		mainType = types2006 + "document.main+xml"
	}
	var types, links strings.Builder
	fmt.Fprintf(&types, `<Override PartName="/word/document.xml" ContentType="%s"/>`, mainType)
	var bodies []Entry
	for _, p := range d.parts() {
		fmt.Fprintf(&types, `<Override PartName="/word/%s" ContentType="%s%s+xml"/>`, p.name, types2006, p.contentType)
		fmt.Fprintf(&links, `<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, p.id, office, p.kind, p.name)
		bodies = append(bodies, Entry{"word/" + p.name, d.root(p.root, p.content)})
	}
	if d.Theme != "" {
		fmt.Fprintf(&links, `<Relationship Id="rTheme" Type="%s/theme" Target="theme/theme1.xml"/>`, office)
		bodies = append(bodies, Entry{"word/theme/theme1.xml", []byte(declaration +
			`<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>` +
			d.Theme + `</a:fontScheme></a:themeElements></a:theme>`)})
	}
	root := fmt.Sprintf(`<Relationship Id="rMain" Type="%s/officeDocument" Target="word/document.xml"/>`, office)
	if d.Core != "" {
		root += `<Relationship Id="rCore" Type="` + package2006 + `relationships/metadata/core-properties" Target="docProps/core.xml"/>`
		bodies = append(bodies, Entry{"docProps/core.xml", []byte(declaration +
			`<cp:coreProperties xmlns:cp="` + package2006 + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">` +
			d.Core + `</cp:coreProperties>`)})
	}
	entries := []Entry{
		{"[Content_Types].xml", []byte(declaration + `<Types xmlns="` + package2006 + `content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` + types.String() + `</Types>`)},
		{"_rels/.rels", relationships(root)},
		{"word/_rels/document.xml.rels", relationships(links.String() + d.Links)},
		{"word/document.xml", d.root("document", "<w:body>"+d.Body+"</w:body>")},
	}
	return append(append(entries, bodies...), d.Extra...)
}

func relationships(children string) []byte {
	return []byte(declaration + `<Relationships xmlns="` + package2006 + `relationships">` + children + `</Relationships>`)
}

// root wraps the content of a WordprocessingML part, with the namespaces declared.
func (d Document) root(name, content string) []byte {
	word, office, math := "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://schemas.openxmlformats.org/officeDocument/2006/math"
	if d.Strict {
		word, office, math = "http://purl.oclc.org/ooxml/wordprocessingml/main",
			"http://purl.oclc.org/ooxml/officeDocument/relationships", "http://purl.oclc.org/ooxml/officeDocument/math"
	}
	return []byte(declaration + `<w:` + name + ` xmlns:w="` + word + `" xmlns:r="` + office + `" xmlns:m="` + math + `"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
		` xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"` +
		` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">` +
		content + `</w:` + name + `>`)
}

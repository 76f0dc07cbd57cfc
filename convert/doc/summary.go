package doc

import (
	"bytes"
	"strconv"
	"time"

	"guiwen/convert/cfb"
)

// summary writes the summary of the document as the parts of its properties.
func summary(file *cfb.File) (core, app *xml) {
	first, _, _ := file.Stream(cfb.Summary)
	more, _, _ := file.Stream(cfb.DocumentSummary)
	set, rest := cfb.ReadProperties(first), cfb.ReadProperties(more)
	core, app = &xml{}, &xml{}
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
		core.element(p.name, propertyText(p.set, p.id))
	}
	core.raw("</cp:coreProperties>")
	app.raw(declaration + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">`)
	app.element("Template", propertyText(set, cfb.Template))
	if pages := set[cfb.PageCount].Int; pages > 0 {
		app.element("Pages", strconv.Itoa(pages))
	}
	app.element("Application", propertyText(set, cfb.AppName))
	app.element("Manager", propertyText(rest, cfb.Manager))
	app.element("Company", propertyText(rest, cfb.Company))
	app.raw("</Properties>")
	return core, app
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
func propertyText(set cfb.Properties, id uint32) string {
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

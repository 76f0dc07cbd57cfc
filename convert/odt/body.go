package odt

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"guiwen/convert/wordml"
)

// top reads an element on the way to the parts of a document.
func (w *writer) top(start xml.StartElement) error {
	switch short(start.Name) {
	case "office:document", "office:document-content", "office:document-styles", "office:document-meta", "office:body":
		return nil // its children follow
	case "office:meta":
		return w.each(1, w.property)
	case "office:styles", "office:automatic-styles":
		automatic := start.Name.Local == "automatic-styles"
		return w.each(1, func(start xml.StartElement, depth int) error { return w.style(start, automatic, depth) })
	case "office:text":
		w.inBody = true
		w.writeStyles()
		err := w.each(1, w.blockElement)
		w.lists.write(&w.doc.Numbering)
		return err
	}
	return w.skip()
}

// properties are the elements of office:meta that are kept, and what they are called in a package.
var properties = map[string]string{
	"dc:title": "title", "dc:creator": "lastModifiedBy", "meta:initial-creator": "creator", "dc:subject": "subject", "dc:description": "description",
	"meta:keyword": "keywords", "meta:creation-date": "created", "dc:date": "modified", "dc:language": "language",
}

func (w *writer) property(start xml.StartElement, _ int) error {
	name, ok := properties[short(start.Name)]
	text, err := w.content()
	if ok && strings.TrimSpace(text) != "" {
		w.doc.Properties.WriteString("<" + name + ">" + wordml.Escape(text) + "</" + name + ">")
	}
	return err
}

// style reads a style of paragraphs, text or lists.
func (w *writer) style(start xml.StartElement, automatic bool, depth int) error {
	switch short(start.Name) {
	case "style:style", "style:default-style":
		s := readStyle(start, automatic)
		w.styles[styleKey(s.family, s.name)] = s
		return w.each(depth, func(start xml.StartElement, _ int) error {
			s.readProperties(start)
			return w.skip()
		})
	case "text:list-style", "text:outline-style":
		l := &listStyle{}
		if start.Name.Local == "outline-style" {
			w.lists.outline = l
		} else {
			w.lists.styles[attribute(start, "name")] = l
		}
		return w.each(depth, func(start xml.StartElement, _ int) error {
			l.readLevel(start)
			return w.skip()
		})
	}
	return w.skip()
}

// writeStyles writes the styles that people have given names.
func (w *writer) writeStyles() {
	for _, s := range w.styles.named("paragraph") {
		outline := ""
		if s.outline > 0 {
			outline = fmt.Sprintf(`<w:pPr><w:outlineLvl w:val="%d"/></w:pPr>`, s.outline-1)
		}
		fmt.Fprintf(&w.doc.Styles, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/>%s</w:style>`, wordml.Escape(s.name), wordml.Escape(s.shown), outline)
	}
}

// blockElement writes an element that stands among paragraphs.
func (w *writer) blockElement(start xml.StartElement, depth int) error {
	switch short(start.Name) {
	case "text:p":
		return w.paragraph(start, 0, depth)
	case "text:h":
		return w.paragraph(start, count(start, "outline-level", maxLevels), depth)
	case "text:list":
		return w.readList(start, depth)
	case "table:table":
		return w.table(depth)
	case "text:tracked-changes":
		return w.each(depth, w.change)
	case "text:section", "text:index-body", "text:table-of-content", "text:alphabetical-index", "text:illustration-index", "text:bibliography", "text:index-title",
		"text:list-header", "text:list-item", "draw:text-box":
		return w.each(depth, w.blockElement)
	case "draw:frame", "draw:g", "draw:custom-shape", "draw:rect":
		// A frame at a page or between paragraphs gets one of its own.
		w.block().WriteString("<w:p>")
		err := w.shape(depth)
		w.block().WriteString("</w:p>")
		return err
	}
	return w.skip()
}

// readList writes the items of a list.
func (w *writer) readList(start xml.StartElement, depth int) error {
	l := openList{}
	if n := len(w.list); n > 0 {
		l = w.list[n-1]
	}
	if named := w.lists.styles[attribute(start, "style-name")]; named != nil && named != l.style {
		anew := attribute(start, "continue-numbering") != "true" && attribute(start, "continue-list") == ""
		l = openList{style: named, number: w.lists.number(named, anew)}
	}
	w.list = append(w.list, l)
	err := w.each(depth, func(item xml.StartElement, depth int) error {
		w.fresh = short(item.Name) == "text:list-item"
		return w.each(depth, w.blockElement)
	})
	w.list = w.list[:len(w.list)-1]
	w.fresh = false
	return err
}

// paragraph writes a paragraph, or a heading of a level.
func (w *writer) paragraph(start xml.StartElement, heading, depth int) error {
	s := w.styles.resolve("paragraph", attribute(start, "style-name"))
	out := w.block()
	out.WriteString("<w:p><w:pPr>" + s.paragraphProperties())
	w.writeNumber(out, s, heading)
	if heading > 0 {
		fmt.Fprintf(out, `<w:outlineLvl w:val="%d"/>`, heading-1)
	}
	out.WriteString("</w:pPr>")
	err := w.inline(s, depth)
	out.WriteString("</w:p>")
	return err
}

// writeNumber writes which list numbers a paragraph: the one that it stands in, that of its style, or the outline's for a heading.
func (w *writer) writeNumber(out *bytes.Buffer, s style, heading int) {
	list, at := openList{}, 0
	switch n := len(w.list); {
	case n > 0:
		if !w.fresh {
			return // a further paragraph of an item
		}
		w.fresh = false
		list, at = w.list[n-1], n-1
	case heading > 0 && s.list == "" && w.lists.outline != nil:
		list, at = openList{style: w.lists.outline}, heading-1
	case s.list != "" && w.lists.styles[s.list] != nil:
		list, at = openList{style: w.lists.styles[s.list]}, max(heading-1, 0)
	}
	if !list.style.prints(at) {
		return
	}
	if list.number == 0 {
		list.number = w.lists.number(list.style, false)
	}
	fmt.Fprintf(out, `<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, at, list.number)
}

// inline writes what stands in a paragraph or a span that looks so.
func (w *writer) inline(s style, depth int) error {
	if depth > w.limits.Depth {
		return w.each(depth, nil) // says so
	}
	for {
		token, err := w.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.CharData:
			w.text(s, collapse(string(t)))
		case xml.StartElement:
			if err := w.inlineElement(t, s, depth+1); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// collapse turns white space of the file into single blanks (ODF 1.3, 6.1.2): others are elements.
func collapse(text string) string {
	if !strings.ContainsAny(text, "\t\r\n") && !strings.Contains(text, "  ") {
		return text
	}
	var b strings.Builder
	blank := false
	for _, c := range text {
		if c == ' ' || c == '\t' || c == '\r' || c == '\n' {
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		}
		blank = false
		b.WriteRune(c)
	}
	return b.String()
}

// text writes a run.
func (w *writer) text(s style, text string) {
	if text != "" {
		w.block().WriteString("<w:r>" + s.runProperties() + `<w:t xml:space="preserve">` + wordml.Escape(text) + "</w:t></w:r>")
	}
}

// inlineElement writes an element that stands among characters.
func (w *writer) inlineElement(start xml.StartElement, s style, depth int) error {
	out := w.block()
	switch name := short(start.Name); name {
	case "text:span":
		return w.inline(s.over(w.styles.resolve("text", attribute(start, "style-name"))), depth)
	case "text:s":
		w.text(s, strings.Repeat(" ", count(start, "c", 1000)))
	case "text:tab":
		out.WriteString("<w:r><w:tab/></w:r>")
	case "text:line-break":
		out.WriteString("<w:r><w:br/></w:r>")
	case "text:a":
		out.WriteString(`<w:hyperlink r:id="` + w.doc.AddLink(attribute(start, "href")) + `">`)
		err := w.inline(s, depth)
		out.WriteString("</w:hyperlink>")
		return err
	case "text:note":
		return w.note(start, depth)
	case "text:change":
		if deleted := w.changes[attribute(start, "change-id")]; deleted != "" {
			out.WriteString(`<w:del w:id="0"><w:r><w:delText xml:space="preserve">` + wordml.Escape(deleted) + `</w:delText></w:r></w:del>`)
		}
	case "text:ruby":
		return w.each(depth, func(part xml.StartElement, depth int) error {
			if part.Name.Local == "ruby-base" {
				return w.inline(s, depth)
			}
			return w.skip()
		})
	case "office:annotation":
		return w.comment(depth)
	case "text:page-number":
		out.WriteString(`<w:fldSimple w:instr="PAGE">`)
		err := w.inline(s, depth)
		out.WriteString("</w:fldSimple>")
		return err
	case "draw:frame", "draw:g", "draw:custom-shape", "draw:rect":
		return w.shape(depth)
	case "text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:reference-mark", "text:soft-page-break", "text:alphabetical-index-mark",
		"text:toc-mark", "text:user-index-mark", "text:script", "office:annotation-end", "text:change-start", "text:change-end":
	default:
		if strings.HasPrefix(name, "text:") {
			return w.inline(s, depth) // a field: what it shows is its text
		}
	}
	return w.skip()
}

// note moves a note out of the text, and writes a reference to it there.
func (w *writer) note(start xml.StartElement, depth int) error {
	kind, to := "footnote", &w.doc.Footnotes
	if attribute(start, "note-class") == "endnote" {
		kind, to = "endnote", &w.doc.Endnotes
	}
	w.notes++
	fmt.Fprintf(w.block(), `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:%sReference w:id="%d"/></w:r>`, kind, w.notes)
	id := w.notes
	return w.each(depth, func(part xml.StartElement, depth int) error {
		if part.Name.Local != "note-body" {
			return w.skip()
		}
		content, err := w.into(func() error { return w.each(depth, w.blockElement) })
		fmt.Fprintf(to, `<w:%s w:id="%d">%s</w:%s>`, kind, id, content, kind)
		return err
	})
}

// comment moves a comment out of the text.
func (w *writer) comment(depth int) error {
	w.notes++
	id := w.notes
	content, err := w.into(func() error { return w.each(depth, w.blockElement) })
	if err != nil {
		return err
	}
	fmt.Fprintf(&w.doc.Comments, `<w:comment w:id="%d">%s</w:comment>`, id, content)
	fmt.Fprintf(w.block(), `<w:r><w:commentReference w:id="%d"/></w:r>`, id)
	return nil
}

// change keeps the text of a deletion until the place that it was taken from.
func (w *writer) change(start xml.StartElement, depth int) error {
	id := attribute(start, "id")
	return w.each(depth, func(kind xml.StartElement, depth int) error {
		if kind.Name.Local != "deletion" {
			return w.skip()
		}
		var deleted []string
		err := w.each(depth, func(part xml.StartElement, _ int) error {
			if name := short(part.Name); name != "text:p" && name != "text:h" {
				return w.skip()
			}
			text, err := w.content()
			deleted = append(deleted, text)
			return err
		})
		w.changes[id] = strings.Join(deleted, " ")
		return err
	})
}

// shape writes the text boxes and pictures of a drawing into the paragraph that has begun.
func (w *writer) shape(depth int) error {
	return w.each(depth, func(part xml.StartElement, depth int) error {
		switch short(part.Name) {
		case "draw:image":
			w.block().WriteString(`<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
			return w.skip()
		case "draw:text-box", "text:p", "text:h", "text:list":
			content, err := w.into(func() error {
				if part.Name.Local == "text-box" {
					return w.each(depth, w.blockElement)
				}
				return w.blockElement(part, depth)
			})
			w.block().WriteString(`<w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + string(content) + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`)
			return err
		case "draw:frame", "draw:g", "draw:custom-shape", "draw:rect":
			return w.shape(depth)
		}
		return w.skip()
	})
}

// maxColumns bounds how often a cell or a column is repeated.
const maxColumns = 1000

// table writes a table.
func (w *writer) table(depth int) error {
	out := w.block()
	out.WriteString("<w:tbl>")
	grid, rows := 0, &bytes.Buffer{}
	covered := map[int]int{} // rows that the cell above reaches down into, by column
	var read func(header bool) func(xml.StartElement, int) error
	read = func(header bool) func(xml.StartElement, int) error {
		return func(part xml.StartElement, depth int) error {
			switch short(part.Name) {
			case "table:table-column":
				grid = min(grid+count(part, "number-columns-repeated", maxColumns), maxColumns)
			case "table:table-header-rows":
				return w.each(depth, read(true))
			case "table:table-rows", "table:table-row-group", "table:table-columns", "table:table-header-columns", "table:table-column-group":
				return w.each(depth, read(header))
			case "table:table-row":
				row, err := w.into(func() error { return w.row(header, covered, depth) })
				rows.Write(row)
				return err
			}
			return w.skip()
		}
	}
	err := w.each(depth, read(false))
	out.WriteString("<w:tblGrid>" + strings.Repeat("<w:gridCol/>", grid) + "</w:tblGrid>")
	out.Write(rows.Bytes())
	out.WriteString("</w:tbl>")
	return err
}

// row writes a row. covered holds, by column, how many rows the cells above still reach down.
func (w *writer) row(header bool, covered map[int]int, depth int) error {
	out := w.block()
	out.WriteString("<w:tr>")
	if header {
		out.WriteString("<w:trPr><w:tblHeader/></w:trPr>")
	}
	column := 0
	err := w.each(depth, func(part xml.StartElement, depth int) error {
		name := short(part.Name)
		if name != "table:table-cell" && name != "table:covered-table-cell" {
			return w.skip()
		}
		span, down := count(part, "number-columns-spanned", maxColumns), count(part, "number-rows-spanned", 1<<20)
		content, err := w.into(func() error { return w.each(depth, w.blockElement) })
		for range min(count(part, "number-columns-repeated", maxColumns), maxColumns-column) {
			switch {
			case name == "table:covered-table-cell" && covered[column] > 0:
				covered[column]--
				out.WriteString("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>")
			case name == "table:covered-table-cell": // to the left of it stands the cell that it is of
			default:
				out.WriteString("<w:tc><w:tcPr>")
				if span > 1 {
					fmt.Fprintf(out, `<w:gridSpan w:val="%d"/>`, span)
				}
				if down > 1 {
					out.WriteString(`<w:vMerge w:val="restart"/>`)
				}
				covered[column] = down - 1
				for i := 1; i < span; i++ {
					covered[column+i] = 0
				}
				out.WriteString("</w:tcPr>")
				out.Write(content)
				out.WriteString("</w:tc>")
			}
			column++
		}
		return err
	})
	out.WriteString("</w:tr>")
	return err
}

// endBlocks closes what is open where the file breaks off: the text of notes and cells that had begun is that of the body.
func (w *writer) endBlocks() {
	for len(w.out) > 1 {
		inner := w.block()
		w.out = w.out[:len(w.out)-1]
		w.block().Write(inner.Bytes())
	}
	w.lists.write(&w.doc.Numbering)
}

package wordxml

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"

	"guiwen/convert/wordml"
)

// elements are those that the newer vocabulary says in another way.
func elements() map[string]writer {
	leaveOut := func(m *modernizer, _ xml.StartElement, _ *bytes.Buffer, _ int) error { return m.skip() }
	return map[string]writer{
		"w:binData": leaveOut, "wx:t": leaveOut, "wx:font": leaveOut, "w:ignoreSubtree": leaveOut,
		"w:nfc": writeFormat, "w:suff": lowered, "w:br": writeBreak, "w:list": writeList,
		"w:footnote": writeNote, "w:endnote": writeNote, "w:hdr": writeMargin, "w:ftr": writeMargin,
		"w:hlink": writeLink, "aml:annotation": writeAnnotation,
	}
}

func writeFormat(m *modernizer, start xml.StartElement, out *bytes.Buffer, depth int) error {
	code, _ := strconv.Atoi(value(start, "val"))
	return m.copy("w:numFmt", ` w:val="`+wordml.NumberFormat(code)+`"`, out, depth)
}

func lowered(m *modernizer, start xml.StartElement, out *bytes.Buffer, depth int) error {
	return m.copy(modern(short(start.Name)), attributes(start, map[string]string{"w:val": strings.ToLower(value(start, "val"))}), out, depth)
}

func writeBreak(m *modernizer, start xml.StartElement, out *bytes.Buffer, depth int) error {
	values := map[string]string{}
	if value(start, "type") == "text-wrapping" {
		values["w:type"] = "textWrapping"
	}
	return m.copy("w:br", attributes(start, values), out, depth)
}

// writeList writes a list that paragraphs refer to: its number stands in w:ilfo.
func writeList(m *modernizer, start xml.StartElement, out *bytes.Buffer, depth int) error {
	return m.copy("w:num", ` w:numId="`+wordml.Escape(value(start, "ilfo"))+`"`, out, depth)
}

// writeNote moves a note out of the run that it stands in, and writes a reference to it there.
func writeNote(m *modernizer, start xml.StartElement, out *bytes.Buffer, depth int) error {
	name := start.Name.Local
	to := &m.doc.Footnotes
	if name == "endnote" {
		to = &m.doc.Endnotes
	}
	m.notes++
	id := strconv.Itoa(m.notes)
	out.WriteString("<w:" + name + `Reference w:id="` + id + `"/>`)
	var note bytes.Buffer // notes do not stand in each other
	err := m.copy("w:"+name, ` w:id="`+id+`"`, &note, depth)
	if err == nil {
		to.Write(note.Bytes())
	}
	return err
}

// writeMargin moves a header or footer out of the properties of its section, and writes a reference to it there.
func writeMargin(m *modernizer, start xml.StartElement, out *bytes.Buffer, depth int) error {
	pages := value(start, "type")
	if pages != "even" && pages != "first" {
		pages = "default"
	}
	kind := map[string]string{"hdr": "header", "ftr": "footer"}[start.Name.Local]
	var content bytes.Buffer
	err := m.children(&content, depth)
	out.WriteString("<w:" + kind + `Reference w:type="` + pages + `" r:id="` + m.doc.AddMargin(kind, content.Bytes()) + `"/>`)
	return err
}

func writeLink(m *modernizer, start xml.StartElement, out *bytes.Buffer, depth int) error {
	attribute := ""
	if to := value(start, "dest"); to != "" {
		attribute = ` r:id="` + m.doc.AddLink(to) + `"`
	}
	return m.copy("w:hyperlink", attribute, out, depth)
}

// writeAnnotation writes tracked changes and comments.
func writeAnnotation(m *modernizer, start xml.StartElement, out *bytes.Buffer, depth int) error {
	id := ` w:id="` + wordml.Escape(value(start, "id")) + `"`
	by := ` w:author="` + wordml.Escape(value(start, "author")) + `" w:date="` + wordml.Escape(value(start, "createdate")) + `"`
	switch value(start, "type") {
	case "Word.Insertion":
		return m.copy("w:ins", id+by, out, depth)
	case "Word.Deletion":
		return m.copy("w:del", id+by, out, depth)
	case "Word.Comment.Start":
		out.WriteString("<w:commentRangeStart" + id + "/>")
	case "Word.Comment.End":
		out.WriteString("<w:commentRangeEnd" + id + "/>")
	case "Word.Comment":
		out.WriteString("<w:commentReference" + id + "/>")
		var comment bytes.Buffer
		err := m.copy("w:comment", id+by, &comment, depth)
		if err == nil {
			m.doc.Comments.Write(comment.Bytes())
		}
		return err
	}
	return m.skip() // bookmarks, and what formats were before
}

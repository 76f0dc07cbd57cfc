package review

import (
	"html/template"
	"strconv"
	"strings"
)

// shownBlock is a block as markup. Blocks are the bulk of a page, and templates are slow.
type shownBlock struct {
	ID, Role, Class string
	Page            int
	Raw, Text       template.HTML
}

// markup writes both texts of a block. All text of the document goes through [escape].
func (b *block) markup() shownBlock {
	var raw, text strings.Builder
	writeSegments(&raw, b.Raw)
	if b.Rows == nil {
		writeSegments(&text, b.Text)
	} else {
		writeTable(&text, b.Rows)
	}
	return shownBlock{ID: b.ID, Role: b.Role, Class: b.Class, Page: b.Page, Raw: template.HTML(raw.String()), Text: template.HTML(text.String())}
}

func writeSegments(b *strings.Builder, list []segment) {
	for _, s := range list {
		for _, a := range s.Anchors {
			b.WriteString(`<a id="`)
			b.WriteString(escape(a))
			b.WriteString(`"></a>`)
		}
		if s.Class == "" {
			b.WriteString(escape(s.Text))
			continue
		}
		b.WriteString(`<span class="`)
		b.WriteString(escape(s.Class))
		b.WriteString(`" title="`)
		b.WriteString(escape(s.Title))
		b.WriteString(`">`)
		b.WriteString(escape(s.Text))
		b.WriteString(`</span>`)
	}
}

func writeTable(b *strings.Builder, rows [][]tableCell) {
	b.WriteString("<table>")
	for _, row := range rows {
		b.WriteString("<tr>")
		for _, c := range row {
			element := "td"
			if c.Header {
				element = "th"
			}
			b.WriteString("<" + element + ` colspan="` + strconv.Itoa(c.ColSpan) + `" rowspan="` + strconv.Itoa(c.RowSpan) + `">`)
			writeSegments(b, c.Text)
			b.WriteString("</" + element + ">")
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</table>")
}

// escape makes text of s, between elements and inside quoted attributes.
func escape(s string) string {
	if !strings.ContainsAny(s, "\x00\"&'<>") {
		return s
	}
	return template.HTMLEscapeString(s)
}

package review

import (
	"html/template"
	"strconv"
	"strings"
)

// blocksMarkup writes the sections of a page, one a block with both of its texts: they are the bulk of a page, and templates are
// slow. All text of the document goes through [escape].
func blocksMarkup(list []block) template.HTML {
	var b strings.Builder
	for i := range list {
		v := &list[i]
		b.WriteString(`<section id="`)
		b.WriteString(escape(v.ID))
		b.WriteString(`" class="`)
		b.WriteString(escape(v.Class))
		b.WriteString(`"><div class="tag"><span>`)
		b.WriteString(escape(v.ID))
		b.WriteString(`</span> `)
		b.WriteString(escape(v.Role))
		if v.Page > 0 {
			b.WriteString(" " + escape(say("block/page", v.Page)))
		}
		b.WriteString("</div>\n<div class=\"raw\">")
		writeSegments(&b, v.Raw)
		b.WriteString("</div>\n<div class=\"text\">")
		if v.Rows == nil {
			writeSegments(&b, v.Text)
		} else {
			writeTable(&b, v.Rows)
		}
		b.WriteString("</div>\n</section>\n")
	}
	return template.HTML(b.String())
}

type figure struct {
	ID, Name, Code, Value, Unit, Bound, Scope, Period, Quote, PartOf string
	Doubtful                                                         bool
}

type excluded struct{ Text, Reason, Block string }

// figureRows writes the rows of the figures.
func figureRows(list []figure) template.HTML {
	var b strings.Builder
	put := func(parts ...string) {
		for i, s := range parts {
			if i%2 == 1 {
				s = escape(s)
			}
			b.WriteString(s)
		}
	}
	for i := range list {
		f := &list[i]
		b.WriteString("<tr")
		if f.Doubtful {
			b.WriteString(` class="doubtful"`)
		}
		put(` title="`, f.Quote, `"><td><a href="#fig-`, f.ID, `">`, f.ID, `</a></td><td>`)
		if f.PartOf != "" {
			put("<small>", say("figure/part", f.PartOf), "</small> ")
		}
		put("", f.Name)
		if f.Code != "" {
			put(`<small class="code">`, f.Code, "</small>")
		}
		put(`</td><td class="n">`, f.Bound+f.Value+" "+f.Unit, "</td><td>", f.Scope, "<br>", f.Period, "</td></tr>\n")
	}
	return template.HTML(b.String())
}

// excludedRows writes the rows of the numbers that are not taken.
func excludedRows(list []excluded) template.HTML {
	var b strings.Builder
	for i := range list {
		x := &list[i]
		for k, s := range [...]string{"<tr><td>", x.Text, "</td><td>", x.Reason, `</td><td><a href="#`, x.Block, `">`, x.Block, "</a></td></tr>\n"} {
			if k%2 == 1 {
				s = escape(s)
			}
			b.WriteString(s)
		}
	}
	return template.HTML(b.String())
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

package reporttest

import (
	"fmt"
	"html"
	"strings"

	"guiwen/convert/docx/docxtest"
	"guiwen/convert/pdf/pdftest"
)

// Text prints lines as plain text, a line each.
func Text(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// What stands before and behind the body of a site's page.
const (
	siteHead = "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>%s</title></head><body>\n" +
		"<div class=\"nav\">%s</div>\n<div class=\"TRS_Editor\">\n"
	siteFoot = "</div>\n<div class=\"btn\">%s</div><div class=\"foot\">%s</div></body></html>\n"
)

// links makes elements of the texts of a key: an address, which may be empty, and words.
func links(key string) []string {
	var list []string
	for _, row := range texts(key) {
		address, words, _ := strings.Cut(row, "|")
		if address != "" {
			address = ` href="` + address + `"`
		}
		list = append(list, "<a"+address+">"+words+"</a>")
	}
	return list
}

// HTML prints lines as the page of a site: paragraphs in the body's element, a menu above, links below.
func HTML(lines []Line, site string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, siteHead, phrase("site/name", site), strings.Join(links("site/menu"), " "))
	for _, l := range lines {
		style, indent := "", "　　"
		switch l.Set {
		case Centered:
			style, indent = ` style="text-align:center"`, ""
		case Right:
			style, indent = ` style="text-align:right"`, ""
		case Flush:
			indent = ""
		}
		fmt.Fprintf(&b, "<p%s>%s%s</p>\n", style, indent, strings.ReplaceAll(html.EscapeString(l.Text), "\n", "<br>"))
	}
	fmt.Fprintf(&b, siteFoot, strings.Join(links("site/tools"), " "), phrase("site/owner", site))
	return []byte(b.String())
}

// DOCX prints lines as paragraphs of a Word document.
func DOCX(lines []Line) []byte {
	var body strings.Builder
	for _, l := range lines {
		property := `<w:ind w:firstLineChars="200" w:firstLine="640"/>`
		switch l.Set {
		case Centered:
			property = `<w:jc w:val="center"/>`
		case Right:
			property = `<w:jc w:val="right"/>`
		case Flush:
			property = ""
		}
		body.WriteString("<w:p><w:pPr>" + property + "</w:pPr>" + docxtest.R(l.Text) + "</w:p>")
	}
	return docxtest.Document{Body: body.String()}.Bytes()
}

// Paper says how lines are set on pages.
type Paper struct {
	Width   float64 // characters of 16 points a row
	First   int     // rows on the first page, 22 on the others
	Numbers bool    // the page's number stands in its foot
	Plain   bool    // the title has the size of the text and no empty row below it
}

// PDF prints lines on pages.
func PDF(lines []Line, paper Paper) []byte {
	const left, top, leading = 79.0, 120.0, 28.0
	var pages []pdftest.Page
	room, y := 0, 0.0
	set := formalRows
	if paper.Plain {
		set = rows
	}
	for _, r := range set(lines, paper.Width) {
		if room == 0 {
			pages = append(pages, pdftest.Page{})
			room, y = perPage, top
			if len(pages) == 1 {
				room, y = paper.First, top+float64(perPage-paper.First)*leading
			}
			if paper.Numbers {
				number := fmt.Sprintf("— %d —", len(pages))
				pages[len(pages)-1].Lines = append(pages[len(pages)-1].Lines, pdftest.Line{Text: number, X: 270, Y: 775, Size: 14})
			}
		}
		if p := &pages[len(pages)-1]; r.text != "" {
			p.Lines = append(p.Lines, pdftest.Line{Text: r.text, X: left + r.x*r.size, Y: y, Size: r.size})
		}
		room, y = room-1, y+leading
	}
	return pdftest.Build(pages...)
}

package docx

import (
	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// spot is where a box is set (wp:positionV), in points.
type spot struct {
	from   string // what the offset counts from: "page", "margin", "paragraph" …
	offset float64
	known  bool
}

// emu is the number of English metric units in a point.
const emu = 12700

// above reports whether the box is moved up from its own paragraph: it is read before it.
func (p spot) above() bool {
	return (p.from == "paragraph" || p.from == "line") && p.offset < 0
}

// topMargin is the usual height of the upper margin (GB/T 9704-2012, 5.2.1: 37 mm), in points.
const topMargin = 37 / 25.4 * 72

// height returns how far from the upper edge of the page the box is set; false where that depends on the text.
func (p spot) height() (float64, bool) {
	switch p.from {
	case "page", "topMargin":
		return p.offset, p.known
	case "margin":
		return topMargin + p.offset, p.known
	}
	return 0, false
}

// drawing is what a drawing says of itself before its content is read.
type drawing struct {
	at            spot
	width, height float64 // points; zero where unknown
	alt           string
}

// readExtent reads the size in the current wp:extent.
func (g *drawing) readExtent(x *xmlscan.Scanner) {
	get := func(name string) float64 {
		value, _ := x.Attr(xmlscan.Unknown, name)
		n, _ := number(value)
		return float64(max(n, 0)) / emu
	}
	g.width, g.height = get("cx"), get("cy")
}

// readDescription reads the alternative text in the current wp:docPr: the description, or else the title.
func (g *drawing) readDescription(x *xmlscan.Scanner) {
	for _, name := range []string{"descr", "title"} {
		if value, _ := x.Attr(xmlscan.Unknown, name); !isBlank(value) {
			g.alt = string(oneLine(value))
			return
		}
	}
}

// pageSize is the size of the pages of a section and of the text on them, in points.
type pageSize struct{ width, height, textWidth, textHeight float64 }

// plainPage is a page of A4 with Word's margins, where the file states none.
var plainPage = pageSize{595, 842, 415, 698}

// readPage reads the size in w:pgSz and the margins in w:pgMar, whichever the current element is.
func (p *pageSize) readPage(x *xmlscan.Scanner) {
	get := func(name string) float64 {
		value, _ := x.Attr(w, name)
		n, _ := twips(value)
		return n / 20
	}
	switch string(x.Local) {
	case "pgSz":
		if width, height := get("w"), get("h"); width > 0 && height > 0 {
			p.textWidth, p.textHeight = width-(p.width-p.textWidth), height-(p.height-p.textHeight)
			p.width, p.height = width, height
		}
	case "pgMar":
		p.textWidth, p.textHeight = p.width-get("left")-get("right"), p.height-max(get("top"), 0)-max(get("bottom"), 0)
	}
}

// filled reports whether a picture takes the page as a scan does.
func (p pageSize) filled(g *source.Picture) bool {
	return g.Width > 0 && g.Width >= 0.8*p.textWidth && g.Height >= 0.6*p.textHeight
}

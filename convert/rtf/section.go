package rtf

import "fmt"

// section is what is known of the section that text stands in.
type section struct {
	references string // of headers and footers
	title      bool   // the first page has headers of its own
	width      int    // of the paper, in twips
	height     int
}

// properties returns w:sectPr.
func (s *section) properties() string {
	out := "<w:sectPr>" + s.references
	if s.width > 0 && s.height > 0 {
		out += fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`, s.width, s.height)
	}
	if s.title {
		out += "<w:titlePg/>"
	}
	return out + "</w:sectPr>"
}

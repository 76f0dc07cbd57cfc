package docx

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// drawing is what a drawing says of itself before its content is read.
type drawing struct {
	at            vertical
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

// picture gives the picture that a relationship leads to a place of its own: in front of the paragraph where it begins
// it, else behind it. A picture of a cell stands behind the table. What headers and notes show is only counted.
func (s *story) picture(g drawing, relation []byte) {
	if s.code > 0 {
		return
	}
	s.losses.pictures++
	if s.kind != source.Paragraph {
		return
	}
	p := &source.Picture{Name: s.links[string(relation)].Part, Alt: g.alt, Width: g.width, Height: g.height}
	s.onPage = append(s.onPage, p)
	content := &writer{}
	content.part(source.Part{Kind: source.Image, Picture: p}, label{}, nil)
	if s.cell != nil {
		s.held = append(s.held, content)
		return
	}
	s.anchorBox(box{content: content, above: isBlank(s.p.text)})
}

// release writes what was held back inside of a table, behind it.
func (s *story) release() {
	for _, content := range s.held {
		s.out.append(content)
	}
	s.held = nil
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

// endSection tells of the pictures since the last section whether they fill their page.
func (d *reader) endSection() {
	for _, g := range d.onPage {
		if g.FullPage = d.page.filled(g); g.FullPage {
			d.losses.scans++
		}
	}
	d.onPage, d.pageKnown = nil, false
}

// describePictures completes what the parts of the pictures tell: media type and digest. It comes last, so that pictures
// never use up the limits before the text is read; beyond those they have no digest.
func (d *reader) describePictures() error {
	known := map[string]source.Picture{}
	for i := range d.out.parts {
		p := d.out.parts[i].Picture
		if p == nil || p.Name == "" || !d.pkg.Has(p.Name) {
			continue
		}
		seen, ok := known[p.Name]
		if !ok {
			var err error
			if seen, err = d.describePicture(p.Name); err != nil {
				return err
			}
			known[p.Name] = seen
		}
		p.MediaType, p.SHA256 = seen.MediaType, seen.SHA256
	}
	return nil
}

func (d *reader) describePicture(part string) (p source.Picture, err error) {
	p.MediaType, _ = d.pkg.ContentType(d.ctx, part) // damage has been said
	data, err := d.pkg.Part(d.ctx, part)
	var coded *source.Error
	if errors.As(err, &coded) && coded.Code != source.Corrupt {
		return p, nil // too large
	}
	if err != nil {
		return p, d.located(d.tolerate(err, part))
	}
	sum := sha256.Sum256(data)
	p.SHA256 = hex.EncodeToString(sum[:])
	return p, nil
}

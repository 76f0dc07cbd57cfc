package docx

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"guiwen/normalize/source"
)

// picture gives the picture that a relationship leads to a place of its own: in front of the paragraph where it begins
// it, else behind it. A picture of a cell stands behind the table. What headers and notes show is only counted.
func (s *story) picture(g drawing, relation []byte) {
	if s.code > 0 {
		return
	}
	s.losses.pictures++
	if s.kind != source.Paragraph || s.gone() {
		return
	}
	p := &source.Picture{Name: s.links[string(relation)].Part, Alt: g.alt, Width: g.width, Height: g.height}
	s.onPage = append(s.onPage, p)
	content := &writer{}
	content.part(source.Part{Kind: source.Image, Picture: p}, label{}, nil, nil)
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
	s.room(0)
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

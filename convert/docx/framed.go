package docx

import "guiwen/normalize/source"

// resolve puts the parts of nested tables into the cells that those stand in.
func (n *nesting) resolve(parts []source.Part) {
	if n.inside == nil {
		return
	}
	for i := range parts {
		p := &parts[i]
		if p.Cell == nil {
			continue
		}
		if p.Cell = n.cell(p.Cell); p.Cell == nil {
			p.Kind, p.Level = framedKind(p)
		}
	}
}

// framedKind tells what a paragraph is that stands in a frame, by its style.
func framedKind(p *source.Part) (source.Kind, int) {
	switch level := headingLevel(p.Style); {
	case p.Kind != source.TableCell:
		return p.Kind, p.Level
	case level > 0:
		return source.Heading, level
	case isContentsStyle(p.Style):
		return source.Contents, 0
	case isCaption(p.Style):
		return source.Caption, 0
	case p.Label != "":
		return source.ListItem, 0
	}
	return source.Paragraph, 0
}

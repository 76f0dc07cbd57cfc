package pdf

import (
	"sort"
	"strings"

	"guiwen/convert/source"
)

// line is a line of text on a page.
type line struct {
	glyphs []glyph // left to right
	text   string
	box    rect
	font   source.Font
	dir    direction
	kind   source.Kind
}

// layLines puts the glyphs of a page into lines in reading order.
func layLines(s *sheet) []line {
	glyphs := make([]glyph, 0, len(s.canvas.glyphs))
	for _, g := range s.canvas.glyphs {
		if g.text != "" {
			glyphs = append(glyphs, g)
		}
	}
	sort.SliceStable(glyphs, func(i, j int) bool {
		if glyphs[i].v != glyphs[j].v {
			return glyphs[i].v < glyphs[j].v
		}
		return glyphs[i].u0 < glyphs[j].u0
	})
	var out []line
	for i := 0; i < len(glyphs); {
		j := i + 1
		for j < len(glyphs) && glyphs[j].v-glyphs[j-1].v < 0.35*glyphs[j].size {
			j++
		}
		row := glyphs[i:j]
		sort.SliceStable(row, func(a, b int) bool { return row[a].u0 < row[b].u0 })
		out = append(out, newLine(row))
		i = j
	}
	return out
}

func newLine(row []glyph) line {
	l := line{glyphs: row, dir: row[0].dir, box: row[0].box()}
	var b strings.Builder
	for i := range row {
		l.box = l.box.union(row[i].box())
		b.WriteString(row[i].text)
	}
	l.text = strings.TrimSpace(b.String())
	l.font = source.Font{Name: row[0].font.name, Size: row[0].size, Bold: row[0].flags&emboldened != 0}
	return l
}

package layout

import (
	"slices"
	"strings"

	"guiwen/normalize/source"
)

// geometry is what the boxes of lines tell of the page: columns with their margins, and how far apart lines
// stand.
type geometry struct {
	columns []column
}

// column is a run of lines from top to bottom between two margins.
type column struct{ left, right, pitch float64 }

// measureGeometry finds the columns and tells each line with a box which one it stands in.
func (d *document) measureGeometry() geometry {
	var g geometry
	if !d.findBoxes() {
		for i := range d.lines {
			d.lines[i].column = -1
		}
		return g
	}
	d.turnPages()
	for i := 0; i < len(d.lines); {
		if d.box(i).IsZero() {
			d.lines[i].column = -1
			i++
			continue
		}
		j := i + 1
		for j < len(d.lines) && d.sameColumn(j-1, j) {
			j++
		}
		g.columns = append(g.columns, d.measureColumn(i, j))
		for k := i; k < j; k++ {
			d.lines[k].column = len(g.columns) - 1
		}
		i = j
	}
	g.mend()
	return g
}

// box returns the box of line i, zero where it has none.
func (d *document) box(i int) source.Rect {
	if len(d.boxes) == 0 {
		return source.Rect{}
	}
	return d.boxes[i]
}

// findBoxes gives every line the box of its part; it reports false where no part has one.
func (d *document) findBoxes() bool {
	any := slices.ContainsFunc(d.parts, func(p source.Part) bool { return !p.Box.IsZero() })
	if !any {
		return false
	}
	d.boxes = make([]source.Rect, len(d.lines))
	for i := range d.lines {
		d.boxes[i] = d.parts[d.lines[i].part].Box
	}
	return true
}

// turnPages gives every line its box as if its page were upright: on a page that was scanned or printed
// sideways lines run down or up, on one upside down they follow each other upwards.
func (d *document) turnPages() {
	last := 0
	for i := 0; i < len(d.lines); {
		j := i
		for j < len(d.lines) && d.lines[j].page == d.lines[i].page {
			j++
		}
		turn, sure := d.turnOf(i, j)
		if !sure && last == 2 && turn == 0 { // two or three lines do not tell up from down: as the page before
			turn = last
		}
		if last = turn; turn > 0 {
			for k := i; k < j; k++ {
				if b := &d.boxes[k]; !b.IsZero() {
					*b = turned(*b, turn)
				}
			}
		}
		i = j
	}
}

// turnOf returns by how many quarters the text of lines i to j is turned clockwise, and whether there are lines
// enough to say so.
func (d *document) turnOf(i, j int) (quarters int, sure bool) {
	tall, wide, left, up := 0, 0, 0, 0
	for k := i; k < j; k++ {
		b := d.boxes[k]
		if b.IsZero() || d.lines[k].cols < 8 {
			continue
		}
		if b.Y1-b.Y0 > 2*(b.X1-b.X0) {
			tall++
		} else {
			wide++
		}
		if k > i {
			before := d.boxes[k-1]
			left += sign(before.X0 - b.X0)
			up += sign(before.Y0 - b.Y0)
		}
	}
	switch {
	case tall > wide && left >= 0:
		return 1, true
	case tall > wide:
		return 3, true
	case wide >= 4 && up*2 > wide:
		return 2, true
	}
	return 0, wide >= 4
}

func sign(x float64) int {
	switch {
	case x > 1:
		return 1
	case x < -1:
		return -1
	}
	return 0
}

// turned returns b in the coordinates of a reader who turned the page so that its text runs to the right.
func turned(b source.Rect, quarters int) source.Rect {
	switch quarters {
	case 1:
		return source.Rect{X0: b.Y0, Y0: -b.X1, X1: b.Y1, Y1: -b.X0}
	case 2:
		return source.Rect{X0: -b.X1, Y0: -b.Y1, X1: -b.X0, Y1: -b.Y0}
	}
	return source.Rect{X0: -b.Y1, Y0: b.X0, X1: -b.Y0, Y1: b.X1}
}

// em is the size of line i's characters, in points.
func (d *document) em(i int) float64 {
	p := d.parts[d.lines[i].part]
	if p.Font.Size > 0 {
		return p.Font.Size
	}
	b := d.box(i)
	if h := (b.Y1 - b.Y0) * 0.85; h > 0 {
		return h
	}
	return 1
}

// sameColumn reports whether line j, behind i, stands below it or beside it in one column of one page.
func (d *document) sameColumn(i, j int) bool {
	a, b := d.box(i), d.box(j)
	if b.IsZero() || d.lines[i].page != d.lines[j].page {
		return false
	}
	return b.Y0 > a.Y0-1.5*d.em(j)
}

// measureColumn finds the margins of lines i to j: the left and right edges that most lines share.
func (d *document) measureColumn(i, j int) column {
	em := d.em(i)
	lefts, rights := map[int]int{}, map[int]int{}
	minLeft, maxRight := d.box(i).X0, d.box(i).X1
	bucket := func(x float64) int { return int(x/(em/2) + 0.5) }
	for k := i; k < j; k++ {
		b := d.box(k)
		lefts[bucket(b.X0)]++
		rights[bucket(b.X1)]++
		minLeft, maxRight = min(minLeft, b.X0), max(maxRight, b.X1)
	}
	c := column{left: minLeft, right: maxRight, pitch: d.pitch(i, j)}
	n := j - i
	lowest, rightmost, best := 1<<30, -1, 1
	for k, count := range lefts {
		if count*5 >= n && count >= 2 && k < lowest {
			lowest = k
		}
	}
	for k, count := range rights {
		if count > best || count == best && best > 1 && k > rightmost {
			best, rightmost = count, k
		}
	}
	if lowest < 1<<30 {
		c.left = max(minLeft, (float64(lowest)-0.5)*em/2)
	}
	if rightmost >= 0 && best*5 >= n {
		c.right = min(maxRight, (float64(rightmost)+0.5)*em/2)
	}
	return c
}

// pitch is the distance from line to line that most lines i to j keep, in points.
func (d *document) pitch(i, j int) float64 {
	counts := map[int]int{}
	for k := i + 1; k < j; k++ {
		if dy := d.box(k).Y0 - d.box(k-1).Y0; dy > 1 {
			counts[int(dy*2+0.5)]++
		}
	}
	best, at := 0, 0
	for k, n := range counts {
		if n > best || n == best && k < at {
			best, at = n, k
		}
	}
	return float64(at) / 2
}

// mend gives columns of few lines the margins that most columns share, where they lie within them: the last
// page of a document may have no full line.
func (g *geometry) mend() {
	type margins struct{ left, right float64 }
	count := map[margins]int{}
	var best margins
	for _, c := range g.columns {
		m := margins{float64(int(c.left + 0.5)), float64(int(c.right + 0.5))}
		count[m]++
		if n := count[m]; n > count[best] || n == count[best] && m.right-m.left > best.right-best.left {
			best = m
		}
	}
	for i := range g.columns {
		c := &g.columns[i]
		if c.left >= best.left-2 && c.right <= best.right+2 {
			c.left, c.right = best.left, best.right
		}
	}
}

// indentOf is how far line i begins behind the left margin, in ems.
func (d *document) indentOf(i int, g *geometry) float64 {
	return (d.box(i).X0 - g.columns[d.lines[i].column].left) / d.em(i)
}

// restOf is how much room line i leaves before the right margin, in ems.
func (d *document) restOf(i int) float64 {
	return (d.geo.columns[d.lines[i].column].right - d.box(i).X1) / d.em(i)
}

// centered reports whether line i stands between the margins with room on both sides.
func (d *document) centered(i int) bool {
	if d.parts[d.lines[i].part].Align == source.AlignCenter {
		return true
	}
	if d.lines[i].column < 0 {
		return false
	}
	l, r := d.indentOf(i, &d.geo), d.restOf(i)
	if i < d.body && l > 0.8 && r > 0.8 && l-r < 0.7 && r-l < 0.7 && !strings.ContainsAny(d.text(&d.lines[i]), "，。；：,;:") {
		return true // a long line of the title
	}
	return l > 2.5 && r > 2.5 && l-r < 2 && r-l < 2
}

package page

import "math"

// rule is a ruling line (框线): drawn straight along the page's axes, or a thin filled box.
type rule struct {
	vertical bool
	at       float64 // x of a vertical rule, y of a horizontal one
	from, to float64 // its ends along the other axis
	width    float64
}

// Path is a path in page coordinates (ISO 32000-1, 8.5; GB/T 33190-2016, 9), as far as rules and clips want it. The
// zero Path is empty.
type Path struct {
	lines  []segment
	boxes  []Rect // subpaths that are rectangles
	bounds Rect
	any    bool
	x, y   float64 // current point
	startX float64
	startY float64
	first  int  // index in lines of the first segment of the subpath
	curved bool // the subpath has a curve
	bent   bool // one of the subpaths has
}

type segment struct{ x0, y0, x1, y1 float64 }

// maxSegments bounds what is kept of one path; a path longer than that is a drawing.
const maxSegments = 4096

// Clear empties the path.
func (p *Path) Clear() {
	lines, boxes := p.lines[:0], p.boxes[:0]
	*p = Path{lines: lines, boxes: boxes}
}

// Bounds returns the box round all points of the path, and whether there is any.
func (p *Path) Bounds() (Rect, bool) { return p.bounds, p.any }

// Cover makes the bounds hold a point: one that steers a curve.
func (p *Path) Cover(x, y float64) {
	if !p.any {
		p.bounds, p.any = Rect{x, y, x, y}, true
		return
	}
	p.bounds = p.bounds.Union(Rect{x, y, x, y})
}

// Move begins a subpath.
func (p *Path) Move(x, y float64) {
	p.box()
	p.x, p.y, p.startX, p.startY = x, y, x, y
	p.first, p.curved = len(p.lines), false
	p.Cover(x, y)
}

// Line draws a straight line.
func (p *Path) Line(x, y float64) {
	if len(p.lines) < maxSegments {
		p.lines = append(p.lines, segment{p.x, p.y, x, y})
	}
	p.x, p.y = x, y
	p.Cover(x, y)
}

// Curve draws a curve; the points that steer it were covered before.
func (p *Path) Curve(x, y float64) {
	p.x, p.y, p.curved, p.bent = x, y, true, true
	p.Cover(x, y)
}

// Close ends a subpath; four sides along the axes make a box.
func (p *Path) Close() {
	if p.x != p.startX || p.y != p.startY {
		p.Line(p.startX, p.startY)
	}
	p.box()
	p.first, p.curved = len(p.lines), false
}

// box files the open subpath as a box if it is one.
func (p *Path) box() {
	side := p.lines[min(p.first, len(p.lines)):]
	if p.curved || len(side) < 3 || len(side) > 5 || len(p.boxes) >= maxSegments {
		return
	}
	b := Rect{side[0].x0, side[0].y0, side[0].x0, side[0].y0}
	for _, s := range side {
		if math.Abs(s.x1-s.x0) > 0.05 && math.Abs(s.y1-s.y0) > 0.05 {
			return
		}
		b = b.Union(RectOf(s.x0, s.y0, s.x1, s.y1))
	}
	p.boxes = append(p.boxes, b)
}

// letterStroke is how long a straight piece of a path with curves must be to be a rule, points: shorter ones are strokes of letters
// whose outlines are drawn, to make them bold.
const letterStroke = 24

// Stroke keeps the straight lines of a path that are drawn with a width, in points, where clip lets them be seen.
func (c *Canvas) Stroke(p *Path, width float64, clip Rect) {
	if len(p.lines) >= maxSegments {
		return
	}
	for _, s := range p.lines {
		if !p.bent || math.Hypot(s.x1-s.x0, s.y1-s.y0) >= letterStroke {
			c.keepLine(s, width, clip)
		}
	}
}

// Fill keeps the thin boxes of a filled path, and counts curves: letters are filled curves where they were made outlines.
func (c *Canvas) Fill(p *Path, clip Rect) {
	if len(p.lines) >= maxSegments {
		return
	}
	if p.bent {
		c.curves++
	}
	p.box()
	for _, b := range p.boxes {
		c.keepBox(b, clip)
	}
}

// keepLine keeps a stroked line that runs along an axis.
func (c *Canvas) keepLine(s segment, width float64, clip Rect) {
	dx, dy := math.Abs(s.x1-s.x0), math.Abs(s.y1-s.y0)
	switch {
	case dy <= 0.5 && dx > 2:
		c.keep(rule{false, (s.y0 + s.y1) / 2, min(s.x0, s.x1), max(s.x0, s.x1), width}, clip)
	case dx <= 0.5 && dy > 2:
		c.keep(rule{true, (s.x0 + s.x1) / 2, min(s.y0, s.y1), max(s.y0, s.y1), width}, clip)
	}
}

// thickRule is how thick a filled box may be to count as a line, points.
const thickRule = 3

// keepBox keeps a filled box that is thin.
func (c *Canvas) keepBox(b, clip Rect) {
	w, h := b.Width(), b.Height()
	switch {
	case h <= thickRule && w > 2*h && w > 2:
		c.keep(rule{false, (b.Y0 + b.Y1) / 2, b.X0, b.X1, h}, clip)
	case w <= thickRule && h > 2*w && h > 2:
		c.keep(rule{true, (b.X0 + b.X1) / 2, b.Y0, b.Y1, w}, clip)
	}
}

// keep keeps the visible part of a rule.
func (c *Canvas) keep(r rule, clip Rect) {
	lo, hi, alo, ahi := clip.X0, clip.X1, clip.Y0, clip.Y1
	if r.vertical {
		lo, hi, alo, ahi = clip.Y0, clip.Y1, clip.X0, clip.X1
	}
	r.from, r.to = max(r.from, lo), min(r.to, hi)
	if r.to-r.from < 2 || r.at < alo-1 || r.at > ahi+1 || len(c.rules) >= maxRules {
		return
	}
	c.rules = append(c.rules, r)
}

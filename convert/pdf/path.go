package pdf

import "math"

// rule is a ruling line (框线): drawn straight along the page's axes, or a thin filled box.
type rule struct {
	vertical bool
	at       float64 // x of a vertical rule, y of a horizontal one
	from, to float64 // its ends along the other axis
	width    float64
}

// path is the current path (ISO 32000-1, 8.5) in page coordinates, as far as rules and clips want it.
type path struct {
	lines  []segment
	boxes  []rect // subpaths that are rectangles
	bounds rect
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

func pathOf() path { return path{} }

func (p *path) clear() {
	lines, boxes := p.lines[:0], p.boxes[:0]
	*p = path{lines: lines, boxes: boxes}
}

func (p *path) cover(x, y float64) {
	if !p.any {
		p.bounds, p.any = rect{x, y, x, y}, true
		return
	}
	p.bounds = p.bounds.union(rect{x, y, x, y})
}

func (p *path) move(x, y float64) {
	p.x, p.y, p.startX, p.startY = x, y, x, y
	p.first, p.curved = len(p.lines), false
	p.cover(x, y)
}

func (p *path) line(x, y float64) {
	if len(p.lines) < maxSegments {
		p.lines = append(p.lines, segment{p.x, p.y, x, y})
	}
	p.x, p.y = x, y
	p.cover(x, y)
}

func (p *path) curve(x, y float64) {
	p.x, p.y, p.curved, p.bent = x, y, true, true
	p.cover(x, y)
}

// close ends a subpath; four sides along the axes make a box.
func (p *path) close() {
	if p.x != p.startX || p.y != p.startY {
		p.line(p.startX, p.startY)
	}
	p.box()
	p.first, p.curved = len(p.lines), false
}

// box files the open subpath as a box if it is one.
func (p *path) box() {
	side := p.lines[min(p.first, len(p.lines)):]
	if p.curved || len(side) < 3 || len(side) > 5 || len(p.boxes) >= maxSegments {
		return
	}
	b := rect{side[0].x0, side[0].y0, side[0].x0, side[0].y0}
	for _, s := range side {
		if math.Abs(s.x1-s.x0) > 0.05 && math.Abs(s.y1-s.y0) > 0.05 {
			return
		}
		b = b.union(rect{min(s.x0, s.x1), min(s.y0, s.y1), max(s.x0, s.x1), max(s.y0, s.y1)})
	}
	p.boxes = append(p.boxes, b)
}

// paint carries out an operator that builds or paints a path; false for any other.
func (ip *interpreter) paint(op string, args []operand) bool {
	p := &ip.path
	switch op {
	case "m", "l":
		if v, ok := ip.numbers(args, 2); ok {
			x, y := ip.ctm.apply(v[0], v[1])
			if op == "m" {
				p.box()
				p.move(x, y)
			} else {
				p.line(x, y)
			}
		}
	case "c":
		if v, ok := ip.numbers(args, 6); ok {
			p.cover(ip.ctm.apply(v[0], v[1]))
			p.cover(ip.ctm.apply(v[2], v[3]))
			p.curve(ip.ctm.apply(v[4], v[5]))
		}
	case "v", "y":
		if v, ok := ip.numbers(args, 4); ok {
			p.cover(ip.ctm.apply(v[0], v[1]))
			p.curve(ip.ctm.apply(v[2], v[3]))
		}
	case "h":
		p.close()
	case "re":
		if v, ok := ip.numbers(args, 4); ok {
			ip.rectangle(v[0], v[1], v[2], v[3])
		}
	case "W", "W*":
		ip.clipped = true
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n":
		ip.finish(op)
	default:
		return false
	}
	return true
}

func (ip *interpreter) rectangle(x, y, w, h float64) {
	p := &ip.path
	p.box()
	p.move(ip.ctm.apply(x, y))
	p.line(ip.ctm.apply(x+w, y))
	p.line(ip.ctm.apply(x+w, y+h))
	p.line(ip.ctm.apply(x, y+h))
	p.close()
}

// finish paints the path, keeps its rules, and takes it as clip if W asked for it.
func (ip *interpreter) finish(op string) {
	p := &ip.path
	switch op {
	case "s", "b", "b*":
		p.close()
	}
	if !ip.concealed() && len(p.lines) < maxSegments {
		switch op {
		case "S", "s", "B", "B*", "b", "b*":
			width := math.Abs(ip.line) * math.Hypot(ip.ctm.a, ip.ctm.b)
			for _, s := range p.lines {
				ip.keepLine(s, width)
			}
		}
		if op != "S" && op != "s" && op != "n" {
			if p.bent {
				ip.canvas.curves++
			}
			p.box()
			for _, b := range p.boxes {
				ip.keepBox(b)
			}
		}
	}
	if ip.clipped {
		if p.any {
			ip.cutTo(p.bounds)
		}
		ip.clipped = false
	}
	p.clear()
}

// keepLine keeps a stroked line that runs along an axis.
func (ip *interpreter) keepLine(s segment, width float64) {
	dx, dy := math.Abs(s.x1-s.x0), math.Abs(s.y1-s.y0)
	switch {
	case dy <= 0.5 && dx > 2:
		ip.keep(rule{false, (s.y0 + s.y1) / 2, min(s.x0, s.x1), max(s.x0, s.x1), width})
	case dx <= 0.5 && dy > 2:
		ip.keep(rule{true, (s.x0 + s.x1) / 2, min(s.y0, s.y1), max(s.y0, s.y1), width})
	}
}

// thickRule is how thick a filled box may be to count as a line, points.
const thickRule = 3

// keepBox keeps a filled box that is thin.
func (ip *interpreter) keepBox(b rect) {
	w, h := b.width(), b.height()
	switch {
	case h <= thickRule && w > 2*h && w > 2:
		ip.keep(rule{false, (b.y0 + b.y1) / 2, b.x0, b.x1, h})
	case w <= thickRule && h > 2*w && h > 2:
		ip.keep(rule{true, (b.x0 + b.x1) / 2, b.y0, b.y1, w})
	}
}

// keep keeps the visible part of a rule.
func (ip *interpreter) keep(r rule) {
	c := ip.clip
	lo, hi, alo, ahi := c.x0, c.x1, c.y0, c.y1
	if r.vertical {
		lo, hi, alo, ahi = c.y0, c.y1, c.x0, c.x1
	}
	r.from, r.to = max(r.from, lo), min(r.to, hi)
	if r.to-r.from < 2 || r.at < alo-1 || r.at > ahi+1 || len(ip.canvas.rules) >= maxPageRules {
		return
	}
	ip.canvas.rules = append(ip.canvas.rules, r)
}

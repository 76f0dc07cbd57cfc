package ofd

import (
	"math"
	"unicode/utf8"

	"guiwen/convert/page"
	"guiwen/normalize/source"
)

// pen draws objects on the canvas of a page.
type pen struct {
	budget    *budget
	canvas    *page.Canvas
	resources *resources
	base      page.Matrix // millimetres of the page to page coordinates
	clip      page.Rect
	path      page.Path

	// What holds for the object that is drawn, from those round it.
	hidden  bool
	zone    page.Zone
	param   string
	nesting int

	private int // characters of private use
}

// drawAll draws objects; m takes their millimetres to page coordinates.
func (p *pen) drawAll(list objects, m page.Matrix) error {
	if err := p.budget.draw(len(list)); err != nil {
		return err
	}
	for i := range list {
		if err := p.draw(&list[i], m); err != nil {
			return err
		}
	}
	return nil
}

func (p *pen) draw(o *object, m page.Matrix) error {
	if o.placed {
		m = page.Translate(o.boundary.X0, o.boundary.Y0).Before(m)
	}
	outer := m
	m = o.ctm.Before(m)
	if !m.Finite() {
		return nil
	}
	hidden, zone, param := p.hidden, p.zone, p.param
	defer func() { p.hidden, p.zone, p.param = hidden, zone, param }()
	p.hidden = p.hidden || o.hidden
	if o.zone != page.InText {
		p.zone = o.zone
	}
	if o.param != "" {
		p.param = o.param
	}
	switch o.kind {
	case block:
		return p.drawAll(o.objects, m)
	case text:
		return p.drawText(o, m)
	case path:
		return p.drawPath(o, m)
	case picture:
		p.drawPicture(o, m, outer)
	case compound:
		return p.drawComposite(o, m)
	}
	return nil
}

// drawPicture notes the box of a picture: the image of the unit square under its transformation, or its boundary where it has none.
func (p *pen) drawPicture(o *object, m, outer page.Matrix) {
	if p.hidden {
		return
	}
	b := m.Bounds(page.Rect{X1: 1, Y1: 1})
	if o.ctm == page.Identity && o.placed {
		b = outer.Bounds(page.Rect{X1: o.boundary.Width(), Y1: o.boundary.Height()})
	}
	p.canvas.Picture(b.Intersect(p.clip))
}

// drawPath keeps the ruling lines of a path object.
func (p *pen) drawPath(o *object, m page.Matrix) error {
	if err := p.budget.draw(1 + len(o.data)/8); err != nil || p.hidden || o.invisible {
		return err
	}
	p.path.Clear()
	trace(&p.path, o.data, m)
	width := o.lineWidth
	if !o.hasWidth {
		width = p.resources.lineWidth(p.param)
	}
	if o.stroked {
		p.canvas.Stroke(&p.path, width*math.Hypot(m.A, m.B), p.clip)
	}
	if o.laid {
		p.canvas.Fill(&p.path, p.clip)
	}
	return nil
}

// drawComposite draws the unit that a composite object refers to. One that holds itself is drawn once.
func (p *pen) drawComposite(o *object, m page.Matrix) error {
	c := p.resources.composite(o.resource)
	if c == nil {
		p.canvas.Broken = true
		return nil
	}
	if c.open {
		return nil
	}
	if p.nesting >= maxNesting {
		return source.Errorf(source.LimitDepth, "composites", "", "composite objects nest deeper than %d", maxNesting)
	}
	c.open = true
	p.nesting++
	err := p.drawAll(c.objects, m)
	p.nesting--
	c.open = false
	return err
}

// drawText draws the characters of a text object.
func (p *pen) drawText(o *object, m page.Matrix) error {
	angle := o.turned * math.Pi / 180
	along := vector{math.Cos(angle), math.Sin(angle)}
	run := page.Run{
		Canvas: p.canvas, Font: p.resources.font(o.font), Clip: p.clip, Bold: o.heavy, Invisible: o.invisible,
		Concealed: p.hidden, Zone: p.zone,
	}
	x, y, first := 0.0, 0.0, 0
	for i := range o.codes {
		c := &o.codes[i]
		if c.hasX {
			x = c.x
		}
		if c.hasY {
			y = c.y
		}
		var glyphs []string
		glyphs, first = c.glyphs(o.maps, first)
		if err := p.budget.draw(len(glyphs)); err != nil {
			return err
		}
		l := layCode(c, glyphs, o, run.Font.Name, along)
		if err := p.setCode(run, glyphs, l, m, x, y); err != nil {
			return err
		}
	}
	return nil
}

// setCode sets the glyphs of a text code whose first stands at (x, y).
func (p *pen) setCode(run page.Run, glyphs []string, l layout, m page.Matrix, x, y float64) error {
	dx, dy := m.A*l.along.x+m.C*l.along.y, m.B*l.along.x+m.D*l.along.y
	run.Upright = l.upright
	run.Em = l.size * math.Hypot(m.A*l.across.x+m.C*l.across.y, m.B*l.across.x+m.D*l.across.y)
	run.Along(dx, dy)
	for i, g := range glyphs {
		if g != "" {
			if err := p.budget.write(len(g)); err != nil {
				return err
			}
			if r, _ := utf8.DecodeRuneInString(g); privateUse(r) {
				p.private++
			}
			fx, fy := x+l.shift.x, y+l.shift.y
			x0, y0 := m.Apply(fx, fy)
			x1, y1 := m.Apply(fx+l.along.x*l.widths[i], fy+l.along.y*l.widths[i])
			if err := run.Set(g, x0, y0, x1, y1); err != nil {
				return err
			}
		}
		x, y = x+l.steps[i].x, y+l.steps[i].y
	}
	return nil
}

// privateUse reports whether r is a code point of private use: what it shows only its font knows.
func privateUse(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 && r <= 0x10FFFD
}

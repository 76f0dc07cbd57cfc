package pdf

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/normalize/source"
)

// text carries out an operator of text (ISO 32000-1, 9.3 and 9.4); others are skipped.
func (ip *interpreter) text(op string, args []operand) error {
	t := &ip.state.text
	switch op {
	case "BT":
		ip.tm, ip.tlm = identity, identity
	case "ET":
	case "Tc", "Tw", "Tz", "TL", "Ts", "Tr":
		if v, ok := ip.numbers(args, 1); ok {
			t.set(op, v[0])
		}
	case "Tf":
		return ip.setFont(args)
	case "Td", "TD":
		if v, ok := ip.numbers(args, 2); ok {
			if op == "TD" {
				t.leading = -v[1]
			}
			ip.moveLine(v[0], v[1])
		}
	case "Tm":
		if v, ok := ip.numbers(args, 6); ok {
			if m := (matrix{v[0], v[1], v[2], v[3], v[4], v[5]}); m.finite() {
				ip.tm, ip.tlm = m, m
			}
		}
	case "T*":
		ip.moveLine(0, -t.leading)
	case "Tj":
		return ip.showLast(args)
	case "'":
		ip.moveLine(0, -t.leading)
		return ip.showLast(args)
	case "\"":
		if len(args) >= 3 && args[len(args)-3].kind == operandNumber && args[len(args)-2].kind == operandNumber {
			t.set("Tw", args[len(args)-3].number)
			t.set("Tc", args[len(args)-2].number)
		}
		ip.moveLine(0, -t.leading)
		return ip.showLast(args)
	case "TJ":
		return ip.showArray(args)
	}
	return nil
}

// set sets a text state parameter.
func (t *textState) set(op string, v float64) {
	switch op {
	case "Tc":
		t.charSpace = v
	case "Tw":
		t.wordSpace = v
	case "Tz":
		t.scale = v / 100
	case "TL":
		t.leading = v
	case "Ts":
		t.rise = v
	case "Tr":
		t.mode = int(clamp(v, 0, 7))
	}
}

func (ip *interpreter) moveLine(x, y float64) {
	if m := (matrix{1, 0, 0, 1, x, y}).before(ip.tlm); m.finite() {
		ip.tlm, ip.tm = m, m
	}
}

// setFont carries out Tf.
func (ip *interpreter) setFont(args []operand) error {
	if len(args) < 2 || args[len(args)-2].kind != operandName || args[len(args)-1].kind != operandNumber {
		ip.file.damage.content++
		return nil
	}
	name := args[len(args)-2].bytes
	ip.state.text.size = args[len(args)-1].number
	c := ip.current
	if f, ok := c.fonts[string(name)]; ok {
		ip.state.text.font = f
		return nil
	}
	f, err := ip.fontOf(ip.file.dict(c.resources["Font"])[string(name)])
	if err != nil {
		return err
	}
	c.fonts[string(name)] = f
	ip.state.text.font = f
	return nil
}

// fontOf loads a font once.
func (ip *interpreter) fontOf(o types.Object) (*font, error) {
	ref, isRef := o.(types.IndirectRef)
	if isRef {
		if f, ok := ip.fonts[ref]; ok {
			return f, nil
		}
	}
	f, err := ip.file.loadFont(o)
	if err != nil {
		return nil, err
	}
	if isRef {
		ip.fonts[ref] = f
	}
	return f, nil
}

func (ip *interpreter) showLast(args []operand) error {
	if len(args) == 0 || args[len(args)-1].kind != operandString {
		ip.file.damage.content++
		return nil
	}
	return ip.show(args[len(args)-1].bytes)
}

// showArray carries out TJ: strings, and numbers that move back by thousandths of the size.
func (ip *interpreter) showArray(args []operand) error {
	if len(args) == 0 || args[len(args)-1].kind != operandArray {
		ip.file.damage.content++
		return nil
	}
	t := &ip.state.text
	for _, x := range args[len(args)-1].list {
		switch x.kind {
		case operandString:
			if err := ip.show(x.bytes); err != nil {
				return err
			}
		case operandNumber:
			d := -x.number / 1000 * t.size
			if t.font != nil && t.font.vertical {
				ip.advance(0, d)
			} else {
				ip.advance(d*t.scale, 0)
			}
		}
	}
	return nil
}

func (ip *interpreter) advance(x, y float64) {
	if m := (matrix{1, 0, 0, 1, x, y}).before(ip.tm); m.finite() {
		ip.tm = m
	}
}

// show shows the codes of s.
func (ip *interpreter) show(s []byte) error {
	t := &ip.state.text
	f := t.font
	if f == nil {
		f = ip.unnamedFont()
	}
	m := ip.tm.before(ip.ctm)
	size := t.size
	if size == 0 {
		size = 12 // no font was chosen
	}
	pen := pen{ip: ip, font: f, m: m, rise: t.rise, em: math.Abs(size) * f.scale * math.Hypot(m.c, m.d)}
	dx, dy := m.a*size*t.scale, m.b*size*t.scale
	if f.vertical {
		dx, dy = -m.c*size, -m.d*size
		pen.em = math.Abs(size) * math.Hypot(m.a, m.b) * t.scale
	}
	pen.dir = directionOf(dx, dy)
	if pen.dir != askew {
		du, dv := pen.dir.frame(dx, dy)
		pen.slope = dv / du
	}
	x, y := 0.0, 0.0
	for len(s) > 0 {
		c, n := f.next(s)
		if n <= 0 {
			break
		}
		s = s[n:]
		extra := t.charSpace
		if c.blank {
			extra += t.wordSpace
		}
		ip.canvas.shown++
		if ip.canvas.shown > maxPageGlyphs {
			return source.Errorf(source.LimitSize, "page_content", "", "page %d shows more than %d glyphs", ip.page.number, maxPageGlyphs)
		}
		if ip.canvas.shown&255 == 0 {
			if err := ip.file.budget.tick(); err != nil {
				return err
			}
		}
		if f.vertical {
			if err := pen.vertical(c, x, y, size*t.scale, size); err != nil {
				return err
			}
			y -= c.width*size + extra
			continue
		}
		if err := pen.horizontal(c, x, size*t.scale); err != nil {
			return err
		}
		x += (c.width*size + extra) * t.scale
	}
	ip.advance(x, y)
	return ip.file.failed
}

// unnamedFont stands where text is shown before any Tf.
func (ip *interpreter) unnamedFont() *font {
	f, ok := ip.fonts[nil]
	if !ok {
		f = fallbackFont()
		ip.fonts[nil] = f
	}
	return f
}

// pen sets the glyphs of one shown string.
type pen struct {
	ip    *interpreter
	font  *font
	m     matrix // text space to page
	rise  float64
	em    float64
	dir   direction
	slope float64
	on    bool // the string began on the page: it is read to its end, also where it runs off the edge
}

// horizontal sets a glyph at x of text space.
func (p *pen) horizontal(c char, x, size float64) error {
	ox, oy := p.m.apply(x, p.rise)
	ex, ey := p.m.apply(x+c.width*size, p.rise)
	g := glyph{text: c.text, size: p.em, font: p.font, dir: p.dir}
	if p.dir == askew {
		g.u0, g.u1, g.v = min(ox, ex), max(ox, ex), oy
	} else {
		u0, v := p.dir.frame(ox, oy)
		u1, _ := p.dir.frame(ex, ey)
		g.u0, g.u1, g.v = min(u0, u1), max(u0, u1), v
	}
	return p.set(g, (ox+ex)/2, (oy+ey)/2)
}

// vertical sets a glyph of vertical writing, whose origin is the middle of its upper edge.
func (p *pen) vertical(c char, x, y, wide, size float64) error {
	ox, oy := p.m.apply(x, y)
	ex, ey := p.m.apply(x, y-c.width*size)
	g := glyph{text: c.text, size: p.em, font: p.font, dir: p.dir, flags: upright}
	if p.dir == askew {
		g.u0, g.u1, g.v = min(ox, ex), max(ox, ex), oy
	} else {
		u0, v := p.dir.frame(ox, oy)
		u1, _ := p.dir.frame(ex, ey)
		g.u0, g.u1, g.v = min(u0, u1), max(u0, u1), v
	}
	return p.set(g, (ox+ex)/2, (oy+ey)/2)
}

// set puts a glyph on the canvas, unless it cannot be seen or is already there; (x, y) is the middle of its
// baseline on the page.
func (p *pen) set(g glyph, x, y float64) error {
	ip := p.ip
	if g.size < 0.05 || g.size > 1e5 {
		if g.text != " " {
			ip.canvas.hidden++
		}
		return nil
	}
	switch ip.state.text.mode {
	case 3, 7:
		g.flags |= invisible
	case 2, 6:
		g.flags |= emboldened
	}
	if g.font.bold {
		g.flags |= emboldened
	}
	if g.text == "" {
		g.text = "\uFFFD"
		g.flags |= unmapped
	}
	if err := ip.file.budget.write(len(g.text)); err != nil {
		return err
	}
	if ip.concealed() || !ip.visible(p, x, y, g.size) {
		if !blankText(g.text) {
			ip.canvas.hidden++
		}
		return nil
	}
	p.on = true
	if n := len(ip.marks); n > 0 {
		g.zone = ip.marks[n-1].zone
	}
	if ip.printed.again(ip.canvas.glyphs, &g) {
		return nil
	}
	if len(ip.canvas.glyphs) >= maxKeptGlyphs {
		return source.Errorf(source.LimitSize, "page_content", "", "page %d has more than %d glyphs", ip.page.number, maxKeptGlyphs)
	}
	if g.dir != askew {
		ip.canvas.slopes[g.dir].sum += p.slope
		ip.canvas.slopes[g.dir].n++
	}
	g.order = len(ip.canvas.glyphs)
	ip.canvas.glyphs = append(ip.canvas.glyphs, g)
	ip.printed.add(ip.canvas.glyphs, g.order)
	return nil
}

// visible reports whether a glyph with the middle of its baseline at (x, y) can be seen. What a clip cuts away
// is gone; what runs over the edge of the page is not.
func (ip *interpreter) visible(p *pen, x, y, size float64) bool {
	c, slack := ip.clip, size/4
	if x >= c.x0-slack && x <= c.x1+slack && y >= c.y0-slack && y-size/2 <= c.y1+slack {
		return true
	}
	return p.on && !ip.cut
}

package pdf

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/convert/page"
	"guiwen/normalize/source"
)

// text carries out an operator of text (ISO 32000-1, 9.3 and 9.4); others are skipped.
func (ip *interpreter) text(op string, args []operand) error {
	t := &ip.state.text
	switch op {
	case "BT":
		ip.tm, ip.tlm = page.Identity, page.Identity
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
			if m := (page.Matrix{A: v[0], B: v[1], C: v[2], D: v[3], E: v[4], F: v[5]}); m.Finite() {
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
	if m := page.Translate(x, y).Before(ip.tlm); m.Finite() {
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
	if m := page.Translate(x, y).Before(ip.tm); m.Finite() {
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
	m := ip.tm.Before(ip.ctm)
	size := t.size
	if size == 0 {
		size = 12 // no font was chosen
	}
	run := ip.run(f)
	run.Em = math.Abs(size) * f.scale * math.Hypot(m.C, m.D)
	dx, dy := m.A*size*t.scale, m.B*size*t.scale
	if f.vertical {
		dx, dy = -m.C*size, -m.D*size
		run.Em = math.Abs(size) * math.Hypot(m.A, m.B) * t.scale
	}
	run.Along(dx, dy)
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
		ip.shown++
		if ip.shown > maxPageGlyphs {
			return source.Errorf(source.LimitSize, "page_content", "", "page %d shows more than %d glyphs", ip.leaf.number, maxPageGlyphs)
		}
		if ip.shown&255 == 0 {
			if err := ip.file.budget.tick(); err != nil {
				return err
			}
		}
		if f.vertical {
			if err := ip.set(&run, c.text, m, x, y, x, y-c.width*size); err != nil {
				return err
			}
			y -= c.width*size + extra
			continue
		}
		if err := ip.set(&run, c.text, m, x, t.rise, x+c.width*size*t.scale, t.rise); err != nil {
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

// run returns a run of characters that are shown in the current state.
func (ip *interpreter) run(f *font) page.Run {
	r := page.Run{Canvas: ip.canvas, Font: &f.Font, Clip: ip.clip, Cut: ip.cut, Upright: f.vertical, Concealed: ip.concealed()}
	switch ip.state.text.mode {
	case 3, 7:
		r.Invisible = true
	case 2, 6:
		r.Bold = true
	}
	if n := len(ip.marks); n > 0 {
		r.Zone = ip.marks[n-1].zone
	}
	return r
}

// set sets a character whose baseline goes from (x0, y0) to (x1, y1) of text space, which m takes to the page.
func (ip *interpreter) set(r *page.Run, text string, m page.Matrix, x0, y0, x1, y1 float64) error {
	if err := ip.file.budget.write(len(text)); err != nil {
		return err
	}
	x0, y0 = m.Apply(x0, y0)
	x1, y1 = m.Apply(x1, y1)
	return r.Set(text, x0, y0, x1, y1)
}

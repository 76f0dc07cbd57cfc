package pdf

import "math"

// paint carries out an operator that builds or paints a path; false for any other.
func (ip *interpreter) paint(op string, args []operand) bool {
	p := &ip.path
	switch op {
	case "m", "l":
		if v, ok := ip.numbers(args, 2); ok {
			x, y := ip.ctm.Apply(v[0], v[1])
			if op == "m" {
				p.Move(x, y)
			} else {
				p.Line(x, y)
			}
		}
	case "c":
		if v, ok := ip.numbers(args, 6); ok {
			p.Cover(ip.ctm.Apply(v[0], v[1]))
			p.Cover(ip.ctm.Apply(v[2], v[3]))
			p.Curve(ip.ctm.Apply(v[4], v[5]))
		}
	case "v", "y":
		if v, ok := ip.numbers(args, 4); ok {
			p.Cover(ip.ctm.Apply(v[0], v[1]))
			p.Curve(ip.ctm.Apply(v[2], v[3]))
		}
	case "h":
		p.Close()
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
	p.Move(ip.ctm.Apply(x, y))
	p.Line(ip.ctm.Apply(x+w, y))
	p.Line(ip.ctm.Apply(x+w, y+h))
	p.Line(ip.ctm.Apply(x, y+h))
	p.Close()
}

// finish paints the path, keeps its rules, and takes it as clip if W asked for it.
func (ip *interpreter) finish(op string) {
	p := &ip.path
	switch op {
	case "s", "b", "b*":
		p.Close()
	}
	if !ip.concealed() {
		switch op {
		case "S", "s", "B", "B*", "b", "b*":
			ip.canvas.Stroke(p, math.Abs(ip.line)*math.Hypot(ip.ctm.A, ip.ctm.B), ip.clip)
		}
		if op != "S" && op != "s" && op != "n" {
			ip.canvas.Fill(p, ip.clip)
		}
	}
	if ip.clipped {
		if b, ok := p.Bounds(); ok {
			ip.cutTo(b)
		}
		ip.clipped = false
	}
	p.Clear()
}

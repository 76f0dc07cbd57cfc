package pdf

import "math"

// matrix is an affine transformation [a b c d e f] as PDF writes it: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// before returns the transformation that applies m first and n then (m × n in the notation of PDF).
func (m matrix) before(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// finite reports whether no element has run away.
func (m matrix) finite() bool {
	const most = 1e9
	for _, v := range [6]float64{m.a, m.b, m.c, m.d, m.e, m.f} {
		if !(math.Abs(v) < most) { // also false for NaN
			return false
		}
	}
	return true
}

// matrixOf reads a matrix from six numbers; anything else is the identity.
func matrixOf(v []float64) matrix {
	if len(v) != 6 {
		return identity
	}
	m := matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
	if !m.finite() {
		return identity
	}
	return m
}

// rect is a box in the coordinates of a page: points, origin top left after rotation, y downwards.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) width() float64  { return r.x1 - r.x0 }
func (r rect) height() float64 { return r.y1 - r.y0 }

// bounds returns the box round the image of [x0,y0,x1,y1] under m.
func (m matrix) bounds(x0, y0, x1, y1 float64) rect {
	ax, ay := m.apply(x0, y0)
	bx, by := m.apply(x1, y0)
	cx, cy := m.apply(x0, y1)
	dx, dy := m.apply(x1, y1)
	return rect{min(ax, bx, cx, dx), min(ay, by, cy, dy), max(ax, bx, cx, dx), max(ay, by, cy, dy)}
}

func (r rect) intersect(o rect) rect {
	return rect{max(r.x0, o.x0), max(r.y0, o.y0), min(r.x1, o.x1), min(r.y1, o.y1)}
}

func (r rect) union(o rect) rect {
	return rect{min(r.x0, o.x0), min(r.y0, o.y0), max(r.x1, o.x1), max(r.y1, o.y1)}
}

func (r rect) empty() bool { return r.x1 <= r.x0 || r.y1 <= r.y0 }

package page

import "math"

// Matrix is an affine transformation [a b c d e f] as PDF and OFD write it: x' = ax + cy + e, y' = bx + dy + f.
type Matrix struct{ A, B, C, D, E, F float64 }

// Identity changes nothing.
var Identity = Matrix{A: 1, D: 1}

// Before returns the transformation that applies m first and n then (m × n in the notation of PDF).
func (m Matrix) Before(n Matrix) Matrix {
	return Matrix{
		m.A*n.A + m.B*n.C, m.A*n.B + m.B*n.D,
		m.C*n.A + m.D*n.C, m.C*n.B + m.D*n.D,
		m.E*n.A + m.F*n.C + n.E, m.E*n.B + m.F*n.D + n.F,
	}
}

// Apply returns the image of a point.
func (m Matrix) Apply(x, y float64) (float64, float64) {
	return m.A*x + m.C*y + m.E, m.B*x + m.D*y + m.F
}

// Finite reports whether no element has run away.
func (m Matrix) Finite() bool {
	const most = 1e9
	for _, v := range [6]float64{m.A, m.B, m.C, m.D, m.E, m.F} {
		if !(math.Abs(v) < most) { // also false for NaN
			return false
		}
	}
	return true
}

// MatrixOf reads a matrix from six numbers; anything else is the identity.
func MatrixOf(v []float64) Matrix {
	if len(v) != 6 {
		return Identity
	}
	m := Matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
	if !m.Finite() {
		return Identity
	}
	return m
}

// Translate returns the transformation that moves by (x, y).
func Translate(x, y float64) Matrix { return Matrix{1, 0, 0, 1, x, y} }

// Rect is a box in the coordinates of a page: points, origin top left of the page as it is seen, y downwards.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// RectOf returns the box between two corners, whichever they are.
func RectOf(x0, y0, x1, y1 float64) Rect {
	return Rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

// Width and Height are its measures; they are negative where two boxes do not meet.
func (r Rect) Width() float64  { return r.X1 - r.X0 }
func (r Rect) Height() float64 { return r.Y1 - r.Y0 }

// Bounds returns the box round the image of r under m.
func (m Matrix) Bounds(r Rect) Rect {
	ax, ay := m.Apply(r.X0, r.Y0)
	bx, by := m.Apply(r.X1, r.Y0)
	cx, cy := m.Apply(r.X0, r.Y1)
	dx, dy := m.Apply(r.X1, r.Y1)
	return Rect{min(ax, bx, cx, dx), min(ay, by, cy, dy), max(ax, bx, cx, dx), max(ay, by, cy, dy)}
}

// Intersect returns what two boxes share; see [Rect.Empty].
func (r Rect) Intersect(o Rect) Rect {
	return Rect{max(r.X0, o.X0), max(r.Y0, o.Y0), min(r.X1, o.X1), min(r.Y1, o.Y1)}
}

// Union returns the box round both.
func (r Rect) Union(o Rect) Rect {
	return Rect{min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)}
}

// Empty reports whether r has no area.
func (r Rect) Empty() bool { return r.X1 <= r.X0 || r.Y1 <= r.Y0 }

func clamp(v, lo, hi float64) float64 { return min(max(v, lo), hi) }

package ofd

import "guiwen/convert/page"

// arity is how many numbers the operators of a path take (9.1, table 35).
var arity = map[string]int{"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}

// trace draws the data of a path object on a path; m takes its millimetres to page coordinates. What is no operator or lacks numbers
// ends the path.
func trace(p *page.Path, data string, m page.Matrix) {
	for rest := data; ; {
		var op string
		op, rest = nextField(rest)
		n, ok := arity[op]
		if !ok {
			return
		}
		var v [7]float64
		for i := range n {
			var field string
			field, rest = nextField(rest)
			if v[i], ok = parseNumber(field); !ok {
				return
			}
		}
		step(p, op, v, m)
	}
}

// step carries out an operator of a path.
func step(p *page.Path, op string, v [7]float64, m page.Matrix) {
	switch op {
	case "S", "M":
		p.Move(m.Apply(v[0], v[1]))
	case "L":
		p.Line(m.Apply(v[0], v[1]))
	case "Q":
		p.Cover(m.Apply(v[0], v[1]))
		p.Curve(m.Apply(v[2], v[3]))
	case "B":
		p.Cover(m.Apply(v[0], v[1]))
		p.Cover(m.Apply(v[2], v[3]))
		p.Curve(m.Apply(v[4], v[5]))
	case "A":
		p.Curve(m.Apply(v[5], v[6]))
	case "C":
		p.Close()
	}
}

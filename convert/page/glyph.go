package page

// glyph is a character where it stands on a page. u runs along the text, v across it, line after line, in
// the frame of its direction; see frame.
type glyph struct {
	text   string
	u0, u1 float64 // along the line, points
	v      float64 // baseline; in vertical writing the axis of the column
	lean   float64 // what straightening took off v
	size   float64 // height of an em, points
	font   *Font
	dir    direction
	flags  glyphFlags
	order  int // in the content
	zone   Zone
}

// direction is where text runs on the page as it is seen.
type direction uint8

const (
	rightwards direction = iota
	downwards            // turned clockwise, and vertical writing
	turned               // upside down
	upwards              // turned against the clock
	askew                // anything else: watermarks, stamps
)

// glyphFlags tell how a glyph was shown.
type glyphFlags uint8

const (
	invisible  glyphFlags = 1 << iota // rendering mode 3: the text layer of a scan
	emboldened                        // filled and stroked, or printed twice
	unmapped                          // no text is known; it stands as U+FFFD
	upright                           // set in vertical writing
	struckOut                         // a rule is drawn through it
)

// Zone is what a file says of content that is not its text (artifact: ISO 32000-1, 14.8.2.2; template and annotation:
// GB/T 33190-2016, 7.6 and 12).
type Zone uint8

// The zones.
const (
	InText Zone = iota
	InArtifact
	InHeader
	InFooter
	InWatermark
)

// frame turns page coordinates into those of a direction.
func (d direction) frame(x, y float64) (u, v float64) {
	switch d {
	case downwards:
		return y, -x
	case turned:
		return -x, -y
	case upwards:
		return -y, x
	}
	return x, y
}

// unframe turns the box [u0,u1]×[v0,v1] of a direction's frame into page coordinates.
func (d direction) unframe(u0, v0, u1, v1 float64) Rect {
	switch d {
	case downwards:
		return Rect{-v1, u0, -v0, u1}
	case turned:
		return Rect{-u1, -v1, -u0, -v0}
	case upwards:
		return Rect{v0, -u1, v1, -u0}
	}
	return Rect{u0, v0, u1, v1}
}

// ascent and descent are the parts of an em above and below the baseline that count as a glyph's box.
const (
	ascent  = 0.86
	descent = 0.14
)

// across returns the extent of a glyph across the line.
func (g *glyph) across() (v0, v1 float64) {
	if g.flags&upright != 0 {
		return g.v - g.size/2, g.v + g.size/2
	}
	return g.v - ascent*g.size, g.v + descent*g.size
}

// box returns the box of a glyph on the page.
func (g *glyph) box() Rect {
	v0, v1 := g.across()
	return g.dir.unframe(g.u0, v0+g.lean, g.u1, v1+g.lean)
}

// slope is how far the lines of a direction lean: the text layer of a scan leans with the paper.
type slope struct {
	sum float64 // of dv/du, by glyph
	n   int
}

// leastSlope is the slope from which a page is straightened: 3 points over the width of a page.
const leastSlope = 0.005

// straighten takes the lean of their direction off glyphs, so that a line is a line.
func (s slope) straighten(glyphs []glyph) {
	if s.n == 0 {
		return
	}
	m := s.sum / float64(s.n)
	if m < leastSlope && m > -leastSlope {
		return
	}
	for i := range glyphs {
		g := &glyphs[i]
		g.lean = m * (g.u0 + g.u1) / 2
		g.v -= g.lean
	}
}

// directionOf returns the direction of the vector (dx, dy) of page coordinates; a lean of up to some 8° is
// none.
func directionOf(dx, dy float64) direction {
	const slope = 0.14
	ax, ay := dx, dy
	if ax < 0 {
		ax = -ax
	}
	if ay < 0 {
		ay = -ay
	}
	switch {
	case ay <= slope*ax && dx > 0:
		return rightwards
	case ay <= slope*ax && dx < 0:
		return turned
	case ax <= slope*ay && dy > 0:
		return downwards
	case ax <= slope*ay && dy < 0:
		return upwards
	}
	return askew
}

// blankText reports whether nothing in s is seen.
func blankText(s string) bool {
	for _, r := range s {
		if r != ' ' && r != 0xA0 && r != 0x3000 && (r < 0x2000 || r > 0x200B) && r != 0x202F && r != 0x205F {
			return false
		}
	}
	return true
}

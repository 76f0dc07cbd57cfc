package page

import "guiwen/normalize/source"

// The costs of one page that no honest document has.
const (
	maxGlyphs = 1_000_000 // that are on the page and not doubled
	maxRules  = 200_000   // also pictures
)

// Canvas takes what a reader finds on one page: characters, ruling lines and pictures, in page coordinates.
type Canvas struct {
	glyphs  []glyph
	rules   []rule
	images  []Rect // boxes of pictures
	slopes  [askew]slope
	curves  int // filled paths with curves, as letters are that were made outlines
	hidden  int // characters, blanks aside, that are clipped away, off the page or switched off
	printed *Overprint

	// Broken says that a part of the content could not be read.
	Broken bool
}

// NewCanvas returns an empty canvas. One [Overprint] serves the pages of a document, one after the other.
func NewCanvas(printed *Overprint) *Canvas {
	printed.begin()
	return &Canvas{printed: printed}
}

// Len returns how many characters are on the canvas: a place to come back to with [Canvas.StandFor].
func (c *Canvas) Len() int { return len(c.glyphs) }

// Picture notes the box of a picture, cut to what can be seen of it.
func (c *Canvas) Picture(b Rect) {
	if !b.Empty() && len(c.images) < maxRules {
		c.images = append(c.images, b)
	}
}

// Font is a font (字体) as far as the text needs it.
type Font struct {
	Name    string
	Bold    bool
	Guessed bool // the file names it, but does not say what its codes stand for
}

// Run (字串) is characters that are shown one after the other in one direction.
type Run struct {
	Canvas *Canvas
	Font   *Font
	Em     float64 // height of an em, points
	Clip   Rect
	Cut    bool // the clip is more than the page
	// How its characters are shown.
	Invisible, Bold, Upright, Concealed bool
	Zone                                Zone

	dir   direction
	slope float64
	on    bool // the run began on the page: it is read to its end, also where it runs off the edge
}

// Along says where the run goes: along the vector (dx, dy).
func (r *Run) Along(dx, dy float64) {
	r.dir = directionOf(dx, dy)
	if r.dir != askew {
		du, dv := r.dir.frame(dx, dy)
		r.slope = dv / du
	}
}

// Set puts a character on the canvas, unless it cannot be seen or is already there. Its baseline, or in vertical writing the
// axis of its column, goes from (x0, y0) to (x1, y1). Text is what it stands for; "" is a character of which nobody knows.
func (r *Run) Set(text string, x0, y0, x1, y1 float64) error {
	c := r.Canvas
	g := glyph{text: text, size: r.Em, font: r.Font, dir: r.dir, zone: r.Zone, flags: r.flags()}
	if r.dir == askew {
		g.u0, g.u1, g.v = min(x0, x1), max(x0, x1), y0
	} else {
		u0, v := r.dir.frame(x0, y0)
		u1, _ := r.dir.frame(x1, y1)
		g.u0, g.u1, g.v = min(u0, u1), max(u0, u1), v
	}
	if g.size < 0.05 || g.size > 1e5 {
		if g.text != " " {
			c.hidden++
		}
		return nil
	}
	if g.text == "" {
		g.text = "\uFFFD"
		g.flags |= unmapped
	}
	if r.Concealed || !r.visible((x0+x1)/2, (y0+y1)/2) {
		if !blankText(g.text) {
			c.hidden++
		}
		return nil
	}
	r.on = true
	if c.printed.again(c.glyphs, &g) {
		return nil
	}
	if len(c.glyphs) >= maxGlyphs {
		return source.Errorf(source.LimitSize, "page_content", "", "a page has more than %d glyphs", maxGlyphs)
	}
	if g.dir != askew {
		c.slopes[g.dir].sum += r.slope
		c.slopes[g.dir].n++
	}
	g.order = len(c.glyphs)
	c.glyphs = append(c.glyphs, g)
	c.printed.add(c.glyphs, g.order)
	return nil
}

func (r *Run) flags() (f glyphFlags) {
	if r.Invisible {
		f |= invisible
	}
	if r.Bold || r.Font.Bold {
		f |= emboldened
	}
	if r.Upright {
		f |= upright
	}
	return f
}

// visible reports whether a glyph with the middle of its baseline at (x, y) can be seen. What a clip cuts away
// is gone; what runs over the edge of the page is not.
func (r *Run) visible(x, y float64) bool {
	c, slack := r.Clip, r.Em/4
	if x >= c.X0-slack && x <= c.X1+slack && y >= c.Y0-slack && y-r.Em/2 <= c.Y1+slack {
		return true
	}
	return r.on && !r.Cut
}

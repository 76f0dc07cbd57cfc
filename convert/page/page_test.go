package page

import (
	"testing"

	"guiwen/normalize/source"
)

var (
	plain = &Font{Name: "仿宋"}
	whole = Rect{X1: 595, Y1: 842}
)

// show sets text at (x, y), an em of 12 points a character, as a run that the caller may still change.
func show(t *testing.T, c *Canvas, x, y float64, text string, change func(*Run)) {
	t.Helper()
	r := Run{Canvas: c, Font: plain, Em: 12, Clip: whole}
	r.Along(1, 0)
	if change != nil {
		change(&r)
	}
	for _, char := range text {
		s := string(char)
		if s == "?" {
			s = ""
		}
		if err := r.Set(s, x, y, x+12, y); err != nil {
			t.Fatal(err)
		}
		x += 12
	}
}

// lay returns the document of one page that a function draws, and the book it was made of.
func lay(t *testing.T, draw func(c *Canvas)) (*source.Document, *Book) {
	t.Helper()
	c := NewCanvas(new(Overprint))
	draw(c)
	s := &Sheet{Number: 1, Width: whole.X1, Height: whole.Y1, Canvas: c}
	s.Lay()
	b := &Book{Sheets: []*Sheet{s}}
	b.Finish()
	doc, err := b.Document(1 << 20)
	if err != nil {
		t.Fatal(err)
	}
	return doc, b
}

// TestRuns: what a canvas takes and what it leaves out.
func TestRuns(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Run)
		want   string
		hidden int
	}{
		"plain":          {nil, "通知\n", 0},
		"concealed":      {func(r *Run) { r.Concealed = true }, "", 2},
		"clipped away":   {func(r *Run) { r.Clip = Rect{X0: 300, X1: 400, Y1: 842} }, "", 2},
		"a speck":        {func(r *Run) { r.Em = 0.01 }, "", 2},
		"without ink":    {func(r *Run) { r.Invisible = true }, "通知\n", 0},
		"in a watermark": {func(r *Run) { r.Zone = InWatermark }, "通知\n", 0},
	} {
		doc, b := lay(t, func(canvas *Canvas) { show(t, canvas, 100, 300, "通知", c.change) })
		if n := b.tally().hidden; doc.Text != c.want || n != c.hidden {
			t.Errorf("%s: %q, %d hidden; want %q, %d", name, doc.Text, n, c.want, c.hidden)
		}
	}
}

// TestWatermark: what a file says to be a watermark is laid apart, whatever line it lies on.
func TestWatermark(t *testing.T) {
	doc, _ := lay(t, func(c *Canvas) {
		show(t, c, 100, 300, "全年办理", nil)
		show(t, c, 124, 301, "内部资料", func(r *Run) { r.Zone = InWatermark })
		show(t, c, 148, 300, "一百件", nil)
	})
	if want := "全年办理一百件\n内部资料\n"; doc.Text != want || doc.Parts[1].Kind != source.Watermark {
		t.Errorf("%q, %+v", doc.Text, doc.Parts)
	}
}

// TestOverprint: a character that is printed twice counts once, and is bold.
func TestOverprint(t *testing.T) {
	doc, _ := lay(t, func(c *Canvas) {
		show(t, c, 100, 300, "通知", nil)
		show(t, c, 100.3, 300, "通知", nil)
	})
	if doc.Text != "通知\n" || !doc.Parts[0].Font.Bold {
		t.Errorf("%q, %+v", doc.Text, doc.Parts[0].Font)
	}
}

// TestStandFor: what characters stand for in the words of the file.
func TestStandFor(t *testing.T) {
	for name, c := range map[string]struct{ printed, actual, want string }{
		"a character each":     {"??", "通知", "通知\n"},
		"one for several":      {"甲乙丙", "通知", "通知\n"},
		"nothing for a hyphen": {"-", "", ""},
		"nothing for text":     {"通知", "", "通知\n"},
		"control characters":   {"甲", "\x01\x02", "甲\n"},
	} {
		doc, _ := lay(t, func(canvas *Canvas) {
			at := canvas.Len()
			show(t, canvas, 100, 300, c.printed, nil)
			canvas.StandFor(at, []rune(c.actual))
		})
		if doc.Text != c.want {
			t.Errorf("%s: %q, want %q", name, doc.Text, c.want)
		}
	}
}

// drawGrid draws the rules of a table with the given borders, each as a path of its own.
func drawGrid(c *Canvas, xs, ys []float64) {
	var p Path
	line := func(x0, y0, x1, y1 float64) {
		p.Clear()
		p.Move(x0, y0)
		p.Line(x1, y1)
		c.Stroke(&p, 0.5, whole)
	}
	for _, x := range xs {
		line(x, ys[0], x, ys[len(ys)-1])
	}
	for _, y := range ys {
		line(xs[0], y, xs[len(xs)-1], y)
	}
}

// TestTables: cells are what rules enclose, thin filled boxes included; labels that stand upright are in their cells; strokes of
// letters are no rules.
func TestTables(t *testing.T) {
	xs, ys := []float64{80, 110, 200, 300}, []float64{100, 140, 180}
	cells := func(c *Canvas) {
		show(t, c, 120, 125, "收案", nil)
		show(t, c, 210, 125, "十二", nil)
		show(t, c, 120, 165, "结案", nil)
		show(t, c, 210, 165, "十件", nil)
	}
	doc, _ := lay(t, func(c *Canvas) {
		drawGrid(c, xs, ys)
		cells(c)
		r := Run{Canvas: c, Font: plain, Em: 12, Clip: whole, Upright: true}
		r.Along(0, 1)
		for i, s := range []string{"复", "议"} {
			y := 105 + 12*float64(i)
			if err := r.Set(s, 95, y, 95, y+12); err != nil {
				t.Fatal(err)
			}
		}
	})
	if want := "复议\t收案\t十二\n结案\t十件\n"; doc.Text != want || doc.Parts[0].Cell == nil || doc.Parts[0].Cell.Column != 0 {
		t.Errorf("%q, %+v", doc.Text, doc.Parts[0])
	}
	doc, _ = lay(t, func(c *Canvas) {
		cells(c)
		var p Path
		for _, x := range xs {
			p.Clear()
			p.Move(x, 100)
			p.Line(x, 118)
			p.Cover(x+2, 119)
			p.Curve(x+2, 120)
			c.Stroke(&p, 0.5, whole)
		}
		for _, y := range ys {
			p.Clear()
			p.Move(80, y)
			p.Line(98, y)
			p.Curve(99, y+1)
			c.Stroke(&p, 0.5, whole)
		}
	})
	if doc.Parts[0].Cell != nil {
		t.Errorf("strokes of letters make a table: %q", doc.Text)
	}
	doc, _ = lay(t, func(c *Canvas) {
		cells(c)
		var p Path
		box := func(b Rect) {
			p.Move(b.X0, b.Y0)
			p.Line(b.X1, b.Y0)
			p.Line(b.X1, b.Y1)
			p.Line(b.X0, b.Y1)
			p.Close()
		}
		for _, x := range []float64{110, 200, 300} {
			box(Rect{x, 100, x + 0.5, 180})
		}
		for _, y := range ys {
			box(Rect{110, y, 300, y + 0.5})
		}
		c.Fill(&p, whole)
	})
	if doc.Text != "收案\t十二\n结案\t十件\n" {
		t.Errorf("filled rules: %q", doc.Text)
	}
}

// TestEmpty: why a book has no text.
func TestEmpty(t *testing.T) {
	damage := source.Errorf(source.Corrupt, "", "", "damaged")
	for name, c := range map[string]struct {
		draw   func(c *Canvas)
		damage error
		code   source.Code
	}{
		"text":                {func(c *Canvas) { show(t, c, 100, 300, "通知", nil) }, damage, ""},
		"a picture":           {func(c *Canvas) { c.Picture(whole) }, damage, source.NoText},
		"nothing":             {func(c *Canvas) {}, nil, source.NoText},
		"nothing is left":     {func(c *Canvas) {}, damage, source.Corrupt},
		"nobody knows what":   {func(c *Canvas) { show(t, c, 100, 300, "??", nil) }, nil, source.NoText},
		"a small picture":     {func(c *Canvas) { c.Picture(Rect{X1: 50, Y1: 50}) }, nil, source.NoText},
		"a page number alone": {func(c *Canvas) { c.Picture(whole); show(t, c, 290, 800, "—1—", nil) }, nil, source.NoText},
	} {
		_, b := lay(t, c.draw)
		err := b.Empty(c.damage)
		if source.CodeOf(err) != c.code || c.code == "" && err != nil {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
	}
}

// TestOtherSize: text of quite another size beside a line is a line of its own, unless it touches it.
func TestOtherSize(t *testing.T) {
	for gap, want := range map[float64]string{4: "电子发票发票号码\n", 20: "电子发票\n发票号码\n"} {
		doc, _ := lay(t, func(c *Canvas) {
			x := 100.0
			r := Run{Canvas: c, Font: plain, Em: 24, Clip: whole}
			r.Along(1, 0)
			for _, s := range []string{"电", "子", "发", "票"} {
				if err := r.Set(s, x, 300, x+24, 300); err != nil {
					t.Fatal(err)
				}
				x += 24
			}
			show(t, c, x+gap, 300, "发票号码", nil)
		})
		if doc.Text != want {
			t.Errorf("%g points: %q, want %q", gap, doc.Text, want)
		}
	}
}

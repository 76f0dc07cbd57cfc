package pdf

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/convert/page"
	"guiwen/normalize/source"
)

// state is the graphics state (ISO 32000-1, 8.4), as far as it decides where text stands.
type state struct {
	ctm  page.Matrix
	clip page.Rect // page coordinates
	cut  bool      // clip is more than the page
	text textState
	line float64 // line width
}

// textState holds the text state parameters (9.3).
type textState struct {
	font                        *font
	size                        float64
	charSpace, wordSpace, scale float64
	leading, rise               float64
	mode                        int
}

// interpreter runs the content of a page.
type interpreter struct {
	file   *file
	leaf   *leaf
	canvas *page.Canvas
	shown  int                    // glyphs, also hidden and doubled ones
	fonts  map[types.Object]*font // by reference, over all pages
	hides  *optionalContent

	state
	saved   []state
	skipped int // saves beyond maxStates
	tm, tlm page.Matrix
	path    page.Path
	clipped bool // W or W* waits for the end of the path
	marks   []mark
	forms   []types.IndirectRef // that are being drawn
	current *content
}

// content is a content stream that is being run, with its resources.
type content struct {
	program
	resources types.Dict
	fonts     map[string]*font // by name
}

// execute interprets one content stream. Unknown operators and wrong operands are skipped, as the standard wants
// it of readers; errors are those of the budget.
func (ip *interpreter) execute(data []byte, resources types.Dict) error {
	c := &content{program: program{lexer: lexer{data: data}, depth: ip.file.budget.limits.Depth}, resources: resources, fonts: map[string]*font{}}
	outer := ip.current
	ip.current = c
	defer func() { ip.current = outer }()
	for {
		op, err := c.next()
		if err != nil {
			return err
		}
		if op == "" {
			break
		}
		if err := ip.file.budget.tick(); err != nil {
			return err
		}
		if err := ip.do(op, c.operands); err != nil {
			return err
		}
	}
	ip.file.damage.content += c.damage
	return nil
}

// numbers returns the last n operands as numbers; false and counted as damage where they are not.
func (ip *interpreter) numbers(args []operand, n int) ([6]float64, bool) {
	var out [6]float64
	if len(args) < n {
		ip.file.damage.content++
		return out, false
	}
	for i, a := range args[len(args)-n:] {
		if a.kind != operandNumber {
			ip.file.damage.content++
			return out, false
		}
		out[i] = a.number
	}
	return out, true
}

// lastName returns the last operand as a name.
func (ip *interpreter) lastName(args []operand) (string, bool) {
	if len(args) == 0 || args[len(args)-1].kind != operandName {
		ip.file.damage.content++
		return "", false
	}
	return string(args[len(args)-1].bytes), true
}

// do carries out one operator (ISO 32000-1, annex A).
func (ip *interpreter) do(op string, args []operand) error {
	switch op {
	case "q":
		if len(ip.saved) < maxStates {
			ip.saved = append(ip.saved, ip.state)
		} else {
			ip.skipped++
		}
	case "Q":
		switch {
		case ip.skipped > 0:
			ip.skipped--
		case len(ip.saved) > 0:
			ip.state = ip.saved[len(ip.saved)-1]
			ip.saved = ip.saved[:len(ip.saved)-1]
		}
	case "cm":
		if v, ok := ip.numbers(args, 6); ok {
			if m := page.MatrixOf(v[:]).Before(ip.ctm); m.Finite() {
				ip.ctm = m
			}
		}
	case "w":
		if v, ok := ip.numbers(args, 1); ok {
			ip.line = v[0]
		}
	case "gs":
		ip.extended(args)
	case "Do":
		if name, ok := ip.lastName(args); ok {
			return ip.draw(name)
		}
	case "BI":
		return ip.inlineImage()
	case "BMC", "BDC":
		ip.begin(op, args)
	case "EMC":
		return ip.end()
	case "sh":
		ip.path.Clear()
	default:
		if ip.paint(op, args) {
			return nil
		}
		return ip.text(op, args)
	}
	return nil
}

// extended takes font and line width from an extended graphics state (8.4.5).
func (ip *interpreter) extended(args []operand) {
	name, ok := ip.lastName(args)
	if !ok {
		return
	}
	f := ip.file
	d := f.dict(f.dict(ip.current.resources["ExtGState"])[name])
	if a := f.array(d["Font"]); len(a) == 2 {
		if size, ok := f.number(a[1]); ok {
			if font, err := ip.fontOf(a[0]); err == nil {
				ip.state.text.font, ip.state.text.size = font, size
			}
		}
	}
	if w, ok := f.number(d["LW"]); ok {
		ip.line = w
	}
}

// draw paints an XObject: a form is run, a picture leaves its box.
func (ip *interpreter) draw(name string) error {
	f := ip.file
	o := f.dict(ip.current.resources["XObject"])[name]
	sd := f.stream(o)
	if sd == nil {
		f.damage.content++
		return nil
	}
	if ip.hides.hidden(f, sd.Dict["OC"]) {
		return nil
	}
	switch f.name(sd.Dict["Subtype"]) {
	case "Image":
		ip.picture()
	case "Form":
		return ip.form(o, sd)
	default:
		f.damage.content++
	}
	return nil
}

// picture notes the unit square as the box of a picture.
func (ip *interpreter) picture() {
	ip.canvas.Picture(ip.ctm.Bounds(page.RectOf(0, 0, 1, 1)).Intersect(ip.clip))
}

// form runs a form XObject (8.10).
func (ip *interpreter) form(o types.Object, sd *types.StreamDict) error {
	f := ip.file
	ref, _ := o.(types.IndirectRef)
	for _, open := range ip.forms {
		if open == ref {
			f.damage.content++
			return nil
		}
	}
	if len(ip.forms) >= maxFormNesting {
		return source.Errorf(source.LimitDepth, "forms", "", "form XObjects nest deeper than %d", maxFormNesting)
	}
	data, err := f.decode(sd)
	if err != nil {
		ip.canvas.Broken = true
		if err := f.forgive(err); err != nil {
			return err
		}
	}
	if len(sd.FilterPipeline) == 0 {
		// An uncompressed form costs nothing to unpack; count it all the same, since forms can draw forms many times.
		if err := f.budget.expand(len(data)); err != nil {
			return err
		}
	}
	resources := f.dict(sd.Dict["Resources"])
	if resources == nil {
		resources = ip.current.resources
	}
	ip.forms = append(ip.forms, ref)
	outer, saved, marks, path := ip.state, ip.saved, ip.marks, ip.path
	tm, tlm := ip.tm, ip.tlm
	ip.saved, ip.path = nil, page.Path{}
	ip.ctm = page.MatrixOf(f.numbers(sd.Dict["Matrix"])).Before(ip.ctm)
	if b, ok := f.box(sd.Dict["BBox"]); ok {
		ip.cutTo(ip.ctm.Bounds(b))
	}
	err = ip.execute(data, resources)
	ip.closeMarks(len(marks))
	ip.state, ip.saved, ip.path, ip.tm, ip.tlm = outer, saved, path, tm, tlm
	ip.forms = ip.forms[:len(ip.forms)-1]
	return err
}

// inlineImage skips an inline image (8.9.7) from behind BI to behind EI. Its data are bytes of any kind: where
// they are not filtered their length is known, else EI is believed only where operators follow it.
func (ip *interpreter) inlineImage() error {
	ip.picture()
	l := &ip.current.lexer
	params := map[string]float64{}
	key, filtered := "", false
	for {
		t := l.next()
		if t.kind == tokenEOF {
			return nil
		}
		if t.kind == tokenWord && string(t.bytes) == "ID" {
			break
		}
		switch t.kind {
		case tokenName:
			if key == "" {
				key = string(t.bytes)
				filtered = filtered || key == "F" || key == "Filter"
				continue
			}
			params[key] = components(string(t.bytes))
		case tokenNumber:
			params[key] = t.number
		case tokenArrayOpen:
			params[key] = 1
			for t = l.next(); t.kind != tokenArrayClose && t.kind != tokenEOF; t = l.next() {
			}
		}
		key = ""
	}
	l.at = min(l.at+1, len(l.data)) // the one white space behind ID
	if n := rawLength(params); !filtered && n > 0 && l.at+n <= len(l.data) {
		l.at += n
	}
	l.at = endOfImage(l.data, l.at)
	return nil
}

// components is how many samples a pixel of a colour space has; 0 where that is not known.
func components(space string) float64 {
	switch space {
	case "G", "DeviceGray", "I", "Indexed":
		return 1
	case "RGB", "DeviceRGB":
		return 3
	case "CMYK", "DeviceCMYK":
		return 4
	}
	return 0
}

// rawLength is the length of unfiltered image data in bytes; 0 where it is not known.
func rawLength(p map[string]float64) int {
	get := func(short, long string, otherwise float64) float64 {
		if v, ok := p[short]; ok {
			return v
		}
		if v, ok := p[long]; ok {
			return v
		}
		return otherwise
	}
	w, h := get("W", "Width", 0), get("H", "Height", 0)
	bits := get("BPC", "BitsPerComponent", 1) * get("CS", "ColorSpace", 1)
	if w < 1 || h < 1 || w > 1<<16 || h > 1<<16 || bits < 1 || bits > 64 {
		return 0
	}
	return (int(w)*int(bits) + 7) / 8 * int(h)
}

// endOfImage returns the offset behind the EI that ends an inline image.
func endOfImage(data []byte, at int) int {
	for i := at; i+1 < len(data); i++ {
		if data[i] != 'E' || data[i+1] != 'I' || i > at && classes[data[i-1]] != white {
			continue
		}
		end := i + 2
		if end == len(data) || classes[data[end]] == white && textual(data[end:min(end+24, len(data))]) {
			return end
		}
	}
	return len(data)
}

// textual reports whether b may be operators and operands: printable ASCII and white space.
func textual(b []byte) bool {
	for _, c := range b {
		if (c < ' ' || c > '~') && (classes[c] != white || c == 0) {
			return false
		}
	}
	return true
}

// reset gives the state that every page begins with.
func (ip *interpreter) reset() {
	ip.state = state{
		ctm:  ip.leaf.base,
		clip: page.RectOf(0, 0, ip.leaf.width, ip.leaf.height),
		line: 1,
	}
	ip.state.text.scale = 1
	ip.saved, ip.marks, ip.forms = ip.saved[:0], ip.marks[:0], ip.forms[:0]
	ip.skipped, ip.clipped = 0, false
	ip.tm, ip.tlm = page.Identity, page.Identity
	ip.path.Clear()
}

// interpret runs the content and the annotations of a page.
func (r *reading) interpret(p *leaf) (*page.Canvas, error) {
	c := page.NewCanvas(&r.printed)
	ip := &interpreter{file: r.file, leaf: p, canvas: c, fonts: r.fonts, hides: r.hides}
	ip.reset()
	data, whole, err := r.file.content(p)
	if err != nil {
		return nil, err
	}
	c.Broken = !whole
	if err := ip.execute(data, p.resources); err != nil {
		return nil, err
	}
	ip.closeMarks(0)
	comments, err := ip.annotations()
	r.comments += comments
	if err != nil {
		return nil, err
	}
	return c, r.file.failed
}

// cutTo narrows the clip.
func (ip *interpreter) cutTo(r page.Rect) {
	c := ip.clip.Intersect(r)
	ip.cut = ip.cut || c != ip.clip
	ip.clip = c
}

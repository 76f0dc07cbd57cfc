package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/source"
)

// writer lays a page out as text: it turns nodes into lines, and lines into parts.
type writer struct {
	p     *page
	text  []byte
	parts []source.Part
	err   error
	steps int

	inBody bool
	block  block // in which text now stands
	line   line
	group  []piece // the lines since the last block boundary
	// due says that a line feed comes before the next text; a cell's tab or a row's end replaces it.
	due    bool
	breaks int // <br> since the last text; 2 at a block boundary
	spaces struct {
		pending bool
		feed    bool // the pending white space holds a line feed and lies within one text node
	}
	tables  int
	escaped int             // double-escaped characters that were resolved
	linked  map[string]bool // ids that links lead to
	awaited []string        // those of elements since the last line
	places  map[string]int  // where the lines with those ids begin
	refs    []ref
}

// block is the block element that lines stand in.
type block struct {
	kind  source.Kind
	level int
	cell  *slot
	list  *list // the innermost ordered list, nil outside of one
}

// line is the line being written.
type line struct {
	open    bool
	visible bool // holds more than white space
	begins  bool // begins a paragraph: after a block boundary, an empty line, or with an indent
	start   int  // byte offset
	label   string
	style   style
	fonts   []fontRun
	bold    bool // all visible text is bold
	href    string
	linked  bool // all visible text is in the link href
	spans   []span
}

// fontRun counts the bytes of a line in one font.
type fontRun struct {
	name  string
	size  float64
	bytes int
}

// piece is a line of a block: its part, and whether it begins a paragraph.
type piece struct {
	part   int
	begins bool
}

func newWriter(p *page) *writer {
	return &writer{p: p, breaks: 2, inBody: p.body.isWhole(), linked: targets(p.root), places: map[string]int{}}
}

// put writes what is due and then s.
func (w *writer) put(s string) {
	if w.due {
		w.text = append(w.text, '\n')
		w.due = false
	}
	w.text = append(w.text, s...)
	if len(w.text) > w.p.limits.Text && w.err == nil {
		w.err = source.Errorf(source.LimitSize, "text_bytes", "", "the text of the page has more than %d bytes", w.p.limits.Text)
	}
}

// addText adds the text of one node to the line, white space collapsed unless the style keeps it.
func (w *writer) addText(data string, s style) {
	data = w.unescape(data)
	if s.pre {
		w.addPreformatted(data, s)
		return
	}
	w.spaces.feed = false
	first := true
	for len(data) > 0 {
		n := 0
		for n < len(data) && !isSpace(data[n]) {
			n++
		}
		if n > 0 {
			w.addWord(data[:n], s, first)
			first = false
			data = data[n:]
			continue
		}
		for n < len(data) && isSpace(data[n]) {
			w.spaces.feed = w.spaces.feed || data[n] == '\n' && !first
			n++
		}
		w.spaces.pending = true
		data = data[n:]
	}
	w.spaces.feed = false
}

// isSpace reports whether HTML collapses c as white space. A form feed is one; a no-break or ideographic space is none.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// addWord adds text without white space. A line feed of the file between two ideographs of one text is no space
// (CSS Text 3, 4.1.3: segment breaks between wide characters are removed).
func (w *writer) addWord(word string, s style, first bool) {
	if w.spaces.pending && w.line.open {
		wrapped := false
		if w.spaces.feed && !first {
			before, _ := utf8.DecodeLastRune(w.text)
			after, _ := utf8.DecodeRuneInString(word)
			wrapped = isWide(before) && isWide(after)
		}
		if !wrapped {
			w.put(" ")
		}
	}
	w.spaces.pending, w.spaces.feed = false, false
	w.begin(word, s)
	w.put(word)
	w.show(len(word), s)
	w.count(word, s)
}

// isWide reports whether r is an ideograph, kana, or a Chinese mark.
func isWide(r rune) bool {
	return 0x2E80 <= r && r <= 0x9FFF || 0xF900 <= r && r <= 0xFAFF || 0xFE30 <= r && r <= 0xFE4F || 0xFF00 <= r && r <= 0xFF60 || 0x20000 <= r && r <= 0x3FFFF
}

// addPreformatted adds text whose white space is kept; each of its lines is a line.
func (w *writer) addPreformatted(data string, s style) {
	data = strings.ReplaceAll(strings.ReplaceAll(data, "\r\n", "\n"), "\r", "\n")
	for i, text := range strings.Split(data, "\n") {
		if i > 0 {
			w.br()
		}
		if text != "" {
			w.begin(text, s)
			w.put(text)
			w.show(len(text), s)
			w.count(text, s)
		}
	}
}

// begin opens a line before its first text, if none is open.
func (w *writer) begin(first string, s style) {
	if w.line.open {
		return
	}
	w.put("")
	w.line.open, w.line.visible = true, false
	w.line.start = len(w.text)
	w.line.style = s
	w.line.begins = w.breaks >= 2 || isIndent(first)
	w.line.fonts, w.line.spans = w.line.fonts[:0], w.line.spans[:0]
	w.line.bold, w.line.linked, w.line.href = true, true, s.href
	w.breaks = 0
	if w.line.label != "" {
		w.put(w.line.label)
		w.line.visible = true
	}
}

// isIndent reports whether text begins like a paragraph: with an ideographic space, or two other spaces that do not
// collapse.
func isIndent(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	if r == '\u3000' {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[n:])
	return unicode.IsSpace(r) && unicode.IsSpace(next)
}

// count notes the style of text that was added to the line.
func (w *writer) count(text string, s style) {
	if strings.TrimLeftFunc(text, unicode.IsSpace) == "" {
		return
	}
	l := &w.line
	if !l.visible || len(l.fonts) == 0 {
		l.visible, l.href = true, s.href
	}
	l.bold = l.bold && s.bold
	l.linked = l.linked && s.href == l.href
	for i := range l.fonts {
		if f := &l.fonts[i]; f.name == s.font && f.size == s.size {
			f.bytes += len(text)
			return
		}
	}
	if len(l.fonts) < 8 {
		l.fonts = append(l.fonts, fontRun{s.font, s.size, len(text)})
	}
}

// font returns the font of most of the line.
func (l *line) font() source.Font {
	best := fontRun{}
	for _, f := range l.fonts {
		if f.bytes > best.bytes {
			best = f
		}
	}
	return source.Font{Name: best.name, Size: best.size, Bold: l.bold}
}

// closeLine ends the line and makes a part of it, if there is anything to see in it.
func (w *writer) closeLine() {
	w.spaces.pending = false
	l := &w.line
	if !l.open {
		return
	}
	l.open = false
	w.due = true
	if !l.visible {
		return
	}
	var marks []source.Mark
	w.text, marks = settle(w.text, l.spans)
	w.refer(l.spans)
	w.arrive(l.start)
	part := source.Part{
		Start: l.start, End: len(w.text), Kind: source.Chrome, Align: l.style.align, Indent: l.style.indent, Font: l.font(), Marks: marks,
	}
	if l.linked {
		part.Href = l.href
	}
	if w.inBody {
		part.Kind, part.Level, part.Label = w.block.kind, w.block.level, l.label
		if cell := w.block.cell; cell != nil {
			part.Cell = cell.place(w)
		}
	}
	l.label = ""
	w.group = append(w.group, piece{len(w.parts), l.begins})
	w.parts = append(w.parts, part)
}

// br breaks the line; on an empty line it leaves that empty.
func (w *writer) br() {
	if w.line.open {
		w.closeLine()
		w.breaks = 1
		return
	}
	w.spaces.pending = false
	w.breaks++
	if w.due {
		w.put("")
		w.due = true
	}
}

// boundary ends the line and the paragraph, as the begin and end of a block do.
func (w *writer) boundary() {
	w.closeLine()
	w.breaks = 2
	// Lines that <br> parts within a paragraph are lines, not paragraphs; those that an empty line or an indent opens
	// and that nothing follows before the next such one are.
	for i := 0; i < len(w.group); {
		j := i + 1
		for j < len(w.group) && !w.group[j].begins {
			j++
		}
		for k := i; k < j && j-i > 1; k++ {
			if part := &w.parts[w.group[k].part]; part.Kind == source.Paragraph {
				part.Kind = source.Line
			}
		}
		i = j
	}
	w.group = w.group[:0]
}

// tab separates two cells of a row.
func (w *writer) tab() {
	w.boundary()
	w.due = false
	w.put("\t")
}

// endRow ends a row of cells.
func (w *writer) endRow() {
	w.boundary()
	w.due = true
}

// page lays out the whole page.
func (w *writer) page() error {
	w.node(w.p.root, style{}, block{kind: source.Paragraph})
	w.boundary()
	if w.due {
		w.put("")
	}
	if w.escaped > 0 {
		w.p.note(source.Info, "html.double-escaped", "%d characters were escaped twice (&amp;ldquo;) and were resolved", w.escaped)
	}
	return w.err
}

// node lays out n and what is below it.
func (w *writer) node(n *html.Node, s style, b block) {
	if w.err != nil {
		return
	}
	if w.steps++; w.steps%1024 == 0 {
		if w.err = w.p.ctx.Err(); w.err != nil {
			return
		}
	}
	if n == w.p.body.begin {
		w.enterBody()
	}
	if n.Type == html.ElementNode && !w.inBody && w.p.body.roots[n] {
		w.enterBody()
		defer w.leaveBody()
	}
	switch n.Type {
	case html.TextNode:
		w.block = b
		w.addText(n.Data, s)
	case html.ElementNode:
		w.element(n, s.inherit(n), b)
	case html.DocumentNode:
		w.children(n, s, b)
	}
	if n == w.p.body.end {
		w.leaveBody()
	}
}

func (w *writer) enterBody() {
	w.boundary()
	w.inBody = true
}

func (w *writer) leaveBody() {
	w.boundary()
	w.inBody = false
}

func (w *writer) children(n *html.Node, s style, b block) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, s, b)
	}
}

// show notes how the last n bytes of the raw text are shown.
func (w *writer) show(n int, s style) {
	if !w.linked[s.shown.target] {
		s.shown.target = ""
	}
	if s.shown == (shown{}) {
		return
	}
	start, end := len(w.text)-n, len(w.text)
	if k := len(w.line.spans); k > 0 {
		last := &w.line.spans[k-1]
		if last.shown == s.shown && strings.Trim(string(w.text[last.end:start]), " ") == "" {
			last.end = end
			return
		}
	}
	w.line.spans = append(w.line.spans, span{start, end, s.shown})
}

// refer keeps the links of a line that lead to a place of the page.
func (w *writer) refer(spans []span) {
	for _, s := range spans {
		if s.target != "" {
			w.refs = append(w.refs, ref{s.start, s.end, s.target})
		}
	}
}

// targets returns the ids that links of the page lead to.
func targets(root *html.Node) map[string]bool {
	ids := map[string]bool{}
	walk(root, func(n *html.Node) bool {
		if isElement(n, atom.A) {
			if id := targetOf(attr(n, "href")); id != "" {
				ids[id] = true
			}
		}
		return true
	})
	return ids
}

// await notes the ids of an element that links lead to; they name the next line that is closed.
func (w *writer) await(n *html.Node) {
	for _, key := range [...]string{"id", "name"} {
		if id := attr(n, key); id != "" && w.linked[id] {
			w.awaited = append(w.awaited, id)
		}
	}
}

// arrive gives the ids that were met the line that begins at start.
func (w *writer) arrive(start int) {
	for _, id := range w.awaited {
		if _, ok := w.places[id]; !ok {
			w.places[id] = start
		}
	}
	w.awaited = w.awaited[:0]
}

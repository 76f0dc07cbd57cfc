// Package pdftest writes small PDF files for tests and fixtures: the same input gives the same bytes.
//
// Chinese text needs no embedded font: it is set in STSong-Light, a font that every PDF program supplies, through
// a predefined CMap, so that the files hold nothing but their own text.
package pdftest

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A4 is the paper of official documents (GB/T 9704-2012, 5.2.1), points.
const (
	A4Width  = 595.0
	A4Height = 842.0
)

// Encoding is how the text of a page is coded.
type Encoding string

// The encodings.
const (
	UniGB Encoding = "UniGB-UCS2-H" // the zero Encoding is this one
	GBK   Encoding = "GBK-EUC-H"
)

// Page is one page.
type Page struct {
	Lines    []Line
	Rules    [][4]float64 // lines drawn from x0, y0 to x1, y1; points, origin top left
	Encoding Encoding
	Rotate   int    // degrees clockwise: 0, 90, 180, 270
	Scan     bool   // a picture covers the page
	Content  string // further operators, verbatim, in PDF's own coordinates
}

// Line is a line of text.
type Line struct {
	Text string
	X, Y float64 // where its first character begins, and its baseline: points, origin top left
	Size float64 // points; 0 is 16 (三号)
	Bold bool    // printed twice, as programs without a bold font do it
}

// Build writes a PDF file of pages.
func Build(pages ...Page) []byte {
	w := &writer{}
	catalog, tree := w.reserve(), w.reserve()
	fonts := map[Encoding]int{}
	var kids []string
	for _, p := range pages {
		if p.Encoding == "" {
			p.Encoding = UniGB
		}
		if fonts[p.Encoding] == 0 {
			fonts[p.Encoding] = w.font(p.Encoding)
		}
		resources := fmt.Sprintf("/Font<</F1 %d 0 R>>", fonts[p.Encoding])
		content := p.content()
		if p.Scan {
			resources += fmt.Sprintf("/XObject<</I1 %d 0 R>>", w.picture())
			content = fmt.Sprintf("q %g 0 0 %g 0 0 cm /I1 Do Q\n", A4Width, A4Height) + content
		}
		stream := w.stream("", content)
		kids = append(kids, fmt.Sprintf("%d 0 R", w.object(fmt.Sprintf(
			"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %g %g]/Rotate %d/Resources<<%s>>/Contents %d 0 R>>",
			tree, A4Width, A4Height, p.Rotate, resources, stream))))
	}
	w.fill(tree, fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), len(kids)))
	w.fill(catalog, fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", tree))
	return w.file(catalog)
}

// Scan writes a file of one page that is a picture, without any text.
func Scan() []byte { return Build(Page{Scan: true}) }

// Paragraphs sets lines of text from the upper left corner of the type area of GB/T 9704-2012 (版心), one below
// the other, 28 points apart.
func Paragraphs(lines ...string) []Line {
	out := make([]Line, len(lines))
	for i, s := range lines {
		out[i] = Line{Text: s, X: 79, Y: 120 + 28*float64(i)}
	}
	return out
}

// Grid returns the rules of a table whose columns end at xs and whose rows end at ys.
func Grid(xs, ys []float64) (rules [][4]float64) {
	for _, x := range xs {
		rules = append(rules, [4]float64{x, ys[0], x, ys[len(ys)-1]})
	}
	for _, y := range ys {
		rules = append(rules, [4]float64{xs[0], y, xs[len(xs)-1], y})
	}
	return rules
}

func (p *Page) content() string {
	var b strings.Builder
	for _, l := range p.Lines {
		size := l.Size
		if size == 0 {
			size = 16
		}
		times := 1
		if l.Bold {
			times = 2
		}
		for i := range times {
			fmt.Fprintf(&b, "BT /F1 %g Tf 1 0 0 1 %.2f %.2f Tm <%x> Tj ET\n", size, l.X+0.3*float64(i), A4Height-l.Y, p.Encoding.encode(l.Text))
		}
	}
	for _, r := range p.Rules {
		fmt.Fprintf(&b, "0.5 w %.2f %.2f m %.2f %.2f l S\n", r[0], A4Height-r[1], r[2], A4Height-r[3])
	}
	return b.String() + p.Content
}

// encode writes text in the codes of the encoding; what it has no code for becomes a question mark.
func (e Encoding) encode(s string) []byte {
	var out []byte
	if e == GBK {
		for _, r := range s {
			code, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(r)))
			if err != nil {
				code = []byte("?")
			}
			out = append(out, code...)
		}
		return out
	}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return out
}

// writer collects numbered objects.
type writer struct{ objects []string }

func (w *writer) reserve() int {
	w.objects = append(w.objects, "")
	return len(w.objects)
}

func (w *writer) fill(n int, body string) { w.objects[n-1] = body }

func (w *writer) object(body string) int {
	n := w.reserve()
	w.fill(n, body)
	return n
}

func (w *writer) stream(dict, data string) int {
	return w.object(fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data))
}

// font writes the composite font STSong-Light (ISO 32000-1, 9.7.6), whose ASCII is half an em wide.
func (w *writer) font(e Encoding) int {
	descriptor := w.object("<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>")
	descendant := w.object(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500 814 907 500]/FontDescriptor %d 0 R>>", descriptor))
	return w.object(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light-%s/Encoding/%s/DescendantFonts[%d 0 R]>>", e, e, descendant))
}

// picture writes a grey pixel.
func (w *writer) picture() int {
	return w.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\xEE")
}

// file writes all objects with a cross-reference table.
func (w *writer) file(catalog int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\xE2\xE3\n")
	offsets := make([]int, len(w.objects))
	for i, body := range w.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, catalog, start)
	return b.Bytes()
}

// File writes a file of numbered objects as they are given, for what Build does not make: damaged pages, odd
// fonts. Object 1 is the catalog; trailer is put into the trailer's dictionary.
func File(objects map[int]string, trailer string) []byte {
	numbers := make([]int, 0, len(objects))
	for n := range objects {
		numbers = append(numbers, n)
	}
	sort.Ints(numbers)
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	offsets := map[int]int{}
	for _, n := range numbers {
		offsets[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, objects[n])
	}
	start, size := b.Len(), numbers[len(numbers)-1]+1
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", size)
	for n := 1; n < size; n++ {
		if at, ok := offsets[n]; ok {
			fmt.Fprintf(&b, "%010d 00000 n \n", at)
		} else {
			b.WriteString("0000000000 65535 f \n")
		}
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", size, trailer, start)
	return b.Bytes()
}

// Stream writes the body of a stream object for [File].
func Stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// OnePage returns the objects of a file of one A4 page for [File]: 1 catalog, 2 page tree, 3 page, 4 content. Resources is put
// into the page's resource dictionary; further objects, from 5 on, are the caller's.
func OnePage(resources, content string) map[int]string {
	return map[int]string{
		1: "<</Type/Catalog/Pages 2 0 R>>",
		2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		3: fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %g %g]/Resources<<%s>>/Contents 4 0 R>>", A4Width, A4Height, resources),
		4: Stream("", content),
	}
}

package ofd

import (
	"context"
	"strings"
	"testing"

	"guiwen/convert/ofd/ofdtest"
	"guiwen/convert/pdf/pdftest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
)

// BenchmarkRead reads a made-up report of 30 pages.
func BenchmarkRead(b *testing.B) {
	var pages []pdftest.Page
	for range 30 {
		var lines []string
		for i := range 24 {
			lines = append(lines, strings.Repeat(string('一'+rune(i)), 27))
		}
		pages = append(pages, pdftest.Page{Lines: pdftest.Paragraphs(lines...)})
	}
	data := ofdtest.Build(pages...)
	m := benchtest.Start(b)
	for b.Loop() {
		if _, err := Read(context.Background(), source.Input{Data: data}, source.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
	m.Bytes(len(data))
	m.Count(30, "pages")
}

// small are limits under which no fuzz input takes long.
var small = source.Limits{Bytes: 1 << 20, Expanded: 4 << 20, Text: 1 << 20, Pages: 50}

func FuzzRead(f *testing.F) {
	for _, data := range fixtures() {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), source.Input{Name: "fuzz.ofd", Data: data}, small)
		if broken := readertest.CheckOutcome(doc, err); broken != nil {
			t.Error(broken)
		}
	})
}

// FuzzContent draws any objects, with any resources, on a page.
func FuzzContent(f *testing.F) {
	unit := `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="20"><ofd:Content><ofd:CompositeObject ResourceID="20" Boundary="1 1 9 9"/>`
	f.Add(ofdtest.Text(20, 20, 5, "一、总体情况")+ofdtest.Line(10, 10, 100, 10), unit+`</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`)
	f.Add(ofdtest.TextWith(`CTM="0.7 0.7 -0.7 0.7 9 9" CharDirection="90" HScale="0.5"`, 20, 20, 5, "a fi b")+ofdtest.Picture(0, 0, 210, 297), "")
	f.Add(`<ofd:TextObject Font="1" Size="5" Boundary="9 9 9 9"><ofd:CGTransform CodePosition="1" CodeCount="2" GlyphCount="1"/><ofd:TextCode X="1e9" DeltaX="g 999999999 1" DeltaY="g -1 x">云州市</ofd:TextCode></ofd:TextObject>`, "")
	f.Add(`<ofd:PathObject Fill="true" LineWidth="NaN"><ofd:AbbreviatedData>M 0 0 L 1e6 0 A 1 2 3 4 5 6 7 Q 1 B C X</ofd:AbbreviatedData></ofd:PathObject><ofd:CompositeObject ResourceID="20"/>`, unit)
	f.Fuzz(func(t *testing.T, objects, resources string) {
		data := ofdtest.File{Pages: []string{ofdtest.Content(objects)}, Fonts: resources}.Bytes()
		doc, err := Read(context.Background(), source.Input{Name: "fuzz.ofd", Data: data}, small)
		if broken := readertest.CheckOutcome(doc, err); broken != nil {
			t.Error(broken)
		}
	})
}

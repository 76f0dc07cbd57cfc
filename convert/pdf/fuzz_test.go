package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"os"
	"path/filepath"
	"testing"

	"guiwen/convert/page"
	"guiwen/convert/pdf/pdftest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
)

// small are limits under which no fuzz input takes long.
var small = source.Limits{Bytes: 1 << 20, Expanded: 4 << 20, Text: 1 << 20, Pages: 50}

func FuzzRead(f *testing.F) {
	for _, data := range fixtures() {
		f.Add(data)
	}
	f.Add(encrypted(""))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), source.Input{Name: "fuzz.pdf", Data: data}, small)
		if broken := readertest.CheckOutcome(doc, err); broken != nil {
			t.Error(broken)
		}
	})
}

// FuzzContent runs any content stream, with any ToUnicode map, on a page with fonts, a form that draws itself,
// and a layer.
func FuzzContent(f *testing.F) {
	for _, s := range []string{
		`BT /F1 12 Tf 72 700 Td (a\(b\)\101) Tj [(Wa) 80 (ter)] TJ 14 TL (x) ' 5 1 (y) " ET`,
		"/Span <</ActualText (fi)>> BDC BT /F2 9 Tf <00010002> Tj ET EMC /OC /P BDC /X Do EMC",
		"q 1 0 0 1 50 50 cm 0 0 100 100 re W n 10 10 m 90 10 l S BI /W 4 /H 1 /BPC 8 /CS /G ID (Tj)EI Q",
		"80 100 120 30 re 200 100 120 30 re 80 130 120 30 re 200 130 120 30 re S BT /F1 9 Tf 85 110 Td (a) Tj 120 0 Td (b) Tj ET",
		"BT 3 Tr 50 Tz -5 Ts /F1 1e9 Tf 1e9 0 0 1e-9 0 0 Tm (x) Tj /F2 -12 Tf (\x00\x01) Tj ET [[[<<", "BT <41 ET (unclosed",
	} {
		f.Add([]byte(s), []byte(someCMap+"1 beginbfchar <0001> <4E91> endbfchar 1 beginbfrange <0002> <0005> [<4E00> <4E01>] endbfrange endcmap"))
	}
	f.Fuzz(func(t *testing.T, content, cmap []byte) {
		o := pdftest.OnePage("/Font<</F1 5 0 R/F2 6 0 R>>/XObject<</X 8 0 R>>/Properties<</P 9 0 R>>", string(content))
		o[1] = "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[9 0 R]/D<</OFF[9 0 R]>>>>>>"
		o[5] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
		o[6] = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[1[500 600]3 9 700]>>]>>"
		o[7] = pdftest.Stream("", string(cmap))
		o[8] = pdftest.Stream("/Type/XObject/Subtype/Form/BBox[0 0 400 400]", string(content)+" /X Do")
		o[9] = "<</Type/OCG/Name(x)>>"
		doc, err := Read(context.Background(), source.Input{Name: "fuzz.pdf", Data: pdftest.File(o, "")}, small)
		if broken := readertest.CheckOutcome(doc, err); broken != nil {
			t.Error(broken)
		}
	})
}

// FuzzCMap: any CMap can be read, and every code looked up.
func FuzzCMap(f *testing.F) {
	f.Add([]byte(someCMap+"2 beginbfchar <0041> <4E00> <0042> /Aacute endbfchar 1 beginbfrange <0000> <FFFF> <0000> endbfrange"), []byte("AB\x00A"))
	f.Add([]byte("1 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange 1 begincidrange <8140> <81FE> 100 endcidrange /GBK-EUC-H usecmap /WMode 1 def"), []byte("\x81\x40\x20"))
	f.Fuzz(func(t *testing.T, cmap, shown []byte) {
		p := parseCMap(cmap)
		for s := shown; len(s) > 0; {
			code, n := p.codes.next(s)
			if n < 1 || n > len(s) {
				t.Fatalf("next(%x) takes %d bytes", s, n)
			}
			p.codes.cid(code, n)
			if text, ok := p.unicode.lookup(code); ok && text != page.Clean(text) {
				t.Errorf("code %x: %q is not clean", code, text)
			}
			s = s[n:]
		}
	})
}

// FuzzFontProgram: any font program can be read.
func FuzzFontProgram(f *testing.F) {
	f.Add([]byte("%!PS-AdobeFont-1.0\n/Encoding 256 array dup 65 /Aacute put readonly def eexec"))
	f.Add([]byte("\x01\x00\x04\x01\x00\x01\x01\x01\x02X\x00\x01\x01\x01\x05\x8b\x0f\x8b\x11\x00\x00\x00\x00"))
	f.Add([]byte("\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x20\x00\x00\x00\x01\x00\x03\x00\x01\x00\x00\x00\x0c\x00\x06\x00\x10\x00\x00\x4e\x00\x00\x02\x00\x01\x00\x02"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := readProgram(data)
		for gid, text := range p.gids {
			if text == "" || gid >= mostGlyphs {
				t.Errorf("glyph %d: %q", gid, text)
			}
		}
	})
}

// FuzzRebuild: what is rebuilt is parsed, or refused, in order.
func FuzzRebuild(f *testing.F) {
	for _, data := range fixtures() {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if out, ok := rebuild(data); ok {
			if s, err := examine(out); err != nil || s.trouble != "" {
				t.Errorf("rebuilt file: %v %v", s, err)
			}
		}
	})
}

func benchmarkRead(b *testing.B, data []byte) {
	pages := 0
	m := benchtest.Start(b)
	for b.Loop() {
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		pages += len(doc.Pages)
	}
	m.Bytes(len(data))
	m.Count(float64(pages)/float64(b.N), "pages")
}

// BenchmarkRead reads a made-up report of 30 pages.
func BenchmarkRead(b *testing.B) {
	var pages []pdftest.Page
	for range 30 {
		pages = append(pages, pdftest.Page{Lines: at(79, 100, 28, prose(24, 27, '一'))})
	}
	benchmarkRead(b, pdftest.Build(pages...))
}

// BenchmarkReadLaw reads a law of 31 pages as Word prints it.
func BenchmarkReadLaw(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(shared(b, "samples", "pdf"), "guhhhhaa*.pdf"))
	if len(files) != 1 {
		b.Skip("SKIPPED: no law")
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		b.Fatal(err)
	}
	benchmarkRead(b, data)
}

func BenchmarkContent(b *testing.B) {
	content := bytes.Repeat([]byte("BT /F1 12 Tf 1 0 0 1 72 700 Tm [(Wa) 80 (ter)] TJ <414243> Tj ET\n0 0 10 10 re f\n"), 1000)
	m := benchtest.Start(b)
	for b.Loop() {
		p := program{lexer: lexer{data: content}, depth: 256}
		for {
			op, err := p.next()
			if err != nil {
				b.Fatal(err)
			}
			if op == "" {
				break
			}
		}
	}
	m.Bytes(len(content))
}

func compressed(t testing.TB, data []byte) string {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

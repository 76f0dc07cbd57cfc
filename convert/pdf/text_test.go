package pdf

import (
	"fmt"
	"strings"
	"testing"

	"guiwen/convert/pdf/pdftest"
	"guiwen/normalize/source"
)

// TestShowing: what the operators of text do to the raw text.
func TestShowing(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"literal with escapes", `BT /F1 12 Tf 72 700 Td (a\(b\)\101\\) Tj ET`, "a(b)A\\\n"},
		{"hexadecimal", "BT /F1 12 Tf 72 700 Td <41 4 2> Tj ET", "AB\n"},
		{"kerning is no blank", "BT /F1 12 Tf 72 700 Td [(Wa) 80 (ter)] TJ ET", "Water\n"},
		{"a wide offset is a blank", "BT /F1 12 Tf 72 700 Td [(one) -300 (two)] TJ ET", "one two\n"},
		{"letter-spaced", "BT /F1 12 Tf 6 Tc 72 700 Td (decree) Tj ET", "decree\n"},
		{"word spacing", "BT /F1 12 Tf 20 Tw 72 700 Td (one two) Tj ET", "one two\n"},
		{"next line by quote", "BT /F1 12 Tf 14 TL 72 700 Td (one) Tj (two) ' ET", "one\ntwo\n"},
		{"double quote sets spacing", `BT /F1 12 Tf 14 TL 72 700 Td (one) Tj 5 1 (two) " ET`, "one\ntwo\n"},
		{"next line by T*", "BT /F1 12 Tf 72 700 Td 0 -14 TD (one) Tj T* (two) Tj ET", "one\ntwo\n"},
		{"scaled to half", "BT /F1 12 Tf 50 Tz 72 700 Td (one) Tj ET", "one\n"},
		{"raised", "BT /F1 12 Tf 72 700 Td (x) Tj /F1 7 Tf 5 Ts (2) Tj ET", "x²\n"},
		{"lower line first", "BT /F1 12 Tf 72 600 Td (two) Tj ET BT /F1 12 Tf 72 700 Td (one) Tj ET", "one\ntwo\n"},
		{"pieces out of order", "BT /F1 12 Tf 100 700 Td (two) Tj ET BT /F1 12 Tf 72 700 Td (one) Tj ET", "one two\n"},
		{"no font", "BT 72 700 Td (one) Tj ET", "one\n"},
		{"saved state", "q 2 0 0 2 0 0 cm BT /F1 12 Tf 36 350 Td (one) Tj ET Q BT /F1 12 Tf 72 600 Td (two) Tj ET", "one\ntwo\n"},
		{"inline image", "BI /W 4 /H 1 /BPC 8 /CS /G ID (Tj)EI BT /F1 12 Tf 72 700 Td (one) Tj ET", "one\n"},
		{"filtered inline image", "BI /W 4 /H 1 /F /A85 ID EI\xff EI\xffTj( \nEI BT /F1 12 Tf 72 700 Td (one) Tj ET", "one\n"},
		{"form", "/X Do", "form\n"},
		{"odd operands", "BT /F1 12 Tf (a) (b) Td 72 700 Td 1 2 3 (one) Tj Tj /No Tj ET", "one\n"},
		{"watermark stands last", "BT /F1 40 Tf .7 .7 -.7 .7 100 300 Tm (draft) Tj ET BT /F1 12 Tf 72 100 Td (one) Tj ET", "one\ndraft\n"},
	} {
		form := map[int]string{8: pdftest.Stream("/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Matrix[1 0 0 1 50 50]", "BT /F1 12 Tf 10 10 Td (form) Tj ET")}
		if doc := one(t, c.content, form); doc.Text != c.want {
			t.Errorf("%s: %q, want %q", c.name, doc.Text, c.want)
		}
	}
}

// TestHiding: what cannot be seen is left out and counted; invisible text is used.
func TestHiding(t *testing.T) {
	const seen = "BT /F1 12 Tf 72 700 Td (seen) Tj ET "
	for _, c := range []struct{ name, content, want, notes string }{
		{"off the page", "BT /F1 12 Tf 72 -50 Td (gone) Tj ET", "seen\n", "pdf.hidden-text/warning"},
		{"over the edge", "BT /F1 12 Tf 580 600 Td (edges) Tj ET", "seen\nedges\n", ""},
		{"clipped away", "q 0 0 50 50 re W n BT /F1 12 Tf 72 600 Td (gone) Tj ET Q", "seen\n", "pdf.hidden-text/warning"},
		{"inside the clip", "q 0 0 500 650 re W n BT /F1 12 Tf 72 600 Td (here) Tj ET Q", "seen\nhere\n", ""},
		{"invisible", "BT 3 Tr /F1 12 Tf 72 600 Td (layer) Tj ET", "seen\nlayer\n", "pdf.invisible-text/info"},
		{"invisible over visible", "BT 3 Tr /F1 12 Tf 72 700 Td (seen) Tj ET", "seen\n", ""},
		{"layer switched off", "/OC /P BDC BT /F1 12 Tf 72 600 Td (gone) Tj ET EMC", "seen\n", "pdf.hidden-text/warning"},
		{"other marks", "/Span <</Lang (zh)>> BDC BT /F1 12 Tf 72 600 Td (here) Tj ET EMC", "seen\nhere\n", ""},
	} {
		layer := map[int]string{
			1: "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[9 0 R]/D<</OFF[9 0 R]>>>>>>",
			9: "<</Type/OCG/Name(draft)>>",
		}
		doc := one(t, seen+c.content, layer)
		if doc.Text != c.want || codes(doc) != c.notes {
			t.Errorf("%s: %q, notes %q; want %q, %q", c.name, doc.Text, codes(doc), c.want, c.notes)
		}
	}
}

func TestActualText(t *testing.T) {
	for _, c := range []struct{ content, want string }{
		{"/Span <</ActualText (fi)>> BDC (\\001) Tj EMC (x) Tj", "fix\n"},
		{"/Span <</ActualText <FEFF4E914E94>>> BDC (ab) Tj EMC", "云五\n"},
		{"(co) Tj /Span <</ActualText ()>> BDC (-) Tj EMC (op) Tj", "coop\n"},
		{"/Span <</ActualText (" + strings.Repeat("long ", 40) + ")>> BDC (kept as shown, since a paragraph is no glyph) Tj EMC", "kept as shown, since a paragraph is no glyph\n"},
	} {
		if doc := one(t, "BT /F1 12 Tf 72 700 Td "+c.content+" ET", nil); doc.Text != c.want {
			t.Errorf("%s: %q, want %q", c.content, doc.Text, c.want)
		}
	}
}

const someCMap = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "

// TestFonts: how codes become characters, by every sort of font.
func TestFonts(t *testing.T) {
	descendant := func(extra string) string {
		return "[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" + extra + ">>]"
	}
	for _, c := range []struct {
		name, font, shown, want string
		cmap                    string
	}{
		{"WinAnsi", "<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding>>", `(\223x\224 \200\255)`, "“x” €-\n", ""},
		{"standard quotes", "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>", "(`x')", "‘x’\n", ""},
		{"differences", "<</Type/Font/Subtype/Type1/BaseFont/F/Encoding<</Differences[1/Aacute/uni4E91/fi/summation/g5]>>>>", `(\001\002\003\004A)`, "Á云ﬁ∑A\n", ""},
		{"Symbol", "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>", "(aS)", "αΣ\n", ""},
		{"Wingdings", "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Wingdings-Regular>>", "(l\330)", "●➢\n", ""},
		{"ToUnicode wins", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>", "(AB)", "云B\n", "1 beginbfchar <41> <4E91> endbfchar"},
		{"ToUnicode range", "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts" + descendant("") + ">>", "<00010003>", "一丂\n", "1 beginbfrange <0001> <0003> <4E00> endbfrange"},
		{"ToUnicode array", "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts" + descendant("") + ">>", "<00010002>", "云办公\n", "1 beginbfrange <0001> <0002> [<4E91> <529E516C>] endbfrange"},
		{"surrogates", "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts" + descendant("") + ">>", "<0001>", "𠀀\n", "1 beginbfchar <0001> <D840DC00> endbfchar"},
		{"GBK", "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts" + descendant("") + ">>", "<D4C6D6DD41A2A1>", "云州Aⅰ\n", ""},
		{"GBK2K", "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK2K-H/DescendantFonts" + descendant("") + ">>", "<D4C68139EF30>", "云㐁\n", ""},
		{"UniGB-UTF16", "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UTF16-H/DescendantFonts" + descendant("") + ">>", "<4E91D840DC00>", "云𠀀\n", ""},
		{"UniGB-UTF8", "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UTF8-H/DescendantFonts" + descendant("") + ">>", "(云a)", "云a\n", ""},
		{"Big5", "<</Type/Font/Subtype/Type0/BaseFont/MingLiU/Encoding/ETen-B5-H/DescendantFonts" + descendant("") + ">>", "<A440>", "一\n", ""},
		{"collection", "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>", "<00220060>", "A　\n", ""},
	} {
		extra := map[int]string{6: c.font}
		if c.cmap != "" {
			extra[7] = pdftest.Stream("", someCMap+c.cmap+" endcmap")
		}
		want := c.want
		if c.name == "collection" {
			want = "A\n" // the ideographic blank at the end of a line does not count
		}
		if doc := one(t, "BT /F2 12 Tf 72 700 Td "+c.shown+" Tj ET", extra); doc.Text != want {
			t.Errorf("%s: %q, want %q", c.name, doc.Text, want)
		}
	}
}

// TestUnmapped: a glyph whose text is not known stands as U+FFFD, with a warning; a document of nothing else is
// none.
func TestUnmapped(t *testing.T) {
	doc := one(t, "BT /F1 12 Tf 72 700 Td (a) Tj /F2 12 Tf <00010002> Tj ET", map[int]string{
		6: "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>",
	})
	if doc.Text != "a\uFFFD\uFFFD\n" || codes(doc) != "pdf.unmapped-glyphs/warning" || !strings.Contains(doc.Notes[0].Message, "2 of 3") {
		t.Errorf("%q, %v", doc.Text, doc.Notes)
	}
}

// TestMissingFont: text of a font that the file lacks is read as Latin letters, with a warning where that may be
// wrong.
func TestMissingFont(t *testing.T) {
	if doc := one(t, "BT /F9 12 Tf 72 700 Td (decree) Tj ET", nil); doc.Text != "decree\n" || codes(doc) != "" {
		t.Errorf("ASCII: %q, %s", doc.Text, codes(doc))
	}
	if doc := one(t, `BT /F9 12 Tf 72 700 Td (d\344cree) Tj ET`, nil); doc.Text != "däcree\n" || codes(doc) != "pdf.missing-fonts/warning" {
		t.Errorf("Latin: %q, %s", doc.Text, codes(doc))
	}
}

// TestDamagedStream: a stream with a wrong checksum is read; one that breaks off gives what comes before, with a
// warning.
func TestDamagedStream(t *testing.T) {
	var content string
	for i := range 60 {
		content += fmt.Sprintf("BT /F1 12 Tf 72 %d Td (line %d) Tj ET\n", 800-12*i, i)
	}
	packed := compressed(t, []byte(content))
	wrong := packed[:len(packed)-4] + "sums"
	o := map[int]string{4: pdftest.Stream("/Filter/FlateDecode", wrong)}
	if doc := one(t, "", o); !strings.HasSuffix(doc.Text, "line 59\n") || codes(doc) != "" {
		t.Errorf("checksum: %d bytes, %s", len(doc.Text), codes(doc))
	}
	o[4] = pdftest.Stream("/Filter/FlateDecode", packed[:len(packed)/2]+strings.Repeat("\xFF", len(packed)/2))
	if doc := one(t, "", o); !strings.HasPrefix(doc.Text, "line 0\nline 1\n") || codes(doc) != "pdf.damaged-pages/warning" {
		t.Errorf("broken off: %q, %s", doc.Text, codes(doc))
	}
}

// TestVertical: vertical writing runs down, its columns from right to left.
func TestVertical(t *testing.T) {
	font := map[int]string{6: "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-V/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"}
	doc := one(t, "BT /F2 12 Tf 200 700 Td <56DB4E94> Tj ET BT /F2 12 Tf 220 700 Td <4E004E8C4E09> Tj ET", font)
	if doc.Text != "一二三\n四五\n" {
		t.Errorf("%q", doc.Text)
	}
	if b := doc.Parts[0].Box; b.Y1-b.Y0 != 36 || b.X1-b.X0 != 12 || b.X0 != 214 {
		t.Errorf("box %+v", b)
	}
}

func TestAnnotations(t *testing.T) {
	o := pdftest.OnePage("/Font<</F1 5 0 R>>", "BT /F1 12 Tf 72 700 Td (page) Tj ET")
	o[3] = strings.TrimSuffix(o[3], ">>") + "/Annots[10 0 R 11 0 R 12 0 R]>>"
	o[5] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
	o[10] = "<</Type/Annot/Subtype/FreeText/Rect[72 500 272 520]/AP<</N 13 0 R>>>>"
	o[11] = "<</Type/Annot/Subtype/FreeText/F 2/Rect[72 400 272 420]/AP<</N 13 0 R>>>>"
	o[12] = "<</Type/Annot/Subtype/Text/Rect[72 300 90 320]/Contents(please check)>>"
	o[13] = pdftest.Stream("/Type/XObject/Subtype/Form/BBox[0 0 100 10]", "BT /F1 6 Tf 0 2 Td (stamp) Tj ET")
	doc := read(t, pdftest.File(o, ""))
	if doc.Text != "page\nstamp\n" || codes(doc) != "pdf.comments/warning" {
		t.Errorf("%q, %s", doc.Text, codes(doc))
	}
	if size := doc.Parts[1].Font.Size; size != 12 {
		t.Errorf("the stamp is of size %v, want 12", size)
	}
}

func TestMeta(t *testing.T) {
	o := pdftest.OnePage("/Font<</F1 5 0 R>>", "BT /F1 12 Tf 72 700 Td (page) Tj ET")
	o[1] = "<</Type/Catalog/Pages 2 0 R/Lang(zh-CN)>>"
	o[5] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
	o[6] = "<</Title<FEFF4E915DDE>/Author( Bureau )/Producer(maker)>>"
	m := read(t, pdftest.File(o, "/Info 6 0 R")).Meta
	if m.Title != "云州" || m.Author != "Bureau" || m.Language != "zh-CN" || m.Field("Producer") != "maker" {
		t.Errorf("%+v", m)
	}
}

func TestFontNames(t *testing.T) {
	for in, want := range map[string]string{
		"ABCDEF+SimSun": "SimSun", "abcdef+SimSun": "abcdef+SimSun", "\xcb\xce\xcc\xe5": "宋体", "宋体,Bold": "宋体,Bold", "ABCDE+X": "ABCDE+X",
	} {
		if got := fontName(in); got != want {
			t.Errorf("fontName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestGlyphText(t *testing.T) {
	for in, want := range map[string]string{
		"A": "A", "Aacute": "Á", "zcaron": "ž", "f_i": "fi", "a.sc": "a", "uni4E004E8C": "一二", "u20000": "𠀀", "summation": "∑", "emdash": "—",
		"g12": "", ".notdef": "", "uniD800": "", "uni00": "", "nonsense": "", "u110000": "",
	} {
		if got, _ := glyphText(in); got != want {
			t.Errorf("glyphText(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFurniture(t *testing.T) {
	var pages []pdftest.Page
	for i := range 4 {
		number := []string{"— 1 —", "- 2 -", "第 3 页 共 4 页", "4"}[i]
		pages = append(pages, pdftest.Page{Lines: []pdftest.Line{
			{Text: "云州市统计局文件汇编", X: 200, Y: 50, Size: 9},
			{Text: "本页正文，" + strings.Repeat("一", i+1), X: 79, Y: 130},
			{Text: "2023", X: 79, Y: 400},
			{Text: number, X: 280, Y: 790, Size: 14},
		}})
	}
	doc := read(t, pdftest.Build(pages...))
	k := kinds(doc)
	for text, want := range map[string]source.Kind{
		"云州市统计局文件汇编": source.Header, "— 1 —": source.PageNumber, "- 2 -": source.PageNumber, "第 3 页 共 4 页": source.PageNumber, "4": source.PageNumber,
		"2023": source.Line, "本页正文，一": source.Line,
	} {
		if k[text] != want {
			t.Errorf("%q is of kind %d, want %d", text, k[text], want)
		}
	}
	if !strings.Contains(doc.Text, "— 1 —") {
		t.Error("page numbers are no longer in the raw text")
	}
}

package pdf

import (
	"encoding/binary"
	"testing"

	"guiwen/convert/pdf/pdftest"
)

// sfntOf writes a TrueType font of tables.
func sfntOf(tables ...[2]string) []byte {
	out := []byte{0, 1, 0, 0}
	out = binary.BigEndian.AppendUint16(out, uint16(len(tables)))
	out = append(out, make([]byte, 6)...)
	at := 12 + 16*len(tables)
	for _, t := range tables {
		out = append(out, t[0]...)
		out = binary.BigEndian.AppendUint32(out, 0)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t[1])))
		at += len(t[1])
	}
	for _, t := range tables {
		out = append(out, t[1]...)
	}
	return out
}

func words(v ...int) string {
	var out []byte
	for _, x := range v {
		out = binary.BigEndian.AppendUint16(out, uint16(x))
	}
	return string(out)
}

// cmapOf writes a cmap table of one subtable.
func cmapOf(platform, encoding int, sub string) [2]string {
	return [2]string{"cmap", words(0, 1, platform, encoding, 0, 12) + sub}
}

func TestFontPrograms(t *testing.T) {
	names := words(2, 0) + string(make([]byte, 28)) + words(3, 0, 258, 36) + "\x07uni4E91"
	for _, c := range []struct {
		name string
		data []byte
		gids map[uint32]string
		code string // text of code 65
	}{
		{"format 4", sfntOf(cmapOf(3, 1, words(4, 40, 0, 4, 0, 0, 0, 0x4E01, 0xFFFF, 0, 0x4E00, 0xFFFF, 0x10000-0x4E00+7, 1, 0, 0))), map[uint32]string{7: "一", 8: "丁"}, ""},
		{"format 6", sfntOf(cmapOf(3, 1, words(6, 16, 0, 0x4E00, 2, 1, 2))), map[uint32]string{1: "一", 2: "丁"}, ""},
		{"format 12", sfntOf(cmapOf(3, 10, words(12, 0, 0, 28, 0, 0, 0, 1, 2, 0, 2, 1, 0, 5))), map[uint32]string{5: "𠀀", 6: "𠀁"}, ""},
		{"the better of two", sfntOf(cmapOf(3, 1, words(6, 16, 0, 0x2F00, 1, 3)), [2]string{"post", names}), map[uint32]string{1: "云", 2: "A", 3: "⼀"}, ""},
		{"symbol", sfntOf(cmapOf(3, 0, words(6, 12, 0, 0xF041, 1, 1)), [2]string{"post", names}), map[uint32]string{1: "云"}, "云"},
		{"Type 1", []byte("%!PS-AdobeFont-1.0: F\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 65 /Aacute put\nreadonly def\ncurrentfile eexec"), nil, "Á"},
		{"CFF", []byte("\x01\x00\x04\x01" + "\x00\x01\x01\x01\x02F" + // header, names
			"\x00\x01\x01\x01\x0a" + "\xa5\x0f\xa8\x10\xad\x11" + "\x8b\x8b\x8b" + // top: charset 26, encoding 29, glyphs 34
			"\x00\x00" + // strings
			"\x00\x00\x22" + // charset: glyph 1 is A (SID 34)
			"\x00\x01\x41\x00\x00" + // encoding: code 65 is glyph 1
			"\x00\x02\x01\x01\x02\x03\x0e\x0e"), map[uint32]string{1: "A"}, "A"},
	} {
		p := readProgram(c.data)
		for gid, want := range c.gids {
			if p.gids[gid] != want {
				t.Errorf("%s: glyph %d is %q, want %q (%v)", c.name, gid, p.gids[gid], want, p.gids)
			}
		}
		if p.codes[65] != c.code {
			t.Errorf("%s: code 65 is %q, want %q", c.name, p.codes[65], c.code)
		}
	}
}

// TestEmbeddedFont: fonts without ToUnicode are read by the tables of their programs.
func TestEmbeddedFont(t *testing.T) {
	program := string(sfntOf(cmapOf(3, 1, words(6, 16, 0, 0x4E00, 2, 1, 2))))
	fonts := map[string]string{
		"as glyph numbers": "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDToGIDMap/Identity/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 10 0 R>>]>>",
		"through a map":    "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDToGIDMap 12 0 R/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 10 0 R>>]>>",
		"by name":          "<</Type/Font/Subtype/TrueType/BaseFont/X/Encoding<</Differences[0/g0/g1/g2]>>/FontDescriptor 10 0 R>>",
	}
	shown := map[string]string{"as glyph numbers": "<00010002>", "through a map": "<00020001>", "by name": "<0102>"}
	for name, font := range fonts {
		doc := one(t, "BT /F2 12 Tf 72 700 Td "+shown[name]+" Tj ET", map[int]string{
			6:  font,
			10: "<</Type/FontDescriptor/FontName/X/Flags 4/FontFile2 11 0 R>>",
			11: pdftest.Stream("/Filter/FlateDecode", compressed(t, []byte(program))),
			12: pdftest.Stream("", words(0, 2, 1)),
		})
		if doc.Text != "一丁\n" {
			t.Errorf("%s: %q", name, doc.Text)
		}
	}
}

// TestEmbeddedCMap: codes of one and two bytes, mapped to CIDs of Adobe-GB1.
func TestEmbeddedCMap(t *testing.T) {
	doc := one(t, "BT /F2 12 Tf 72 700 Td <418140> Tj ET", map[int]string{
		6: "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding 7 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/X/DW 500/W[100[1000]]/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>",
		7: pdftest.Stream("/Type/CMap/CMapName/X", "begincmap 2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange 1 begincidrange <20> <7e> 1 endcidrange 1 begincidchar <8140> 97 endcidchar endcmap"),
	})
	if doc.Text != "A、\n" {
		t.Errorf("%q", doc.Text)
	}
	if b := doc.Parts[0].Box; b.X1-b.X0 != 12 {
		t.Errorf("two characters of half an em at 12 points take %v", b.X1-b.X0)
	}
}

// TestLeaningScan: the text layer of a sheet that lay askew keeps its lines.
func TestLeaningScan(t *testing.T) {
	line := func(y string, text string) string {
		out := "BT 3 Tr /F1 12 Tf .9994 .0349 -.0349 .9994 72 " + y + " Tm (" + text + ") Tj ET\n"
		return out + "BT 3 Tr /F1 12 Tf .9994 .0349 -.0349 .9994 " + map[string]string{"700": "400 711.45", "684": "400.5 695.45"}[y] + " Tm (end) Tj ET\n"
	}
	doc := one(t, line("684", "second line of a page")+line("700", "first line of a page"), nil)
	if want := "first line of a page\nend\nsecond line of a page\nend\n"; doc.Text != want {
		t.Errorf("%q", doc.Text)
	}
	if b := doc.Parts[0].Box; b.Y0 < 120 || b.Y1 > 145 {
		t.Errorf("straightening moved the box: %+v", b)
	}
}

// TestOutlines: a page whose letters were made outlines is a picture.
func TestOutlines(t *testing.T) {
	letter := "10 10 m 20 30 40 30 50 10 c f\n"
	content := ""
	for range 200 {
		content += letter
	}
	objects := pdftest.OnePage("", content)
	objects[2] = "<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>"
	objects[5] = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R>>"
	objects[6] = pdftest.Stream("", "BT 72 700 Td (text) Tj ET")
	doc := read(t, pdftest.File(objects, ""))
	if !doc.Pages[0].Scan || doc.Pages[1].Scan || codes(doc) != "pdf.scanned-pages/warning" {
		t.Errorf("pages %+v, notes %s", doc.Pages, codes(doc))
	}
}

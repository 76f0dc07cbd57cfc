package rtf

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/docx"
	"guiwen/convert/docx/docxtest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

const head = `{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\froman\fcharset0 Times New Roman;}{\f2\fswiss\fcharset204 Arial Cyr;}}` +
	`{\colortbl;\red0\green0\blue0;}{\stylesheet{\ql \snext0 Normal;}{\s1\outlinelevel0\qc\f1\fs32 heading 1;}{\*\cs10 Default Paragraph Font;}}` + "\r\n"

// file is a document with a usual head.
func file(text string) []byte { return []byte(head + text + "}") }

var read = Through(docx.Read)

func text(t *testing.T, data []byte) string {
	t.Helper()
	doc, err := read(context.Background(), source.Input{Data: data}, source.Limits{})
	if err := readertest.CheckOutcome(doc, err); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatalf("%.60q: %v", data, err)
	}
	return doc.Text
}

// TestCharacters: how characters are written (RTF 1.9.1, "Unicode RTF", "Special characters").
func TestCharacters(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"code page":              {`\'d4\'c6\'d6\'dd\'ca\'d0\par`, "云州市\n"},
		"bytes as they stand":    {"\xd4\xc6\xd6\xdd\xca\xd0\\par", "云州市\n"},
		"unicode":                {`\u20113?\u24030?\u24066?\par`, "云州市\n"},
		"negative":               {`\u-244?\par`, "，\n"},
		"fallback of two":        {`{\uc2\u20113\'d4\'c6\u24030\'d6\'dd}\u24066?\par`, "云州市\n"},
		"no fallback":            {`\uc0\u20113\u24030\u24066\par`, "云州市\n"},
		"fallback of a word":     {`\u8212\emdash\u24066?\par`, "—市\n"},
		"surrogates":             {`\u-10179?\u-8704?\par`, "\U0001F600\n"},
		"half a character":       {`\u-10178?x\par`, "x\n"},
		"a font of another page": {`{\f2 \'cf\'f0}\par`, "Пр\n"},
		"named":                  {`\ldblquote\'d4\'c6\rdblquote\emdash\~a\_b\par`, "“云”—\u00a0a\u2011b\n"},
		"escaped":                {`\{1\}\\\par`, "{1}\\\n"},
		"lines of the file":      {"\\'d4\\'c6\r\n\\'d6\\'dd\\par", "云州\n"},
		"both writings":          {`{\upr{\'3f\par}{\*\ud\u20113?\u24030?}}\par`, "云州\n"},
		"unknown is left out":    {`{\*\unknown no}{\unknown yes}\par`, "yes\n"},
		"raised":                 {`12m{\super 2}\par`, "12m²\n"},
		"binary":                 {`a{\*\x\bin3 }}{}b\par`, "ab\n"},
	} {
		if got := text(t, file(c.in)) + "\n"; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

const listTables = `{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc37\levelnfcn37\levelfollow2\levelstartat1{\leveltext\'02\'00\u12289?;}{\levelnumbers\'01;}}` +
	`{\listlevel\levelnfc0\levelnfcn0\levelfollow2\levelstartat1{\leveltext\'02\'01.;}{\levelnumbers\'01;}}{\listname ;}\listid77}}` +
	`{\*\listoverridetable{\listoverride\listid77\listoverridecount0\ls1}{\listoverride\listid77\listoverridecount1{\lfolevel\listoverridestartat\levelstartat5}\ls2}}`

// same are documents in this format and as packages.
var same = map[string]struct {
	rtf  string
	docx docxtest.Document
}{
	"paragraphs": {
		`\pard\plain\qc\fs44\b \'b1\'a8\'b8\'e6\par\pard\plain\ql\fi640 2023\line\'c4\'ea\par`,
		docxtest.Document{Body: `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="SimSun" w:eastAsia="SimSun" w:hAnsi="SimSun"/><w:b/><w:sz w:val="44"/></w:rPr><w:t>报告</w:t></w:r></w:p>` +
			`<w:p><w:pPr><w:ind w:firstLine="640"/><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="SimSun" w:eastAsia="SimSun" w:hAnsi="SimSun"/></w:rPr><w:t>2023</w:t><w:br/><w:t>年</w:t></w:r></w:p>`},
	},
	"table": {
		`\trowd\trleft0\clvmgf\cellx1000\cellx3000\pard\intbl A\cell B\cell\row\trowd\trleft0\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell 1\cell 2\cell\row\pard end\par`,
		docxtest.Document{Body: `<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + docxtest.P("A") +
			`</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + docxtest.P("B") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + docxtest.P("1") +
			`</w:tc><w:tc>` + docxtest.P("2") + `</w:tc></w:tr></w:tbl>` + docxtest.P("end")},
	},
	"table in a table": {
		`\trowd\cellx3000\pard\intbl X\par\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}{\nonesttables\par}\pard\intbl\itap1\cell\row\pard end\par`,
		docxtest.Document{Body: `<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>` + docxtest.P("X") + `<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc>` + docxtest.P("a") +
			`</w:tc><w:tc>` + docxtest.P("b") + `</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>` + docxtest.P("end")},
	},
	"changes": {
		`\pard 1{\deleted 98}{\revised 118}{\strike 7}{\v hidden}\par`,
		docxtest.Document{Body: `<w:p>` + docxtest.R("1") + `<w:del w:id="1"><w:r><w:delText>98</w:delText></w:r></w:del><w:ins w:id="2">` + docxtest.R("118") + `</w:ins>` +
			`<w:r><w:rPr><w:strike/></w:rPr><w:t>7</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>`},
	},
	"notes": {
		`\pard a{\super\chftn}{\footnote\pard\plain {\super\chftn} note}b{\super\chftn}{\footnote\ftnalt\pard\plain {\super\chftn} other}\par`,
		docxtest.Document{
			Body: `<w:p>` + docxtest.R("a") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>` + docxtest.R("b") +
				`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:endnoteReference w:id="2"/></w:r></w:p>`,
			Footnotes: `<w:footnote w:id="1"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>` + docxtest.R(" note") + `</w:p></w:footnote>`,
			Endnotes:  `<w:endnote w:id="2"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>` + docxtest.R(" other") + `</w:p></w:endnote>`,
		},
	},
	"field": {
		`\pard{\field{\*\fldinst HYPERLINK "x"}{\fldrslt shown}}\par`,
		docxtest.Document{Body: `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
			docxtest.R("shown") + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`},
	},
	"margins": {
		`{\header\pard H\par}{\footer\pard F\par}\pard text\par`,
		docxtest.Document{Body: docxtest.P("text") + `<w:sectPr><w:headerReference w:type="default" r:id="rHeader1"/><w:footerReference w:type="default" r:id="rFooter1"/></w:sectPr>`,
			Headers: []string{docxtest.P("H")}, Footers: []string{docxtest.P("F")}},
	},
	"text box": {
		`\pard a{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard box\par}}{\shprslt\par}}\par`,
		docxtest.Document{Body: `<w:p>` + docxtest.R("a") + `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + docxtest.P("box") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`},
	},
}

// TestSame: a document in this format becomes what the same document is as a package.
func TestSame(t *testing.T) {
	plain := cmp.FilterPath(func(p cmp.Path) bool {
		name := p.Last().String()
		return name == ".Font" || name == ".Align" || name == ".Picture"
	}, cmp.Ignore())
	for name, c := range same {
		got, err := read(context.Background(), source.Input{Data: file(c.rtf)}, source.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want, err := docx.Read(context.Background(), source.Input{Data: c.docx.Bytes()}, source.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if got.Text != want.Text {
			t.Errorf("%s:\n%q, want\n%q", name, got.Text, want.Text)
			continue
		}
		var options cmp.Options
		if name != "paragraphs" {
			options = append(options, plain)
		}
		if d := cmp.Diff(want.Parts, got.Parts, options...); d != "" {
			t.Errorf("%s (-package +rtf):\n%s", name, d)
		}
	}
}

// TestLists: numbers are what the writer has rendered, or else counted by the list table.
func TestLists(t *testing.T) {
	item := func(rendered, list, level, text string) string {
		if rendered != "" {
			rendered = `{\listtext\pard\plain ` + rendered + `\tab}`
		}
		return rendered + `\pard\plain\ls` + list + `\ilvl` + level + ` ` + text + `\par`
	}
	in := listTables + item("", "1", "0", "a") + item("", "1", "1", "b") + item("", "1", "1", "c") + item("", "1", "0", "d") + item("", "2", "0", "e") +
		item("6.", "1", "1", "f") + item("(7)", "3", "0", "g")
	doc, err := read(context.Background(), source.Input{Data: file(in)}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	const want = "一、a\n1.b\n2.c\n二、d\n五、e\n6.f\n(7) g"
	if doc.Text != want {
		t.Errorf("%q, want %q", doc.Text, want)
	}
	for _, p := range doc.Parts {
		if p.Label == "" {
			t.Errorf("%q has no label", doc.Text[p.Start:p.End])
		}
	}
}

// TestStyles: a style keeps its number whatever fonts it names; Han have the font and size of their script.
func TestStyles(t *testing.T) {
	doc, err := read(context.Background(), source.Input{Data: file(`\pard\plain\s1\f1\fs22{\loch\f1\hich\af1\dbch\afs44\af0 \'b1\'a8\'b8\'e6}\par`)}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if p := doc.Parts[0]; p.Style != "heading 1" || p.Font.Name != "SimSun" || p.Font.Size != 22 {
		t.Errorf("%+v", p)
	}
}

func TestProperties(t *testing.T) {
	doc, err := read(context.Background(), source.Input{Data: file(`{\info{\title \'cd\'a8\'d6\'aa}{\author A}{\creatim\yr2009\mo1\dy2\hr3\min4}{\nofpages2}}\pard a\par`)}, source.Limits{})
	if err != nil || doc.Meta.Title != "通知" || doc.Meta.Author != "A" || doc.Meta.Field("created") != "2009-01-02T03:04:00Z" {
		t.Errorf("%+v, %v", doc, err)
	}
}

func fixtures() map[string][]byte {
	all := map[string][]byte{"lists": file(listTables + `\pard\ls1\ilvl0 a\par`)}
	for name, c := range same {
		all[name] = file(c.rtf)
	}
	return all
}

func TestConformance(t *testing.T) { readertest.Run(t, read, fixtures()) }

// TestBreaksOff: a file that breaks off gives what stands in front, and says so.
func TestBreaksOff(t *testing.T) {
	whole := file(`\pard first\par\pard second\par`)
	doc, err := read(context.Background(), source.Input{Data: whole[:len(whole)-9]}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	warned := false
	for _, n := range doc.Notes {
		warned = warned || n.Severity == source.Warning
	}
	if !warned || !strings.HasPrefix(doc.Text, "first\n") {
		t.Errorf("%q, notes %v", doc.Text, doc.Notes)
	}
	if _, err := read(context.Background(), source.Input{Data: []byte(`{\rtf1` + strings.Repeat("{", 1<<20))}, source.Limits{}); source.CodeOf(err) != source.LimitDepth {
		t.Errorf("a million groups in each other: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	for _, data := range fixtures() {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err := readertest.CheckOutcome(doc, err); err != nil {
			t.Fatal(err)
		}
	})
}

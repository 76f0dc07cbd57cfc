package docx

import (
	"context"
	"strings"
	"testing"
	"time"

	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
)

// TestBig: documents made to find quadratic code are read, or refused, in time that grows with their length. The
// patience is far beyond a linear reading and far below a quadratic one.
func TestBig(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: big documents in a short run")
	}
	const n = 50_000
	repeat := func(s string, n int) string { return strings.Repeat(s, n) }
	begin := `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText></w:r>`
	box := `<w:r><w:pict><v:textbox><w:txbxContent>` + docxtest.P("框") + `</w:txbxContent></v:textbox></w:pict></w:r>`
	vertical := `<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + docxtest.P("格") + `</w:tc></w:tr>`
	custom := `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="`
	var notes strings.Builder
	for i := range n {
		notes.WriteString(custom + strings.Repeat("1", 1+i%5) + `"/></w:r>`)
	}
	for name, body := range map[string]string{
		"paragraphs":          repeat(docxtest.P("段"), n),
		"numbers":             repeat(docxtest.Numbered(1, 0, "段")+docxtest.Numbered(1, 8, "段"), n/2),
		"breaks":              `<w:p>` + repeat(run("行")+`<w:r><w:br/></w:r>`, n) + `</w:p>`,
		"deleted marks":       repeat(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`+run("段")+`</w:p>`, n),
		"fonts":               `<w:p>` + repeat(`<w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t>甲</w:t></w:r><w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t>乙</w:t></w:r>`, n) + `</w:p>`,
		"open fields":         repeat(`<w:p>`+begin+run("段")+`</w:p>`, n),
		"open fields at once": `<w:p>` + repeat(begin, n) + `</w:p>` + repeat(docxtest.P("段"), n),
		"text boxes":          `<w:p>` + repeat(box, n) + `</w:p>`,
		"tables":              repeat(`<w:tbl><w:tr><w:trPr><w:gridBefore w:val="16000"/></w:trPr><w:tc>`+docxtest.P("格")+`</w:tc></w:tr></w:tbl>`, n),
		"merged rows":         `<w:tbl>` + repeat(vertical, n) + `</w:tbl>`,
		"empty cells":         `<w:tbl>` + repeat(`<w:tr>`+repeat(`<w:tc/>`, 100)+`</w:tr>`, n/50) + `</w:tbl>`,
		"notes":               `<w:p>` + run("注") + notes.String() + `</w:p>`,
		"deletions":           `<w:p>` + run("存") + repeat(`<w:del><w:r><w:delText>删</w:delText></w:r></w:del>`, n) + `</w:p>`,
	} {
		t.Run(name, func(t *testing.T) {
			data := docxtest.Document{Body: body, Numbering: decimalList}.Bytes()
			at := time.Now()
			doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
			if took := time.Since(at); took > 10*time.Second {
				t.Errorf("%d bytes took %v", len(data), took)
			} else {
				t.Logf("%d KiB in %v", len(data)>>10, took.Round(time.Millisecond))
			}
			if err != nil {
				t.Fatal(err)
			}
			if name != "empty cells" && len(doc.Parts) == 0 {
				t.Error("no parts")
			}
		})
	}
}

// TestNestedBoxes: boxes in boxes are copied once for each that they stand in, and no deeper than the limit.
func TestNestedBoxes(t *testing.T) {
	const open, end = `<w:p><w:r><w:pict><v:textbox><w:txbxContent>`, `</w:txbxContent></v:textbox></w:pict></w:r></w:p>`
	for n, want := range map[int]source.Code{40: "", 60: source.LimitDepth} {
		body := strings.Repeat(open, n) + docxtest.P("内") + strings.Repeat(end, n)
		_, err := Read(context.Background(), source.Input{Data: docxtest.Document{Body: body}.Bytes()}, source.Limits{})
		if source.CodeOf(err) != want {
			t.Errorf("%d boxes: %v, want %q", n, err, want)
		}
	}
}

// BenchmarkLaw reads a law of some thirty pages: 20,000 Han characters in 400 paragraphs.
func BenchmarkLaw(b *testing.B) {
	var body strings.Builder
	for range 40 {
		body.WriteString(docxtest.Numbered(1, 0, "一般规定"))
		for range 9 {
			body.WriteString(`<w:p w:rsidR="00A77427"><w:pPr><w:widowControl/><w:spacing w:line="560"/><w:ind w:firstLine="640" w:firstLineChars="200"/></w:pPr>`)
			for range 5 {
				body.WriteString(`<w:r w:rsidRPr="00A77427"><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr><w:t>行政机关应当依法履行职责，</w:t></w:r>`)
			}
			body.WriteString(`</w:p>`)
		}
	}
	data := docxtest.Document{Body: body.String(), Numbering: decimalList, Compress: true}.Bytes()
	m := benchtest.Start(b)
	for b.Loop() {
		if _, err := Read(context.Background(), source.Input{Data: data}, source.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
	m.Bytes(body.Len())
}

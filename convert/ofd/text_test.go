package ofd

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"guiwen/convert/ofd/ofdtest"
	"guiwen/normalize/source"
)

// code is a text object at (30, 60) whose text code is given with its attributes.
func code(object, code, text string) string {
	return fmt.Sprintf(`<ofd:TextObject ID="2" Font="1" Size="5" Boundary="30 55 150 8" %s><ofd:TextCode X="0" Y="5" %s>%s</ofd:TextCode></ofd:TextObject>`, object, code, text)
}

// TestShowing: how the places of characters are told.
func TestShowing(t *testing.T) {
	for name, c := range map[string]struct{ objects, want string }{
		"distances":                    {code("", `DeltaX="5 5"`, "云州市"), "云州市\n"},
		"distances that come again":    {code("", `DeltaX="g 3 2.5 5"`, "2023年度"), "2023年度\n"},
		"the last distance goes on":    {code("", `DeltaX="2.5"`, "20230105"), "20230105\n"},
		"no distances":                 {code("", "", "云州市2023年"), "云州市2023年\n"},
		"a gap is a blank":             {code("", `DeltaX="2.5 5 2.5"`, "1234"), "12 34\n"},
		"half-width figures":           {code("", `DeltaX="g 6 2.5"`, "4197.17"), "4197.17\n"},
		"signs of an em":               {code("", `DeltaX="g 3 2.5 g 3 5"`, "198××（±）"), "198××（±）\n"},
		"a gap between Han characters": {code("", `DeltaX="25"`, "通知"), "通 知\n"},
		"line breaks round the text":   {code("", `DeltaX="5"`, "\n      通知\n   "), "通知\n"},
		"blanks in the text":           {code("", `DeltaX="5 5"`, "通　知"), "通　知\n"},
		"entities":                     {code("", `DeltaX="2.5"`, "R&amp;D&#x4E91;"), "R&D云\n"},
		"two text codes": {`<ofd:TextObject Font="1" Size="5" Boundary="30 55 150 20"><ofd:TextCode X="0" Y="5" DeltaX="5">第一</ofd:TextCode>` +
			`<ofd:TextCode Y="15" DeltaX="5">第二</ofd:TextCode></ofd:TextObject>`, "第一\n第二\n"},
		"lines of one text code": {code("", `DeltaX="5 -5 5" DeltaY="0 10 0"`, "甲乙丙丁"), "甲乙\n丙丁\n"},
		"vertical writing":       {code("", `DeltaX="0 0 0" DeltaY="6 6 6"`, "云州市志") + code(`CTM="1 0 0 1 -10 0"`, `DeltaY="6 6 6"`, "第一卷上"), "云州市志\n第一卷上\n"},
		"turned text":            {code(`CharDirection="90"`, `DeltaY="5 5"`, "云州市"), "云州市\n"},
		"turned by its matrix":   {code(`CTM="0 1 -1 0 20 0"`, `DeltaX="5 5"`, "云州市"), "云州市\n"},
		"scaled":                 {code(`CTM="0.3528 0 0 0.3528 0 0"`, `DeltaX="g 9 5"`, "云州市人民政府工作报"), "云州市人民政府工作报\n"},
		"narrow": {code(`HScale="0.5"`, `DeltaX="2.5 2.5"`, "云州市") + code(`HScale="0.5" CTM="1 0 0 1 7.5 0"`, `DeltaX="2.5"`, "政府"),
			"云州市政府\n"},
		"a ligature": {`<ofd:TextObject Font="1" Size="5" Boundary="30 55 150 8"><ofd:CGTransform CodePosition="1" CodeCount="2" GlyphCount="1"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>` +
			`<ofd:TextCode X="0" Y="5" DeltaX="2.5 2.8 2.5">afixe</ofd:TextCode></ofd:TextObject>`, "afixe\n"},
		"two layers, one covered":  {code("", `DeltaX="5"`, "通知") + code(`CTM="1 0 0 1 0.1 0"`, `DeltaX="5"`, "通知"), "通知\n"},
		"blocks in blocks":         {`<ofd:PageBlock Boundary="0 10 100 100"><ofd:PageBlock CTM="1 0 0 1 0 10">` + code("", "", "下") + `</ofd:PageBlock></ofd:PageBlock>` + code("", "", "上"), "上\n下\n"},
		"order of drawing":         {ofdtest.Text(30, 90, 5, "第二行") + ofdtest.Text(30, 60, 5, "第一行"), "第一行\n第二行\n"},
		"what is not known":        {`<ofd:Unknown><ofd:TextObject/></ofd:Unknown>` + code("", "", "通知"), "通知\n"},
		"no size, no font, no box": {`<ofd:TextObject><ofd:TextCode X="30" Y="60">通知</ofd:TextCode></ofd:TextObject>`, "通知\n"},
	} {
		if doc := read(t, ofdtest.One(c.objects)); doc.Text != c.want || len(doc.Notes) > 0 {
			t.Errorf("%s: %q with notes %q, want %q", name, doc.Text, codes(doc), c.want)
		}
	}
}

// TestHiding: what is not to be seen is left out, and counted.
func TestHiding(t *testing.T) {
	for name, objects := range map[string]string{
		"not visible":            code(`Visible="false"`, "", "草稿"),
		"in a block":             `<ofd:PageBlock Visible="false">` + code("", "", "草稿") + `</ofd:PageBlock>`,
		"off the page":           code(`CTM="1 0 0 1 500 0"`, "", "草稿"),
		"far away":               code(`CTM="1 0 0 1 1e5 -1e5"`, "", "草稿"),
		"smaller than a speck":   code(`CTM="0.001 0 0 0.001 0 0"`, "", "草稿"),
		"a composite, invisible": `<ofd:CompositeObject ResourceID="20" Visible="false" Boundary="1 1 1 1"/>`,
	} {
		data := ofdtest.File{
			Pages: []string{ofdtest.Content(ofdtest.Text(30, 30, 5, "通知") + objects)},
			Fonts: `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="20"><ofd:Content>` + code("", "", "草稿") + `</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`,
		}.Bytes()
		doc := read(t, data)
		if doc.Text != "通知\n" || codes(doc) != "ofd.hidden-text" || !strings.HasPrefix(doc.Notes[0].Message, "2 characters") {
			t.Errorf("%s: %q, %+v", name, doc.Text, doc.Notes)
		}
	}
	doc := read(t, ofdtest.One(code(`Alpha="0"`, "", "底层文字")))
	if doc.Text != "底层文字\n" || codes(doc) != "ofd.invisible-text" {
		t.Errorf("without ink: %q, %q", doc.Text, codes(doc))
	}
	doc = read(t, ofdtest.One(code("", "", "\uE001云\U000F0001")))
	if doc.Text != "\uE001云\U000F0001\n" || codes(doc) != "ofd.private-use" || !strings.HasPrefix(doc.Notes[0].Message, "2 characters") {
		t.Errorf("private use: %q, %+v", doc.Text, doc.Notes)
	}
}

// TestWatermarks: a watermark that lies on a line of text, or a stamp, is read by itself, wherever it stands.
func TestWatermarks(t *testing.T) {
	for _, kind := range []string{"Watermark", "Stamp"} {
		data := ofdtest.File{
			Pages:    []string{ofdtest.Content(ofdtest.Text(28, 60, 5.6, "全年办理179件。") + ofdtest.Text(28, 70, 5.6, "全部办结。"))},
			Document: `<ofd:Annotations>Annotations.xml</ofd:Annotations>`,
			Extra: []ofdtest.Part{
				{Name: "Doc_0/Annotations.xml", Data: ofdtest.XML("Annotations", `<ofd:Page PageID="100"><ofd:FileLoc>/Doc_0/A.xml</ofd:FileLoc></ofd:Page>`)},
				{Name: "Doc_0/A.xml", Data: ofdtest.XML("PageAnnot", `<ofd:Annot Type="`+kind+`"><ofd:Appearance Boundary="10 10 180 100">`+
					ofdtest.Text(22, 50, 5.6, "内部资料不得外传")+ofdtest.TextWith(`CTM="0.7 0.7 -0.7 0.7 0 0"`, 20, 30, 5.6, "斜印")+`</ofd:Appearance></ofd:Annot>`)},
			},
		}.Bytes()
		doc := read(t, data)
		if want := "全年办理179件。\n全部办结。\n内部资料不得外传\n斜印\n"; doc.Text != want || kinds(doc) != ". . W W" {
			t.Errorf("%s: %q, %s", kind, doc.Text, kinds(doc))
		}
	}
}

// TestTemplates: template pages are drawn on the pages that name them; what comes again on all pages is a running head, as in PDF.
func TestTemplates(t *testing.T) {
	var pages []string
	for i := range 4 {
		pages = append(pages, `<ofd:Template TemplateID="5"/><ofd:Template TemplateID="404"/>`+ofdtest.Content(ofdtest.Text(28, 100, 5.6, fmt.Sprintf("第%d页正文", i+1))))
	}
	doc := read(t, ofdtest.File{
		Pages: pages, Common: `<ofd:TemplatePage ID="5" BaseLoc="T.xml"/><ofd:TemplatePage ID="6" BaseLoc="lost.xml"/>`,
		Extra: []ofdtest.Part{{Name: "Doc_0/T.xml", Data: ofdtest.XML("Page", ofdtest.Content(ofdtest.Text(28, 15, 4, "云州市统计局")))}},
	}.Bytes())
	if kinds(doc) != "H . H . H . H ." || len(doc.Notes) > 0 {
		t.Errorf("%s, %q", kinds(doc), codes(doc))
	}
}

// TestBombs: what a file says to be endless ends.
func TestBombs(t *testing.T) {
	var units strings.Builder
	for i := range 20 {
		fmt.Fprintf(&units, `<ofd:CompositeGraphicUnit ID="%d"><ofd:Content>%s</ofd:Content></ofd:CompositeGraphicUnit>`, i,
			strings.Repeat(fmt.Sprintf(`<ofd:CompositeObject ResourceID="%d"/>`, i+1), 10))
	}
	many := "<ofd:CompositeGraphicUnits>" + units.String() + "</ofd:CompositeGraphicUnits>"
	circle := `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="0"><ofd:Content>` + code("", "", "云") + `<ofd:CompositeObject ResourceID="0"/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`
	compound := `<ofd:CompositeObject ResourceID="0"/>`
	for name, c := range map[string]struct {
		objects, resources string
		code               source.Code
	}{
		"distances":       {code("", `DeltaX="g 999999999999 1 g 9999999999 2"`, "通知书"), "", ""},
		"units in units":  {compound, many, source.LimitSize},
		"a circle":        {compound, circle, ""},
		"tags":            {strings.Repeat("<ofd:TextObject/>", 600_000), "", source.LimitSize},
		"text codes":      {"<ofd:TextObject>" + strings.Repeat("<ofd:TextCode/>", 600_000) + "</ofd:TextObject>", "", source.LimitSize},
		"nested elements": {strings.Repeat("<ofd:PageBlock>", 400) + strings.Repeat("</ofd:PageBlock>", 400), "", source.LimitDepth},
		"declarations":    {"", `<!DOCTYPE a [<!ENTITY b "c">]>`, source.Corrupt},
	} {
		start := time.Now()
		_, err := Read(context.Background(), source.Input{Data: ofdtest.File{Pages: []string{ofdtest.Content(c.objects)}, Fonts: c.resources}.Bytes()}, source.Limits{})
		if source.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s takes %v", name, d)
		}
	}
}

// TestUprightLabels: a label that is set upright or turned beside a table's rows stands in its cell.
func TestUprightLabels(t *testing.T) {
	grid := ofdtest.Line(28, 40, 150, 40) + ofdtest.Line(28, 80, 150, 80) + ofdtest.Line(40, 60, 150, 60) + ofdtest.Line(28, 40, 28, 80) + ofdtest.Line(40, 40, 40, 80) + ofdtest.Line(90, 40, 90, 80) + ofdtest.Line(150, 40, 150, 80)
	cells := ofdtest.Text(45, 52, 4, "收案数量") + ofdtest.Text(95, 52, 4, "12") + ofdtest.Text(45, 72, 4, "结案数量") + ofdtest.Text(95, 72, 4, "10")
	for name, label := range map[string]string{
		"upright": `<ofd:TextObject Font="1" Size="4" Boundary="32 50 6 30"><ofd:TextCode X="0" Y="4" DeltaX="0 0 0" DeltaY="5 5 5">行政复议</ofd:TextCode></ofd:TextObject>`,
		"turned":  `<ofd:TextObject Font="1" Size="4" CharDirection="90" Boundary="32 50 6 30"><ofd:TextCode X="0" Y="2" DeltaY="4 4 4">行政复议</ofd:TextCode></ofd:TextObject>`,
	} {
		doc := read(t, ofdtest.One(grid+cells+label))
		if want := "行政复议\t收案数量\t12\n结案数量\t10\n"; doc.Text != want || doc.Parts[0].Cell == nil || doc.Parts[0].Cell.RowSpan != 2 {
			t.Errorf("%s: %q, %+v", name, doc.Text, doc.Parts[0])
		}
	}
}

package docx

import (
	"context"
	"strings"
	"testing"

	"guiwen/convert/docx/docxtest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

func del(text string) string {
	return `<w:del w:id="1">` + strings.ReplaceAll(run(text), "w:t", "w:delText") + `</w:del>`
}

func ins(content string) string { return `<w:ins w:id="1">` + content + `</w:ins>` }

// TestRevisions: a document with tracked changes is read as it is, as it was, and as both. Deleted text is written [-…],
// inserted {+…}.
func TestRevisions(t *testing.T) {
	numbered := func(mark, content string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>` + mark + `</w:rPr></w:pPr>` + content + `</w:p>`
	}
	mark := func(mark, content string) string {
		return `<w:p><w:pPr><w:rPr>` + mark + `</w:rPr></w:pPr>` + content + `</w:p>`
	}
	tableOf := func(rows string) string { return `<w:tbl>` + rows + `</w:tbl>` }
	rowOf := func(properties, text string) string {
		return `<w:tr><w:trPr>` + properties + `</w:trPr><w:tc>` + docxtest.P(text) + `</w:tc></w:tr>`
	}
	for _, c := range []struct{ name, body, accepted, original, marked string }{
		{"text", `<w:p>` + run("立案") + del("35") + ins(run("36")) + run("件") + `</w:p>`,
			"p 立案[-35]{+36}件", "p 立案[-35]{+36}件", "p 立案[-35]{+36}件"},
		{"inserted, then deleted", `<w:p>` + run("甲") + ins(del("乙")) + `</w:p>`, "p 甲{+[-乙]}", "p 甲{+[-乙]}", "p 甲{+[-乙]}"},
		{"move", `<w:p><w:moveFrom w:id="1">` + run("甲") + `</w:moveFrom>` + run("乙") + `<w:moveTo w:id="2">` + run("甲") + `</w:moveTo></w:p>`,
			"p [-甲]乙{+甲}", "p [-甲]乙{+甲}", "p [-甲]乙{+甲}"},
		{"deleted paragraph mark", mark(`<w:del w:id="1"/>`, run("云")) + docxtest.P("州"), "p 云州", "p 云|p 州", "p 云|p 州"},
		{"inserted paragraph mark", mark(`<w:ins w:id="1"/>`, run("云")) + docxtest.P("州"), "p 云|p 州", "p 云州", "p 云|p 州"},
		{"deleted paragraph", numbered("", run("甲")) + numbered(`<w:del w:id="1"/>`, del("旧")) + numbered("", run("乙")),
			"item 1. 甲|p [-旧]|item 2. 乙", "item 1. 甲|item [-2. 旧]|item 3. 乙", "item 1. 甲|item [-2. 旧]|item 3. 乙"},
		{"inserted paragraph", numbered("", run("甲")) + numbered(`<w:ins w:id="1"/>`, ins(run("新"))) + numbered("", run("乙")),
			"item 1. 甲|item {+2. 新}|item 3. 乙", "item 1. 甲|p {+新}|item 2. 乙", "item 1. 甲|item {+2. 新}|item 3. 乙"},
		{"deleted row", tableOf(rowOf("", "甲") + rowOf(`<w:del w:id="1"/>`, "旧") + rowOf("", "乙")),
			"cell 1:0,0 甲|cell 1:1,0 乙|p [-旧]", "cell 1:0,0 甲|cell 1:1,0 [-旧]|cell 1:2,0 乙", "cell 1:0,0 甲|cell 1:1,0 [-旧]|cell 1:2,0 乙"},
		{"inserted row", tableOf(rowOf("", "甲") + rowOf(`<w:ins w:id="1"/>`, "新") + rowOf("", "乙")),
			"cell 1:0,0 甲|cell 1:1,0 {+新}|cell 1:2,0 乙", "cell 1:0,0 甲|cell 1:1,0 乙|p {+新}", "cell 1:0,0 甲|cell 1:1,0 {+新}|cell 1:2,0 乙"},
		{"row with its numbers", tableOf(`<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>`+numbered("", run("旧"))+`</w:tc></w:tr>`) + numbered("", run("甲")),
			"p [-旧]|item 1. 甲", "cell 1:0,0 1. [-旧]|item 2. 甲", "cell 1:0,0 1. [-旧]|item 2. 甲"},
		{"cells", tableOf(`<w:tr><w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr>` + docxtest.P("旧") + `</w:tc><w:tc><w:tcPr><w:cellIns w:id="2"/></w:tcPr>` + docxtest.P("新") + `</w:tc><w:tc>` + docxtest.P("甲") + `</w:tc></w:tr>`),
			"cell 1:0,0 {+新}|cell 1:0,1 甲|p [-旧]", "cell 1:0,0 [-旧]|cell 1:0,1 甲|p {+新}", "cell 1:0,0 [-旧]|cell 1:0,1 {+新}|cell 1:0,2 甲"},
		{"format of text", `<w:p>` + run("共118") + formatted(`<w:vertAlign w:val="superscript"/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange>`, "1") + run("件") + `</w:p>`,
			"p 共118¹件", "p 共1181件", "p 共118¹件"},
		{"format of a paragraph", `<w:p><w:pPr><w:outlineLvl w:val="0"/><w:pPrChange w:id="1"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:pPrChange></w:pPr>` + run("甲") + `</w:p>`,
			"h1 甲", "h2 甲", "h1 甲"},
		{"number that was set", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="1"/></w:numPr></w:pPr>` + run("甲") + `</w:p>`, "item 1. 甲", "p 甲", "item 1. 甲"},
		{"number that changed", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:numberingChange w:id="1" w:original="%1:1:0:."/></w:numPr></w:pPr>` + run("甲") + `</w:p>`, "item 1. 甲", "item 1. 甲", "item 1. 甲"},
		{"tab and break", `<w:p>` + run("甲") + `<w:del w:id="1"><w:r><w:tab/><w:delText>旧</w:delText><w:br/></w:r></w:del>` + run("乙") + `</w:p>`, "p 甲[- 旧 ]乙", "p 甲[-\t旧]|p ⏎ 乙", "p 甲[-\t旧]|p ⏎ 乙"},
		{"deleted field", `<w:p><w:del w:id="1"><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>PAGE</w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:delText>9</w:delText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>` + run("甲") + `</w:p>`,
			"p [-9]甲", "p [-9]甲", "p [-9]甲"},
		{"box", `<w:p>` + run("主") + `<w:del w:id="1"><w:r><w:pict><v:textbox><w:txbxContent>` + docxtest.P("框") + `</w:txbxContent></v:textbox></w:pict></w:r></w:del></w:p>`,
			"p 主|p [-框]", "p 主|p [-框]", "p 主|p [-框]"},
		{"nothing but a deletion", `<w:p>` + del("旧") + `</w:p>`, "p [-旧]", "p [-旧]", "p [-旧]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := docxtest.Document{Numbering: decimalList, Body: c.body}.Bytes()
			for _, way := range []struct {
				name string
				read source.Reader
				want string
			}{{"accepted", Read, c.accepted}, {"original", ReadOriginal, c.original}, {"marked", ReadMarked, c.marked}} {
				doc, err := way.read(context.Background(), source.Input{Data: data}, source.Limits{})
				if err != nil {
					t.Fatal(err)
				}
				if err := readertest.CheckDocument(doc); err != nil {
					t.Error(err)
				}
				if got := strings.Join(outline(withChanges(doc)), "|"); got != way.want {
					t.Errorf("%s\n got %s\nwant %s", way.name, got, way.want)
				}
			}
		})
	}
}

// withChanges returns doc with brackets round what was deleted and inserted.
func withChanges(doc *source.Document) *source.Document {
	var text strings.Builder
	parts := append([]source.Part(nil), doc.Parts...)
	for i := range parts {
		p := &parts[i]
		start := text.Len()
		for at := p.Start; at <= p.End; at++ {
			for _, m := range p.Marks {
				if m.End == at && m.Kind == source.Deleted {
					text.WriteString("]")
				}
			}
			for _, m := range p.Marks {
				if m.End == at && m.Kind == source.Inserted {
					text.WriteString("}")
				}
			}
			for _, m := range p.Marks {
				if m.Start == at && m.Kind == source.Inserted {
					text.WriteString("{+")
				} else if m.Start == at && m.Kind == source.Deleted {
					text.WriteString("[-")
				}
			}
			if at < p.End {
				text.WriteByte(doc.Text[at])
			}
		}
		p.Start, p.End = start, text.Len()
	}
	return &source.Document{Text: text.String(), Parts: parts}
}

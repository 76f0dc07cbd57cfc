package docx

import (
	"strings"
	"testing"

	"guiwen/convert/docx/docxtest"
)

// charted is a document with a chart whose part has the content, between two paragraphs.
func charted(content string) docxtest.Document {
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	chart := `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` + content + `</c:chartSpace>`
	return docxtest.Document{
		Body: docxtest.P("前") + `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rC"/>` +
			`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>` + docxtest.P("后"),
		Links: `<Relationship Id="rC" Type="` + office + `/chart" Target="charts/chart1.xml"/>`,
		Extra: []docxtest.Entry{{Name: "word/charts/chart1.xml", Data: []byte(chart)}},
	}
}

// points are cached points.
func points(values ...string) string {
	var b strings.Builder
	for i, v := range values {
		if v != "" {
			b.WriteString(`<c:pt idx="` + string(rune('0'+i)) + `"><c:v>` + v + `</c:v></c:pt>`)
		}
	}
	return b.String()
}

func TestChart(t *testing.T) {
	title := func(text string) string {
		return `<c:title><c:tx><c:rich><a:p><a:r><a:t>` + text + `</a:t></a:r></a:p></c:rich></c:tx></c:title>`
	}
	ser := func(name, categories, values string) string {
		if name != "" {
			name = `<c:tx><c:strRef><c:strCache>` + points(name) + `</c:strCache></c:strRef></c:tx>`
		}
		return `<c:ser>` + name + `<c:cat>` + categories + `</c:cat><c:val><c:numRef><c:numCache>` + values + `</c:numCache></c:numRef></c:val></c:ser>`
	}
	texts := func(values ...string) string {
		return `<c:strRef><c:strCache>` + points(values...) + `</c:strCache></c:strRef>`
	}
	axis := `<c:valAx>` + title("件") + `</c:valAx>`
	for name, c := range map[string]struct{ content, want string }{
		"two series": {
			`<c:chart>` + title("办案") + `<c:plotArea><c:barChart>` + ser("受理", texts("2022年", "2023年"), points("110", "120")) + ser("办结", texts("2022年", "2023年"), points("108", "")) + `</c:barChart>` + axis + `</c:plotArea></c:chart>`,
			"p 前|caption 办案|cell 1:0,1 head 受理|cell 1:0,2 head 办结|cell 1:1,0 2022年|cell 1:1,1 110|cell 1:1,2 108|cell 1:2,0 2023年|cell 1:2,1 120|p 后"},
		"one series without a name": {
			`<c:chart>` + title("案件数（件）") + `<c:plotArea><c:pieChart>` + ser("", texts("甲"), points("7")) + `</c:pieChart></c:plotArea></c:chart>`,
			"p 前|caption 案件数（件）|cell 1:0,1 head 案件数（件）|cell 1:1,0 甲|cell 1:1,1 7|p 后"},
		"no title": {
			`<c:chart><c:plotArea><c:pieChart>` + ser("", texts("甲"), points("7")) + `</c:pieChart></c:plotArea></c:chart>`, "p 前|cell 1:0,0 甲|cell 1:0,1 7|p 后"},
		"percentages, dates, floats": {
			`<c:chart><c:plotArea><c:lineChart>` + ser("率", `<c:numRef><c:numCache><c:formatCode>yyyy/m/d</c:formatCode>`+points("45292")+`</c:numCache></c:numRef>`, `<c:formatCode>0.0%</c:formatCode>`+points("0.1234")) +
				ser("值", "", points("0.30000000000000004")) + `</c:lineChart></c:plotArea></c:chart>`,
			"p 前|cell 1:0,1 head 率|cell 1:0,2 head 值|cell 1:1,0 2024-01-01|cell 1:1,1 12.3%|cell 1:1,2 0.3|p 后"},
		"categories in levels": {
			`<c:chart><c:plotArea><c:barChart>` + ser("数", `<c:multiLvlStrRef><c:multiLvlStrCache><c:lvl>`+points("一季度", "二季度", "一季度")+`</c:lvl><c:lvl>`+points("2022年", "", "2023年")+`</c:lvl></c:multiLvlStrCache></c:multiLvlStrRef>`, points("1", "2", "3")) + `</c:barChart></c:plotArea></c:chart>`,
			"p 前|cell 1:0,1 head 数|cell 1:1,0 2022年 一季度|cell 1:1,1 1|cell 1:2,0 2022年 二季度|cell 1:2,1 2|cell 1:3,0 2023年 一季度|cell 1:3,1 3|p 后"},
		"series with categories of their own": {
			`<c:chart><c:plotArea><c:barChart>` + ser("甲", texts("一"), points("1")) + `</c:barChart><c:lineChart>` + ser("乙", texts("二"), points("2")) + `</c:lineChart></c:plotArea></c:chart>`,
			"p 前|cell 1:0,1 head 甲|cell 1:1,0 一|cell 1:1,1 1|cell 1:2,1 head 乙|cell 1:3,0 二|cell 1:3,1 2|p 后"},
	} {
		t.Run(name, func(t *testing.T) {
			doc := readDocument(t, charted(c.content))
			if got := strings.Join(outline(doc), "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if len(codes(doc)) > 0 {
				t.Errorf("notes %v", codes(doc))
			}
		})
	}
	for name, content := range map[string]string{"no values": `<c:chart/>`, "a point far away": `<c:chart><c:ser><c:val><c:numCache><c:pt idx="999999999"><c:v>1</c:v></c:pt></c:numCache></c:val></c:ser></c:chart>`} {
		doc := readDocument(t, charted(content))
		if got := strings.Join(outline(doc), "|") + " " + strings.Join(codes(doc), " "); got != "p 前|p 后 docx.charts" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

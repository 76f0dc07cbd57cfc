package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/source"
)

// TestHeadings: a heading is what has an outline level, or a style of the name.
func TestHeadings(t *testing.T) {
	doc := readDocument(t, docxtest.Document{
		Styles: `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
			<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
			<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>
			<w:style w:type="paragraph" w:styleId="b"><w:name w:val="一级"/><w:basedOn w:val="1"/></w:style>
			<w:style w:type="paragraph" w:styleId="c"><w:name w:val="一级正文"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
			<w:style w:type="paragraph" w:styleId="d"><w:name w:val="caption"/></w:style>
			<w:style w:type="paragraph" w:styleId="e"><w:name w:val="标题"/></w:style>`,
		Body: docxtest.Styled("1", "甲") + docxtest.Styled("2", "乙") + docxtest.Styled("b", "丙") + docxtest.Styled("c", "丁") +
			docxtest.Styled("d", "表一") + docxtest.Styled("e", "总题") + docxtest.Styled("nowhere", "戊") +
			`<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>` + run("己") + `</w:p>`,
	})
	want := "h1 甲|h2 乙|h1 丙|p 丁|caption 表一|p 总题|p 戊|h3 己"
	if got := strings.Join(outline(doc), "|"); got != want {
		t.Errorf("parts\n got %s\nwant %s", got, want)
	}
	if got := doc.Parts[5].Style; got != "标题" {
		t.Errorf("style %q, want 标题", got)
	}
}

// TestProperties: fonts, alignment and indent come from defaults, styles and the paragraph itself, in this order.
func TestProperties(t *testing.T) {
	doc := readDocument(t, docxtest.Document{
		Theme: `<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Jpan" typeface="明朝"/><a:font script="Hans" typeface="等线"/></a:minorFont>`,
		Styles: `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
			<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
			<w:style w:type="paragraph" w:styleId="t"><w:name w:val="题"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:b/><w:sz w:val="44"/></w:rPr></w:style>
			<w:style w:type="character" w:styleId="s"><w:name w:val="强"/><w:rPr><w:b/></w:rPr></w:style>
			<w:style w:type="character" w:styleId="h"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>`,
		Body: docxtest.P("正文") + docxtest.Styled("t", "题目") +
			`<w:p><w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr><w:t>首行缩进</w:t></w:r></w:p>` +
			`<w:p><w:pPr><w:jc w:val="end"/><w:ind w:hanging="240"/></w:pPr><w:r><w:rPr><w:rStyle w:val="s"/></w:rPr><w:t>多数</w:t></w:r>` + run("少") + `</w:p>` +
			`<w:p><w:pPr><w:pStyle w:val="t"/></w:pPr><w:r><w:rPr><w:rStyle w:val="s"/></w:rPr><w:t>抵消</w:t></w:r></w:p>` +
			`<w:p><w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>看不见</w:t></w:r>` + run("看得见") + `</w:p>`,
	})
	type look struct {
		Text   string
		Font   source.Font
		Align  source.Align
		Indent float64
	}
	var got []look
	for _, p := range doc.Parts {
		got = append(got, look{doc.Text[p.Start:p.End], p.Font, p.Align, p.Indent})
	}
	want := []look{
		{"正文", source.Font{Name: "等线", Size: 10.5}, source.AlignJustify, 0},
		{"题目", source.Font{Name: "方正小标宋简体", Size: 22, Bold: true}, source.AlignCenter, 0},
		{"首行缩进", source.Font{Name: "仿宋_GB2312", Size: 16}, source.AlignJustify, 32},
		{"多数少", source.Font{Name: "等线", Size: 10.5, Bold: true}, source.AlignRight, -12},
		{"抵消", source.Font{Name: "方正小标宋简体", Size: 22}, source.AlignCenter, 0},
		{"看得见", source.Font{Name: "等线", Size: 10.5}, source.AlignJustify, 0},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestStyleChains: chains of base styles end, however they are knotted.
func TestStyleChains(t *testing.T) {
	var styles strings.Builder
	styles.WriteString(`<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="y"/><w:rPr><w:sz w:val="30"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="y"><w:name w:val="y"/><w:basedOn w:val="x"/><w:rPr><w:b/></w:rPr></w:style>`)
	doc := readDocument(t, docxtest.Document{Styles: styles.String(), Body: docxtest.Styled("x", "甲") + docxtest.Styled("y", "乙")})
	for _, p := range doc.Parts {
		if want := (source.Font{Size: 15, Bold: true}); p.Font != want {
			t.Errorf("%s: %v, want %v", doc.Text[p.Start:p.End], p.Font, want)
		}
	}
}

// TestStrict: a Strict document reads like a Transitional one.
func TestStrict(t *testing.T) {
	d := docxtest.Document{
		Styles:    `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>`,
		Numbering: decimalList,
		Body:      docxtest.Styled("1", "甲") + docxtest.Numbered(1, 0, "乙") + `<w:p><w:pPr><w:ind w:firstLine="21pt"/></w:pPr>` + run("丙") + `</w:p>`,
		Core:      `<dc:title> 总题 </dc:title><dc:creator>云州</dc:creator>`,
	}
	transitional := readDocument(t, d)
	d.Strict = true
	strict := readDocument(t, d)
	if diff := cmp.Diff(transitional, strict); diff != "" {
		t.Errorf("Strict differs (-transitional +strict)\n%s", diff)
	}
	if strict.Meta.Title != "总题" || strict.Meta.Author != "云州" || strict.Parts[2].Indent != 21 {
		t.Errorf("%+v, indent %v", strict.Meta, strict.Parts[2].Indent)
	}
}

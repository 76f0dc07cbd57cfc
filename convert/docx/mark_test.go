package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/source"
)

var markNames = [...]string{
	source.Raised: "raised", source.Lowered: "lowered", source.Struck: "struck", source.Inserted: "inserted",
	source.Deleted: "deleted", source.Commented: "comment", source.NoteRef: "note-ref",
}

// marksOf writes the marks of a document, one a line: kind and text; of a mark on a place the text before it in its part
// and _; → and the part of the note; = and the comment.
func marksOf(doc *source.Document) []string {
	var lines []string
	for _, p := range doc.Parts {
		for _, m := range p.Marks {
			line := markNames[m.Kind] + " "
			if m.Start == m.End {
				line += doc.Text[p.Start:m.Start] + "_"
			} else {
				line += doc.Text[m.Start:m.End]
			}
			if m.Kind == source.NoteRef {
				line += fmt.Sprint("→", m.Note)
			}
			if m.Text != "" {
				line += "=" + m.Text
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// formatted is a run with properties.
func formatted(properties, text string) string {
	return strings.Replace(run(text), "<w:r>", "<w:r><w:rPr>"+properties+"</w:rPr>", 1)
}

func up(text string) string   { return formatted(`<w:vertAlign w:val="superscript"/>`, text) }
func down(text string) string { return formatted(`<w:vertAlign w:val="subscript"/>`, text) }

func oMath(content string) string { return `<m:oMath>` + content + `</m:oMath>` }
func mr(text string) string       { return `<m:r><m:t>` + text + `</m:t></m:r>` }

// TestRaised: text above and below the line has forms of its own, and is never part of what it stands at.
func TestRaised(t *testing.T) {
	styles := `<w:style w:type="character" w:styleId="c"><w:name w:val="mark"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="p"><w:name w:val="high"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`
	size := func(half int) string { return fmt.Sprintf(`<w:sz w:val="%d"/>`, half) }
	at := func(half, size int) string {
		return fmt.Sprintf(`<w:position w:val="%d"/><w:sz w:val="%d"/>`, half, size)
	}
	for _, c := range []struct{ name, paragraph, want, marks string }{
		{"digit", run("118") + up("1") + run("件"), "118¹件", "raised ¹"},
		{"exponents and indices", run("10") + up("4") + run("km") + up("2") + run("，CO") + down("2"), "10⁴km²，CO₂", "raised ⁴|raised ²|lowered ₂"},
		{"runs of one mark", run("5%") + up("1") + up("2") + run("。"), "5%¹²。", "raised ¹²"},
		{"signs and letters", run("10") + up("-3") + run("x") + up("n"), "10⁻³xⁿ", "raised ⁻³|raised ⁿ"},
		{"no form", run("120件") + up("注1") + run("，PM") + down("2.5"), "120件^(注1)，PM_(2.5)", "raised ^(注1)|lowered _(2.5)"},
		{"brackets", run("120件") + up("[") + up("1") + up("]") + run("。"), "120件^([1])。", "raised ^([1])"},
		{"marks of notes", run("用地") + up("①"), "用地①", "raised ①"},
		{"the comma behind is of the line", run("120") + up("1，") + run("其"), "120¹，其", "raised ¹"},
		{"nor is a full stop", run("120") + up("a,b.") + run(" 5"), "120^(a,b). 5", "raised ^(a,b)"},
		{"brackets round a counted reference", run("120件") + up("[") + `<w:r><w:footnoteReference w:id="1"/></w:r>` + up("]") + run("。"), "120件[]。", "raised []|note-ref 120件[]_→-1"},
		{"blanks are not raised", run("120") + up(" ") + run("件"), "120 件", ""},
		{"character style", run("5") + formatted(`<w:rStyle w:val="c"/>`, "2"), "5²", "raised ²"},
		{"style taken back", run("5") + formatted(`<w:rStyle w:val="c"/><w:vertAlign w:val="baseline"/>`, "2"), "52", ""},
		{"a whole paragraph is raised against nothing", up("2024"), "2024", ""},
		{"whole paragraph by its style", `<w:pPr><w:pStyle w:val="p"/></w:pPr>` + run("2024年"), "2024年", ""},
		{"raised by position", formatted(size(32), "共118") + formatted(at(12, 20), "1") + formatted(size(32), "件"), "共118¹件", "raised ¹"},
		{"lowered by position", formatted(size(32), "CO") + formatted(at(-8, 20), "2"), "CO₂", "lowered ₂"},
		{"moved, but as large", formatted(size(32), "共118") + formatted(at(12, 32), "1") + formatted(size(32), "件"), "共1181件", ""},
		{"smaller, but hardly moved", formatted(size(32), "共118") + formatted(at(2, 24), "1") + formatted(size(32), "件"), "共1181件", ""},
		{"a break inside", run("甲") + strings.Replace(up("1"), "</w:r>", `<w:br/><w:t>2</w:t></w:r>`, 1) + run("乙"), "甲¹|²乙", "raised ¹|raised ²"},
		{"exponent of a formula", run("共300") + oMath(`<m:sSup><m:e>`+mr("km")+`</m:e><m:sup>`+mr("2")+`</m:sup></m:sSup>`) + run("，10") + oMath(`<m:sSup><m:e/><m:sup>`+mr("4")+`</m:sup></m:sSup>`), "共300km²，10⁴", "raised ²|raised ⁴"},
		{"index and exponent", oMath(`<m:sSubSup><m:e>` + mr("x") + `</m:e><m:sub>` + mr("1") + `</m:sub><m:sup>` + mr("2") + `</m:sup></m:sSubSup>`), "x₁²", "lowered ₁|raised ²"},
		{"before the base", oMath(`<m:sPre><m:sub>` + mr("6") + `</m:sub><m:sup>` + mr("14") + `</m:sup><m:e>` + mr("C") + `</m:e></m:sPre>`), "₆¹⁴C", "lowered ₆|raised ¹⁴"},
		{"exponent of a fraction, and in an exponent", oMath(`<m:sSup><m:e><m:f><m:num>` + mr("a") + `</m:num><m:den>` + mr("b") + `</m:den></m:f></m:e><m:sup><m:sSup><m:e>` + mr("n") + `</m:e><m:sup>` + mr("2") + `</m:sup></m:sSup></m:sup></m:sSup>`), "(a/b)ⁿ^²", "raised ⁿ^²"},
		{"limits", oMath(`<m:nary><m:sub>` + mr("1") + `</m:sub><m:sup>` + mr("10") + `</m:sup><m:e>` + mr("5") + `</m:e></m:nary><m:limLow><m:e>` + mr("lim") + `</m:e><m:lim>` + mr("n→∞") + `</m:lim></m:limLow>`), "₁¹⁰5limₙ→∞", "lowered ₁|raised ¹⁰|lowered ₙ→∞"},
		{"brackets in a change", ins(run("增")+oMath(`<m:f><m:num>`+mr("甲+")+ins(run("乙"))+`</m:num><m:den>`+mr("丙")+`</m:den></m:f>`)) + run("。"), "增(甲+乙)/丙。", "inserted 增(甲+乙)/丙"},
		{"a change in brackets", oMath(`<m:f><m:num>` + mr("甲+") + ins(run("乙")) + del("丁") + `</m:num><m:den>` + mr("丙") + `</m:den></m:f>`), "(甲+乙丁)/丙", "inserted 乙|deleted 丁"},
		{"one digit is deleted", run("35") + `<w:del w:id="1">` + strings.ReplaceAll(up("1"), "w:t", "w:delText") + `</w:del><w:ins w:id="2">` + up("2") + `</w:ins>` + run("件"), "35¹²件", "deleted ¹|raised ¹|inserted ²|raised ²"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := readDocument(t, docxtest.Document{Styles: styles, Body: "<w:p>" + c.paragraph + "</w:p>"})
			if got := strings.ReplaceAll(doc.Text, "\n", "|"); got != c.want {
				t.Errorf("text %q, want %q", got, c.want)
			}
			if got := strings.Join(marksOf(doc), "|"); got != c.marks {
				t.Errorf("marks %s, want %s", got, c.marks)
			}
		})
	}
}

// TestStruck: text with a line through it is marked, said, and stays in the raw text.
func TestStruck(t *testing.T) {
	for _, c := range []struct{ name, body, want, marks string }{
		{"single", `<w:p>` + run("罚款") + formatted(`<w:strike/>`, "30") + run("35万元") + `</w:p>`, "罚款3035万元", "struck 30"},
		{"double, over two runs", `<w:p>` + formatted(`<w:dstrike/>`, "3") + formatted(`<w:dstrike w:val="1"/><w:b/>`, "5 ") + run("36件") + `</w:p>`, "35 36件", "struck 35 "},
		{"the number of a struck paragraph", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:strike/></w:rPr></w:pPr>` + formatted(`<w:strike/>`, "旧") + `</w:p>`, "1. 旧", "struck 1. 旧"},
		{"number of a paragraph whose mark is not struck", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>` + formatted(`<w:strike/>`, "旧") + `</w:p>`, "1. 旧", "struck 旧"},
		{"the number alone", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:strike/></w:rPr></w:pPr>` + run("新") + `</w:p>`, "1. 新", "struck 1."},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := readDocument(t, docxtest.Document{Numbering: decimalList, Body: c.body})
			if doc.Text != c.want {
				t.Errorf("text %q, want %q", doc.Text, c.want)
			}
			if got := strings.Join(marksOf(doc), "|"); got != c.marks {
				t.Errorf("marks %s, want %s", got, c.marks)
			}
			if got := slices.Contains(codes(doc), "docx.struck-text"); got == (c.name == "the number alone") {
				t.Errorf("notes %v", doc.Notes)
			}
		})
	}
}

// TestComments: comments mark what they are on, and bear their author and text.
func TestComments(t *testing.T) {
	start, end := `<w:commentRangeStart w:id="0"/>`, `<w:commentRangeEnd w:id="0"/>`
	reference := `<w:r><w:commentReference w:id="0"/></w:r>`
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"range", `<w:p>` + run("共") + start + run("22项") + end + reference + run("。") + `</w:p>`, []string{"comment 22项=李某：请核实\n再报"}},
		{"place", `<w:p>` + run("共22项") + reference + run("。") + `</w:p>`, []string{"comment 共22项_=李某：请核实\n再报"}},
		{"empty range", `<w:p>` + run("共") + start + end + reference + `</w:p>`, []string{"comment 共_=李某：请核实\n再报"}},
		{"over paragraphs", `<w:p>` + run("一") + start + run("二") + `</w:p><w:p>` + run("三") + `</w:p><w:p>` + run("四") + end + reference + run("五") + `</w:p>`,
			[]string{"comment 二=李某：请核实\n再报", "comment 三=李某：请核实\n再报", "comment 四=李某：请核实\n再报"}},
		{"between paragraphs", docxtest.P("一") + start + docxtest.P("二") + end + `<w:p>` + reference + run("三") + `</w:p>`, []string{"comment 二=李某：请核实\n再报"}},
		{"at no text", docxtest.P("一") + `<w:p>` + reference + `</w:p>`, []string{"comment 一_=李某：请核实\n再报"}},
		{"cells", `<w:tbl><w:tr>` + start + `<w:tc>` + docxtest.P("一") + `</w:tc>` + end + `<w:tc><w:p>` + reference + run("二") + `</w:p></w:tc></w:tr></w:tbl>`, []string{"comment 一=李某：请核实\n再报"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := readDocument(t, docxtest.Document{
				Comments: `<w:comment w:id="0" w:author="李某">` + docxtest.P("请核实") + docxtest.P("") + docxtest.P("再报") + docxtest.P("") + `</w:comment>`, Body: c.body,
			})
			if diff := cmp.Diff(c.want, marksOf(doc)); diff != "" {
				t.Errorf("marks (-want +got)\n%s", diff)
			}
			if got := strings.Join(codes(doc), " "); got != "docx.comments" || hasWarning(doc) {
				t.Errorf("notes %v", doc.Notes)
			}
		})
	}
}

package docx

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/source"
)

// lvl is a level of a list definition.
func lvl(i int, format, pattern, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, i, format, more, pattern)
}

func abstractNum(id int, content string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, content)
}

func num(id, abstract int, overrides string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, abstract, overrides)
}

// decimalList is list 1: 1. 1.1. 1.1.1.
var decimalList = abstractNum(0, lvl(0, "decimal", "%1.", "")+lvl(1, "decimal", "%1.%2.", "")+lvl(2, "decimal", "%1.%2.%3.", "")) + num(1, 0, "")

const noTab = `<w:suff w:val="nothing"/>`

// TestNumbering: automatic numbers are what Word prints.
func TestNumbering(t *testing.T) {
	n := docxtest.Numbered
	for _, c := range []struct {
		name      string
		numbering string
		styles    string
		body      string
		want      string // texts of the parts
	}{
		{"official levels", abstractNum(0, lvl(0, "chineseCounting", "%1、", noTab)+lvl(1, "chineseCounting", "（%2）", noTab)+lvl(2, "decimal", "%3.", noTab)+lvl(3, "decimal", "（%4）", noTab)) + num(1, 0, ""), "",
			n(1, 0, "总") + n(1, 1, "甲") + n(1, 2, "子") + n(1, 3, "丑") + n(1, 1, "乙") + n(1, 0, "分"),
			"一、总|（一）甲|1.子|（1）丑|（二）乙|二、分"},
		{"levels in a pattern", decimalList, "", n(1, 0, "甲") + n(1, 1, "乙") + n(1, 1, "丙") + n(1, 2, "丁") + n(1, 0, "戊") + n(1, 1, "己"),
			"1. 甲|1.1. 乙|1.2. 丙|1.2.1. 丁|2. 戊|2.1. 己"},
		{"skipped levels have begun", decimalList, "", n(1, 2, "甲") + n(1, 0, "乙") + n(1, 2, "丙"), "1.1.1. 甲|2. 乙|2.1.1. 丙"},
		{"lists share the counter of their definition", decimalList + num(2, 0, ""), "", n(1, 0, "甲") + n(2, 0, "乙") + n(1, 0, "丙"), "1. 甲|2. 乙|3. 丙"},
		{"start override counts once", decimalList + num(2, 0, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`), "",
			n(1, 0, "甲") + n(1, 0, "乙") + n(2, 0, "丙") + n(2, 0, "丁"), "1. 甲|2. 乙|1. 丙|2. 丁"},
		{"level override", decimalList + num(2, 0, `<w:lvlOverride w:ilvl="0">`+lvl(0, "upperRoman", "%1)", "")+`</w:lvlOverride>`), "", n(2, 0, "甲"), "I) 甲"},
		{"never restarted", abstractNum(0, lvl(0, "chineseCounting", "第%1章", "")+lvl(1, "chineseCounting", "第%2条", `<w:lvlRestart w:val="0"/>`)) + num(1, 0, ""), "",
			n(1, 0, "甲") + n(1, 1, "子") + n(1, 0, "乙") + n(1, 1, "丑"), "第一章 甲|第一条 子|第二章 乙|第二条 丑"},
		{"restarted by the first level only", abstractNum(0, lvl(0, "decimal", "%1", "")+lvl(1, "decimal", "%2", "")+lvl(2, "decimal", "%3", `<w:lvlRestart w:val="1"/>`)) + num(1, 0, ""), "",
			n(1, 0, "甲") + n(1, 2, "子") + n(1, 1, "乙") + n(1, 2, "丑") + n(1, 0, "丙") + n(1, 2, "寅"), "1 甲|1 子|2 乙|2 丑|2 丙|1 寅"},
		{"legal numbers", abstractNum(0, lvl(0, "chineseCounting", "第%1章", "")+lvl(1, "decimal", "%1.%2", `<w:isLgl/>`)) + num(1, 0, ""), "", n(1, 0, "甲") + n(1, 1, "乙"), "第一章 甲|1.1 乙"},
		{"numbering style", abstractNum(0, `<w:numStyleLink w:val="S"/>`) + abstractNum(1, `<w:styleLink w:val="S"/>`+lvl(0, "decimal", "%1)", "")) + num(1, 0, "") + num(2, 1, ""),
			`<w:style w:type="numbering" w:styleId="S"><w:name w:val="S"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`, n(1, 0, "甲") + n(2, 0, "乙"), "1) 甲|2) 乙"},
		{"numbers of styles, by the level bound to each", abstractNum(0, lvl(0, "chineseCounting", "%1、", `<w:pStyle w:val="1"/>`+noTab)+lvl(1, "chineseCounting", "（%2）", `<w:pStyle w:val="2"/>`+noTab)) + num(1, 0, ""),
			`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="一级"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
			 <w:style w:type="paragraph" w:styleId="2"><w:name w:val="二级"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
			docxtest.Styled("1", "甲") + docxtest.Styled("2", "乙") + docxtest.Styled("2", "丙"), "一、甲|（一）乙|（二）丙"},
		{"number taken away", decimalList, `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="一级"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
			`<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + run("甲") + `</w:p>` + docxtest.Styled("1", "乙"), "甲|1. 乙"},
		{"level of its own under a style's list", decimalList, `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="一级"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
			docxtest.Styled("1", "甲") + `<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>` + run("乙") + `</w:p>`, "1. 甲|1.1. 乙"},
		{"bullets", abstractNum(0, lvl(0, "bullet", "&#xF06C;", `<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>`)+lvl(1, "bullet", "—", "")) + num(1, 0, ""), "", n(1, 0, "甲") + n(1, 1, "乙"), "● 甲|— 乙"},
		{"custom format", abstractNum(0, `<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>`) + num(1, 0, ""), "", n(1, 0, "甲"), "007 甲"},
		{"no format prints the pattern", abstractNum(0, lvl(0, "none", "附：%1", noTab)) + num(1, 0, ""), "", n(1, 0, "甲"), "附：甲"},
		{"list that is not there", decimalList, "", n(7, 0, "甲"), "甲"},
		{"numbered paragraph without text", decimalList, "", n(1, 0, "") + n(1, 0, "甲"), "1.|2. 甲"},
		{"deleted paragraphs are not counted", decimalList, "", n(1, 0, "甲") + `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>` + n(1, 0, "乙"), "1. 甲|旧|2. 乙"},
		{"numbers in cells", decimalList, "", `<w:tbl><w:tr><w:tc>` + n(1, 0, "甲") + `</w:tc><w:tc>` + n(1, 0, "乙") + `</w:tc></w:tr></w:tbl>`, "1. 甲|2. 乙"},
		{"the number comes before the break", decimalList, "", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>` + run("甲") + `<w:r><w:br/></w:r>` + run("乙") + `</w:p>`, "1. 甲|乙"},
		{"percent sign", abstractNum(0, lvl(0, "decimal", "%1%", "")) + num(1, 0, ""), "", n(1, 0, "甲"), "1% 甲"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := readDocument(t, docxtest.Document{Numbering: c.numbering, Styles: c.styles, Body: c.body})
			var texts []string
			for _, p := range doc.Parts {
				texts = append(texts, doc.Text[p.Start:p.End])
			}
			if got := strings.Join(texts, "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestLabel: the number of a part is its beginning, and the part is a list item.
func TestLabel(t *testing.T) {
	doc := readDocument(t, docxtest.Document{Numbering: decimalList, Body: docxtest.Numbered(1, 1, "甲")})
	p := doc.Parts[0]
	if p.Label != "1.1." || p.Kind != source.ListItem {
		t.Errorf("label %q, kind %d", p.Label, p.Kind)
	}
}

func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		format string
		want   string // of the values 1, 10, 11, 20, 100, 101, 110, 1000, 10001, separated by blanks
	}{
		{"decimal", "1 10 11 20 100 101 110 1000 10001"},
		{"decimalZero", "01 10 11 20 100 101 110 1000 10001"},
		{"decimalFullWidth", "１ １０ １１ ２０ １００ １０１ １１０ １０００ １０００１"},
		{"chineseCounting", "一 十 十一 二十 一○○ 一○一 一一○ 一○○○ 一○○○一"},
		{"chineseCountingThousand", "一 十 十一 二十 一百 一百零一 一百一十 一千 一万零一"},
		{"taiwaneseCountingThousand", "一 十 十一 二十 一百 一百零一 一百一十 一千 一萬零一"},
		{"chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰 壹佰零壹 壹佰壹拾 壹仟 壹万零壹"},
		{"ideographLegalTraditional", "壹 壹拾 壹拾壹 貳拾 壹佰 壹佰零壹 壹佰壹拾 壹仟 壹萬零壹"},
		{"ideographDigital", "一 一〇 一一 二〇 一〇〇 一〇一 一一〇 一〇〇〇 一〇〇〇一"},
		{"ideographTraditional", "甲 癸 甲 癸 癸 甲 癸 癸 甲"},
		{"ideographZodiac", "子 酉 戌 未 卯 辰 丑 卯 辰"},
		{"ideographZodiacTraditional", "甲子 癸酉 甲戌 癸未 癸卯 甲辰 癸丑 癸卯 甲辰"},
		{"ideographEnclosedCircle", "㈠ ㈩ 11 20 100 101 110 1000 10001"},
		{"decimalEnclosedCircle", "① ⑩ ⑪ ⑳ 100 101 110 1000 10001"},
		{"decimalEnclosedCircleChinese", "① ⑩ 11 20 100 101 110 1000 10001"},
		{"decimalEnclosedFullstop", "⒈ ⒑ ⒒ ⒛ 100 101 110 1000 10001"},
		{"decimalEnclosedParen", "⑴ ⑽ ⑾ ⒇ 100 101 110 1000 10001"},
		{"lowerLetter", "a j k t vvvv wwww fffff 1000 10001"},
		{"upperRoman", "I X XI XX C CI CX M MMMMMMMMMMI"},
		{"ordinal", "1st 10th 11th 20th 100th 101st 110th 1000th 10001st"},
		{"一, 十, 一百(简), ...", "一 十 十一 二十 一百 一百零一 一百一十 一千 一万零一"},
		{"一, 十, 一○○(简), ...", "一 十 十一 二十 一○○ 一○一 一一○ 一○○○ 一○○○一"},
		{"0001, 0002, 0003, ...", "0001 0010 0011 0020 0100 0101 0110 1000 10001"},
	} {
		var got []string
		for _, value := range []int{1, 10, 11, 20, 100, 101, 110, 1000, 10001} {
			text, ok := formatNumber(value, c.format)
			if !ok {
				t.Errorf("%s is not known", c.format)
			}
			got = append(got, text)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.format, s, c.want)
		}
	}
	if text, ok := formatNumber(7, "hebrew1"); ok || text != "7" {
		t.Errorf("unknown format: %q, %v", text, ok)
	}
}

// FuzzFormatNumber: a number is short, valid text, whatever the value and format.
func FuzzFormatNumber(f *testing.F) {
	for _, format := range []string{"decimal", "chineseCounting", "chineseLegalSimplified", "upperRoman", "lowerLetter", "ideographZodiacTraditional", "001, 002, ...", ","} {
		f.Add(0, format)
		f.Add(99_999_999, format)
		f.Add(-1<<31, format)
		f.Add(1<<31-1, format)
	}
	f.Fuzz(func(t *testing.T, value int, format string) {
		text, _ := formatNumber(value, format)
		if len(text) > 128 || !utf8.ValidString(text) {
			t.Errorf("formatNumber(%d, %q) = %q", value, format, text)
		}
	})
}

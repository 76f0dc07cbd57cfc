package outline

import (
	"strings"
	"testing"

	"guiwen/normalize/layout"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// told is what the metadata say that fields can tell, by fact.
func told(m *schema.Metadata) string {
	var list []string
	add := func(name string, v *string) {
		if v != nil {
			list = append(list, name+"="+*v)
		}
	}
	p := m.Publication
	add("index", p.IndexNumber)
	if m.DocumentNumber != nil {
		add("number", &m.DocumentNumber.Text)
	}
	for _, issuer := range m.Issuers {
		add("issuer", &issuer.Name)
	}
	add("publisher", p.Publisher)
	add("published", p.DatePublished)
	add("written", m.DateWritten)
	add("validity", p.Validity)
	for _, t := range p.Topics {
		add("topic", &t)
	}
	return strings.Join(list, " ")
}

const (
	fieldTitle = "关于加强河道管理的通知"
	fieldText  = "为加强全市河道管理，保障防洪安全，现就有关事项通知如下，请认真贯彻执行。"
)

// TestHeaderTable holds that a table of labels above the text gives the metadata, and that other tables do not.
func TestHeaderTable(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
		want string
	}{
		{"pairs", []string{"索 引 号|AB0123-0005|公文种类|通知", "制发机关|云州市水务局|签发日期|2023年4月12日", "文件名称|关于加强河道管理的通知||", "公文号|云水发〔2023〕8号|公文时效|有效"},
			"index=AB0123-0005 number=云水发〔2023〕8号 issuer=云州市水务局 written=2023-04-12 validity=有效"},
		{"columns", []string{"索取号|公布日期|公开主体|文件编号", "AB0123-0005|2023-04-13|云州市水务局|云水发〔2023〕8号"},
			"index=AB0123-0005 number=云水发〔2023〕8号 publisher=云州市水务局 published=2023-04-13"},
		{"label and value in a cell", []string{"索引号：AB0123-0005|所属主题：水利", "发文单位：云州市水务局|挂网时间：2023-04-13"},
			"index=AB0123-0005 issuer=云州市水务局 published=2023-04-13 topic=水利"},
		{"figures", []string{"名称|类别|时间|数量", "河道|水利|2022年|12", "水库|水利|2022年|3"}, ""},
		{"names of things", []string{"名称|类别", "云水河|一级"}, ""},
		{"a form", []string{"单位名称|云州市水务局", "联系人|李某", "时间|2023年4月12日"}, ""},
	} {
		doc, _ := rolesOf(tabled(c.rows, fieldTitle, fieldText))
		if got := told(&doc.Metadata); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestFieldLines holds labels that stand in no list, on lines above the title.
func TestFieldLines(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		{"政府信息索引号：AB0123-0005\n文件签发时间：2023年4月12日\n公布机关：云州市水务局\n", "index=AB0123-0005 publisher=云州市水务局 written=2023-04-12"},
		{"【公文文号】云水发〔2023〕8号\n", "number=云水发〔2023〕8号"},
		{"【公文文号】：云水发〔2023〕8号　【公文时效】：有效\n", "number=云水发〔2023〕8号 validity=有效"},
		{"信 息 来 源：云州日报　刊 登 日 期：2023年4月13日\n", "publisher=云州日报 published=2023-04-13"},
		{"来源：云州日报2023-04-13 08:03\n", "publisher=云州日报 published=2023-04-13"},
		{"公文文号云水发〔2023〕8号\n文件成文日期2023年4月12日\n公文制发机关云州市水务局\n", "number=云水发〔2023〕8号 issuer=云州市水务局 written=2023-04-12"},
		{"登记号：云规〔2023〕8号\n有效期：5年\n", ""},
		{"签发人：李某\n", ""},
	} {
		seen := &source.Document{Text: c.lines + fieldTitle + "\n\n" + fieldText + "\n"}
		doc, _ := Build(Input{Text: layout.Paragraphs(seen), Seen: seen})
		if got := told(&doc.Metadata); got != c.want {
			t.Errorf("%q: %q, want %q", c.lines, got, c.want)
		}
	}
}

// TestOwnNumber holds where the document's own number stands beside its date or in brackets.
func TestOwnNumber(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"（云水秘〔2023〕8号）", "number=云水秘〔2023〕8号"},
		{"(云水秘〔2023〕8号)", "number=云水秘〔2023〕8号"},
		{"2023年4月12日　云水发〔2023〕8号", "number=云水发〔2023〕8号 written=2023-04-12"},
		{"云水发〔2023〕8号 2023年4月12日", "number=云水发〔2023〕8号 written=2023-04-12"},
		{"（二〇二三年四月十二日 云水发〔2023〕8号）", "number=云水发〔2023〕8号 written=2023-04-12"},
		{"（2023年4月12日云州市人民政府第8次常务会议通过）", ""},
		{"（根据云水发〔2023〕8号修改）", ""},
	} {
		seen := &source.Document{Text: fieldTitle + "\n\n" + c.line + "\n\n各县（区）水务局：\n\n" + fieldText + "\n"}
		doc, _ := Build(Input{Text: layout.Paragraphs(seen), Seen: seen})
		if got := told(&doc.Metadata); got != c.want {
			t.Errorf("%s: %q, want %q", c.line, got, c.want)
		}
	}
}

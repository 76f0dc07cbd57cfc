package outline

import (
	"strings"
	"testing"

	"guiwen/normalize/layout"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// tabled is what a reader saw: lines, and tables whose rows are one string, a bar between cells and a slash between the
// lines of one.
func tabled(items ...any) *source.Document {
	seen := &source.Document{}
	var text strings.Builder
	part := func(p source.Part, s string) {
		p.Start = text.Len()
		text.WriteString(s)
		p.End = text.Len()
		text.WriteByte('\n')
		seen.Parts = append(seen.Parts, p)
	}
	tables := 0
	for _, item := range items {
		switch item := item.(type) {
		case string:
			part(source.Part{Kind: source.Paragraph}, item)
		case []string:
			tables++
			for r, row := range item {
				for c, cell := range strings.Split(row, "|") {
					at := &source.Cell{Table: tables, Row: r, Column: c, RowSpan: 1, ColSpan: 1}
					for _, line := range strings.Split(cell, "/") {
						if line != "" {
							part(source.Part{Kind: source.TableCell, Cell: at}, line)
						}
					}
				}
			}
		}
	}
	seen.Text = text.String()
	return seen
}

func rolesOf(seen *source.Document) (*schema.Document, string) {
	doc, text := Build(Input{Text: layout.Paragraphs(seen), Seen: seen})
	var list []string
	whole := ""
	for _, b := range doc.Blocks {
		whole += b.Text + "\n"
		list = append(list, string(b.Role)+" "+strings.NewReplacer("\t", "|", "\n", "⏎").Replace(b.Text))
	}
	if whole != text.String() {
		list = append(list, "the blocks are not the text: "+text.String())
	}
	return doc, strings.Join(list, "\n")
}

// TestFrames holds which tables only set text in its place, and that tables of data stay.
func TestFrames(t *testing.T) {
	const title, prose = "云州市人民政府关于2023年法治政府建设情况的报告", "全年受理案件120件，办结118件，成效明显。"
	for name, c := range map[string]struct {
		seen *source.Document
		want string
	}{
		"number and signatory": {
			tabled("云州市人民政府文件", []string{"云政报〔2024〕5号|签发人：王一"}, title, "省人民政府：", prose),
			"letterhead 云州市人民政府文件\ndocument-number 云政报〔2024〕5号\nsignatory 签发人：王一\ntitle " + title + "\naddressee 省人民政府：\nparagraph " + prose},
		"joint letterhead": {
			tabled([]string{"云州市财政局|文件", "云州市教育局|"}, "云财教〔2024〕8号", title, prose),
			"letterhead 云州市财政局\nletterhead 文件\nletterhead 云州市教育局\ndocument-number 云财教〔2024〕8号\ntitle " + title + "\nparagraph " + prose},
		"signature": {
			tabled(title, prose, []string{"|云州市人民政府/2024年1月5日"}),
			"title " + title + "\nparagraph " + prose + "\nsignature 云州市人民政府\ndate 2024年1月5日"},
		"colophon": {
			tabled(title, prose, []string{"抄送：|市委办公室，市审计局。", "云州市人民政府办公室|2024年1月6日印发"}),
			"title " + title + "\nparagraph " + prose + "\nmetadata-line 抄送：市委办公室，市审计局。\nmetadata-line 云州市人民政府办公室 2024年1月6日印发"},
		"page": {
			tabled([]string{title + "/省人民政府：/" + prose}),
			"title " + title + "\naddressee 省人民政府：\nparagraph " + prose},
		"data with bodies and dates": {
			tabled(title, prose, []string{"单位|日期", "市司法局|2024年1月5日"}),
			"title " + title + "\nparagraph " + prose + "\ntable 单位|日期|⏎市司法局|2024年1月5日|⏎"},
		"list of bodies": {
			tabled(title, prose, []string{"市司法局|2024年1月5日", "市财政局|2024年1月6日", "市教育局|2024年1月7日"}),
			"title " + title + "\nparagraph " + prose + "\ntable 市司法局|2024年1月5日|⏎市财政局|2024年1月6日|⏎市教育局|2024年1月7日|⏎"},
		"list of documents": {
			tabled([]string{"云政发〔2024〕1号|云州市人民政府文件", "云政发〔2024〕2号|云州市人民政府文件"}, title, prose),
			"table 云政发〔2024〕1号|云州市人民政府文件|⏎云政发〔2024〕2号|云州市人民政府文件|⏎\ntitle " + title + "\nparagraph " + prose},
		"head behind the text": {
			tabled(title, prose, []string{"云州市人民政府文件|云政发〔2024〕1号"}),
			"title " + title + "\nparagraph " + prose + "\ntable 云州市人民政府文件|云政发〔2024〕1号|⏎"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, got := rolesOf(c.seen); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestJointLetterhead(t *testing.T) {
	doc, _ := rolesOf(tabled("云州市财政局", "文件", "云州市教育局", "云财教〔2024〕8号", "关于下达2024年补助经费的通知", "现下达补助经费1200万元，请遵照执行。"))
	if m := doc.Metadata.IssuerMark; m == nil || *m != "云州市财政局 云州市教育局 文件" {
		t.Errorf("mark %v", m)
	}
	if is := doc.Metadata.Issuers; len(is) != 2 || is[0].Name != "云州市财政局" || is[1].Name != "云州市教育局" {
		t.Errorf("issuers %v", is)
	}
}

// TestMargins holds that headers and footers tell what the text leaves open, and nothing that it says itself.
func TestMargins(t *testing.T) {
	seen := parted(
		source.Paragraph, "云州市人民政府关于法治建设情况的报告", source.Paragraph, "全年受理案件120件，办结118件，成效明显。",
		source.Header, "云州市人民政府文件", source.Header, "云政发[2024]3号", source.Footer, "抄送:市委办公室，市审计局。", source.Footer, "云州市人民政府办公室　　2024年1月6日印发",
	)
	doc, _ := rolesOf(seen)
	m := doc.Metadata
	if m.IssuerMark == nil || *m.IssuerMark != "云州市人民政府文件" || m.DocumentNumber == nil || m.DocumentNumber.Text != "云政发〔2024〕3号" ||
		len(m.Copies) != 2 || m.Printing == nil || m.Printing.Date == nil || *m.Printing.Date != "2024-01-06" {
		t.Errorf("mark %v, number %v, copies %v, printing %v", m.IssuerMark, m.DocumentNumber, m.Copies, m.Printing)
	}
	if e := m.Evidence["documentNumber"]; e.Origin != "source" || len(e.Blocks) != 0 {
		t.Errorf("evidence %v", e)
	}
	seen = parted(source.Paragraph, "云政发〔2024〕9号", source.Paragraph, "云州市人民政府关于法治建设情况的报告",
		source.Paragraph, "全年受理案件120件，办结118件，成效明显。", source.Header, "云政发〔2024〕3号")
	if doc, _ = rolesOf(seen); doc.Metadata.DocumentNumber.Text != "云政发〔2024〕9号" {
		t.Errorf("number %v", doc.Metadata.DocumentNumber)
	}
}

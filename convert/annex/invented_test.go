package annex

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"guiwen/schema"
)

// draft builds a canonical document of an invented report.
type draft struct {
	doc  *schema.Document
	year string
}

func ptr[T any](v T) *T { return &v }

func newDraft(issuer string, year int, number string) *draft {
	name := issuer + strconv.Itoa(year) + "年度报告.docx"
	sum := sha256.Sum256([]byte(name))
	d := &draft{year: strconv.Itoa(year), doc: &schema.Document{
		Schema: schema.Version,
		Source: schema.Source{Name: name, MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
			Bytes: 20480, SHA256: hex.EncodeToString(sum[:]), Reader: "docx", Producer: "guiwen 0.1.0", Profile: "official"},
		Metadata: schema.Metadata{
			Title:   ptr(issuer + "关于" + strconv.Itoa(year) + "年法治政府建设情况的报告"),
			Issuers: []schema.Issuer{{Name: issuer}}, ReportingYear: ptr(year),
		},
	}}
	if issuer == "" {
		d.doc.Metadata.Issuers = nil
	}
	if number != "" {
		d.doc.Metadata.DocumentNumber = &schema.DocumentNumber{Text: number}
	}
	d.block(schema.Title, *d.doc.Metadata.Title)
	return d
}

func (d *draft) block(role schema.Role, text string) *schema.Block {
	id := "b" + strconv.Itoa(len(d.doc.Blocks)+1)
	start := 0
	if n := len(d.doc.Blocks); n > 0 {
		start = *d.doc.Blocks[n-1].At.End + 1
	}
	b := schema.Block{ID: id, Role: role, Text: text, At: schema.Place{Start: ptr(start), End: ptr(start + utf8.RuneCountInString(text))}}
	for i := len(d.doc.Blocks) - 1; i >= 0; i-- {
		if h := d.doc.Blocks[i]; h.Role == schema.Heading {
			b.Parent = h.ID
			break
		}
	}
	d.doc.Blocks = append(d.doc.Blocks, b)
	return &d.doc.Blocks[len(d.doc.Blocks)-1]
}

func (d *draft) heading(level int, number, words string) {
	b := d.block(schema.Heading, number+words)
	b.Level, b.Number = level, &schema.Number{Text: number, Scheme: schema.CJK, Value: 1}
	b.Parent = ""
	for i := len(d.doc.Blocks) - 2; i >= 0; i-- {
		if h := d.doc.Blocks[i]; h.Role == schema.Heading && h.Level < level {
			b.Parent = h.ID
			break
		}
	}
}

// stat adds a figure whose quote stands in the last block.
func (d *draft) stat(indicator, label string, v float64, unit, kind, figure, quote string, more ...func(*schema.Statistic)) string {
	b := d.doc.Blocks[len(d.doc.Blocks)-1]
	at := strings.Index(b.Text, quote)
	if at < 0 {
		panic("quote is not in the block: " + quote)
	}
	start := utf8.RuneCountInString(b.Text[:at])
	s := schema.Statistic{
		ID: "s" + strconv.Itoa(len(d.doc.Statistics)+1), Value: &v, Kind: kind, Figure: figure, Bound: "exact",
		Scope: ptr("全市"), Period: ptr(d.year), Block: b.ID, Start: start, End: start + utf8.RuneCountInString(quote), Quote: quote,
	}
	if indicator != "" {
		s.Indicator = &indicator
	}
	if label != "" {
		s.Label = &label
	}
	if unit != "" {
		s.Unit = &unit
	}
	for _, m := range more {
		m(&s)
	}
	d.doc.Statistics = append(d.doc.Statistics, s)
	return s.ID
}

func partOf(id string) func(*schema.Statistic) {
	return func(s *schema.Statistic) { s.PartOf = &id }
}

func bound(b, qualifier string) func(*schema.Statistic) {
	return func(s *schema.Statistic) { s.Bound, s.Qualifier = b, &qualifier }
}

func (d *draft) check(kind, formula string, stated, computed float64, ids ...string) {
	d.doc.Checks = append(d.doc.Checks, schema.Check{Kind: kind, Formula: formula, Statistics: ids,
		Stated: &stated, Computed: &computed, Holds: ptr(stated == computed)})
}

func (d *draft) not(text, reason string) {
	b := d.doc.Blocks[len(d.doc.Blocks)-1]
	at := strings.Index(b.Text, text)
	if at < 0 {
		panic("number is not in the block: " + text)
	}
	start := utf8.RuneCountInString(b.Text[:at])
	d.doc.NotStatistics = append(d.doc.NotStatistics, schema.NotStatistic{
		Block: b.ID, Start: start, End: start + utf8.RuneCountInString(text), Text: text, Reason: reason})
}

func (d *draft) refer(kind, title, number, alias string, issuers ...string) {
	b := d.doc.Blocks[len(d.doc.Blocks)-1]
	r := schema.Reference{ID: "r" + strconv.Itoa(len(d.doc.References)+1), Kind: kind, Issuers: issuers,
		Mentions: []schema.Mention{{Block: b.ID, Start: 0, End: 1, Form: "title"}}}
	if title != "" {
		r.Title = &title
	}
	if number != "" {
		r.DocumentNumber = &number
	}
	if alias != "" {
		r.Alias = &alias
	}
	d.doc.References = append(d.doc.References, r)
}

var catalogue = []Indicator{
	{"lead.exec_meeting_hear", "政府常务会议听取法治政府建设汇报次数", "组织领导", "次"},
	{"lead.budget_special", "法治工作专项经费", "组织领导", "元"},
	{"norm.issued", "制发规范性文件件数", "规范性文件与立法", "件"},
	{"norm.filed_rate", "规范性文件报备率", "规范性文件与立法", "%"},
	{"norm.reviewed", "清理规范性文件件数", "规范性文件与立法", "件"},
	{"norm.kept", "清理后保留件数", "规范性文件与立法", "件"},
	{"norm.changed", "清理后修改件数", "规范性文件与立法", "件"},
	{"norm.repealed", "清理后废止件数", "规范性文件与立法", "件"},
	{"norm.lapsed", "清理后宣布失效件数", "规范性文件与立法", "件"},
	{"reco.accepted", "受理行政复议案件件数", "行政复议", "件"},
	{"reco.closed", "审结行政复议案件件数", "行政复议", "件"},
	{"puni.fines", "罚没金额", "行政处罚", "元"},
	{"enft.staff", "在编在岗行政执法人员数", "行政执法队伍", "人"},
	{"enft.cert_rate", "行政执法证持证率", "行政执法队伍", "%"},
	{"orgn.bodies", "法治（法制）机构数", "法治机构建设", "个"},
	{"orgn.staff", "法治机构实有人数", "法治机构建设", "人"},
}

var rules = []Rule{
	{"width.comma", "半角逗号改为全角"}, {"join.page", "跨页断开的段落接合"}, {"furniture.page-number", "删去页码"},
}

// report invents the yearly report of a body; k varies its figures, wrong makes its cleaning-up not add up.
func report(issuer string, year int, number string, k int, wrong bool) *schema.Document {
	d := newDraft(issuer, year, number)
	n := strconv.Itoa
	f := func(v int) float64 { return float64(v) }
	d.block(schema.Addressee, "省人民政府：")
	d.block(schema.Paragraph, d.year+"年，按照《法治政府建设实施纲要（2015—2020年）》（以下简称《纲要》）和省政府第50次常务会议部署，现将有关情况报告如下：")
	d.refer("document", "法治政府建设实施纲要（2015—2020年）", "中发〔2015〕36号", "纲要", "中共中央", "国务院")
	d.not("2015—2020年", "range-in-title")
	d.not("第50次", "meeting-ordinal")
	d.heading(1, "一、", "主要工作情况")
	d.heading(2, "（一）", "加强组织领导")
	d.block(schema.Paragraph, "市政府常务会议"+n(3+k)+"次听取法治政府建设情况汇报，全市投入法治工作专项经费"+n(120+k*5)+".5万元，开通12345热线。")
	d.stat("lead.exec_meeting_hear", "听取法治政府建设情况汇报", f(3+k), "次", "count", n(3+k)+"次", "市政府常务会议"+n(3+k)+"次听取法治政府建设情况汇报")
	d.stat("lead.budget_special", "法治工作专项经费", f(120+k*5)*10000+5000, "元", "money", n(120+k*5)+".5万元", "投入法治工作专项经费"+n(120+k*5)+".5万元")
	d.not("12345", "code")
	d.heading(2, "（二）", "加强规范性文件管理")
	kept, changed, repealed, lapsed := 41+k, 3, 50, 81
	total := kept + changed + repealed + lapsed
	if wrong {
		total += 4
	}
	d.block(schema.Paragraph, "全年共制发规范性文件"+n(8+k)+"件，报备率98."+n(k%9+1)+"%。清理规范性文件"+n(total)+"件，其中保留"+n(kept)+"件、修改3件、废止50件、宣布失效81件。")
	d.stat("norm.issued", "制发规范性文件", f(8+k), "件", "count", n(8+k)+"件", "全年共制发规范性文件"+n(8+k)+"件")
	rate, _ := strconv.ParseFloat("98."+n(k%9+1), 64)
	d.stat("norm.filed_rate", "报备率", rate, "%", "percent", "98."+n(k%9+1)+"%", "报备率98."+n(k%9+1)+"%")
	all := d.stat("norm.reviewed", "清理规范性文件", f(total), "件", "count", n(total)+"件", "清理规范性文件"+n(total)+"件")
	p := []string{all}
	p = append(p,
		d.stat("norm.kept", "保留", f(kept), "件", "count", n(kept)+"件", "保留"+n(kept)+"件", partOf(all)),
		d.stat("norm.changed", "修改", 3, "件", "count", "3件", "修改3件", partOf(all)),
		d.stat("norm.repealed", "废止", 50, "件", "count", "50件", "废止50件", partOf(all)),
		d.stat("norm.lapsed", "宣布失效", 81, "件", "count", "81件", "宣布失效81件", partOf(all)))
	d.check("sum", n(total)+" = "+n(kept)+" + 3 + 50 + 81", f(total), f(kept+3+50+81), p...)
	d.heading(2, "（三）", "规范行政执法和行政复议")
	d.block(schema.Paragraph, "全市现有在编在岗行政执法人员2100余人，持证率96.25%，罚没金额2.25亿元。市本级受理行政复议案件"+n(60+k)+"件，审结"+n(54+k)+"件，"+
		"审结率"+plain(round(f(54+k)/f(60+k)*100, 1))+"%；法制机构12个，实有人员86人。街道办事处还解决群众反映的历史遗留问题37个。")
	local := func(s *schema.Statistic) { s.Scope = ptr("市本级") }
	d.stat("enft.staff", "行政执法人员", 2100, "人", "count", "2100余人", "行政执法人员2100余人", bound("at-least", "余"))
	d.stat("enft.cert_rate", "持证率", 96.25, "%", "percent", "96.25%", "持证率96.25%")
	d.stat("puni.fines", "罚没金额", 225000000, "元", "money", "2.25亿元", "罚没金额2.25亿元")
	a := d.stat("reco.accepted", "受理行政复议案件", f(60+k), "件", "count", n(60+k)+"件", "受理行政复议案件"+n(60+k)+"件", local)
	c := d.stat("reco.closed", "审结", f(54+k), "件", "count", n(54+k)+"件", "审结"+n(54+k)+"件", local, partOf(a))
	r := round(f(54+k)/f(60+k)*100, 1)
	q := d.stat("", "审结率", r, "%", "percent", plain(r)+"%", "审结率"+plain(r)+"%", local)
	d.check("percent", plain(r)+"% = "+n(54+k)+" / "+n(60+k), r, r, q, c, a)
	d.stat("orgn.bodies", "法制机构", 12, "个", "count", "12个", "法制机构12个")
	d.stat("orgn.staff", "实有人员", 86, "人", "count", "86人", "实有人员86人")
	d.stat("", "历史遗留问题", 37, "个", "count", "37个", "历史遗留问题37个")
	d.doc.Checks = append(d.doc.Checks, schema.Check{Kind: "list-count", Formula: "三项制度 = 行政执法公示、全过程记录……", Statistics: []string{a}})
	d.refer("law-article", "中华人民共和国行政复议法", "", "")
	d.doc.References[len(d.doc.References)-1].Article = &schema.LawArticle{Article: ptr(12), Paragraph: ptr(1)}
	d.refer("meeting", "", "", "")
	d.doc.References[len(d.doc.References)-1].Meeting = &schema.Meeting{Body: ptr("省人民政府"), Ordinal: ptr(50), Kind: ptr("常务会议")}
	d.heading(1, "二、", "存在的问题")
	d.block(schema.Paragraph, strings.Repeat("一些部门运用法治思维解决实际问题的能力有待提高，行政执法规范化水平仍需加强；", 6)+"这些问题将在下一年度着力解决。")
	d.block(schema.Signature, issuer)
	d.block(schema.Date, n(year+1)+"年1月17日")
	d.doc.Normalization = schema.Normalization{Unit: "codepoint", Kinds: [][3]string{
		{"width.comma", ",", "，"}, {"join.page", "\n\n", ""}, {"furniture.page-number", "— 1 —\n", ""}},
		Ops: []int{12, 0, 30, 0, 8, 1, 77, 2, 4, 0}}
	d.doc.Diagnostics = []schema.Diagnostic{{Code: "label.out-of-order", Severity: "warning", Message: "…"}}
	return d.doc
}

// batch is four reports of two bodies over three years, one year missing, one sum wrong, and a bulletin that
// contradicts a report.
func batch() []*schema.Document {
	bulletin := newDraft("云州市人民政府", 2019, "")
	bulletin.block(schema.Paragraph, "2019年全市共制发规范性文件12件。")
	bulletin.stat("norm.issued", "制发规范性文件", 12, "件", "count", "12件", "共制发规范性文件12件")
	bulletin.block(schema.Table, "指标\t本年\t上年\t\n法律顾问\t38\t35\t\n")
	return []*schema.Document{
		report("云州市人民政府", 2017, "云政文〔2018〕3号", 0, false),
		report("云州市人民政府", 2018, "云政文〔2019〕5号", 2, true),
		report("云州市人民政府", 2019, "云政文〔2020〕6号", 5, false),
		report("临川县人民政府", 2019, "临政发〔2020〕11号", 1, false),
		bulletin.doc,
	}
}

func each(docs []*schema.Document) iter.Seq2[*schema.Document, error] {
	return func(yield func(*schema.Document, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}

func each1(d *schema.Document) []*schema.Document { return []*schema.Document{d} }

package html

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"guiwen/convert/readertest"
	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
)

func gb18030(t testing.TB, s string) []byte {
	t.Helper()
	out, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func utf16le(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// sentence is long enough to be a body.
const sentence = "2022年，全市扎实推进法治政府建设，审查规范性文件15件，办理行政复议案件41件，纠错率为百分之七，现将有关情况报告如下。"

func wrap(body string) string {
	return "<!DOCTYPE html><html><head><meta charset=utf-8></head><body>" + body + "</body></html>"
}

// fixtures are the pages of testdata and pages in other encodings.
func fixtures(t testing.TB) map[string][]byte {
	t.Helper()
	pages, err := filepath.Glob("testdata/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages in testdata: %v", err)
	}
	found := map[string][]byte{}
	for _, page := range pages {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		found[filepath.Base(page)] = data
	}
	found["gb18030"] = gb18030(t, strings.Replace(string(found["table.html"]), "临", "镕", 1))
	found["utf-16"] = utf16le(string(found["lists.html"]))
	found["fragment"] = []byte("<p>一、总体情况</p>")
	found["deep"] = []byte(strings.Repeat("<div><font>", 300) + sentence + sentence)
	return found
}

func TestConformance(t *testing.T) { readertest.Run(t, Read, fixtures(t)) }

func read(t testing.TB, data string) *source.Document {
	t.Helper()
	doc, err := Read(context.Background(), source.Input{Name: "x.html", Data: []byte(data)}, source.Limits{})
	if err != nil {
		t.Fatalf("%.80q: %v", data, err)
	}
	if err := readertest.CheckDocument(doc); err != nil {
		t.Fatalf("%.80q: %v", data, err)
	}
	return doc
}

// texts returns kind and text of each part.
func texts(doc *source.Document) []string {
	var out []string
	for _, p := range doc.Parts {
		out = append(out, kindNames[p.Kind]+" "+doc.Text[p.Start:p.End])
	}
	return out
}

func codes(doc *source.Document, severity source.Severity) []string {
	var out []string
	for _, n := range doc.Notes {
		if n.Severity == severity {
			out = append(out, n.Code)
		}
	}
	return out
}

func TestParts(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"white space collapses", "<p>  a \n\t b<b> c</b> </p>", []string{"Paragraph a b c"}},
		{"a wrapped line of ideographs", "<p>法治\n  政府 建设\nx</p>", []string{"Paragraph 法治政府 建设 x"}},
		{"elements on lines of their own", "<p><span>来自</span>\n<span>别处</span></p>", []string{"Paragraph 来自 别处"}},
		{"no-break and ideographic spaces stay", "<p>　　一&nbsp;&nbsp;二</p>", []string{"Paragraph 　　一\u00a0\u00a0二"}},
		{"text beside blocks", "前<p>中</p>后", []string{"Paragraph 前", "Paragraph 中", "Paragraph 后"}},
		{"display tells", "<span style='display:block'>一</span><div style='DISPLAY : inline'>二</div>三", []string{"Paragraph 一", "Paragraph 二三"}},
		{"headings", "<h2>甲</h2><h6>乙</h6>", []string{"Heading 甲", "Heading 乙"}},
		{"single breaks part lines", "<p>甲<br>乙<br>丙</p>", []string{"Line 甲", "Line 乙", "Line 丙"}},
		{"double breaks part paragraphs", "<p>甲<br><br>乙<br/> <br/>丙</p>", []string{"Paragraph 甲", "Paragraph 乙", "Paragraph 丙"}},
		{"indents part paragraphs", "<p>　　甲<br>　　乙<br>&nbsp;&nbsp;丙</p>", []string{"Paragraph 　　甲", "Paragraph 　　乙", "Paragraph \u00a0\u00a0丙"}},
		{"a trailing break is none", "<p>甲<br></p><p>乙</p>", []string{"Paragraph 甲", "Paragraph 乙"}},
		{"no text from scripts and controls", "甲<script>x</script><style>y</style><select><option>z</option></select><noscript>n</noscript><template>t</template><iframe>f</iframe><svg><text>s</text></svg>乙", []string{"Paragraph 甲乙"}},
		{"exponents", "<p>120m<sup>2</sup>，10<sup>8</sup>，CO<sub>2</sub>，注<sup>[1]</sup></p>", []string{"Paragraph 120m²，10⁸，CO₂，注^([1])"}},
		{"ruby", "<p><ruby>镕<rp>(</rp><rt>róng</rt><rp>)</rp></ruby></p>", []string{"Paragraph 镕"}},
		{"escaped once stays", "<p>&lt;b&gt; &amp;amp; &amp;lt; &amp;ldquo;甲&amp;rdquo;&amp;unknown; &amp</p>", []string{"Paragraph <b> &amp; &lt; “甲”&unknown; &"}},
		{"one cell arranges", "<table><tr><td>甲</td><td> </td></tr></table>", []string{"Paragraph 甲"}},
		{"a table of links with figures is one", "<table><tr><td>东县</td><td>120</td><td><a href=x>查看巡查记录</a></td></tr><tr><td>西县</td><td>80</td><td><a href=y>查看巡查记录</a></td></tr></table>",
			[]string{"TableCell 东县", "TableCell 120", "TableCell 查看巡查记录", "TableCell 西县", "TableCell 80", "TableCell 查看巡查记录"}},
		{"a table in a cell", "<table><tr><td>名称</td><td>数量</td></tr><tr><td>甲</td><td>共35件<table><tr><td>罚款</td><td>12</td></tr><tr><td>警告</td><td>23</td></tr></table></td></tr><tr><td>乙</td><td>4</td></tr></table>",
			[]string{"TableCell 名称", "TableCell 数量", "TableCell 甲", "TableCell 共35件", "TableCell 罚款 12", "TableCell 警告 23", "TableCell 乙", "TableCell 4"}},
		{"a nested table arranges", "<table><tr><td>甲</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>", []string{"Paragraph 甲", "TableCell 1", "TableCell 2"}},
		{"a table of links arranges", "<table><tr><td><a href=x>甲</a></td><td><a href=y>乙</a></td></tr></table>", []string{"Paragraph 甲", "Paragraph 乙"}},
		{"role arranges", "<table role=presentation><tr><td>甲</td><td>乙</td></tr></table>", []string{"Paragraph 甲", "Paragraph 乙"}},
		{"lists in cells", "<table><tr><td>甲<td><ol><li>乙<li>丙</ol></table>", []string{"TableCell 甲", "TableCell 1.乙", "TableCell 2.丙"}},
		{"tfoot before tbody", "<table><tfoot><tr><td>计<td>1</tfoot><tbody><tr><td>甲<td>1</table>", []string{"TableCell 计", "TableCell 1", "TableCell 甲", "TableCell 1"}},
	} {
		if diff := cmp.Diff(c.want, texts(read(t, wrap(c.body)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestGrid(t *testing.T) {
	type cell struct {
		Text                   string
		Row, Column, Down, Out int
	}
	for _, c := range []struct {
		name, table string
		want        []cell
		notes       []string
	}{
		{"plain", "<tr><td>a<td>b<tr><td>c<td>d", []cell{{"a", 0, 0, 1, 1}, {"b", 0, 1, 1, 1}, {"c", 1, 0, 1, 1}, {"d", 1, 1, 1, 1}}, nil},
		{"spans push aside", "<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d", []cell{{"a", 0, 0, 2, 1}, {"b", 0, 1, 1, 2}, {"c", 1, 1, 1, 1}, {"d", 1, 2, 1, 1}}, nil},
		{"rowspan 0 reaches to the end of its group", "<tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</tbody>",
			[]cell{{"a", 0, 0, 2, 1}, {"b", 0, 1, 1, 1}, {"c", 1, 1, 1, 1}, {"d", 2, 0, 1, 1}, {"e", 2, 1, 1, 1}}, nil},
		{"spans are cut to the table", "<tr><td rowspan=99>a<td colspan=99>b", []cell{{"a", 0, 0, 1, 1}, {"b", 0, 1, 1, 1}}, nil},
		{"caps", "<tr><td rowspan=1000000000 colspan=1000000000>a<td>b", []cell{{"a", 0, 0, 1, 1}, {"b", 0, 1, 1, 1}}, []string{"html.table-span"}},
		{"overlap", "<tr><td>a<td rowspan=2>b<tr><td colspan=2>c", []cell{{"a", 0, 0, 1, 1}, {"b", 0, 1, 2, 1}, {"c", 1, 0, 1, 2}}, []string{"html.table-overlap"}},
		{"nonsense spans", "<tr><td colspan=x rowspan=-2>a<td colspan=' 2px'>b<tr><td>c<td>d<td>e", []cell{{"a", 0, 0, 1, 1}, {"b", 0, 1, 1, 2}, {"c", 1, 0, 1, 1}, {"d", 1, 1, 1, 1}, {"e", 1, 2, 1, 1}}, nil},
		{"tfoot is last", "<tfoot><tr><td>a<td>b</tfoot><tr><td>c<td>d", []cell{{"a", 1, 0, 1, 1}, {"b", 1, 1, 1, 1}, {"c", 0, 0, 1, 1}, {"d", 0, 1, 1, 1}}, nil},
		{"empty cells keep their place", "<tr><td><td>b<tr><td>c<td>", []cell{{"b", 0, 1, 1, 1}, {"c", 1, 0, 1, 1}}, nil},
	} {
		doc := read(t, wrap("<table>"+c.table+"</table>"))
		var got []cell
		for _, p := range doc.Parts {
			if p.Cell == nil {
				t.Fatalf("%s: %q is no cell", c.name, doc.Text[p.Start:p.End])
			}
			got = append(got, cell{doc.Text[p.Start:p.End], p.Cell.Row, p.Cell.Column, p.Cell.RowSpan, p.Cell.ColSpan})
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if diff := cmp.Diff(c.notes, codes(doc, source.Warning)); diff != "" {
			t.Errorf("%s: warnings (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestBody(t *testing.T) {
	nav := "<div><a href=/>首页</a></div>"
	for _, c := range []struct {
		name, page string
		code       string // of the note on how it was found
	}{
		{"comments of 大汉", nav + "<!--<$[信息内容]>begin-->BODY<!--<$[信息内容]>end--><div>版权所有</div>", "html.body"},
		{"comments of 方正", nav + "<!--enpcontent--><div>BODY</div><!--/enpcontent--><div>版权所有</div>", "html.body"},
		{"meta elements of 大汉", nav + "<meta name=ContentStart><p>BODY</p><meta name=ContentEnd><div>版权所有</div>", "html.body"},
		{"a strong id", nav + "<div id=zoom>BODY</div><div class=TRS_Editor>版权所有</div>", "html.body"},
		{"a strong element", nav + "<ucapcontent><p>BODY</p></ucapcontent><div>版权所有</div>", "html.body"},
		{"nested strong elements", nav + "<div class=wzcon><div class=TRS_Editor>BODY</div></div><div>版权所有</div>", "html.body"},
		{"neither", nav + "<div class=x><div class=y><p>" + sentence + "</p><p>BODY</p></div></div><div><a href=/>版权所有</a></div>", "html.body-guessed"},
		{"a strong id round a summary", nav + "<div id=zoom>" + sentence + "</div><div class=y><p>" + strings.Repeat(sentence, 9) + "</p><p>BODY</p></div><div><a href=/>版权所有</a></div>", "html.body-guessed"},
	} {
		page := strings.ReplaceAll(c.page, "BODY", "<span>各县（区）人民政府：</span>"+sentence)
		doc := read(t, wrap(page))
		got := texts(doc)
		if !slices.Contains(got, "Chrome 首页") || !slices.Contains(got, "Chrome 版权所有") {
			t.Errorf("%s: chrome is taken for the body:\n%q", c.name, got)
		}
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "Paragraph 各县（区）人民政府：2022年") }) {
			t.Errorf("%s: the body is taken for chrome:\n%q", c.name, got)
		}
		if !slices.Contains(codes(doc, source.Info), c.code) {
			t.Errorf("%s: notes %v, want %s", c.name, codes(doc, source.Info), c.code)
		}
	}
}

// TestTableIsTheBody holds that a page which is nothing but a table keeps it: its rows are not taken for the body.
func TestTableIsTheBody(t *testing.T) {
	rows := ""
	for _, name := range []string{"公安机关作出的行政处罚决定", "市场监督管理部门作出的行政处罚决定", "生态环境部门作出的行政处罚决定", "交通运输部门作出的行政处罚决定"} {
		rows += "<tr><td>" + name + "<br>（件）</td><td>12</td></tr>"
	}
	for _, p := range read(t, wrap("<table><colgroup></colgroup><tbody>"+rows+"</tbody></table>")).Parts {
		if p.Cell == nil {
			t.Errorf("%v is no cell of the table", p)
		}
	}
}

func TestWholePageIsTheBody(t *testing.T) {
	doc := read(t, "<p>一、总体情况</p><p><a href=x>附表</a></p>")
	if diff := cmp.Diff([]string{"Paragraph 一、总体情况", "Paragraph 附表"}, texts(doc)); diff != "" {
		t.Error(diff)
	}
	if len(doc.Notes) > 0 {
		t.Errorf("a plain fragment gives notes: %v", doc.Notes)
	}
}

func TestFields(t *testing.T) {
	body := "<div id=zoom>" + sentence + "</div>"
	for _, c := range []struct {
		name, header string
		fields       []source.MetaField
		parts        []string
	}{
		{"in a line", "<p>来源：市司法局　发布日期：2023-05-12 08:59 浏览：31 字体：[大 小]</p>",
			[]source.MetaField{{Name: "来源", Value: "市司法局"}, {Name: "发布日期", Value: "2023-05-12 08:59"}},
			[]string{"Field 来源：市司法局", "Field 发布日期：2023-05-12 08:59", "Chrome 浏览：31 字体：[大 小]"}},
		{"in items", "<ul><li><b>索引号：</b>YZ-1</li><li><b>文 号</b>：云政发〔2023〕1号</li></ul>",
			[]source.MetaField{{Name: "索引号", Value: "YZ-1"}, {Name: "文号", Value: "云政发〔2023〕1号"}},
			[]string{"Field 索引号：YZ-1", "Field 文 号：云政发〔2023〕1号"}},
		{"label and value in blocks", "<dl><dt>发布机构：</dt><dd>市司法局</dd><dt>有效性：</dt><dd>有效</dd></dl>",
			[]source.MetaField{{Name: "发布机构", Value: "市司法局"}, {Name: "有效性", Value: "有效"}},
			[]string{"Field 发布机构：\t市司法局", "Field 有效性：\t有效"}},
		{"labels without colon in a table", "<table><tr><td>索引号</td><td>YZ-1</td><td>发文机关</td><td>市政府</td></tr><tr><td>有效期</td><td></td><td>主题词</td><td>司法</td></tr></table>",
			[]source.MetaField{{Name: "索引号", Value: "YZ-1"}, {Name: "发文机关", Value: "市政府"}, {Name: "主题词", Value: "司法"}},
			[]string{"Field 索引号\tYZ-1", "Field 发文机关\t市政府", "Field 有效期", "Field 主题词\t司法"}},
		{"label and value in one cell", "<table><tr><td>索引号：YZ-1</td><td>发文机关：市政府</td></tr></table>",
			[]source.MetaField{{Name: "索引号", Value: "YZ-1"}, {Name: "发文机关", Value: "市政府"}},
			[]string{"Field 索引号：YZ-1", "Field 发文机关：市政府"}},
		{"the first of its name", "<p>发布日期：2023-05-12</p><p>发布日期：2001-01-01</p>",
			[]source.MetaField{{Name: "发布日期", Value: "2023-05-12"}}, []string{"Field 发布日期：2023-05-12", "Chrome 发布日期：2001-01-01"}},
		{"empty values", "<p>来源：</p><p>作者： 责任编辑：</p>", nil, []string{"Chrome 来源：", "Chrome 作者： 责任编辑："}},
		{"other words", "<p>资料来源：统计局</p><p>标题党：不取</p>", nil, []string{"Chrome 资料来源：统计局", "Chrome 标题党：不取"}},
	} {
		doc := read(t, wrap(c.header+body))
		if diff := cmp.Diff(c.fields, doc.Meta.Fields); diff != "" {
			t.Errorf("%s: metadata (-want +got):\n%s", c.name, diff)
		}
		if diff := cmp.Diff(c.parts, texts(doc)[:len(doc.Parts)-1]); diff != "" {
			t.Errorf("%s: parts (-want +got):\n%s", c.name, diff)
		}
	}
	// A disclosure header within the body is no table; text that speaks of sources is no field.
	doc := read(t, wrap("<div id=zoom><table><tr><td>索引号：<td>YZ-1<tr><td>文号：<td>无</table><p>来源：各县。"+sentence+"</p></div>"))
	if diff := cmp.Diff([]string{"Field 索引号：\tYZ-1", "Field 文号：\t无", "Paragraph 来源：各县。" + sentence}, texts(doc)); diff != "" {
		t.Errorf("header within the body (-want +got):\n%s", diff)
	}
}

func TestTitle(t *testing.T) {
	const title = "云州市2022年法治政府建设报告"
	head := "<title>" + title + " - 云州市人民政府</title>"
	for _, c := range []struct {
		name, page string
		promoted   bool
	}{
		{"outside the body", head + "<p>首页&gt;" + title + "</p><h1>云州市2022年\n法治政府建设报告</h1><p>来源：市司法局</p><div id=zoom>" + sentence + "</div>", true},
		{"within the body as well", head + "<h1>" + title + "</h1><div id=zoom><p>云州市2022年<br>法治政府建设报告</p>" + sentence + "</div>", false},
		{"some other heading", head + "<h1>云州市人民政府门户</h1><div id=zoom>" + sentence + "</div>", false},
		{"after the body", head + "<div id=zoom>" + sentence + "</div><h1>" + title + "</h1>", false},
	} {
		doc := read(t, wrap(c.page))
		promoted := false
		for _, p := range doc.Parts {
			promoted = promoted || p.Kind == source.Heading
		}
		if promoted != c.promoted {
			t.Errorf("%s: %q", c.name, texts(doc))
		}
	}
}

func TestWarnings(t *testing.T) {
	many := strings.Repeat(sentence, 5)
	for _, c := range []struct {
		name, data string
		want       []string
	}{
		{"nothing odd", wrap("<p>一、总体情况</p>"), nil},
		{"scripts", wrap("<p>甲<script>x</script><img src=x onerror=y></p>"), nil},
		{"declared otherwise", "<meta charset=gbk><p>法治政府</p>", []string{"html.charset-mismatch"}},
		{"declared so", string(gb18030(t, "<meta http-equiv=content-type content='text/html; charset=gb2312'><p>法治政府镕</p>")), nil},
		{"declared late", string(gb18030(t, "<!--"+strings.Repeat("x", 2000)+"--><meta charset=\"GBK\"><p>法治政府镕</p>")), nil},
		{"declared UTF-7", "<meta charset=utf-7><p>+ADw-</p>", nil},
		{"hidden", wrap("<p>可见</p><p style='color:red;display:none !important'>一</p><p hidden>二</p><div style='font-size:0px'>三</div><div style=visibility:hidden>四</div><div class='a ng-hide'>五</div><p style='opacity:0.0'>六</p>"), []string{"html.hidden"}},
		{"hidden without text", wrap("<p>可见</p><p hidden><script>x</script></p><p style='font-size:0.5em;opacity:.5'>七</p>"), nil},
		{"hidden body", wrap("<p>加载中</p><div id=zoom style='display:none'>" + many + "</div>"), []string{"html.hidden-body"}},
		{"NUL", "<p>a\x00b</p>", []string{"html.nul"}},
		{"pictures for text", wrap("<p>附件</p><img src=a.jpg><img src=b.png>"), []string{"html.pictures"}},
		{"pictures beside text", wrap("<p>" + many + "</p><img src=a.jpg>"), nil},
		{"odd characters", wrap("<p>法\u200b治\ue816</p>"), []string{"text.invisible-characters", "text.private-use"}},
		{"deep", strings.Repeat("<div>", 2000) + sentence, []string{"html.deep"}},
		{"deep by limit", strings.Repeat("<div>", 300) + sentence, []string{"html.deep"}},
		{"attributes", "<p" + strings.Repeat(" a=1", 3000) + ">甲</p>", []string{"html.attributes"}},
	} {
		if diff := cmp.Diff(c.want, codes(read(t, c.data), source.Warning)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// What is hidden is not in the raw text, but its beginning is in the warning.
func TestHiddenTextIsTold(t *testing.T) {
	doc := read(t, wrap("<p>可见</p><p hidden>不可见的一句</p>"))
	if strings.Contains(doc.Text, "不可见") {
		t.Error("hidden text in the raw text")
	}
	if len(doc.Notes) != 1 || !strings.Contains(doc.Notes[0].Message, "6 characters") || !strings.Contains(doc.Notes[0].Message, "不可见的一句") {
		t.Errorf("notes %v", doc.Notes)
	}
}

// A page that nests too deeply is still read, with its text in order.
func TestDeepPageKeepsItsText(t *testing.T) {
	page := strings.Repeat("<div>", 400) + "<p>甲<p>乙<ul><li>丙<li>丁</ul>" + sentence + "<table><tr><td>1<td>2</table>" + strings.Repeat("</div>", 400) + "<p>戊</p>"
	if diff := cmp.Diff("甲\n乙\n丙\n丁\n"+sentence+"\n1\n2\n戊\n", read(t, page).Text); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		name, data string
		code       source.Code
		message    string
	}{
		{"empty", "", source.Empty, ""},
		{"no text", wrap("<p>&nbsp;</p><script>x</script>"), source.NoText, ""},
		{"an attachment only", wrap("<h1>关于印发方案的通知</h1><div id=zoom><a href='/files/P02023.pdf'>方案.pdf</a></div>"), source.NoText, "/files/P02023.pdf"},
		{"a frame with a file only", wrap("<iframe src='/v.html?file=a.pdf'></iframe>"), source.NoText, "a.pdf"},
		{"deep without text", strings.Repeat("<div>", 1000) + "x", source.LimitDepth, ""},
		{"nested tables", strings.Repeat("<table><tr><td>", 5000) + "x", source.LimitDepth, ""},
		{"a row of 20,000 cells", "<table><tr>" + strings.Repeat("<td>1", 20000) + "</table>", source.LimitSize, "columns"},
		{"too many tags", strings.Repeat("<p>", maxTags+1), source.LimitSize, "tags"},
		{"two encodings", "<p>法治政府</p>" + string(gb18030(t, "<p>建设情况</p>")), source.Corrupt, ""},
		{"binary", strings.Repeat("\x00\x01\x02\xff", 100), source.Unsupported, ""},
	} {
		_, err := Read(context.Background(), source.Input{Data: []byte(c.data)}, source.Limits{})
		if source.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.message) {
			t.Errorf("%s: %v, want %s with %q", c.name, err, c.code, c.message)
		}
	}
	// With a text beside it an attachment is only noted.
	doc := read(t, wrap("<div id=zoom>"+sentence+"<a href='a.docx'>附件.docx</a></div>"))
	if !slices.Contains(codes(doc, source.Info), "html.attachments") {
		t.Errorf("notes %v", doc.Notes)
	}
}

func TestSniff(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       bool
	}{
		{"doctype", "\r\n<!DOCTYPE  html>", true},
		{"html after comments", "\ufeff<?xml version='1.0'?>\n<!-- saved from url -->\n<HTML lang=zh>", true},
		{"utf-16", string(utf16le("\ufeff<html><body>法治</body></html>")), true},
		{"utf-16 without mark", string(utf16le("<html><body>法治政府</body></html>")), true},
		{"fragment", "<p>一</p><p>二</p>", true},
		{"short fragment", "<p>一</p>\n", true},
		{"gbk", string(gb18030(t, "<div><p>一</p><p>二</p></div>")), true},
		{"text", "一、总体要求<br>二", false},
		{"text that speaks of tags", "<script>alert(1)</script>\n\"><img src=x>\n", false},
		{"xml", "<?xml version='1.0'?><w:document><w:p/><w:p/><w:p/><w:p/></w:document>", false},
		{"svg doctype", "<!DOCTYPE svg><svg/>", false},
		{"less than", "<<<< p <p", false},
		{"empty", "", false},
	} {
		if got := Sniff([]byte(c.data)); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, data := range fixtures(f) {
		f.Add(data)
	}
	f.Add([]byte("<table><tr><template><select><math></table>"))
	f.Add([]byte("<table><math><select><mi><select></table>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err := readertest.CheckOutcome(doc, err); err != nil {
			t.Fatal(err)
		}
		Sniff(data)
	})
}

func BenchmarkRead(b *testing.B) {
	named := wrap("<div id=zoom>" + strings.Repeat("<p style='text-indent:2em'><span style='font-size:16pt'>"+sentence+"</span></p>\n", 200) + "</div>")
	guessed := strings.Replace(named, "id=zoom", "id=x", 1)
	table := wrap("<table>" + strings.Repeat("<tr><td>市公安局</td><td>1,204</td><td colspan=2>318</td></tr>\n", 500) + "</table>")
	for _, c := range []struct{ name, page string }{{"named", named}, {"guessed", guessed}, {"table", table}} {
		b.Run(c.name, func(b *testing.B) {
			data := []byte(c.page)
			m := benchtest.Start(b)
			for b.Loop() {
				if _, err := Read(context.Background(), source.Input{Data: data}, source.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
			m.Bytes(len(data))
		})
	}
}

package reference

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"guiwen/schema"
	"guiwen/schema/benchtest"
)

// report is a paragraph in the manner of a report, with every kind of reference.
const report = "2019年，市政府认真贯彻党的十九大和十九届二中、三中、四中全会精神，紧紧围绕中共中央、国务院《法治政府建设实施纲要（2015—2020年）》（以下简称《纲要》）" +
	"确定的目标任务，坚持问题导向，强化基层基础，补齐工作短板，深入推进依法行政，加快建设法治政府。全年共办理行政复议案件162件，受理率达91%，综合纠错率21.7%。" +
	"印发《云州市重大行政决策程序规定》（云政发〔2019〕12号），提请市政府第50次常务会议审议，依照《行政处罚法》第三十二条第一款第（二）项作出处罚决定，按照《纲要》要求推进工作。" +
	"持续优化营商环境，全面推行证明事项告知承诺制，全市政务服务事项网上可办率达到99.9%，平均办理时限压缩60%以上，群众满意度明显提升，社会公平正义进一步彰显。"

func document(text string, blocks int) *schema.Document {
	doc := &schema.Document{}
	for i := range blocks {
		doc.Blocks = append(doc.Blocks, schema.Block{ID: "b" + string(rune('a'+i%26)), Role: schema.Paragraph, Text: text})
	}
	return doc
}

// lawText is a paragraph in the manner of a law: articles that cite articles.
const lawText = "第三十二条　县级以上地方人民政府供热主管部门应当依照本条例第七条、第八条第二款和《中华人民共和国行政许可法》第三十八条的规定，自受理申请之日起二十日内作出决定。" +
	"前款规定的期限内不能作出决定的，经本部门负责人批准，可以延长十日。违反本条第一款规定的，由供热主管部门责令限期改正；逾期不改正的，依照行政处罚法第九条第（三）项处二千元以上二万元以下的罚款，" +
	"构成犯罪的，依法追究刑事责任。供热单位应当建立用户档案，保障室内温度不低于国家规定的标准，并将供热质量投诉电话向社会公布，接受公众和新闻媒体的监督。"

func BenchmarkFind(b *testing.B) {
	for _, c := range []struct{ name, text string }{{"report", report}, {"law", lawText}} {
		b.Run(c.name, func(b *testing.B) {
			doc := document(c.text, 200)
			m := benchtest.Start(b)
			for b.Loop() {
				Find(doc)
			}
			m.Bytes(200 * len(c.text))
		})
	}
}

// BenchmarkMeasured runs over real reports and laws.
func BenchmarkMeasured(b *testing.B) {
	dir := shared(b)
	for _, c := range [][2]string{{"reports", "seeds/*.txt"}, {"work-reports", "samples/text/*.txt"}, {"laws", "samples/text_law/*.txt"}} {
		b.Run(c[0], func(b *testing.B) {
			files, _ := filepath.Glob(filepath.Join(dir, c[1]))
			var docs []*schema.Document
			bytes := 0
			for _, f := range files {
				data, err := os.ReadFile(f)
				if err != nil {
					b.Fatal(err)
				}
				doc := plain(string(data), annotation{})
				docs = append(docs, doc)
				for _, block := range doc.Blocks {
					bytes += len(block.Text)
				}
			}
			m := benchtest.Start(b)
			for b.Loop() {
				for _, doc := range docs {
					Find(doc)
				}
			}
			m.Bytes(bytes)
		})
	}
}

// BenchmarkLinear reports how much longer twice and four times the text takes, per byte, than 1 MB of it: 1 where
// the time is in proportion to the text.
func BenchmarkLinear(b *testing.B) {
	for _, name := range sortedKeys(hostile) {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			m := benchtest.Start(b)
			for b.Loop() {
				one := perByte(hostile[name])
				b.ReportMetric(perByte(strings.Repeat(hostile[name], 2))/one, "2MB/1MB")
				b.ReportMetric(perByte(strings.Repeat(hostile[name], 4))/one, "4MB/1MB")
			}
			m.Bytes(3 * (1 + 2 + 4) * len(hostile[name]))
		})
	}
}

// perByte returns the least processor time of three runs over text, per byte.
func perByte(text string) float64 {
	doc := document(text, 1)
	least := time.Hour
	for range 3 {
		runtime.GC()
		start := benchtest.CPUTime()
		Find(doc)
		least = min(least, benchtest.CPUTime()-start)
	}
	return float64(max(least, 1)) / float64(len(text))
}

// hostile are texts that would show a reader that looks further the longer the text is.
var hostile = map[string]string{
	"open titles":    strings.Repeat("《", 1<<20/3),
	"open singles":   strings.Repeat("〈", 1<<19/3) + strings.Repeat("》", 1<<19/3),
	"nested titles":  strings.Repeat("《", 1<<19/3) + strings.Repeat("》", 1<<19/3),
	"titles":         strings.Repeat("《甲》", 1<<20/9),
	"digits":         strings.Repeat("1", 1<<20),
	"numbers":        strings.Repeat("号", 1<<20/3),
	"years":          strings.Repeat("〔2019〕", 1<<20/10),
	"open years":     strings.Repeat("〔2019", 1<<20/7),
	"codes":          strings.Repeat("政", 1<<20/3) + "〔2019〕5号",
	"orders":         strings.Repeat("令", 1<<20/3),
	"ordinals":       strings.Repeat("第一次", 1<<20/9),
	"lists":          strings.Repeat("第一条、", 1<<20/12),
	"terms":          strings.Repeat("十届", 1<<20/6),
	"congresses":     strings.Repeat("十二大", 1<<20/9),
	"short names":    strings.Repeat("以下简称", 1<<20/12),
	"definitions":    strings.Repeat("《甲条例》（以下简称“甲条例”）", 1<<20/48),
	"back":           strings.Repeat("前款", 1<<20/6),
	"cases":          strings.Repeat("（2019）", 1<<20/10),
	"standards":      strings.Repeat("GB/T ", 1<<20/5),
	"angles":         strings.Repeat("<", 1<<19) + strings.Repeat(">", 1<<19),
	"angle titles":   strings.Repeat("<甲<乙>", 1<<20/9),
	"owned names":    strings.Repeat("《甲条例》（以下简称甲《条例》）甲《条例》", 1<<20/61),
	"bodies":         strings.Repeat("省委市政府", 1<<20/15),
	"letters":        strings.Repeat("A", 1<<20),
	"ordinal marks":  strings.Repeat("第", 1<<20/3),
	"articles":       strings.Repeat("条", 1<<20/3),
	"brackets":       strings.Repeat("〔", 1<<20/3),
	"round":          strings.Repeat("（", 1<<20/3),
	"introductions":  strings.Repeat("（以下简称", 1<<20/15),
	"term marks":     strings.Repeat("届", 1<<20/3),
	"commas":         strings.Repeat("、", 1<<20/3),
	"times":          strings.Repeat("次", 1<<20/3),
	"blanks":         strings.Repeat(" ", 1<<20),
	"blank numbers":  strings.Repeat("〔2019〕"+strings.Repeat(" ", 1000), 1<<10),
	"blank codes":    strings.Repeat(strings.Repeat("　", 300)+"〔2019〕5号", 1<<10),
	"same numbers":   strings.Repeat("云政发〔2019〕5号、", 1<<20/27),
	"same titles":    strings.Repeat("《甲》（云政发〔2019〕5号）《甲》（云政发〔2020〕5号）", 1<<20/75),
	"bare laws":      strings.Repeat("民法典第一条《中华人民共和国民法典》", 1<<20/54),
	"begun meetings": strings.Repeat("第一届第一次", 1<<20/18),
	"back lists":     strings.Repeat("1、2、3、", 1<<20/12),
	"ends":           strings.Repeat("》", 1<<20/3),
	"shared units":   strings.Repeat("第一、二、", 1<<20/15),
	"shared items":   "第一条第" + strings.Repeat("（一）、", 1<<20/12),
	"sequences":      "国发〔2019〕" + strings.Repeat("5、", 1<<20/4) + "号",
	"no years":       strings.Repeat("云政发〔〕", 1<<20/15),
	"amendments":     strings.Repeat("《甲》作如下修改：第一条修改为“第二条", 1<<20/58),
	"and":            strings.Repeat("自然资源和规划和", 1<<20/24) + "《甲》",
	"own paragraphs": "第五条　" + strings.Repeat("第一款", 1<<20/9),
	"paragraphs":     strings.Repeat("第一款", 1<<20/9),
	"quotes":         strings.Repeat("“", 1<<20/3),
}

func BenchmarkHostile(b *testing.B) {
	for _, name := range sortedKeys(hostile) {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			doc := document(hostile[name], 1)
			m := benchtest.Start(b)
			for b.Loop() {
				Find(doc)
			}
			m.Bytes(len(hostile[name]))
		})
	}
}

package reference

import (
	"strings"
	"testing"

	"guiwen/schema"
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

func BenchmarkFind(b *testing.B) {
	doc := document(report, 200)
	b.SetBytes(int64(200 * len(report)))
	b.ReportAllocs()
	for b.Loop() {
		Find(doc)
	}
}

// hostile are texts that would show a reader that looks further the longer the text is.
var hostile = map[string]string{
	"open titles":   strings.Repeat("《", 1<<20/3),
	"open singles":  strings.Repeat("〈", 1<<19/3) + strings.Repeat("》", 1<<19/3),
	"nested titles": strings.Repeat("《", 1<<19/3) + strings.Repeat("》", 1<<19/3),
	"titles":        strings.Repeat("《甲》", 1<<20/9),
	"digits":        strings.Repeat("1", 1<<20),
	"numbers":       strings.Repeat("号", 1<<20/3),
	"years":         strings.Repeat("〔2019〕", 1<<20/10),
	"open years":    strings.Repeat("〔2019", 1<<20/7),
	"codes":         strings.Repeat("政", 1<<20/3) + "〔2019〕5号",
	"orders":        strings.Repeat("令", 1<<20/3),
	"ordinals":      strings.Repeat("第一次", 1<<20/9),
	"lists":         strings.Repeat("第一条、", 1<<20/12),
	"terms":         strings.Repeat("十届", 1<<20/6),
	"congresses":    strings.Repeat("十二大", 1<<20/9),
	"short names":   strings.Repeat("以下简称", 1<<20/12),
	"definitions":   strings.Repeat("《甲条例》（以下简称“甲条例”）", 1<<20/48),
	"back":          strings.Repeat("前款", 1<<20/6),
	"cases":         strings.Repeat("（2019）", 1<<20/10),
	"standards":     strings.Repeat("GB/T ", 1<<20/5),
	"letters":       strings.Repeat("A", 1<<20),
}

func BenchmarkHostile(b *testing.B) {
	for _, name := range sortedKeys(hostile) {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			doc := document(hostile[name], 1)
			b.SetBytes(int64(len(hostile[name])))
			for b.Loop() {
				Find(doc)
			}
		})
	}
}

package statistics

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize/table/tabletest"
	"guiwen/schema"
)

// tableDocument makes a document of one table.
func tableDocument(caption, text string) *schema.Document {
	b := tabletest.Block(strings.TrimSpace(text))
	if caption != "" {
		b.Caption = &caption
	}
	return &schema.Document{Blocks: []schema.Block{*b}}
}

// TestTables reads numbers under their heads: paths over spans, units of heads, rows and notes, years, totals.
func TestTables(t *testing.T) {
	for _, c := range []struct {
		name, caption, text string
		want, checks        []string
	}{
		{"spans and note", "单位：万元", "2↓地区|2×收入|支出\n税收|非税|小计\n云州县|10.5|2|8\n临川县|20|-|9\n合计|30.5|2|17",
			[]string{"云州县/收入/税收 105000元", "云州县/收入/非税 20000元", "云州县/支出/小计 80000元", "临川县/收入/税收 200000元", "临川县/支出/小计 90000元",
				"合计/收入/税收 305000元", "合计/收入/非税 20000元", "合计/支出/小计 170000元"},
			[]string{"true 30.5万 = 10.5万 + 20万", "true 17万 = 8万 + 9万"}},
		{"unit column", "", "产品名称|计量单位|产量|较上年±%\n胶合板|立方米|223|6.25\n供电量|万度|506|-8.8",
			[]string{"胶合板/产量 223立方米", "胶合板/较上年±% 6.25%", "供电量/产量 5060000度", "供电量/较上年±% -8.8%"}, nil},
		{"units in heads, serial numbers, years", "", "序号|项目|2021年|2022年\n1|行政处罚（件）|120|130\n2|罚没金额（万元）|1.5|2",
			[]string{"行政处罚（件）/2021年 120件 puni.cases 2021", "行政处罚（件）/2022年 130件 puni.cases 2022",
				"罚没金额（万元）/2021年 15000元 puni.amount 2021", "罚没金额（万元）/2022年 20000元 puni.amount 2022"}, nil},
		{"a form: heads down to the row that numbers the columns, running numbers of rows, fields beside it", "",
			"7×行政复议案件统计报表|表号：云法统1号\n7×2012年|制表机关：云州市司法局\n7×|批准机关：云州市统计局\n7×|有效期：一年\n" +
				"7×填表单位（盖章）：|\n2×3↓类型|3↓新收|2×已审结|2↓赔偿（元）|2×\n2↓维持|2↓撤销|2×\n|2×\n2×甲|1|2|3|4|2×\n" +
				"公安|1|12|3|4|500|联系电话：|5188011\n民政|2|6|2||0|单位编码：|110000\n土地|3|8|1|1|0||\n税务|4|0|||||\n合计|5|26|6|5|500||",
			[]string{"公安/新收 12 2012", "公安/已审结/维持 3 2012", "公安/已审结/撤销 4 2012", "公安/赔偿（元） 500元 2012",
				"民政/新收 6 2012", "民政/已审结/维持 2 2012", "民政/赔偿（元） 0元 2012", "土地/新收 8 2012",
				"土地/已审结/维持 1 2012", "土地/已审结/撤销 1 2012", "土地/赔偿（元） 0元 2012", "税务/新收 0 2012",
				"合计/新收 26 reco.applied 2012", "合计/已审结/维持 6 reco.maintained 2012", "合计/已审结/撤销 5 reco.revoked 2012", "合计/赔偿（元） 500元 2012"},
			[]string{"true 26 = 12 + 6 + 8 + 0", "true 6 = 3 + 2 + 1", "true 5 = 4 + 1", "true 500 = 500 + 0 + 0"}},
		{"wrong total beside a right one", "单位：件", "乡镇|收件|办结\n甲镇|10|9\n乙镇|20|18\n合计|30|28",
			[]string{"甲镇/收件 10件", "甲镇/办结 9件", "乙镇/收件 20件", "乙镇/办结 18件", "合计/收件 30件", "合计/办结 28件"},
			[]string{"true 30 = 10 + 20", "false 28 = 9 + 18"}},
		{"a lone total that does not come out proves nothing", "单位：件", "乡镇|收件\n甲镇|10\n乙镇|20\n合计|31",
			[]string{"甲镇/收件 10件", "乙镇/收件 20件", "合计/收件 31件"}, []string{"null 31 = 10 + 20"}},
		{"code row", "单位：宗", "指标名称|代码|数量\n甲|乙|1\n警告|01|5\n罚款|02|7", []string{"警告/数量 5宗", "罚款/数量 7宗"}, nil},
		{"a form of the disclosure report", "收到和处理政府信息公开申请情况", "3×项目|自然人|商业企业|总计\n3×一、本年新收政府信息公开申请数量|30|12|42\n2↓三、本年度办理结果|2×（一）予以公开|20|8|28\n2×（七）总计|20|8|28",
			[]string{"一、本年新收政府信息公开申请数量/总计 42件 open.requests", "一、本年新收政府信息公开申请数量/自然人 30件 open.requests@natural", "一、本年新收政府信息公开申请数量/商业企业 12件 open.requests@business",
				"三、本年度办理结果/（一）予以公开/总计 28件 open.granted", "三、本年度办理结果/（一）予以公开/自然人 20件 open.granted@natural", "三、本年度办理结果/（一）予以公开/商业企业 8件 open.granted@business",
				"三、本年度办理结果/（七）总计/总计 28件 open.closed", "三、本年度办理结果/（七）总计/自然人 20件 open.closed@natural", "三、本年度办理结果/（七）总计/商业企业 8件 open.closed@business"},
			[]string{"true 42 = 30 + 12", "true 28 = 20 + 8", "true 28 = 20 + 8"}},
		{"rows of papers, columns of indicators", "", "信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|1|0|3\n行政规范性文件|9|2|86",
			[]string{"规章/本年制发件数 1件 legis.rules", "规章/本年废止件数 0件 legis.rules_repealed", "规章/现行有效件数 3件 legis.rules_valid",
				"行政规范性文件/本年制发件数 9件 norm.issued", "行政规范性文件/本年废止件数 2件 norm.repealed_year", "行政规范性文件/现行有效件数 86件 norm.valid"}, nil},
		{"text cells", "", "任务|进展\n清理证照|全年办理行政处罚案件12件，同比增长5%", []string{"办理行政处罚案件 12件 puni.cases", "办理行政处罚案件同比增长 5%"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := tableDocument(c.caption, c.text)
			r := Find(doc, Default())
			requireAccounts(t, doc, Default())
			requireSound(t, doc, r)
			var got, checks []string
			for _, s := range r.Statistics {
				line := *s.Label + " " + strconv.FormatFloat(*s.Value, 'f', -1, 64)
				if s.Unit != nil {
					line += *s.Unit
				}
				if s.Indicator != nil {
					line += " " + *s.Indicator
				}
				if s.Period != nil {
					line += " " + *s.Period
				}
				got = append(got, line)
			}
			for _, k := range r.Checks {
				holds := "null"
				if k.Holds != nil {
					holds = fmt.Sprint(*k.Holds)
				}
				checks = append(checks, holds+" "+k.Formula)
			}
			sort.Strings(c.want)
			sort.Strings(got)
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("figures (-want +got)\n%s", d)
			}
			if d := cmp.Diff(c.checks, checks); d != "" {
				t.Errorf("checks (-want +got)\n%s", d)
			}
		})
	}
}

// FuzzTable looks for tables whose spans overlap, reach over each other or out of the table, and break a promise.
func FuzzTable(f *testing.F) {
	for _, s := range []string{
		"2↓地区|2×收入|支出\n税收|非税|小计\n云州县|10.5|2|8",
		"3↓甲|1|2\n2↓乙|2×3|4\n5|6|7",
		"项目|9↓2019年\n9×受理|12件\n办结|1|2|3",
		"1000000×a|1\n2|1000000↓3\n4|5|6|7",
	} {
		f.Add("单位：件", s)
	}
	c := Default()
	f.Fuzz(func(t *testing.T, caption, s string) {
		doc := tableDocument(strings.ToValidUTF8(caption, ""), strings.ToValidUTF8(s, ""))
		requireAccounts(t, doc, c)
		requireSound(t, doc, Find(doc, c))
	})
}

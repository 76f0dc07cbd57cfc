package structure

import (
	"fmt"
	"testing"
)

// gluedHeads end with words that no class knows; gluedSentences begin with those who act or a time, two of them with
// nothing that shows them.
var (
	gluedHeads = []string{
		"下一步工作愿景", "队伍建设历程", "年度工作家底", "改革攻坚图景", "基层治理样板", "普法宣传阵地", "执法监督抓手", "矛盾化解路径", "乡村振兴成色", "民生实事温度",
		"安全生产态势", "财政运行脉络", "产业升级势头", "党建引领红线", "政务服务触角", "作风建设足迹", "数字政府蓝图", "营商环境底色", "生态保护屏障", "依法行政心得",
	}
	gluedSentences = []string{
		"财政部门扎实推进各项任务落地见效，取得了积极进展，群众满意度稳步提高。",
		"教育系统围绕中心任务统筹安排，解决重点难点问题，推动各项任务落地见效。",
		"全县各级各部门认真履行职责，压实工作责任，形成了齐抓共管的良好局面。",
		"县委、县政府高度重视有关工作，多次召开会议研究部署，推动任务落实。",
		"我市坚持问题导向，深入开展专项整治，一批突出问题得到有效解决。",
		"各乡镇积极探索创新，因地制宜打造特色亮点，涌现出一批先进典型。",
		"2021年，全县共办理各类案件326件，办结率达到百分之九十八，同比有所提高。",
		"截至12月底，全县共排查各类隐患412处，已经全部整改到位，没有发生事故。",
		"深入推进简政放权，取消和下放审批事项42项，办理时限平均压缩三成以上。",
		"一批重点项目相继建成投用，群众出行更加便利，城乡面貌明显改善。",
	}
)

// TestGluedHeadings cuts eighty headings of words that the lexicon does not know from the sentences that they are glued to: most
// are cut right, and what is not clear stays whole.
func TestGluedHeadings(t *testing.T) {
	right, wrong, whole := 0, 0, 0
	for n := range 40 {
		a, b := gluedHeads[n%20], gluedHeads[(n*7+3)%20]
		x, y := gluedSentences[n%10], gluedSentences[(n*3+5)%10]
		texts := []string{
			"一、主要工作成效", gluedSentences[(n+1)%10],
			"二、存在问题", gluedSentences[(n+2)%10],
			"三、" + a + x,
			"四、" + b + y,
		}
		o := Decide(texts, Marks(texts), nil)
		if len(o.Items) != 4 {
			t.Fatalf("%d marks in %q", len(o.Items), texts)
		}
		for k, want := range map[int]string{2: a, 3: b} {
			it := &o.Items[k]
			switch got := o.Texts[it.Line][it.From:max(it.From, it.Stop)]; {
			case it.Role == Heading && got == want:
				right++
			case it.Role != Heading, it.Next == 0:
				whole++
			default:
				wrong++
				t.Logf("%s is cut as %s", it.Text, got)
			}
		}
	}
	if right < 60 || wrong > 1 {
		t.Errorf("%d right, %d wrong, %d whole of 80", right, wrong, whole)
	}
	t.Logf("%d right, %d wrong, %d whole of 80", right, wrong, whole)
}

// TestSentencesStayWhole holds that no heading is cut out of sentences and of headings that only look as if they were glued.
func TestSentencesStayWhole(t *testing.T) {
	for _, texts := range [][]string{
		{"一、健全财政部门协同推进机制", "各单位按月报送。", "二、完善全市统筹协调机制", "各单位按季报送。"},
		{"（一）推动教育系统深入开展校园安全专项整治。各学校逐一排查。", "（二）支持各乡镇积极发展特色产业。市里安排资金。"},
		{"（一）各单位要于2023年7月20日前完成自查，自查报告报市司法局。", "（二）市司法局将于2023年8月组织抽查，抽查结果予以通报。"},
		{"1.市财政局负责安排资金，保障各项工作需要。", "2.市审计局负责监督资金使用，发现问题及时纠正。"},
	} {
		o := Decide(texts, Marks(texts), nil)
		for i := range o.Items {
			if it := &o.Items[i]; it.Cut == AtSeam {
				t.Errorf("%s is cut behind %s", it.Text, o.Texts[it.Line][it.From:it.Stop])
			}
		}
	}
}

// TestRunInHeadings shows where headings end that share their lines.
func TestRunInHeadings(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  []string // the headings with their levels, "+" behind those that run in
	}{
		{"a colon, as their siblings have", []string{"一、验收结论：该项目符合条件，同意投入使用。", "二、规模核定：核定处理能力为每日两万吨水。", "三、监测情况：", "出水水质达到标准。"}, []string{"1 一、验收结论+", "1 二、规模核定+", "1 三、监测情况"}},
		{"a blank, as their siblings have", []string{"第一章　总则", "第一条　为了节水，制定本办法。", "第二条　本市用水适用本办法。", "第三条　浪费用水的，处以罚款。"}, []string{"1 第一章总则", "2 第一条+", "2 第二条+", "2 第三条+"}},
		{"captions of articles", []string{"第一条　（目的）", "为了节水，制定本办法。", "第二条　（范围）", "本市用水适用本办法。", "第三条　（施行）", "本办法自印发之日起施行。"}, []string{"1 第一条（目的）", "1 第二条（范围）", "1 第三条（施行）"}},
		{"long ones of one build", []string{
			"（一）以制度建设为基础，健全工作体系，确保有章可循。全年出台制度五项。",
			"（二）以队伍建设为关键，提升专业能力，确保有人可用。全年培训干部百人。",
			"（三）以科技支撑为动力，建设智慧平台，确保有力可借。全年建成平台两个。"},
			[]string{"1 （一）以制度建设为基础，健全工作体系，确保有章可循+", "1 （二）以队伍建设为关键，提升专业能力，确保有人可用+", "1 （三）以科技支撑为动力，建设智慧平台，确保有力可借+"}},
		{"sentences that are a list", []string{"1.市财政局应当在5日内安排资金，保障工作需要；", "2.市审计局应当在10日内开展监督，纠正存在问题；", "3.市水务局负责检查。"}, nil},
		{"the first scheme is the first level", []string{"1.所需资料", "请提供近三年的资料。", "2.费用", "免收费用。"}, []string{"1 1.所需资料", "1 2.费用"}},
		{"contents in one line", []string{"目录第一章 总则第二章 管理第三章 附则第一章 总则第一条 为了节水，制定本办法。第二章 管理第二条 本市用水适用本办法。第三章 附则第三条 本办法自印发之日起施行。"},
			[]string{"1 第一章总则", "2 第一条+", "1 第二章管理", "2 第二条+", "1 第三章附则", "2 第三条+"}},
	} {
		o := Decide(c.texts, Marks(c.texts), nil)
		var got []string
		for i := range o.Items {
			it := &o.Items[i]
			if it.Role != Heading {
				continue
			}
			s := fmt.Sprint(it.Level, " ", it.Label.Text, o.Texts[it.Line][it.From:max(it.From, it.Stop)])
			if it.Next > 0 {
				s += "+"
			}
			got = append(got, s)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

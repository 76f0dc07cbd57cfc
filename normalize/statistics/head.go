package statistics

import "strings"

// guard says what a pattern must speak of to be taken for a figure: the noun that the figure counts (中心语). The words of a
// pattern may stand anywhere beside a figure, but 行政诉讼案件已拓展到50多个领域 counts fields, and 取消申请材料525件 counts papers.
type guard struct {
	behind bool   // a noun follows the measure word: a word of the pattern must stand behind the figure
	noun   string // this noun follows without a measure word: a word of the pattern behind the figure must end with it
	front  bool   // a noun of another trade stands right in front: a word of the pattern must end with it
}

// guardOf finds what figure f of text s counts.
func guardOf(s string, f *figure, fr *frame) guard {
	var g guard
	if f.kind != kindCount || fr.dealt || f.start == f.end {
		return g
	}
	if f.unit == nil { // 人社部等4部门: what it counts follows without a measure word
		for _, n := range nouns {
			if strings.HasPrefix(s[f.end:], n) {
				g.noun = n
				break
			}
		}
		return g
	}
	switch f.unit.word {
	case "个", "家", "名", "位", "项", "类", "种", "处", "所", "支", "件", "起", "部", "份", "条", "宗", "批":
		after := s[f.end:fr.after.end]
		g.behind = isHan(runeAt(after, 0)) && !startsWithAny(after, notNouns[:]...)
	}
	if !g.behind {
		g.front = endsWithAny(s[fr.before.start:max(fr.before.start, fr.core)], otherHeads[:]...)
	}
	return g
}

// notNouns are words that can follow a measure word and are no noun it counts.
var notNouns = [...]string{"进行", "开展", "列入", "纳入", "列为", "予以", "给予", "均", "已", "全部", "得到", "被", "作为", "由", "在", "向", "从", "中", "占", "同比", "较", "比",
	"分别", "以上", "以下", "以内", "左右", "上下", "余", "多", "并", "且", "和", "与", "及", "以及", "等", "的", "是", "为", "可", "到", "完成", "通过", "实现", "获", "荣获", "入选",
	"办结", "办理", "公布", "发布", "受理", "用于", "经", "其中", "后", "前", "不", "未", "正在", "合计", "涉及", "至", "被评为", "落实", "整改", "内", "次", "移送", "提交", "录入", "上报", "共", "报"}

// otherHeads are nouns that, right in front of a figure, are what it counts, whatever else is said: 申请材料525件,
// 服务事项清单31个, 自助机使用量2137件.
var otherHeads = [...]string{"清单", "材料", "平台", "使用量", "访问量", "浏览量", "点击量", "阅读量", "成果", "证书", "资质", "标语", "系统", "设备", "车辆", "面积", "标准", "方案", "细则",
	"名单", "奖项", "荣誉", "称号", "团队", "队伍", "专班", "项目", "点位", "网点", "窗口", "设施", "台账", "档案", "工程", "站点", "产品", "隐患", "问卷", "稿件", "视频", "短信", "作品",
	"线索", "合同", "证照", "制度", "机制", "措施", "人数", "通知", "岗位", "岗", "号", "会议", "工作站", "服务站", "联络点", "联络站", "示范点", "基地", "中心", "事项清单",  "企业", "市场主体", "经营主体"}

// meant reports whether pattern p, which holds, speaks of what the figure counts.
func (m *matcher) meant(p *pattern, g guard) bool {
	want := after
	if g.front {
		want = adjacent
	} else if !g.behind && g.noun == "" {
		return true
	}
	for i := range p.terms {
		t := &p.terms[i]
		if t.not || t.zones&want == 0 {
			continue
		}
		for _, w := range t.words {
			if m.zones[w]&want != 0 && strings.HasSuffix(m.c.vocabulary[w], g.noun) {
				return true
			}
		}
	}
	return false
}

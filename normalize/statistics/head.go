package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// guard says what a pattern must speak of to be taken for a figure: the noun that the figure counts (中心语). The words of a
// pattern may stand anywhere beside a figure, but 行政诉讼案件已拓展到50多个领域 counts fields, and 取消申请材料525件 counts papers.
type guard struct {
	behind bool   // a noun follows the measure word: a word of the pattern must stand behind the figure
	bare   string // this noun follows without a measure word: a word of the pattern behind the figure must end with it
	noun   span   // the noun behind the measure word, up to a verb
	thing  bool   // the measure word is one for things, not persons or bodies: the noun may as well stand in front
	other  bool   // the noun is of another trade: a word of the pattern must end it
	lists  bool   // it counts lists (清单), for which there is no indicator
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
				g.bare = n
				break
			}
		}
		return g
	}
	switch f.unit.Word {
	case "个", "家", "名", "位", "项", "类", "种", "处", "所", "支", "件", "起", "部", "份", "条", "宗", "批":
		after := s[f.end:fr.after.end]
		if g.behind = lex.IsHan(runeAt(after, 0)) && !notNounIndex.begin(after); g.behind {
			g.noun = span{f.end, nounEnd(s, f.end, fr.after.end)}
			g.other = otherTailIndex.end(s[g.noun.start:g.noun.end])
		}
	}
	switch f.unit.Word {
	case "项", "件", "起", "部", "份", "条", "宗":
		g.thing = true
	}
	if !g.behind {
		head := s[fr.before.start:max(fr.before.start, fr.core)]
		g.front = otherHeadIndex.end(head)
		if strings.HasSuffix(head, "清单") { // 权责清单4120项 counts what is on the list, 清单31个 the lists
			g.front, g.lists = false, f.unit.Word != "项" && f.unit.Word != "条"
		}
	}
	return g
}

// longestNoun is the number of characters in which a noun behind a measure word ends.
const longestNoun = 14

// nounEnd returns where the noun that begins at byte i ends: at a mark, or where a verb or one of notNouns begins.
func nounEnd(s string, i, limit int) int {
	at := i
	for n := 0; n < longestNoun && at < limit; n++ {
		r, w := utf8.DecodeRuneInString(s[at:])
		if !lex.IsHan(r) && r != '“' && r != '”' || n > 0 && (notNounIndex.begin(s[at:limit]) || verbIndex.begin(s[at:limit])) {
			break
		}
		at += w
	}
	return at
}

// notNouns are words that can follow a measure word and are no noun it counts.
var notNouns = [...]string{"进行", "削减", "精简", "压减", "减少", "增加", "提升", "降", "开展", "列入", "纳入", "列为", "予以", "给予", "均", "已", "全部", "得到", "被", "作为", "由", "在", "向", "从", "中", "占", "同比", "较", "比",
	"分别", "以上", "以下", "以内", "左右", "上下", "余", "多", "并", "且", "和", "与", "及", "以及", "等", "的", "是", "为", "可", "到", "完成", "通过", "实现", "获", "荣获", "入选",
	"办结", "办理", "公布", "发布", "受理", "用于", "经", "其中", "后", "前", "不", "未", "正在", "合计", "涉及", "至", "被评为", "落实", "整改", "内", "次", "移送", "提交", "录入", "上报", "共", "报"}

// verbs end the noun behind a measure word.
var verbs = [...]string{"参加", "参与", "设立", "制发", "制定", "赋权", "实施", "编制", "组织", "建立", "取得", "提出", "进驻", "召开", "获聘", "旁听", "出庭", "签订", "配备", "组成",
	"承担", "接受", "申请", "换发", "审核", "审查", "划", "下放", "取消", "接入", "集中", "统一", "推行", "实行", "达到", "下沉", "依法", "按", "报备", "清理", "纠正", "确认", "开通", "审批", "直接"}

// otherHeads are nouns that, right in front of a figure, are what it counts, whatever else is said: 申请材料525件,
// 服务事项清单31个, 自助机使用量2137件.
var otherHeads = [...]string{"清单", "材料", "平台", "使用量", "访问量", "浏览量", "点击量", "阅读量", "成果", "证书", "资质", "标语", "系统", "设备", "车辆", "面积", "标准", "方案", "细则",
	"名单", "奖项", "荣誉", "称号", "团队", "队伍", "专班", "项目", "点位", "网点", "窗口", "设施", "台账", "档案", "工程", "站点", "产品", "隐患", "问卷", "稿件", "视频", "短信", "作品",
	"线索", "合同", "证照", "制度", "机制", "措施", "人数", "通知", "岗位", "岗", "号", "会议", "工作站", "服务站", "联络点", "联络站", "示范点", "基地", "中心", "事项清单", "企业", "市场主体", "经营主体"}

// otherTails are the same for nouns behind a measure word: 11个法律援助中心 are no cases.
var otherTails = [...]string{"中心", "工作站", "服务站", "联络点", "联络站", "平台", "系统", "基地", "计划", "方案", "队伍", "行业", "软件"}

// meant reports whether pattern p, which holds, speaks of what the figure counts.
func (m *matcher) meant(p *pattern, g guard) bool {
	want := after | counted
	if g.lists {
		return false
	}
	if g.front {
		want = adjacent
	} else if !g.behind && g.bare == "" {
		return true
	}
	for i := range p.terms {
		t := &p.terms[i]
		if t.not || t.zones&want == 0 {
			continue
		}
		need := want
		if g.other {
			need = closing
		}
		for _, w := range t.words {
			if m.zones[w]&need != 0 && strings.HasSuffix(m.c.vocabulary[w], g.bare) {
				return true
			}
		}
	}
	return false
}

// affixes are words looked for at the beginning or end of a text; most texts are turned down by one character.
type affixes struct {
	sieve [256]bool // by the low eight bits of the character that begins or ends a word
	words map[rune][]string
}

// notNounIndex and verbIndex hold words by their first character, the others by their last.
var (
	notNounIndex   = index(notNouns[:], utf8.DecodeRuneInString)
	verbIndex      = index(verbs[:], utf8.DecodeRuneInString)
	otherHeadIndex = index(otherHeads[:], utf8.DecodeLastRuneInString)
	otherTailIndex = index(otherTails[:], utf8.DecodeLastRuneInString)
)

func index(words []string, key func(string) (rune, int)) *affixes {
	a := &affixes{words: make(map[rune][]string)}
	for _, w := range words {
		r, _ := key(w)
		a.words[r] = append(a.words[r], w)
		a.sieve[byte(r)] = true
	}
	return a
}

// begin reports whether s begins with one of the words.
func (a *affixes) begin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return a.sieve[byte(r)] && startsWithAny(s, a.words[r]...)
}

// end reports whether s ends with one of the words.
func (a *affixes) end(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return a.sieve[byte(r)] && endsWithAny(s, a.words[r]...)
}

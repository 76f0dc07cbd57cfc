package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// han passes the number in Han numerals at byte i. Most of them are words (一律, 统一, 三农): a figure is what counts
// something that happened. Only numbers that could be taken for a figure are named as not taken.
func (c *scan) han(i int) int {
	n, ok := numberAt(c.s, i)
	if n.end == i {
		return i + 1
	}
	if n.word {
		return n.end
	}
	if !ok {
		return c.unread(n)
	}
	if c.provision && !strings.HasPrefix(c.s[n.end:], "分之") {
		return n.end
	}
	if strings.HasPrefix(c.s[n.end:], "分之") {
		return c.part(n)
	}
	if phrase := setPhraseAt(c.s, i); phrase > 0 {
		return c.not(i, i+phrase, reasonSetPhrase)
	}
	if n.row {
		return c.digitRow(n)
	}
	if end := c.hanTenths(n); end > 0 {
		return end
	}
	u, w := lex.UnitAt(c.s[n.end:])
	if u == nil {
		r := runeAt(c.s, n.end)
		if r == '大' && n.value.Coef >= 15 && !n.bare { // 党的十九大
			return c.not(i, n.end+len("大"), reasonMeeting)
		}
		if (r == '大' || r == '级') && n.value.Coef > 1 && !n.bare {
			return c.not(i, n.end+len("大"), reasonCategory)
		}
		return n.end
	}
	f := figure{start: n.start, end: n.end + w, number: n, value: n.value, unit: u, kind: u.Kind}
	if !n.lead(c.s) {
		return c.not(n.start, f.end, reasonUnclear)
	}
	switch v := c.judge(&f); v {
	case accepted:
		f.start, f.value, f.number = n.start, n.value, n
		c.takeRest(&f)
		return c.take(f)
	case ignored:
		return n.end
	default:
		return c.not(f.start, f.end, string(v))
	}
}

// unread passes a run of Han numerals without a single reading. Where a measure word says that it counts something (七八个,
// 两千四百五件), the whole of it is a number that is not taken.
func (c *scan) unread(n number) int {
	if phrase := setPhraseAt(c.s, n.start); phrase > 0 && !c.provision {
		return c.not(n.start, n.start+phrase, reasonSetPhrase)
	}
	run := c.s[n.start:n.end]
	if u, w := lex.UnitAt(c.s[n.end:]); u != nil && utf8.RuneCountInString(run) > 1 && !c.provision {
		if allDigits := strings.IndexFunc(run, func(r rune) bool { return lex.HanDigit(r) < 0 }) < 0; u.Firm || !allDigits {
			return c.not(n.start, n.end+w, reasonIndefinite)
		}
	}
	return n.end
}

// verdict is what [scan.judge] makes of a Han numeral: accepted, ignored, or a reason.
type verdict string

const (
	accepted verdict = ""
	ignored  verdict = "ignored"
)

// digitRow passes digits in a row: a year (二〇一九年), or an approximate number (七八个).
func (c *scan) digitRow(n number) int {
	if strings.HasPrefix(c.s[n.end:], "年") && n.value.Coef >= 1900 && n.value.Coef <= 2100 {
		return c.not(n.start, n.end+len("年"), reasonDate)
	}
	if u, w := lex.UnitAt(c.s[n.end:]); u != nil && u.Firm && n.value.Coef < 100 {
		return c.not(n.start, n.end+w, reasonIndefinite)
	}
	return n.end
}

// judge decides whether a Han numeral with a unit is a figure.
func (c *scan) judge(f *figure) verdict {
	after := c.s[f.end:]
	before := c.s[backRunes(c.s, f.start, 8):f.start]
	prev := runeBefore(c.s, f.start)
	if endsWithAny(before, "先后", "前后") {
		prev = 0
	}
	switch prev {
	case '数', '几':
		if f.unit.Firm {
			f.start -= len("数") // 数十家
			return verdict(reasonIndefinite)
		}
		return ignored
	case '每', '这', '那', '某', '同', '前', '后', '下', '头', '再', '首', '其', '半', '唯', '任', '逐', '初', '去', '今', '明':
		return ignored
	}
	if endsWithAny(before, "每一", "不止", "新一", "一式") || startsWithAny(after, "以上", "以下", "以内", "以外", "及以上", "之内", "内") {
		return ignored
	}
	switch f.unit.Kind {
	case kindDuration:
		return judgeDuration(f, before)
	case kindOther:
		if f.unit.Firm || f.unit.Word == "倍" && f.value.Coef > 1 {
			break
		}
		return ignored
	case kindMoney, kindArea:
		if f.number.bare && !(isMark(runeAt(after, 0)) && endsWithAny(before, "突破", "超", "超过", "过", "近", "逾", "达", "达到", "破")) {
			return ignored // 亿元以上项目, 万元生产总值用水量, 营收过百亿元企业
		}
		if f.value.Coef < 10 && f.number.scaled == 0 {
			return ignored
		}
		return accepted
	case kindPercent:
		return accepted
	}
	return c.judgeCount(f, before, after)
}

// judgeDuration takes durations only where the text says that they were kept up or cut down.
func judgeDuration(f *figure, before string) verdict {
	switch f.unit.Name {
	case "年":
		if endsWithAny(before, "连续", "已连续") && f.value.Coef > 1 {
			return accepted
		}
	case "个工作日", "天", "小时", "个月", "分钟":
		if endsWithAny(before, "压缩至", "压缩到", "压减至", "压减到", "缩短至", "缩短到", "缩短为", "缩短", "减少", "提速", "压缩为", "平均用时") {
			return accepted
		}
	}
	return ignored
}

// judgeCount decides on a Han numeral before a measure word.
func (c *scan) judgeCount(f *figure, before, after string) verdict {
	v := f.value.Coef
	switch {
	case f.number.bare:
		if f.unit.Firm && (f.number.more != "" || endsWithAny(before, "近", "上", "超", "超过", "逾", "过", "约")) {
			return accepted // 百余件, 近百家
		}
		return ignored
	case v == 0:
		return ignored
	case v == 1:
		if f.unit.Firm && strings.Contains("件起宗部例名", f.unit.Word) && isMark(runeAt(after, 0)) && lex.IsHan(runeBefore(c.s, f.start)) && !endsWithAny(before, "一", "逐", "任何", "没有", "无") {
			return accepted
		}
		return ignored
	case v >= 20, v >= 10 && f.unit.Firm:
		if isCategory(after) && !actsBefore(before) {
			return verdict(reasonCategory)
		}
		return accepted
	case f.unit.Firm:
		return judgeFirm(f, before, after)
	}
	return c.judgeLoose(f, before, after)
}

// judgeFirm decides on a small number before 件, 部, 次 and their like.
func judgeFirm(f *figure, before, after string) verdict {
	switch f.unit.Word {
	case "次":
		if startsWithAny(after, "精神", "产业", "分配", "创业", "元", "世界", "会精神", "函数", "污染", "能源", "革命", "握手") {
			return ignored
		}
	case "人":
		if startsWithAny(after, "制", "小组", "行", "谈", "以", "成") || endsWithAny(before, "一", "三五") {
			return ignored
		}
	case "场":
		if startsWithAny(after, "硬仗", "攻坚", "战", "革命", "比赛制") {
			return verdict(reasonSetPhrase)
		}
	case "家", "户":
		if endsWithAny(before, "一", "百", "万", "千") {
			return ignored
		}
	case "套":
		if startsWithAny(after, "班子", "人马") {
			return verdict(reasonSetPhrase)
		}
	case "张", "本", "口", "头", "首", "根", "枚", "间", "篇", "票", "桌", "席", "份", "台", "只", "架", "幅", "盏", "床":
		if !actsBefore(before) && !isMark(runeAt(after, 0)) {
			return verdict(reasonSetPhrase)
		}
	}
	return accepted
}

// judgeLoose decides on a small number before 个, 项, 条 and their like: it must follow a verb that brings something
// about, and must not name parts of a scheme; or another figure follows at once (五项54条).
func (c *scan) judgeLoose(f *figure, before, after string) verdict {
	if pairFollows(after) || f.unit.Word == "个" && startsWithAny(after, bodies[:]...) {
		return accepted
	}
	switch f.unit.Word {
	case "个", "项", "条", "批", "支", "期", "轮", "处", "位", "款", "站", "门":
		if actsBefore(before) && !isCategory(after) {
			return accepted
		}
		if isMark(runeAt(after, 0)) && actsBefore(before) {
			return accepted
		}
		if (f.unit.Word == "期" || f.unit.Word == "批") && strings.HasSuffix(before, "分") {
			return accepted // 分七期培训
		}
	}
	if f.unit.Word == "个" || f.unit.Word == "项" || f.unit.Word == "类" || f.unit.Word == "种" || f.unit.Word == "条" {
		return verdict(reasonCategory)
	}
	return ignored
}

// bodies are nouns of which every one is a body of its own: who counts them has counted something (在三个乡镇试点).
var bodies = [...]string{"乡镇", "街道", "镇街", "部门", "单位", "县区", "县（", "区县", "社区", "行政村", "村（", "司法所", "派出所", "学校", "企业", "园区", "开发区", "省份", "城市", "市直", "县直", "区直", "执法单位", "执法部门", "督察", "督导", "检查组", "工作组", "专项小组", "工作专班", "专题组"}

// pairFollows reports whether a second figure follows directly or behind one short noun: 五项54条, 六个方面28项.
func pairFollows(after string) bool {
	after = strings.TrimPrefix(after, "方面")
	if after == "" {
		return false
	}
	if isDigit(after[0]) {
		n, ok := numberAt(after, 0)
		u, _ := lex.UnitAt(after[n.end:])
		return ok && u != nil && u.Kind == kindCount
	}
	if n, ok := numberAt(after, 0); ok && n.value.Coef > 1 {
		u, _ := lex.UnitAt(after[n.end:])
		return u != nil && u.Kind == kindCount
	}
	return false
}

// acts are verbs whose object, when counted, was counted because it was brought about.
var acts = [...]string{"组成", "成立", "设立", "组建", "新建", "建成", "建立", "明确", "提出", "确定", "制定", "开展", "完成", "获", "荣获", "获得", "获评", "新增",
	"取消", "下放", "梳理", "出台", "创建", "培育", "入选", "查处", "发现", "整改", "评选", "命名", "安排", "派出", "派驻", "举办", "召开", "承办", "审议", "审查",
	"办理", "办结", "修订", "废止", "修改", "印发", "发布", "公布", "移送", "处理", "受理", "收到", "化解", "撤销", "维持", "纠正", "挂牌", "聘请", "配备", "增加",
	"减少", "引进", "签约", "落地", "开工", "建设", "设置", "形成", "列出", "选取", "选定", "编制", "推出", "共", "共计", "先后", "相继", "累计", "下发", "通过", "达",
	"增设", "开设", "打造", "起草", "报送", "报备", "立项", "征集", "采纳", "反馈", "督办", "推送", "认定", "评为", "细化为", "分解为", "细化", "抽取", "抽查", "有"}

// actsBefore reports whether the text ends with such a verb, with 了, 出 or 起 behind it or not.
func actsBefore(before string) bool {
	for _, tail := range [...]string{"了", "出", "起", "等"} {
		before = strings.TrimSuffix(before, tail)
	}
	return endsWithAny(before, acts[:]...)
}

// categories are nouns for the parts of a scheme; counting them measures nothing.
var categories = [...]string{"方面", "阶段", "领域", "环节", "层面", "维度", "层次", "类别", "制度", "机制", "体系", "原则", "统一", "必经", "关口", "转变", "坚持", "确保",
	"提升", "强化", "导向", "战略", "自信", "意识", "维护", "确立", "关键", "必须", "不", "严禁", "一", "务必", "更加", "着力", "聚焦", "突出", "到位", "全覆盖", "程序",
	"重大", "纳入", "结合", "打通", "能力", "文明", "清零", "认同", "融合", "面向", "专项行动", "定位", "法定", "基本"}

func isCategory(after string) bool { return startsWithAny(after, categories[:]...) }

// phrases are set phrases (固定提法) that begin with a numeral and would pass for counts.
var phrases = [...]string{"一把手", "一件事", "一次性", "一张网", "一张图", "一张表", "一条龙", "一条线", "一条心", "一站式", "一体化", "一线执法", "一线",
	"一票否决", "一支队伍", "一张清单", "一张蓝图", "一个窗口", "一枚印章", "一次办", "一次办好", "一网通办", "一窗", "一门", "一级抓一级", "两张皮", "两个维护", "两个确立",
	"两个一百年", "两个毫不动摇", "两个健康", "两手抓", "两法衔接", "两套班子", "四套班子", "三项制度", "三个代表", "三次产业", "三张清单", "三张网",
	"三期叠加", "三个阶段", "四个意识", "四个自信", "四个全面", "四个伟大", "四个最严", "四个一批", "五位一体", "五个文明", "八项规定", "五个方面问题",
	"三项机制", "四种形态", "五大发展", "六项纪律", "八个方面", "百千万", "三个一", "十四个五年", "双随机一公开", "十个明确", "四项基本原则", "七个有之", "两个责任",
	"三条红线", "三条控制线", "三条底线", "三条保障线", "三个区分开来", "二次", "两头", "一个支部", "一个堡垒", "十件民生实事", "十件实事", "十件惠民实事"}

// phraseIndex holds the phrases by their first two characters.
var phraseIndex = func() map[string][]string {
	index := make(map[string][]string)
	for _, p := range phrases {
		key := p[:aheadRunes(p, 0, 2)]
		index[key] = append(index[key], p)
	}
	return index
}()

// setPhraseAt returns the width of the set phrase at byte i, or 0.
func setPhraseAt(s string, i int) int {
	end := aheadRunes(s, i, 2)
	longest := 0
	for _, p := range phraseIndex[s[i:end]] {
		if len(p) > longest && strings.HasPrefix(s[i:], p) {
			longest = len(p)
		}
	}
	return longest
}

package statistics

import (
	"strings"
	"unicode/utf8"
)

// The kinds of figures, as the canonical document names them.
const (
	kindCount    = "count"
	kindMoney    = "money"
	kindPercent  = "percent"
	kindRatio    = "ratio"
	kindDuration = "duration"
	kindRank     = "rank"
	kindArea     = "area"
	kindOther    = "other"
)

// unit is a measure word (量词) or unit of measurement.
type unit struct {
	word string // as written
	name string // as published; "" for word
	kind string
	// not lists what may not follow: 部 is no unit in 部门, 处 none in 处罚.
	not string
	// firm says that a Han numeral from two to nine before the word counts something: 四部, 两起. Before the others
	// (个, 项, 条) it more often belongs to a set phrase.
	firm bool
}

func (u *unit) published() string {
	if u.name != "" {
		return u.name
	}
	return u.word
}

// units is the table of all units, grouped by kind; within a group the order does not matter.
var units = join(
	of(kindPercent, "%", "％=%", "﹪=%", "‰", "个百分点=百分点", "百分点", "个千分点=千分点"),
	of(kindMoney, "元", "人民币=元", "元人民币=元", "块钱=元", "美元", "欧元", "港元", "港币=港元", "日元", "英镑", "卢布", "新元", "澳元"),
	of(kindDuration, "年^代度级初底末前报", "个年头=年", "个月", "个季度", "个学期", "周^年岁边期转密", "个星期=周", "天^津然府",
		"个工作日", "工作日=个工作日", "个自然日", "个交易日", "日^报均常程前", "小时", "个小时=小时", "分钟", "秒^杀"),
	of(kindArea, "平方米", "平方公里", "平方千米=平方公里", "平米=平方米", "㎡=平方米", "亩", "公顷", "平方厘米"),
	firm("件", "件次", "件套", "人^们才", "人次", "名^称牌胜城录誉义额", "家^庭", "家次", "起^草来步", "宗^旨教", "部^门委队分署长",
		"户^籍口", "户次", "所^有以在属谓需", "场^所馆", "场次", "次^要级序", "份^额", "册", "台^账阶", "台套", "台次", "辆", "辆次",
		"艘", "艘次", "架", "架次", "班次", "车次", "例^如外行", "批次", "套^路", "间^接隔", "张^贴", "座^谈", "栋", "幢", "株",
		"棵", "头^部", "羽", "只^有要能是", "匹", "枚", "幅^度员", "盏", "根^据", "口^岸", "床", "箱", "袋", "桶", "瓶", "盒",
		"篇^章幅", "首^次批个", "封^闭", "卷^宗", "本^级市县区省地", "尾", "颗", "粒", "桌", "席^位", "票^据", "笔^试", "趟",
		"公里", "千米=公里", "吨", "公斤", "千克=公斤"),
	of(kindCount, "个", "项", "项次", "条^例件款", "种^植子", "类^别似", "期^间限望货末", "批^准复评", "轮^候训岗", "轮次", "门^户类槛诊",
		"支^持撑付出", "处^理罚置", "款", "层^级次面", "位^于居列置", "站", "段^落", "片^区面", "块", "组^织成建", "队^伍",
		"班^子组", "课时", "学时", "学分", "标段", "标箱=标准箱", "标准箱", "对^象接应标", "道^路德", "列^入为"),
	of(kindOther, "分^别管类局析布工公子期之享级为行层配派散区支", "米", "厘米", "毫米", "微米", "纳米", "海里", "斤", "克^服",
		"毫克", "微克", "立方米", "立方", "升^级格至", "千升", "毫升", "度^假过", "千瓦时", "千瓦", "兆瓦", "兆瓦时", "吉瓦",
		"吉瓦时", "瓦", "伏", "千伏", "千伏安", "安时", "分贝", "吨标准煤", "吨标煤=吨标准煤", "吨公里", "人公里", "℃",
		"°C=℃", "摄氏度=℃", "岁^月", "周岁=岁", "折^合算", "倍^增加", "方^式面案向法针便位", "μg", "ug=μg", "µg=μg", "标立方米",
		"kW", "kWh", "MW", "MWh", "GW", "GWh", "TW", "km", "m²=平方米", "m2=平方米", "km²=平方公里", "m³=立方米", "mm", "cm",
		"kg", "mg", "kV", "MB", "GB", "TB", "PB", "EB", "Gbps", "Mbps", "EFLOPS", "Eflops", "PFLOPS", "Pflops", "TEU"),
)

// nouns are what Arabic figures of hurried texts count without a measure word (27部门, 11乡镇): the unit is missing.
var nouns = [...]string{"乡镇", "镇街", "街道", "部门", "单位", "社区", "县", "市", "区", "镇", "乡", "村", "省", "州", "校", "国", "企业", "机构", "省份", "省区市", "学校"}

// of makes units of one kind: "word=name^what may not follow".
func of(kind string, words ...string) []unit {
	out := make([]unit, len(words))
	for i, w := range words {
		w, not, _ := strings.Cut(w, "^")
		word, name, _ := strings.Cut(w, "=")
		out[i] = unit{word: word, name: name, kind: kind, not: not}
	}
	return out
}

// firm makes units that count even after a small Han numeral.
func firm(words ...string) []unit {
	out := of(kindCount, words...)
	for i := range out {
		out[i].firm = true
		switch out[i].word {
		case "公里", "千米", "吨", "公斤", "千克": // quantities, but nobody's set phrase
			out[i].kind = kindOther
		}
	}
	return out
}

func join(lists ...[]unit) []unit {
	var out []unit
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// unitIndex holds the units by their first character, the longest first.
var unitIndex = indexUnits(units)

func indexUnits(all []unit) map[rune][]*unit {
	index := make(map[rune][]*unit)
	for i := range all {
		u := &all[i]
		r, _ := utf8.DecodeRuneInString(u.word)
		list := append(index[r], u)
		for k := len(list) - 1; k > 0 && len(list[k].word) > len(list[k-1].word); k-- {
			list[k], list[k-1] = list[k-1], list[k]
		}
		index[r] = list
	}
	return index
}

// unitAt returns the longest unit at byte i and its width; nil where there is none.
func unitAt(s string, i int) (*unit, int) {
	if i >= len(s) {
		return nil, 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	for _, u := range unitIndex[r] {
		if !strings.HasPrefix(s[i:], u.word) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+len(u.word):])
		if u.not != "" && next != utf8.RuneError && strings.ContainsRune(u.not, next) {
			continue
		}
		if isLatin(u.word[len(u.word)-1]) && isLatin(byteAt(s, i+len(u.word))) {
			continue
		}
		return u, len(u.word)
	}
	return nil, 0
}

// perUnit returns the width of a denominator at byte i: /立方米, /人月.
func perUnit(s string, i int) int {
	if byteAt(s, i) != '/' {
		return 0
	}
	at := i + 1
	if _, w := unitAt(s, at); w > 0 {
		at += w
	} else if startsWithAny(s[at:], "m³", "m3", "L") {
		at += strings.IndexFunc(s[at:]+" ", func(r rune) bool { return r != 'm' && r != '³' && r != '3' && r != 'L' })
	}
	for n := 0; n < 3 && at < len(s); n++ {
		r, w := utf8.DecodeRuneInString(s[at:])
		if !strings.ContainsRune("人月年日天户次亩斤吨头株只", r) {
			break
		}
		at += w
	}
	if at == i+1 {
		return 0
	}
	return at - i
}

func isLatin(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

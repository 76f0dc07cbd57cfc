package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex/label"
)

// seamNouns are the words that headings without a mark end with in front of their text. The strong ones end nearly every
// heading that they stand in.
var (
	strongNouns = []string{"情况", "成效", "不足", "问题", "打算", "安排", "举措", "做法", "原因", "差距", "短板", "思路", "概况", "体会", "方面", "事项", "回顾", "设想", "薄弱环节", "成绩", "成就", "考虑"}
	seamNouns   = []string{
		"职能", "质量", "水平", "能力", "效能", "效率", "机制", "体系", "制度", "责任", "落实", "发展", "环境", "监督", "作用", "稳定", "基础", "保障", "公信力", "纠纷", "运行", "服务", "领导",
		"思想", "精神", "决策", "执法", "氛围", "意识", "队伍", "要求", "目标", "任务", "计划", "措施", "重点", "建设", "改革", "工作", "规划", "部署", "管理", "公开", "治理", "和谐", "透明", "文明", "创建", "实施", "履职", "引领", "根基", "合力", "活力", "法治化", "科学化", "民主化", "规范化", "常态化", "制度化", "信息化", "专业化", "标准化", "智能化",
		"防线", "权益", "防控", "应诉", "复议", "普法", "学法", "行政", "行为", "权力", "渠道", "平台", "矛盾", "形式", "内容", "素质", "机构", "困难", "进展", "方向", "亮点", "经验", "建议", "审查", "审核", "培训", "考核",
	}
)

// seamStarts are the words that the text behind a heading begins with. The strong ones begin sentences and hardly ever go
// on with a heading.
var (
	strongStarts = []string{
		"一是", "市委", "区委", "县委", "镇党委", "乡党委", "局党组", "党委", "市政府", "区政府", "县政府", "镇政府", "省政府", "我市", "我县", "我区", "我镇", "我乡", "我局", "我省", "全市", "全县", "全区", "全镇", "全局", "全省",
		"今年", "去年", "近年", "年初", "年内", "截至", "截止", "目前", "当前", "虽然", "尽管", "全年", "成立", "制定", "印发", "出台", "召开", "组织", "聘请", "按照", "根据", "围绕", "紧紧", "为深入", "为进一步", "对照", "以习近平", "坚持以", "到20", "过去", "今后", "未来五年", "五年来", "本年度", "本机关", "本单位", "各地", "各部门", "各级", "各县", "无其他", "部分", "个别", "少数", "有的", "管委会", "党工委",
	}
	weakStarts = []string{
		"深入", "严格", "认真", "坚持", "积极", "全面", "加强", "建立", "强化", "推进", "持续", "进一步", "切实", "扎实", "健全", "完善", "落实", "推动", "充分", "开展", "牢固", "不断", "大力", "着力", "始终", "自觉", "高度",
		"主动", "及时", "依法", "依托", "聚焦", "对", "将", "在", "以", "把", "通过", "继续", "牢牢", "坚决", "稳步", "加大", "加快", "优化", "规范", "深化", "统筹", "督促", "指导", "明确", "编制", "修订", "利用", "排查", "联合", "举办",
		"梳理", "发挥", "紧扣", "整合", "清理", "选派", "邀请", "配合", "引导", "创新", "拓展", "构建", "打造", "抓好", "累计", "先后", "定期", "多次", "随机", "为切实", "为全面", "为加强", "为贯彻",
		"充分利用", "进一步", "主要", "结合", "从",
	}
	// twinStarts begin a text too, but stand inside headings as well: only the second half of a heading says that they
	// do not go on with it.
	twinStarts = []string{
		"扩大", "培育", "提升", "提高", "促进", "巩固", "激发", "增强", "支持", "鼓励", "实施", "守牢", "释放", "融入", "壮大", "用好", "办好", "做好", "做优", "做强", "抢抓", "锚定", "瞄准", "筑牢", "更大力度", "更好", "有序",
		"精准", "一体推进", "协同", "纵深", "系统", "多措并举", "因地制宜", "用足", "接续", "突出", "弘扬", "繁荣", "维护", "有效", "高效", "高标准", "严守", "严防", "防范", "防控", "压实",
	}
	// goesOn are the words behind a noun that go on with the heading: 存在的问题|及下一步打算, 情况|报告.
	goesOn = []string{"主要成", "主要目标", "主要任务", "主要指标", "主要考虑", "把握", "对外", "对内", "和", "与", "及", "、", "，", "的", "等", "或", "暨", "报告", "工作", "制度", "机制", "体系", "建设", "方面", "上"}
)

// likelyEnd returns where a heading most likely ends in s, the text behind a number, where no mark tells; or 0: behind a
// noun that headings end with and before a word that paragraphs begin with; the noun may be any word where the second
// part of a heading is as long as the first (对仗). It is
// asked only where the line breaks are lost; what it finds is said to be a reconstruction. top says that s is of a list
// of headings 一、 without marks: a strong noun ends those whatever follows.
func likelyEnd(s string, top bool) int {
	best, weight := 0, 0
	count, first, comma := 0, 0, 0 // characters: all, of the part before the last comma, up to that comma
	for i, r := range s {
		if count++; count > longestGlued || final(r) || r == '；' || r == '：' || r == '《' {
			break
		}
		if count >= 5 && r == '一' && strings.HasPrefix(s[i:], "一是") && han(lastRune(s[:i])) {
			return i // no heading holds it
		}
		if r == '，' {
			first, comma = count-1-comma, count
		}
		twins := comma > 0 && first >= 4 && first <= 12 && count-1-comma == first // 加强领导，健全机构|为切实…
		if count < 5 || !twins && !strings.ContainsRune(seamRunes, lastRune(s[:i])) {
			continue
		}
		if _, on := hasAny(s[i:], goesOn); on {
			continue
		}
		noun, start := 0, 0
		if endsIn(s[:i], strongNouns) {
			noun = 3
		} else if endsIn(s[:i], seamNouns) {
			noun = 1
		}
		if noun == 0 && !twins || utf8.RuneCountInString(s[i:min(len(s), i+60)]) < 12 {
			continue
		}
		if _, ok := hasAny(s[i:], strongStarts); ok || opens(s[i:]) || saysAgain(s, i) {
			start = 3
		} else if _, ok := hasAny(s[i:], weakStarts); ok {
			start = 1
		} else if _, ok := hasAny(s[i:], twinStarts); ok && twins {
			start = 1
		}
		switch sum := 2 * (noun + start); {
		case noun > 0 && start > 0 && sum >= weight:
			best, weight = i, sum
		case top && noun == 3 && weight < 4:
			best, weight = i, 4
		case twins && start > 0 && weight < 2+start:
			best, weight = i, 2+start
		}
	}
	return best
}

// saysAgain reports whether s goes on at byte i with the first five characters of the heading that it begins with: the
// text takes up what it is about (“十四五”时期主要任务|“十四五”时期是…).
func saysAgain(s string, i int) bool {
	end := 0
	for range 5 {
		_, n := utf8.DecodeRuneInString(s[end:i])
		end += n
	}
	return end < i && strings.HasPrefix(s[i:], s[:end])
}

// seamRunes are the last characters of the nouns, to pass over most places at once.
var seamRunes = lastRunes(strongNouns, seamNouns)

// lastRunes returns the last characters of the words of lists.
func lastRunes(lists ...[]string) string {
	var b strings.Builder
	for _, list := range lists {
		for _, w := range list {
			if r := lastRune(w); !strings.ContainsRune(b.String(), r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// member is a unit that begins with the number of a heading 一、 or （一）.
type member struct {
	unit  int
	mark  label.Label
	alone bool // it is a heading and nothing else
}

// seams divides headings 一、 and （一） that share their line with the paragraph behind them, without a mark, where most
// members of their list beside them stand alone: the line break is lost.
func (w *work) seams() {
	var lists [2][]member
	cuts := map[int]int{} // where units are divided
	for i := range w.units {
		if !w.plain(i) {
			continue
		}
		s := w.of(i)
		if s == "" || !mayBegin(firstRune(s)) {
			continue
		}
		l, ok := label.Parse(s)
		if !ok || rankOf(l) != rankCJK && rankOf(l) != rankCJKParen {
			continue
		}
		k := int(rankOf(l) - rankCJK)
		if k == 0 {
			lists[1] = w.seamsOf(lists[1], cuts)
		}
		if n := len(lists[k]); n > 0 && lists[k][n-1].mark.Value != l.Value-1 {
			lists[k] = w.seamsOf(lists[k], cuts)
		}
		rest := s[l.Len+l.Blank:]
		lists[k] = append(lists[k], member{i, l, standsAlone(rest) && !closed(rest)})
	}
	w.seamsOf(lists[0], cuts)
	w.seamsOf(lists[1], cuts)
	if len(cuts) == 0 {
		return
	}
	out := make([]unit, 0, len(w.units)+len(cuts))
	for i, u := range w.units {
		at, divided := cuts[i]
		if !divided {
			out = append(out, u)
			continue
		}
		left, right := u, u
		left.end, right.start = at, at+blanks(w.s[at:u.end])
		left.rebuilt, right.rebuilt = true, true
		out = append(out, left, right)
	}
	w.units = out
}

// seamsOf notes in cuts where the members of a list that do not stand alone are divided, and returns the list emptied.
func (w *work) seamsOf(list []member, cuts map[int]int) []member {
	alone := 0
	for _, m := range list {
		if m.alone {
			alone++
		}
	}
	if alone > 0 && alone < len(list) && alone*2 >= len(list) {
		for _, m := range list {
			at := m.mark.Len + m.mark.Blank
			if m.alone {
				continue
			}
			rest := w.of(m.unit)[at:]
			if n, _, ok := sentence(rest, 30); ok && !strings.Contains(rest[:n], "，") && !strings.Contains(rest[:n], "一是") && !openerInside(rest[:n]) {
				continue // a heading that runs into its text with its own mark
			}
			if n := likelyEnd(rest, rankOf(m.mark) == rankCJK); n > 0 {
				cuts[m.unit] = w.units[m.unit].start + at + n
			}
		}
	}
	return list[:0]
}

package reference

import (
	"strings"

	"guiwen/normalize/lex"
)

// kinds are the kinds of meetings, longest first where one ends with another.
var kinds = [...]string{
	"全国代表大会", "领导人非正式会议", "人民代表大会", "党员代表大会", "代表大会", "党代会", "职代会", "人代会", "全体（扩大）会议", "全体(扩大)会议", "全体会议", "全体会",
	"常委会（扩大）会议", "常委（扩大）会议", "常委会会议", "常委会议", "常务会议", "常务会", "党组（扩大）会议", "党组会议", "党组会", "主任会议", "主任办公会议",
	"办公会议", "办公会", "专题会议", "动员大会", "表彰大会", "保护大会", "工作大会", "联席会议", "联席会", "碰头会", "工作会议", "协商会议", "主席会议", "推进会议", "推进会", "例会", "全会", "常委会", "（扩大）会议", "(扩大)会议", "会议",
}

// countsSurvey reports whether the ordinal in front of s counts not the meeting but what it is about:
// 第七次全国人口普查工作会议.
func countsSurvey(s string) bool {
	for _, w := range [...]string{"普查", "调查", "清查", "考察", "科考", "抽查"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// kindEnd returns the end of the kind of meeting that begins at byte at, after what may stand in front of it
// (县政府常务会议). Without one it reports false: 第四次全国农业普查 is no meeting.
func kindEnd(s string, at int) (int, bool) {
	const reach = 26
	at = skipBlanks(s, at)
	var before [2]rune
	for n := 0; n < reach; n++ {
		r, w := runeAt(s, at)
		switch {
		case r == '会':
			if hasPrefixAt(s, at+w, "议") {
				return at + w + len("议"), true
			}
			if endsMeeting(before[0], before[1]) && !hasPrefixAt(s, at+w, "计") &&
				!(before[0] == '大' && (hasPrefixAt(s, at+w, "常务") || hasPrefixAt(s, at+w, "常委"))) &&
				!(before[0] == '委' && (hasPrefixAt(s, at+w, "会议") || hasPrefixAt(s, at+w, "（扩大）") || hasPrefixAt(s, at+w, "(扩大)"))) {
				return at + w, true
			}
		case strings.ContainsRune("的了将并被把就在对召听审", r) && r != 0:
			return 0, false
		case !lex.IsHan(r) && !strings.ContainsRune("（）()“”、", r) || r == 0:
			return 0, false
		case r == '、' && n == 0:
			return 0, false
		}
		before[1], before[0] = before[0], r
		at += w
	}
	return 0, false
}

// endsMeeting reports whether 会 behind the characters b and a ends the name of a meeting, not of a body.
func endsMeeting(a, b rune) bool {
	switch a {
	case '全', '务', '公', '头', '席', '体', '例', '题', '进', '谈', '组', '委', '调', '度', '作':
		return true
	case '大': // 代表大会, 保护大会
		return strings.ContainsRune("表员护彰作进设誓", b)
	case '代': // 党代会
		return true
	}
	return false
}

// kindOfMeeting returns the kind that the text between the ordinal and the end ends with.
func kindOfMeeting(s string) string {
	for _, k := range kinds {
		if strings.HasSuffix(s, k) {
			return k
		}
	}
	return s
}

package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// ordinal passes what 第 begins at byte i: meetings, batches, articles, phrases — or a rank (名次), which is a figure.
func (c *scan) ordinal(i int) int {
	at := i + len("第")
	for byteAt(c.s, at) == ' ' {
		at++
	}
	var n number
	ok, roman := false, at < len(c.s) && isDigit(c.s[at])
	if roman {
		n, ok = numberAt(c.s, at)
		_, _, n.end = plain(c.s, at)
	} else if at < len(c.s) {
		n, ok = numberAt(c.s, at)
		if ok && n.more != "" {
			n.end -= len(n.more)
		}
	}
	if !ok || n.end == at {
		if roman {
			return c.not(i, n.end, reasonOrdinal)
		}
		return i + len("第")
	}
	unit, w := utf8.DecodeRuneInString(c.s[n.end:])
	end := n.end
	if lex.IsHan(unit) {
		end += w
	}
	if c.isRank(i, n.end, unit) {
		f := figure{start: i, end: n.end, number: n, value: n.value, kind: kindRank, unit: rankUnit}
		if unit == '名' || unit == '位' {
			f.end = end
		}
		return c.take(f)
	}
	if w := setOrdinal(c.s[n.end:]); w > 0 {
		return c.not(i, n.end+w, reasonSetPhrase)
	}
	reason := c.ordinalReason(n, unit, end)
	if reason == reasonArticle && n.han {
		return end // 第三十二条: the reference stage's business
	}
	return c.not(i, end, reason)
}

var rankUnit = &unit{Word: "名", Name: "名", Kind: kindRank}

// isRank reports whether the ordinal from i to end is a place in an order of merit: 位居全省第二名, 排名第3.
func (c *scan) isRank(i, end int, unit rune) bool {
	before := c.s[backRunes(c.s, i, 10):i]
	if k := strings.LastIndexAny(before, "，。；、"); k >= 0 {
		_, w := utf8.DecodeRuneInString(before[k:])
		before = before[k+w:]
	}
	ranked := false
	for _, w := range [...]string{"居", "列", "排", "荣获", "获", "名次", "升至", "跃至", "位次", "进位"} {
		ranked = ranked || strings.Contains(before, w)
	}
	if unit == '名' || unit == '位' {
		after := c.s[min(len(c.s), end+len("名")):]
		return (ranked || endsWithAny(before, "全国", "全省", "全市", "全区", "全县")) && !startsWithAny(after, "书记", "次", "的", "者")
	}
	return ranked && (isMark(unit) || unit == '和')
}

// ordinalReason names what an ordinal counts, from the word behind it and what follows.
func (c *scan) ordinalReason(n number, unit rune, end int) string {
	switch unit {
	case '条', '款', '项', '章', '节', '目', '编':
		return reasonArticle
	case '号', '期', '卷', '页':
		return reasonCode
	case '次', '届', '轮':
		if c.meetingFollows(end) {
			return reasonMeeting
		}
		return reasonOrdinal
	}
	return reasonOrdinal
}

// setOrdinal returns the width of a noun that makes a set phrase with 第一, 第二 or 第三: 第一责任人, 第三产业.
func setOrdinal(s string) int {
	for _, w := range [...]string{"责任人", "责任", "产业", "时间", "书记", "要务", "资源", "动力", "方阵", "方", "生产力", "议题", "道防线", "线", "要素", "抓手", "信号"} {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// meetingFollows reports whether a meeting is named within the clause behind byte i.
func (c *scan) meetingFollows(i int) bool {
	for n := 0; n < 16 && i < len(c.s); n++ {
		r, w := utf8.DecodeRuneInString(c.s[i:])
		if isMark(r) {
			return false
		}
		if r == '会' {
			return true
		}
		i += w
	}
	return false
}

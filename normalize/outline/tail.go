package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// addresseeLength returns the length of the addressees (主送机关) that s begins with, their colon included.
func addresseeLength(s string) int {
	i := strings.Index(s, "：")
	if i <= 0 || i > 240 || strings.ContainsAny(s[:i], "。；！？“”《》0123456789") || !endsIn(s[:i], addresseeEnds) && !endsIn(s[:i], addresseeWords) {
		return 0
	}
	return i + len("：")
}

// addresseeNames divides a group of addressees at its 、 where each of them is a whole name: 市委、市政府 is two, 各市、
// 县人民政府 and 省人民政府各委、办、厅、局 are one that shares a word.
func addresseeNames(group string) []string {
	names := strings.Split(group, "、")
	for _, n := range names {
		if !lex.IsAddressee(n) || runes(n, 3) < 3 && !officials.Is(n) || strings.Count(n, "（") != strings.Count(n, "）") {
			return []string{group}
		}
	}
	return names
}

var officials = lex.Class("committee-short")

// salutationEnds are the last words of those that a speech is addressed to; they are no bodies.
var salutationEnds = []string{"代表", "委员", "同志", "同志们", "代表们", "委员们"}

// addresseeWords end addressees only; they are no names that a document is signed with.
var addresseeWords = []string{
	"院校", "高校", "科室", "股室", "处室", "乡镇", "镇街", "园区", "农场", "林场", "县区", "区县", "市县", "县市区", "市、区）", "（区）", "（市）", "（县）", "委员", "同志们", "代表们", "委员们",
}

// addresseeEnds are the last words of bodies that documents are sent to.
var addresseeEnds = []string{
	"政府", "委员会", "市委", "省委", "县委", "区委", "党委", "党组", "办公室", "办公厅", "常委会", "局", "厅", "院", "单位", "部门", "公司", "机构", "代表", "同志", "委", "办", "会", "处", "部", "所", "中心",
	"学校", "大学", "银行", "组织", "机关", "团体", "企业", "社区", "街道", "政协", "人大", "法院", "检察院",
}

// contactLabels name the parts of a contact line.
var contactLabels = []string{
	"联系电话", "办公电话", "电话", "手机", "传真", "邮编", "邮政编码", "联系人", "承办人员", "承办人", "经办人员", "经办人", "分管领导", "负责人", "电子邮箱", "邮箱", "联系地址", "填报人", "审核人",
}

// tailCuts divides what is glued behind the last sentence of s: signature, date, contacts, a note on who
// contributed the text. from is where the last piece of s begins; issuer gives the body that the head of the document
// names, or "".
func tailCuts(s string, from int, issuer func() string) []cut {
	i := strings.LastIndex(s, "。")
	if i < from {
		return nil
	}
	at := i + len("。")
	at += blanks(s[at:])
	rest := s[at:]
	if rest == "" || len(rest) > 600 || at < 120 {
		return nil
	}
	if attachmentsAt(rest) {
		return noteCuts(rest, at, issuer())
	}
	if r, _ := utf8.DecodeRuneInString(rest); (r == '（' || r == '(') && (strings.HasSuffix(rest, "供稿）") || strings.HasSuffix(rest, "供稿)") || strings.HasSuffix(rest, "公开发布）") || strings.HasSuffix(rest, "公开）")) {
		return []cut{{at: at}}
	}
	day, length := findDate(rest)
	if length == 0 || day > 120 || day > 0 && !body(rest[:day]) {
		return nil
	}
	cuts := []cut{{at: at}}
	if strings.HasPrefix(strings.TrimLeft(rest[day+length:], " 　"), "印发") {
		return cuts // the line of the printing office
	}
	if day > 0 {
		cuts = append(cuts, cut{at: at + day})
	}
	behind := day + length
	if behind < len(rest) {
		cuts = append(cuts, cut{at: at + behind})
		cuts = append(cuts, contactCuts(rest, behind, at)...)
	}
	return cuts
}

// attachmentsAt reports whether an attachment note (附件：1. …) begins at s.
func attachmentsAt(s string) bool {
	rest, ok := strings.CutPrefix(s, "附件：")
	if !ok {
		return false
	}
	if l, ok := label.Parse(strings.TrimLeft(rest, " ")); ok {
		return l.Scheme == label.Arabic && l.Value == 1
	}
	if len(rest) > 300 {
		return false
	}
	at, n := findDate(rest) // 附件：某某表云州市人民政府2020年1月17日
	return n > 0 && at > 0 && at+n == len(rest)
}

// noteCuts divides an attachment note that is glued to what follows it: its entries, the signature where the
// issuer is known, the date. s begins at base.
func noteCuts(s string, base int, issuer string) []cut {
	cuts := []cut{{at: base}}
	end := len(s)
	day, length := findDate(s)
	if rest := strings.TrimLeft(s[day+length:], " 　"); length > 0 && (rest == "" || bracketed(rest) || contact(rest)) {
		end = day
	}
	next := 2
	for i := len("附件："); i < end; i++ {
		if s[i] < '1' || s[i] > '9' || digit(lastRune(s[:i])) {
			continue
		}
		if l, ok := label.Parse(s[i:]); ok && l.Scheme == label.Arabic && l.Value == next && (!l.Loose || s[i+1] == '.') {
			cuts = append(cuts, cut{at: base + i})
			next++
		}
	}
	if end == len(s) {
		return cuts
	}
	if name := strings.TrimRight(s[:end], " 　"); issuer != "" && strings.HasSuffix(name, issuer) {
		cuts = append(cuts, cut{at: base + len(name) - len(issuer)})
	}
	cuts = append(cuts, cut{at: base + end})
	if day+length < len(s) {
		cuts = append(cuts, cut{at: base + day + length})
	}
	return cuts
}

// body reports whether s is the name of an authority and nothing else.
func body(s string) bool {
	s = squeeze(s)
	return !strings.ContainsAny(s, "，。；：,;:、") && runes(s, 41) <= 40 && endsIn(s, addresseeEnds)
}

// contactCuts finds where the fields of a contact line begin in rest, behind at.
func contactCuts(rest string, from, base int) []cut {
	var cuts []cut
	for i := from; i < len(rest); {
		k := strings.Index(rest[i:], "：")
		if k < 0 {
			break
		}
		k += i
		name := rest[i:k]
		begin := i
		for j, r := range name { // a label does not begin with the digits of the field before it
			if digit(r) || blank(r) {
				begin = i + j + utf8.RuneLen(r)
			}
		}
		for _, l := range contactLabels {
			if strings.HasSuffix(name, l) && k-len(l) > begin && i > from {
				begin = k - len(l)
				break
			}
		}
		if begin > from && begin < k {
			cuts = append(cuts, cut{at: base + begin})
		}
		i = k + len("：")
	}
	return cuts
}

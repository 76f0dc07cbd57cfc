package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex/label"
	"guiwen/schema"
)

// items finds the members of the enumerations inside a paragraph: 一是…二是…, 第一，…第二，…, （1）…（2）…, ①…②….
// A member counts only behind a mark and as the next of its kind; an enumeration has at least two. Offsets are
// code points of s.
func items(s string) []schema.Item {
	if !holdsOne(s) {
		return nil
	}
	type open struct{ items []schema.Item }
	var out []schema.Item
	var lists [5]open // by kind: 是, 第/其, （1）, ①, 1.
	flush := func(k, end int) {
		l := lists[k].items
		if len(l) >= 2 {
			l[len(l)-1].End = end
			out = append(out, l...)
		}
		lists[k].items = nil
	}
	count := 0
	ready := true // what stands before at, blanks aside, may end a clause
	for at := 0; at < len(s); {
		if !ready {
			if n := inWord(s, at); n > 0 {
				at += n
				count++
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		if ready && beginsItem(r) {
			if l, ok := label.Parse(s[at:]); ok {
				if k := itemKind(l); k >= 0 {
					have := lists[k].items
					switch {
					case len(have) > 0 && l.Value == have[len(have)-1].Number.Value+1:
						have[len(have)-1].End = count
					case l.Value == 1:
						flush(k, count)
					default:
						k = -1
					}
					if k >= 0 {
						lists[k].items = append(lists[k].items, schema.Item{
							Number: schema.Number{Text: s[at : at+l.Len], Scheme: schema.Scheme(l.Scheme), Value: l.Value}, Start: count,
						})
					}
				}
			}
		}
		if !blank(r) {
			ready = endsClause(r)
		}
		at += n
		count++
	}
	for k := range lists {
		flush(k, count)
	}
	sortItems(out)
	return out
}

// holdsOne reports whether a list that counts from one may begin in s: whether there is a one in it.
func holdsOne(s string) bool {
	return strings.IndexByte(s, '1') >= 0 || strings.Contains(s, "一") || strings.Contains(s, "①") || strings.Contains(s, "１")
}

// inWord returns the length of the character of s at at where it is a Han character above U+4000 or an ASCII letter or
// digit, which most of a text is; else 0. It looks at bytes.
func inWord(s string, at int) int {
	c := s[at]
	if c >= 0xE4 && c <= 0xE9 && at+2 < len(s) && s[at+1]&0xC0 == 0x80 && s[at+2]&0xC0 == 0x80 {
		return 3
	}
	if '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' {
		return 1
	}
	return 0
}

// endsClause reports whether a member of an enumeration may begin behind r.
func endsClause(r rune) bool {
	switch r {
	case '。', '；', '：', '，', '！', '？', '、', ';', ':', ',', '—', '”', '）':
		return true
	}
	return false
}

// beginsItem reports whether the number of an inner enumeration can begin with r.
func beginsItem(r rune) bool {
	return r == '其' || r != '(' && label.MayBegin(r)
}

// itemKind sorts a label into the kinds of inner enumerations, or returns -1.
func itemKind(l label.Label) int {
	switch {
	case l.Scheme == label.Ordinal && l.Unit == "是":
		return 0
	case l.Scheme == label.Ordinal:
		return 1
	case l.Scheme == label.ArabicParen || l.Scheme == label.CJKParen:
		return 2
	case l.Scheme == label.Circled:
		return 3
	case l.Scheme == label.Arabic:
		return 4
	}
	return -1
}

// enumerates reports whether s, which begins with the number first, holds the next number of its kind too, so
// that it is a list in one paragraph and no member of one.
func enumerates(s string, first label.Label) bool {
	k := itemKind(first)
	if k < 0 {
		return false
	}
	next := first.Value + 1
	ready := false
	for at := 0; at < len(s); {
		if !ready {
			if n := inWord(s, at); n > 0 {
				at += n
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		if ready && beginsItem(r) {
			if l, ok := label.Parse(s[at:]); ok && itemKind(l) == k && l.Unit == first.Unit && l.Value == next && l.Scheme == first.Scheme {
				return true
			}
		}
		if !blank(r) {
			ready = endsClause(r)
		}
		at += n
	}
	return false
}

// sortItems orders items by their beginning; they come nearly sorted.
func sortItems(list []schema.Item) {
	for i := 1; i < len(list); i++ {
		for k := i; k > 0 && list[k].Start < list[k-1].Start; k-- {
			list[k], list[k-1] = list[k-1], list[k]
		}
	}
}

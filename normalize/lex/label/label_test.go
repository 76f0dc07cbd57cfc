package label

import (
	"testing"
	"unicode/utf8"
)

// TestSkip holds that what is passed over is no beginning of a number.
func TestSkip(t *testing.T) {
	for s, want := range map[string]string{"全市检查一、": "一、", "检查（一）": "（一）", "检查": "", "第一章": "第一章", "": "", "检查\xE4\x80": "\xE4\x80", "检查。二、": "。二、"} {
		if got := s[Skip(s):]; got != want {
			t.Errorf("%q: %q is left, want %q", s, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in     string
		scheme Scheme
		value  int
		text   string
		rest   string // what follows the number and its blanks
		loose  bool
	}{
		{"一、基本情况", CJK, 1, "一、", "基本情况", false},
		{"一、三项制度落实情况", CJK, 1, "一、", "三项制度落实情况", false},
		{"十二．附则", CJK, 12, "十二、", "附则", true},
		{"（一）压实责任", CJKParen, 1, "（一）", "压实责任", false},
		{"(二) 健全机制", CJKParen, 2, "（二）", "健全机制", false},
		{"（三)规范执法", CJKParen, 3, "（三）", "规范执法", false},
		{"（四）、监督", CJKParen, 4, "（四）", "监督", true},
		{"㈠总体要求", CJKParen, 1, "（一）", "总体要求", false},
		{"1.加强领导", Arabic, 1, "1.", "加强领导", false},
		{"1. 2019年工作", Arabic, 1, "1.", "2019年工作", false},
		{"1.2019年工作", Arabic, 1, "1.", "2019年工作", true},
		{"１．加强", Arabic, 1, "1.", "加强", false},
		{"2、完善", Arabic, 2, "2.", "完善", true},
		{"⒊落实", Arabic, 3, "3.", "落实", false},
		{"（1）清单", ArabicParen, 1, "（1）", "清单", false},
		{"3）清单", ArabicParen, 3, "（3）", "清单", true},
		{"⑵清单", ArabicParen, 2, "（2）", "清单", false},
		{"①清单", Circled, 1, "①", "清单", false},
		{"一是加强", Ordinal, 1, "一是", "加强", false},
		{"第二，加强", Ordinal, 2, "第二，", "加强", false},
		{"其一，加强", Ordinal, 1, "其一，", "加强", false},
		{"第一章　总则", Chapter, 1, "第一章", "总则", false},
		{"第十条之一　凡", Article, 10, "第十条之一", "凡", false},
		{"第一百零三条 凡", Article, 103, "第一百零三条", "凡", false},
		{"附件：1. 统计表", Appendix, 0, "附件：", "1. 统计表", false},
		{"附件 2", Appendix, 2, "附件2", "", false},
		{"附 件：名单", Appendix, 0, "附件：", "名单", false},
	} {
		l, ok := Parse(c.in)
		if !ok {
			t.Errorf("%q: no label", c.in)
			continue
		}
		if l.Scheme != c.scheme || l.Value != c.value || l.Text != c.text || c.in[l.Len+l.Blank:] != c.rest || l.Loose != c.loose {
			t.Errorf("%q: %+v, rest %q", c.in, l, c.in[l.Len+l.Blank:])
		}
	}
}

func TestParseLeavesProseAlone(t *testing.T) {
	for _, in := range []string{
		"", "1.5万元", "2019年", "2019.1.17", "（2017）5号", "（试行）", "一方面，", "一律", "三项制度", "1、2、3号楼", "第三方评估",
		"附件中列明", "其中，", "12345热线", "第50次会议", "十九届四中全会", "一", "百", "（一", "1000.甲", "一、二、三号楼",
	} {
		if l, ok := Parse(in); ok {
			t.Errorf("%q: %+v", in, l)
		}
	}
}

func TestParseKeepsListsOfItems(t *testing.T) {
	l, ok := Parse("（一）、（二）项规定")
	if !ok || l.Loose || l.Len != len("（一）") {
		t.Errorf("%+v", l)
	}
}

// TestParseAllocatesNothing holds it for labels as the standard writes them.
func TestParseAllocatesNothing(t *testing.T) {
	for _, s := range []string{"一、基本情况", "（一）加强", "1.加强", "（1）清单", "第一章 总则", "第一百零三条 凡", "一是加强"} {
		if n := testing.AllocsPerRun(100, func() { Parse(s) }); n > 0 {
			t.Errorf("%s: %.0f allocations", s, n)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"一、", "（一）", "1. 2", "第一百条之一", "附件：", "㈠", "（１）"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, ok := Parse(s)
		if ok && (l.Len <= 0 || l.Len+l.Blank > len(s) || utf8.ValidString(s) && !utf8.ValidString(s[:l.Len])) {
			t.Errorf("%q: %+v", s, l)
		}
	})
}

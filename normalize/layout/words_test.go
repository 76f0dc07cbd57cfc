package layout

import (
	"strings"
	"testing"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
)

// TestBroken holds where a text whose lines are paragraphs is joined over an end that falls anywhere, and where it
// is not.
func TestBroken(t *testing.T) {
	siblings := "（一）坚持高位推动。县政府常务会议听取汇报四次。\n（二）提升制度质量。全年审核文件二十三件。\n"
	for _, c := range []struct {
		name, raw string
		joined    string // must stand in one paragraph, or
		apart     string // begins a paragraph
		weak      bool
	}{
		{name: "heading that runs in as its siblings do", raw: siblings + "（三）深化行政执法体制改\n\n革，提升执法效能。组织考试。\n", joined: "体制改革，提升", weak: true},
		{name: "heading alone among run-in ones", raw: siblings + "（三）其他工作\n今年，全县各项工作平稳推进，没有发生重大事件。\n", apart: "今年，"},
		{name: "title mark", raw: siblings + "严格按照《安全生产监管执\n\n法监督办法》，编制年度计划。\n", joined: "监管执法监督办法"},
		{name: "bracket before an article", raw: siblings + "有关规定（见《云州市办法》\n\n第三条、第十二条）得到执行。\n", joined: "》第三条"},
		{name: "clause in the middle", raw: siblings + "落实行政执法公示、执法全过程记录、重大执法决定法制\n\n审核制度，配备执法记录仪，审核案件若干。\n", joined: "法制审核", weak: true},
		{name: "heading without a number", raw: siblings + "坚持以人民为中心、全力推进法治政府建设各项工作\n审核制度，配备执法记录仪，审核案件若干。\n", apart: "审核制度"},
		{name: "behind the addressee", raw: "云州市人民政府关于依法行政的报告\n\n省人民政府：\n\n2019年，我县以建设法治政府为目标，坚持职权法定、程序正\n\n当、权责统一，工作取得新进展。\n", joined: "程序正当"},
		{name: "heading of Markdown", raw: "### （一）夯实矛盾纠纷多元化解机制，打通服务群众最后一公里\n重点工作取得实效，群众满意。\n", apart: "重点工作"},
	} {
		text := Paragraphs(&source.Document{Text: c.raw})
		s := text.String()
		if c.joined != "" && !strings.Contains(s, c.joined) {
			t.Errorf("%s: %q is not joined in %q", c.name, c.joined, s)
		}
		if c.apart != "" && !strings.Contains(s, "\n"+c.apart) {
			t.Errorf("%s: %q begins no paragraph in %q", c.name, c.apart, s)
		}
		weak := false
		for _, p := range text.Paragraphs {
			weak = weak || p.Weak
		}
		if weak != c.weak {
			t.Errorf("%s: weak is %v", c.name, weak)
		}
	}
}

// TestBreaksOfWord holds that a line break inside a paragraph (w:br) does not divide a heading, follows the words in
// running text, and stays behind a full stop.
func TestBreaksOfWord(t *testing.T) {
	type piece struct {
		text  string
		part  source.Part
		fresh bool // the piece begins a paragraph of the laid text
	}
	pieces := []piece{
		{"云州市人民政府关于2020年度", source.Part{Kind: source.Paragraph, Align: source.AlignCenter}, true},
		{"法治政府建设情况的报告", source.Part{Kind: source.Paragraph, Align: source.AlignCenter, Continues: true}, false},
		{"一、加强组织领导，", source.Part{Kind: source.Heading, Level: 1, Style: "heading 1"}, true},
		{"压实各方责任", source.Part{Kind: source.Heading, Level: 1, Style: "heading 1", Continues: true}, false},
		{"各项工作取得进展。", source.Part{Kind: source.Paragraph}, true},
		{"下一步，继续努力。", source.Part{Kind: source.Paragraph, Continues: true}, true},
	}
	doc := &source.Document{}
	for _, p := range pieces {
		p.part.Start = len(doc.Text)
		doc.Text += p.text
		p.part.End = len(doc.Text)
		doc.Text += "\n"
		doc.Parts = append(doc.Parts, p.part)
	}
	s := "\n" + Paragraphs(doc).String()
	for _, p := range pieces {
		if strings.Contains(s, "\n"+p.text) != p.fresh {
			t.Errorf("%q begins a paragraph: %v, in %q", p.text, !p.fresh, s)
		}
	}
}

// TestChromeWordsFit holds that no word of navigation is longer than what is read of one.
func TestChromeWordsFit(t *testing.T) {
	longest := func(class string) (n int) {
		for _, w := range lex.Class(class).List() {
			n = max(n, len(w))
		}
		return n
	}
	if n := max(longest("site-tool"), longest("site-size"), longest("tool-head")+longest("tool-rest")); n > longestChromeWord {
		t.Errorf("a word of %d bytes", n)
	}
}

package outline

import (
	"strings"
	"testing"
	"unicode/utf8"

	"guiwen/normalize"
	"guiwen/normalize/layout"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// checkDocument holds the promises of a built document: its blocks are the text, line by line; the edits lead
// back to the raw text; places move forward; parents are headings above their children.
func checkDocument(t *testing.T, doc *schema.Document, text *normalize.Text, raw string) {
	t.Helper()
	var b strings.Builder
	by := map[string]*schema.Block{}
	last := 0
	for i := range doc.Blocks {
		k := &doc.Blocks[i]
		b.WriteString(k.Text)
		b.WriteByte('\n')
		if k.Text == "" || strings.TrimSpace(k.Text) == "" && k.Role != schema.Table {
			t.Errorf("%s is empty: %q", k.ID, k.Text)
		}
		if k.Role == "" {
			t.Errorf("%s %q has no role", k.ID, k.Text)
		}
		if k.Role != schema.Table && strings.Contains(k.Text, "\n") {
			t.Errorf("%s holds a line feed: %q", k.ID, k.Text)
		}
		if *k.At.Start < last || *k.At.End < *k.At.Start || *k.At.End > utf8.RuneCountInString(raw) {
			t.Errorf("%s at %d–%d behind %d", k.ID, *k.At.Start, *k.At.End, last)
		}
		last = *k.At.Start
		if k.Role == schema.Heading != (k.Level > 0) || k.Level > 9 {
			t.Errorf("%s: role %s, level %d", k.ID, k.Role, k.Level)
		}
		if k.Number != nil && !strings.HasPrefix(k.Text, k.Number.Text) {
			t.Errorf("%s: %q does not begin with %q", k.ID, k.Text, k.Number.Text)
		}
		if k.Parent != "" {
			p := by[k.Parent]
			if p == nil || p.Role != schema.Heading || k.Role == schema.Heading && p.Level >= k.Level {
				t.Errorf("%s: parent %s", k.ID, k.Parent)
			}
		}
		checkItems(t, k)
		by[k.ID] = k
	}
	if b.String() != text.String() {
		t.Errorf("blocks %q\ntext   %q", b.String(), text.String())
	}
	if text.Raw() != raw {
		t.Error("the raw text changed")
	}
	if got := restored(text); got != raw {
		t.Errorf("restored %q\nraw      %q", got, raw)
	}
	for _, f := range doc.Furniture {
		if r := []rune(raw); string(r[*f.At.Start:*f.At.End]) != f.Text {
			t.Errorf("furniture %q at %d", f.Text, *f.At.Start)
		}
	}
}

func checkItems(t *testing.T, b *schema.Block) {
	t.Helper()
	r := []rune(b.Text)
	for _, it := range b.Items {
		if it.Start < 0 || it.End <= it.Start || it.End > len(r) || !strings.HasPrefix(string(r[it.Start:it.End]), it.Number.Text) {
			t.Errorf("%s: item %+v in %q", b.ID, it, b.Text)
		}
	}
}

// restored undoes the edits of text by themselves.
func restored(text *normalize.Text) string {
	var b strings.Builder
	s, raw := text.String(), text.Raw()
	at, from := 0, 0
	for _, e := range text.Edits() {
		keep := e.Start - from
		b.WriteString(s[at : at+keep])
		at += keep + len(e.New)
		b.WriteString(raw[e.Start:e.End])
		from = e.End
	}
	b.WriteString(s[at:])
	return b.String()
}

func FuzzBuild(f *testing.F) {
	for _, s := range []string{
		"云州市人民政府文件\n\n云政文〔2020〕6号\n\n签发人：张 三\n\n云州市人民政府关于2019年 法治政府建设情况的报告\n\n省人民政府：\n\n一、情况\n\n（一）压实责任。市委重视。\n\n附件：1. 2019年表\n\n2. 名单\n\n2020年1月17日",
		"第一章　总则\n第一条　为了。\n第二条　凡。\n第三条　本法自1997年1月1日起施行。\n", "目录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 附则\n第三条 丙。",
		"**一、加粗**。正文\n# 标题\n****\n", "1、甲\n2、乙\n（一）\n一、\n", "附件1\n名单\n一、甲\n附件2", "来源：云州日报 发布时间：2021-01-05\n联系人：李四 电话：0000-1234567",
		"一是甲；二是乙。第一，丙；第二，丁。（1）戊；（2）己。", strings.Repeat("情况一。（一）压实责任，落实到位。", 9),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "�")
		doc, text := built("x.txt", s)
		checkDocument(t, doc, text, s)
	})
}

// seenFrom makes a document with structure out of a text: how tells for each line its kind, its cell, its box.
func seenFrom(s string, how []byte) *source.Document {
	d := &source.Document{Text: s}
	next := func() int {
		if len(how) == 0 {
			return 0
		}
		b := how[0]
		how = how[1:]
		return int(b)
	}
	at := 0
	table, row := 0, 0
	for line := range strings.Lines(s) {
		end := at + len(strings.TrimRight(line, "\n"))
		p := source.Part{Start: at, End: end, Kind: source.Kind(next() % 14), Page: next() % 4, Level: next() % 10}
		if p.Kind == source.TableCell {
			if b := next(); b%4 > 0 && table > 0 {
				row += b % 2
			} else {
				table, row = table+1, 0
			}
			p.Cell = &source.Cell{Table: table, Row: row, Column: next() % 5, RowSpan: next() % 4, ColSpan: next() % 4}
		}
		if b := next(); b%3 > 0 {
			x, y := float64(next()), float64(next())
			p.Box = source.Rect{X0: x, Y0: y, X1: x + float64(next())*2, Y1: y + float64(b%40)}
			p.Font.Size = float64(b % 23)
			p.Align = source.Align(b % 5)
		}
		d.Parts = append(d.Parts, p)
		at += len(line)
	}
	return d
}

func FuzzParts(f *testing.F) {
	f.Add("云州市人民政府关于工作的报告\n一、情况\n甲\n乙\n丙\n— 1 —\n（一）压实。市委。\n", []byte{1, 2, 3, 4, 4, 1, 4, 2, 4, 3, 9})
	f.Add("甲\n\n乙\n丙\n", []byte{4, 0, 0, 4, 0, 0, 0, 1, 4, 0, 0, 1, 0, 1, 1, 1, 4})
	f.Fuzz(func(t *testing.T, s string, how []byte) {
		s = strings.ToValidUTF8(s, "�")
		seen := seenFrom(s, how)
		doc, text := Build(Input{Text: layout.Normalize(layout.Paragraphs(seen), standIn), Seen: seen, Name: "x.pdf"})
		checkDocument(t, doc, text, s)
	})
}

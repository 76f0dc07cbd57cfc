package pdf

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/pdf/pdftest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

var markNames = [...]string{"raised", "lowered", "struck", "inserted", "deleted", "comment", "ref"}

func readPages(t *testing.T, pages ...pdftest.Page) *source.Document {
	t.Helper()
	doc, err := Read(context.Background(), source.Input{Data: pdftest.Build(pages...)}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if err := readertest.CheckDocument(doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// outlineOf returns kind, text and marks of every part.
func outlineOf(doc *source.Document) []string {
	var out []string
	for _, p := range doc.Parts {
		s := fmt.Sprintf("%d %s", p.Kind, doc.Text[p.Start:p.End])
		if p.NoteNumber != "" {
			s += " #" + p.NoteNumber
		}
		for _, m := range p.Marks {
			s += fmt.Sprintf(" %s:%s", markNames[m.Kind], doc.Text[m.Start:m.End])
			if m.Kind == source.NoteRef {
				s += fmt.Sprintf("→%d", m.Note)
			}
		}
		out = append(out, s)
	}
	return out
}

// set writes pieces of text one behind the other on a line of 16 points: each is its size, its rise and the text.
func set(y float64, pieces ...any) []pdftest.Line {
	var out []pdftest.Line
	x := 79.0
	for i := 0; i < len(pieces); i += 3 {
		size, text := pieces[i].(float64), pieces[i+2].(string)
		out = append(out, pdftest.Line{Text: text, X: x, Y: y - pieces[i+1].(float64), Size: size})
		for _, r := range text {
			if r < 128 {
				x += size / 2
			} else {
				x += size
			}
		}
	}
	return out
}

func TestScripts(t *testing.T) {
	for _, c := range []struct {
		name   string
		pieces []any
		want   string
	}{
		{"a note mark before a number", []any{16.0, 0.0, "常住人口", 8.0, 6.0, "1", 16.0, 0.0, "176.48万人"}, "0 常住人口¹176.48万人 raised:¹"},
		{"a note mark behind a number", []any{16.0, 0.0, "共办结118", 10.0, 5.0, "12", 16.0, 0.0, "件。"}, "0 共办结118¹²件。 raised:¹²"},
		{"an exponent", []any{16.0, 0.0, "1.2×10", 9.0, 6.0, "-4", 16.0, 0.0, "km", 9.0, 6.0, "2"}, "0 1.2×10⁻⁴km² raised:⁻⁴ raised:²"},
		{"an index", []any{16.0, 0.0, "CO", 9.0, -3.0, "2", 16.0, 0.0, "下降5%"}, "0 CO₂下降5% lowered:₂"},
		{"no form", []any{16.0, 0.0, "共办结118", 8.0, 7.0, "注1", 16.0, 0.0, "件。"}, "0 共办结118^(注1)件。 raised:^(注1)"},
		{"small on the line", []any{16.0, 0.0, "共办结", 10.0, 0.0, "118", 16.0, 0.0, "件。"}, "0 共办结118件。"},
		{"small and in the middle", []any{16.0, 0.0, "共办结", 12.0, 1.5, "118", 16.0, 0.0, "件。"}, "0 共办结118件。"},
		{"words", []any{22.0, 0.0, "云州市管理办法", 12.0, 5.0, "（试行本）", 22.0, 0.0, "令"}, "0 云州市管理办法（试行本）令"},
		{"a year", []any{22.0, 0.0, "云州市", 12.0, 5.0, "2023", 22.0, 0.0, "年度报告"}, "0 云州市2023年度报告"},
	} {
		got := outlineOf(readPages(t, pdftest.Page{Lines: set(200, c.pieces...)}))
		if diff := cmp.Diff([]string{c.want}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestStruck(t *testing.T) {
	line := func(y float64) []pdftest.Line { return set(y, 16.0, 0.0, "罚款30", 16.0, 0.0, "35万元。") }
	// 罚款 ends at 111, 30 at 127, 35 at 143, the line at 191.
	for _, c := range []struct {
		name  string
		rules [][4]float64
		box   string // further content
		want  []string
	}{
		{"through a number", [][4]float64{{111, 194.5, 127, 194.5}}, "", []string{"0 罚款3035万元。 struck:30"}},
		{"through the line", [][4]float64{{79, 194, 191, 194}}, "", []string{"0 罚款3035万元。 struck:罚款3035万元。"}},
		{"a thin box", nil, "111 647 16 0.8 re f", []string{"0 罚款3035万元。 struck:30"}},
		{"under a number", [][4]float64{{111, 202, 127, 202}}, "", []string{"0 罚款3035万元。"}},
		{"over a number", [][4]float64{{111, 187, 127, 187}}, "", []string{"0 罚款3035万元。"}},
		{"a bar", nil, "111 645 16 3 re f", []string{"0 罚款3035万元。"}},
		{"a rule of the page", [][4]float64{{60, 194, 500, 194}}, "", []string{"0 罚款3035万元。"}},
	} {
		doc := readPages(t, pdftest.Page{Lines: line(200), Rules: c.rules, Content: c.box})
		if diff := cmp.Diff(c.want, outlineOf(doc)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		told := slices.ContainsFunc(doc.Notes, func(n source.Diagnostic) bool {
			return n.Code == "pdf.struck-text" && n.Severity == source.Warning && n.Page == 1
		})
		if told != strings.Contains(c.want[0], "struck") {
			t.Errorf("%s: notes %v", c.name, doc.Notes)
		}
	}
}

func TestSoftHyphens(t *testing.T) {
	for in, want := range map[string]string{
		"（2021\u00AD2025年）": "（2021—2025年）\n",
		"（2021\u00AD":       "（2021—\n",
		"docu\u00ADment":    "docu\u00ADment\n",
		"甲\u00AD12":         "甲\u00AD12\n",
	} {
		if got := readPages(t, pdftest.Page{Lines: set(200, 16.0, 0.0, in)}).Text; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestFootnotes(t *testing.T) {
	body := append(set(200, 16.0, 0.0, "常住人口", 8.0, 6.0, "1", 16.0, 0.0, "176.48万人，"), set(228, 16.0, 0.0, "其中男性96.57万人，性别比①为120.84，全市")...)
	next := pdftest.Page{Lines: pdftest.Paragraphs("开展检查12次。")}
	for _, c := range []struct {
		name  string
		notes [][]pdftest.Line
		want  []string
	}{
		{"two notes, one of two lines", [][]pdftest.Line{set(740, 10.0, 0.0, "1 2023年不包含高新区"), set(756, 10.0, 0.0, "常住人口。"), set(772, 10.0, 0.0, "①　以女性为100。")},
			[]string{"0 常住人口¹176.48万人， raised:¹ ref:¹→3", "0 其中男性96.57万人，性别比①为120.84，全市 ref:①→5", "0 开展检查12次。", "7 1 2023年不包含高新区 #1", "7 常住人口。", "7 ①　以女性为100。 #①"}},
		{"a raised number", [][]pdftest.Line{set(740, 6.0, 4.0, "1", 10.0, 0.0, "2023年不包含高新区。")},
			[]string{"0 常住人口¹176.48万人， raised:¹ ref:¹→3", "0 其中男性96.57万人，性别比①为120.84，全市", "0 开展检查12次。", "7 ¹2023年不包含高新区。 #1 raised:¹"}},
		{"nothing refers to it", [][]pdftest.Line{set(740, 10.0, 0.0, "2 2023年不包含高新区。")},
			[]string{"0 常住人口¹176.48万人， raised:¹", "0 其中男性96.57万人，性别比①为120.84，全市", "0 2 2023年不包含高新区。", "0 开展检查12次。"}},
		{"as large as the text", [][]pdftest.Line{set(740, 16.0, 0.0, "1 2023年不包含高新区。")},
			[]string{"0 常住人口¹176.48万人， raised:¹", "0 其中男性96.57万人，性别比①为120.84，全市", "0 1 2023年不包含高新区。", "0 开展检查12次。"}},
	} {
		page := pdftest.Page{Lines: slices.Concat(append([][]pdftest.Line{body}, c.notes...)...)}
		if diff := cmp.Diff(c.want, outlineOf(readPages(t, page, next))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

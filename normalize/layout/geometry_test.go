package layout

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize/source"
	"guiwen/normalize/structure"
)

// printed is a line of print at a place of a page, in ems of ten points: its column and row.
type printed struct {
	page     int
	x, y     float64
	text     string
	size     float64 // 0 is ten points
	centered bool
}

// page lays lines of print out; turn gives every box another orientation.
func page(lines []printed, turn func(source.Rect) source.Rect) []string {
	d := &source.Document{PageBreaks: true}
	var b strings.Builder
	for _, l := range lines {
		size := l.size
		if size == 0 {
			size = 10
		}
		start := b.Len()
		b.WriteString(l.text)
		w := 0.0
		for _, r := range l.text {
			w += float64(structure.Columns(r)) * size / 2
		}
		box := source.Rect{X0: 100 + l.x*10, Y0: 100 + l.y*10, X1: 100 + l.x*10 + w, Y1: 100 + l.y*10 + size}
		if turn != nil {
			box = turn(box)
		}
		p := source.Part{Start: start, End: b.Len(), Page: l.page, Box: box, Font: source.Font{Size: size}}
		if l.centered {
			p.Align = source.AlignCenter
		}
		d.Parts = append(d.Parts, p)
		b.WriteByte('\n')
	}
	d.Text = b.String()
	t := Paragraphs(d)
	var out []string
	for _, p := range t.Paragraphs {
		out = append(out, t.String()[p.Start:p.End])
	}
	return out
}

var report = []printed{
	{1, 5, 0, "云州市工作报告", 20, true},
	{1, 2, 3, "全市各部门认真落实有关工作要求扎实推进", 0, false},
	{1, 0, 5, "各项任务落到实处，取得较好的成效并得到肯定", 0, false},
	{1, 0, 7, "。", 0, false},
	{1, 2, 9, "一、主要情况", 0, false},
	{1, 2, 11, "面对复杂形势，各级政府坚持稳中求进工作", 0, false},
	{1, 0, 13, "总基调，统筹推进各项工作，经济运行总体平稳", 0, false},
	{2, 0, 0, "社会大局保持稳定，群众获得感持续增强有力。", 0, false},
	{2, 2, 2, "二、下一步安排", 0, false},
	{2, 2, 4, "继续抓好落实。", 0, false},
}

var reportWant = []string{
	"云州市工作报告",
	"全市各部门认真落实有关工作要求扎实推进各项任务落到实处，取得较好的成效并得到肯定。",
	"一、主要情况",
	"面对复杂形势，各级政府坚持稳中求进工作总基调，统筹推进各项工作，经济运行总体平稳社会大局保持稳定，群众获得感持续增强有力。",
	"二、下一步安排",
	"继续抓好落实。",
}

// TestPages holds that boxes tell paragraphs, over the end of a page, in whatever way the page is turned.
func TestPages(t *testing.T) {
	for name, turn := range map[string]func(source.Rect) source.Rect{
		"upright": nil,
		"clockwise": func(b source.Rect) source.Rect {
			return source.Rect{X0: 800 - b.Y1, Y0: b.X0, X1: 800 - b.Y0, Y1: b.X1}
		},
		"upside down": func(b source.Rect) source.Rect {
			return source.Rect{X0: 800 - b.X1, Y0: 800 - b.Y1, X1: 800 - b.X0, Y1: 800 - b.Y0}
		},
		"other way": func(b source.Rect) source.Rect {
			return source.Rect{X0: b.Y0, Y0: 800 - b.X1, X1: b.Y1, Y1: 800 - b.X0}
		},
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(reportWant, page(report, turn)); d != "" {
				t.Errorf("paragraphs (-want +got):\n%s", d)
			}
		})
	}
}

// TestRunningHeads holds that what stands at the head of every page is furniture, digits aside, and that the
// title of the first page is not, though the heads repeat it.
func TestRunningHeads(t *testing.T) {
	lines := []printed{{1, 5, 0, "云州市统计公报", 20, true}}
	for p := 1; p <= 5; p++ {
		if p > 1 {
			lines = append(lines, printed{p, 0, -5, "云州市统计公报", 0, false})
		}
		lines = append(lines, printed{p, 2, 4, "初步核算，全年生产总值" + strings.Repeat("九", p) + "亿元。", 0, false},
			printed{p, 0, 5, "各项指标完成情况良好，全社会发展平稳" + strings.Repeat("好", p) + "。", 0, false}, printed{p, 2, 6, "粮食产量" + strings.Repeat("八", p) + "吨。", 0, false}, printed{p, 10, 60, string(rune('0' + p)), 0, false})
	}
	got := page(lines, nil)
	if len(got) != 16 || got[0] != "云州市统计公报" {
		t.Errorf("%d paragraphs: %q", len(got), got)
	}
}

package convert_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"guiwen/convert"
	"guiwen/convert/docx/docxtest"
	"guiwen/convert/pdf/pdftest"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// link is how a group of digits hangs on the one in front of it.
type link int

const (
	sameNumber  link = iota // another run, element or field of one number
	raisedDigit             // raised: the mark of a note
	struckDigit             // struck through
	otherCell               // in the next cell
	otherLine               // behind a line break
	otherPara               // in the next paragraph
)

// group is a group of digits with its link; the first has none.
type group struct {
	digits string
	link   link
}

// digitGroups draws two to four groups.
func digitGroups(r *rand.Rand, links []link) []group {
	list := []group{{digits: digits(r)}}
	for range 1 + r.IntN(3) {
		list = append(list, group{digits(r), links[r.IntN(len(links))]})
	}
	return list
}

func digits(r *rand.Rand) string { return strconv.Itoa(1 + r.IntN(99)) }

// shown returns the numbers that a reader of the page sees: groups that belong together, without what is raised or
// struck.
func shown(list []group) []string {
	numbers := []string{list[0].digits}
	hidden := false
	for _, g := range list[1:] {
		switch {
		case g.link == raisedDigit, g.link == struckDigit:
			hidden = true
			continue
		case g.link == sameNumber && !hidden:
			numbers[len(numbers)-1] += g.digits
		default:
			numbers = append(numbers, g.digits)
		}
		hidden = false
	}
	return numbers
}

// carrier prints groups in a format.
type carrier struct {
	name  string
	links []link
	print func(list []group) []byte
}

var carriersOfDigits = []carrier{
	{"a.docx", []link{sameNumber, raisedDigit, struckDigit, otherCell, otherLine, otherPara}, digitsInWord},
	{"a.html", []link{sameNumber, raisedDigit, struckDigit, otherCell, otherLine, otherPara}, digitsInPage},
	{"a.pdf", []link{raisedDigit, otherCell}, digitsInPDF},
	{"a.txt", []link{otherCell, otherPara}, digitsInText},
}

// TestDigitsStayApart holds that no figure is read that stands nowhere on the page, however its digits are split: by
// marks, cells, lines, runs and fields.
func TestDigitsStayApart(t *testing.T) {
	c, err := convert.New(convert.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range carriersOfDigits {
		r := rand.New(rand.NewPCG(7, 9704))
		found := 0
		for range 300 {
			list := digitGroups(r, k.links)
			doc, err := c.Convert(context.Background(), source.Input{Name: k.name, Data: k.print(list)})
			if err != nil {
				t.Fatalf("%s %v: %v", k.name, list, err)
			}
			for i := range doc.Statistics {
				s := &doc.Statistics[i]
				if s.Value == nil {
					continue
				}
				found++
				if got := plainDigits(s.Figure); !slices.Contains(shown(list), got) {
					t.Errorf("%s %v: the figure %s (%s) stands nowhere: %q", k.name, list, s.Figure, s.Quote, blockTexts(doc))
				}
			}
		}
		if found < 100 {
			t.Errorf("%s: only %d figures: the test proves nothing", k.name, found)
		}
	}
}

func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
}

func blockTexts(d *schema.Document) []string {
	var list []string
	for i := range d.Blocks {
		list = append(list, d.Blocks[i].Text)
	}
	return list
}

// inCells reports whether the groups need a table.
func inCells(list []group) bool {
	return slices.ContainsFunc(list, func(g group) bool { return g.link == otherCell })
}

func digitsInWord(list []group) []byte {
	run := func(property, text string) string {
		return "<w:r><w:rPr>" + property + "</w:rPr><w:t>" + text + "</w:t></w:r>"
	}
	var b strings.Builder
	b.WriteString("<w:p>" + docxtest.R("全市立案") + docxtest.R(list[0].digits))
	if inCells(list) {
		b.Reset()
		b.WriteString("<w:tbl><w:tr><w:tc>" + docxtest.P("单位") + "</w:tc><w:tc>" + docxtest.P("立案数（件）") + "</w:tc><w:tc>" + docxtest.P("结案数（件）") +
			"</w:tc><w:tc>" + docxtest.P("移送数（件）") + "</w:tc><w:tc>" + docxtest.P("其他（件）") + "</w:tc></w:tr><w:tr><w:tc>" + docxtest.P("市水务局") + "</w:tc><w:tc><w:p>" + docxtest.R(list[0].digits))
	}
	for i, g := range list[1:] {
		switch g.link {
		case sameNumber:
			if i%2 == 0 {
				b.WriteString(run("<w:b/>", g.digits))
			} else {
				b.WriteString(`<w:fldSimple w:instr=" QUOTE ">` + docxtest.R(g.digits) + "</w:fldSimple>")
			}
		case raisedDigit:
			b.WriteString(run(`<w:vertAlign w:val="superscript"/>`, g.digits))
		case struckDigit:
			b.WriteString(run("<w:strike/>", g.digits))
		case otherCell:
			b.WriteString("</w:p></w:tc><w:tc><w:p>" + docxtest.R(g.digits))
		case otherLine:
			b.WriteString("<w:r><w:br/></w:r>" + docxtest.R(g.digits))
		case otherPara:
			b.WriteString("</w:p><w:p>" + docxtest.R(g.digits))
		}
	}
	if inCells(list) {
		b.WriteString("</w:p></w:tc></w:tr></w:tbl>" + docxtest.P("以上为统计结果。"))
	} else {
		b.WriteString(docxtest.R("件。") + "</w:p>")
	}
	return docxtest.Document{Body: b.String()}.Bytes()
}

func digitsInPage(list []group) []byte {
	var b strings.Builder
	b.WriteString("<html><head><meta charset=utf-8><title>云州市立案情况</title></head><body><div class=TRS_Editor><p>为掌握全市立案情况，现将有关数据公布如下，请各单位认真核对并反馈。</p>")
	table := inCells(list)
	if table {
		b.WriteString("<table><tr><td>单位</td><td>立案数（件）</td><td>结案数（件）</td><td>移送数（件）</td><td>其他（件）</td></tr><tr><td>市水务局</td><td>" + list[0].digits)
	} else {
		b.WriteString("<p>全市立案" + list[0].digits)
	}
	for i, g := range list[1:] {
		switch g.link {
		case sameNumber:
			b.WriteString([]string{"<b>" + g.digits + "</b>", "<span>" + g.digits + "</span>"}[i%2])
		case raisedDigit:
			b.WriteString("<sup>" + g.digits + "</sup>")
		case struckDigit:
			b.WriteString([]string{"<del>", "<s>"}[i%2] + g.digits + []string{"</del>", "</s>"}[i%2])
		case otherCell:
			b.WriteString("</td><td>" + g.digits)
		case otherLine:
			b.WriteString("<br>" + g.digits)
		case otherPara:
			b.WriteString(map[bool]string{true: "<p>", false: "</p><p>"}[table] + g.digits)
		}
	}
	if table {
		b.WriteString("</td></tr></table>")
	} else {
		b.WriteString("件。</p>")
	}
	return []byte(b.String() + "</div></body></html>")
}

func digitsInPDF(list []group) []byte {
	p := pdftest.Page{Lines: pdftest.Paragraphs("云州市立案情况", "为掌握全市立案情况，现将有关数据公布如下。")}
	const y, size = 260.0, 16.0
	if inCells(list) {
		xs := []float64{79, 179}
		p.Lines = append(p.Lines, pdftest.Line{Text: "单位", X: 83, Y: y}, pdftest.Line{Text: "市水务局", X: 83, Y: y + 28})
		column := 0
		x := 0.0
		put := func(s string, dy, size float64) {
			p.Lines = append(p.Lines, pdftest.Line{Text: s, X: x, Y: y + 28 + dy, Size: size})
			x += float64(len(s)) * size / 2
		}
		next := func() {
			column++
			x = 83 + 100*float64(column)
			xs = append(xs, 179+100*float64(column))
			p.Lines = append(p.Lines, pdftest.Line{Text: []string{"立案（件）", "结案（件）", "移送（件）", "其他（件）"}[column-1], X: x, Y: y})
		}
		next()
		put(list[0].digits, 0, size)
		for _, g := range list[1:] {
			if g.link == otherCell {
				next()
				put(g.digits, 0, size)
				continue
			}
			put(g.digits, -7, size/2)
		}
		p.Rules = pdftest.Grid(xs, []float64{y - 20, y + 8, y + 36})
		return pdftest.Build(p)
	}
	x := 79.0
	put := func(s string, dy, size float64) {
		p.Lines = append(p.Lines, pdftest.Line{Text: s, X: x, Y: y + dy, Size: size})
		for _, r := range s {
			if r < 0x80 {
				x += size / 2
			} else {
				x += size
			}
		}
	}
	put("全市立案"+list[0].digits, 0, size)
	for _, g := range list[1:] {
		put(g.digits, -7, size/2)
	}
	put("件。", 0, size)
	return pdftest.Build(p)
}

func digitsInText(list []group) []byte {
	var b strings.Builder
	b.WriteString("云州市立案情况\n\n")
	if inCells(list) {
		b.WriteString("单位\t立案数（件）\t结案数（件）\t移送数（件）\t其他（件）\n市水务局\t")
	} else {
		b.WriteString("　　全市立案")
	}
	b.WriteString(list[0].digits)
	for _, g := range list[1:] {
		b.WriteString(map[link]string{otherCell: "\t", otherPara: "\n　　"}[g.link] + g.digits)
	}
	return []byte(b.String() + map[bool]string{true: "\n", false: "件。\n"}[inCells(list)])
}

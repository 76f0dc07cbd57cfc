package annex

import (
	_ "embed"
	"strconv"
	"sync"

	"github.com/xuri/excelize/v2"
)

// face is the way a cell is drawn. Every face is a named style of the workbook, so that a clerk can change all
// cells of one kind at once.
type face uint8

const (
	titleFace  face = iota // 方正小标宋简体 18, centred: the heading of a printed table
	noteFace               // 宋体 9 under and over a table
	signFace               // 宋体 10.5 without lines: 填表人, 审核人
	bandFace               // 黑体 12 without lines: the body a table is about
	headFace               // 黑体 11 on grey: column heads
	indexFace              // 宋体 9, centred: 甲 乙 丙 1 2
	topicFace              // 黑体 10.5 on light grey: a group of rows
	bodyFace               // 宋体 10.5: text
	figureFace             // 宋体 10.5: numbers
	codeFace               // 宋体 9: identifiers
	linkFace               // 宋体 10.5, blue, underlined
)

// namedStyle is a face as the workbook has it.
type namedStyle struct {
	font        string
	size        float64
	color, fill string
	border      bool
	underlined  bool
	name        string
}

//go:embed faces.tsv
var facesTSV string

// faces lists the named styles in the order of face.
var faces = sync.OnceValue(func() []namedStyle {
	var list []namedStyle
	for cell := range cellsOf(facesTSV, 8) {
		size, err := strconv.ParseFloat(cell[2], 64)
		if err != nil {
			panic("annex: faces.tsv: " + cell[0]) // embedded: a defect of the program
		}
		list = append(list, namedStyle{cell[1], size, cell[3], cell[4], cell[5] != "", cell[6] != "", cell[7]})
	}
	return list
})

// look is a face with what varies from cell to cell.
type look struct {
	face   face
	format string // number format code; "" is General, "@" text
	align  string // "left", "center", "right"; "" as the kind of value asks
	top    bool   // at the top of the cell, else in the middle
	wrap   bool
	indent int
}

// styles turns looks into style numbers of a workbook.
type styles struct {
	file *excelize.File
	ids  map[look]int
	used []look // by order of first use; the face of style ids[used[i]]
	err  error
}

// gbCharset is the character set of Chinese fonts (GB2312_CHARSET): a program that has none of the fonts named
// still takes one for Chinese.
const gbCharset = 134

// id returns the style number of l, making the style at first use.
func (s *styles) id(l look) int {
	if id, ok := s.ids[l]; ok {
		return id
	}
	return s.make(l)
}

// make makes the style of l. It is apart from id, which is called for every cell, because its look escapes.
func (s *styles) make(l look) int {
	f := faces()[l.face]
	charset := gbCharset
	font := &excelize.Font{Family: f.font, Size: f.size, Color: f.color, Charset: &charset}
	if f.underlined {
		font.Underline = "single"
	}
	style := &excelize.Style{
		Font:      font,
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: "center", WrapText: l.wrap, Indent: l.indent},
	}
	if l.top {
		style.Alignment.Vertical = "top"
	}
	if l.indent > 0 && l.align == "" {
		style.Alignment.Horizontal = "left"
	}
	if f.fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{f.fill}}
	}
	if f.border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			style.Border = append(style.Border, excelize.Border{Type: side, Color: "8C8C8C", Style: 1})
		}
	}
	switch l.format {
	case "":
	case "@":
		style.NumFmt = 49
	default:
		style.CustomNumFmt = &l.format
		for id, code := range builtin {
			if code == l.format {
				style.CustomNumFmt, style.NumFmt = nil, id
			}
		}
	}
	id, err := s.file.NewStyle(style)
	if err != nil && s.err == nil {
		s.err = err
	}
	s.ids[l] = id
	s.used = append(s.used, l)
	return id
}

// builtin are number formats that every program knows by number (ECMA-376 part 1, 18.8.30).
var builtin = map[int]string{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}

// name gives every face a named style (cellStyle) and ties the styles made of it to that. It is called once,
// after the last style was made: excelize knows no named styles, so its tables are extended by hand.
func (s *styles) name() {
	sheet := s.file.Styles
	if s.err != nil || sheet.CellXfs == nil || sheet.CellStyleXfs == nil || sheet.CellStyles == nil || len(sheet.CellStyles.CellStyle) == 0 {
		return
	}
	named := make([]int, len(faces()))
	for _, l := range s.used {
		id := s.ids[l]
		if named[l.face] == 0 {
			master := sheet.CellXfs.Xf[id]
			master.XfID = nil
			sheet.CellStyleXfs.Xf = append(sheet.CellStyleXfs.Xf, master)
			sheet.CellStyleXfs.Count = len(sheet.CellStyleXfs.Xf)
			named[l.face] = len(sheet.CellStyleXfs.Xf) - 1
			style := *sheet.CellStyles.CellStyle[0]
			style.Name, style.XfID = faces()[l.face].name, named[l.face]
			style.BuiltInID, style.CustomBuiltIn = nil, nil
			sheet.CellStyles.CellStyle = append(sheet.CellStyles.CellStyle, &style)
			sheet.CellStyles.Count = len(sheet.CellStyles.CellStyle)
		}
		of := named[l.face]
		sheet.CellXfs.Xf[id].XfID = &of
	}
}

package doc

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/doc/doctest"
	"guiwen/normalize/source"
)

// property returns a property of Word 97 as a list has it.
func property(op uint16, operand ...byte) []byte {
	return append(binary.LittleEndian.AppendUint16(nil, op), operand...)
}

func join(lists ...[]byte) (all []byte) {
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// wide returns text as UTF-16LE.
func wideText(s string) (b []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// positions returns a table of character positions with data.
func positions(list []int, items ...byte) (b []byte) {
	for _, n := range list {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	return append(b, items...)
}

// lines reads a document and writes its parts as lines: cells as table:row,column, headings as h1, marks as kinds.
func lines(t *testing.T, d doctest.Document) []string {
	t.Helper()
	doc, err := Read(context.Background(), source.Input{Data: d.Bytes()}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, p := range doc.Parts {
		text := doc.Text[p.Start:p.End]
		for _, m := range p.Marks {
			switch m.Kind {
			case source.Struck:
				text += " -" + doc.Text[m.Start:m.End]
			case source.Inserted:
				text += " +" + doc.Text[m.Start:m.End]
			case source.NoteRef:
				text += " ^"
			}
		}
		if c := p.Cell; c != nil {
			text = strings.Join([]string{"cell", digits(c.Table, c.Row, c.Column), digits(c.RowSpan, c.ColSpan), text}, " ")
		}
		if p.Kind == source.Heading {
			text = "h" + digits(p.Level) + " " + text
		}
		if p.NoteNumber != "" {
			text = "note " + p.NoteNumber + " " + text
		}
		list = append(list, text)
	}
	for _, n := range doc.Notes {
		list = append(list, n.Code)
	}
	slices.Sort(list[len(doc.Parts):])
	return list
}

func digits(list ...int) string {
	b := make([]byte, len(list))
	for i, n := range list {
		b[i] = '0' + byte(n)
	}
	return string(b)
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPieces: pieces stand in any order in the file, compressed or not, with properties of their own; what the file does not
// hold stands as one sign.
func TestPieces(t *testing.T) {
	const strike = 0x57
	same(t, lines(t, doctest.Document{Pieces: []doctest.Piece{
		{Text: "云州市", Late: true}, {Text: "2021"}, {Text: "年“办结”", Late: true}, {Text: "118", Prm: strike<<1 | 1<<8}, {Text: "件\r", Late: true},
		{Text: "Wide \u00e9", Wide: true}, {Text: " na\u0092ve\r"},
	}}), "云州市2021年“办结”118件 -118", "Wide é na’ve", "docx.struck-text")
	same(t, lines(t, doctest.Document{
		Pieces: []doctest.Piece{{Text: "投资12"}, {Text: "万元", Prm: 1}, {Text: "\r"}}, Prms: [][]byte{property(sprmCStrike, 1)},
	}), "投资12万元 -万元", "docx.struck-text")
	same(t, lines(t, doctest.Document{Pieces: []doctest.Piece{{Text: "投资12"}, {Lost: 9}, {Text: "34万元\r"}}}), "投资12\ufffd34万元", "doc.salvaged")
}

// TestFields: of a field the result is text; a check box shows its state.
func TestFields(t *testing.T) {
	form := func(bits uint16, rest ...byte) []byte {
		body := binary.LittleEndian.AppendUint32(nil, 0xffffffff)
		body = binary.LittleEndian.AppendUint16(body, bits)
		body = append(body, 0, 0, 0, 0, 0, 0, 0, 0)
		body = append(body, rest...)
		head := binary.LittleEndian.AppendUint32(nil, uint32(68+len(body)))
		head = binary.LittleEndian.AppendUint16(head, 68)
		return append(append(head, make([]byte, 62)...), body...)
	}
	data := form(1|1<<2, 0, 0)
	text := "见\x13 HYPERLINK \"http://a.cn\" \x14附件\x15，\x13 FORMCHECKBOX \x01\x14\x15同意\r"
	same(t, lines(t, doctest.Document{
		Pieces: []doctest.Piece{{Text: text}},
		Characters: []doctest.Run{{Length: 2 * len([]rune(text[:strings.IndexByte(text, 1)]))}, {Length: 2, Properties: join(property(sprmCSpecial, 1), property(sprmCData, 1), property(sprmCPicture, 0, 0, 0, 0))},
			{Length: 2 * 6}},
		Data: data,
	}), "见附件，☑同意")
}

// TestDropCap: a large first letter belongs to the paragraph behind it.
func TestDropCap(t *testing.T) {
	same(t, lines(t, doctest.Document{
		Pieces: []doctest.Piece{{Text: "云\r州市召开会议。\r"}}, Paragraphs: []doctest.Run{{Length: 4, Properties: property(sprmPDropCap, 0x11, 0)}, {Length: 16}},
	}), "云州市召开会议。")
}

// TestToggles: a flag may say that it is as the style has it not.
func TestToggles(t *testing.T) {
	same(t, lines(t, doctest.Document{
		Pieces:     []doctest.Piece{{Text: "甲乙丙\r"}},
		Characters: []doctest.Run{{Length: 2, Properties: property(sprmCStrike, 0x81)}, {Length: 2, Properties: property(sprmCInserted, 0x81)}, {Length: 4, Properties: property(sprmCStrike, 0x80)}},
	}), "甲乙丙 -甲 +乙", "docx.insertions", "docx.struck-text")
}

// level97 returns a level of a list.
func level97(start int, format byte, text string) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(start))
	b = append(b, format, 0)
	b = append(b, make([]byte, 9)...)
	b = append(b, 2) // nothing follows
	b = append(b, make([]byte, 8)...)
	b = append(b, 0, 0, 0, 0)
	b = binary.LittleEndian.AppendUint16(b, uint16(len([]rune(text))))
	return append(b, wideText(text)...)
}

// TestLists: numbers are counted by the tables of lists and of their uses.
func TestLists(t *testing.T) {
	list := make([]byte, 28)
	list[0] = 7
	table := append([]byte{1, 0}, list...)
	for i := range 9 {
		switch i {
		case 0:
			table = append(table, level97(1, 39, "第\x00章 ")...)
		case 1:
			table = append(table, level97(1, 0, "\x00.\x01 ")...)
		default:
			table = append(table, level97(1, 0, "")...)
		}
	}
	use := func(levels byte) []byte {
		b := make([]byte, 16)
		b[0], b[12] = 7, levels
		return b
	}
	uses := join([]byte{2, 0, 0, 0}, use(0), use(1), []byte{0xff, 0xff, 0xff, 0xff}, []byte{0xff, 0xff, 0xff, 0xff}, []byte{5, 0, 0, 0, 0x10, 0, 0, 0})
	in := func(use, level byte) []byte { return join(property(sprmPList, use, 0), property(sprmPLevel, level)) }
	same(t, lines(t, doctest.Document{
		Pieces:     []doctest.Piece{{Text: "总则\r职责\r权限\r监督\r附则\r"}},
		Paragraphs: []doctest.Run{{Length: 6, Properties: in(1, 0)}, {Length: 6, Properties: in(1, 1)}, {Length: 6, Properties: in(1, 1)}, {Length: 6, Properties: in(1, 0)}, {Length: 6, Properties: in(2, 0)}},
		Tables:     map[int][]byte{73: table, 74: uses},
	}), "第一章 总则", "一.1 职责", "一.2 权限", "第二章 监督", "第五章 附则")
}

// TestOld: Word 95 of the Chinese edition has bytes for characters, numbers of its own kind, and another row of properties.
func TestOld(t *testing.T) {
	inTable, rowEnd := []byte{24, 1}, []byte{25, 1}
	definition := []byte{2, 0, 0, 0x10, 0x10, 0x20, 0x20}
	definition = append(definition, make([]byte, 20)...)
	row := join(inTable, rowEnd, []byte{190}, binary.LittleEndian.AppendUint16(nil, uint16(len(definition)+1)), definition)
	number := make([]byte, 52)
	number[0], number[1], number[2], number[10] = 0, 1, 1, 3
	copy(number[20:], "()")
	numbered := join([]byte{13, 10}, []byte{12, 52}, number)
	text := "云州市2021年报告\r甲\r乙\r指标\a数量\a\a完。\r首页\r"
	header := len("首页\r") - 2 // two bytes each in the code page
	same(t, lines(t, doctest.Document{
		Old: true, Pieces: []doctest.Piece{{Text: text}},
		Lengths:    [8]int{17 + 3 + 3 + 5 + 5 + 1 + 5, 0, header},
		Characters: []doctest.Run{{Length: 6, Properties: []byte{87, 1}}, {Length: 33 + header}},
		Paragraphs: []doctest.Run{{Length: 17}, {Length: 3, Properties: numbered}, {Length: 3, Properties: numbered}, {Length: 5, Properties: inTable}, {Length: 5, Properties: inTable}, {Length: 1, Properties: row},
			{Length: 5 + header}},
		Tables: map[int][]byte{6: positions([]int{0, 39}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)},
	}), "云州市2021年报告 -云州市", "(3) 甲", "(4) 乙", "cell 100 11 指标", "cell 101 11 数量", "完。", "docx.struck-text")
}

// TestOldHeadings: in Word 6 and 95, a section says how headings are numbered.
func TestOldHeadings(t *testing.T) {
	outline := make([]byte, 212)
	for i, level := range [][]byte{{0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1}, {0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 1}} {
		copy(outline[16*i:], level)
	}
	outline[148] = '.'
	level := func(n byte) []byte { return []byte{13, n} }
	same(t, lines(t, doctest.Document{
		Old: true, Pieces: []doctest.Piece{{Text: "总则\r职责\r权限\r附则\r"}}, Section: append([]byte{133, 212}, outline...),
		Paragraphs: []doctest.Run{{Length: 5, Properties: level(1)}, {Length: 5, Properties: level(2)}, {Length: 5, Properties: level(2)}, {Length: 5, Properties: level(1)}},
	}), "1. 总则", "1.1 职责", "1.2 权限", "2. 附则")
}

// TestOldHeader: in Word 6 and 95, a section says which headers it has.
func TestOldHeader(t *testing.T) {
	properties := make([]byte, 84)
	properties[1] = 1 // the text has a separator of notes in front
	same(t, lines(t, doctest.Document{
		Old: true, Pieces: []doctest.Piece{{Text: "正文\r\x03\r云州市人民政府\r\r"}}, Lengths: [8]int{0: 5, 2: 18}, Section: []byte{153, 2},
		Tables: map[int][]byte{11: positions([]int{0, 2, 18, 18}), 31: properties},
	}), "正文", "云州市人民政府")
}

// TestPicture: a picture is a part of its own, with the name that it has in a package.
func TestPicture(t *testing.T) {
	png := []byte("\x89PNG\r\n\x1a\n")
	blip := append(make([]byte, 17), png...)
	record := func(head uint16, kind uint16, body []byte) []byte {
		b := binary.LittleEndian.AppendUint16(nil, head)
		b = binary.LittleEndian.AppendUint16(b, kind)
		return append(binary.LittleEndian.AppendUint32(b, uint32(len(body))), body...)
	}
	entry := append(make([]byte, 36), record(0x6e0<<4, 0xf01e, blip)...)
	drawing := append(record(0xf, recordShape, nil), record(2, recordPicture, entry)...)
	data := make([]byte, pictureHead)
	binary.LittleEndian.PutUint32(data, uint32(pictureHead+len(drawing)))
	binary.LittleEndian.PutUint16(data[4:], pictureHead)
	binary.LittleEndian.PutUint16(data[28:], 1440)
	binary.LittleEndian.PutUint16(data[30:], 720)
	binary.LittleEndian.PutUint16(data[32:], 500)
	d := doctest.Document{
		Pieces: []doctest.Piece{{Text: "如图\r\x01\r"}}, Data: append(data, drawing...),
		Characters: []doctest.Run{{Length: 6}, {Length: 2, Properties: join(property(sprmCSpecial, 1), property(sprmCPicture, 0, 0, 0, 0))}, {Length: 2}},
	}
	doc, err := Read(context.Background(), source.Input{Data: d.Bytes()}, source.Limits{})
	if err != nil || len(doc.Parts) != 2 || doc.Parts[1].Picture == nil {
		t.Fatalf("%v, %+v", err, doc)
	}
	sum := sha256.Sum256(png)
	want := source.Picture{Name: "word/media/image1.png", MediaType: "image/png", SHA256: hex.EncodeToString(sum[:]), Width: 36, Height: 36}
	if diff := cmp.Diff(want, *doc.Parts[1].Picture); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestBoxes: the text of a text box stands at its anchor; one without an anchor stands at the end.
func TestBoxes(t *testing.T) {
	anchor := make([]byte, 26)
	anchor[0], anchor[20] = 9, 2<<3 // its height counts from the paragraph
	box := func(shape byte) []byte {
		b := make([]byte, 22)
		b[14] = shape
		return b
	}
	same(t, lines(t, doctest.Document{
		Pieces: []doctest.Piece{{Text: "前\x08\r后\r框内\r无主\r\r"}}, Lengths: [8]int{0: 5, 6: 7},
		Characters: []doctest.Run{{Length: 2}, {Length: 2, Properties: property(sprmCSpecial, 1)}, {Length: 20}},
		Tables:     map[int][]byte{40: positions([]int{1, 5}, anchor...), 56: positions([]int{0, 3, 6, 7}, join(box(9), box(8), box(0))...)},
	}), "前", "框内", "后", "无主")
}

// TestNotes: a note that is counted bears its number, one with a mark of its own bears that.
func TestNotes(t *testing.T) {
	same(t, lines(t, doctest.Document{
		Pieces: []doctest.Piece{{Text: "计划\x02完成*。\r\x02 截至年底。\r*不含县。\r\r"}}, Lengths: [8]int{0: 8, 1: 15},
		Characters: []doctest.Run{{Length: 4}, {Length: 2, Properties: property(sprmCSpecial, 1)}, {Length: 34}},
		Tables:     map[int][]byte{2: positions([]int{2, 5, 8}, 1, 0, 0, 0), 3: positions([]int{0, 8, 14, 15})},
	}), "计划完成*。 ^ ^", "note 1  截至年底。", "note * 不含县。")
}

// TestFurther: long lists of properties stand elsewhere, and nothing that leads to them again and again costs much.
func TestFurther(t *testing.T) {
	data := append([]byte{5, 0}, property(sprmPOutline, 0)...)
	data = append(data, 0, 0)
	same(t, lines(t, doctest.Document{
		Pieces: []doctest.Piece{{Text: "总则\r"}}, Paragraphs: []doctest.Run{{Length: 6, Properties: property(sprmPHuge97, 0, 0, 0, 0)}}, Data: data,
	}), "h1 总则")
	long := append([]byte{0xff, 0xff}, make([]byte, 1<<16)...)
	text := strings.Repeat("甲\r", 1<<13)
	runs := []doctest.Run{}
	for range 20 {
		runs = append(runs, doctest.Run{Length: len(utf16.Encode([]rune(text))) / 10, Properties: property(sprmPHuge97, 0, 0, 0, 0)})
	}
	lines(t, doctest.Document{Pieces: []doctest.Piece{{Text: text}}, Paragraphs: runs, Data: long})
}

// Package doctest builds small binary Word documents for tests, byte by byte as the specification has them: documents of Word 97
// and of Word 6 and 95, saved quickly or whole. The same description gives the same bytes.
//
//	data := doctest.Document{Pieces: []doctest.Piece{{Text: "关于印发方案的通知\r"}}}.Bytes()
package doctest

import (
	"encoding/binary"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Document describes a document. Positions are those of characters: UTF-16 units in Word 97, bytes in Word 6 and 95.
type Document struct {
	Old      bool   // Word 95, of the Chinese edition
	Language uint16 // 0x0804 where it is zero
	Pieces   []Piece
	// Lengths are those of the texts in their order: body, footnotes, headers, macros, comments, endnotes, boxes, boxes in headers.
	// Without any, all is body.
	Lengths    [8]int
	Characters []Run // from the first byte of the text in the file on
	Paragraphs []Run
	// Tables are further structures, by their number in the file information block.
	Tables map[int][]byte
	Prms   [][]byte // lists of properties that pieces name
	Data   []byte   // the stream Data
	// Section are the properties of the only section.
	Section []byte
}

// Piece is text that stands together. In Word 97, it is compressed where all characters are below 256, unless Wide.
type Piece struct {
	Text string
	Wide bool
	Prm  uint16
	Late bool // it stands behind the others in the file
	Lost int  // so many units more than the file holds; for the last in the file
}

// Run is text of the file with the same properties, Length bytes of it; a style is that of paragraphs.
type Run struct {
	Length     int
	Style      int
	Properties []byte
}

const (
	page    = 512
	textAt  = 2 * page
	tableNo = 33 // of the table of pieces
)

// Bytes returns the file.
func (d Document) Bytes() []byte {
	text, table, total := d.text()
	stream := make([]byte, textAt)
	stream = append(stream, text...)
	add := func(b []byte) uint32 {
		for len(stream)%page != 0 {
			stream = append(stream, 0)
		}
		at := len(stream)
		stream = append(stream, b...)
		return uint32(at / page)
	}
	characters := add(d.pageOf(d.Characters, false, len(text)))
	paragraphs := add(d.pageOf(d.Paragraphs, true, len(text)))
	structures := map[int][]byte{1: emptyStyles(), 12: d.bins(characters, len(text)), 13: d.bins(paragraphs, len(text)), tableNo: table}
	if d.Section != nil {
		at := page * add(append(binary.LittleEndian.AppendUint16(nil, uint16(len(d.Section))), d.Section...))
		b := binary.LittleEndian.AppendUint32(nil, 0)
		b = binary.LittleEndian.AppendUint32(b, uint32(total))
		b = binary.LittleEndian.AppendUint16(b, 0)
		structures[6] = append(binary.LittleEndian.AppendUint32(b, at), make([]byte, 6)...)
	}
	for number, b := range d.Tables {
		structures[number] = b
	}
	var tables []byte
	if d.Old {
		add(nil)
	}
	pairs := make([]uint32, 2*93)
	for number := range 93 {
		b, ok := structures[number]
		if !ok {
			continue
		}
		at := len(tables)
		if d.Old {
			at = len(stream)
			stream = append(stream, b...)
		} else {
			tables = append(tables, b...)
		}
		size := len(b)
		if number == 73 { // the levels of lists stand behind the table of them
			size = 2 + 28*int(binary.LittleEndian.Uint16(b))
		}
		pairs[2*number], pairs[2*number+1] = uint32(at), uint32(size)
	}
	d.head(stream, pairs, total, len(text))
	streams := []Stream{{"WordDocument", stream}}
	if !d.Old {
		streams = append(streams, Stream{"1Table", tables})
	}
	if d.Data != nil {
		streams = append(streams, Stream{"Data", d.Data})
	}
	return Container(streams...)
}

// emptyStyles returns a style sheet without styles.
func emptyStyles() []byte {
	b := make([]byte, 20)
	b[0], b[4] = 18, 10
	return b
}

// text returns the text as it stands in the file, the table of pieces, and the length of all of it.
func (d Document) text() (text, table []byte, total int) {
	type placed struct{ at, length int }
	places := make([]placed, len(d.Pieces))
	wide := make([]bool, len(d.Pieces))
	for _, late := range []bool{false, true} {
		for i, p := range d.Pieces {
			if p.Late != late {
				continue
			}
			var b []byte
			units := utf16.Encode([]rune(p.Text))
			length := len(units)
			wide[i] = p.Wide
			for _, u := range units {
				wide[i] = wide[i] || u >= 0x100
			}
			switch {
			case d.Old:
				b, _ = simplifiedchinese.GBK.NewEncoder().Bytes([]byte(p.Text))
				length = len(b)
			case wide[i]:
				for _, u := range units {
					b = binary.LittleEndian.AppendUint16(b, u)
				}
			default:
				for _, u := range units {
					b = append(b, byte(u))
				}
			}
			places[i] = placed{textAt + len(text), length + p.Lost}
			text = append(text, b...)
		}
	}
	var positions, items []byte
	positions = binary.LittleEndian.AppendUint32(positions, 0)
	for i, p := range d.Pieces {
		total += places[i].length
		positions = binary.LittleEndian.AppendUint32(positions, uint32(total))
		at := uint32(places[i].at)
		if p.Lost > 0 {
			at = 1 << 28
		}
		if !d.Old && !wide[i] {
			at = 2*at | 1<<30
		}
		items = binary.LittleEndian.AppendUint16(items, 0)
		items = binary.LittleEndian.AppendUint32(items, at)
		items = binary.LittleEndian.AppendUint16(items, p.Prm)
	}
	for _, prm := range d.Prms {
		table = append(table, 1)
		table = binary.LittleEndian.AppendUint16(table, uint16(len(prm)))
		table = append(table, prm...)
	}
	table = append(table, 2)
	table = binary.LittleEndian.AppendUint32(table, uint32(len(positions)+len(items)))
	return text, append(append(table, positions...), items...), total
}

// pageOf returns the page of formatted runs.
func (d Document) pageOf(runs []Run, styled bool, length int) []byte {
	if len(runs) == 0 {
		runs = []Run{{Length: length}}
	}
	b := make([]byte, page)
	width := 1
	switch {
	case styled && d.Old:
		width = 7
	case styled:
		width = 13
	}
	at, end := textAt, page-1
	binary.LittleEndian.PutUint32(b, uint32(at))
	for i, r := range runs {
		at += r.Length
		binary.LittleEndian.PutUint32(b[4*(i+1):], uint32(at))
		var list []byte
		switch {
		case !styled && len(r.Properties) > 0:
			list = append([]byte{byte(len(r.Properties))}, r.Properties...)
		case styled:
			body := append([]byte{byte(r.Style), byte(r.Style >> 8)}, r.Properties...)
			if len(body)%2 == 1 {
				body = append(body, 0)
			}
			list = append([]byte{byte(len(body) / 2)}, body...)
			if !d.Old {
				list = append([]byte{0}, list...)
			}
		}
		if list == nil {
			continue
		}
		end = (end - len(list)) &^ 1
		copy(b[end:], list)
		b[4*(len(runs)+1)+i*width] = byte(end / 2)
	}
	b[page-1] = byte(len(runs))
	return b
}

// bins returns a table of one page.
func (d Document) bins(number uint32, length int) []byte {
	b := binary.LittleEndian.AppendUint32(nil, textAt)
	b = binary.LittleEndian.AppendUint32(b, uint32(textAt+length))
	if d.Old {
		return binary.LittleEndian.AppendUint16(b, uint16(number))
	}
	return binary.LittleEndian.AppendUint32(b, number)
}

// head writes the file information block.
func (d Document) head(b []byte, pairs []uint32, total, length int) {
	u16 := func(at, v int) { binary.LittleEndian.PutUint16(b[at:], uint16(v)) }
	u32 := func(at int, v uint32) { binary.LittleEndian.PutUint32(b[at:], v) }
	language := d.Language
	if language == 0 {
		language = 0x0804
	}
	lengths := d.Lengths
	if lengths == [8]int{} {
		lengths[0] = total
	}
	u16(6, int(language))
	u32(0x18, textAt)
	u32(0x1c, uint32(textAt+length))
	if d.Old {
		u16(0, 0xa5dc)
		u16(2, 0x68)
		for i, n := range lengths {
			u32(0x34+4*i, uint32(n))
		}
		for i := range pairs {
			at := 0x58 + 4*i
			if i >= 2*38 {
				at = 0x192 + 4*(i-2*38)
			}
			if i < 2*70 {
				u32(at, pairs[i])
			}
		}
		return
	}
	u16(0, 0xa5ec)
	u16(2, 0xc1)
	u16(10, 0x0200)
	u16(32, 14)
	u16(62, 22)
	for i, n := range lengths {
		u32(76+4*i, uint32(n))
	}
	u16(152, 93)
	for i, v := range pairs {
		u32(154+4*i, v)
	}
}

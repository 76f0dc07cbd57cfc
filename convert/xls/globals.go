package xls

import (
	"guiwen/convert/sheet"
	"guiwen/normalize/source"
)

const (
	version8 = 0x0600
)

// readGlobals reads what stands in front of the sheets.
func (r *reading) readGlobals() error {
	s := &scanner{data: r.data}
	first, ok := s.next()
	switch version := first.data.u16(0); {
	case !ok || first.id != recBOF:
		if first.id == 0x0009 || first.id == 0x0209 || first.id == 0x0409 {
			return source.Errorf(source.Unsupported, "excel4", "", "the file is a workbook of Excel 4 or older; LibreOffice can save it as .xlsx")
		}
		return source.Errorf(source.Corrupt, "malformed_workbook", r.name, "the workbook does not begin as one")
	default:
		r.wide = version >= version8
	}
	names := []body(nil)
	for {
		rec, ok := s.next()
		if !ok {
			r.cut("the workbook breaks off in front of its sheets")
			break
		}
		if rec.id == recEOF {
			break
		}
		switch rec.id {
		case recFilePass:
			return source.Errorf(source.Encrypted, "encrypted", r.name, "the workbook asks for a password")
		case recSST:
			r.readStrings(s.continued(rec))
		case recName:
			names = append(names, rec.data)
		default:
			r.global(rec)
		}
	}
	for _, n := range names {
		r.readName(n)
	}
	r.styles = make([]*sheet.Style, len(r.looks))
	return nil
}

// global reads one record that is about the whole workbook.
func (r *reading) global(rec record) {
	b := rec.data
	switch rec.id {
	case recCodePage:
		r.page = b.u16(0)
	case recDateMode:
		r.book.Epoch1904 = b.u16(0) == 1
	case recTab:
		if b.u8(5) == 0 && len(r.tabs) <= sheet.MaxSheets { // else a chart or a macro
			r.tabs = append(r.tabs, tab{name: r.text(b.from(7), b.u8(6)), at: int(b.u32(0)), hidden: b.u8(4)&3 != 0})
		} else {
			r.tabs = append(r.tabs, tab{at: -1}) // names count it
		}
	case recFormat:
		if r.wide {
			r.codes[b.u16(0)] = r.text(b.from(4), b.u16(2))
		} else {
			r.codes[b.u16(0)] = r.text(b.from(3), b.u8(2))
		}
	case recFont:
		const bold = 700
		r.fonts = append(r.fonts, source.Font{Name: r.text(b.from(15), b.u8(14)), Size: float64(b.u16(0)) / 20, Bold: b.u16(6) >= bold})
	case recXF:
		l := look{font: b.u16(0), format: b.u16(2)}
		switch b.u8(6) & 7 {
		case 1:
			l.align = source.AlignLeft
		case 2, 6:
			l.align = source.AlignCenter
		case 3:
			l.align = source.AlignRight
		}
		r.looks = append(r.looks, l)
	}
}

// readStrings reads the texts that cells share ([MS-XLS] 2.4.265).
func (r *reading) readStrings(data []body) {
	c := cursor{rest: data}
	c.number(4)
	count := c.number(4)
	for n := 0; n < count && !c.lost; n++ {
		text := c.text(c.number(2))
		if c.lost {
			break
		}
		r.strings = append(r.strings, text)
	}
	if c.lost {
		r.cut("the texts of the cells break off")
	}
}

// Tokens of formulas ([MS-XLS] 2.5.198).
const (
	tokenMemory = 0x29
	tokenArea   = 0x3b
)

// readName reads a name that stands for the rows that are printed on each page ([MS-XLS] 2.4.150).
func (r *reading) readName(b body) {
	const builtin, printTitles = 0x20, 7
	at := 14
	if r.wide {
		at++
	}
	index := b.u16(8) - 1
	if b.u16(0)&builtin == 0 || b.u8(at) != printTitles || index < 0 || index >= len(r.tabs) {
		return
	}
	f := b.from(at + b.u8(3))
	f = f[:min(len(f), b.u16(4))]
	if f.u8(0) == tokenMemory {
		f = f.from(3)
	}
	for f.u8(0) == tokenArea {
		rows, columns, size := f.from(3), f.from(7), 11
		if !r.wide {
			rows, columns, size = f.from(15), body{byte(f.u8(19)), 0, byte(f.u8(20)), 0}, 21
		}
		if columns.u16(0) == 0 && columns.u16(2) >= 0xff {
			r.tabs[index].titles = sheet.Range{From: rows.u16(0), To: rows.u16(2) + 1}
		}
		f = f.from(size)
	}
}

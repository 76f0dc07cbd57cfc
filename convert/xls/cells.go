package xls

import (
	"fmt"
	"math"

	"guiwen/convert/sheet"
)

// errorNames are what cells show whose formulas have failed ([MS-XLS] 2.5.10).
var errorNames = map[int]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0f: "#VALUE!", 0x17: "#REF!", 0x1d: "#NAME?", 0x24: "#NUM!", 0x2a: "#N/A"}

// pending is a cell whose text stands in a record behind it.
type pending struct {
	row, column, xf int
	waits           bool
}

// readSheet reads the records of a sheet. The errors are limits and the context's.
func (r *reading) readSheet(at int, s *sheet.Sheet) error {
	if at < 0 {
		return nil
	}
	in := &scanner{data: r.data, at: at}
	if first, ok := in.next(); !ok || first.id != recBOF {
		r.cut("the sheet %q is not where it should be", s.Name)
		return nil
	}
	var formula pending
	depth := 1
	for n := 0; depth > 0; n++ {
		if n%1024 == 0 && r.ctx.Err() != nil {
			return fmt.Errorf("reading a workbook: %w", r.ctx.Err())
		}
		rec, ok := in.next()
		if r.scanned += recordHead + len(rec.data); r.scanned > 2*len(r.data) {
			r.cut("sheets lie in each other")
			return nil
		}
		if !ok || in.cut {
			r.cut("the sheet %q breaks off", s.Name)
			return nil
		}
		switch {
		case rec.id == recBOF: // a chart in the sheet
			depth++
		case rec.id == recEOF:
			depth--
		case depth > 1:
		default:
			if err := r.cell(rec, in, s, &formula); err != nil {
				return err
			}
		}
	}
	return nil
}

// cell reads a record of a cell, a row, or columns.
func (r *reading) cell(rec record, in *scanner, s *sheet.Sheet, formula *pending) error {
	b := rec.data
	row, column, xf := b.u16(0), b.u16(2), b.u16(4)
	switch rec.id {
	case recRow:
		const hidden = 1 << 5
		if b.u16(12)&hidden != 0 {
			s.Row(row, true)
		}
	case recColInfo:
		if b.u16(8)&1 != 0 && len(s.Columns) < sheet.MaxColumn {
			s.Columns = append(s.Columns, sheet.Range{From: b.u16(0), To: b.u16(2) + 1})
		}
	case recMerged:
		for i := range b.u16(0) {
			at := 2 + 8*i
			if at+8 > len(b) {
				break
			}
			s.Merge(sheet.Range{From: b.u16(at), To: b.u16(at+2) + 1}, sheet.Range{From: b.u16(at + 4), To: b.u16(at+6) + 1})
		}
	case recNumber:
		return s.Number(row, column, math.Float64frombits(b.u64(6)), r.style(xf))
	case recRK:
		return s.Number(row, column, packed(b.u32(6)), r.style(xf))
	case recMulRK:
		for at := 4; at+6 <= len(b)-2; at += 6 {
			if err := s.Number(row, column+(at-4)/6, packed(b.u32(at+2)), r.style(b.u16(at))); err != nil {
				return err
			}
		}
	case recLabelSST:
		i := b.u32(6)
		if int64(i) >= int64(len(r.strings)) {
			r.cut("cells name texts that the workbook does not hold")
			return nil
		}
		return s.Text(row, column, r.strings[i], r.style(xf))
	case recLabel, recRString:
		return s.Text(row, column, r.text(b.from(8), b.u16(6)), r.style(xf))
	case recBoolErr:
		return r.boolErr(s, row, column, b.u8(6), b.u8(7) != 0, xf)
	case recFormula:
		return r.formula(s, b, formula)
	case recString:
		if p := *formula; p.waits {
			formula.waits = false
			return s.Text(p.row, p.column, r.long(in.continued(rec)), r.style(p.xf))
		}
	}
	return nil
}

// long reads a string that other records may continue.
func (r *reading) long(data []body) string {
	if !r.wide {
		return r.text(data[0].from(2), data[0].u16(0))
	}
	c := cursor{rest: data}
	text := c.text(c.number(2))
	if c.lost {
		r.cut("a text breaks off")
	}
	return text
}

// formula reads the value that a formula had ([MS-XLS] 2.5.133).
func (r *reading) formula(s *sheet.Sheet, b body, wait *pending) error {
	row, column, xf := b.u16(0), b.u16(2), b.u16(4)
	if b.u16(12) != 0xffff {
		return s.Number(row, column, math.Float64frombits(b.u64(6)), r.style(xf))
	}
	switch b.u8(6) {
	case 0:
		*wait = pending{row, column, xf, true}
	case 1:
		return r.boolErr(s, row, column, b.u8(8), false, xf)
	case 2:
		return r.boolErr(s, row, column, b.u8(8), true, xf)
	}
	return nil
}

// boolErr adds a truth value or an error.
func (r *reading) boolErr(s *sheet.Sheet, row, column, value int, failed bool, xf int) error {
	text := "FALSE"
	switch {
	case failed:
		text = errorNames[value]
	case value != 0:
		text = "TRUE"
	}
	return s.Value(row, column, text, r.style(xf))
}

// packed returns the number of an RK ([MS-XLS] 2.5.217): 30 bits of a number or of a whole one, both perhaps to be divided by a hundred.
func packed(rk uint32) float64 {
	var v float64
	if rk&2 != 0 {
		v = float64(int32(rk) >> 2)
	} else {
		v = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&1 != 0 {
		v /= 100
	}
	return v
}

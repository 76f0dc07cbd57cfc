package xlsx

import (
	"strconv"
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/convert/sheet"
	"guiwen/normalize/source"
)

// readSheet reads a sheet (18.3.1.99). The errors are limits.
func (r *reading) readSheet(x *xmlscan.Scanner, s *sheet.Sheet) error {
	for x.Child(0) {
		for x.Child(1) {
			switch string(x.Local) {
			case "cols":
				for x.Child(2) {
					if isTrue(x, "hidden") && len(s.Columns) < sheet.MaxColumn {
						s.Columns = append(s.Columns, sheet.Range{From: number(x, "min", 1) - 1, To: number(x, "max", 0)})
					}
				}
			case "sheetData":
				if err := r.readRows(x, s); err != nil {
					return err
				}
			case "mergeCells":
				for x.Child(2) {
					if rows, columns, ok := rectangle(attr(x, "ref")); ok {
						s.Merge(rows, columns)
					}
				}
			}
		}
	}
	return nil
}

// readRows reads all rows. One that does not say its number stands behind the one before it; so do cells.
func (r *reading) readRows(x *xmlscan.Scanner, s *sheet.Sheet) error {
	at := -1
	for depth := x.Depth(); x.Child(depth); {
		if string(x.Local) != "row" {
			continue
		}
		at = number(x, "r", at+2) - 1
		hidden, begun := isTrue(x, "hidden"), false
		column := -1
		for inner := x.Depth(); x.Child(inner); {
			if string(x.Local) != "c" {
				continue
			}
			row, c, ok := place(x)
			if !ok {
				row, c = at, column+1
			}
			column = c
			if !begun && hidden {
				s.Row(row, true)
			}
			begun = true
			if err := r.readCell(x, s, row, column); err != nil {
				return err
			}
		}
	}
	return nil
}

// place returns row and column that a cell says it stands in.
func place(x *xmlscan.Scanner) (row, column int, ok bool) {
	v, found := x.Attr(xmlscan.Unknown, "r")
	if !found {
		return 0, 0, false
	}
	return parsePlace(string(v))
}

// parsePlace reads "AB12", counted from 0.
func parsePlace(name string) (row, column int, ok bool) {
	i := 0
	for ; i < len(name) && 'A' <= name[i]&^0x20 && name[i]&^0x20 <= 'Z' && column < sheet.MaxColumn; i++ {
		column = column*26 + int(name[i]&^0x20-'A') + 1
	}
	n, err := strconv.Atoi(name[i:])
	return n - 1, column - 1, i > 0 && err == nil && n > 0 && n <= sheet.MaxRow && column <= sheet.MaxColumn
}

// rectangle reads "A1:C3".
func rectangle(ref string) (rows, columns sheet.Range, ok bool) {
	from, to, _ := strings.Cut(ref, ":")
	r0, c0, ok0 := parsePlace(from)
	r1, c1, ok1 := parsePlace(to)
	return sheet.Range{From: r0, To: r1 + 1}, sheet.Range{From: c0, To: c1 + 1}, ok0 && ok1
}

// readCell reads a cell (18.3.1.4).
func (r *reading) readCell(x *xmlscan.Scanner, s *sheet.Sheet, row, column int) error {
	var style *sheet.Style
	if i := number(x, "s", 0); i >= 0 && i < len(r.styles) {
		style = r.styles[i]
	}
	kind := attr(x, "t")
	var value string
	for depth := x.Depth(); x.Child(depth); {
		switch string(x.Local) {
		case "v":
			value = string(x.Content())
		case "is":
			value = readString(x)
		}
	}
	if value == "" {
		return nil
	}
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(r.strings) {
			r.cut(source.Errorf(source.Corrupt, "malformed_workbook", s.Name, "cells name texts that the workbook does not hold"))
			return nil
		}
		return s.Text(row, column, r.strings[i], style)
	case "str":
		return s.Text(row, column, unescape(value), style)
	case "inlineStr":
		return s.Text(row, column, value, style)
	case "b":
		if value == "1" {
			value = "TRUE"
		} else {
			value = "FALSE"
		}
		return s.Value(row, column, value, style)
	case "e", "d":
		return s.Value(row, column, value, style)
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return s.Value(row, column, value, style)
	}
	return s.Number(row, column, v, style)
}

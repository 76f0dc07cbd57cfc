// Package sheet reads Excel workbooks (.xlsx), as files of their own ([ReadWorkbook]) and inside of other documents ([Read]): every
// visible sheet with values is a table, in the order of the tabs, with the values as Excel shows them. Formulas are not computed: the
// values that the file keeps are read. excelize reads the files; what it panics on is damaged.
package sheet

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"guiwen/normalize/source"
)

// Bounds of one workbook. Cells beyond them are a limit, not a loss.
const (
	maxSheets  = 64
	maxCells   = 100_000
	maxColumns = 512
	// maxFields bounds the fields of the grid that lie in front of a value in its row: a value in the last column of Excel
	// costs as much as sixteen thousand cells.
	maxFields = 4_000_000
)

// Sniff reports whether data is a workbook of the Office Open XML family.
func Sniff(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data, []byte("xl/workbook.xml"))
}

// Read is a [source.Reader] for workbooks inside of other documents: nothing but tables.
func Read(ctx context.Context, in source.Input, limits source.Limits) (doc *source.Document, err error) {
	limits = limits.WithDefaults()
	defer func() {
		if r := recover(); r != nil {
			doc, err = nil, malformed("", "the workbook cannot be read: %v", r)
		}
	}()
	f, err := open(in, limits)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := builder{limits: limits}
	for i, name := range f.GetSheetList() {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("sheet: %w", err)
		}
		if visible, err := f.GetSheetVisible(name); i >= maxSheets || err != nil || !visible {
			continue
		}
		if err := b.sheet(ctx, f, name); err != nil {
			return nil, err
		}
	}
	if len(b.doc.Parts) == 0 {
		return nil, source.Errorf(source.NoText, "", "", "the workbook holds no values")
	}
	b.doc.Text = b.text.String()
	return &b.doc, nil
}

// open opens a workbook.
func open(in source.Input, limits source.Limits) (*excelize.File, error) {
	if len(in.Data) == 0 {
		return nil, source.Errorf(source.Empty, "", "", "the file has no bytes")
	}
	if int64(len(in.Data)) > limits.Bytes {
		return nil, source.Errorf(source.LimitSize, "", "", "the workbook has %d bytes", len(in.Data))
	}
	f, err := excelize.OpenReader(bytes.NewReader(in.Data), excelize.Options{
		UnzipSizeLimit: limits.Expanded, UnzipXMLSizeLimit: limits.Expanded,
		// Dates in the format of the system are shown as on a Chinese one.
		CultureInfo: excelize.CultureNameZhCN, ShortDatePattern: "yyyy/m/d",
	})
	if err != nil {
		return nil, malformed("", "the workbook cannot be read: %w", err)
	}
	return f, nil
}

func malformed(place, format string, args ...any) error {
	return source.Errorf(source.Corrupt, "malformed_workbook", place, format, args...)
}

// builder writes a document of tables.
type builder struct {
	doc    source.Document
	text   strings.Builder
	limits source.Limits
	tables int
	cells  int
	fields int
}

// sheet adds one sheet.
func (b *builder) sheet(ctx context.Context, f *excelize.File, name string) error {
	rows, err := f.Rows(name)
	if err != nil {
		return malformed(name, "the sheet cannot be read: %w", err)
	}
	defer rows.Close()
	spans, err := spansOf(f, name)
	if err != nil {
		return malformed(name, "the merged cells cannot be read: %w", err)
	}
	table := 0
	for r := 0; rows.Next(); r++ {
		row, err := rows.Columns()
		if err != nil {
			return malformed(name, "row %d cannot be read: %w", r+1, err)
		}
		if b.fields += 1 + len(row); b.fields > maxFields {
			return source.Errorf(source.LimitSize, "", name, "the sheet is wider and longer than %d fields", maxFields)
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("sheet: %w", err)
		}
		for c, value := range row {
			value = strings.TrimSpace(strings.ReplaceAll(value, "\r\n", "\n"))
			if value == "" || c >= maxColumns {
				continue
			}
			if b.cells++; b.cells > maxCells || b.text.Len()+len("\n")+len(value) > b.limits.Text {
				return source.Errorf(source.LimitSize, "", name, "the workbook holds more than %d cells or its text is too long", maxCells)
			}
			if table == 0 {
				b.tables++
				table = b.tables
			}
			cell := &source.Cell{Table: table, Row: r, Column: c, RowSpan: 1, ColSpan: 1}
			if s, ok := spans[[2]int{r, c}]; ok {
				cell.RowSpan, cell.ColSpan = s[0], s[1]
			}
			b.add(value, cell)
		}
	}
	return nil
}

// add writes the paragraphs of a cell.
func (b *builder) add(value string, cell *source.Cell) {
	for line := range strings.SplitSeq(value, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if b.text.Len() > 0 {
			b.text.WriteByte('\n')
		}
		start := b.text.Len()
		b.text.WriteString(line)
		b.doc.Parts = append(b.doc.Parts, source.Part{Start: start, End: b.text.Len(), Kind: source.TableCell, Cell: cell})
	}
}

// spansOf returns rows and columns that merged cells cover, by the place of their upper left corners.
func spansOf(f *excelize.File, name string) (map[[2]int][2]int, error) {
	merged, err := f.GetMergeCells(name)
	if err != nil {
		return nil, err
	}
	spans := make(map[[2]int][2]int, len(merged))
	for _, m := range merged {
		c0, r0, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			return nil, err
		}
		c1, r1, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			return nil, err
		}
		spans[[2]int{r0 - 1, c0 - 1}] = [2]int{max(1, min(r1-r0+1, maxCells)), max(1, min(c1-c0+1, maxColumns))}
	}
	return spans, nil
}

package sheet

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"guiwen/convert/opc"
	"guiwen/normalize/source"
)

// Bounds of a workbook that is a file of its own.
const (
	maxBookCells  = 2_000_000
	maxBookFields = 20_000_000 // see maxFields
	maxBookSheets = 1000
)

// SniffWorkbook reports whether data looks like a workbook of the Office Open XML family, by its parts. It says yes to damaged ones,
// so that [ReadWorkbook] can say what is wrong with them.
func SniffWorkbook(data []byte) bool {
	return opc.Sniff(data, "xl/workbook.xml", "spreadsheetml.sheet.main")
}

// ReadWorkbook reads a workbook that is a file of its own; it is a [source.Reader].
//
// Each visible sheet is a table. Lines of one value in front of its rows (a title, a unit) and behind them (notes) are paragraphs; where
// several sheets have values, names that somebody gave them stand above as captions. Values in hidden sheets, rows and columns are
// left out and counted.
//
// Errors: input.empty, input.corrupt, input.encrypted, input.no-text, limit.size.
func ReadWorkbook(ctx context.Context, in source.Input, limits source.Limits) (doc *source.Document, err error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("sheet: %w", err)
	}
	limits = limits.WithDefaults()
	pkg, err := opc.Open(in.Data, limits)
	if err != nil {
		return nil, err
	}
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
	b := &book{builder: builder{limits: limits}, file: f}
	b.doc.Notes = pkg.Notes
	if err := b.read(ctx); err != nil {
		return nil, err
	}
	if len(b.doc.Parts) == 0 {
		return nil, source.Errorf(source.NoText, "", "", "the workbook shows no values")
	}
	b.doc.Text = b.text.String()
	b.readProperties()
	b.remark()
	return &b.doc, nil
}

// book is a workbook being read.
type book struct {
	builder
	file *excelize.File

	hiddenSheets []string
	hiddenCells  int
	comments     int
}

// grid is a sheet: rows with their values.
type grid struct {
	name    string
	rows    []gridRow
	spans   map[[2]int][2]int
	columns int // that have values
}

// gridRow is a row with values, by their column.
type gridRow struct {
	number int
	values []field
}

type field struct {
	column int
	value  string
}

// read reads the sheets in the order of the tabs.
func (w *book) read(ctx context.Context) error {
	var grids []*grid
	for i, name := range w.file.GetSheetList() {
		if i >= maxBookSheets {
			return source.Errorf(source.LimitSize, "", "", "the workbook has more than %d sheets", maxBookSheets)
		}
		visible, err := w.file.GetSheetVisible(name)
		if err != nil {
			continue // a sheet of another kind: a chart
		}
		g, err := w.readGrid(ctx, name)
		if err != nil {
			return err
		}
		if len(g.rows) == 0 {
			continue
		}
		if !visible {
			w.hiddenSheets = append(w.hiddenSheets, name)
			continue
		}
		grids = append(grids, g)
	}
	for _, g := range grids {
		if len(grids) > 1 && !defaultName.MatchString(g.name) {
			if err := w.line(g.name, source.Caption, source.AlignUnknown); err != nil {
				return err
			}
		}
		if err := w.write(g); err != nil {
			return err
		}
	}
	return nil
}

// defaultName is what programs call sheets that nobody has named.
var defaultName = regexp.MustCompile(`(?i)^sheet\s*[0-9]+(\s*\([0-9]+\))?$`)

// readGrid reads the values of a sheet that are shown.
func (w *book) readGrid(ctx context.Context, name string) (*grid, error) {
	rows, err := w.file.Rows(name)
	if err != nil {
		return nil, malformed(name, "the sheet cannot be read: %w", err)
	}
	defer rows.Close()
	g := &grid{name: name}
	if g.spans, err = spansOf(w.file, name); err != nil {
		return nil, malformed(name, "the merged cells cannot be read: %w", err)
	}
	hidden := w.hiddenColumns(name)
	for r := 0; rows.Next(); r++ {
		options := rows.GetRowOpts()
		values, err := rows.Columns()
		if err != nil {
			return nil, malformed(name, "row %d cannot be read: %w", r+1, err)
		}
		if w.fields += 1 + len(values); w.fields > maxBookFields {
			return nil, source.Errorf(source.LimitSize, "", name, "the sheets are wider and longer than %d fields", maxBookFields)
		}
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("sheet: %w", err)
		}
		row := gridRow{number: r}
		for c, value := range values {
			if value = strings.TrimSpace(strings.ReplaceAll(value, "\r\n", "\n")); value == "" {
				continue
			}
			if options.Hidden || hidden(c) {
				w.hiddenCells++
				continue
			}
			if w.cells++; w.cells > maxBookCells {
				return nil, source.Errorf(source.LimitSize, "", name, "the workbook holds more than %d cells", maxBookCells)
			}
			row.values = append(row.values, field{c, strings.ToValidUTF8(value, "\uFFFD")})
			g.columns = max(g.columns, c+1)
		}
		if len(row.values) > 0 {
			g.rows = append(g.rows, row)
		}
	}
	if err := rows.Error(); err != nil {
		return nil, malformed(name, "the sheet cannot be read: %w", err)
	}
	if list, err := w.file.GetComments(name); err == nil {
		w.comments += len(list)
	}
	return g, nil
}

// hiddenColumns tells which columns of a sheet are hidden. Each is asked for once.
func (w *book) hiddenColumns(sheet string) func(column int) bool {
	known := map[int]bool{}
	return func(column int) bool {
		hidden, ok := known[column]
		if !ok {
			name, err := excelize.ColumnNumberToName(column + 1)
			if err == nil {
				visible, err := w.file.GetColVisible(sheet, name)
				hidden = err == nil && !visible
			}
			known[column] = hidden
		}
		return hidden
	}
}

// write writes a sheet: the lines in front of its table, the table, the lines behind it.
func (w *book) write(g *grid) error {
	first, last := 0, len(g.rows)
	for first < last && g.isLine(first) {
		first++
	}
	for last > first && g.isLine(last-1) {
		last--
	}
	for i, row := range g.rows {
		if i < first || i >= last {
			align := source.AlignUnknown
			if s := g.spans[[2]int{row.number, row.values[0].column}]; 2*s[1] > g.columns && i < first {
				align = source.AlignCenter
			}
			for line := range strings.SplitSeq(row.values[0].value, "\n") {
				if err := w.line(strings.TrimSpace(line), source.Paragraph, align); err != nil {
					return err
				}
			}
			continue
		}
		if i == first {
			w.tables++
		}
		for _, v := range row.values {
			cell := &source.Cell{Table: w.tables, Row: row.number - g.rows[first].number, Column: v.column, RowSpan: 1, ColSpan: 1}
			if s, ok := g.spans[[2]int{row.number, v.column}]; ok {
				cell.RowSpan, cell.ColSpan = s[0], s[1]
			}
			if w.text.Len()+len("\n")+len(v.value) > w.limits.Text {
				return source.Errorf(source.LimitSize, "text_bytes", g.name, "the text is longer than %d bytes", w.limits.Text)
			}
			w.add(v.value, cell)
		}
	}
	return nil
}

// isLine reports whether a row is no row of a table but a line that stands over or under it: its only value.
func (g *grid) isLine(i int) bool { return len(g.rows[i].values) == 1 }

// line writes a part that is no cell.
func (w *book) line(text string, kind source.Kind, align source.Align) error {
	if text == "" {
		return nil
	}
	if w.text.Len()+len("\n")+len(text) > w.limits.Text {
		return source.Errorf(source.LimitSize, "text_bytes", "", "the text is longer than %d bytes", w.limits.Text)
	}
	if w.text.Len() > 0 {
		w.text.WriteByte('\n')
	}
	start := w.text.Len()
	w.text.WriteString(text)
	w.doc.Parts = append(w.doc.Parts, source.Part{Start: start, End: w.text.Len(), Kind: kind, Align: align})
	return nil
}

// readProperties reads what the file says of itself.
func (w *book) readProperties() {
	p, err := w.file.GetDocProps()
	if err != nil {
		return
	}
	clean := func(s string) string { return strings.TrimSpace(strings.ToValidUTF8(s, "")) }
	w.doc.Meta.Title, w.doc.Meta.Author, w.doc.Meta.Language = clean(p.Title), clean(p.Creator), clean(p.Language)
	for _, f := range []source.MetaField{
		{Name: "subject", Value: p.Subject}, {Name: "keywords", Value: p.Keywords}, {Name: "description", Value: p.Description}, {Name: "category", Value: p.Category},
		{Name: "created", Value: p.Created}, {Name: "modified", Value: p.Modified}, {Name: "lastModifiedBy", Value: p.LastModifiedBy},
	} {
		if f.Value = clean(f.Value); f.Value != "" {
			w.doc.Meta.Fields = append(w.doc.Meta.Fields, f)
		}
	}
}

// remark says what was left out.
func (w *book) remark() {
	note := func(count int, code string, s source.Severity, format string, args ...any) {
		if count > 0 {
			w.doc.Notes = append(w.doc.Notes, source.Diagnostic{Code: code, Severity: s, Message: fmt.Sprintf(format, args...), Offset: -1})
		}
	}
	names := strings.Join(w.hiddenSheets[:min(len(w.hiddenSheets), 5)], ", ")
	note(len(w.hiddenSheets), "xlsx.hidden-sheets", source.Warning, "%d hidden sheets were left out: %.300s", len(w.hiddenSheets), names)
	note(w.hiddenCells, "xlsx.hidden-cells", source.Warning, "%d values in hidden rows and columns were left out", w.hiddenCells)
	note(w.comments, "xlsx.comments", source.Info, "%d comments on cells were not read", w.comments)
}

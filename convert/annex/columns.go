package annex

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// column is a column of a sheet.
type column struct {
	key   string // in sheets.tsv; "" for the column of a year
	title string
	width float64 // half-width characters
	look  look    // of its cells
}

//go:embed sheets.tsv
var sheetsTSV string

// looks are the ways cells of a column are drawn, by the names that sheets.tsv gives them.
var looks = map[string]look{
	"plain":        {face: bodyFace},
	"wrapped":      {face: bodyFace, wrap: true},
	"centred":      {face: bodyFace, align: "center", wrap: true},
	"centred-line": {face: bodyFace, align: "center"},
	"top":          {face: bodyFace, wrap: true, top: true},
	"top-centred":  {face: bodyFace, align: "center", wrap: true, top: true},
	"code":         {face: codeFace, wrap: true},
	"figure":       {face: figureFace},
	"count":        {face: figureFace, format: "#,##0", align: "center"},
	"share":        {face: figureFace, format: "0.0%"},
	"bare":         {face: signFace},
}

// columnsBySheet are the columns of sheets.tsv.
var columnsBySheet = sync.OnceValue(func() map[string][]column {
	sheets := map[string][]column{}
	for cell := range cellsOf(sheetsTSV, 6) {
		width, err := strconv.ParseFloat(cell[2], 64)
		l, ok := looks[cell[3]]
		if err != nil || !ok {
			panic("annex: sheets.tsv: " + strings.Join(cell, " ")) // embedded: a defect of the program
		}
		sheets[cell[0]] = append(sheets[cell[0]], column{cell[1], cell[4], width, l})
	}
	return sheets
})

// cellsOf gives the rows of an embedded table of a number of columns, without remarks.
func cellsOf(table string, width int) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(table) {
			if cell := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); line[0] != '#' && (len(cell) != width || !yield(cell)) {
				return
			}
		}
	}
}

// newSheet returns the sheet of a key, with a head row that is filtered, frozen and repeated on every page.
func (b *book) newSheet(key string, frozenColumns int) *sheet {
	return &sheet{
		book: b, name: say("sheet/" + key), columns: columnsBySheet()[key], landscape: true, filtered: true,
		frozenRows: 1, frozenColumns: frozenColumns, repeatFrom: 1, repeatTo: 1, head: func(s *sheet) { s.header() },
	}
}

// column is the index of the column with the key.
func (s *sheet) column(key string) int { return columnIn(s.columns, key) }

func columnIn(columns []column, key string) int {
	return slices.IndexFunc(columns, func(c column) bool { return c.key == key })
}

// valueAt is the reference of the value of a figure in its row of 明细.
func valueAt(row place) string { return row.at(columnIn(columnsBySheet()["detail"], "value")) }

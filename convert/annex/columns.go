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

func columnIn(columns []column, key string) int {
	return slices.IndexFunc(columns, func(c column) bool { return c.key == key })
}

// valueAt is the reference of the value of a figure in its row of 明细.
func valueAt(row place) string { return row.at(columnIn(columnsBySheet()["detail"], "value")) }

package table

// Table is a table that was read.
type Table struct {
	*grid
	bands   []band
	rows    []row
	note    noted  // the unit that is stated for the whole table
	caption string // what stands in front of the table and in its rows of notes
}

// band is a set of heads with the rows below it, up to the next heads.
type band struct {
	note     int // first row of notes in front of the heads
	heads    int // first row of heads
	body     int // first row behind the heads
	end      int // row behind the last
	codes    int // row that numbers the columns, or -1
	columns  [][]string
	stub     int    // columns that name rows
	units    int    // column that names the units of rows, or -1
	names    []bool // by column of the stub: it tells rows apart
	serial   []bool // by column of the stub: it numbers rows
	unit     noted  // stated in the notes of the band
	repeated bool   // its heads are those of the band in front of it
	totalled bool   // a column is called a total
}

// kind is what a row is for.
type kind uint8

const (
	data kind = iota
	blank
	note    // names nothing
	head    // names columns
	section // names the rows below it
)

// row is what is known of a row.
type row struct {
	kind    kind
	band    int32
	numbers int32 // cells behind the first column that are numbers
	above   int32 // the section row it stands under, or -1
	partOf  int32 // the row it is a part of, or -1
}

// label returns the name of a row: its first filled cell.
func (t *Table) label(r int) string {
	for c := 0; c < t.width; c++ {
		if w := t.words(r, c); w != "" {
			return w
		}
	}
	return ""
}

// stubCell returns the cell that names row r in column c of the stub, or -1.
func (t *Table) stubCell(b *band, r, c int) int32 {
	if k := t.at[r][c]; k >= 0 && !isBlank(t.cells[k].Text) {
		return k
	}
	return -1
}

package statistics

// place is where a fact stands in a table: rows and columns of the grid, from 0.
type place struct{ row, column int }

func (f *finder) table(i int) bool { return false }

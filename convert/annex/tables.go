package annex

import "strings"

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

// Package tabletest makes tables for tests.
package tabletest

import (
	"strconv"
	"strings"

	"guiwen/schema"
)

// Block makes a block of rows whose cells have | between them. A cell that begins with a number and × spans so many columns, with ↓
// so many rows; ^ marks a head.
func Block(text string) *schema.Block {
	b := &schema.Block{ID: "b1", Role: schema.Table}
	var all strings.Builder
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		var row []schema.Cell
		for _, s := range strings.Split(line, "|") {
			c := schema.Cell{ColSpan: 1, RowSpan: 1}
			s, c.Header = strings.CutPrefix(s, "^")
			if n, rest, ok := strings.Cut(s, "×"); ok {
				c.ColSpan, _ = strconv.Atoi(n)
				s = rest
			}
			if n, rest, ok := strings.Cut(s, "↓"); ok {
				c.RowSpan, _ = strconv.Atoi(n)
				s = rest
			}
			c.Text = s
			row = append(row, c)
			all.WriteString(s + "\t")
		}
		b.Rows = append(b.Rows, row)
		all.WriteString("\n")
	}
	b.Text = all.String()
	return b
}

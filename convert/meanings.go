package convert

import (
	_ "embed"
	"strings"

	"guiwen/schema/message"
)

//go:embed meanings.tsv
var meaningsTSV string

// meanings says what an edit of each name does.
var meanings = message.New(meaningsTSV)

// meaning returns in Chinese what an edit does; of one that several rules made together, what each does.
func meaning(name string) string {
	var parts []string
	for _, n := range strings.Split(name, "+") {
		if row, ok := meanings.Rows()[n]; ok {
			parts = append(parts, row.Chinese)
		}
	}
	return strings.Join(parts, "；")
}

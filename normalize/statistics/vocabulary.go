package statistics

import (
	"slices"

	"guiwen/normalize/lex"
)

// Units returns the names of all units that a figure can have, sorted.
func Units() []string {
	var names []string
	for _, u := range lex.Units() {
		names = append(names, u.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

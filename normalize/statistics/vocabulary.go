package statistics

import "slices"

// Units returns the names of all units that a figure can have, sorted.
func Units() []string {
	var names []string
	for i := range units {
		names = append(names, units[i].published())
	}
	slices.Sort(names)
	return slices.Compact(names)
}

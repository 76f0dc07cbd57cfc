package convert_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// storeys are the folders of the tower, from the ground up: what stands in one imports of its own and of lower ones.
var storeys = []string{"schema", "normalize", "convert", "cmd"}

// roof are the programs and tests that stand on top of the tower wherever their folder is: nothing imports them.
var roof = []string{"schema/generate", "normalize/lex/generate", "fixtures/*", "docs/*"}

// height returns the storey of a room of the table, or of a pattern such as normalize/*.
func height(room string) int {
	if slices.Contains(roof, room) || room == "*" {
		return len(storeys)
	}
	top, _, _ := strings.Cut(room, "/")
	return slices.Index(storeys, top)
}

// faults returns what keeps a table of walls from being a tower: entries that look up, and rooms that stand in a circle.
func faults(table map[string][]string) []string {
	var found []string
	for _, room := range slices.Sorted(maps.Keys(table)) {
		if height(room) < 0 {
			found = append(found, room+" stands in no storey")
		}
		for _, other := range table[room] {
			if height(other) > height(room) || height(other) < 0 {
				found = append(found, room+" looks up to "+other)
			}
		}
	}
	// Take away what imports nothing that is left, until nothing is left or nothing can be taken.
	left := maps.Clone(table)
	for taken := true; taken; {
		taken = false
		for room := range left {
			if !importsAny(room, left) {
				delete(left, room)
				taken = true
			}
		}
	}
	for _, room := range slices.Sorted(maps.Keys(left)) {
		found = append(found, room+" stands in a circle, or on one")
	}
	return found
}

// importsAny reports whether an entry allows room to import one of the rooms. An entry such as cmd/* is one room: the
// packages below it import each other as Go lets them.
func importsAny(room string, rooms map[string][]string) bool {
	for other := range rooms {
		if other != room && !slices.Contains(roof, other) && holds(rooms[room], other) {
			return true
		}
	}
	return false
}

// TestTower holds that the table of walls is a tower: no arrow up, no circle.
func TestTower(t *testing.T) {
	for _, fault := range faults(mayImport) {
		t.Error(fault)
	}
}

// TestTowerFalls holds that the test above can fail.
func TestTowerFalls(t *testing.T) {
	for name, c := range map[string]struct {
		room, other string
		want        []string
	}{
		"up":      {"schema", "normalize/lex/label", []string{"schema looks up to normalize/lex/label"}},
		"all":     {"convert", "*", []string{"convert looks up to *"}},
		"unknown": {"normalize", "elsewhere", []string{"normalize looks up to elsewhere"}},
		"circle":  {"normalize/lex/label", "normalize", []string{"normalize stands in a circle, or on one"}},
	} {
		table := maps.Clone(mayImport)
		table[c.room] = append(slices.Clone(table[c.room]), c.other)
		got := faults(table)
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %q is not among %q", name, w, got)
			}
		}
	}
}

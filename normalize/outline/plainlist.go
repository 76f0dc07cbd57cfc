package outline

import (
	"strings"

	"guiwen/schema"
)

// Lists whose items have no number (无序号的列项): what siblings have in common tells them. Lines that begin with a dash are one, and lines
// that end with ；up to the last, behind a line that ends with ：.

// plainLists makes list items of the paragraphs of such lists.
func (w *work) plainLists() {
	for i := w.body; i < len(w.units); {
		n := w.listFrom(i)
		if n < 2 {
			i++
			continue
		}
		for k := i; k < i+n; k++ {
			w.units[k].role = schema.ListItem
		}
		i += n
	}
}

// listFrom returns how many paragraphs from unit i on are the items of one list.
func (w *work) listFrom(i int) int {
	item := func(k int) bool {
		u := &w.units[k]
		return u.role == schema.Paragraph && u.mark == nil && !u.joined && w.plain(k)
	}
	if !item(i) {
		return 0
	}
	if dashed(w.of(i)) {
		k := i + 1
		for k < len(w.units) && item(k) && dashed(w.of(k)) {
			k++
		}
		return k - i
	}
	if i == 0 || !opensList(w.of(i-1)) || w.units[i-1].role == schema.Addressee {
		return 0
	}
	k := i
	for k < len(w.units) && item(k) && semicolon(w.of(k)) {
		k++
	}
	if k > i && k < len(w.units) && item(k) && strings.HasSuffix(w.of(k), "。") {
		k++
	}
	return k - i
}

// dashed reports whether s begins with a dash.
func dashed(s string) bool { return strings.HasPrefix(s, "——") }

// opensList reports whether a list may follow s.
func opensList(s string) bool { return strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":") }

// semicolon reports whether s ends as the items of a list do before the last.
func semicolon(s string) bool { return strings.HasSuffix(s, "；") || strings.HasSuffix(s, ";") }

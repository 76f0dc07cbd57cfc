package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// Lists whose items have no number (无序号的列项): what siblings have in common tells them. Lines that begin with a dash are one, and lines
// that end with ；up to the last, behind a line that ends with ：; and names in an attachment, a line each, in groups or not.

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

const (
	fewestNames = 3  // of a list
	longestName = 40 // characters of a line of a list of names
	fewGroups   = 2
)

// groupEnds is the class of the words that the name of a group in a list of names ends with: 市直单位.
var groupEnds = lex.Class("group-end")

// nameLists finds lists of names in attachments (名单): lines without marks below each other. The names of their groups are headings
// without a number.
func (w *work) nameLists() {
	level := 0
	for i := w.body; i < len(w.units); {
		if w.units[i].role == schema.Heading {
			level = w.units[i].level
		}
		n := 0
		for i+n < len(w.units) && w.nameLine(i+n) {
			n++
		}
		if n >= fewestNames {
			above := i - 1
			for above > 0 && (w.units[above].joined || bracketed(w.of(above))) { // （排名不分先后）
				above--
			}
			if w.units[above].role == schema.Heading {
				w.nameList(i, i+n, level)
			}
		}
		i += max(n, 1)
	}
}

// nameLine reports whether unit i may be a line of a list of names in an attachment.
func (w *work) nameLine(i int) bool {
	u := &w.units[i]
	s := w.of(i)
	return u.attachment > 0 && u.role == schema.Paragraph && u.mark == nil && !u.joined && w.plain(i) && !closed(s) &&
		!strings.ContainsAny(s, "，。；：、") && runes(s, longestName+1) <= longestName
}

// nameList gives the units from a to b, lines of a list of names below a heading of that level, their roles.
func (w *work) nameList(a, b, level int) {
	var groups []int
	for i := a; i+1 < b; i++ {
		s := w.of(i)
		if (len(groups) == 0 || groups[len(groups)-1] < i-1) && (lex.PlaceName(s) == len(s) || groupEnds.Ends(s) > 0 && !strings.ContainsAny(s, "　 ")) {
			groups = append(groups, i)
		}
	}
	for i := a; i < b; i++ {
		if !strings.ContainsAny(w.of(i), " 　") { // a name and a post are a row
			w.units[i].role = schema.ListItem
		}
	}
	if len(groups) < fewGroups || groups[0] != a {
		return
	}
	for _, i := range groups {
		w.units[i].role, w.units[i].level = schema.Heading, min(9, level+1)
	}
}

package structure

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// Row is a line of a text as it came: a paragraph, a cell of a table that only lays out, or what a wide blank sets apart.
type Row struct {
	Text  string
	Body  int  // how many of its bytes belong to the body for sure: an item of a list, a table
	Apart bool // something else stands in front of it: no element goes over the break
	Title bool // the file says that it is a title: its style, its size, its own title
}

// Point is a place in the lines.
type Point struct{ Line, Offset int }

// window is the text of some lines without blanks, with what is asked of each of its bytes. Positions are bytes.
type window struct {
	s       string
	origin  []Point   // of each byte, and of the end
	breaks  []bool    // a line begins here, or the text ends
	lines   []int     // breaks, in order
	apart   []bool    // an element may not go over the line that begins here
	lined   bool      // the text has line breaks
	below   bool      // the body has begun above
	gap     []bool    // blanks were in front of it
	fixed   []bool    // the byte is of a line that is body for sure
	titled  []bool    // the byte is of a line that the file calls a title
	ordinal []int     // how many characters stand before each byte
	ends    []int     // length of the ending of a body's name that ends here
	endings []int32   // how many such endings stand before each byte
	levels  []int32   // how many words for levels of places begin before each byte
	names   [][]name  // of authorities, by where they begin
	known   []string  // names that the document has elsewhere
	spans   [][]span  // candidates, by where they begin
	after   []bool    // an element may end here: the next begins
	labelOf []Element // what the label at each byte opens
	labels  []int     // length of the label and colon that stand at each byte
	opens   []uint8   // whether a number of the body stands at each byte: unasked, no, yes
	kinds   []int8    // length of the kind of document that ends at each byte; -1: unasked
}

// name is the name of an authority in the window.
type name struct{ end, cost int }

// span is a candidate: the element that the bytes up to end may be.
type span struct {
	end     int
	element Element
	cost    int
}

// newWindow takes the blanks out of the lines.
func newWindow(lines []Row, known []string) *window {
	size := 0
	for _, l := range lines {
		size += len(l.Text)
	}
	w := &window{known: known, lined: len(lines) > 1}
	b := make([]byte, 0, size)
	w.origin = make([]Point, 0, size+1)
	var begins, gaps []int
	for k, l := range lines {
		begins = append(begins, len(b))
		from, blank := len(b), false
		for i := 0; i < len(l.Text); {
			r, n := utf8.DecodeRuneInString(l.Text[i:])
			if lex.IsBlank(r) || r == '\n' {
				blank = true
				i += n
				continue
			}
			if blank && len(b) > from {
				gaps = append(gaps, len(b))
			}
			blank = false
			for j := range n {
				b = append(b, l.Text[i+j])
				w.origin = append(w.origin, Point{k, i + j})
			}
			i += n
		}
	}
	w.s = string(b)
	n := len(b) + 1
	last := Point{}
	if len(lines) > 0 {
		last = Point{len(lines) - 1, len(lines[len(lines)-1].Text)}
	}
	w.origin = append(w.origin, last)
	w.breaks, w.gap, w.fixed, w.titled, w.after, w.apart = make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n)
	for k, at := range begins {
		end := len(b)
		if k+1 < len(begins) {
			end = begins[k+1]
		}
		w.breaks[at], w.apart[at] = true, lines[k].Apart
		for i := at; i < end; i++ {
			w.fixed[i], w.titled[i] = w.origin[i].Offset < lines[k].Body, lines[k].Title
		}
	}
	w.breaks[len(b)] = true
	for i, set := range w.breaks {
		if set {
			w.lines = append(w.lines, i)
		}
	}
	for _, at := range gaps {
		w.gap[at] = true
	}
	w.count()
	w.spans = make([][]span, n)
	return w
}

// count fills in the characters before each byte and the endings of names.
func (w *window) count() {
	n := len(w.s) + 1
	w.opens, w.kinds = make([]uint8, n), make([]int8, n)
	for i := range w.kinds {
		w.kinds[i] = -1
	}
	w.ordinal, w.ends, w.endings, w.levels = make([]int, n), make([]int, n), make([]int32, n), make([]int32, n)
	k := 0
	var endings, levels int32
	for i, r := range w.s {
		w.ordinal[i] = k
		for j := 1; j < utf8.RuneLen(r); j++ {
			w.ordinal[i+j] = k
		}
		k++
		end := i + utf8.RuneLen(r)
		if lex.IsHan(r) || r == '）' {
			w.ends[end] = bodyEnding.Ends(w.s[max(0, end-30):end])
			if placeEnding.Begins(w.s[i:]) > 0 {
				levels++
			}
		}
		if w.ends[end] > 0 {
			endings++
		}
		for j := i + 1; j <= end; j++ {
			w.endings[j], w.levels[j] = endings, levels
		}
	}
	w.ordinal[len(w.s)] = k
}

// runes returns how many characters stand between two bytes.
func (w *window) runes(from, to int) int { return w.ordinal[to] - w.ordinal[from] }

// at reports whether a line or the text begins at byte i, or ends before it.
func (w *window) at(i int) bool { return i == 0 || w.lined && w.breaks[i] }

// lineEnd returns where the line of byte i ends.
func (w *window) lineEnd(i int) int {
	for j := i + 1; j <= len(w.s); j++ {
		if w.breaks[j] {
			return j
		}
	}
	return len(w.s)
}

// before returns the character in front of byte i.
func (w *window) before(i int) rune {
	r, _ := utf8.DecodeLastRuneInString(w.s[:i])
	return r
}

// free reports whether something may begin at byte i that is no part of a clause: nothing in front of it governs it.
func (w *window) free(i int) bool {
	if w.at(i) {
		return true
	}
	r := w.before(i)
	return !strings.ContainsRune("，、（(", r) && clauseWord.Ends(w.s[max(0, i-6):i]) == 0 && particle.Ends(w.s[max(0, i-6):i]) == 0
}

// findNames looks for the names of authorities. A name is sought where a line begins, behind a mark, and where the text says
// a place or national body; how often it stands in the text speaks for it.
func (w *window) findNames() {
	w.names = make([][]name, len(w.s)+1)
	for i, r := range w.s {
		if !lex.IsHan(r) || w.fixed[i] && !w.at(i) || w.endings[min(len(w.s), i+longestName)] == w.endings[i] {
			continue
		}
		loose := w.at(i) || w.after[i] || w.gap[i] || strings.ContainsRune("。）：", w.before(i)) || w.endsNumber(i)
		near := w.levels[min(len(w.s), i+12*3)] > w.levels[i]
		if !loose && !near && len(w.known) == 0 && nationName.Begins(w.s[i:]) == 0 || !w.after[i] && !w.free(i) {
			continue
		}
		placed := near && lex.PlaceName(w.s[i+organizationPrefix.Begins(w.s[i:]):min(len(w.s), i+60)]) > 0
		if !loose && !placed && !w.repeats(i) && nationName.Begins(w.s[i:]) == 0 {
			continue
		}
		rest := w.s[i:min(len(w.s), i+longestName)]
		for end := range lex.AuthorityEnds(rest) {
			if w.lined && w.lineEnd(i) < i+end && (!w.at(i) || !placed && nationName.Begins(rest) == 0 && organizationPrefix.Begins(rest) == 0 && !w.stands(rest[:end])) {
				continue // from the middle of one line to the next, or nothing says where it begins
			}
			w.names[i] = append(w.names[i], name{i + end, w.nameCost(rest[:end], placed, loose)})
		}
	}
	w.priceOuterNames()
	w.repeatNames()
}

// priceOuterNames sets a price on names that end with the name of a body of a place, what stands in front of it being none:
// 中央水利资金分配表云州市财政局, but not 国家税务总局云州市税务局.
func (w *window) priceOuterNames() {
	begins := map[int][]int{} // by where they end, where names of a place begin
	for i := range w.names {
		for _, n := range w.names[i] {
			if n.cost < 0 && lex.PlaceName(w.s[i:n.end]) > 0 {
				begins[n.end] = append(begins[n.end], i)
			}
		}
	}
	for i := range w.names {
		for k := range w.names[i] {
			n := &w.names[i][k]
			if lex.PlaceName(w.s[i:n.end]) > 0 || organizationPrefix.Begins(w.s[i:]) > 0 {
				continue
			}
			for _, inner := range begins[n.end] {
				if inner > i && !slices.ContainsFunc(w.names[i], func(m name) bool { return m.end == inner && m.cost < 0 }) {
					n.cost += insideName
					break
				}
			}
		}
	}
}

// repeatNames notes the names that the text begins with wherever else they stand: behind the last entry of an attachment note nothing else
// says that the name of who signs begins.
func (w *window) repeatNames() {
	for i := 0; i < len(w.s) && w.ordinal[i] < letterheadReach; i++ {
		for _, n := range w.names[i] {
			s := w.s[i:n.end]
			if len(s) < shortestRepeated || n.cost > 0 || !w.stands(s) {
				continue
			}
			for at := n.end; ; {
				k := strings.Index(w.s[at:], s)
				if k < 0 {
					break
				}
				k += at
				at = k + len(s)
				if !slices.ContainsFunc(w.names[k], func(m name) bool { return m.end == at }) && !w.fixed[k] {
					w.names[k] = append(w.names[k], name{at, n.cost})
				}
			}
		}
	}
}

// letterheadReach is how many characters of a document its letterhead stands in.
const letterheadReach = 110

// shortestRepeated is how many bytes a name has that is told by standing twice.
const shortestRepeated = 6 * 3

// longestName is how many bytes of a name are looked for.
const longestName = 130

// endsNumber reports whether a document number ends in front of byte i.
func (w *window) endsNumber(i int) bool {
	n := numberEnding.Ends(w.s[max(0, i-3):i])
	if n == 0 {
		return false
	}
	r := w.before(i - n)
	return lex.Digit(r) >= 0 || lex.IsNumeral(r)
}

// repeats reports whether the four characters at byte i stand elsewhere in the text or begin a name that is known.
func (w *window) repeats(i int) bool {
	end := i
	for range 4 {
		_, n := utf8.DecodeRuneInString(w.s[end:])
		end += n
	}
	piece := w.s[i:end]
	for _, k := range w.known {
		if strings.HasPrefix(k, piece) {
			return true
		}
	}
	return false
}

// nameCost weighs how likely a name is: by its place, by how often it stands in the text, by its length.
func (w *window) nameCost(s string, placed, loose bool) int {
	cost := nameBase
	repeated := w.stands(s)
	if repeated {
		cost += nameRepeated
	}
	if length := utf8.RuneCountInString(s); repeated || placed {
		cost -= length
	} else {
		cost -= min(length, sureLength) // a long one may be anything
	}
	switch {
	case placed:
		cost += namePlaced
		if !repeated {
			if n := utf8.RuneCountInString(s[:lex.FirstPlace(s)]); n > 3 {
				cost += nameLongPlace * (n - 3)
			}
		}
	case nationName.Begins(s) > 0:
		cost += namePlaced
	case !repeated && !loose:
		cost += nameLongPlace
	}
	return cost
}

// sureLength is how many characters speak for a name that says no place.
const sureLength = 8

// stands reports whether the name stands in the text more than once, or is known.
func (w *window) stands(s string) bool {
	if len(s) < 5*3 {
		return false
	}
	for _, k := range w.known {
		if k == s {
			return true
		}
	}
	i := strings.Index(w.s, s)
	return i >= 0 && strings.Contains(w.s[i+len(s):], s)
}

// add notes a candidate.
func (w *window) add(from, to int, e Element, cost int) {
	if to <= from {
		return
	}
	if w.lined {
		cost += w.offLine(from) + w.offLine(to)
		within := spanHard
		if mayWrap(e) {
			within = spanSoft
		}
		for _, at := range w.lines {
			if from < at && at < to {
				if w.apart[at] {
					return
				}
				cost += within
			}
		}
	}
	w.spans[from] = append(w.spans[from], span{to, e, cost + segment})
	w.after[to] = true
}

// offLine is what a boundary costs that is not where a line ends.
func (w *window) offLine(i int) int {
	switch {
	case w.breaks[i]:
		return 0
	case w.gap[i]:
		return offGap
	}
	return offLine
}

package structure

import (
	"slices"
	"strings"
)

// Zone is an element of a document and where it stands.
type Zone struct {
	Element  Element
	From, To Point
}

// finders look for the candidates of the elements, each with what those before it have found: the fields of a site stand in front of a title
// and behind one.
var finders = [...]func(*window){
	(*window).fields, (*window).copyNumbers, (*window).grades, (*window).urgencies, (*window).findNames, (*window).dates, (*window).letterheads, (*window).numbers,
	(*window).registers, (*window).signatories, (*window).titles, (*window).fields, (*window).subtitles, (*window).speakers, (*window).addressees,
	(*window).closings, (*window).signatures, (*window).signers, (*window).brackets, (*window).copies,
	(*window).findLabels, (*window).annexes, (*window).labelled, (*window).attachments,
}

// strangeTop is how many characters may stand above the addressee that nothing tells.
const strangeTop = 60

// mostZoneStates bounds how many states of the search are kept for a place: 24 give the same answers.
const mostZoneStates = 12

// state is what the search knows at a place: the last element and the greatest order so far.
type state struct {
	element Element
	order   int
	cost    int
	from    int // where the last element begins
	back    int // index of the state before it there
}

// Zones parts lines into the elements that they hold, in order; what is none is [Body]. It looks for the cheapest way through the
// order of the elements (a semi-Markov search, whose states are the last element and how far the order has come), over line ends,
// several elements on one line, and a text without line ends alike. known are names of bodies that the document has elsewhere.
// The time is linear in the length of the lines: of a long document give the first and the last lines.
func Zones(lines []Row, known []string) []Zone {
	return zones(lines, known, state{order: -1})
}

// ZonesBelow is [Zones] of lines that stand below the body of the document or in its middle: they do not begin with a letterhead or title.
func ZonesBelow(lines []Row, known []string) []Zone {
	return zones(lines, known, state{element: Body, order: grammar[Body].order})
}

// zones searches from a state on.
func zones(lines []Row, known []string, start state) []Zone {
	w := newWindow(lines, known)
	w.below = start.element == Body
	if w.s == "" {
		return nil
	}
	for _, find := range finders {
		find(w)
	}
	w.guardNames()
	return w.zones(w.search(start))
}

// guardNames sets a price on elements that begin or end inside of a name that stands in the text twice.
func (w *window) guardNames() {
	inside := make([]bool, len(w.s)+1)
	for i := range w.names {
		for _, n := range w.names[i] {
			if n.end-i >= 5*3 && w.stands(w.s[i:n.end]) {
				for j := i + 1; j < n.end; j++ {
					inside[j] = true
				}
			}
		}
	}
	for i := range w.spans {
		for k := range w.spans[i] {
			s := &w.spans[i][k]
			if inside[s.end] && s.element != Letterhead && s.element != Signature {
				s.cost += insideName
			}
			if inside[i] && (s.element == Signature || s.element == Letterhead || s.element == Title) {
				s.cost += insideName
			}
		}
	}
}

// search returns the states by place, from the first. The last element of the cheapest way stands at the end.
func (w *window) search(start state) [][]state {
	best := make([][]state, len(w.s)+1)
	best[0] = []state{start}
	stops := w.sentences()
	next := 0
	for i := range w.s {
		for next < len(stops) && stops[next] <= i {
			next++
		}
		if len(best[i]) == 0 {
			continue
		}
		keep := cheapest(best[i])
		best[i] = keep
		body := w.bodySpan(i, stops[next])
		for k := range keep {
			for _, s := range w.spans[i] {
				w.reach(best, i, k, s)
			}
			w.reach(best, i, k, body)
		}
	}
	return best
}

// cheapest returns the cheapest states.
func cheapest(states []state) []state {
	slices.SortFunc(states, func(a, b state) int { return a.cost - b.cost })
	return states[:min(len(states), mostZoneStates)]
}

// reach extends state k at byte i by a span.
func (w *window) reach(best [][]state, i, k int, s span) {
	from := best[i][k]
	cost := from.cost + s.cost + w.transition(from, s, i)
	order := grammar[s.element].order
	if s.element == Signature && from.order < grammar[Addressee].order {
		order = max(from.order, grammar[Speaker].order) // above the body
	}
	for n := range best[s.end] {
		if t := &best[s.end][n]; t.element == s.element && t.order == order {
			if t.cost > cost {
				t.cost, t.from, t.back = cost, i, k
			}
			return
		}
	}
	best[s.end] = append(best[s.end], state{s.element, order, cost, i, k})
}

// transition is what it costs that a span follows a state.
func (w *window) transition(from state, s span, at int) int {
	g := grammar[s.element]
	cost := 0
	if s.element == Body && from.element == Body {
		cost += bodyGoesOn
	}
	switch {
	case g.order < from.order:
		switch {
		case (from.element == Number || from.element == Signatory) && s.element == Letterhead:
			cost += 75
		case g.allowed != nil && g.allowed(from.element, from.order):
			cost += deviation
		case from.element == Date && (s.element == Title || s.element == Body):
			cost += deviation + 5
		case s.element == Body && from.element == Annex:
			cost += 5
		case s.element == Addressee && w.at(at) && w.ordinal[at] < strangeTop && !w.below:
			cost += deviation
		case s.element == Body:
			cost += outOfOrder
		default:
			cost += 2 * outOfOrder
		}
	case s.element == Letterhead && from.element == Letterhead && len(w.names[at]) > 0:
		cost += deviation // of several bodies
	case g.once && from.element == s.element:
		cost += twice
		if s.element == Title && !w.apart[at] {
			cost += twice // two lines of one title
		}
	}
	if s.element == Signature && from.order < grammar[Subtitle].order && from.order != grammar[Number].order &&
		!((from.element == Title || from.element == Subtitle) && w.lined && (w.at(at) || w.gap[at]) && (w.at(s.end) || w.gap[s.end]) ||
			(from.element == Title || from.element == Subtitle) && !w.lined && (dateAt(strings.TrimPrefix(w.s[s.end:], "（")) > 0 || w.addressed(s.end))) { // a bulletin is signed below its title
		cost += 60
	}
	if s.element == Title && !w.lined && from.order >= grammar[Body].order && !endsText(from.element) {
		cost += 2 * outOfOrder // in the middle of a text without line ends a title stands where another text has ended
	}
	if s.element == Contact && from.element != Contact && contactLabel.Value(w.s[at:at+contactLabel.Begins(w.s[at:])]) == "address" {
		cost += 2 * outOfOrder // the address of somebody else
	}
	if s.element == Date && from.order < grammar[Body].order {
		cost += 50
		if from.element == Signature {
			cost -= 50
		} else if from.element == Number && w.at(at) || w.lined && w.at(at) && w.at(s.end) && from.element == Title {
			cost -= 40 // minutes: below their number, beside the office
		}
	}
	return cost
}

// addressed reports whether an addressee may begin at byte i.
func (w *window) addressed(i int) bool {
	return slices.ContainsFunc(w.spans[i], func(s span) bool { return s.element == Addressee })
}

// endsText reports whether a text may end with an element.
func endsText(e Element) bool {
	switch e {
	case Date, Note, Credit, Annex, Copies, Printing:
		return true
	}
	return false
}

// sentences returns where the body may end: behind a sentence, at a line's end.
func (w *window) sentences() []int {
	var out []int
	depth := 0
	for i, r := range w.s {
		switch r {
		case '《', '（', '“':
			depth++
		case '》', '）', '”':
			depth = max(0, depth-1)
		}
		end := i + len(string(r))
		if strings.ContainsRune("。！？", r) && depth == 0 || w.lined && w.breaks[end] || !w.lined && depth == 0 && w.labels[end] > 0 && w.labelOf[end] == Contact || w.after[end] && len(w.spans[end]) > 0 && r == '：' || w.copiedAt(end) {
			out = append(out, end)
		}
	}
	if len(out) == 0 || out[len(out)-1] < len(w.s) {
		out = append(out, len(w.s))
	}
	return out
}

// copiedAt reports whether the list of those who get copies may begin at byte i: behind a table no sentence ends.
func (w *window) copiedAt(i int) bool {
	return slices.ContainsFunc(w.spans[i], func(s span) bool { return s.element == Copies })
}

// bodySpan is the sentence of the body from byte i to byte end.
func (w *window) bodySpan(i, end int) span {
	cost := segment + bodySentence
	if w.fixed[i] {
		return span{end, Body, segment}
	}
	if !strings.ContainsRune("。！？：；", w.before(end)) {
		switch {
		case w.lined && w.breaks[end], w.labels[end] > 0 && w.labelOf[end] == Contact:
			cost += bodyOpenLine
		case end < len(w.s):
			cost += bodyOpen
		}
	}
	if w.lined {
		cost += w.offLine(i)
	}
	for j := i; j < end; j++ {
		for _, s := range w.spans[j] {
			if s.cost < -25 && s.end <= end && swallowed(s.element) {
				cost += bodySwallows
				j = s.end - 1
				break
			}
		}
	}
	return span{end, Body, cost}
}

// swallowed reports whether an element in the middle of a sentence is a mistake: its form says what it is.
func swallowed(e Element) bool {
	return e == Copies || e == AttachmentNote || e == Signatory || e == Printing || e == Number
}

// zones reads the cheapest way back.
func (w *window) zones(best [][]state) []Zone {
	at := len(w.s)
	if len(best[at]) == 0 {
		return []Zone{{Body, w.origin[0], w.origin[at]}}
	}
	s := slices.MinFunc(best[at], func(a, b state) int { return a.cost - b.cost })
	var out []Zone
	for at > 0 {
		out = append(out, Zone{s.element, w.origin[s.from], w.end(at)})
		at, s = s.from, best[s.from][s.back]
	}
	slices.Reverse(out)
	merged := out[:0]
	for _, z := range out {
		if n := len(merged); n > 0 && z.Element == Body && merged[n-1].Element == Body {
			merged[n-1].To = z.To
			continue
		}
		merged = append(merged, z)
	}
	return merged
}

// end returns the place behind the character that ends at byte at.
func (w *window) end(at int) Point {
	p := w.origin[at-1]
	p.Offset++
	return p
}

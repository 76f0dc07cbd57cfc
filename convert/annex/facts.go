package annex

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"guiwen/schema"
)

// Why a placeholder was not filled.
const (
	// NotKnown: the catalogue has no such indicator, and no word of the table of words is meant. The placeholder
	// stays in the form.
	NotKnown = "not-known"
	// NoValue: no document tells the value. The cell is left blank.
	NoValue = "no-value"
	// Ambiguous: the documents tell different values, and the placeholder does not say which. The cell is left
	// blank; a year or a scope tells them apart.
	Ambiguous = "ambiguous"
	// Unwritable: the value is longer than a cell, or holds characters that a cell cannot. The cell is left blank.
	Unwritable = "unwritable"
)

// fact is the value of a placeholder.
type fact struct {
	isNumber bool
	number   float64
	text     string
}

// archive is what the documents of a batch tell, by body and year.
type archive struct {
	catalogue map[string]bool
	producer  string
	filings   map[filing]map[string][]string // of a word, its different values, in order of appearance
	bodies    map[filing]map[string][]formFigure
}

// facts are what the placeholders of one form can ask for.
type facts struct {
	catalogue map[string]bool
	year      int
	words     map[string][]string
	figures   map[string][]formFigure // of the body, of all years
}

// formFigure is a figure of an indicator.
type formFigure struct {
	schema.Statistic
	year, reporting int // of the figure, of its document; 0 where not told
}

func newArchive(o Options) *archive {
	a := &archive{map[string]bool{}, o.Producer, map[filing]map[string][]string{}, map[filing]map[string][]formFigure{}}
	for _, i := range o.Catalogue {
		a.catalogue[i.ID] = true
	}
	return a
}

// body is the filing without its year: the documents of a body tell its figures of other years, too.
func (f filing) body() filing {
	f.year = 0
	return f
}

// of returns the facts of a filing.
func (a *archive) of(f filing) *facts {
	return &facts{a.catalogue, f.year, a.filings[f], a.bodies[f.body()]}
}

// placeholderWords are the placeholders that are no indicators.
var placeholderWords = []string{"title", "issuer", "period", "document-number", "date", "source", "sha256", "producer"}

// add files what a document tells.
func (a *archive) add(doc *schema.Document) {
	f := filingOf(doc)
	words := a.filings[f]
	if words == nil {
		words = map[string][]string{}
		a.filings[f] = words
	}
	m := doc.Metadata
	number := ""
	if m.DocumentNumber != nil {
		number = m.DocumentNumber.Text
	}
	for i, v := range []string{
		value(m.Title), f.issuer, reportingYear(m), number, value(m.DateWritten), doc.Source.Name, doc.Source.SHA256,
		cmp.Or(a.producer, doc.Source.Producer),
	} {
		if w := placeholderWords[i]; v != "" && !slices.Contains(words[w], v) {
			words[w] = append(words[w], v)
		}
	}
	figures := a.bodies[f.body()]
	if figures == nil {
		figures = map[string][]formFigure{}
		a.bodies[f.body()] = figures
	}
	for _, s := range doc.Statistics {
		if s.Indicator != nil && isResult(&s) {
			figures[*s.Indicator] = append(figures[*s.Indicator], formFigure{s, parsePeriod(s.Period).year, f.year})
		}
	}
}

// tells reports whether the documents of a filing tell a figure of one of the indicators.
func (f *facts) tells(indicators map[string]bool) bool {
	for id := range indicators {
		if slices.ContainsFunc(f.figures[id], func(s formFigure) bool { return s.reporting == f.year }) {
			return true
		}
	}
	return false
}

// resolve returns the value of a placeholder, or the reason why there is none.
func (f *facts) resolve(placeholder string) (v fact, reason string) {
	if slices.Contains(placeholderWords, placeholder) {
		switch values := f.words[placeholder]; len(values) {
		case 0:
			return fact{}, NoValue
		case 1:
			return wordFact(placeholder, values[0]), ""
		}
		return fact{}, Ambiguous
	}
	id, year, scope, aspect, ok := parsePlaceholder(placeholder)
	figures := f.figures[id]
	if !ok || len(figures) == 0 && !f.catalogue[id] {
		return fact{}, NotKnown
	}
	return f.pick(figures, year, scope, aspect)
}

// wordFact makes a number of a year, so that a form can calculate with it.
func wordFact(name, v string) fact {
	if n, err := strconv.Atoi(v); name == "period" && err == nil {
		return fact{isNumber: true, number: float64(n)}
	}
	return fact{text: v}
}

// parsePlaceholder reads id[@year][/scope][#aspect].
func parsePlaceholder(s string) (id string, year int, scope, aspect string, ok bool) {
	s, aspect, _ = strings.Cut(s, "#")
	s, scope, _ = strings.Cut(s, "/")
	id, when, dated := strings.Cut(s, "@")
	if dated {
		y, err := strconv.Atoi(when)
		if err != nil || y <= 0 {
			return "", 0, "", "", false
		}
		year = y
	}
	return id, year, scope, aspect, id != "" && (aspect == say("unit/ten-thousand-yuan") || slices.Contains(aspects, aspect))
}

// aspects of a figure that a placeholder may ask for, beside 万元; "" is its value.
var aspects = []string{"", "figure", "unit", "qualifier", "quote", "scope"}

// pick chooses the figures of a year – without one, those of the year of the form that its documents tell – and scope, and returns the value they
// agree on.
func (f *facts) pick(figures []formFigure, year int, scope, aspect string) (fact, string) {
	var found []fact
	for i := range figures {
		s := &figures[i]
		if year != 0 && s.year != year || year == 0 && (s.reporting != f.year || s.year != f.year && s.year != 0) {
			continue
		}
		if scope != "" && value(s.Scope) != scope {
			continue
		}
		if v := s.aspect(aspect); !slices.Contains(found, v) {
			found = append(found, v)
		}
	}
	switch {
	case len(found) == 0, len(found) == 1 && found[0] == fact{}:
		return fact{}, NoValue
	case len(found) > 1:
		return fact{}, Ambiguous
	}
	return found[0], ""
}

func (s *formFigure) aspect(name string) fact {
	switch name {
	case say("unit/ten-thousand-yuan"):
		if s.Value == nil {
			return fact{}
		}
		return fact{isNumber: true, number: *s.Value / 10_000}
	case "figure":
		return fact{text: s.Figure}
	case "unit":
		return fact{text: value(s.Unit)}
	case "qualifier":
		return fact{text: value(s.Qualifier)}
	case "quote":
		return fact{text: s.Quote}
	case "scope":
		return fact{text: value(s.Scope)}
	}
	if s.Value == nil {
		return fact{}
	}
	return fact{isNumber: true, number: *s.Value}
}

package annex

import (
	"slices"
	"strconv"
	"strings"

	"guiwen/schema"
)

// fact is the value of a placeholder.
type fact struct {
	isNumber bool
	number   float64
	text     string
}

// facts are what placeholders can ask for.
type facts struct {
	catalogue map[string]bool
	words     map[string][]string // different values of a word, in order of appearance
	figures   map[string][]formFigure
}

// formFigure is a figure of an indicator.
type formFigure struct {
	schema.Statistic
	year, reporting int // of the figure, of its document; 0 where not told
}

func newFacts(o Options) *facts {
	f := &facts{catalogue: map[string]bool{}, words: map[string][]string{}, figures: map[string][]formFigure{}}
	for _, i := range o.Catalogue {
		f.catalogue[i.ID] = true
	}
	for _, w := range placeholderWords {
		f.words[w] = nil
	}
	if o.Producer != "" {
		f.word("producer", o.Producer)
	}
	return f
}

// placeholderWords are the placeholders that are no indicators.
var placeholderWords = []string{"title", "issuer", "period", "document-number", "date", "source", "sha256", "producer"}

func (f *facts) word(name, v string) {
	if v != "" && !slices.Contains(f.words[name], v) {
		f.words[name] = append(f.words[name], v)
	}
}

func (f *facts) add(doc *schema.Document) {
	m := doc.Metadata
	f.word("title", value(m.Title))
	f.word("issuer", issuerName(m))
	f.word("period", reportingYear(m))
	if m.DocumentNumber != nil {
		f.word("document-number", m.DocumentNumber.Text)
	}
	f.word("date", value(m.DateWritten))
	f.word("source", doc.Source.Name)
	f.word("sha256", doc.Source.SHA256)
	if len(f.words["producer"]) == 0 {
		f.word("producer", doc.Source.Producer)
	}
	reporting := 0
	if m.ReportingYear != nil {
		reporting = *m.ReportingYear
	}
	for _, s := range doc.Statistics {
		if s.Indicator != nil {
			f.figures[*s.Indicator] = append(f.figures[*s.Indicator], formFigure{s, parsePeriod(s.Period).year, reporting})
		}
	}
}

// resolve returns the value of a placeholder, or the reason why there is none.
func (f *facts) resolve(placeholder string) (v fact, reason string) {
	if values, ok := f.words[placeholder]; ok {
		switch len(values) {
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
	return pick(figures, year, scope, aspect)
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

// pick chooses the figures of a year and scope and returns the value they agree on.
func pick(figures []formFigure, year int, scope, aspect string) (fact, string) {
	var found []fact
	for i := range figures {
		s := &figures[i]
		if year != 0 && s.year != year || year == 0 && s.year != s.reporting && s.year != 0 {
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

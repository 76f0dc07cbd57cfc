package statistics

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// probes tell, by class, whether a word acts where it stands in a text, between two bytes, by what becomes of the figures. A
// value is what the tables give the word.
var probes = map[string]func(p probe, value string) bool{
	"after-noun":   probe.endsNoun,
	"own-noun":     probe.isOwnNoun,
	"list-noun":    func(p probe, _ string) bool { g, ok := p.guard(p.figureBehind()); return ok && p.counts() && g.lists },
	"level":        func(p probe, _ string) bool { return p.inScope(noScope) },
	"before-level": func(p probe, value string) bool { return p.inScope(cmp.Or(scopeKinds[value], scopeAll)) },
	"behind-level": func(p probe, value string) bool { return p.inScope(scopeKinds[value]) },
	"scope": func(p probe, value string) bool {
		return p.inScope(scopeKinds[value]) && p.last().scope.word == p.word()
	},
	"governs-place":          func(p probe, _ string) bool { return p.last().scope.word == "" },
	"place-preposition":      func(p probe, _ string) bool { return p.last().scope.word == "" },
	"name-behind-place":      func(p probe, _ string) bool { return p.last().scope.word == "" },
	"name-before-place":      func(p probe, _ string) bool { return p.last().scope.word == "" },
	"change":                 func(p probe, _ string) bool { return p.figureBehind() >= 0 && p.facts[p.figureBehind()].change },
	"bound-before":           probe.qualifies,
	"bound-before-magnitude": probe.qualifies,
	"bound-after":            probe.qualifies,
	"more":                   probe.qualifies,
	"sum-word": func(p probe, _ string) bool {
		i := p.figureBehind()
		return i > 0 && p.facts[i].noun.start < p.facts[i-1].start
	},
	"among":         func(p probe, _ string) bool { return p.last().partOf >= 0 },
	"rest-word":     func(p probe, _ string) bool { return p.checked(checkSum) },
	"share-verb":    func(p probe, _ string) bool { return p.checked(checkPercent) },
	"open-list":     func(p probe, _ string) bool { return p.checked(checkList) },
	"neutral-head":  func(p probe, _ string) bool { return isNeutralHead(p.text) },
	"previous-year": func(p probe, value string) bool { return (p.tablePeriod("2020年", p.text) == "2019") == (value == "") },
	"denial":        probe.denies,
	"status-cue":    probe.gives,
	"compound": func(p probe, value string) bool {
		first, _, _ := strings.Cut(value, "/")
		return len(p.facts) > 1 && strings.Contains(p.facts[0].label, first)
	},
}

// TestLexicon runs the examples of the classes that statistics proves: in the one the word acts on the figures, in the other
// it does not.
func TestLexicon(t *testing.T) {
	for class, acts := range probes {
		for _, r := range lex.Examples(class) {
			value := lex.Class(class).Value(r.Word)
			if p := newProbe(r.Acts); !acts(p, value) {
				t.Errorf("%s: %s does not act in %q: %s", class, r.Word, r.Acts, p)
			}
			if p := newProbe(r.Not); acts(p, value) {
				t.Errorf("%s: %s acts in %q: %s", class, r.Word, r.Not, p)
			}
		}
	}
	for _, c := range lex.Classes() {
		if _, ok := probes[c.Name]; c.Proof == "statistics" && !ok {
			t.Errorf("class %s has no probe", c.Name)
		}
	}
}

// probe is an example that was read, with the place of the word in it.
type probe struct {
	*finder
	text       string
	start, end int
}

func newProbe(example string) probe {
	text, start, end := lex.Marked(example)
	f := newFinder(&schema.Document{Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: text}}}, Default())
	f.block(0)
	f.relate()
	f.check()
	return probe{f, text, start, end}
}

func (p probe) word() string { return p.text[p.start:p.end] }

func (p probe) String() string {
	var b strings.Builder
	for i := range p.facts {
		t := &p.facts[i]
		b.WriteString("[" + p.text[t.start:t.end] + " " + t.label + " " + t.bound + " " + t.qualifier + " " + t.scope.word + "]")
	}
	return b.String()
}

// last returns the last fact; a text without one is an example of nothing.
func (p probe) last() *fact {
	if len(p.facts) == 0 {
		return &fact{scope: scopeWord{word: "no figure"}}
	}
	return &p.facts[len(p.facts)-1]
}

// figureBehind returns the first figure behind the word, or -1.
func (p probe) figureBehind() int {
	for i := range p.facts {
		if p.facts[i].start >= p.end {
			return i
		}
	}
	return -1
}

// guard returns what figure i counts.
func (p probe) guard(i int) (guard, bool) {
	if i < 0 {
		return guard{}, false
	}
	fr := p.frames[i]
	if fr.core = trimFillers(p.text, fr.before.start, fr.before.end); fr.pause > fr.before.start {
		fr.core = trimFillers(p.text, fr.before.start, fr.pause)
	}
	return guardOf(p.text, &p.scan.figures[i], &fr), true
}

// endsNoun reports whether the noun behind a measure word, or the measure word itself, ends in front of the word. One that may
// begin a noun does not end an empty one.
func (p probe) endsNoun(value string) bool {
	for i := range p.facts {
		f := &p.scan.figures[i]
		if f.unit == nil || !classifiers.Is(f.unit.Word) {
			continue
		}
		if end := nounEnd(p.text, f.end, len(p.text)); end == p.start && (value != "verb" || end > f.end) {
			return true
		}
	}
	return false
}

// isOwnNoun reports whether the word is what the figure in front of it or behind it counts.
func (p probe) isOwnNoun(value string) bool {
	for i := range p.facts {
		g, _ := p.guard(i)
		if p.scan.figures[i].start == p.end && (g.front || listNouns.Is(p.word())) {
			return true
		}
		if g.noun.end == p.end && (g.own || value == "front") {
			return true
		}
	}
	return false
}

// checked reports whether a check of the kind was made.
func (p probe) checked(kind string) bool {
	return slices.ContainsFunc(p.checks, func(c schema.Check) bool { return c.Kind == kind })
}

// counts reports whether the figure behind the word begins where the word ends.
func (p probe) counts() bool { i := p.figureBehind(); return i >= 0 && p.facts[i].start == p.end }

// inScope reports whether the word stands in the scope of the last figure, which is of the kind; noScope stands for any.
func (p probe) inScope(kind scopeKind) bool {
	scope := p.last().scope
	at := strings.Index(p.text, scope.word)
	return scope.kind != noScope && (kind == noScope || scope.kind == kind) && at <= p.start && p.end <= at+len(scope.word)
}

// qualifies reports whether the word is the qualifier of a figure that it stands at, with the bound that is its value.
func (p probe) qualifies(bound string) bool {
	for i := range p.facts {
		t := &p.facts[i]
		if t.qualifier == p.word() && t.bound == bound && p.start <= t.end && t.start <= p.end {
			return true
		}
	}
	return false
}

// denies reports whether a word of the catalogue behind the word is not seen.
func (p probe) denies(string) bool {
	m := newMatcher(p.c)
	m.read(p.text)
	all := p.c.words.find(p.text, nil)
	begins := func(h hit) bool { return int(h.start) == p.end }
	return slices.ContainsFunc(all, begins) && !slices.ContainsFunc(m.hits, begins)
}

// gives reports whether the word gives the figures behind it the status that its value stands for.
func (p probe) gives(value string) bool {
	m := newMatcher(p.c)
	m.read(p.text)
	return slices.Contains(m.cuesOf(p.text, nil), mark{cueValues[value], int32(p.start), int32(p.end)})
}

package statistics

import (
	"bufio"
	_ "embed" // the catalogue file
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// Catalogue is an indicator catalogue (指标目录): what can be counted, and how texts name it. It is immutable and safe for
// concurrent use.
type Catalogue struct {
	indicators []Indicator
	byID       map[string]int
	vocabulary []string
	runes      []int32 // by word: its characters
	words      *words
	scope      []scopeKind // by word: the scope that it names
	denial     []bool      // by word: it denies the word behind it
	cue        []cue       // by word: what it says of the figures behind it
	season     []uint8     // by word: index into seasons, from 1; 0 for none
	patterns   []pattern
	byWord     [][]int32 // patterns by the words of their first near term
}

// Indicator is one entry of the catalogue.
type Indicator struct {
	ID    string
	Name  string
	Topic string
	Unit  string   // the first of Units
	Units []string // measure words that texts use for it
	Kind  string   // count, money, percent, duration, rank …
	// PartOf names the indicators this one may be a part of (其中), the nearest first.
	PartOf []string
	// Sum names indicators that make up this one, without remainder.
	Sum []string
	// Ratio names numerator and denominator of a rate.
	Ratio [2]string

	family int // of Units
}

// Indicators returns the entries in the order of the file. The caller must not change them.
func (c *Catalogue) Indicators() []Indicator { return c.indicators }

// Indicator returns the entry with the id.
func (c *Catalogue) Indicator(id string) (Indicator, bool) {
	k, ok := c.byID[id]
	if !ok {
		return Indicator{}, false
	}
	return c.indicators[k], true
}

//go:embed indicators.tsv
var builtIn string

var standard = sync.OnceValues(func() (*Catalogue, error) { return ParseCatalogue(strings.NewReader(builtIn)) })

// Default returns the catalogue that guiwen brings along.
func Default() *Catalogue {
	c, err := standard()
	if err != nil {
		panic("statistics: the embedded catalogue: " + err.Error()) // a test reads it; no input reaches this
	}
	return c
}

// columns are the heads of a catalogue file, in order.
var columns = []string{"id", "name", "topic", "unit", "kind", "match", "part_of", "relation"}

// ParseCatalogue reads a catalogue: a table with tabs between the columns id, name, topic, unit, kind, match, part_of and
// relation, named in its first row. Rows that begin with # are remarks. unit is one measure word or several with /
// between them; match holds patterns (see the package's indicators.tsv and [pattern]); part_of ids with blanks
// between; relation "= a + b" for an exact sum and "= a / b" for a rate. Every error names its line.
func ParseCatalogue(r io.Reader) (*Catalogue, error) {
	b := &catalogueBuilder{
		c:        &Catalogue{byID: make(map[string]int)},
		interned: make(map[string]int32),
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	line, seenHead := 0, false
	for lines.Scan() {
		line++
		text := strings.TrimPrefix(strings.TrimRight(lines.Text(), "\r"), "\ufeff")
		if !utf8.ValidString(text) {
			return nil, fmt.Errorf("line %d: not UTF-8; save the file in UTF-8", line)
		}
		if text == "" || text[0] == '#' {
			continue
		}
		fields := strings.Split(text, "\t")
		if !seenHead {
			if strings.Join(fields, "\t") != strings.Join(columns, "\t") {
				return nil, fmt.Errorf("line %d: the columns must be %s, with tabs between them; this line has %q", line, strings.Join(columns, ", "), clip(text))
			}
			seenHead = true
			continue
		}
		if err := b.row(fields); err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		b.lines = append(b.lines, line)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", line+1, err)
	}
	if len(b.c.indicators) == 0 {
		return nil, fmt.Errorf("line %d: no indicators", line)
	}
	return b.finish()
}

// clip returns the beginning of a line for a message.
func clip(s string) string {
	if end := aheadRunes(s, 0, 40); end < len(s) {
		return s[:end] + "…"
	}
	return s
}

// catalogueBuilder gathers a catalogue row by row.
type catalogueBuilder struct {
	c        *Catalogue
	interned map[string]int32
	lines    []int // of the indicators
}

func (b *catalogueBuilder) intern(w string) int32 {
	if k, ok := b.interned[w]; ok {
		return k
	}
	k := int32(len(b.c.vocabulary))
	b.interned[w] = k
	b.c.vocabulary = append(b.c.vocabulary, w)
	return k
}

var knownKinds = map[string]bool{kindCount: true, kindMoney: true, kindPercent: true, kindRatio: true, kindDuration: true,
	kindRank: true, kindArea: true, kindOther: true}

// row reads one indicator.
func (b *catalogueBuilder) row(f []string) error {
	for len(f) < len(columns) {
		f = append(f, "")
	}
	if len(f) > len(columns) {
		return fmt.Errorf("%d columns, want %d", len(f), len(columns))
	}
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	in := Indicator{ID: f[0], Name: f[1], Topic: f[2], Kind: f[4], PartOf: strings.Fields(f[6])}
	switch {
	case !isID(in.ID):
		return fmt.Errorf("id %q: want words of a–z, 0–9 and _ with a point between them", in.ID)
	case in.Name == "":
		return fmt.Errorf("%s has no name", in.ID)
	case !knownKinds[in.Kind]:
		return fmt.Errorf("%s: unknown kind %q; the kinds are count, money, percent, ratio, duration, rank, area and other", in.ID, in.Kind)
	case f[3] == "":
		return fmt.Errorf("%s has no unit", in.ID)
	}
	if _, twice := b.c.byID[in.ID]; twice {
		return fmt.Errorf("%s occurs twice", in.ID)
	}
	in.Units = strings.Split(f[3], "/")
	in.Unit, in.family = in.Units[0], familyOfAll(in.Units)
	if err := in.relate(f[7]); err != nil {
		return fmt.Errorf("%s: %w", in.ID, err)
	}
	k := len(b.c.indicators)
	if f[5] != "" {
		p, err := compile(f[5], k, b.intern)
		if err != nil {
			return fmt.Errorf("%s: %w", in.ID, err)
		}
		b.c.patterns = append(b.c.patterns, p...)
	}
	b.c.byID[in.ID] = k
	b.c.indicators = append(b.c.indicators, in)
	return nil
}

// relate reads the relation column.
func (in *Indicator) relate(text string) error {
	if text == "" {
		return nil
	}
	body, ok := strings.CutPrefix(text, "=")
	if !ok {
		return fmt.Errorf("relation %q does not begin with =", text)
	}
	if a, b, ok := strings.Cut(body, "/"); ok {
		in.Ratio = [2]string{strings.TrimSpace(a), strings.TrimSpace(b)}
		if !isID(in.Ratio[0]) || !isID(in.Ratio[1]) {
			return fmt.Errorf("relation %q: want = id / id", text)
		}
		return nil
	}
	for _, id := range strings.Split(body, "+") {
		if id = strings.TrimSpace(id); !isID(id) {
			return fmt.Errorf("relation %q: %q is no id", text, id)
		}
		in.Sum = append(in.Sum, strings.TrimSpace(id))
	}
	return nil
}

// finish checks that ids in relations exist and builds the search.
func (b *catalogueBuilder) finish() (*Catalogue, error) {
	for i, in := range b.c.indicators {
		ids := append(append([]string{}, in.PartOf...), in.Sum...)
		if in.Ratio[0] != "" {
			ids = append(ids, in.Ratio[0], in.Ratio[1])
		}
		for _, id := range ids {
			if _, ok := b.c.byID[id]; !ok {
				return nil, fmt.Errorf("line %d: %s names %s, which is not in the catalogue", b.lines[i], in.ID, id)
			}
		}
	}
	denials, kinds := make(map[int32]bool), make(map[int32]scopeKind)
	for _, w := range lex.Class("denial").List() {
		denials[b.intern(w)] = true
	}
	for _, w := range scopes() {
		kinds[b.intern(w.word)] = w.kind
	}
	cues := make(map[int32]cue)
	for _, w := range statusCues.List() {
		cues[b.intern(w)] = cueValues[statusCues.Value(w)]
	}
	b.c.season = make([]uint8, len(b.c.vocabulary), len(b.c.vocabulary)+len(seasons.List()))
	for i, w := range seasons.List() {
		k := b.intern(w)
		for len(b.c.season) < len(b.c.vocabulary) {
			b.c.season = append(b.c.season, 0)
		}
		b.c.season[k] = uint8(i + 1)
	}
	n := len(b.c.vocabulary)
	b.c.runes, b.c.scope, b.c.denial, b.c.cue = make([]int32, n), make([]scopeKind, n), make([]bool, n), make([]cue, n)
	for i, w := range b.c.vocabulary {
		k := int32(i)
		b.c.runes[i], b.c.scope[i], b.c.denial[i], b.c.cue[i] = int32(utf8.RuneCountInString(w)), kinds[k], denials[k], cues[k]
	}
	b.c.words = newWords(b.c.vocabulary)
	b.c.byWord = make([][]int32, len(b.c.vocabulary))
	for k, p := range b.c.patterns {
		for _, t := range p.terms {
			if t.not || t.zones&(clause|sentence|context) != 0 {
				continue
			}
			for _, w := range t.words {
				b.c.byWord[w] = append(b.c.byWord[w], int32(k))
			}
			break
		}
	}
	return b.c, nil
}

// isID reports whether s is an id: reco.accepted.
func isID(s string) bool {
	dots := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '.':
			dots++
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '_':
		default:
			return false
		}
	}
	return dots >= 1 && s[0] != '.' && s[len(s)-1] != '.'
}

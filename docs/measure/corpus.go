package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"sort"
	"strings"

	"guiwen/convert"
	"guiwen/fixtures/corpus"
	"guiwen/normalize/source"
)

// scores are the counts of a set of documents in a set of carriers.
type scores struct {
	documents         map[string]bool
	families          map[corpus.Family]corpus.Count
	fields            map[string]corpus.Count
	invented, accused int
}

func newScores() *scores {
	return &scores{map[string]bool{}, map[corpus.Family]corpus.Count{}, map[string]corpus.Count{}, 0, 0}
}

func (s *scores) add(document string, one *corpus.Score) {
	s.documents[document] = true
	for f, c := range one.Families {
		sum := s.families[f]
		sum.Add(c)
		s.families[f] = sum
	}
	for f, c := range one.Fields {
		sum := s.fields[f]
		sum.Add(c)
		s.fields[f] = sum
	}
	s.invented += one.Invented
	s.accused += one.Accused
}

// corpusScores are those of the whole corpus, by half, and of its test half by genre and by carrier.
type corpusScores struct {
	half    map[corpus.Half]*scores
	genre   map[string]*scores
	carrier map[string]*scores
}

// scoreCorpus converts every document of the corpus in every carrier. Faults of the documents whose name begins with
// the word faults, or of all, are printed to w.
func scoreCorpus(w io.Writer, faults string) (*corpusScores, error) {
	documents, err := corpus.Load("fixtures/corpus")
	if err != nil {
		return nil, err
	}
	c, err := convert.New(convert.Options{})
	if err != nil {
		return nil, err
	}
	all := &corpusScores{map[corpus.Half]*scores{corpus.Train: newScores(), corpus.Test: newScores()}, map[string]*scores{}, map[string]*scores{}}
	for _, d := range documents {
		for i := range corpus.Carriers {
			carrier := &corpus.Carriers[i]
			name, data := carrier.Print(d)
			got, err := c.Convert(context.Background(), source.Input{Name: name, Data: data})
			if err != nil {
				return nil, fmt.Errorf("%s as %s: %w", name, carrier.Name, err)
			}
			one := corpus.Compare(d, carrier, got)
			all.half[d.Half].add(d.Name, one)
			if d.Half == corpus.Test {
				sumOf(all.genre, d.Genre).add(d.Name, one)
				sumOf(all.carrier, carrier.Name).add(d.Name, one)
			}
			if faults == "all" || faults != "" && strings.HasPrefix(d.Name, faults) {
				printFaults(w, d.Name+" as "+carrier.Name, one)
			}
		}
	}
	return all, nil
}

func sumOf(m map[string]*scores, key string) *scores {
	if m[key] == nil {
		m[key] = newScores()
	}
	return m[key]
}

func printFaults(w io.Writer, name string, s *corpus.Score) {
	fmt.Fprintf(w, "\n## %s\n", name)
	for _, f := range corpus.Families {
		for _, fault := range s.Faults[f] {
			fmt.Fprintf(w, "%s\t%s\n", f, fault)
		}
	}
}

// corpus writes the scores of the corpus.
func (m *measurement) corpusTables() error {
	all, err := scoreCorpus(os.Stdout, "")
	if err != nil {
		return err
	}
	train, test := all.half[corpus.Train], all.half[corpus.Test]
	fmt.Fprintf(&m.b, "\n## Corpus\n\n%d invented documents of %d genres with hand-made truth (fixtures/corpus), each in %d carriers. Rules may be fitted to the half `train`; the half `test` is only measured.\n"+
		"P is precision, R recall, n the number of facts over all carriers. What a family counts stands in fixtures/corpus/score.go.\n\n", len(train.documents)+len(test.documents), genres(), len(corpus.Carriers))
	m.b.WriteString("| family | test P | test R | test F1 | n | train P | train R | train F1 | n |\n|---|---|---|---|---|---|---|---|---|\n")
	for _, f := range corpus.Families {
		a, b := test.families[f], train.families[f]
		fmt.Fprintf(&m.b, "| %s | %s | %s | %s | %d | %s | %s | %s | %d |\n", f, rate(a.Precision()), rate(a.Recall()), rate(a.F1()), a.Want, rate(b.Precision()), rate(b.Recall()), rate(b.F1()), b.Want)
	}
	fmt.Fprintf(&m.b, "| metadata invented where there is none | %d | | | | %d | | | |\n| checks that accuse a correct statement | %d | | | | %d | | | |\n", test.invented, train.invented, test.accused, train.accused)
	m.b.WriteString("\nFields of the metadata:\n\n| field | test P | test R | n | train P | train R | n |\n|---|---|---|---|---|---|---|\n")
	for _, f := range corpus.Fields {
		a, b := test.fields[f.Key], train.fields[f.Key]
		fmt.Fprintf(&m.b, "| %s `%s` | %s | %s | %d | %s | %s | %d |\n", f.Key, f.Name, rate(a.Precision()), rate(a.Recall()), a.Want, rate(b.Precision()), rate(b.Recall()), b.Want)
	}
	var carriers []string
	for i := range corpus.Carriers {
		carriers = append(carriers, corpus.Carriers[i].Name)
	}
	m.matrix("carrier", carriers, all.carrier)
	m.matrix("genre", slices.Sorted(maps.Keys(all.genre)), all.genre)
	return nil
}

// genres counts the genres of both halves.
func genres() int {
	documents, _ := corpus.Load("fixtures/corpus")
	seen := map[string]bool{}
	for _, d := range documents {
		seen[d.Genre] = true
	}
	return len(seen)
}

// shownFamilies are those of the tables by genre and by carrier.
var shownFamilies = []corpus.Family{corpus.Outline, corpus.Roles, corpus.Paragraphs, corpus.MetadataFields, corpus.Titles, corpus.Numbers,
	corpus.Figures, corpus.Labels, corpus.TableCells, corpus.TableFigures, corpus.Checks}

// matrix writes F1 by rows.
func (m *measurement) matrix(what string, rows []string, of map[string]*scores) {
	fmt.Fprintf(&m.b, "\nF1 by %s, half `test`; – where there is nothing to find and nothing was given:\n\n| %s | documents |", what, what)
	for _, f := range shownFamilies {
		fmt.Fprintf(&m.b, " %s |", f)
	}
	m.b.WriteString("\n|---|---|" + strings.Repeat("---|", len(shownFamilies)) + "\n")
	for _, row := range rows {
		s := of[row]
		fmt.Fprintf(&m.b, "| %s | %d |", row, len(s.documents))
		for _, f := range shownFamilies {
			c := s.families[f]
			if c.Want+c.Got == 0 {
				m.b.WriteString(" – |")
				continue
			}
			fmt.Fprintf(&m.b, " %s |", rate(c.F1()))
		}
		m.b.WriteString("\n")
	}
}

// rate prints a share with three decimals, rounded down so that 1.000 is whole.
func rate(v float64) string {
	return fmt.Sprintf("%.3f", float64(int(v*1000+1e-9))/1000)
}

// floor is the least F1 that a family of a half may have.
type floor struct {
	half   corpus.Half
	family corpus.Family
	f1     float64
}

const floorsFile = "docs/measure/floors.tsv"

const floorsHead = "# The least F1 of each family of the corpus, by half. `go run ./docs/measure floors` fails below one and is part of the project's check;\n" +
	"# `go run ./docs/measure floors -raise` writes what is reached now where that is more. Floors only rise.\n"

// readFloors reads the table of floors.
func readFloors() ([]floor, error) {
	data, err := os.ReadFile(floorsFile)
	if err != nil {
		return nil, err
	}
	var list []floor
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			return nil, fmt.Errorf("%s:%d: %d columns, not 3", floorsFile, i+1, len(cells))
		}
		f := floor{half: corpus.Half(cells[0]), family: corpus.Family(cells[1])}
		if _, err := fmt.Sscanf(cells[2], "%f", &f.f1); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", floorsFile, i+1, err)
		}
		list = append(list, f)
	}
	return list, nil
}

// floors compares the scores of the corpus with the floors. With raise it writes higher ones.
func floors(raise bool) error {
	all, err := scoreCorpus(os.Stdout, "")
	if err != nil {
		return err
	}
	known := map[[2]string]float64{}
	list, err := readFloors()
	if err != nil && !raise {
		return err
	}
	for _, f := range list {
		known[[2]string{string(f.half), string(f.family)}] = f.f1
	}
	out := floorsHead
	var below []string
	for _, half := range []corpus.Half{corpus.Test, corpus.Train} {
		if n := all.half[half].accused; n > 0 {
			below = append(below, fmt.Sprintf("%s: %d checks accuse a correct statement", half, n))
		}
		for _, family := range corpus.Families {
			reached := float64(int(all.half[half].families[family].F1()*1000)) / 1000
			least, ok := known[[2]string{string(half), string(family)}]
			if !ok && !raise {
				below = append(below, fmt.Sprintf("%s %s has no floor", half, family))
			}
			if reached < least {
				below = append(below, fmt.Sprintf("%s %s: %.3f, the floor is %.3f", half, family, reached, least))
			}
			out += fmt.Sprintf("%s\t%s\t%.3f\n", half, family, max(reached, least))
		}
	}
	if below != nil {
		sort.Strings(below)
		return fmt.Errorf("below the floor:\n%s", strings.Join(below, "\n"))
	}
	if raise {
		return os.WriteFile(floorsFile, []byte(out), 0o644)
	}
	return nil
}

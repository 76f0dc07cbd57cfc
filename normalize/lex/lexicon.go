package lex

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// tables holds the lexicon: lexicon/classes.tsv names the classes, every other table holds words by their subject.
//
//go:embed lexicon/*.tsv
var tables embed.FS

// Place says where in a phrase a word of a class acts. A phrase (短语) is what stands between two marks, blanks or ends of
// the text.
type Place string

// The places.
const (
	Anywhere     Place = "anywhere"
	AtStart      Place = "start"         // the phrase begins with it
	AtEnd        Place = "end"           // the phrase ends with it
	Whole        Place = "whole"         // it is the phrase
	BeforeNumber Place = "before number" // a numeral follows at once
	AfterNumber  Place = "after number"  // it follows a numeral at once
)

// Row is a row of the lexicon: a word, its classes, and the examples that its tests run.
type Row struct {
	Table   string // the file, without its ending
	Word    string
	Classes []string // with the value behind "=", where a class has values: "unit=money"
	Acts    string   // a text in which the word, in ‹›, acts
	Not     string   // a text in which the same characters, in ‹›, must not act; "" where no such text can be
	Source  string   // a clause, a table of facts, or "seen"
}

// ClassRow is a row of the table of classes.
type ClassRow struct {
	Name    string
	Place   Place
	Proof   string // "place", or the package whose test runs the examples
	Chinese string
	Meaning string
}

// Classes returns the table of classes; like [Rows], for tests and documentation.
func Classes() []ClassRow {
	var rows []ClassRow
	for line := range lines("lexicon/classes.tsv") {
		cell := append(strings.Split(line, "\t"), make([]string, 5)...)
		rows = append(rows, ClassRow{cell[0], Place(cell[1]), cell[2], cell[3], cell[4]})
	}
	return rows
}

// Examples returns the rows in which a class stands, for the test of the package that proves it.
func Examples(class string) []Row {
	rows, err := Rows()
	if err != nil {
		panic(err)
	}
	return slices.DeleteFunc(rows, func(r Row) bool { return !r.In(class) })
}

// In reports whether the row names the class, with a value or without.
func (r Row) In(class string) bool {
	return slices.ContainsFunc(r.Classes, func(c string) bool { name, _, _ := strings.Cut(c, "="); return name == class })
}

// Rows returns all rows of the lexicon, by table. It reads the tables anew: it is for tests and documentation.
func Rows() ([]Row, error) {
	entries, err := tables.ReadDir("lexicon")
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, e := range entries {
		if e.Name() == "classes.tsv" {
			continue
		}
		data, err := tables.ReadFile("lexicon/" + e.Name())
		if err != nil {
			return nil, err
		}
		for n, line := range strings.Split(string(data), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			cell := strings.Split(line, "\t")
			if len(cell) != 5 {
				return nil, fmt.Errorf("lexicon/%s:%d: %d cells, want 5", e.Name(), n+1, len(cell))
			}
			rows = append(rows, Row{strings.TrimSuffix(e.Name(), ".tsv"), cell[0], strings.Fields(cell[1]), cell[2], cell[3], cell[4]})
		}
	}
	return rows, nil
}

// lexicon is what all classes are asked through, built from the tables once.
type lexicon struct {
	ids      map[string]uint16 // of classes, by name
	places   []Place           // by class
	lists    [][]string        // words of a class, in the order of the tables
	values   []map[string]string
	forward  trie // words from their first character on
	backward trie // words from their last
}

// theLexicon loads the lexicon when a class is asked for the first time.
var theLexicon = sync.OnceValue(load)

// load builds the lexicon from the tables.
func load() *lexicon {
	l := &lexicon{ids: map[string]uint16{}}
	l.classes()
	entries, err := tables.ReadDir("lexicon")
	if err != nil {
		panic(err) // embedded: cannot be
	}
	var words []entry
	for _, e := range entries {
		if e.Name() != "classes.tsv" {
			words = l.read("lexicon/"+e.Name(), words)
		}
	}
	l.forward, l.backward = build(words)
	return l
}

// classes reads the table of classes. The class cover is the first.
func (l *lexicon) classes() {
	for line := range lines("lexicon/classes.tsv") {
		name, rest, _ := strings.Cut(line, "\t")
		place, _, _ := strings.Cut(rest, "\t")
		l.ids[name] = uint16(len(l.places))
		l.places = append(l.places, Place(place))
	}
	l.lists = make([][]string, len(l.places))
	l.values = make([]map[string]string, len(l.places))
}

// read adds the words of a table to words. It looks at the first two cells of a row alone.
func (l *lexicon) read(name string, words []entry) []entry {
	for line := range lines(name) {
		word, rest, _ := strings.Cut(line, "\t")
		classes, _, _ := strings.Cut(rest, "\t")
		for classes != "" {
			var class string
			class, classes, _ = strings.Cut(classes, " ")
			class, value, valued := strings.Cut(class, "=")
			id, ok := l.ids[class]
			if !ok {
				panic("lex: " + name + ": no class " + class)
			}
			l.lists[id] = append(l.lists[id], word)
			words = append(words, entry{word, id})
			if valued {
				if l.values[id] == nil {
					l.values[id] = map[string]string{}
				}
				l.values[id][word] = value
			}
		}
	}
	return words
}

// lines gives the rows of an embedded table, without comments.
func lines(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		data, err := tables.ReadFile(name)
		if err != nil {
			panic(err)
		}
		for s := string(data); s != ""; {
			var line string
			line, s, _ = strings.Cut(s, "\n")
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

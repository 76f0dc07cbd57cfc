package lex

import (
	"embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"guiwen/normalize/lex/trie"
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
	data, err := tables.ReadFile("lexicon/classes.tsv")
	if err != nil {
		panic(err) // embedded: cannot be
	}
	var rows []ClassRow
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
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

// compiled is what the tables say, as [Compile] writes it.
//
//go:generate go run ./generate
//go:embed lexicon.bin
var compiled string

// exceptOf stands in front of the name of a class in that of the words which hide its words alone: cover=opener.
const exceptOf = "-"

// Compile brings the tables into the form that the program loads: the two tries, then a block for each class, which begins with
// its name and holds its words, a line each, with their values. It is for the generator.
func Compile() ([]byte, error) {
	rows, err := Rows()
	if err != nil {
		return nil, err
	}
	ids, blocks := map[string]uint16{}, []string{}
	for _, c := range Classes() {
		ids[c.Name] = uint16(len(blocks))
		blocks = append(blocks, c.Name+"\n")
	}
	if ids["cover"] != trie.Cover {
		return nil, errors.New("lexicon/classes.tsv: cover is not the first")
	}
	var words []trie.Word
	for _, r := range rows {
		for _, c := range r.Classes {
			class, value, _ := strings.Cut(c, "=")
			id, ok := ids[class]
			if class == "cover" && value != "" {
				if _, ok = ids[value]; ok {
					class, value = exceptOf+value, ""
					if id, ok = ids[class]; !ok {
						id, ok = uint16(len(blocks)), true
						ids[class], blocks = id, append(blocks, class+"\n")
					}
				}
			}
			if !ok {
				return nil, fmt.Errorf("lexicon/%s.tsv: %s: no class %s", r.Table, r.Word, class)
			}
			words = append(words, trie.Word{Text: r.Word, Class: id})
			blocks[id] += r.Word + "\t" + value + "\n"
		}
	}
	if len(blocks) > trie.Classes {
		return nil, fmt.Errorf("lexicon/classes.tsv: more than %d classes", trie.Classes)
	}
	var data []byte
	for _, t := range []*trie.Trie{trie.Forward(words), trie.Backward(words)} {
		if data, err = t.AppendBinary(data); err != nil {
			return nil, err
		}
	}
	return append(data, strings.Join(blocks, "\n")...), nil
}

// lexicon is what all classes are asked through.
type lexicon struct {
	ids      map[string]uint16 // of classes, by name
	classes  []class
	forward  *trie.Trie // words from their first character on
	backward *trie.Trie // words from their last
}

// class is what is known of a class besides the tries; its list is read when it is asked.
type class struct {
	name   string
	block  string // its words, a line each
	once   sync.Once
	words  []string
	values map[string]string
	only   string // its word, where it has one
	hidden bool   // a word of cover holds the first character of that, and may hide it
}

// theLexicon loads the lexicon when a class is asked for the first time.
var theLexicon = sync.OnceValue(load)

// load decodes what is compiled. It cannot fail on what the generator wrote, which a test holds.
func load() *lexicon {
	l := &lexicon{ids: map[string]uint16{}}
	var rest string
	var err error
	if l.forward, rest, err = trie.DecodeForward(compiled); err != nil {
		panic(err)
	}
	if l.backward, rest, err = trie.DecodeBackward(rest); err != nil {
		panic(err)
	}
	blocks := strings.Split(rest, "\n\n")
	l.classes = make([]class, len(blocks))
	for i, b := range blocks {
		c := &l.classes[i]
		c.name, c.block, _ = strings.Cut(b, "\n")
		l.ids[c.name] = uint16(i)
	}
	return l
}

// class returns a class with its words.
func (l *lexicon) class(id uint16) *class {
	c := &l.classes[id]
	c.once.Do(func() {
		c.read()
		if _, hidden := l.ids[exceptOf+c.name]; hidden || len(c.words) != 1 || id == trie.Cover {
			return
		}
		c.only = c.words[0]
		first, _ := utf8.DecodeRuneInString(c.only)
		c.hidden = slices.ContainsFunc(l.class(trie.Cover).words, func(w string) bool { return strings.ContainsRune(w, first) })
	})
	return c
}

// each yields the words of the class with their values.
func (c *class) each() func(yield func(word, value string) bool) {
	return func(yield func(word, value string) bool) {
		for line := range strings.Lines(c.block) {
			word, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			if !yield(word, value) {
				return
			}
		}
	}
}

// read reads the words of the class and their values.
func (c *class) read() {
	c.values = map[string]string{}
	for word, value := range c.each() {
		c.words = append(c.words, word)
		if value != "" {
			c.values[word] = value
		}
	}
}

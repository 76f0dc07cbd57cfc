package main

import (
	"fmt"
	"strings"
)

// Kind is a way of changing a file.
type Kind string

// The kinds. Those of words change the Chinese words that the program goes by, in Go files and in tables.
const (
	Negation   Kind = "condition negated"
	Operand    Kind = "operand dropped"     // of && and ||
	Junction   Kind = "and for or"          // and the other way round
	Comparison Kind = "comparison changed"  // < for <=, == for !=
	Arithmetic Kind = "sign changed"        // + for -, * for /
	Constant   Kind = "constant off by one" // of integers
	Shortened  Kind = "word shortened"      // by one character
	Changed    Kind = "word changed"        // in one character
	Removed    Kind = "word removed"        // from a list
	Row        Kind = "row removed"         // of a table
	Class      Kind = "class removed"       // of a word that has several
)

// Kinds lists them in the order of reports.
var Kinds = []Kind{Negation, Operand, Junction, Comparison, Arithmetic, Constant, Shortened, Changed, Removed, Row, Class}

// Mutant is one change of one file: New stands in place of the bytes from Start to End.
type Mutant struct {
	File       string `json:"file"` // slashes, from the root of the repository
	Line       int    `json:"line"` // from 1
	Start, End int    // bytes
	Kind       Kind   `json:"kind"`
	Old        string `json:"old"`
	New        string `json:"new"`
	Word       string `json:"word,omitempty"` // the whole word that is changed; "" for other kinds
}

// lexiconFolder holds the tables of the lexicon: word, classes, two examples, source. Their examples are tests, not words that the program goes by.
const lexiconFolder = "normalize/lex/lexicon/"

// isLexicon reports whether a file is a table of words of the lexicon.
func isLexicon(file string) bool {
	return strings.HasPrefix(file, lexiconFolder) && file != lexiconFolder+"classes.tsv"
}

// Package returns the package that the file belongs to, as go test takes it.
func (m *Mutant) Package() string {
	if isLexicon(m.File) {
		return "./normalize/lex"
	}
	dir, _, _ := cutLast(m.File, "/")
	return "./" + dir
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return "", s, false
}

// Apply returns the file with the change made.
func (m *Mutant) Apply(data string) string { return data[:m.Start] + m.New + data[m.End:] }

// String tells the change in one line.
func (m *Mutant) String() string {
	text := fmt.Sprintf("%s:%d: %s: ", m.File, m.Line, m.Kind)
	switch {
	case m.Kind == Row:
		return text + short(m.Old)
	case m.Word != "" && m.Word != m.Old:
		return text + short(m.Word) + ": " + short(m.Old) + " → " + short(m.New)
	case m.New == "":
		return text + short(m.Old)
	}
	return text + short(m.Old) + " → " + short(m.New)
}

// short returns s in one line of at most 60 characters.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		s = string(r[:59]) + "…"
	}
	if s == "" {
		s = "nothing"
	}
	return s
}

package normalize

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// Action is what a rule does by default.
type Action string

// The actions.
const (
	Fix       Action = "fix"       // changes the text, recorded as an edit
	Flag      Action = "flag"      // reports, changes nothing
	Keep      Action = "keep"      // a promise not to touch something
	Structure Action = "structure" // concerns paragraphs and blocks; another package applies it
)

// Rule is one entry of the catalogue.
type Rule struct {
	ID     string // stable: "WID-1"
	Clause string // the standard it follows, "–" where none does
	Action Action
	What   string // one clause, for a person
	// Names are what edits ("width.comma") and findings ("flag.stop") of the rule carry. A rule without names
	// changes nothing in this package.
	Names []string
	// By names the package that applies the rule where it is not this one.
	By string
	// Profile is the profile that the examples are of, "" for the official one.
	Profile string
	// Passing are texts before and after; Untouched texts that stay; Flagged texts that stay and are reported. All of
	// them are tests.
	Passing   []Example
	Untouched []string
	Flagged   []string
}

// Example is a paragraph before and after normalization.
type Example struct {
	In, Out string
	Context Context
}

var (
	//go:embed rules.tsv
	rulesTSV string
	//go:embed examples.tsv
	examplesTSV string
	//go:embed findings.tsv
	findingsTSV string
)

// Rules returns the catalogue, in the order of the documentation. It must not be changed.
var Rules = sync.OnceValue(func() []Rule {
	var rules []Rule
	at := map[string]int{}
	for line := range rowsOf(rulesTSV) {
		c := strings.Split(line, "\t")
		at[c[0]] = len(rules)
		rules = append(rules, Rule{ID: c[0], Clause: c[1], Action: Action(c[2]), By: c[3], Profile: c[4], Names: strings.Fields(c[5]), What: c[6]})
	}
	for line := range rowsOf(examplesTSV) {
		c := strings.Split(line, "\t")
		r := &rules[at[c[0]]]
		switch in := unescaped(c[3]); c[1] {
		case "becomes":
			r.Passing = append(r.Passing, Example{in, unescaped(c[4]), contextNamed[c[2]]})
		case "stays":
			r.Untouched = append(r.Untouched, in)
		case "reported":
			r.Flagged = append(r.Flagged, in)
		}
	}
	return rules
})

// findings are the messages of findings.tsv.
var findings = sync.OnceValue(func() map[string]string {
	messages := map[string]string{}
	for line := range rowsOf(findingsTSV) {
		name, message, _ := strings.Cut(line, "\t")
		messages[name] = message
	}
	return messages
})

// contextNamed are the contexts of examples by their names in examples.tsv.
var contextNamed = map[string]Context{"title": {Title: true}, "names": {NameField: true}, "cell": {Cell: true}}

// unescaped resolves the escapes of a cell of examples.tsv.
func unescaped(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		panic("normalize: examples.tsv: " + s) // embedded: a defect of the program
	}
	return text
}

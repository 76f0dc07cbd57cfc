package normalize

import "slices"

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

// Rules is the catalogue, in the order of the documentation. It must not be changed.
var Rules = slices.Concat(characterRules, markRules, structureRules, numberRules, spaceRules)

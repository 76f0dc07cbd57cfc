package reference

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"guiwen/normalize/lex"
)

// proved are the classes whose words act by more than their place.
var proved = []string{
	"order-word", "decision-code", "conjunction", "state-council", "case-kind",
	"enactment-modifier", "cited-before", "amending-verb",
	"party-name", "meeting-break", "meeting-extension", "survey-noun", "short-body", "convene-verb", "congress-follower",
	"alias-intro", "naming-verb", "joint-verb", "issue-adverb", "aspect",
}

// TestLexicon runs the examples of the classes: other characters in the place of a word that acts change what is found,
// and change nothing in the place of the same characters where they do not act.
func TestLexicon(t *testing.T) {
	for _, class := range proved {
		for _, r := range lex.Examples(class) {
			if !acts(r.Acts) {
				t.Errorf("%s (%s) does not act in %q", r.Word, class, r.Acts)
			}
			if acts(r.Not) {
				t.Errorf("%s (%s) acts in %q", r.Word, class, r.Not)
			}
		}
	}
}

// acts reports whether the marked word of an example counts for what is found in it.
func acts(example string) bool {
	text, from, to := lex.Marked(example)
	const nowhere = "囗" // of no class
	masked := text[:from] + strings.Repeat(nowhere, strings.Count(text[from:to], "")-1) + text[to:]
	return shape(text) != shape(masked)
}

// shape is what is found in a text, without the wording of what is found.
func shape(text string) string {
	doc := plain(strings.ReplaceAll(text, "↵", "\n"), annotation{})
	refs, notes := Find(doc)
	for i := range refs {
		refs[i].Title, refs[i].DocumentNumber, refs[i].Nested, refs[i].Issuers = nil, nil, nil, refs[i].Issuers[:min(1, len(refs[i].Issuers))]
	}
	out, _ := json.Marshal(refs)
	for _, n := range notes {
		out = fmt.Append(out, n.Code)
	}
	return string(out)
}

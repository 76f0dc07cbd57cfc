package structure

import (
	"testing"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// TestLexicon runs the examples of the classes that act by more than their place, through what asks them.
func TestLexicon(t *testing.T) {
	for class, act := range map[string]func(text string, from, to int) bool{
		"article-mention": func(text string, _, _ int) bool {
			l, ok := label.Parse(text)
			return ok && talked(text[l.Len:], l.Blank)
		},
		"printed-on":  func(text string, _, _ int) bool { return tellsPrinting(text) },
		"own":         actsAsSubject,
		"place-level": actsAsSubject,
		"sector":      actsAsSubject,
		"organ-noun":  actsAsSubject,
		"manner":      actsAsSubject,
	} {
		for _, r := range lex.Examples(class) {
			if text, from, to := lex.Marked(r.Acts); !act(text, from, to) {
				t.Errorf("%s: %s does not act in %q", class, r.Word, r.Acts)
			}
			if text, from, to := lex.Marked(r.Not); act(text, from, to) {
				t.Errorf("%s: %s acts in %q", class, r.Word, r.Not)
			}
		}
	}
}

// actsAsSubject reports whether the text is a sentence that begins with its subject and predicate.
func actsAsSubject(text string, _, _ int) bool { return subject(text) }

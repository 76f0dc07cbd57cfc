package lex

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"guiwen/schema/benchtest"
)

// TestLexicon runs both examples of every row: the word acts in the one and does not in the other.
func TestLexicon(t *testing.T) {
	classes := map[string]ClassRow{}
	for _, c := range Classes() {
		if classes[c.Name].Name != "" {
			t.Errorf("class %s stands twice", c.Name)
		}
		if c.Chinese == "" || c.Meaning == "" || !slices.Contains([]Place{Anywhere, AtStart, AtEnd, Whole, BeforeNumber, AfterNumber}, c.Place) {
			t.Errorf("class %s: incomplete, or its place is not known", c.Name)
		}
		classes[c.Name] = c
	}
	rows, err := Rows()
	if err != nil {
		t.Fatal(err)
	}
	seen, used := map[string]bool{}, map[string]bool{}
	for _, r := range rows {
		if r.Word == "" || r.Acts == "" || r.Source == "" || len(r.Classes) == 0 || r.Not == "" && !r.In("cover") {
			t.Errorf("%s: %s: a cell is empty", r.Table, r.Word)
		}
		for _, c := range r.Classes {
			name, _, _ := strings.Cut(c, "=")
			used[name] = true
			if seen[r.Word+" "+name] {
				t.Errorf("%s: %s is of class %s twice", r.Table, r.Word, name)
			}
			seen[r.Word+" "+name] = true
			for _, example := range []string{r.Acts, r.Not} {
				if text, from, to := Marked(example); example != "" && text[from:to] != r.Word {
					t.Errorf("%s: %s: the example %q does not mark the word", r.Table, r.Word, example)
				}
			}
			if classes[name].Proof != "place" {
				continue
			}
			if !acts(classes[name], r.Acts) {
				t.Errorf("%s: %s (%s) does not act in %q", r.Table, r.Word, c, r.Acts)
			}
			if r.Not != "" && acts(classes[name], r.Not) {
				t.Errorf("%s: %s (%s) acts in %q", r.Table, r.Word, c, r.Not)
			}
		}
	}
	for name, c := range classes {
		if !used[name] {
			t.Errorf("class %s has no word", name)
		}
		if c.Proof != "place" && !provedBy(c.Proof, name) {
			t.Errorf("class %s: ../%s/lexicon_test.go does not prove it", name, c.Proof)
		}
	}
}

// provedBy reports whether a test of a package names the class.
func provedBy(folder, class string) bool {
	files, _ := filepath.Glob("../" + folder + "/*_test.go")
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err == nil && strings.Contains(string(data), `"`+class+`"`) {
			return true
		}
	}
	return false
}

// acts reports whether the class acts at the marked place of an example, by the place of the class.
func acts(c ClassRow, example string) bool {
	text, from, to := Marked(example)
	word, w := text[from:to], Class(c.Name)
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	opens, closes := from == 0 || !isWordRune(before), to == len(text) || !isWordRune(after)
	begins, ends := w.Begins(text[from:]) == len(word), w.Ends(text[:to]) == len(word)
	switch c.Place {
	case AtStart:
		return opens && begins
	case AtEnd:
		return closes && ends
	case Whole:
		return opens && closes && begins && ends
	case BeforeNumber:
		return (Digit(after) >= 0 || IsNumeral(after)) && ends
	case AfterNumber:
		return (Digit(before) >= 0 || IsNumeral(before)) && begins
	}
	for at := 0; ; {
		i, n := w.Index(text[at:])
		switch {
		case i < 0 || at+i > from:
			return false
		case at+i == from:
			return n == len(word)
		}
		at += i + n
	}
}

// isWordRune reports whether a phrase goes on with r.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// TestClassesAreAsked fails for a class that no program asks: a dead list.
func TestClassesAreAsked(t *testing.T) {
	var asked strings.Builder
	for _, root := range []string{"..", "../../convert", "../../cmd"} {
		err := walkGo(root, func(src string) { asked.WriteString(src) })
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range Classes() {
		if c.Name != "cover" && !strings.Contains(asked.String(), `Class("`+c.Name+`")`) {
			t.Errorf("nobody asks the class %s", c.Name)
		}
	}
}

func walkGo(root string, yield func(src string)) error {
	entries, err := os.ReadDir(root)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := root + "/" + e.Name()
		switch {
		case e.IsDir():
			err = walkGo(name, yield)
		case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"):
			var data []byte
			data, err = os.ReadFile(name)
			yield(string(data))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// TestTrie compares what the tries answer with a look through the lists.
func TestTrie(t *testing.T) {
	rows, err := Rows()
	if err != nil {
		t.Fatal(err)
	}
	covers := Class("cover").List()
	for _, c := range Classes() {
		w := Class(c.Name)
		for n, r := range rows {
			if !r.In(c.Name) && n%100 > 0 { // all rows of the class, and of the others some
				continue
			}
			text, _, _ := Marked(r.Acts)
			for i := range text {
				if got, want := w.Begins(text[i:]), longest(text[i:], w.List(), covers, strings.HasPrefix); got != want {
					t.Fatalf("%s.Begins(%q) = %d, want %d", c.Name, text[i:], got, want)
				}
				if got, want := w.Ends(text[:i]), longest(text[:i], w.List(), covers, strings.HasSuffix); got != want {
					t.Fatalf("%s.Ends(%q) = %d, want %d", c.Name, text[:i], got, want)
				}
			}
		}
	}
}

// TestIndexPassesCovers finds no word inside of a longer one of cover, wherever in that it stands.
func TestIndexPassesCovers(t *testing.T) {
	w := Class("after-noun")
	for text, want := range map[string]int{"许可": -1, "许可可": 6, "公共资源": -1, "共同办理": 0, "超市可": 6} {
		if at, _ := w.Index(text); at != want {
			t.Errorf("Index(%q) = %d, want %d", text, at, want)
		}
	}
}

func longest(s string, words, covers []string, has func(s, word string) bool) int {
	word, hidden := 0, 0
	for _, w := range words {
		if has(s, w) {
			word = max(word, len(w))
		}
	}
	for _, w := range covers {
		if has(s, w) {
			hidden = max(hidden, len(w))
		}
	}
	if hidden > word {
		return 0
	}
	return word
}

// TestCompiled holds that lexicon.bin is what the tables say.
func TestCompiled(t *testing.T) {
	data, err := Compile()
	if err != nil {
		t.Fatal(err)
	}
	if string(data) != compiled {
		t.Error("the tables of the lexicon changed: run go generate ./normalize/lex")
	}
}

// BenchmarkLoad measures what the first question costs a process.
func BenchmarkLoad(b *testing.B) {
	m := benchtest.Start(b)
	for b.Loop() {
		load()
	}
	m.Count(1, "loads")
}

// TestNumerals runs the examples of numerals through the grammar of numbers: the run has a reading, or none.
func TestNumerals(t *testing.T) {
	for _, class := range []string{"numeral", "formal-numeral", "count-numeral"} {
		for _, r := range Examples(class) {
			if !readsAt(r.Acts) {
				t.Errorf("%s (%s): no number in %q", r.Word, class, r.Acts)
			}
			if readsAt(r.Not) {
				t.Errorf("%s (%s): a number in %q", r.Word, class, r.Not)
			}
		}
	}
}

// readsAt reports whether the run of number over the marked word has a reading.
func readsAt(example string) bool {
	text, from, to := Marked(example)
	for i := 0; i < to; {
		n, ok := ReadNumber(text[i:])
		if i+n.Length > from {
			return ok
		}
		_, w := utf8.DecodeRuneInString(text[i:])
		i += max(w, n.Length)
	}
	return false
}

// TestPeriodWords runs the examples of the words of dates through the grammar of periods: the word is part of the period
// that the text begins with, or not. Words that count days leave no period.
func TestPeriodWords(t *testing.T) {
	for _, class := range []string{"date-unit", "first-month", "part-of-year", "part-of-month", "era-word", "hour-word", "minute-word", "clock-tail", "range-word", "counts-days"} {
		for _, r := range Examples(class) {
			for _, example := range []string{r.Acts, r.Not} {
				text, from, _ := Marked(example)
				n := ReadPeriod(text).Length
				got := n > from
				if class == "counts-days" {
					got = n == 0
				}
				if got != (example == r.Acts) {
					t.Errorf("%s (%s): %q begins with the period %q", r.Word, class, example, text[:n])
				}
			}
		}
	}
}

package normalize

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"guiwen/schema/benchtest"
)

// TestCharacterTable asks golang.org/x/text, which knows the decompositions, about every entry that it can know.
func TestCharacterTable(t *testing.T) {
	of := func(r rune) string { return characters().form(r).text }
	for r := rune(0x2F00); r <= 0x2FD5; r++ {
		if want := norm.NFKC.String(string(r)); of(r) != want {
			t.Errorf("U+%04X: %s, want %s", r, of(r), want)
		}
	}
	for _, block := range [][2]rune{{0xF900, 0xFAD9}, {0x2F800, 0x2FA1D}} {
		for r := block[0]; r <= block[1]; r++ {
			want := norm.NFC.String(string(r))
			if want == string(r) {
				want = "" // unified itself, or not assigned
			}
			if of(r) != want {
				t.Errorf("U+%04X: %q, want %q", r, of(r), want)
			}
		}
	}
	count := 0
	for r := rune(0x2E80); r <= 0x2EF3; r++ {
		got := of(r)
		if got == "" {
			continue
		}
		count++
		if u, n := utf8.DecodeRuneInString(got); n != len(got) || u < 0x3400 {
			t.Errorf("U+%04X: %q is no ideograph", r, got)
		}
	}
	if count != 114 {
		t.Errorf("%d radicals of the supplement are mapped, want 114", count)
	}
	for r, want := range map[rune]string{0x2E9F: "母", 0x2EF3: "龟", 0x2EC5: "见", 0x2ED3: "长", 0x2EDA: "页", 0x2EDB: "风", 0x2EA0: "民"} {
		if of(r) != want {
			t.Errorf("U+%04X: %s, want %s", r, of(r), want)
		}
	}
	if f := characters().form(0x2F3E); f.text != "戶" || f.simplified != "户" {
		t.Errorf("U+2F3E: %+v", f)
	}
}

// TestCharacterRows holds that every row has its columns and a rule that exists, and that no character stands twice.
func TestCharacterRows(t *testing.T) {
	seen := map[string]bool{}
	for line := range rowsOf(charactersTSV) {
		cell := strings.Split(line, "\t")
		if len(cell) != 4 || cell[1] == "" || ruleNamed(cell[2]) == noRule || cell[3] == cell[1] || seen[cell[0]] {
			t.Errorf("row %q", line)
		}
		seen[cell[0]] = true
	}
	if got := len(seen); got < 1500 {
		t.Errorf("%d rows", got)
	}
}

// TestVoicedKana holds that a katakana and its voicing mark are what x/text composes of their full-width forms.
func TestVoicedKana(t *testing.T) {
	if len(characters().pairs) != 26 {
		t.Errorf("%d pairs", len(characters().pairs))
	}
	for pair, got := range characters().pairs {
		if want := norm.NFKC.String(string(pair[:])); got != want {
			t.Errorf("%s: %s, want %s", string(pair[:]), got, want)
		}
	}
}

// TestSets holds that the sets decide their examples: what is evidence of one script is none of the other, and a middle dot stands
// between names only.
func TestSets(t *testing.T) {
	n := official(t)
	rows := map[string][]string{}
	for line := range rowsOf(setsTSV) {
		cell := strings.Split(line, "\t")
		if rows[cell[0]] = cell; len(cell) != 5 {
			t.Fatalf("row %q", line)
		}
	}
	decides := map[string]func(s string) bool{
		"transliteration": func(s string) bool { out, _ := n.Text(s); return strings.Contains(out.String(), "·") },
		"traditional":     func(s string) bool { return scriptOf(s) == traditionalScript },
		"counting":        func(s string) bool { out, _ := n.Text(s); return strings.Contains(out.String(), " ") },
		"simplified":      func(s string) bool { out, _ := n.Text(s); return strings.Contains(out.String(), "“") },
	}
	for name, row := range rows {
		if decides[name] == nil || !decides[name](row[3]) || decides[name](row[4]) {
			t.Errorf("%s: the examples %q and %q are not decided", name, row[3], row[4])
		}
	}
	for r := range characterSets()["traditional"] {
		if characterSets()["simplified"][r] {
			t.Errorf("%c is of both scripts", r)
		}
	}
}

// BenchmarkLoadCharacters measures what the first rare character costs a process.
func BenchmarkLoadCharacters(b *testing.B) {
	m := benchtest.Start(b)
	for b.Loop() {
		loadCharacters()
	}
	m.Count(1, "loads")
}

// TestSettledTable holds that no target of the table is itself in the table.
func TestSettledTable(t *testing.T) {
	for r := rune(0x80); r <= 0x2FA1F; r++ {
		f := plainForm(r)
		if f.rule == noRule || f.rule == charHalfwidth || f.rule == charVertical {
			continue // ･ becomes ・, which another rule looks at
		}
		for _, u := range f.text + f.simplified {
			if plainForm(u).rule != noRule {
				t.Errorf("U+%04X becomes %q, which would change again", r, f.text)
			}
		}
	}
}

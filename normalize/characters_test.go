package normalize

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// TestCharacterTable asks golang.org/x/text, which knows the decompositions, about every entry that it can know.
func TestCharacterTable(t *testing.T) {
	for i, got := range kangxi {
		if want := norm.NFKC.String(string(rune(firstKangxi + i))); got != want {
			t.Errorf("U+%04X: %s, want %s", firstKangxi+i, got, want)
		}
	}
	for _, block := range []struct {
		first int
		table []string
	}{{firstCompatibility, compatibility[:]}, {firstSupplement, supplement[:]}} {
		for i, got := range block.table {
			r := string(rune(block.first + i))
			want := norm.NFC.String(r)
			if want == r {
				want = "" // unified itself, or not assigned
			}
			if got != want {
				t.Errorf("U+%04X: %q, want %q", block.first+i, got, want)
			}
		}
	}
	mapped := 0
	for i, got := range radicals {
		if got == "" {
			continue
		}
		mapped++
		if r, n := utf8.DecodeRuneInString(got); n != len(got) || r < 0x3400 {
			t.Errorf("U+%04X: %q is no ideograph", firstRadical+i, got)
		}
	}
	if mapped != 114 {
		t.Errorf("%d radicals of the supplement are mapped, want 114", mapped)
	}
	for i, want := range map[int]string{0x2E9F: "母", 0x2EF3: "龟", 0x2EC5: "见", 0x2ED3: "长", 0x2EDA: "页", 0x2EDB: "风", 0x2EA0: "民"} {
		if got := radicals[i-firstRadical]; got != want {
			t.Errorf("U+%04X: %s, want %s", i, got, want)
		}
	}
}

// TestSimplifiedForms holds that the forms are pairs, and each target no further target's source.
func TestSimplifiedForms(t *testing.T) {
	if n := utf8.RuneCountInString(simplifiedForms); n%2 != 0 {
		t.Fatalf("%d characters are no pairs", n)
	}
	runes := []rune(simplifiedForms)
	for i := 0; i < len(runes); i += 2 {
		if again := simplifiedForm(string(runes[i+1])); again != string(runes[i+1]) {
			t.Errorf("%c → %c → %s", runes[i], runes[i+1], again)
		}
	}
}

// TestSettledTable holds that no target of the table is itself in the table.
func TestSettledTable(t *testing.T) {
	for r := rune(0x80); r <= 0x2FA1F; r++ {
		text, rule := plainForm(r)
		if rule == noRule || rule == charHalfwidth || rule == charVertical {
			continue // ･ becomes ・, which another rule looks at
		}
		for _, u := range text {
			if _, again := plainForm(u); again != noRule {
				t.Errorf("U+%04X becomes %q, which would change again", r, text)
			}
		}
	}
}

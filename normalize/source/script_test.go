package source

import "testing"

func TestScript(t *testing.T) {
	for _, c := range []struct{ in, raised, lowered string }{
		{"2", "²", "₂"},
		{"-3", "⁻³", "₋₃"},
		{"n+1", "ⁿ⁺¹", "ₙ₊₁"},
		{"(1)", "⁽¹⁾", "₍₁₎"},
		{"th", "ᵗʰ", "ₜₕ"},
		{"[1]", "^([1])", "_([1])"},
		{"〔12〕", "^(〔12〕)", "_(〔12〕)"},
		{"①", "①", "①"},
		{"*", "*", "*"},
		{"1*", "¹*", "₁*"},
		{"2.5", "^(2.5)", "_(2.5)"},
		{"注1", "^(注1)", "_(注1)"},
		{"1 2", "^(1 2)", "_(1 2)"},
		{"%", "^(%)", "_(%)"},
		{"d", "ᵈ", "_(d)"},
		{"\uFFFD", "^(\uFFFD)", "_(\uFFFD)"},
		{"", "", ""},
	} {
		if got := Superscript(c.in); got != c.raised {
			t.Errorf("Superscript(%q) = %q, want %q", c.in, got, c.raised)
		}
		if got := Subscript(c.in); got != c.lowered {
			t.Errorf("Subscript(%q) = %q, want %q", c.in, got, c.lowered)
		}
	}
}

package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// raisedForms and loweredForms are the characters that have a form of their own above and below the line.
var (
	raisedForms = forms("0123456789+-−=()ABDEGHIJKLMNOPRTUVWabcdefghijklmnoprstuvwxyzβγδθφχ",
		"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᶿᵠᵡ")
	loweredForms = forms("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
)

func forms(plain, small string) map[rune]rune {
	m := map[rune]rune{}
	to := []rune(small)
	for i, r := range []rune(plain) {
		m[r] = to[i]
	}
	return m
}

// Superscript writes raised characters (上标) so that they cannot be read as part of what they stand at: in their Unicode
// forms where each has one (m²), as they are where no digit or letter is in them (①, *), else as ^(…).
func Superscript(s string) string { return script(s, raisedForms, "^(") }

// Subscript is [Superscript] for lowered characters (下标): CO₂, _(…).
func Subscript(s string) string { return script(s, loweredForms, "_(") }

func script(s string, forms map[rune]rune, open string) string {
	var b strings.Builder
	for _, r := range s {
		if small, ok := forms[r]; ok {
			r = small
		} else if !isApart(r) || strings.ContainsRune("[]〔〕【】［］（）{}", r) {
			b.Reset()
			break
		}
		b.WriteRune(r)
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case s == "" || isApart(first) && isApart(last) && !strings.ContainsAny(s, "0123456789"):
		return s
	case b.Len() > 0:
		return b.String()
	}
	return open + s + ")"
}

// isApart reports whether r is no part of a number or word, nor a sign that one begins or ends with.
func isApart(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".,+-−–—=/:%‰\uFFFD()", r) && !unicode.IsSpace(r)
}

// Plain writes raised and lowered forms as the characters they are forms of: "¹" is "1".
func Plain(s string) string { return plainForms.Replace(s) }

var plainForms = func() *strings.Replacer {
	var pairs []string
	for _, forms := range []map[rune]rune{raisedForms, loweredForms} {
		for plain, small := range forms {
			if plain != '−' {
				pairs = append(pairs, string(small), string(plain))
			}
		}
	}
	return strings.NewReplacer(pairs...)
}()

package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"guiwen/convert/page"
)

// glyphText returns the text of a glyph name: those of the Latin, Greek and mathematical fonts that occur, and the systematic
// ones (uni4E00, u20000, A_B, a.alt). Names of accented letters are taken apart: Aacute is A and an acute.
func glyphText(name string) (string, bool) {
	base, _, _ := strings.Cut(name, ".")
	if base == "" {
		return "", false
	}
	if strings.Contains(base, "_") {
		var out strings.Builder
		for _, piece := range strings.Split(base, "_") {
			s, ok := glyphText(piece)
			if !ok {
				return "", false
			}
			out.WriteString(s)
		}
		return out.String(), out.Len() > 0
	}
	if r, ok := glyphNames[base]; ok {
		return string(r), true
	}
	if len(base) == 1 && base[0] > ' ' && base[0] < 0x7F {
		return base, true
	}
	if s, ok := unicodeName(base); ok {
		return s, true
	}
	return accented(base)
}

// unicodeName reads uni4E00 (one or more characters of four digits) and u4E00 to u10FFFF.
func unicodeName(name string) (string, bool) {
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
		var out strings.Builder
		for i := 0; i < len(hex); i += 4 {
			v, err := strconv.ParseUint(hex[i:i+4], 16, 16)
			if err != nil || !utf8.ValidRune(rune(v)) || v == 0 {
				return "", false
			}
			out.WriteRune(rune(v))
		}
		s := page.Clean(out.String())
		return s, s != ""
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		v, err := strconv.ParseUint(hex, 16, 32)
		if err != nil || !utf8.ValidRune(rune(v)) || v == 0 {
			return "", false
		}
		s := page.Clean(string(rune(v)))
		return s, s != ""
	}
	return "", false
}

// accents are the names of marks above and below letters with their combining characters.
var accents = []struct {
	name string
	mark rune
}{
	{"acute", 0x301}, {"grave", 0x300}, {"circumflex", 0x302}, {"dieresis", 0x308}, {"tilde", 0x303}, {"caron", 0x30C}, {"breve", 0x306},
	{"macron", 0x304}, {"ring", 0x30A}, {"cedilla", 0x327}, {"commaaccent", 0x327}, {"ogonek", 0x328}, {"dotaccent", 0x307}, {"hungarumlaut", 0x30B},
}

// accented reads the name of a letter with a mark: Aacute, zcaron, omegatonos stays unknown.
func accented(name string) (string, bool) {
	for _, a := range accents {
		letter, ok := strings.CutSuffix(name, a.name)
		if !ok || letter == "" {
			continue
		}
		base := letter
		if len(letter) > 1 {
			r, ok := glyphNames[letter]
			if !ok {
				continue
			}
			base = string(r)
		}
		s := norm.NFC.String(base + string(a.mark))
		if utf8.RuneCountInString(s) == 1 {
			return s, true
		}
	}
	return "", false
}

// glyphNames are the names that follow no rule, from the fonts that print documents: ISO 32000-1, annex D, and
// the mathematical ones.
var glyphNames = layNames(
	"space", ' ', "exclam", '!', "quotedbl", '"', "numbersign", '#', "dollar", '$', "percent", '%', "ampersand", '&', "quotesingle", '\'',
	"parenleft", '(', "parenright", ')', "asterisk", '*', "plus", '+', "comma", ',', "hyphen", '-', "period", '.', "slash", '/',
	"zero", '0', "one", '1', "two", '2', "three", '3', "four", '4', "five", '5', "six", '6', "seven", '7', "eight", '8', "nine", '9',
	"colon", ':', "semicolon", ';', "less", '<', "equal", '=', "greater", '>', "question", '?', "at", '@', "bracketleft", '[',
	"backslash", '\\', "bracketright", ']', "asciicircum", '^', "underscore", '_', "grave", '`', "braceleft", '{', "bar", '|',
	"braceright", '}', "asciitilde", '~', "nbspace", ' ', "nonbreakingspace", ' ', "exclamdown", '¡', "cent", '¢', "sterling", '£', "currency", '¤', "yen", '¥',
	"brokenbar", '¦', "section", '§', "dieresis", '¨', "copyright", '©', "ordfeminine", 'ª', "guillemotleft", '«', "logicalnot", '¬',
	"sfthyphen", '\u00AD', "softhyphen", '\u00AD', "registered", '®', "macron", '¯', "degree", '°', "plusminus", '±', "twosuperior", '²', "threesuperior", '³', "acute", '´',
	"mu", 'µ', "paragraph", '¶', "periodcentered", '·', "middot", '·', "cedilla", '¸', "onesuperior", '¹', "ordmasculine", 'º', "guillemotright", '»',
	"onequarter", '¼', "onehalf", '½', "threequarters", '¾', "questiondown", '¿', "AE", 'Æ', "Eth", 'Ð', "multiply", '×', "Oslash", 'Ø',
	"Thorn", 'Þ', "germandbls", 'ß', "ae", 'æ', "eth", 'ð', "divide", '÷', "oslash", 'ø', "thorn", 'þ', "Dcroat", 'Đ', "dcroat", 'đ',
	"Hbar", 'Ħ', "hbar", 'ħ', "dotlessi", 'ı', "dotlessj", 'ȷ', "IJ", 'Ĳ', "ij", 'ĳ', "kgreenlandic", 'ĸ', "Ldot", 'Ŀ', "ldot", 'ŀ', "Lslash", 'Ł', "lslash", 'ł',
	"Eng", 'Ŋ', "eng", 'ŋ', "OE", 'Œ', "oe", 'œ', "Tbar", 'Ŧ', "tbar", 'ŧ', "longs", 'ſ', "florin", 'ƒ', "circumflex", 'ˆ', "caron", 'ˇ',
	"breve", '˘', "dotaccent", '˙', "ring", '˚', "ogonek", '˛', "tilde", '˜', "hungarumlaut", '˝',
	"Alpha", 'Α', "Beta", 'Β', "Gamma", 'Γ', "Delta", 'Δ', "Epsilon", 'Ε', "Zeta", 'Ζ', "Eta", 'Η', "Theta", 'Θ', "Iota", 'Ι', "Kappa", 'Κ',
	"Lambda", 'Λ', "Mu", 'Μ', "Nu", 'Ν', "Xi", 'Ξ', "Omicron", 'Ο', "Pi", 'Π', "Rho", 'Ρ', "Sigma", 'Σ', "Tau", 'Τ', "Upsilon", 'Υ', "Phi", 'Φ',
	"Chi", 'Χ', "Psi", 'Ψ', "Omega", 'Ω', "alpha", 'α', "beta", 'β', "gamma", 'γ', "delta", 'δ', "epsilon", 'ε', "zeta", 'ζ', "eta", 'η',
	"theta", 'θ', "iota", 'ι', "kappa", 'κ', "lambda", 'λ', "nu", 'ν', "xi", 'ξ', "omicron", 'ο', "pi", 'π', "rho", 'ρ', "sigma", 'σ',
	"sigma1", 'ς', "tau", 'τ', "upsilon", 'υ', "phi", 'φ', "chi", 'χ', "psi", 'ψ', "omega", 'ω', "theta1", 'ϑ', "phi1", 'ϕ', "omega1", 'ϖ', "Upsilon1", 'ϒ',
	"epsilon1", 'ϵ', "rho1", 'ϱ', "kappa1", 'ϰ',
	"endash", '–', "emdash", '—', "horizontalbar", '―', "quoteleft", '‘', "quoteright", '’', "quotesinglbase", '‚', "quotereversed", '‛', "quotedblleft", '“', "quotedblright", '”',
	"quotedblbase", '„', "dagger", '†', "daggerdbl", '‡', "bullet", '•', "ellipsis", '…', "perthousand", '‰', "minute", '′', "second", '″',
	"guilsinglleft", '‹', "guilsinglright", '›', "fraction", '⁄', "Euro", '€', "euro", '€', "trademark", '™', "ohm", 'Ω', "estimated", '℮', "aleph", 'ℵ',
	"Ifraktur", 'ℑ', "Rfraktur", 'ℜ', "weierstrass", '℘', "ell", 'ℓ', "lscript", 'ℓ',
	"arrowleft", '←', "arrowup", '↑', "arrowright", '→', "arrowdown", '↓', "arrowboth", '↔', "arrowupdn", '↕', "arrowdblleft", '⇐', "arrowdblup", '⇑',
	"arrowdblright", '⇒', "arrowdbldown", '⇓', "arrowdblboth", '⇔', "carriagereturn", '↵',
	"universal", '∀', "partialdiff", '∂', "existential", '∃', "emptyset", '∅', "gradient", '∇', "element", '∈', "notelement", '∉', "suchthat", '∋',
	"product", '∏', "coproduct", '∐', "summation", '∑', "minus", '−', "minusplus", '∓', "asteriskmath", '∗', "dotmath", '⋅', "radical", '√', "proportional", '∝', "infinity", '∞',
	"angle", '∠', "logicaland", '∧', "logicalor", '∨', "intersection", '∩', "union", '∪', "integral", '∫', "contintegral", '∮', "therefore", '∴', "because", '∵', "similar", '∼',
	"congruent", '≅', "approxequal", '≈', "notequal", '≠', "equivalence", '≡', "lessequal", '≤', "greaterequal", '≥', "lessmuch", '≪', "greatermuch", '≫', "propersubset", '⊂',
	"propersuperset", '⊃', "notsubset", '⊄', "reflexsubset", '⊆', "reflexsuperset", '⊇', "circleplus", '⊕', "circlemultiply", '⊗', "perpendicular", '⊥',
	"angleleft", '〈', "angleright", '〉', "lozenge", '◊', "spade", '♠', "club", '♣', "heart", '♥', "diamond", '♦', "prime", '′', "ceilingleft", '⌈', "ceilingright", '⌉',
	"floorleft", '⌊', "floorright", '⌋', "vector", '⃗', "negationslash", '̸', "openbullet", '◦', "asteriskcentered", '∗', "periodcentred", '·',
	"filledbox", '■', "H18533", '■', "H22073", '□', "H18543", '▪', "H18551", '▫', "triagup", '▲', "triagdn", '▼', "circle", '○', "H18533a", '●',
	"checkmark", '✓', "square", '□', "blacksquare", '■', "copyrightserif", '©', "registerserif", '®', "trademarkserif", '™', "copyrightsans", '©', "registersans", '®', "trademarksans", '™',
	"ff", 'ﬀ', "fi", 'ﬁ', "fl", 'ﬂ', "ffi", 'ﬃ', "ffl", 'ﬄ', "commaaccent", ',', "fraction1", '⁄', "nsuperior", 'ⁿ', "numero", '№', "afii61352", '№', "hyphenminus", '-',
	"zerosuperior", '⁰', "foursuperior", '⁴', "fivesuperior", '⁵', "sixsuperior", '⁶', "sevensuperior", '⁷', "eightsuperior", '⁸', "ninesuperior", '⁹',
	"zeroinferior", '₀', "oneinferior", '₁', "twoinferior", '₂', "threeinferior", '₃', "fourinferior", '₄',
)

// layNames makes a map of names and characters given in turn.
func layNames(pairs ...any) map[string]rune {
	m := make(map[string]rune, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i].(string)] = pairs[i+1].(rune)
	}
	return m
}

package charset

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// oddity is a class of characters that a reader of a document should know of.
type oddity uint8

const (
	plain oddity = iota
	control
	bidi
	invisible
	privateUse
	noncharacter
	replacement
	lookalike
	oddities
)

// oddityCodes names the diagnostics of the classes and what they count.
var oddityCodes = [oddities]struct{ code, means string }{
	control:      {"text.control-characters", "control characters (NUL, escape …)"},
	bidi:         {"text.bidi-controls", "controls of writing direction, which can show text in another order than it stands"},
	invisible:    {"text.invisible-characters", "invisible characters (zero width, fillers, tags, soft hyphens)"},
	privateUse:   {"text.private-use", "characters in private use, whose shape only the author's font knows"},
	noncharacter: {"text.noncharacters", "code points that are no characters"},
	replacement:  {"text.replacement-characters", "U+FFFD: characters that were lost before this file was written"},
	lookalike:    {"text.lookalike-letters", "Cyrillic letters next to digits or Latin letters, which they resemble"},
}

// Inspect warns of characters in text (valid UTF-8) that do not show, deceive, or have lost their meaning: one diagnostic for each
// class present, with its count and the byte offset of the first. It changes nothing. A byte order mark at the
// beginning is in order; the places of undecoded, in order, are told by [Decode].
func Inspect(text string, undecoded []source.Undecoded) []source.Diagnostic {
	var count, first [oddities]int
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c >= 0xE4 && c <= 0xED: // U+4000–U+D7FF, all ideographs among them: nothing odd there
			i += 3
			continue
		case c >= ' ' && c < 0x7F:
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		for len(undecoded) > 0 && undecoded[0].At < i {
			undecoded = undecoded[1:]
		}
		if len(undecoded) > 0 && undecoded[0].At == i {
			i += n
			continue
		}
		if kind := classify(r, text, i, n); kind != plain {
			if count[kind] == 0 {
				first[kind] = i
			}
			count[kind]++
		}
		i += n
	}
	var notes []source.Diagnostic
	for kind := control; kind < oddities; kind++ {
		if count[kind] > 0 {
			d := note(oddityCodes[kind].code, "%s: %d", oddityCodes[kind].means, count[kind])
			if kind == lookalike || count[kind] == 1 {
				r, _ := utf8.DecodeRuneInString(text[first[kind]:])
				d.Message += fmt.Sprintf(", first U+%04X", r)
			}
			d.Offset = first[kind]
			notes = append(notes, d)
		}
	}
	return notes
}

// classify tells the class of r, which stands at byte i of text and is n bytes long.
func classify(r rune, text string, i, n int) oddity {
	switch {
	case r < 0x20 || 0x7F <= r && r < 0xA0:
		if r == '\t' || r == '\n' || r == '\v' || r == '\f' || r == '\r' || r == 0x85 {
			return plain
		}
		return control
	case r == utf8.RuneError:
		return replacement
	case r == 0x061C || r == 0x200E || r == 0x200F || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069:
		return bidi
	case r == '\ufeff' && i == 0:
		return plain
	case IsInvisible(r):
		return invisible
	case 0xE000 <= r && r <= 0xF8FF || r >= 0xF0000 && r&0xFFFE != 0xFFFE:
		return privateUse
	case 0xFDD0 <= r && r <= 0xFDEF || r&0xFFFE == 0xFFFE:
		return noncharacter
	case 0x0400 <= r && r <= 0x052F && (latinBefore(text, i) || latinAfter(text, i+n)):
		return lookalike
	}
	return plain
}

func latinBefore(text string, i int) bool { return i > 0 && isAlphanumeric(text[i-1]) }

func latinAfter(text string, i int) bool { return i < len(text) && isAlphanumeric(text[i]) }

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// IsInvisible reports whether r is a character without width or ink that is not white space: zero-width characters,
// joiners, soft hyphen, Hangul fillers, tag characters. Variation selectors are not among them: they belong to the
// character before.
func IsInvisible(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x034F, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r == 0x180E, r == 0x3164, r == 0xFEFF, r == 0xFFA0:
		return true
	case 0x200B <= r && r <= 0x200D, 0x2060 <= r && r <= 0x2064, 0x206A <= r && r <= 0x206F, 0xFFF9 <= r && r <= 0xFFFB, 0xE0000 <= r && r <= 0xE007F:
		return true
	}
	return false
}

// IsBlank reports whether text shows nothing: white space, controls and invisible characters only.
func IsBlank(text string) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) && !unicode.IsControl(r) && !IsInvisible(r) {
			return false
		}
	}
	return true
}

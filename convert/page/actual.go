package page

import "unicode/utf8"

// maxActual is how many glyphs one text may stand for. Longer spans are whole paragraphs, whose lines
// the glyphs know and the text does not; it counts there only if the glyphs say nothing.
const maxActual = 32

// StandFor says what the characters from first on stand for, in the words of the file (ActualText of PDF). It returns how many
// bytes of text that adds. Characters that no longer stand for anything get the text "" and are skipped from then on.
func (c *Canvas) StandFor(first int, actual []rune) int {
	if first > len(c.glyphs) {
		return 0
	}
	span := c.glyphs[first:]
	if first > 0 && len(span) > 0 && len(actual) == 0 {
		// What stands for nothing leaves no gap: the glyph before takes its place.
		if last := &c.glyphs[first-1]; last.dir == span[0].dir && last.v == span[0].v {
			last.u1 = max(last.u1, span[len(span)-1].u1)
		}
	}
	before := textLength(span)
	replaceActual(span, actual)
	return max(0, textLength(span)-before)
}

func textLength(span []glyph) (n int) {
	for i := range span {
		n += len(span[i].text)
	}
	return n
}

// replaceActual sets the text of a span of glyphs.
func replaceActual(span []glyph, actual []rune) {
	if len(span) == 0 {
		return
	}
	mapped, same := true, 0
	for i := range span {
		mapped = mapped && span[i].flags&unmapped == 0
		same += utf8.RuneCountInString(span[i].text)
	}
	if Clean(string(actual)) == "" {
		if len(span) <= 2 && (blankText(span[0].text) || span[0].text == "-" || span[0].text == "\u00AD") {
			for i := range span {
				span[i].text = ""
			}
		}
		return
	}
	if len(span) > maxActual && mapped {
		return
	}
	if same == len(actual) && same == len(span) {
		for i := range span {
			if s := Clean(string(actual[i])); s != "" {
				span[i].text = s
				span[i].flags &^= unmapped
			}
		}
		return
	}
	span[0].text = Clean(string(actual))
	span[0].flags &^= unmapped
	for i := 1; i < len(span); i++ {
		if span[i].dir == span[0].dir && span[i].v-span[0].v < span[0].size/2 {
			span[0].u1 = max(span[0].u1, span[i].u1)
		}
		span[i].text = ""
	}
}

// Clean makes text of a glyph fit for the raw text: control characters, which would break lines or fields,
// become spaces, and "" is returned for what holds no character at all.
func Clean(s string) string {
	plain := true
	for _, r := range s {
		if r < ' ' || r == 0x7F || r >= 0x80 && r < 0xA0 || r == utf8.RuneError || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	out := make([]rune, 0, len(s))
	for _, r := range s {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == '\v' || r == 0x85 || r == 0x2028 || r == 0x2029:
			out = append(out, ' ')
		case r < ' ' || r >= 0x7F && r < 0xA0 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF:
		case r == utf8.RuneError:
			return ""
		default:
			out = append(out, r)
		}
	}
	return string(out)
}

package page

import (
	"strings"

	corefont "github.com/pdfcpu/pdfcpu/pkg/font"
)

// Width returns the width of a character at size 1 in a font that gives none: of the standard 14
// fonts where it is one, else of Helvetica; a Han character is an em.
func Width(name string, r rune) float64 {
	if r == 0 {
		return 0
	}
	if r >= 0x2E80 {
		return 1
	}
	if !corefont.IsCoreFont(name) {
		lower := strings.ToLower(name)
		switch {
		case strings.Contains(lower, "courier"), strings.Contains(lower, "mono"):
			name = "Courier"
		case strings.Contains(lower, "times"), strings.Contains(lower, "serif"), strings.Contains(lower, "roman"):
			name = "Times-Roman"
		default:
			name = "Helvetica"
		}
	}
	if w, err := corefont.CharWidth(name, r); err == nil && w > 0 {
		return float64(w) / 1000
	}
	return 0.5
}

package docx

import (
	"unicode"
	"unicode/utf8"
)

// math writes the current element of Office math (公式) as a line of text: a fraction as a/b, an exponent or index as raised
// or lowered text. What consists of more than one character is bracketed.
func (s *story) math() {
	switch string(s.x.Local) {
	case "oMath", "oMathPara", "r", "e", "num", "den", "deg", "fName", "mr":
		s.mathChildren()
	case "t":
		s.emit(oneLine(s.x.Content()), s.p.style.text)
	case "f":
		s.mathPair("num", "/", "den")
	case "sSup", "sSub", "sSubSup", "sPre":
		s.mathScripts()
	case "sub":
		s.mathScript(subscript)
	case "sup":
		s.mathScript(superscript)
	case "limLow":
		s.mathLimit(subscript)
	case "limUpp":
		s.mathLimit(superscript)
	case "rad":
		s.mathRoot()
	case "d":
		s.mathDelimited()
	case "nary":
		s.mathNary()
	default:
		s.mathChildren()
	}
}

func (s *story) mathChildren() {
	for depth := s.x.Depth(); s.x.Child(depth); {
		s.mathChild()
	}
}

// mathChild reads a child of a math element: math, or a run of WordprocessingML (inserted text).
func (s *story) mathChild() {
	switch s.x.Space {
	case m:
		s.math()
	case w:
		s.inline()
	case mc:
		s.alternate(s.mathChildren)
	}
}

// mathPair writes two arguments with a sign between them.
func (s *story) mathPair(first, sign, second string) {
	for depth := s.x.Depth(); s.x.Child(depth); {
		switch string(s.x.Local) {
		case second:
			s.mathText(sign)
			s.mathArgument()
		case first:
			s.mathArgument()
		}
	}
}

// mathScripts writes a base with what is raised and lowered at it. A word (km) is a base without brackets.
func (s *story) mathScripts() {
	for depth := s.x.Depth(); s.x.Child(depth); {
		if string(s.x.Local) == "e" {
			s.mathBracketed(isWord)
			continue
		}
		s.mathChild()
	}
}

// mathScript writes an exponent, index or limit as raised or lowered text; inside of such text behind ^ or _.
func (s *story) mathScript(v vertical) {
	if s.script == unstated {
		s.script = v
		s.mathChildren()
		s.script = unstated
		return
	}
	start := s.p.place()
	s.mathBracketed(isNumber)
	switch {
	case len(s.p.text) == start.text:
	case v == superscript:
		s.insert(start, "^")
	default:
		s.insert(start, "_")
	}
}

// mathLimit writes an operator with what stands under or over it: limₙ→∞.
func (s *story) mathLimit(v vertical) {
	for depth := s.x.Depth(); s.x.Child(depth); {
		if string(s.x.Local) == "lim" {
			s.mathScript(v)
			continue
		}
		s.mathChild()
	}
}

// mathArgument writes an argument, in brackets if it is longer than a character.
func (s *story) mathArgument() { s.mathBracketed(isNumber) }

// mathBracketed writes an argument, in brackets if it is longer than a character and not whole.
func (s *story) mathBracketed(whole func([]byte) bool) {
	start := s.p.place()
	s.mathChildren()
	argument := s.p.text[start.text:]
	if utf8.RuneCount(argument) < 2 || whole(argument) {
		return
	}
	s.insert(start, "(")
	s.mathText(")")
}

func isNumber(text []byte) bool {
	for _, c := range text {
		if (c < '0' || c > '9') && c != '.' {
			return false
		}
	}
	return true
}

// isWord reports whether text is letters and digits.
func isWord(text []byte) bool {
	for _, r := range string(text) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' {
			return false
		}
	}
	return true
}

func (s *story) mathText(text string) { s.emit([]byte(text), s.p.style.text) }

// mathRoot writes √x, and a root with a degree as degree√x.
func (s *story) mathRoot() {
	for depth := s.x.Depth(); s.x.Child(depth); {
		switch string(s.x.Local) {
		case "deg":
			s.mathChildren()
		case "e":
			s.mathText("√")
			s.mathArgument()
		}
	}
}

// mathDelimited writes arguments in their delimiters.
func (s *story) mathDelimited() {
	open, separator, end := "(", "|", ")"
	count := 0
	for depth := s.x.Depth(); s.x.Child(depth); {
		switch string(s.x.Local) {
		case "dPr":
			for inner := s.x.Depth(); s.x.Child(inner); {
				value, ok := s.x.Attr(m, "val")
				if !ok {
					continue
				}
				switch string(s.x.Local) {
				case "begChr":
					open = string(value)
				case "sepChr":
					separator = string(value)
				case "endChr":
					end = string(value)
				}
			}
		case "e":
			if count++; count == 1 {
				s.mathText(open)
			} else {
				s.mathText(separator)
			}
			s.mathChildren()
		}
	}
	if count > 0 {
		s.mathText(end)
	}
}

// mathNary writes a sum or integral with its limits: ∑ᵢ₌₁ⁿ.
func (s *story) mathNary() {
	sign := "∫"
	for depth := s.x.Depth(); s.x.Child(depth); {
		switch string(s.x.Local) {
		case "naryPr":
			for inner := s.x.Depth(); s.x.Child(inner); {
				if value, ok := s.x.Attr(m, "val"); ok && string(s.x.Local) == "chr" {
					sign = string(value)
				}
			}
			s.mathText(sign)
		case "sub":
			s.mathScript(subscript)
		case "sup":
			s.mathScript(superscript)
		case "e":
			s.mathChildren()
		}
	}
}

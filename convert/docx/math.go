package docx

import "unicode/utf8"

// math writes the current element of Office math (公式) as a line of text: a fraction as a/b, an exponent as
// a^b. What consists of more than one character is bracketed.
func (s *story) math() {
	switch string(s.x.Local) {
	case "oMath", "oMathPara", "r", "e", "num", "den", "sub", "sup", "deg", "lim", "fName", "mr":
		s.mathChildren()
	case "t":
		s.emit(oneLine(s.x.Content()), s.p.style.text)
	case "f":
		s.mathPair("num", "/", "den")
	case "sSup":
		s.mathPair("e", "^", "sup")
	case "sSub":
		s.mathPair("e", "_", "sub")
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

// mathArgument writes an argument, in brackets if it is longer than a character.
func (s *story) mathArgument() {
	start := len(s.p.text)
	s.mathChildren()
	argument := s.p.text[min(start, len(s.p.text)):]
	if utf8.RuneCount(argument) < 2 || isNumber(argument) {
		return
	}
	bracketed := "(" + string(argument) + ")"
	s.p.text = append(s.p.text[:start], bracketed...)
}

func isNumber(text []byte) bool {
	for _, c := range text {
		if (c < '0' || c > '9') && c != '.' {
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

// mathNary writes a sum or integral with its limits: ∑_(i=1)^n.
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
			s.mathLimit("_")
		case "sup":
			s.mathLimit("^")
		case "e":
			s.mathChildren()
		}
	}
}

// mathLimit writes a limit behind its sign, or nothing where it is empty.
func (s *story) mathLimit(sign string) {
	start := len(s.p.text)
	s.mathText(sign)
	behind := len(s.p.text)
	s.mathArgument()
	if len(s.p.text) == behind {
		s.p.text = s.p.text[:start]
	}
}

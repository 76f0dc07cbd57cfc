package docx

// maxChoices bounds the entries of a list that are kept; Word allows 25.
const maxChoices = 100

// formField reads the data of a form field (w:ffData) in the current w:fldChar, and returns what the field shows
// where it has no result: the box of a check box, the chosen entry of a list.
func (s *story) formField() string {
	shows := ""
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space != w || string(s.x.Local) != "ffData" {
			continue
		}
		for inner := s.x.Depth(); s.x.Child(inner); {
			switch string(s.x.Local) {
			case "checkBox":
				shows = s.checkBox()
			case "ddList":
				shows = s.choice()
			}
		}
	}
	return shows
}

func (s *story) checkBox() string {
	checked, standard := unset, off
	for depth := s.x.Depth(); s.x.Child(depth); {
		switch string(s.x.Local) {
		case "checked":
			checked = onOff(s.x)
		case "default":
			standard = onOff(s.x)
		}
	}
	if checked.or(standard) == on {
		return "☑"
	}
	return "☐"
}

func (s *story) choice() string {
	chosen, standard := -1, 0
	var entries []string
	for depth := s.x.Depth(); s.x.Child(depth); {
		switch string(s.x.Local) {
		case "result":
			if n, ok := intVal(s.x); ok {
				chosen = n
			}
		case "default":
			standard, _ = intVal(s.x)
		case "listEntry":
			if len(entries) < maxChoices {
				entries = append(entries, string(oneLine(val(s.x))))
			}
		}
	}
	if chosen < 0 {
		chosen = standard
	}
	if chosen < 0 || chosen >= len(entries) {
		return ""
	}
	return entries[chosen]
}

// control reads the current w:sdt among runs. A check box (w14:checkbox) is read by its state: which sign stands for it is
// a matter of taste.
func (s *story) control() {
	box := ""
	for depth := s.x.Depth(); s.x.Child(depth); {
		switch {
		case s.x.Space == w && string(s.x.Local) == "sdtPr":
			box = s.checkBoxControl()
		case box != "" && s.x.Space == w && string(s.x.Local) == "sdtContent":
			s.discard()
			s.emit([]byte(box), s.p.style.text)
		default:
			s.inline()
		}
	}
}

// checkBoxControl reads the properties of a content control and returns its box where it is one, or "".
func (s *story) checkBoxControl() string {
	box := ""
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space != extension || string(s.x.Local) != "checkbox" {
			continue
		}
		box = "☐"
		for inner := s.x.Depth(); s.x.Child(inner); {
			if string(s.x.Local) != "checked" {
				continue
			}
			if value, _ := s.x.Attr(extension, "val"); string(value) == "1" || string(value) == "true" || string(value) == "on" {
				box = "☑"
			}
		}
	}
	return box
}

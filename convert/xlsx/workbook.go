package xlsx

import (
	"strconv"
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/convert/sheet"
	"guiwen/normalize/source"
)

// isTrue reports whether an attribute without namespace is set.
func isTrue(x *xmlscan.Scanner, name string) bool {
	v, ok := x.Attr(xmlscan.Unknown, name)
	return ok && (string(v) == "1" || string(v) == "true" || string(v) == "on")
}

// attr returns the value of an attribute without namespace, or "".
func attr(x *xmlscan.Scanner, name string) string {
	v, _ := x.Attr(xmlscan.Unknown, name)
	return string(v)
}

// number returns the whole number of an attribute, or what stands for none.
func number(x *xmlscan.Scanner, name string, none int) int {
	v, ok := x.Attr(xmlscan.Unknown, name)
	if !ok {
		return none
	}
	n, err := strconv.Atoi(string(v))
	if err != nil {
		return none
	}
	return n
}

// readMain reads the main part (18.2.27): the names of the sheets, whether they are hidden, the rows printed on each page.
func (r *reading) readMain(x *xmlscan.Scanner, parts map[string]string) {
	for x.Child(0) {
		for x.Child(1) {
			switch string(x.Local) {
			case "workbookPr":
				r.book.Epoch1904 = isTrue(x, "date1904")
			case "sheets":
				for x.Child(2) {
					if string(x.Local) != "sheet" || len(r.tabs) > sheet.MaxSheets {
						continue
					}
					id, _ := x.Attr(rel, "id")
					state := attr(x, "state")
					r.tabs = append(r.tabs, tab{name: attr(x, "name"), part: parts[string(id)], hidden: state == "hidden" || state == "veryHidden"})
				}
			case "definedNames":
				for x.Child(2) {
					if i := number(x, "localSheetId", -1); attr(x, "name") == "_xlnm.Print_Titles" && i >= 0 && i < len(r.tabs) {
						r.tabs[i].titles = titlesOf(string(x.Content()))
					}
				}
			}
		}
	}
}

// titlesOf returns the rows of a formula as "Sheet1!$A:$B,Sheet1!$1:$3".
func titlesOf(formula string) sheet.Range {
	for _, piece := range strings.Split(formula, ",") {
		from, to, ok := strings.Cut(strings.ReplaceAll(piece[strings.LastIndexByte(piece, '!')+1:], "$", ""), ":")
		a, err := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if ok && err == nil && err2 == nil && 0 < a && a <= b {
			return sheet.Range{From: a - 1, To: b}
		}
	}
	return sheet.Range{}
}

// readStrings reads the shared strings (18.4.9).
func (r *reading) readStrings(x *xmlscan.Scanner) {
	for x.Child(0) {
		for x.Child(1) {
			if string(x.Local) == "si" {
				r.strings = append(r.strings, readString(x))
			}
		}
	}
}

// readString reads a string of runs without the readings printed over it (18.4.8).
func readString(x *xmlscan.Scanner) string {
	var whole strings.Builder
	for depth := x.Depth(); x.Child(depth); {
		switch string(x.Local) {
		case "t":
			whole.WriteString(unescape(string(x.Content())))
		case "r":
			for inner := x.Depth(); x.Child(inner); {
				if string(x.Local) == "t" {
					whole.WriteString(unescape(string(x.Content())))
				}
			}
		}
	}
	return whole.String()
}

// unescape writes _x000D_ as the character it stands for (22.9.2.19).
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	const form = "_x0000_"
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if n, ok := escapeAt(text[i:]); ok {
			b.WriteRune(n)
			i += len(form) - 1
			continue
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

func escapeAt(text string) (rune, bool) {
	if len(text) < 7 || !strings.HasPrefix(text, "_x") || text[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(text[2:6], 16, 16)
	return rune(n), err == nil
}

// maxStyles bounds styles and fonts; Excel allows 65,490.
const maxStyles = 1 << 16

// styleSheet is the sheet of styles while it is read (18.8.39).
type styleSheet struct {
	codes map[int]string
	fonts []source.Font
}

// readStyles reads how cells look: formats of numbers, alignment, size and weight of the font.
func (r *reading) readStyles(x *xmlscan.Scanner) {
	s := styleSheet{codes: map[int]string{}}
	for x.Child(0) {
		for x.Child(1) {
			switch list := string(x.Local); list {
			case "numFmts", "fonts", "cellXfs":
				for n := 0; x.Child(2); n++ {
					switch {
					case n >= maxStyles:
					case list == "numFmts":
						s.codes[number(x, "numFmtId", -1)] = attr(x, "formatCode")
					case list == "fonts":
						s.fonts = append(s.fonts, readFont(x))
					default:
						r.styles = append(r.styles, s.style(x, r.book))
					}
				}
			}
		}
	}
}

// readFont reads a font (18.8.22).
func readFont(x *xmlscan.Scanner) (f source.Font) {
	for depth := x.Depth(); x.Child(depth); {
		v := attr(x, "val")
		switch string(x.Local) {
		case "b":
			f.Bold = v != "0" && v != "false"
		case "sz":
			if size, err := strconv.ParseFloat(v, 64); err == nil && size > 0 && size < 1000 {
				f.Size = size
			}
		case "name":
			f.Name = strings.TrimSpace(v)
		}
	}
	return f
}

// style reads what cells with a style have (18.8.45).
func (s styleSheet) style(x *xmlscan.Scanner, book *sheet.Book) *sheet.Style {
	style := &sheet.Style{}
	id := number(x, "numFmtId", 0)
	code, ok := s.codes[id]
	if !ok {
		code = sheet.Builtin(id)
	}
	style.Format = book.Format(code)
	if i := number(x, "fontId", -1); i >= 0 && i < len(s.fonts) {
		style.Font = s.fonts[i]
	}
	for depth := x.Depth(); x.Child(depth); {
		if string(x.Local) == "alignment" {
			switch attr(x, "horizontal") {
			case "center", "centerContinuous":
				style.Align = source.AlignCenter
			case "right":
				style.Align = source.AlignRight
			case "left":
				style.Align = source.AlignLeft
			}
		}
	}
	return style
}

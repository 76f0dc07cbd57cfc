package docx

import (
	"math"

	"guiwen/convert/opc/xmlscan"
)

// The namespaces that the reader knows, named by their usual prefixes.
const (
	w   xmlscan.Space = iota + 1 // WordprocessingML
	r                            // relationships in documents
	m                            // Office math
	v                            // VML
	wp                           // DrawingML in WordprocessingML
	a                            // DrawingML
	pic                          // pictures
	dgm                          // diagrams
	cht                          // charts
	mc                           // markup compatibility
	// extension stands for the namespaces of later versions of Word. Their elements are skipped, but they are
	// understood in the sense of mc:Requires: what they hold is drawn by elements that are known.
	extension
)

// spaces maps the namespaces of Transitional and Strict documents (ECMA-376 Part 1 and Part 4).
var spaces = map[string]xmlscan.Space{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           w,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       w,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    r,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                r,
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             m,
	"http://purl.oclc.org/ooxml/officeDocument/math":                         m,
	"urn:schemas-microsoft-com:vml":                                          v,
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": wp,
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             wp,
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  a,
	"http://purl.oclc.org/ooxml/drawingml/main":                              a,
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               pic,
	"http://purl.oclc.org/ooxml/drawingml/picture":                           pic,
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":               dgm,
	"http://purl.oclc.org/ooxml/drawingml/diagram":                           dgm,
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                 cht,
	"http://purl.oclc.org/ooxml/drawingml/chart":                             cht,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            mc,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      extension,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":      extension,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":     extension,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingInk":        extension,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":    extension,
	"http://schemas.microsoft.com/office/word/2010/wordml":                   extension,
	"http://schemas.microsoft.com/office/word/2012/wordml":                   extension,
	"http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing":    extension,
	"http://schemas.microsoft.com/office/word/2006/wordml":                   extension,
	"http://schemas.microsoft.com/office/word/2015/wordml/symex":             extension,
	"http://schemas.microsoft.com/office/word/2016/wordml/cid":               extension,
	"http://schemas.microsoft.com/office/word/2018/wordml":                   extension,
	"http://schemas.microsoft.com/office/drawing/2010/main":                  extension,
	"http://schemas.microsoft.com/office/drawing/2014/main":                  extension,
}

// toggle is a property that is on, off, or not stated.
type toggle int8

const (
	unset toggle = 0
	on    toggle = 1
	off   toggle = -1
)

// or returns t, or base where t is not stated.
func (t toggle) or(base toggle) toggle {
	if t != unset {
		return t
	}
	return base
}

// val returns the attribute w:val of the current tag.
func val(x *xmlscan.Scanner) []byte {
	value, _ := x.Attr(w, "val")
	return value
}

// isTrue reads the value of an attribute that is on or off.
func isTrue(value []byte) bool {
	switch string(value) {
	case "1", "true", "on":
		return true
	}
	return false
}

// onOff reads the current tag as a toggle property: without value it is on.
func onOff(x *xmlscan.Scanner) toggle {
	value, ok := x.Attr(w, "val")
	if !ok {
		return on
	}
	switch string(value) {
	case "0", "false", "off":
		return off
	}
	return on
}

// number reads a decimal number, with a sign; a fraction is cut off, and what is too large for 32 bits becomes
// the largest that is not.
func number(b []byte) (int, bool) {
	negative := len(b) > 0 && b[0] == '-'
	if negative || len(b) > 0 && b[0] == '+' {
		b = b[1:]
	}
	n, digits := 0, 0
	for _, c := range b {
		if c < '0' || c > '9' {
			if c == '.' && digits > 0 {
				break
			}
			return 0, false
		}
		digits++
		n = min(n*10+int(c-'0'), math.MaxInt32)
	}
	if negative {
		n = -n
	}
	return n, digits > 0
}

// intVal returns the attribute w:val as a number.
func intVal(x *xmlscan.Scanner) (int, bool) { return number(val(x)) }

// halfPoints reads a measure in half-points, or, in Strict documents, with a unit.
func halfPoints(b []byte) (int, bool) {
	if n, ok := number(b); ok {
		return n, true
	}
	n, ok := twips(b)
	return int(n / 10), ok
}

// twips reads a length: a number of twentieths of a point, or, in Strict documents, a number with a unit.
func twips(b []byte) (float64, bool) {
	if n, ok := number(b); ok {
		return float64(n), true
	}
	if len(b) < 3 {
		return 0, false
	}
	n, ok := number(b[:len(b)-2])
	if !ok {
		return 0, false
	}
	switch string(b[len(b)-2:]) {
	case "pt":
		return float64(n) * 20, true
	case "in":
		return float64(n) * 1440, true
	case "cm":
		return float64(n) * 1440 / 2.54, true
	case "mm":
		return float64(n) * 144 / 2.54, true
	case "pi", "pc":
		return float64(n) * 240, true
	}
	return 0, false
}

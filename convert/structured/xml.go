package structured

import (
	"encoding/xml"
	"io"
	"strings"
)

// element is the name of an XML element.
type element struct{ space, local string }

// fits reports whether the element has the name in pattern, which is {namespace}local; * stands for any.
func (e element) fits(pattern string) bool {
	space, local, _ := strings.Cut(pattern[1:], "}")
	return (space == "*" || space == e.space) && (local == "*" || local == e.local)
}

// rootElement returns the name of the document element of text, and whether text is XML: it begins with an XML declaration or a document
// type, or it is well-formed to its end, or to the end of the sample behind three elements. A text that begins with <关于…> is none.
func rootElement(text string, whole bool) (root element, ok bool) {
	if !strings.HasPrefix(text, "<") {
		return element{}, false
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is decoded already
	declared, elements := false, 0
	for {
		token, err := d.Token()
		if err != nil {
			complete := err == io.EOF && elements > 0
			cut := !whole && elements >= 3
			return root, declared && root.local != "" || complete || cut
		}
		switch t := token.(type) {
		case xml.ProcInst:
			declared = declared || t.Target == "xml"
		case xml.Directive:
			declared = true
		case xml.StartElement:
			if elements++; elements == 1 {
				root = element{t.Name.Space, t.Name.Local}
			}
		}
	}
}

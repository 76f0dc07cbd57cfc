// Package structured tells text that is written for programs from prose: office documents written as XML or RTF, mail,
// data and code. All of them decode to text, and none may be read as what a person wrote.
//
// It looks at the beginning of a file, decides by content alone, and when in doubt takes the text for prose: a report that is refused is a
// greater loss than a list that is read.
package structured

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"guiwen/convert/charset"
	"guiwen/normalize/source"
)

// Kind is a kind of structured text.
type Kind struct {
	ID        string
	MediaType string
	Name      string // what it is, in English, with its article
	Chinese   string
	Code      source.Code // why it is refused where no reader takes it: input.unsupported or input.not-a-document

	known string // how it is known
}

//go:embed kinds.tsv
var table string

// kinds returns the rows of the table in their order.
var kinds = sync.OnceValue(func() []Kind {
	var list []Kind
	for line := range strings.Lines(table) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		list = append(list, Kind{c[0], c[2], c[3], c[4], source.Code(c[5]), c[1]})
	}
	return list
})

// Kinds returns the table of kinds.
func Kinds() []Kind { return slices.Clone(kinds()) }

// sampleSize is how much of a file is looked at, in bytes.
const sampleSize = 64 << 10

// Detect returns the kind of structured text that data is, and whether it is one. Bytes that do not decode are not.
func Detect(data []byte) (Kind, bool) {
	text, whole := sample(data)
	if text == "" {
		return Kind{}, false
	}
	root, isXML := rootElement(text, whole)
	for _, k := range kinds() {
		if k.fits(text, whole, root, isXML) {
			return k, true
		}
	}
	return Kind{}, false
}

// Is reports whether data is structured text of the kind named id.
func Is(data []byte, id string) bool {
	k, ok := Detect(data)
	return ok && k.ID == id
}

// fits reports whether text is of the kind. whole says that text is all of the file.
func (k Kind) fits(text string, whole bool, root element, isXML bool) bool {
	if start, ok := strings.CutPrefix(k.known, "starts "); ok {
		return strings.HasPrefix(text, start)
	}
	if strings.HasPrefix(k.known, "{") {
		return isXML && root.fits(k.known)
	}
	return !isXML && tests[k.known](text, whole)
}

// tests are the kinds that are told by more than a name.
var tests = map[string]func(text string, whole bool) bool{
	"mail": isMail, "json": isJSON, "csv": isRecords, "settings": isSettings, "code": isCode,
}

// sample returns the beginning of data, decoded, without a byte order mark and white space in front, and whether that is all of it.
// It is empty if data is no text.
func sample(data []byte) (text string, whole bool) {
	whole = len(data) <= sampleSize
	if !whole {
		data = data[:sampleSize]
	}
	decoded, err := charset.Decode(data, "")
	if err != nil {
		return "", false
	}
	text = strings.TrimLeft(decoded.String, "\ufeff \t\r\n\f")
	if !whole {
		// The last line may be cut, within a character too.
		if i := strings.LastIndexByte(text, '\n'); i > 0 {
			text = text[:i+1]
		}
	}
	return text, whole
}

package reference

import (
	"guiwen/normalize/lex"
	"guiwen/schema"
)

// Link says that a document of a batch refers to another one of it.
type Link struct {
	From      int    // index of the document that cites
	Reference string // id of the reference there
	To        int    // index of the document that is cited
	By        string // "number", "title" or "issued"
}

// Linker finds out which documents of a batch cite which. It keeps what each document is called and nothing else, so
// that a batch of any size can be linked by going through it twice: [Linker.Add] every document, then ask for the
// [Linker.Links] of each.
//
// A reference with a number is looked up by its number; by its title only a document that has no number of its own. A
// reference without a number is looked up by its title, with or without the state's name, and then by what a notice
// issued: 《云州市供热办法》 is in 关于印发《云州市供热办法》的通知. What several different documents share links to none of
// them. Places in laws follow their law and are not listed.
type Linker struct {
	numbers map[string]int    // of numbers, or ambiguous
	titled  map[[2]string]int // of number and title together
	titles  map[string]named
	issued  map[string]named
}

// named is the document that has a title.
type named struct {
	document int // or ambiguous
	number   string
	title    string
}

// ambiguous stands for several documents of one name.
const ambiguous = -1

// Forms in which a link is found, besides those of mentions.
const byIssued = "issued"

// NewLinker returns a linker that knows no document yet.
func NewLinker() *Linker {
	return &Linker{map[string]int{}, map[[2]string]int{}, map[string]named{}, map[string]named{}}
}

// Add makes document index known. Of copies, which have both number and title in common, the first added counts. Only
// doc.Metadata is read.
func (l *Linker) Add(index int, doc *schema.Document) {
	number, title := ownNumber(doc), ""
	if doc.Metadata.Title != nil {
		title = linkKey(*doc.Metadata.Title)
	}
	if number != "" {
		if _, copied := l.titled[[2]string{number, title}]; !copied {
			l.titled[[2]string{number, title}] = index
			if _, taken := l.numbers[number]; taken {
				l.numbers[number] = ambiguous
			} else {
				l.numbers[number] = index
			}
		}
	}
	if title == "" {
		return
	}
	name(l.titles, title, named{index, number, title})
	if text := issuedIn(title); text != "" {
		name(l.issued, text, named{index, number, title})
	}
}

// name adds a document under a key, unless another one that is no copy of it has it.
func name(names map[string]named, key string, n named) {
	first, taken := names[key]
	switch {
	case !taken:
		names[key] = n
	case first.number != n.number || first.title != n.title:
		names[key] = named{document: ambiguous}
	}
}

// Links returns which documents document index refers to, in the order of its references. Only doc.References is read.
func (l *Linker) Links(index int, doc *schema.Document) []Link {
	var links []Link
	for k := range doc.References {
		ref := &doc.References[k]
		if ref.Kind != kindDocument {
			continue
		}
		if to, by := l.find(ref); to != ambiguous && to != index {
			links = append(links, Link{From: index, Reference: ref.ID, To: to, By: by})
		}
	}
	return links
}

// find returns the document that ref means and by what it is found, or ambiguous.
func (l *Linker) find(ref *schema.Reference) (to int, by string) {
	title := ""
	if ref.Title != nil {
		title = linkKey(*ref.Title)
	}
	if ref.DocumentNumber != nil {
		number := numberKey(*ref.DocumentNumber)
		if to, ok := l.titled[[2]string{number, title}]; ok {
			return to, formNumber
		}
		if to, ok := l.numbers[number]; ok {
			return to, formNumber
		}
	}
	if title == "" {
		return ambiguous, ""
	}
	for _, names := range [...]struct {
		of map[string]named
		by string
	}{{l.titles, formTitle}, {l.issued, byIssued}} {
		if n, ok := names.of[title]; ok && (ref.DocumentNumber == nil || n.number == "") {
			return n.document, names.by
		}
	}
	return ambiguous, ""
}

// linkKey is the same for all ways to write one title, with or without the state's name.
func linkKey(title string) string { return withoutState(lex.Fold(title)) }

// issuedIn returns the key of the title that the notice with the key title issues, or "": 云州市人民政府关于印发《云州市供热办法》的通知.
func issuedIn(title string) string {
	at, n := aboutWords.Index(title)
	if n == 0 {
		return ""
	}
	text := title[at+n:]
	verb, end := issueVerbs.Begins(text), noticeEnds.Ends(text)
	if verb == 0 || end == 0 || runes(text[verb:len(text)-end]) < 4 {
		return ""
	}
	return text[verb : len(text)-end]
}

func ownNumber(d *schema.Document) string {
	if d.Metadata.DocumentNumber == nil {
		return ""
	}
	return numberKey(d.Metadata.DocumentNumber.Text)
}

package reference

import "guiwen/schema"

// Link says that a document of a batch refers to another one of it.
type Link struct {
	From      int    // index of the document that cites
	Reference string // id of the reference there
	To        int    // index of the document that is cited
	By        string // "number" or "title"
}

// Links returns which documents of docs cite which, in the order of docs and of their references. A reference
// with a number is looked up by its number, one without by its title; places in laws follow their law and are
// not listed. A title that several documents with different numbers share links to none of them.
func Links(docs []*schema.Document) []Link {
	byNumber, byTitle := map[string]int{}, map[string]int{}
	for i, d := range docs {
		if n := ownNumber(d); n != "" {
			if _, taken := byNumber[n]; !taken {
				byNumber[n] = i
			}
		}
		if d.Metadata.Title == nil {
			continue
		}
		key := titleKey(*d.Metadata.Title)
		if first, taken := byTitle[key]; !taken {
			byTitle[key] = i
		} else if first >= 0 && ownNumber(docs[first]) != ownNumber(d) {
			byTitle[key] = ambiguous
		}
	}
	var links []Link
	for i, d := range docs {
		for k := range d.References {
			ref := &d.References[k]
			if ref.Kind != kindDocument {
				continue
			}
			to, by, ok := -1, "", false
			if ref.DocumentNumber != nil {
				to, ok = byNumber[numberKey(*ref.DocumentNumber)]
				by = formNumber
			} else if ref.Title != nil {
				to, ok = byTitle[titleKey(*ref.Title)]
				by = formTitle
			}
			if ok && to != i && to != ambiguous {
				links = append(links, Link{From: i, Reference: ref.ID, To: to, By: by})
			}
		}
	}
	return links
}

// ambiguous stands for several documents of one title.
const ambiguous = -1

func ownNumber(d *schema.Document) string {
	if d.Metadata.DocumentNumber == nil {
		return ""
	}
	return numberKey(d.Metadata.DocumentNumber.Text)
}

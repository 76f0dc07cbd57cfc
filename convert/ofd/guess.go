package ofd

import (
	"regexp"
	"slices"
	"strconv"
)

// pageRef names a page.
type pageRef struct{ id, target string }

// pageName is what pages are called by every writer.
var pageName = regexp.MustCompile(`(?i)^/?doc_([0-9]+)[/\\]pages[/\\]page_([0-9]+)[/\\]content\.xml$`)

// guessPages finds the pages of a package whose document is lost, in the order of their numbers.
func (r *reading) guessPages() (list []pageRef) {
	type numbered struct {
		document, page int
		name           string
	}
	var found []numbered
	for _, name := range r.pkg.Names() {
		if m := pageName.FindStringSubmatch(name); m != nil {
			document, err := strconv.Atoi(m[1])
			page, err2 := strconv.Atoi(m[2])
			if err == nil && err2 == nil {
				found = append(found, numbered{document, page, name})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b numbered) int {
		if a.document != b.document {
			return a.document - b.document
		}
		return a.page - b.page
	})
	for _, f := range found {
		list = append(list, pageRef{target: f.name})
	}
	return list
}

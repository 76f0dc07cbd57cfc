package convert

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"guiwen/convert/annex"
	"guiwen/convert/review"
	"guiwen/normalize/form"
	"guiwen/normalize/reference"
	"guiwen/schema"
)

// AnnexOptions returns what the workbook needs to know beyond the documents: the indicators in the order of the
// catalogue, and what edits do, in words.
func (c *Converter) AnnexOptions() annex.Options {
	o := annex.Options{Producer: Producer}
	for _, i := range c.indicators.Indicators() {
		o.Catalogue = append(o.Catalogue, annex.Indicator{ID: i.ID, Name: i.Name, Topic: i.Topic, Unit: i.Unit})
	}
	o.Catalogue = append(o.Catalogue, c.formCodes()...)
	for _, name := range slices.Sorted(maps.Keys(meanings.Rows())) {
		o.Rules = append(o.Rules, annex.Rule{ID: name, Name: meaning(name)})
	}
	return o
}

// formCodes returns the codes of official forms that the catalogue does not have. Their topic is that of the catalogue's indicators whose
// ids begin alike, else the form.
func (c *Converter) formCodes() []annex.Indicator {
	topics := map[string]string{}
	for _, i := range c.indicators.Indicators() {
		if group, _, _ := strings.Cut(i.ID, "."); topics[group] == "" {
			topics[group] = i.Topic
		}
	}
	var list []annex.Indicator
	for _, code := range form.Codes() {
		if _, ok := c.indicators.Indicator(code.ID); ok {
			continue
		}
		group, _, _ := strings.Cut(code.ID, ".")
		topic := topics[group]
		if topic == "" {
			topic = code.Title
		}
		list = append(list, annex.Indicator{ID: code.ID, Name: code.Name, Topic: topic, Unit: code.Unit})
	}
	return list
}

// Cites finds out which documents of a sequence cite which, and returns what [annex.Options] asks for. It goes
// through docs twice, and keeps of each what it is called and what it means.
func Cites(docs iter.Seq2[*schema.Document, error]) (func(document int, reference string) int, error) {
	type place struct {
		document  int
		reference string
	}
	linker, to, i := reference.NewLinker(), map[place]int{}, 0
	for d, err := range docs {
		if err != nil {
			return nil, err
		}
		linker.Add(i, d)
		i++
	}
	i = 0
	for d, err := range docs {
		if err != nil {
			return nil, err
		}
		for _, l := range linker.Links(i, d) {
			to[place{l.From, l.Reference}] = l.To
		}
		i++
	}
	return func(document int, reference string) int {
		if d, ok := to[place{document, reference}]; ok {
			return d
		}
		return -1
	}, nil
}

// ReviewOptions returns what the review pages need to know beyond the documents.
func (c *Converter) ReviewOptions() review.Options {
	return review.Options{
		Indicator: func(id string) string {
			if i, ok := c.indicators.Indicator(id); ok {
				return i.Name
			}
			code, _ := form.CodeOf(id)
			return code.Name
		},
		Rule: meaning,
	}
}

package convert

import (
	"iter"
	"maps"
	"slices"

	"guiwen/convert/annex"
	"guiwen/convert/review"
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
	for _, name := range slices.Sorted(maps.Keys(meanings)) {
		o.Rules = append(o.Rules, annex.Rule{ID: name, Name: meanings[name]})
	}
	return o
}

// Cites finds out which documents of a sequence cite which, and returns what [annex.Options] asks for. It goes
// through docs once and keeps of each what it is called and what it refers to.
func Cites(docs iter.Seq2[*schema.Document, error]) (func(document int, reference string) int, error) {
	var list []*schema.Document
	for d, err := range docs {
		if err != nil {
			return nil, err
		}
		list = append(list, named(d))
	}
	type place struct {
		document  int
		reference string
	}
	to := map[place]int{}
	for _, l := range reference.Links(list) {
		to[place{l.From, l.Reference}] = l.To
	}
	return func(document int, reference string) int {
		if d, ok := to[place{document, reference}]; ok {
			return d
		}
		return -1
	}, nil
}

// named is what d is called and what it calls others, without where it does so.
func named(d *schema.Document) *schema.Document {
	n := &schema.Document{Metadata: schema.Metadata{Title: d.Metadata.Title, DocumentNumber: d.Metadata.DocumentNumber}}
	for _, r := range d.References {
		if r.Title != nil || r.DocumentNumber != nil {
			n.References = append(n.References, schema.Reference{ID: r.ID, Kind: r.Kind, Title: r.Title, DocumentNumber: r.DocumentNumber})
		}
	}
	return n
}

// ReviewOptions returns what the review pages need to know beyond the documents.
func (c *Converter) ReviewOptions() review.Options {
	return review.Options{
		Indicator: func(id string) string {
			i, _ := c.indicators.Indicator(id)
			return i.Name
		},
		Rule: meaning,
	}
}

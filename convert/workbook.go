package convert

import (
	"maps"
	"slices"

	"guiwen/convert/annex"
	"guiwen/convert/review"
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

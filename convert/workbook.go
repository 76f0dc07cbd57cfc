package convert

import (
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
	o := annex.Options{Producer: Producer, NewLinker: func() annex.Linker { return linker{reference.NewLinker()} }}
	for _, i := range c.indicators.Indicators() {
		o.Catalogue = append(o.Catalogue, annex.Indicator{ID: i.ID, Name: i.Name, Topic: i.Topic, Unit: i.Unit})
	}
	for _, name := range slices.Sorted(maps.Keys(meanings.Rows())) {
		o.Rules = append(o.Rules, annex.Rule{ID: name, Name: meaning(name)})
	}
	return o
}

// linker is an [annex.Linker].
type linker struct{ *reference.Linker }

func (l linker) Links(document int, references []schema.Reference) map[string]int {
	to := map[string]int{}
	for _, link := range l.Linker.Links(document, &schema.Document{References: references}) {
		to[link.Reference] = link.To
	}
	return to
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

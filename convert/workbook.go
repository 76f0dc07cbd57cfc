package convert

import (
	"guiwen/convert/annex"
	"guiwen/convert/review"
	"guiwen/normalize"
)

// AnnexOptions returns what the workbook needs to know beyond the documents: the indicators in the order of the
// catalogue, and the rules of normalization in words.
func (c *Converter) AnnexOptions() annex.Options {
	o := annex.Options{Producer: Producer}
	for _, i := range c.indicators.Indicators() {
		o.Catalogue = append(o.Catalogue, annex.Indicator{ID: i.ID, Name: i.Name, Topic: i.Topic, Unit: i.Unit})
	}
	for _, r := range normalize.Rules {
		for _, name := range r.Names {
			o.Rules = append(o.Rules, annex.Rule{ID: name, Name: r.ID})
		}
	}
	return o
}

// ReviewOptions returns what the review pages need to know beyond the documents.
func (c *Converter) ReviewOptions() review.Options {
	rules := map[string]string{}
	for _, r := range c.AnnexOptions().Rules {
		rules[r.ID] = r.Name
	}
	return review.Options{
		Indicator: func(id string) string {
			i, _ := c.indicators.Indicator(id)
			return i.Name
		},
		Rule: func(id string) string { return rules[id] },
	}
}

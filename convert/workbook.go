package convert

import (
	"guiwen/convert/annex"
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

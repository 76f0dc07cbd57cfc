package convert

import (
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
	o := annex.Options{Producer: Producer, NewLinker: func() annex.Linker { return linker{reference.NewLinker()} }}
	for _, i := range c.indicators.Indicators() {
		o.Catalogue = append(o.Catalogue, annex.Indicator{ID: i.ID, Name: i.Name, Topic: i.Topic, Unit: i.Unit})
	}
	o.Catalogue = append(o.Catalogue, c.formCodes()...)
	o.Forms, o.Locate = officialForms(), locate
	for _, name := range slices.Sorted(maps.Keys(meanings.Rows())) {
		o.Rules = append(o.Rules, annex.Rule{ID: name, Name: meaning(name)})
	}
	return o
}

// officialForms returns the official forms as the workbook prints them.
func officialForms() []annex.Form {
	var list []annex.Form
	for _, f := range form.All() {
		out := annex.Form{ID: f.ID, Title: f.Title}
		for _, p := range f.Parts {
			out.Parts = append(out.Parts, annex.FormPart{Title: p.Title, Rows: formLines(p.Rows), Columns: formLines(p.Columns)})
		}
		list = append(list, out)
	}
	return list
}

func formLines(lines []form.Line) []annex.FormLine {
	var list []annex.FormLine
	for i := range lines {
		l := &lines[i]
		list = append(list, annex.FormLine{
			Heads: strings.Split(l.Label, " > "), Unit: l.Unit, Depth: l.Depth(), Group: l.IsGroup(), Bare: !l.Seen, Same: l.IsWording(),
		})
	}
	return list
}

func locate(id, code string, row, column []string) (part, line, value int, ok bool) {
	f := form.Find(id)
	if f == nil {
		return 0, 0, 0, false
	}
	at, ok := f.Locate(code, row, column)
	return at.Part, at.Row, at.Column, ok
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
			if i, ok := c.indicators.Indicator(id); ok {
				return i.Name
			}
			code, _ := form.CodeOf(id)
			return code.Name
		},
		Rule: meaning,
	}
}

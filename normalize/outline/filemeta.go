package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// tags are the names that meta elements of government sites (国办发〔2017〕47号) and document properties have for a fact, in the order
// in which they are asked; "" stands for the labels that readers found.
var tags = map[lex.Fact][]string{
	lex.SiteFact:      {"SiteName", ""},
	lex.PublisherFact: {"ContentSource", ""},
	lex.URLFact:       {"Url", "og:url", ""},
	lex.IndexFact:     {"", "IndexNumber"},
	lex.PublishedFact: {"PubDate", "firstpublishedtime", "publishdate", "", "createDate", "Maketime"},
	lex.ValidityFact:  {""}, lex.WrittenFact: {""}, lex.TopicsFact: {""}, lex.NumberFact: {""}, lex.IssuerFact: {""},
}

// meta fills in what the text left open from what the file says of itself.
func (r *record) meta() {
	p := &r.m.Publication
	set := func(to **string, name string, fact lex.Fact) {
		for v := range r.stated(fact) {
			if *to == nil && (fact != lex.URLFact || schema.IsAddress(v)) {
				*to = &v
				r.evidence(name, "metadata")
			}
		}
	}
	set(&p.Site, "publication.site", lex.SiteFact)
	set(&p.Publisher, "publication.publisher", lex.PublisherFact)
	set(&p.URL, "publication.url", lex.URLFact)
	set(&p.IndexNumber, "publication.indexNumber", lex.IndexFact)
	set(&p.Validity, "publication.validity", lex.ValidityFact)
	day := func(to **string, name string, fact lex.Fact) {
		for v := range r.stated(fact) {
			if day, ok := lex.DateOfField(v); ok && *to == nil {
				iso := day.String()
				*to = &iso
				r.evidence(name, "metadata")
			}
		}
	}
	day(&p.DatePublished, "publication.datePublished", lex.PublishedFact)
	day(&r.m.DateWritten, "dateWritten", lex.WrittenFact)
	for v := range r.stated(lex.TopicsFact) {
		if len(p.Topics) == 0 {
			p.Topics = strings.Fields(v)
			r.evidence("publication.topics", "metadata")
		}
	}
	for v := range r.stated(lex.NumberFact) {
		if n := documentNumber(v); n != nil && r.m.DocumentNumber == nil {
			r.m.DocumentNumber = n
			r.evidence("documentNumber", "metadata")
		}
	}
	for v := range r.stated(lex.IssuerFact) {
		if len(r.m.Issuers) > 0 {
			break
		}
		for _, name := range strings.Fields(v) {
			r.m.Issuers = append(r.m.Issuers, schema.Issuer{Name: name})
		}
		r.evidence("issuers", "metadata")
	}
}

// stated gives what the file says of a fact, in the order of tags.
func (r *record) stated(fact lex.Fact) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, tag := range tags[fact] {
			for _, f := range r.w.file.Fields {
				if tag != "" && strings.EqualFold(tag, f.Name) || tag == "" && lex.FieldLabel(f.Name) == fact {
					if v := known(f.Value); v != "" && !yield(v) {
						return
					}
				}
			}
		}
	}
}

var absences = lex.Class("absence")

// known returns v, or "" where it only says that there is none.
func known(v string) string {
	v = strings.TrimSpace(v)
	switch v {
	case "null", "NULL", "undefined", "-", "--":
		return ""
	}
	if absences.Is(v) {
		return ""
	}
	return v
}

package review

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"guiwen/schema"
	"guiwen/schema/message"
)

// index is what a page of the index shows.
type index struct {
	shell
	List          []Row
	First, Last   int
	Before, After string // pages of the index
	Without       int    // rows without a document
}

// Row is an input in the index.
type Row struct {
	Number                              int    `json:"-"`
	Name                                string `json:"-"` // path of the input, as the manifest shows it
	File                                string `json:"-"` // of its page; empty where there is none
	Status                              string `json:"-"` // ok, warned, quarantined, skipped
	StatusWord                          string `json:"-"`
	Code, Reason, CopyOf                string `json:"-"` // why there is no page
	Heading                             string
	Issuer                              string
	DocNumber                           string
	Year                                string
	SHA256                              string
	Figures, Failed, Undecided, Warning int
	Edits                               int
}

// page is what the page of a document shows.
type page struct {
	shell
	Row
	Facts      []field
	Tree       []node
	Blocks     template.HTML
	Statistics []figure
	FigureRows template.HTML // of them
	Checks     []check
	References []reference
	Excluded   []excluded
	// ExcludedRows are of them.
	ExcludedRows template.HTML
	Rules        []ruleUse
	Diagnostics  []diagnostic
	Broken       bool // the edit log does not fit the text
}

type field struct{ Name, Value string }

// node is a heading in the outline.
type node struct {
	Level    int
	Text, ID string
}

type check struct {
	Kind, Formula, Stated, Computed, Verdict, Class string
	Statistics                                      []string
}

type reference struct {
	ID, Kind, Title, Number, Issuers, Alias string
	Places                                  []anchor
}

type anchor struct{ ID, Text string }

type ruleUse struct {
	Rule, Name string
	Count      int
}

type diagnostic struct{ Code, Severity, Block, Message string }

// newPage makes what the page of doc shows.
func newPage(doc *schema.Document, o Options) *page {
	p := &page{Row: rowOf(doc)}
	title := p.Heading
	if title == "" {
		title = doc.Source.Name
	}
	p.shell = newShell(title)
	p.Facts = facts(doc)
	for _, b := range doc.Blocks {
		if b.Role == schema.Heading || b.Role == schema.Title {
			p.Tree = append(p.Tree, node{b.Level, b.Text, b.ID})
		}
	}
	edits, ok := editsOf(doc)
	p.Broken = !ok
	p.Blocks = blocksMarkup(blocks(doc, edits, o))
	p.Statistics = figures(doc, o)
	p.FigureRows = figureRows(p.Statistics)
	p.Checks = checks(doc)
	p.References = references(doc)
	for _, n := range doc.NotStatistics {
		p.Excluded = append(p.Excluded, excluded{n.Text, message.Term("Reason", n.Reason), n.Block})
	}
	p.ExcludedRows = excludedRows(p.Excluded)
	p.Rules = rules(edits, o)
	for _, d := range doc.Diagnostics {
		p.Diagnostics = append(p.Diagnostics, diagnostic{d.Code, d.Severity, value(d.Block), d.Message})
	}
	return p
}

func rowOf(doc *schema.Document) Row {
	m := doc.Metadata
	e := Row{
		Name: doc.Source.Name, File: PageName(doc.Source.SHA256), Heading: value(m.Title), Issuer: issuers(m), SHA256: doc.Source.SHA256, Figures: len(doc.Statistics), Edits: len(doc.Normalization.Ops) / 2,
	}
	if m.DocumentNumber != nil {
		e.DocNumber = m.DocumentNumber.Text
	}
	if m.ReportingYear != nil {
		e.Year = strconv.Itoa(*m.ReportingYear)
	}
	for _, c := range doc.Checks {
		switch {
		case c.Holds == nil:
			e.Undecided++
		case !*c.Holds:
			e.Failed++
		}
	}
	for _, d := range doc.Diagnostics {
		if d.Severity == "warning" {
			e.Warning++
		}
	}
	return e
}

func issuers(m schema.Metadata) string {
	var names []string
	for _, i := range m.Issuers {
		names = append(names, i.Name)
	}
	return strings.Join(names, "、")
}

// facts lists what is known of the document; what is not known is not listed.
func facts(doc *schema.Document) []field {
	m, s := doc.Metadata, doc.Source
	var list []field
	add := func(name, v string) {
		if v != "" {
			list = append(list, field{name, v})
		}
	}
	add(say("fact/type"), value(m.DocumentType))
	add(say("fact/direction"), value(m.Direction))
	add(say("fact/issuers"), issuers(m))
	if m.DocumentNumber != nil {
		add(say("fact/number"), m.DocumentNumber.Text)
	}
	add(say("fact/signatories"), strings.Join(m.Signatories, "、"))
	add(say("fact/addressees"), strings.Join(m.Addressees, "、"))
	add(say("fact/copies"), strings.Join(m.Copies, "、"))
	add(say("fact/date"), value(m.DateWritten))
	if m.ReportingYear != nil {
		add(say("fact/year"), strconv.Itoa(*m.ReportingYear))
	}
	for _, a := range m.Attachments {
		add(say("fact/attachment"), a.Title)
	}
	add(say("fact/index"), value(m.Publication.IndexNumber))
	add(say("fact/publisher"), value(m.Publication.Publisher))
	add(say("fact/published"), value(m.Publication.DatePublished))
	add(say("fact/source"), s.Name)
	add(say("fact/format"), s.MediaType)
	add(say("fact/encoding"), value(s.Encoding))
	add(say("fact/bytes"), strconv.FormatInt(s.Bytes, 10))
	if s.Pages != nil {
		add(say("fact/pages"), strconv.Itoa(*s.Pages))
	}
	add("SHA-256", s.SHA256)
	add(say("fact/producer"), s.Producer)
	return list
}

func figures(doc *schema.Document, o Options) []figure {
	failed := map[string]bool{}
	for _, c := range doc.Checks {
		if c.Holds != nil && !*c.Holds {
			for _, id := range c.Statistics {
				failed[id] = true
			}
		}
	}
	var list []figure
	for i := range doc.Statistics {
		s := &doc.Statistics[i]
		limit := bound(s.Bound)
		if q := value(s.Qualifier); q != "" && q != limit {
			limit += "（" + q + "）"
		}
		list = append(list, figure{
			ID: s.ID, Name: figureName(s, o), Code: value(s.Indicator), Value: figureValue(s), Unit: value(s.Unit),
			Bound: limit, Scope: value(s.Scope), Period: value(s.Period), Quote: s.Quote,
			PartOf: value(s.PartOf), Doubtful: s.Value == nil || s.Unit == nil || s.Indicator == nil && s.Label == nil || failed[s.ID],
		})
	}
	return list
}

// checks lists the checks, failures first.
func checks(doc *schema.Document) []check {
	var failed, undecided, passed []check
	for i := range doc.Checks {
		c := &doc.Checks[i]
		v := check{Kind: message.Term("CheckKind", c.Kind), Formula: c.Formula, Statistics: c.Statistics}
		if c.Stated != nil {
			v.Stated = number(*c.Stated)
		}
		if c.Computed != nil {
			v.Computed = number(*c.Computed)
		}
		switch {
		case c.Holds == nil:
			v.Class = "undecided"
			undecided = append(undecided, v)
		case *c.Holds:
			v.Class = "passed"
			passed = append(passed, v)
		default:
			v.Class = "failed"
			failed = append(failed, v)
		}
	}
	all := slices.Concat(failed, undecided, passed)
	for i := range all {
		all[i].Verdict = say("verdict/" + all[i].Class)
	}
	return all
}

// mostPlaces of a reference are linked to.
const mostPlaces = 20

func references(doc *schema.Document) []reference {
	var list []reference
	for i := range doc.References {
		r := &doc.References[i]
		v := reference{
			ID: r.ID, Kind: message.Term("ReferenceKind", r.Kind), Title: referenceTitle(r), Number: value(r.DocumentNumber),
			Issuers: strings.Join(r.Issuers, "、"), Alias: value(r.Alias),
		}
		for k, m := range r.Mentions {
			if k < mostPlaces {
				v.Places = append(v.Places, anchor{m.Block, strconv.Itoa(k + 1)})
			}
		}
		list = append(list, v)
	}
	return list
}

// rules counts the edits by rule, the most frequent first.
func rules(edits []edit, o Options) []ruleUse {
	at := map[string]int{}
	var list []ruleUse
	for _, e := range edits {
		i, ok := at[e.rule]
		if !ok {
			i = len(list)
			at[e.rule] = i
			list = append(list, ruleUse{Rule: e.rule, Name: ruleName(e.rule, o)})
		}
		list[i].Count++
	}
	slices.SortStableFunc(list, func(x, y ruleUse) int { return y.Count - x.Count })
	return list
}

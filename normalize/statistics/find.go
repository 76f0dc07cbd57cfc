package statistics

import (
	"slices"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// Result is what [Find] finds. Spans are code points of the text of their block; nothing in it is nil.
type Result struct {
	Statistics    []schema.Statistic
	NotStatistics []schema.NotStatistic
	Checks        []schema.Check
	Forms         []schema.Form
	Diagnostics   []schema.Diagnostic
}

// Find reads the figures of a document: what each counts, for whom and when, with its quote; the numbers that are none,
// with the reason; and the arithmetic among the figures. It takes the normalized blocks, the metadata and the
// references of doc, and changes nothing. The same document and catalogue give the same result.
func Find(doc *schema.Document, c *Catalogue) Result {
	f := newFinder(doc, c)
	for i := range doc.Blocks {
		f.block(i)
	}
	f.readForms()
	f.findDoubts()
	f.relate()
	f.checkTables()
	f.check()
	f.checks = f.withoutUnsure(f.checks)
	return f.publish()
}

// fact is a figure of the document with all that is known of it. Spans are bytes of the block's text.
type fact struct {
	figure
	block     int // index into Document.Blocks
	quote     span
	noun      span // the words in front of it that say what it counts
	clause    span
	sentence  span
	indicator int // index into the catalogue, or -1
	label     string
	scope     scopeWord
	period    string
	change    bool // it says by how much something changed
	open      int  // byte of the bracket it stands in, or -1
	partOf    int  // index into facts, or -1
	doubts    doubt
	list      int // number of the list (其中…) it belongs to as a part, from 1; 0 for none
	cell      *place
}

// remark is a number that is no statistic, in bytes of its block.
type remark struct {
	block int
	span
	reason string
}

// finder works through one document.
type finder struct {
	doc     *schema.Document
	c       *Catalogue
	m       *matcher
	year    int               // reporting year, 0 where unknown
	rules   bool              // the document lays down rules
	covered map[string][]span // by block id: references, in bytes
	joins   joins
	parents map[string]int // headings by id
	above   string         // id of the heading whose words m knows
	section int            // year that the headings above name, or 0

	scan      scan    // scratch, like the next two
	sentences []span  // of the text at hand
	frames    []frame // by figure
	tables    []blockTable
	left      int // bytes of the blocks not yet read
	facts     []fact
	remarks   []remark
	lists     int // lists so far
	checks    []schema.Check
}

func newFinder(doc *schema.Document, c *Catalogue) *finder {
	f := &finder{doc: doc, c: c, m: newMatcher(c), covered: coveredSpans(doc), joins: joinsOf(doc), parents: make(map[string]int), above: "?"}
	if doc.Metadata.ReportingYear != nil {
		f.year = *doc.Metadata.ReportingYear
	}
	f.rules = laysDownRules(doc)
	for i := range doc.Blocks {
		f.left += len(doc.Blocks[i].Text)
		if doc.Blocks[i].Role == schema.Heading {
			f.parents[doc.Blocks[i].ID] = i
		}
	}
	return f
}

// laysDownRules reports whether a document is a law or regulation: one whose articles are numbered. Its numbers are
// provisions, not facts.
func laysDownRules(doc *schema.Document) bool {
	g := doc.Metadata.Genre
	return g != nil && *g == "law"
}

// block reads one block.
func (f *finder) block(i int) {
	b := &f.doc.Blocks[i]
	f.left -= len(b.Text)
	if b.Role == schema.Table && len(b.Rows) > 0 && f.table(i) {
		return
	}
	f.prose(i, 0, len(b.Text))
}

// reserve makes room for n more facts and, where the room gives out, for those of the blocks to come if they hold as many for
// their length as the text of size bytes that the n are from.
func (f *finder) reserve(n, size int) {
	if cap(f.facts)-len(f.facts) >= n {
		return
	}
	expected := n * f.left / max(size, 1)
	f.facts = slices.Grow(f.facts, n+min(expected, 2*(len(f.facts)+n)))
}

// prose reads the text from start to end of block i as running text.
func (f *finder) prose(i, start, end int) {
	b := &f.doc.Blocks[i]
	s := b.Text[start:end]
	c := &f.scan
	*c = scan{s: s, protected: f.protected(b, start, end), provision: f.rules, items: c.items[:0], figures: c.figures[:0]}
	c.run()
	reason := numbersOf(b)
	for _, it := range c.items {
		switch {
		case it.reason != "" && (it.reason == reasonDate || it.reason == reasonTime || reason == ""):
			f.remarks = append(f.remarks, remark{i, it.shifted(start), it.reason})
		case reason != "":
			f.remarks = append(f.remarks, remark{i, it.shifted(start), reason})
		}
	}
	if reason != "" || len(c.figures) == 0 {
		return
	}
	f.headingsOf(b)
	f.m.read(s)
	f.sentences = sentences(s, f.sentences[:0])
	f.frames = frames(s, c.figures, f.sentences, f.frames)
	fr := f.frames
	nouns, more := deal(s, c.figures, fr)
	f.reserve(len(c.figures)+len(more), len(s))
	var scope carriedScope
	for k := range c.figures {
		if k > 0 && fr[k].sentence != fr[k-1].sentence && strings.HasSuffix(s[:fr[k].sentence.start], "。") {
			scope.near = scope.wide
		}
		q := quote(s, c.figures, fr, k)
		first := fr[k]
		if n, ok := nouns[k]; ok {
			first = n.frame(first)
			q.start = min(q.start, n.noun.start)
		}
		scope = f.add(i, start, k, first, q, scope)
		for ; len(more) > 0 && more[0].figure == k; more = more[1:] {
			f.add(i, start, k, more[0].frame(fr[k]), q, scope)
		}
	}
}

// add makes a fact of figure k of the text that begins at byte start of block i, and returns its scope.
func (f *finder) add(i, start, k int, fr frame, q span, inherited carriedScope) carriedScope {
	c, fig := &f.scan, f.scan.figures[k]
	if fr.core = trimFillers(c.s, fr.before.start, fr.before.end); fr.pause > fr.before.start {
		fr.core = trimFillers(c.s, fr.before.start, fr.pause)
	}
	fr.change = isChange(c.s[fr.before.start:fr.core])
	t := fact{figure: fig, block: i, partOf: -1, indicator: f.m.match(c.s, &fig, &fr), label: labelOf(c.s, &fr, &fig)}
	t.change = fr.change
	scope, carried := f.m.scopeOf(c.s, &fr, fig.start, inherited.near)
	t.scope, t.open = scope, -1
	if fr.open >= 0 {
		t.open = fr.open + start
	}
	t.period = f.m.periodOf(c.s, c.items, &fr, fig.start, f.sectionYear())
	t.start, t.end = fig.start+start, fig.end+start
	if fig.mark > 0 {
		t.mark = fig.mark + start
	}
	t.quote, t.noun = q.shifted(start), fr.before.shifted(start)
	t.clause, t.sentence = fr.clause.shifted(start), fr.sentence.shifted(start)
	f.facts = append(f.facts, t)
	if fr.open >= 0 || !carried || fig.kind == kindRank {
		return inherited // what a bracket says holds inside it
	}
	inherited.near = scope
	if scope.kind != scopeOffice && scope.kind != scopeEach {
		inherited.wide = scope
	}
	return inherited
}

// carriedScope is the scope that holds where a sentence names none: near to the end of its sentence, wide to the end of the
// paragraph.
type carriedScope struct{ near, wide scopeWord }

func (s span) shifted(by int) span { return span{s.start + by, s.end + by} }

// headingsOf tells the matcher the headings above a block.
func (f *finder) headingsOf(b *schema.Block) {
	if b.Parent == f.above {
		return
	}
	f.above = b.Parent
	var texts []string
	for id, depth := b.Parent, 0; id != "" && depth < 9; depth++ {
		k, ok := f.parents[id]
		if !ok {
			break
		}
		texts = append(texts, f.doc.Blocks[k].Text)
		id = f.doc.Blocks[k].Parent
	}
	f.m.under(texts)
	f.section = 0
	for _, t := range texts {
		if y := onlyYear(t); y > 0 && f.section == 0 {
			f.section = y
		}
	}
}

// sectionYear returns the year that holds where a sentence names none: of the section, else of the report.
func (f *finder) sectionYear() int {
	if f.section > 0 {
		return f.section
	}
	return f.year
}

// onlyYear returns the year that a heading names (一、2025年工作回顾), or 0 where it names none or several.
func onlyYear(s string) int {
	year := 0
	for i := 0; i < len(s); {
		_, n, end := plain(s, i)
		if n == 0 {
			i++
			continue
		}
		p := lex.ReadPeriod(s[i:])
		for _, y := range [...]int{p.From.Year, p.To.Year} {
			if year > 0 && y > 0 && y != year {
				return 0
			}
			year = max(year, y)
		}
		i = max(end, i+p.Length)
	}
	return year
}

// numberless are the roles of blocks whose numbers are no figures, whatever they look like, with the reason.
var numberless = map[schema.Role]string{
	schema.Heading: reasonHeading, schema.Title: reasonTitle, schema.Subtitle: reasonTitle, schema.Caption: reasonTitle, schema.Image: reasonTitle,
	schema.DocumentNumberOf: reasonDocNumber, schema.ContactLine: reasonPhone, schema.MetadataLine: reasonMetadata,
	schema.AttachmentList: reasonLabel, schema.Contents: reasonLabel,
	schema.Letterhead: reasonLetterhead, schema.Signatory: reasonLetterhead, schema.Signature: reasonLetterhead, schema.Date: reasonLetterhead,
}

// numbersOf returns what the numbers of a block are when they are no figures, or "" for running text.
func numbersOf(b *schema.Block) string {
	if b.RunIn {
		return ""
	}
	return numberless[b.Role]
}

package statistics

import (
	"slices"
	"strings"

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
	subject   string
	from      int // index of the fact that the subject is taken from, or -1
	status    schema.Status
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
	covered map[string][]span // by block id: references, in bytes
	joins   joins
	parents map[string]int // headings by id
	above   string         // id of the heading whose words m knows

	scan      scan    // scratch, like the next two
	sentences []span  // of the text at hand
	frames    []frame // by figure
	tables    []blockTable
	labels    labeller
	standing  standing
	byFigure  []int // by figure: the first of its facts
	left      int   // bytes of the blocks not yet read
	facts     []fact
	remarks   []remark
	lists     int // lists so far
	checks    []schema.Check
}

func newFinder(doc *schema.Document, c *Catalogue) *finder {
	f := &finder{doc: doc, c: c, m: newMatcher(c), covered: coveredSpans(doc), joins: joinsOf(doc), parents: make(map[string]int), above: "?"}
	f.standing.beginPart(doc)
	for i := range doc.Blocks {
		f.left += len(doc.Blocks[i].Text)
		if doc.Blocks[i].Role == schema.Heading {
			f.parents[doc.Blocks[i].ID] = i
		}
	}
	return f
}

// block reads one block.
func (f *finder) block(i int) {
	b := &f.doc.Blocks[i]
	f.left -= len(b.Text)
	f.standing.enterPart(f.doc, i)
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
	*c = scan{s: s, protected: f.protected(b, start, end), lays: f.standing.stance == rules, items: c.items[:0], figures: c.figures[:0]}
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
	if reason != "" {
		return
	}
	f.headingsOf(b)
	if len(c.figures) == 0 && !strings.HasSuffix(s, "：") {
		return
	}
	f.m.read(s)
	f.standing.announce(f.m, s, c.items)
	if len(c.figures) == 0 {
		return
	}
	f.sentences = sentences(s, f.sentences[:0])
	f.frames = frames(s, c.figures, f.sentences, f.frames)
	fr := f.frames
	nouns, more := deal(s, c.figures, fr)
	f.labels.run(s, c.figures, fr)
	f.byFigure = f.byFigure[:0]
	f.reserve(len(c.figures)+len(more), len(s))
	var scope carriedScope
	for k := range c.figures {
		if k > 0 && fr[k].sentence != fr[k-1].sentence && strings.HasSuffix(s[:fr[k].sentence.start], "。") && amongWords.Begins(s[fr[k].sentence.start:]) == 0 {
			scope.near = scopeWord{}
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
	t := fact{figure: fig, block: i, partOf: -1, indicator: f.m.match(c.s, &fig, &fr), status: schema.Result, from: -1}
	f.named(&t, k, &fr)
	t.change = fr.change
	scope, carried := f.m.scopeOf(c.s, &fr, fig.start, inherited.near)
	t.scope, t.open = scope, -1
	if h := f.labels.names[k].holder; h != "" && h != scope.word && !fr.shared {
		t.scope, carried = scopeWord{h, scopeLevel}, false
	}
	if fr.open >= 0 {
		t.open = fr.open + start
	}
	t.status = f.standing.statusOf(&c.figures[k], &fr, &f.labels.names[k])
	if f.standing.stance == rules {
		t.indicator = -1 // what a rule lays down is nobody's count
	}
	t.period = f.standing.periodOf(f.m, &fr, fig.start, t.status)
	t.start, t.end = fig.start+start, fig.end+start
	if fig.mark > 0 {
		t.mark = fig.mark + start
	}
	t.quote, t.noun = q.shifted(start), fr.before.shifted(start)
	t.clause, t.sentence = fr.clause.shifted(start), fr.sentence.shifted(start)
	if k == len(f.byFigure) {
		f.byFigure = append(f.byFigure, len(f.facts))
	}
	f.facts = append(f.facts, t)
	if fr.open >= 0 || !carried || fig.kind == kindRank {
		return inherited // what a bracket says holds inside it
	}
	inherited.near = scope
	return inherited
}

// named gives a fact the name of figure k; of a figure that several nouns share (立案、结案各12件) that of its noun.
func (f *finder) named(t *fact, k int, fr *frame) {
	n := &f.labels.names[k]
	t.subject, t.label = n.subject, n.label
	if strings.IndexByte(t.label, ' ') >= 0 {
		t.label = strings.ReplaceAll(t.label, " ", "") // P M2.5: blanks are of the page
	}
	if n.from >= 0 {
		t.from = f.byFigure[n.from]
	}
	if fr.shared {
		s := f.scan.s
		p := phraseBefore(s, fr.before.start, fr.before.end)
		t.subject, t.label, t.from = s[p.noun:p.end], s[p.start:p.end], -1
	}
}

// carriedScope is the scope that holds to the end of a sentence.
type carriedScope struct{ near scopeWord }

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
	f.standing.enterSection(texts)
	f.standing.years = f.m.planYears(texts)
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

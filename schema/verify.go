package schema

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Verify holds the promises of a document that no JSON Schema can state: the raw text can be restored, ids
// are unique, parents are headings before their children, spans lie inside their blocks and quotes are the
// text at their spans. It returns the first breach.
func (d *Document) Verify() error {
	raw, err := d.RawText()
	if err != nil {
		return err
	}
	if err := d.verifyUndecoded(raw); err != nil {
		return err
	}
	blocks, err := d.verifyBlocks()
	if err != nil {
		return err
	}
	if err := d.verifyParts(); err != nil {
		return err
	}
	if err := d.verifyDates(); err != nil {
		return err
	}
	return d.verifySpans(blocks)
}

// verifyParts holds that parts follow each other and that every block lies in its part.
func (d *Document) verifyParts() error {
	index := make(map[string]int, len(d.Blocks))
	for i := range d.Blocks {
		index[d.Blocks[i].ID] = i
	}
	known := map[string]bool{}
	next := 0
	for i := range d.Parts {
		p := &d.Parts[i]
		first, ok1 := index[p.Blocks.First]
		last, ok2 := index[p.Blocks.Last]
		if p.ID == "" || known[p.ID] || !ok1 || !ok2 || first != next || last < first {
			return fmt.Errorf("part %q: its id is empty or not unique, or its blocks %s to %s do not follow those of the part before", p.ID, p.Blocks.First, p.Blocks.Last)
		}
		for k := first; k <= last; k++ {
			if d.Blocks[k].Part != p.ID {
				return fmt.Errorf("block %s: it lies in part %s and names %q", d.Blocks[k].ID, p.ID, d.Blocks[k].Part)
			}
		}
		known[p.ID], next = true, last+1
	}
	if next != len(d.Blocks) {
		return fmt.Errorf("blocks behind the last part")
	}
	for i := range d.Parts {
		if r := d.Parts[i].Relation; r != nil && (!known[r.To] || r.To == d.Parts[i].ID) {
			return fmt.Errorf("part %s: it relates to %q, which is no other part", d.Parts[i].ID, r.To)
		}
	}
	return nil
}

// verifyDates holds that every date is a real day of the calendar.
func (d *Document) verifyDates() error {
	m := &d.Metadata
	dates := []*string{m.DateWritten, m.Publication.DatePublished}
	if m.Printing != nil {
		dates = append(dates, m.Printing.Date)
	}
	if d.Source.Container != nil {
		dates = append(dates, d.Source.Container.Date)
	}
	for _, a := range m.History {
		dates = append(dates, a.Date)
	}
	for i := range d.Parts {
		dates = append(dates, d.Parts[i].DateWritten)
		for _, a := range d.Parts[i].History {
			dates = append(dates, a.Date)
		}
	}
	for i := range d.References {
		if t := d.References[i].Meeting; t != nil {
			dates = append(dates, t.Date)
		}
	}
	for _, s := range dates {
		if s != nil && !IsDate(*s) {
			return fmt.Errorf("%q is no day of the calendar", *s)
		}
	}
	return nil
}

// measured is a block with its length in code points.
type measured struct {
	*Block
	length int
}

func (d *Document) verifyBlocks() (map[string]measured, error) {
	blocks := make(map[string]measured, len(d.Blocks))
	last := 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if _, twice := blocks[b.ID]; twice || b.ID == "" {
			return nil, fmt.Errorf("block %q: id is empty or not unique", b.ID)
		}
		if b.Role != Table && strings.Contains(b.Text, "\n") {
			return nil, fmt.Errorf("block %s: line feed in its text", b.ID)
		}
		if b.Role == Heading && (b.Level < 1 || b.Level > 9) {
			return nil, fmt.Errorf("block %s: heading of level %d", b.ID, b.Level)
		}
		if b.Number != nil && b.Role != Note && !strings.HasPrefix(b.Text, b.Number.Text) {
			return nil, fmt.Errorf("block %s: text does not begin with its number %s", b.ID, b.Number.Text)
		}
		if b.Parent != "" {
			p, ok := blocks[b.Parent]
			if !ok || p.Role != Heading || b.Role == Heading && p.Level >= b.Level {
				return nil, fmt.Errorf("block %s: %q is no heading above it", b.ID, b.Parent)
			}
		}
		for _, m := range b.Marks {
			if m.Start < 0 || m.End < m.Start || m.End > utf8.RuneCountInString(b.Text) {
				return nil, fmt.Errorf("block %s: mark [%d, %d) is not inside its text", b.ID, m.Start, m.End)
			}
		}
		if b.At.Start != nil && b.At.End != nil {
			if *b.At.Start < last || *b.At.End < *b.At.Start || *b.At.End > d.Normalization.RawLength {
				return nil, fmt.Errorf("block %s: its place [%d, %d) is not in order or not in the raw text", b.ID, *b.At.Start, *b.At.End)
			}
			last = *b.At.Start
		}
		blocks[b.ID] = measured{b, utf8.RuneCountInString(b.Text)}
	}
	return blocks, nil
}

func (d *Document) verifySpans(blocks map[string]measured) error {
	inside := func(what, block string, start, end int) error {
		b, ok := blocks[block]
		if !ok || start < 0 || start >= end || end > b.length {
			return fmt.Errorf("%s: span [%d, %d) is not inside block %q", what, start, end, block)
		}
		return nil
	}
	for _, r := range d.References {
		if len(r.Mentions) == 0 {
			return fmt.Errorf("reference %s: no mention", r.ID)
		}
		for _, m := range r.Mentions {
			if err := inside("reference "+r.ID, m.Block, m.Start, m.End); err != nil {
				return err
			}
		}
	}
	known := map[string]bool{}
	// Statistics stand in the order of the text: the search for a quote goes on where the last one began.
	block, start, from := "", 0, 0
	for _, s := range d.Statistics {
		if err := inside("statistic "+s.ID, s.Block, s.Start, s.End); err != nil {
			return err
		}
		text := blocks[s.Block].Text
		if s.Block != block || s.Start < start {
			block, start, from = s.Block, 0, 0
		}
		from, _ = skipRunes(text, from, s.Start-start)
		start = s.Start
		to, _ := skipRunes(text, from, s.End-s.Start)
		if text[from:to] != s.Quote || !strings.Contains(s.Quote, s.Figure) {
			return fmt.Errorf("statistic %s: quote %q is not the text at its span, or lacks its figure %q", s.ID, s.Quote, s.Figure)
		}
		known[s.ID] = true
	}
	for _, n := range d.NotStatistics {
		if err := inside("number set aside", n.Block, n.Start, n.End); err != nil {
			return err
		}
	}
	checks := map[string]bool{}
	for _, c := range d.Checks {
		if c.ID == "" || checks[c.ID] {
			return fmt.Errorf("check %q: id %q is empty or not unique", c.Formula, c.ID)
		}
		checks[c.ID] = true
		for _, id := range c.Statistics {
			if !known[id] {
				return fmt.Errorf("check %q: %q is no statistic", c.Formula, id)
			}
		}
	}
	for _, s := range d.Statistics {
		for _, id := range []*string{s.PartOf, s.InheritedFrom} {
			if id != nil && !known[*id] {
				return fmt.Errorf("statistic %s: %q is no statistic", s.ID, *id)
			}
		}
	}
	for _, f := range d.Forms {
		for _, id := range f.Relations {
			if !checks[id] {
				return fmt.Errorf("form %s: %q is no check", f.ID, id)
			}
		}
	}
	return nil
}

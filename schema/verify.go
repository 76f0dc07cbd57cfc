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
	if _, err := d.RawText(); err != nil {
		return err
	}
	blocks, err := d.verifyBlocks()
	if err != nil {
		return err
	}
	return d.verifySpans(blocks)
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
		if b.Number != nil && !strings.HasPrefix(b.Text, b.Number.Text) {
			return nil, fmt.Errorf("block %s: text does not begin with its number %s", b.ID, b.Number.Text)
		}
		if b.Parent != "" {
			p, ok := blocks[b.Parent]
			if !ok || p.Role != Heading || b.Role == Heading && p.Level >= b.Level {
				return nil, fmt.Errorf("block %s: %q is no heading above it", b.ID, b.Parent)
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
	for _, c := range d.Checks {
		for _, id := range c.Statistics {
			if !known[id] {
				return fmt.Errorf("check %q: %q is no statistic", c.Formula, id)
			}
		}
	}
	return nil
}

package annex

import (
	"slices"
	"strings"

	"guiwen/schema"
)

// entry is a document while its rows are made.
type entry struct {
	*schema.Document
	number  int // 1-based, in order of arrival; 0 in a sheaf
	issuer  string
	blocks  map[string]int // index in Blocks by id
	figures map[string]int // index in Statistics by id
	doubted map[string]bool
	repeats map[[2]string]int // of figures of official forms: how many of a block have a code
}

func newEntry(doc *schema.Document, number int) *entry {
	e := &entry{
		Document: doc, number: number, issuer: issuerName(doc.Metadata),
		blocks: map[string]int{}, figures: map[string]int{}, doubted: map[string]bool{},
	}
	for i, block := range doc.Blocks {
		e.blocks[block.ID] = i
	}
	for i, s := range doc.Statistics {
		e.figures[s.ID] = i
	}
	if len(doc.Forms) > 0 {
		e.repeats = map[[2]string]int{}
		for _, s := range doc.Statistics {
			if s.Indicator != nil && s.Dimensions != nil && s.Dimensions.Form != nil {
				e.repeats[[2]string{s.Block, *s.Indicator}]++
			}
		}
	}
	for _, c := range doc.Checks {
		if c.Holds != nil && !*c.Holds {
			for _, id := range c.Statistics {
				e.doubted[id] = true
			}
		}
	}
	return e
}

// issuerName is the name of the body or bodies that issued a document.
func issuerName(m schema.Metadata) string {
	var names []string
	for _, i := range m.Issuers {
		names = append(names, i.Name)
	}
	return strings.Join(names, "、")
}

// named is the name of an issuer, or what stands for one that the document does not tell.
func named(issuer string) string {
	if issuer == "" {
		return say("issuer/unknown")
	}
	return issuer
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// prints reports whether a figure stands in the tables that are printed and compared: a result that has an indicator. Plans, rules
// and what has no indicator do not.
func (e *entry) prints(s *schema.Statistic) bool {
	return s.Indicator != nil && isResult(s) && !e.inForm(s)
}

// inForm reports whether a figure stands in its official form only: one of a member of a dimension (open.requests@natural), or of one of
// several rows of a table that have the same code, beside their total.
func (e *entry) inForm(s *schema.Statistic) bool {
	switch {
	case s.Indicator == nil || s.Dimensions == nil || s.Dimensions.Form == nil || !isResult(s):
		return false
	case strings.Contains(*s.Indicator, "@"):
		return true
	case e.repeats[[2]string{s.Block, *s.Indicator}] < 2:
		return false
	}
	for _, head := range s.Dimensions.Row {
		if slices.Contains(strings.Fields(say("official/totals")), strings.Join(strings.Fields(head), "")) {
			return false
		}
	}
	return true
}

// section is the numbers of the headings above a block and the words of the lowest: （二）1.加强组织领导.
func (e *entry) section(block string) string {
	i, ok := e.blocks[block]
	if !ok {
		return ""
	}
	path, lowest := "", ""
	at := e.Blocks[i]
	if at.Role == schema.Heading {
		path, lowest = headingNumber(at), headingWords(at)
	}
	for range 10 { // headings have nine levels; a parent that leads in a circle ends here
		i, ok = e.blocks[at.Parent]
		if at.Parent == "" || !ok {
			break
		}
		at = e.Blocks[i]
		path = headingNumber(at) + path
		if lowest == "" {
			lowest = headingWords(at)
		}
	}
	return path + lowest
}

func headingNumber(b schema.Block) string {
	if b.Number == nil {
		return ""
	}
	return b.Number.Text
}

// headingPoints is the number of code points of a heading that a section shows.
const headingPoints = 20

// headingWords is the beginning of a heading without its number: up to its first full stop, … where it is longer.
func headingWords(b schema.Block) string {
	words := strings.TrimSpace(strings.TrimPrefix(b.Text, headingNumber(b)))
	words, _, _ = strings.Cut(words, "。")
	n := 0
	for i := range words {
		if n++; n > headingPoints {
			return words[:i] + "…"
		}
	}
	return words
}

// where links to a block's row in 原文.
func (e *entry) where(block string) cell {
	c := text(block)
	if i, ok := e.blocks[block]; ok {
		c.to = blockAt(i)
	}
	return c
}

// isResult reports whether a figure tells what has happened. A document of the first version does not say.
func isResult(s *schema.Statistic) bool { return s.Status == schema.Result || s.Status == "" }

package annex

import (
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

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
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
		c.to = i + 1
	}
	return c
}

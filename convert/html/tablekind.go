package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/lex"
)

// tableKind is what a table is for.
type tableKind int

const (
	dataTable   tableKind = iota
	layoutTable           // arranges the page: its cells are blocks
	fieldTable            // a disclosure header: its cells are labels and values
)

// tally is what is counted of a table to tell what it is for.
type tally struct {
	filled, labels, articles, holders int // cells with text; labels of fields; with an article; with a table
	all, unlinked                     int // characters
	inner                             int // characters in tables below
	heads                             int // header cells with text and without links
	figures                           int // cells with nothing but a number
	rows                              int // with two cells that hold text and no table
}

// classify tells what a table is for. A layout table says so (role), holds the body, has one cell with text, holds other tables
// that are most of it, is mostly links without heads or figures beside them, or few cells of which one holds an article.
func (p *page) classify(table *html.Node, groups []rowGroup) tableKind {
	switch attr(table, "role") {
	case "presentation", "none":
		return layoutTable
	}
	if p.holdsBody(table) {
		return layoutTable
	}
	t := count(groups)
	switch {
	case t.filled <= 1, t.articles > 0 && t.filled <= 4, t.articles > 0 && t.holders > 0:
		return layoutTable
	case t.holders > 0 && (t.rows < 2 || t.holders*2 > t.filled || t.inner*5 > t.all*4):
		return layoutTable
	case t.unlinked*2 < t.all && t.heads < 2 && t.figures < 2:
		return layoutTable
	case t.labels >= 2 && t.labels*3 >= t.filled:
		return fieldTable
	}
	return dataTable
}

// count looks at every cell of a table's own rows.
func count(groups []rowGroup) tally {
	var t tally
	for _, g := range groups {
		for _, tr := range g.rows {
			plain := 0
			for _, td := range cellsOf(tr) {
				if text := textOf(td); text != "" && !t.cell(td, text) {
					plain++
				}
			}
			if plain >= 2 {
				t.rows++
			}
		}
	}
	return t
}

// cell counts a cell with text and reports whether a table is in it.
func (t *tally) cell(td *html.Node, text string) (holds bool) {
	t.filled++
	name, _, _ := strings.Cut(text, "：")
	if _, fact := fieldName(name); fact != lex.NoFact {
		t.labels++
	}
	a, u := charsBelow(td)
	t.all, t.unlinked = t.all+a, t.unlinked+u
	if a > 200 && paragraphsBelow(td) >= 3 {
		t.articles++
	}
	if td.DataAtom == atom.Th && a == u {
		t.heads++
	}
	if a == u && isFigure(text) {
		t.figures++
	}
	walk(td, func(n *html.Node) bool {
		if isElement(n, atom.Table) {
			a, _ := charsBelow(n)
			t.inner += a
			holds = true
			return false
		}
		return true
	})
	if holds {
		t.holders++
	}
	return holds
}

// isFigure reports whether text is a number and nothing else.
func isFigure(text string) bool {
	digits := strings.Trim(text, " ,.%-+")
	return digits != "" && strings.Trim(digits, "0123456789,.") == "" && len(text) < 20
}

// holdsBody reports whether the body begins below a table.
func (p *page) holdsBody(table *html.Node) bool {
	found := false
	walk(table, func(n *html.Node) bool {
		found = found || n != table && (p.body.roots[n] || n == p.body.begin)
		return !found
	})
	return found
}

// charsBelow returns the characters of text below n, white space not counted, all and those outside links.
func charsBelow(n *html.Node) (all, unlinked int) {
	var count func(*html.Node, bool)
	count = func(n *html.Node, link bool) {
		if n.Type == html.TextNode {
			for _, r := range n.Data {
				if r > ' ' && r != '\u00a0' && r != '\u3000' {
					all++
					if !link {
						unlinked++
					}
				}
			}
			return
		}
		link = link || isElement(n, atom.A)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			count(c, link)
		}
	}
	count(n, false)
	return all, unlinked
}

// paragraphsBelow counts what begins a line below n: blocks that hold text themselves, and <br>.
func paragraphsBelow(n *html.Node) int {
	count := 0
	walk(n, func(c *html.Node) bool {
		switch {
		case isElement(c, atom.Br), isElement(c, atom.P, atom.Div, atom.Li, atom.H1, atom.H2, atom.H3, atom.H4, atom.Tr) && hasOwnText(c):
			count++
		}
		return true
	})
	return count
}

// hasOwnText reports whether text stands in n itself or in inline elements directly in it.
func hasOwnText(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return true
		case c.Type == html.ElementNode && !isBlock(c) && hasOwnText(c):
			return true
		}
	}
	return false
}

package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tableKind is what a table is for.
type tableKind int

const (
	dataTable   tableKind = iota
	layoutTable           // arranges the page: its cells are blocks
	fieldTable            // a disclosure header: its cells are labels and values
)

// classify tells what a table is for. A layout table says so (role), holds another table or the body, has one cell with text, is
// mostly links, or few cells of which one holds an article.
func (p *page) classify(table *html.Node, groups []rowGroup) tableKind {
	switch attr(table, "role") {
	case "presentation", "none":
		return layoutTable
	}
	if p.holdsTableOrBody(table) {
		return layoutTable
	}
	filled, labels, articles, all, unlinked := 0, 0, 0, 0, 0
	for _, g := range groups {
		for _, tr := range g.rows {
			for _, td := range cellsOf(tr) {
				text := textOf(td)
				if text == "" {
					continue
				}
				filled++
				if _, ok := fieldName(text); ok {
					labels++
				} else if name, _, ok := strings.Cut(text, "："); ok && isFieldName(squeeze(name)) {
					labels++
				}
				a, u := charsBelow(td)
				all, unlinked = all+a, unlinked+u
				if a > 200 && paragraphsBelow(td) >= 3 {
					articles++
				}
			}
		}
	}
	switch {
	case filled <= 1, unlinked*2 < all, articles > 0 && filled <= 4:
		return layoutTable
	case labels >= 2 && labels*3 >= filled:
		return fieldTable
	}
	return dataTable
}

// holdsTableOrBody reports whether another table, or where the body begins, is below a table.
func (p *page) holdsTableOrBody(table *html.Node) bool {
	found := false
	walk(table, func(n *html.Node) bool {
		if n != table && (isElement(n, atom.Table) || p.body.roots[n] || n == p.body.begin) {
			found = true
		}
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

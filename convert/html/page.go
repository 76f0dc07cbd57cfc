package html

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/source"
)

// page is a page being read.
type page struct {
	ctx      context.Context
	limits   source.Limits
	root     *html.Node
	files    []attachment
	body     body
	pictures int // in the body
	notes    []source.Diagnostic

	undecoded *placeholders
}

func (p *page) warn(code, format string, args ...any) {
	p.note(source.Warning, code, format, args...)
}

func (p *page) note(severity source.Severity, code, format string, args ...any) {
	p.notes = append(p.notes, source.Diagnostic{Code: code, Severity: severity, Message: fmt.Sprintf(format, args...), Offset: -1})
}

// attr returns the value of an attribute without a namespace, or "".
func attr(n *html.Node, key string) string {
	v, _ := lookup(n, key)
	return v
}

func lookup(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// isElement reports whether n is one of the given elements.
func isElement(n *html.Node, atoms ...atom.Atom) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	for _, a := range atoms {
		if n.DataAtom == a {
			return true
		}
	}
	return false
}

// walk calls visit for n and everything below it in document order; where visit returns false, what is below is left
// out.
func walk(n *html.Node, visit func(*html.Node) bool) {
	if !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}

// textOf returns the text below n as it stands in the file, without scripts and the like, white space collapsed and trimmed.
func textOf(n *html.Node) string {
	var b strings.Builder
	walk(n, func(c *html.Node) bool {
		if c != n && c.Type == html.ElementNode && isUnseen(c) {
			return false
		}
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
			b.WriteByte(' ')
		}
		return true
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

// countHan returns the number of ideographs of the basic block in s.
func countHan(s string) int {
	n := 0
	for i := 0; i+2 < len(s); i++ {
		if c := s[i]; c >= 0xE4 && c <= 0xE9 {
			n++
			i += 2
		}
	}
	return n
}

// hanBelow returns the number of ideographs in the text below n, all of it and without links.
func hanBelow(n *html.Node) (all, unlinked int) {
	linked := 0
	var count func(*html.Node, bool)
	count = func(n *html.Node, link bool) {
		if n.Type == html.TextNode {
			h := countHan(n.Data)
			all += h
			if link {
				linked += h
			}
			return
		}
		link = link || isElement(n, atom.A)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			count(c, link)
		}
	}
	count(n, false)
	return all, all - linked
}

// isBlock reports whether an element begins and ends a line, by what it is; a style may say otherwise.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li,
		atom.Listing, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Optgroup, atom.Option, atom.P, atom.Plaintext, atom.Pre,
		atom.Search, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr,
		atom.Ul, atom.Xmp:
		return true
	}
	return false
}

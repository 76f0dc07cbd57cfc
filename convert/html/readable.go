package html

import (
	"strconv"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// maxReadable is the number of elements up to which the readability algorithm is asked; it is slow on larger pages.
const maxReadable = 50_000

// provenance is the attribute by which elements are found again in what the readability algorithm returns.
const provenance = "data-guiwen-element"

// readable returns the element of the page that holds what the readability algorithm keeps, and the number of
// ideographs kept in it; nil if it keeps nothing. The algorithm rewrites what it returns, so only the question which
// elements it keeps is asked of it; the text is the page's own.
func (p *page) readable() (root *html.Node, han int) {
	var elements []*html.Node
	walk(p.root, func(n *html.Node) bool {
		if n.Type == html.ElementNode {
			n.Attr = append(n.Attr, html.Attribute{Key: provenance, Val: strconv.Itoa(len(elements))})
			elements = append(elements, n)
		}
		return true
	})
	defer func() {
		for _, n := range elements {
			n.Attr = n.Attr[:len(n.Attr)-1]
		}
	}()
	if len(elements) > maxReadable || p.ctx.Err() != nil {
		return nil, 0
	}
	article := extract(p.root)
	if article == nil {
		return nil, 0
	}
	kept := map[*html.Node]bool{}
	walk(article, func(n *html.Node) bool {
		if i, err := strconv.Atoi(attr(n, provenance)); err == nil && i >= 0 && i < len(elements) {
			kept[elements[i]] = true
		}
		return true
	})
	weights := weigh(p.root, func(n *html.Node) bool { return kept[n] })
	if len(weights) == 0 {
		return nil, 0
	}
	return densest(p.root, weights, 0.9), weights[p.root]
}

// extract runs the readability algorithm on a copy of the tree. Its code is foreign: a panic there means only that it
// has no answer.
func extract(root *html.Node) (article *html.Node) {
	defer func() {
		if recover() != nil {
			article = nil
		}
	}()
	parser := readability.NewParser()
	parser.KeepClasses = true
	parser.DisableJSONLD = true
	result, err := parser.ParseDocument(root, nil)
	if err != nil {
		return nil
	}
	return result.Node
}

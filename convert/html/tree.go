package html

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/source"
)

const (
	maxAttributes = 1000 // of one element; further ones are dropped
	flatDepth     = 100  // to which an over-deep page is flattened
	rescueHan     = 40   // ideographs that make an over-deep page worth flattening
)

// parse builds the tree of a page. A page that nests deeper than the limits, or than the HTML parser goes (512), is
// flattened with the warning html.deep, if there is text in it to save; otherwise it is limit.depth.
func (p *page) parse(text string) (*html.Node, error) {
	tags, crowded := survey(text)
	if tags > maxTags {
		return nil, source.Errorf(source.LimitSize, "html_tags", "", "the page has %d tags, allowed are %d", tags, maxTags)
	}
	if crowded {
		p.warn("html.attributes", "an element has more than %d attributes; the further ones were dropped", maxAttributes)
		return p.flatten(text)
	}
	root, err := html.Parse(&interruptible{p, strings.NewReader(text)})
	if ctxErr := p.ctx.Err(); ctxErr != nil {
		return nil, ctxErr
	}
	if err == nil && depth(root, p.limits.Depth) <= p.limits.Depth {
		return root, nil
	}
	root, err = p.flatten(text)
	if err != nil {
		return nil, err
	}
	if all, _ := hanBelow(root); all < rescueHan {
		return nil, source.Errorf(source.LimitDepth, "html_depth", "", "the page nests deeper than %d elements and holds no text to speak of", p.limits.Depth)
	}
	p.warn("html.deep", "the page nests deeper than %d elements; it was read without the deeper structure", p.limits.Depth)
	return root, nil
}

// interruptible reads until the page's context is done.
type interruptible struct {
	p *page
	r io.Reader
}

func (i *interruptible) Read(b []byte) (int, error) {
	if err := i.p.ctx.Err(); err != nil {
		return 0, err
	}
	return i.r.Read(b)
}

// survey counts what looks like tags, and tells whether one of them has more than maxAttributes attributes.
func survey(text string) (tags int, crowded bool) {
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 || i+1 == len(text) {
			return tags, crowded
		}
		text = text[i+1:]
		if c := text[0]; c|0x20 < 'a' || c|0x20 > 'z' {
			if c == '/' || c == '!' {
				tags++
			}
			continue
		}
		tags++
		end := strings.IndexByte(text, '>')
		if end < 0 {
			end = len(text)
		}
		// The true end may be later, in quotes; no attribute is counted twice by that.
		if end > 2*maxAttributes && strings.Count(text[:end], "=")+strings.Count(text[:end], " ") > 2*maxAttributes {
			crowded = crowded || attributes(text[:end]) > maxAttributes
		}
		text = text[end:]
	}
}

// attributes counts words outside quotes.
func attributes(tag string) int {
	n, quote, word := 0, byte(0), false
	for i := 0; i < len(tag); i++ {
		switch c := tag[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '/':
			word = false
		case !word:
			word = true
			n++
		}
	}
	return n
}

// depth returns the depth of the tree, at most one more than limit.
func depth(n *html.Node, limit int) int {
	deepest := 0
	for c := n.FirstChild; c != nil && deepest <= limit; c = c.NextSibling {
		if limit == 0 {
			return 1
		}
		deepest = max(deepest, 1+depth(c, limit-1))
	}
	return deepest
}

// flatten builds a tree from the tokens of the page without the repairs of HTML: an element deeper than flatDepth stands
// beside what it should contain. Order and text are those of the page.
func (p *page) flatten(text string) (*html.Node, error) {
	f := &flattener{open: []*html.Node{{Type: html.DocumentNode}}, over: map[atom.Atom]int{}}
	z := html.NewTokenizer(&interruptible{p, strings.NewReader(text)})
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if err := p.ctx.Err(); err != nil {
				return nil, err
			}
			return f.open[0], nil
		}
		f.add(kind, z)
	}
}

// flattener holds the open elements, of which the first is the document, and counts those that were too deep to open.
type flattener struct {
	open []*html.Node
	over map[atom.Atom]int
}

func (f *flattener) add(kind html.TokenType, z *html.Tokenizer) {
	switch kind {
	case html.TextToken:
		f.append(&html.Node{Type: html.TextNode, Data: string(bytes.ReplaceAll(z.Text(), []byte{0}, nil))})
	case html.CommentToken:
		f.append(&html.Node{Type: html.CommentNode, Data: string(z.Text())})
	case html.StartTagToken, html.SelfClosingTagToken:
		n := element(z)
		f.closeFor(n.DataAtom)
		f.append(n)
		switch {
		case kind != html.StartTagToken || isVoid(n.DataAtom):
		case len(f.open) < flatDepth:
			f.open = append(f.open, n)
		case !endsUnsaid(n.DataAtom):
			f.over[n.DataAtom]++
		}
	case html.EndTagToken:
		name, _ := z.TagName()
		f.end(string(name))
	}
}

// element makes a node of the current start tag.
func element(z *html.Tokenizer) *html.Node {
	name, more := z.TagName()
	n := &html.Node{Type: html.ElementNode, DataAtom: atom.Lookup(name), Data: string(name)}
	for more && len(n.Attr) < maxAttributes {
		var key, val []byte
		key, val, more = z.TagAttr()
		n.Attr = append(n.Attr, html.Attribute{Key: string(key), Val: string(val)})
	}
	return n
}

func (f *flattener) append(n *html.Node) { f.open[len(f.open)-1].AppendChild(n) }

// end handles an end tag. The end of an element that was too deep to open leaves an empty block, so that it ends a line.
func (f *flattener) end(name string) {
	a := atom.Lookup([]byte(name))
	if f.over[a] > 0 || len(f.open) == flatDepth && endsUnsaid(a) {
		f.over[a] = max(f.over[a]-1, 0)
		if isBlock(&html.Node{DataAtom: a}) {
			f.append(&html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"})
		}
		return
	}
	f.close(name)
}

// endsUnsaid reports whether pages often leave out an element's end tag.
func endsUnsaid(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Li, atom.Tr, atom.Td, atom.Th, atom.Dt, atom.Dd, atom.Option:
		return true
	}
	return false
}

// close closes the innermost open element of that name with all within it; without one, nothing.
func (f *flattener) close(name string) {
	for i := len(f.open) - 1; i > 0; i-- {
		if f.open[i].Data == name {
			f.open = f.open[:i]
			return
		}
	}
}

// closeFor closes what a start tag ends without an end tag: a paragraph before a paragraph, an item before an item.
func (f *flattener) closeFor(a atom.Atom) {
	switch a {
	case atom.P, atom.Li, atom.Tr, atom.Option:
		if last := f.open[len(f.open)-1]; last.DataAtom == a {
			f.close(last.Data)
		}
	case atom.Td, atom.Th:
		if last := f.open[len(f.open)-1]; last.DataAtom == atom.Td || last.DataAtom == atom.Th {
			f.close(last.Data)
		}
	}
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param,
		atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

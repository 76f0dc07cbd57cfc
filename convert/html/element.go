package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/source"
)

// element lays out an element: as a block, or within the line.
func (w *writer) element(n *html.Node, s style, b block) {
	switch n.DataAtom {
	case atom.Head:
		return
	case atom.Br:
		w.br()
		return
	case atom.Img:
		if w.inBody && isPicture(attr(n, "src")) {
			w.p.pictures++
		}
		return
	case atom.Wbr:
		return
	case atom.Table:
		w.boundary()
		w.table(n, s, b)
		w.boundary()
		return
	}
	if isInline(n) {
		w.await(n)
		w.children(n, s, b)
		return
	}
	w.boundary()
	w.await(n)
	w.block = blockOf(n, b)
	if n.DataAtom == atom.Li && b.list != nil {
		if label := b.list.label(n); w.inBody {
			w.line.label = label
		}
	}
	w.children(n, s, w.block)
	w.boundary()
	w.line.label = ""
	w.block = b
}

// blockOf returns what lines in block element n are, if they stand in b around it. In a cell everything is cell.
func blockOf(n *html.Node, b block) block {
	switch n.DataAtom {
	case atom.Ol:
		b.list = newList(n)
	case atom.Ul, atom.Menu, atom.Dir:
		b.list = nil
	}
	if b.cell != nil {
		return b
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.kind, b.level = source.Heading, int(n.Data[1]-'0')
	case atom.Li:
		b.kind = source.ListItem
	case atom.Figcaption:
		b.kind = source.Caption
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext, atom.Textarea:
		b.kind = source.Line
	}
	return b
}

package html

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/source"
)

// prune takes out of the tree what no browser shows as text: scripts, form controls, frames, and elements that are
// hidden. Hidden text is told in the warning html.hidden. Where the hidden text is most of the page – sites hide
// an article until a script shows it – it is kept with the warning html.hidden-body.
func (p *page) prune() {
	var hidden, dropped []*html.Node
	frames := 0
	var readings []string // of ruby
	walk(p.root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		switch {
		case isElement(n, atom.Iframe, atom.Frame, atom.Object, atom.Embed):
			frames++
			dropped = append(dropped, n)
			return false
		case isElement(n, atom.Rt):
			if text := textOf(n); text != "" {
				readings = append(readings, text)
			}
			dropped = append(dropped, n)
			return false
		case isUnseen(n):
			dropped = append(dropped, n)
			return false
		case isHidden(n):
			hidden = append(hidden, n)
			return false
		}
		return true
	})
	for _, n := range dropped {
		n.Parent.RemoveChild(n)
	}
	if frames > 0 {
		p.note(source.Info, "html.frames", "%d frames or embedded objects are files of their own and were not read", frames)
	}
	if n := len(readings); n > 0 {
		p.note(source.Info, "html.ruby", "%d readings that stand over characters were left out: %s", n, samples(readings))
	}
	p.pruneHidden(hidden)
}

func (p *page) pruneHidden(hidden []*html.Node) {
	all, _ := hanBelow(p.root)
	inHidden, most, mostHan := 0, -1, 0
	for i, n := range hidden {
		h, _ := hanBelow(n)
		inHidden += h
		if h > mostHan {
			most, mostHan = i, h
		}
	}
	elements, characters := 0, 0
	var samples []string
	for i, n := range hidden {
		if i == most && mostHan >= 200 && mostHan > all-inHidden {
			p.warn("html.hidden-body", "an element that is hidden holds most of the page's text (%d characters); it was read as if it were shown", mostHan)
			continue
		}
		if text := textOf(n); text != "" {
			elements++
			characters += len([]rune(text))
			if len(samples) < 3 {
				samples = append(samples, fmt.Sprintf("%q", clip(text, 40)))
			}
		}
		n.Parent.RemoveChild(n)
	}
	if elements > 0 {
		p.warn("html.hidden", "%d hidden elements with %d characters were left out: %s", elements, characters, strings.Join(samples, ", "))
	}
}

// clip returns at most n characters of s, with an ellipsis for the rest.
func clip(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}

// isUnseen reports whether an element's content is never text of the page.
func isUnseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Noframes, atom.Select, atom.Datalist, atom.Svg, atom.Canvas, atom.Audio,
		atom.Video, atom.Input, atom.Applet, atom.Rp, atom.Rt, atom.Noembed, atom.Title:
		return true
	}
	return false
}

// isHidden reports whether an element is hidden by its attributes, or by a class or id that is known to hide.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if hides(a.Val) {
				return true
			}
		case "class":
			for class := range strings.FieldsSeq(a.Val) {
				if class == "ng-hide" {
					return true
				}
			}
		case "id":
			if a.Val == "hiddenLocation" { // a copy of the bread crumbs, of 大汉 pages
				return true
			}
		}
	}
	return false
}

// hides reports whether a style attribute makes its element's text invisible.
func hides(css string) bool {
	for name, value := range declarations(css) {
		switch name {
		case "display":
			if value == "none" {
				return true
			}
		case "visibility":
			if value == "hidden" || value == "collapse" {
				return true
			}
		case "font-size", "opacity":
			if isZero(value) {
				return true
			}
		case "mso-hide":
			if value == "all" {
				return true
			}
		}
	}
	return false
}

// isZero reports whether a CSS number, with or without a unit, is 0.
func isZero(value string) bool {
	digits := strings.TrimRight(value, "abcdefghijklmnopqrstuvwxyz%")
	return digits != "" && strings.Trim(digits, "0.") == ""
}

// samples names the first three of some texts.
func samples(texts []string) string {
	var list []string
	for _, s := range texts[:min(len(texts), 3)] {
		list = append(list, fmt.Sprintf("%q", clip(s, 40)))
	}
	return strings.Join(list, ", ")
}

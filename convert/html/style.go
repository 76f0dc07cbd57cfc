package html

import (
	"iter"
	"math"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/source"
)

// style is what text inherits from the elements around it, as far as attributes say it. Style sheets are not read.
type style struct {
	bold   bool
	pre    bool         // white space is kept
	align  source.Align // of the paragraph
	size   float64      // points, 0 unknown
	font   string
	indent float64 // of the first line, points
	href   string  // of the link around it
	shown
}

// inherit returns the style of what stands in element n.
func (s style) inherit(n *html.Node) style {
	outer := s.shown
	switch n.DataAtom {
	case atom.Sup:
		s.script += "^"
	case atom.Sub:
		s.script += "_"
	case atom.Del, atom.S, atom.Strike:
		s.struck = true
	case atom.Ins:
		s.inserted = true
	case atom.B, atom.Strong, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		s.bold = true
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext, atom.Textarea:
		s.pre = true
	case atom.Center:
		s.align = source.AlignCenter
	case atom.Table:
		s.pre, s.indent = false, 0
	case atom.A:
		if href, ok := lookup(n, "href"); ok {
			s.href = strings.TrimSpace(href)
			s.target = targetOf(href)
		}
	}
	css := ""
	for _, a := range n.Attr {
		switch a.Key {
		case "style":
			css = a.Val
		case "align":
			s.alignTo(a.Val)
		case "size":
			if n.DataAtom == atom.Font && len(a.Val) == 1 && '1' <= a.Val[0] && a.Val[0] <= '7' {
				s.size = fontSizes[a.Val[0]-'1']
			}
		case "face":
			if n.DataAtom == atom.Font {
				s.face(a.Val)
			}
		}
	}
	if css != "" {
		s.apply(css)
		s.show(css, outer, isBlock(n))
	}
	return s
}

// fontSizes are the sizes of <font size=1> to 7 in points.
var fontSizes = [7]float64{7.5, 10, 12, 13.5, 18, 24, 36}

func (s *style) apply(css string) {
	for name, value := range declarations(css) {
		switch name {
		case "font-weight":
			switch weight, err := strconv.Atoi(value); {
			case value == "bold" || value == "bolder" || err == nil && weight >= 600:
				s.bold = true
			case value == "normal" || value == "lighter" || err == nil:
				s.bold = false
			}
		case "font-size":
			if size := points(value, s.size); size > 0 {
				s.size = size
			}
		case "font-family":
			s.face(value)
		case "text-align":
			s.alignTo(value)
		case "text-indent":
			s.indent = points(value, s.size)
		case "white-space":
			s.pre = strings.HasPrefix(value, "pre")
		}
	}
}

// show applies the declarations that say how characters are shown; outer is how those around the element are. On a block
// vertical-align says something else.
func (s *style) show(css string, outer shown, block bool) {
	for name, value := range declarations(css) {
		switch name {
		case "vertical-align":
			switch {
			case block:
			case value == "super" && !strings.HasSuffix(s.script, "^"):
				s.script = outer.script + "^"
			case value == "sub" && !strings.HasSuffix(s.script, "_"):
				s.script = outer.script + "_"
			case value == "baseline":
				s.script = outer.script
			}
		case "text-decoration", "text-decoration-line":
			switch {
			case strings.Contains(value, "line-through"):
				s.struck = true
			case value == "none":
				s.struck = outer.struck
			}
		}
	}
}

func (s *style) face(families string) {
	first, _, _ := strings.Cut(families, ",")
	if first = strings.Trim(first, " \t\n'\""); first != "" && first != "inherit" {
		s.font = first
	}
}

func (s *style) alignTo(value string) {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "left", "start":
		s.align = source.AlignLeft
	case "center", "middle":
		s.align = source.AlignCenter
	case "right", "end":
		s.align = source.AlignRight
	case "justify":
		s.align = source.AlignJustify
	}
}

// points returns a CSS length in points, to a tenth; em is the size that em counts from, 0 if unknown (then 12 points, the size of
// browsers). It returns 0 for what it does not understand.
func points(value string, em float64) float64 {
	if em == 0 {
		em = 12
	}
	number := strings.TrimRight(value, "abcdefghijklmnopqrstuvwxyz%")
	n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || n < -1000 || n > 1000 {
		return 0
	}
	switch value[len(number):] {
	case "pt":
	case "px":
		n *= 0.75
	case "em", "rem":
		n *= em
	case "%":
		n *= em / 100
	case "cm":
		n *= 72 / 2.54
	case "mm":
		n *= 72 / 25.4
	default:
		return 0
	}
	return math.Round(n*10) / 10
}

// declarations yields names and values of a style attribute, trimmed, in lower case (but names of fonts), without
// !important.
func declarations(css string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for len(css) > 0 {
			var declaration string
			declaration, css, _ = strings.Cut(css, ";")
			name, value, ok := strings.Cut(declaration, ":")
			if !ok {
				continue
			}
			name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
			if name != "font-family" {
				value = strings.ToLower(value)
			}
			value = strings.TrimSpace(strings.TrimSuffix(value, "!important"))
			if !yield(name, value) {
				return
			}
		}
	}
}

// isInline reports whether an element stands within a line: by its style if that says, else by what it is.
func isInline(n *html.Node) bool {
	for name, value := range declarations(attr(n, "style")) {
		if name == "display" {
			switch value {
			case "inline", "inline-block", "inline-flex":
				return true
			case "block", "flex", "grid", "list-item", "table":
				return false
			}
		}
	}
	return !isBlock(n)
}

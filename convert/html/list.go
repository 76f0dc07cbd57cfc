package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/lex"
)

// list is an ordered list whose items are being laid out.
type list struct {
	node *html.Node
	next int
	step int
}

func newList(n *html.Node) *list {
	l := &list{node: n, next: 1, step: 1}
	if _, reversed := lookup(n, "reversed"); reversed {
		l.step, l.next = -1, items(n)
	}
	if start, err := strconv.Atoi(strings.TrimSpace(attr(n, "start"))); err == nil {
		l.next = start
	}
	return l
}

// label returns the automatic number of the list's next item as a browser prints it ("3.", "c.", "三、"), or "" where
// it prints none, a bullet, or only a style sheet says what. Items must be asked for in order.
func (l *list) label(item *html.Node) string {
	if item.Parent != l.node {
		return ""
	}
	if v, err := strconv.Atoi(strings.TrimSpace(attr(item, "value"))); err == nil {
		l.next = v
	}
	n := l.next
	l.next += l.step
	kind := listType(l.node, item)
	if kind == "" {
		return ""
	}
	return format(kind, n)
}

func items(list *html.Node) int {
	n := 0
	for c := list.FirstChild; c != nil; c = c.NextSibling {
		if isElement(c, atom.Li) {
			n++
		}
	}
	return n
}

// listType returns the type of the numbers as the type attribute names it, han for Chinese numbers, "" for none.
func listType(list, item *html.Node) string {
	kind := "1"
	for _, n := range []*html.Node{list, item} {
		if t, ok := lookup(n, "type"); ok {
			kind = t
		}
		for name, value := range declarations(attr(n, "style")) {
			if name != "list-style-type" && name != "list-style" {
				continue
			}
			for word := range strings.FieldsSeq(value) {
				if t, ok := listTypes[word]; ok {
					kind = t
				}
			}
		}
	}
	switch kind {
	case "1", "a", "A", "i", "I", han:
		return kind
	}
	return ""
}

// han is the type of Chinese numbers, which has no letter in HTML.
const han = "han"

// listTypes are the words of list-style-type that are read; bullets and none are no numbers.
var listTypes = map[string]string{
	"none": "", "disc": "", "circle": "", "square": "",
	"decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I",
	"cjk-ideographic": han, "simp-chinese-informal": han, "cjk-decimal": han,
}

// format renders n as browsers do, with the mark they set after it.
func format(kind string, n int) string {
	switch {
	case kind == han && 0 < n && n < 100:
		return lex.Counting.Write(n) + "、"
	case (kind == "a" || kind == "A") && 0 < n && n < 1000:
		s := ""
		for ; n > 0; n = (n - 1) / 26 {
			s = string(kind[0]+byte((n-1)%26)) + s
		}
		return s + "."
	case (kind == "i" || kind == "I") && 0 < n && n < 4000:
		s := lex.Roman(n)
		if kind == "i" {
			s = strings.ToLower(s)
		}
		return s + "."
	}
	return strconv.Itoa(n) + "."
}

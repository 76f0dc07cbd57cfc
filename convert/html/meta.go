package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/source"
)

// technical are meta names that say nothing about the document.
var technical = map[string]bool{
	"viewport": true, "robots": true, "renderer": true, "generator": true, "format-detection": true, "referrer": true, "theme-color": true,
	"googlebot": true, "baiduspider": true, "force-rendering": true, "mobileoptimized": true, "handheldfriendly": true, "screen-orientation": true,
	"x5-orientation": true, "full-screen": true, "x5-fullscreen": true, "browsermode": true, "x5-page-mode": true, "progid": true, "originator": true,
	"contentstart": true, "contentend": true, "csrf-token": true, "csrf-param": true, "template,templategroup,version": true,
}

// meta reads what the page says of itself: title, language, meta elements of the site (ArticleTitle, PubDate, ContentSource,
// …) and, as Url where no meta element tells it, the address a saved page came from. Empty values and the word null are left
// out.
func (p *page) meta() source.Meta {
	var m source.Meta
	saved, canonical := "", ""
	walk(p.root, func(n *html.Node) bool {
		switch {
		case n.Type == html.CommentNode:
			if url := savedFrom(n.Data); url != "" && saved == "" {
				saved = url
			}
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Html && m.Language == "":
			m.Language = strings.TrimSpace(attr(n, "lang"))
		case n.DataAtom == atom.Title && m.Title == "" && (n.Parent == nil || n.Parent.Namespace == ""):
			m.Title = textOf(n)
		case n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical"):
			canonical = attr(n, "href")
		case n.DataAtom == atom.Meta:
			name := attr(n, "name")
			if name == "" {
				name = attr(n, "property")
			}
			addMeta(&m, name, attr(n, "content"))
		}
		return true
	})
	for _, url := range []string{saved, canonical} {
		if m.Field("Url") == "" {
			addMeta(&m, "Url", url)
		}
	}
	return m
}

func addMeta(m *source.Meta, name, value string) {
	name = strings.Join(strings.Fields(name), " ")
	value = strings.Join(strings.Fields(value), " ")
	if name == "" || value == "" || value == "null" || technical[strings.ToLower(name)] || len(name) > 100 {
		return
	}
	for _, prefix := range []string{"apple-", "msapplication", "twitter:", "wap-"} {
		if strings.HasPrefix(strings.ToLower(name), prefix) {
			return
		}
	}
	if strings.EqualFold(name, "author") && m.Author == "" {
		m.Author = value
	}
	m.Fields = append(m.Fields, source.MetaField{Name: name, Value: value})
}

// savedFrom returns the address in the comment that browsers write into pages they save: saved from url=(0021)http://….
func savedFrom(comment string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(comment), "saved from url=(")
	if !ok {
		return ""
	}
	_, url, ok := strings.Cut(rest, ")")
	if !ok {
		return ""
	}
	return strings.Join(strings.Fields(url), " ")
}

package html

import (
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
)

// minBodyHan is how many ideographs make a body.
const minBodyHan = 40

// body says where the body of a page is: below the root elements, or between two nodes; neither for the whole page.
type body struct {
	roots      map[*html.Node]bool
	begin, end *html.Node
}

func (b body) isWhole() bool { return len(b.roots) == 0 && b.begin == nil }

// strongSelectors are ids and classes that content management systems of government sites give the article and nothing
// else (TRS, 大汉, 开普 UCAP, 汇澜, 博达 and common templates). Words that any page uses (content, article, detail) are not
// among them.
var strongSelectors = cascadia.MustCompile(strings.Join([]string{
	"ucapcontent", "#UCAP-CONTENT", ".TRS_Editor", ".trs_editor_view", ".TRS_UEDITOR", ".view.TRS", ".Custom_UnionStyle",
	"#zoom", "#Zoom", "#ZOOM", "#zoomcon", "#fontzoom", "#fontZoom", "#vsb_content", "#vsb_newscontent", ".v_news_content",
	"#easysiteText", "#ivs_content", "#div_zhengwen", "#mainText", "#NewsContent", "#newsContent", "#conN", "#con_con", "#contentText",
	"#articleContent", "#article_content", "#arti_content", ".pages_content", ".j-fontContent", ".wzcon", ".art_con", ".nrcontent",
	".xxgk_content", ".xxgk-content", ".gknbxq_detail", ".bt_content", ".Article_content", ".article-content", ".article_content",
	".article-body", ".article_con", ".main-txt", ".pub-det-content", ".xl-xqnr", ".xl_cont", ".news_content", ".detail-content",
	".detail_content", ".content-box", ".zwxl-article", ".wp_articlecontent", "[itemprop=articleBody]",
}, ", "))

// findBody finds the body: what the marks of a content management system enclose; else the longest element it names;
// else what the readability algorithm keeps; else where text without links is dense. A step's result must hold 40
// ideographs, and a fair part of what the last step would give, so that a mark round a summary does not hide the text.
func (p *page) findBody() {
	dense := densest(p.root, weigh(p.root, func(n *html.Node) bool { return true }), 0.8)
	_, denseHan := hanBelow(dense)
	enough := func(han int) bool { return han >= minBodyHan && han*10 >= denseHan*3 }
	if begin, end, han := marks(p.root); begin != nil && enough(han) {
		p.body = body{begin: begin, end: end}
		p.note(source.Info, "html.body", "the body was found by comments of the content management system")
		return
	}
	if roots, han := named(p.root); enough(han) {
		p.setBody(roots, "html.body", "the body was found by the name of its element")
		return
	}
	if denseHan < minBodyHan {
		return
	}
	if root, han := p.readable(); root != nil && (han*2 >= denseHan || han >= 300) {
		p.setBody([]*html.Node{root}, "html.body-guessed", "the body was guessed: what the readability algorithm keeps")
		return
	}
	p.setBody([]*html.Node{dense}, "html.body-guessed", "the body was guessed: where text without links is dense")
}

func (p *page) setBody(roots []*html.Node, code, message string) {
	if isElement(roots[0], atom.Body, atom.Html) || roots[0].Type != html.ElementNode {
		return // the whole page
	}
	p.body.roots = map[*html.Node]bool{}
	for _, r := range roots {
		p.body.roots[r] = true
	}
	p.note(source.Info, code, "%s (<%s>)", message, describe(roots[0]))
}

// describe names an element for people: div#zoom.
func describe(n *html.Node) string {
	s := n.Data
	if id := attr(n, "id"); id != "" {
		s += "#" + id
	} else if class := attr(n, "class"); class != "" {
		s += "." + strings.Join(strings.Fields(class), ".")
	}
	return clip(s, 60)
}

// marks finds the first pair of comments (or meta elements) by which a content management system marks the text, and the
// number of ideographs between them.
func marks(root *html.Node) (begin, end *html.Node, han int) {
	walk(root, func(n *html.Node) bool {
		switch opens, closes := isMark(n); {
		case end != nil:
			return false
		case opens && begin == nil:
			begin = n
		case closes && begin != nil:
			end = n
		case begin != nil && n.Type == html.TextNode:
			han += countHan(n.Data)
		}
		return true
	})
	if end == nil {
		return nil, nil, 0
	}
	return begin, end, han
}

// bodyMarks end comments that content management systems set round the text.
var bodyMarks = lex.Class("body-mark")

// isMark reports whether n opens or closes the text: <!--ZJEG_RSS.content.begin-->, <!--<$[信息内容]>begin--> and
// <meta name="ContentStart"> of 大汉, <!--enpcontent--> of 北大方正, <!--正文开始-->.
func isMark(n *html.Node) (opens, closes bool) {
	if isElement(n, atom.Meta) {
		name := strings.ToLower(attr(n, "name"))
		return name == "contentstart", name == "contentend"
	}
	if n.Type != html.CommentNode || len(n.Data) > 100 {
		return false, false
	}
	s := strings.ToLower(squeeze(n.Data))
	at := bodyMarks.Ends(s)
	switch mark := bodyMarks.Value(s[len(s)-at:]); {
	case mark == "begin", strings.Contains(s, ".content.begin"), s == "enpcontent":
		return true, false
	case mark == "end", strings.Contains(s, ".content.end"), s == "/enpcontent":
		return false, true
	}
	return false, false
}

// named returns the strongly named element with the most ideographs, with siblings of the same class – some sites set an
// article in several – and the number of ideographs in all.
func named(root *html.Node) (roots []*html.Node, han int) {
	best := 0
	var winner *html.Node
	found := cascadia.QueryAll(root, strongSelectors)
	for _, n := range found {
		if all, _ := hanBelow(n); all > best {
			best, winner = all, n
		}
	}
	if winner == nil {
		return nil, 0
	}
	for _, n := range found {
		if n == winner || n.Parent == winner.Parent && attr(n, "class") != "" && attr(n, "class") == attr(winner, "class") {
			all, _ := hanBelow(n)
			han += all
			roots = append(roots, n)
		}
	}
	return roots, han
}

// weigh returns for every element with text how many ideographs outside links are below it, counting the text of
// those elements that keep admits.
func weigh(root *html.Node, keep func(*html.Node) bool) map[*html.Node]int {
	weights := map[*html.Node]int{}
	var add func(*html.Node, bool) int
	add = func(n *html.Node, link bool) int {
		total := 0
		link = link || isElement(n, atom.A)
		kept := !link && keep(n)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode {
				if kept {
					total += countHan(c.Data)
				}
			} else {
				total += add(c, link)
			}
		}
		if total > 0 {
			weights[n] = total
		}
		return total
	}
	add(root, false)
	return weights
}

// densest goes down from root as long as one child holds at least the given share of the weight and more than one
// paragraph, and returns where that ends: never inside a table between its cells, since rows are nothing without it.
func densest(root *html.Node, weights map[*html.Node]int, share float64) *html.Node {
	n := descend(root, weights, share)
	for isElement(n, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot) && n != root {
		n = n.Parent
	}
	return n
}

func descend(root *html.Node, weights map[*html.Node]int, share float64) *html.Node {
	n := root
descend:
	for {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if w := weights[c]; w > 0 && float64(w) >= share*float64(weights[n]) {
				if !isContainer(c) || paragraphsBelow(c) < 2 && !isElement(c, atom.Body, atom.Html) {
					return n
				}
				n = c
				continue descend
			}
		}
		return n
	}
}

// isContainer reports whether an element may be the body as a whole, being no paragraph, list or part of a table.
func isContainer(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dd, atom.Dt, atom.Pre, atom.Span, atom.Blockquote:
		return false
	}
	return true
}

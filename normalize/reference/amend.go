package reference

import "strings"

// A decision that amends a law (修改决定) names the law once, 对《…》作如下修改, and then speaks of its articles without it:
// 将第二条第一款修改为…, 删去第三条.

// amendment is the law that a document amends from a paragraph on.
type amendment struct {
	law   int // thing
	found bool
}

// amendmentWords introduce the amendments.
var amendmentWords = [...]string{"如下修改", "以下修改", "修改如下", "如下修正", "修正如下"}

// amendingWords say that a paragraph amends.
var amendingWords = [...]string{"修改为", "改为", "修正为", "删去", "删除", "增加", "作为第", "合并", "移至"}

// amends returns the end of the words in s that introduce amendments, or -1.
func amends(s string) int {
	if !strings.Contains(s, "修") {
		return -1
	}
	for _, w := range amendmentWords {
		if i := strings.Index(s, w); i >= 0 {
			return i + len(w)
		}
	}
	return -1
}

// advance takes in a paragraph that has cited docs: from it on, the document may amend a law.
func (a *amendment) advance(text string, docs []cited) {
	end := amends(text)
	if end < 0 {
		return
	}
	*a = amendment{}
	for _, d := range docs {
		if d.thing != own && d.end <= end && !strings.Contains(text[d.end:end], "。") {
			*a = amendment{d.thing, true}
		}
	}
}

// amended returns the law that the article f of the paragraph in hand is in, if the document amends one there.
func (r *resolver) amended(f *finding) (int, bool) {
	if n := len(r.docs); n > 0 && f.article.anchor == byContext && r.docs[n-1].thing != own {
		if d := r.docs[n-1]; d.end <= f.start && amends(r.text[d.end:f.start]) >= 0 {
			return d.thing, true
		}
	}
	if !r.amendment.found {
		return 0, false
	}
	if quoted(r.text, f.start) { // the amended text, in which the law speaks of itself
		return r.amendment.law, true
	}
	if f.article.anchor != byContext {
		return 0, false
	}
	for _, w := range amendingWords {
		if strings.Contains(r.text, w) {
			return r.amendment.law, true
		}
	}
	return 0, false
}

// quoted reports whether byte i of s stands in quotation marks. A quotation of several paragraphs has an opening mark
// in front of each.
func quoted(s string, i int) bool {
	return strings.LastIndex(s[:i], "“") > strings.LastIndex(s[:i], "”")
}

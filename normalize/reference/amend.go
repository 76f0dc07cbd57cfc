package reference

import "strings"

// A decision that amends a law (修改决定) names the law once, 对《…》作如下修改, and then speaks of its articles without it:
// 将第二条第一款修改为…, 删去第三条.

// amendment is the law that a document amends from a paragraph on.
type amendment struct {
	law   int // thing
	found bool
}

// advance takes in a paragraph that has cited docs and introduces amendments at byte end, if that is not 0: from it on,
// the document may amend a law.
func (a *amendment) advance(text string, end int, docs []cited) {
	if end == 0 {
		return
	}
	*a = amendment{}
	for i := len(docs) - 1; i >= 0; i-- {
		if d := docs[i]; d.end <= end {
			if d.thing != own && end-d.end < maxClause && !strings.Contains(text[d.end:end], "。") {
				*a = amendment{d.thing, true}
			}
			return
		}
	}
}

// maxClause bounds how far the words that introduce amendments stand behind the law, in bytes.
const maxClause = 3000

// amended returns the law that the article f of the paragraph in hand is in, if the document amends one there.
func (r *resolver) amended(f *finding) (int, bool) {
	if n := len(r.docs); n > 0 && f.article.anchor == byContext && r.docs[n-1].thing != own {
		if d := r.docs[n-1]; d.end <= r.scanner.amends && r.scanner.amends <= f.start {
			return d.thing, true
		}
	}
	if !r.amendment.found {
		return 0, false
	}
	if f.article.quoted { // the amended text, in which the law speaks of itself
		return r.amendment.law, true
	}
	if f.article.anchor != byContext {
		return 0, false
	}
	return r.amendment.law, r.amending
}

// amending reports whether a paragraph says what it amends.
func amending(text string) bool { return amendingVerbs.In(text) }

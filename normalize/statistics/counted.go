package statistics

import (
	"strings"

	"guiwen/normalize/lex"
)

// guard says what a pattern must speak of to be taken for a figure: the noun that the figure counts (中心语). The words of a
// pattern may stand anywhere beside a figure, but 行政诉讼案件已拓展到50多个领域 counts fields, and 取消申请材料525件 counts papers.
type guard struct {
	behind bool   // a noun follows the measure word: a word of the pattern must stand behind the figure
	bare   string // this noun follows without a measure word: a word of the pattern behind the figure must end with it
	noun   span   // the noun behind the measure word, up to a verb
	either bool   // what is counted in this measure word stands in front of it as well as behind: 审核合同45份
	own    bool   // the noun behind is what is counted, whatever else is said: a word of the pattern must end it
	front  bool   // such a noun stands right in front: a word of the pattern must end with it
	lists  bool   // it counts lists (清单), for which there is no indicator
}

var (
	ownNouns  = lex.Class("own-noun")
	listNouns = lex.Class("list-noun")
)

// guardOf finds what figure f of text s counts.
func guardOf(s string, f *figure, fr *frame) guard {
	var g guard
	if f.kind != kindCount || fr.dealt || f.start == f.end {
		return g
	}
	if f.unit == nil { // 人社部等4部门: what it counts follows without a measure word
		for _, n := range nounWithoutUnit.List() {
			if strings.HasPrefix(s[f.end:], n) {
				g.bare = n
				break
			}
		}
		return g
	}
	family := familyOf(f.unit.Word)
	if classifiers.Is(f.unit.Word) {
		g.noun = span{f.end, nounEnd(s, f.end, fr.after.end)}
		g.behind = g.noun.end > g.noun.start
		if n := ownNouns.Ends(s[g.noun.start:g.noun.end]); n > 0 {
			g.own = ownNouns.Value(s[g.noun.end-n:g.noun.end]) != "front"
		}
		g.either = family&ofBodies == 0 && family&(ofCases|ofItems|ofPapers) != 0
	}
	if !g.behind {
		g.noun = span{}
		before := s[fr.before.start:max(fr.before.start, fr.core)]
		if listNouns.Ends(before) > 0 { // 权责清单4120项 counts what is on the list, 清单31个 the lists
			g.lists = family != ofItems
		} else {
			g.front = ownNouns.Ends(before) > 0
		}
	}
	return g
}

// meant reports whether pattern p, which holds, speaks of what the figure counts.
func (m *matcher) meant(p *pattern, g guard) bool {
	want := after | counted
	if g.lists {
		return false
	}
	if g.front {
		want = adjacent
	} else if !g.behind && g.bare == "" {
		return true
	}
	for i := range p.terms {
		t := &p.terms[i]
		if t.not || t.zones&want == 0 {
			continue
		}
		need := want
		if g.own {
			need = closing
		}
		for _, w := range t.words {
			if m.zones[w]&need != 0 && strings.HasSuffix(m.c.vocabulary[w], g.bare) {
				return true
			}
		}
	}
	return false
}

package statistics

import (
	"strconv"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

var (
	bodyEndings = lex.Class("body-ending")
)

// checkLists counts enumerations against the number that closes or opens them: 环保、文旅、交通、农业、市场等五大领域, four
// titles behind 四部地方性法规. Lists that stop short (等) prove nothing, and a name may hold a 、 of its own: only counts
// that come out are reported.
func (f *finder) checkLists() {
	for i := range f.facts {
		t := &f.facts[i]
		if t.kind != kindCount || t.cell != nil || t.value.Scale > 0 || t.value.Coef < 2 || t.value.Coef > 60 || t.bound != exact {
			continue
		}
		s := f.text(i)
		n := max(listBefore(s, t.start, t.clause.start), titlesBehind(s, t.end), bracketBehind(s, t.end))
		if int64(n) == t.value.Coef {
			f.listCheck(n, s[t.start:t.end], []string{statisticID(i)})
		}
	}
	for _, r := range f.remarks {
		if r.reason != reasonCategory {
			continue
		}
		s := f.doc.Blocks[r.block].Text
		n, ok := numberAt(s, r.start)
		if !ok || n.value.Coef < 2 || n.value.Coef > 60 {
			continue
		}
		count := max(listBefore(s, r.start, clauseStart(s, r.start, 0)), bracketBehind(s, r.end))
		if int64(count) == n.value.Coef {
			f.listCheck(count, s[r.start:r.end], []string{})
		}
	}
}

func (f *finder) listCheck(n int, words string, ids []string) {
	holds := true
	v := float64(n)
	f.checks = append(f.checks, schema.Check{Kind: checkList, Formula: words + " = " + strconv.Itoa(n), Statistics: ids, Stated: &v, Computed: &v, Holds: &holds})
}

// listBefore counts the members of a list that ends, with 等 or without, where the number begins at byte end.
func listBefore(s string, end, start int) int {
	text := s[start : end-openLists.Ends(s[start:end])]
	if len(text) == end-start && !endsInBody(text) {
		return 0 // without 等 the last member runs into the words of the sentence, unless it is an office
	}
	if k := strings.LastIndex(text, "“"); k >= 0 && !strings.Contains(text[k:], "”") {
		return 0
	}
	return strings.Count(text, "、") + 1
}

// endsInBody reports whether the last member of a list is a body by its ending; a weak one (办) asks for another body in front.
func endsInBody(list string) bool {
	n := bodyEndings.Ends(list)
	if n == 0 || bodyEndings.Value(list[len(list)-n:]) != "weak" {
		return n > 0
	}
	k := strings.LastIndex(list, "、")
	return k > 0 && bodyEndings.Ends(list[:k]) > 0
}

// titlesBehind counts titles in 《》 that follow the number with a noun of at most eight characters between.
func titlesBehind(s string, at int) int {
	limit := aheadRunes(s, at, 8)
	k := strings.Index(s[at:limit], "《")
	if k < 0 || strings.ContainsAny(s[at:at+k], "，。；、（") {
		return 0
	}
	n, i := 0, at+k
	for strings.HasPrefix(s[i:], "《") && n < 60 {
		end := strings.Index(s[i:min(len(s), i+longestTitle)], "》")
		if end < 0 {
			return 0
		}
		n++
		i += end + len("》")
		between := s[i:]
		if k := conjunctions.Begins(between); k > 0 {
			between = between[k:]
		} else {
			between = strings.TrimPrefix(strings.TrimPrefix(between, "、"), "，")
		}
		if strings.HasPrefix(between, "《") {
			i = len(s) - len(between)
		}
	}
	if openLists.Begins(s[i:]) > 0 {
		return 0
	}
	return n
}

// bracketBehind counts the members of a list in brackets that follows the number with a noun of at most ten characters
// between.
func bracketBehind(s string, at int) int {
	limit := aheadRunes(s, at, 10)
	k := strings.Index(s[at:limit], "（")
	if k < 0 || strings.ContainsAny(s[at:at+k], "，。；、") {
		return 0
	}
	open := at + k + len("（")
	end := strings.Index(s[open:min(len(s), open+600)], "）")
	if end < 0 {
		return 0
	}
	inner := s[open : open+end]
	if strings.ContainsAny(inner, "0123456789。；（") || openLists.In(inner) || !strings.Contains(inner, "、") {
		return 0
	}
	return strings.Count(inner, "、") + 1
}

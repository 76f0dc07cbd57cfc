package statistics

import (
	"cmp"
	"strings"
	"sync"

	"guiwen/normalize/lex"
)

// scopeKind says how a scope (统计口径) is carried on through its sentence and paragraph.
type scopeKind uint8

// The kinds of scopes; noScope is no word for one.
const (
	noScope     scopeKind = iota
	scopeAll              // 全市: everybody of a level
	scopeAbove            // 全国, 全省: the same, and where somebody below it ranks
	scopeOwn              // 市本级: the level itself, without those below it
	scopeLevel            // 县级, 乡镇: holds only beside its figure, it more often describes a thing
	scopeEach             // 各县（市、区）: all of those below
	scopeOffice           // 市直部门: offices, of which the next sentence does not speak any more
	scopePlace            // 市政府, 县（区）
	scopeOur              // 我市: holds to the end of its part of the sentence, and not for the list that it announces
)

// scopeKinds are the values of the classes scope and behind-level.
var scopeKinds = map[string]scopeKind{
	"all": scopeAll, "above": scopeAbove, "own": scopeOwn, "level": scopeLevel, "each": scopeEach, "office": scopeOffice,
	"place": scopePlace, "our": scopeOur,
}

// scopeWord is a word for a scope.
type scopeWord struct {
	word string
	kind scopeKind
}

// scopes are the words for scopes: those of the lexicon, and what is made of a level: 全市, 市本级, 市直部门.
var scopes = sync.OnceValue(func() []scopeWord {
	words, levels := lex.Class("scope"), lex.Class("level")
	before, behind := lex.Class("before-level"), lex.Class("behind-level")
	var list []scopeWord
	known := make(map[string]bool)
	add := func(word string, kind scopeKind) {
		if !known[word] {
			known[word] = true
			list = append(list, scopeWord{word, kind})
		}
	}
	for _, w := range words.List() {
		add(w, scopeKinds[words.Value(w)])
	}
	for _, level := range levels.List() {
		for _, w := range before.List() {
			add(w+level, cmp.Or(scopeKinds[before.Value(w)], scopeAll))
		}
		for _, w := range behind.List() {
			if kind := scopeKinds[behind.Value(w)]; kind != scopeOffice || levels.Value(level) != "above" {
				add(level+w, kind)
			}
		}
	}
	return list
})

var (
	governsPlace      = lex.Class("governs-place")
	placePrepositions = lex.Class("place-preposition")
	nameBeforePlaces  = lex.Class("name-before-place")
)

// scopeReach is the number of bytes in front of a figure in which its scope is looked for.
const scopeReach = 600

// scopeOf returns the scope of a figure: of the words for scopes in front of it in its sentence the nearest that says of whom the clause is told, else
// the one that holds for the sentence so far. It returns the zero value where the text names none. carried says that the scope may hold for the
// figures that follow.
func (m *matcher) scopeOf(s string, fr *frame, figureStart int, inherited scopeWord) (scope scopeWord, carried bool) {
	hits := m.around(max(fr.sentence.start, figureStart-scopeReach), figureStart)
	for k := len(hits) - 1; k >= 0; k-- {
		h := hits[k]
		if m.c.scope[h.word] == noScope {
			continue
		}
		for k > 0 && hits[k-1].end == h.end { // of words that end together, the longest is reported first
			k--
			if m.c.scope[hits[k].word] != noScope {
				h = hits[k]
			}
		}
		w := scopeWord{m.c.vocabulary[h.word], m.c.scope[h.word]}
		if n := doers.Begins(s[h.end:figureStart]); w.kind == scopeAll && n > 0 && doers.Value(s[h.end:int(h.end)+n]) == "any" {
			w.word, h.end = s[h.start:int(h.end)+n], h.end+int32(n) // 全市|法院
		}
		if !w.isSaid(s, fr, int(h.start), int(h.end), figureStart) {
			continue
		}
		away := w.kind == scopeAbove && placePrepositions.Ends(s[:h.start]) > 0
		if away && int(h.start) < fr.before.start {
			continue // in 在全国15个省份中排名第三, it is said of that figure only
		}
		return w, !away && w.kind != scopeOur && (w.kind != scopeLevel || budgetNouns.Begins(s[h.end:figureStart]) > 0)
	}
	return inherited, true
}

// isSaid reports whether the scope word from byte at to end of a text says of whom the clause of a figure is told: it stands at the head of its
// clause, in no name, mark or bracket, and what it governs is no name of a thing (乡镇卫生院).
func (w scopeWord) isSaid(s string, fr *frame, at, end, figureStart int) bool {
	before, behind := s[:at], s[end:figureStart]
	if closesAfter(behind) || governsPlace.Ends(before) > 0 || quoted(before) || w.kind != scopeLevel && w.kind != scopeOwn && isName(before, s[end:]) {
		return false
	}
	direct := trimFillers(s, end, figureStart) == end
	switch w.kind {
	case scopeOur:
		if strings.Contains(behind, "：") {
			return false
		}
	case scopeLevel:
		if direct {
			return true
		}
		if budgetNouns.Begins(behind) == 0 && actions.Begins(behind) == 0 {
			return false
		}
	case scopeEach, scopeOffice, scopePlace:
		if !direct && actions.Begins(behind) == 0 && labelLeads.Begins(behind) == 0 && modals.Begins(behind) == 0 {
			return false
		}
	case scopeAbove:
		if placePrepositions.Ends(before) > 0 {
			return true
		}
	}
	return isScopeHead(s, fr, at)
}

var budgetNouns = lex.Class("budget-noun")

// isScopeHead reports whether byte i of a text begins a clause, but for times and list marks.
func isScopeHead(s string, fr *frame, i int) bool {
	start := max(clauseStart(s, i, fr.sentence.start), backRunes(s, i, longestPhrase))
	if k := strings.LastIndex(s[start:i], "、"); k >= 0 {
		start += k + len("、")
	}
	for start < i {
		w := leadAt(s[start:i])
		if w == 0 {
			return false
		}
		start += w
	}
	return true
}

// isName reports whether a scope word between two texts is part of a name or a praise and says nothing of a scope: 依法治县委,
// 全国首批, 全省先进.
func isName(before, after string) bool {
	return nameBehindPlaces.Begins(after) > 0 || nameBeforePlaces.Ends(before) > 0
}

// closesAfter reports whether a bracket that opened in front of the text closes in it.
func closesAfter(s string) bool {
	depth := 0
	for _, r := range s {
		if depth += bracket(r); depth < 0 {
			return true
		}
	}
	return false
}

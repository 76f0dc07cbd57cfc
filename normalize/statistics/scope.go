package statistics

import (
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
)

// scopeKinds are the values of the classes scope and behind-level.
var scopeKinds = map[string]scopeKind{
	"all": scopeAll, "above": scopeAbove, "own": scopeOwn, "level": scopeLevel, "each": scopeEach, "office": scopeOffice,
	"place": scopePlace,
}

// scopeWord is a word for a scope.
type scopeWord struct {
	word string
	kind scopeKind
}

// scopes are the words for scopes: those of the lexicon, and what is made of a level: 全市, 市本级, 市直部门.
var scopes = sync.OnceValue(func() []scopeWord {
	words, behind := lex.Class("scope"), lex.Class("behind-level")
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
	for _, level := range lex.Class("level").List() {
		for _, w := range lex.Class("before-level").List() {
			add(w+level, scopeAll)
		}
		for _, w := range behind.List() {
			add(level+w, scopeKinds[behind.Value(w)])
		}
	}
	return list
})

var (
	governsPlace      = lex.Class("governs-place")
	placePrepositions = lex.Class("place-preposition")
	nameBehindPlaces  = lex.Class("name-behind-place")
	nameBeforePlaces  = lex.Class("name-before-place")
)

// scopeReach is the number of bytes in front of a figure in which its scope is looked for.
const scopeReach = 600

// scopeOf returns the scope of a figure: the scope word among its own words or directly behind it; else one for
// everybody (全市) in front of it in its sentence, else any; else the one that holds for the paragraph so far. It returns the
// zero value where the text names none. carried says that the scope may hold for the figures that follow.
func (m *matcher) scopeOf(s string, fr *frame, figureStart int, inherited scopeWord) (scope scopeWord, carried bool) {
	hits := m.around(max(fr.sentence.start, figureStart-scopeReach), fr.after.end)
	var near, whole scopeWord
	for k := len(hits) - 1; k >= 0; k-- {
		h := hits[k]
		if int(h.end) > figureStart || m.c.scope[h.word] == noScope {
			continue
		}
		for k > 0 && hits[k-1].end == h.end { // of words that end together, the longest is reported first
			k--
			if m.c.scope[hits[k].word] != noScope {
				h = hits[k]
			}
		}
		before := s[:h.start]
		if closesAfter(s[h.end:figureStart]) || governsPlace.Ends(before) > 0 {
			continue
		}
		w := scopeWord{m.c.vocabulary[h.word], m.c.scope[h.word]}
		if !w.isWeak() && isName(before, s[h.end:]) {
			continue
		}
		away := w.kind == scopeAbove && placePrepositions.Ends(before) > 0
		if int(h.start) >= fr.before.start {
			return w, !away && !w.isWeak()
		}
		if away || w.isWeak() {
			continue // in 在全国15个省份中排名第三, it is said of that figure only
		}
		if near.kind == noScope {
			near = w
		}
		if w.kind == scopeAll || w.kind == scopeAbove {
			whole = w
			break
		}
	}
	var behind scopeWord
	for _, h := range hits {
		if int(h.start) == fr.after.start && m.c.scope[h.word] != noScope {
			behind = scopeWord{m.c.vocabulary[h.word], m.c.scope[h.word]} // the longest is reported last
		}
	}
	switch {
	case behind.kind != noScope:
		return behind, false
	case whole.kind != noScope:
		return whole, true
	case near.kind != noScope:
		return near, true
	}
	return inherited, true
}

// isName reports whether a scope word between two texts is part of a name or a praise and says nothing of a scope: 依法治县委,
// 全国首批, 全省先进.
func isName(before, after string) bool {
	return nameBehindPlaces.Begins(after) > 0 || nameBeforePlaces.Ends(before) > 0
}

// isWeak reports whether a scope holds only beside its figure.
func (w scopeWord) isWeak() bool { return w.kind == scopeOwn || w.kind == scopeLevel }

// closesAfter reports whether a bracket that opened in front of the text closes in it.
func closesAfter(s string) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '(', strings.HasPrefix(s[i:], "（"):
			depth++
		case s[i] == ')', strings.HasPrefix(s[i:], "）"):
			if depth == 0 {
				return true
			}
			depth--
		}
	}
	return false
}

package reference

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

//go:embed code_characters.txt
var codeCharactersText string

// codeCharacters are the characters that issuer codes (机关代字) are made of, by their place in a code.
var codeCharacters = parseCodeCharacters(codeCharactersText)

type characters struct{ province, start, inner map[rune]bool }

func parseCodeCharacters(text string) characters {
	c := characters{map[rune]bool{}, map[rune]bool{}, map[rune]bool{}}
	for line := range strings.Lines(text) {
		section, entries, _ := strings.Cut(line, "\t")
		if set := map[string]map[rune]bool{"province": c.province, "start": c.start, "inner": c.inner}[section]; set != nil {
			for _, r := range entries {
				if lex.IsHan(r) {
					set[r] = true
				}
			}
		}
	}
	return c
}

// The bounds of a code, in characters: what is looked at to the left of the year, and the code itself.
const (
	maxRun  = 40
	maxCode = 14
)

// run is the text in front of a number in which its code must begin: characters up to the first that cannot
// belong to a code. at[k] is the byte at which character k begins; a bracketed group （研） is one character.
type run struct {
	text string
	at   []int // ascending; the last is the end of the run
	edge edge
}

// edge is what a run begins at.
type edge int

const (
	open  edge = iota // the run was cut for length: nothing is known
	soft              // the start of the text, or a mark behind which a sentence goes on
	tight             // an opening bracket, a closing title mark, a number: nothing else can stand between
)

// runBuffer is room for a run, on the stack of who asks for it.
type runBuffer [maxRun + 1]int

// before reads the run that ends at byte end and begins at or after floor. It is good as long as b is.
func (b *runBuffer) before(s string, end, floor int) run {
	n, at := 0, end
	b[maxRun] = end
	e := open
	for n < maxRun {
		r, w := runeBefore(s, at)
		if w == 0 || at-w < floor {
			e = soft
			if at > 0 {
				e = tight // behind another reference
			}
			break
		}
		if lex.IsHan(r) && signs().at(r)&numberSign == 0 {
			at -= w
		} else if g := groupBefore(s, at, floor, 3); g < at && n > 0 {
			at = g
		} else {
			e = edgeAt(r)
			if isDigit(r) && n > 0 { // 2019年
				if w := dateUnits.Begins(s[at:]); w > 0 {
					n--
				}
			}
			break
		}
		n++
		b[maxRun-n] = at
	}
	return run{text: s, edge: e, at: b[maxRun-n:]}
}

func edgeAt(r rune) edge {
	if strings.ContainsRune("（(》〉〔[【“”", r) || signs().at(r)&numberSign != 0 {
		return tight
	}
	return soft
}

// groupBefore returns where the bracketed group of fewer than longest Han that ends at byte end begins, else end: 法（研）发.
func groupBefore(s string, end, floor, longest int) int {
	r, w := runeBefore(s, end)
	if r != '）' && r != ')' {
		return end
	}
	at := end - w
	inner := at
	for n := range longest {
		r, w := runeBefore(s, at)
		if w == 0 || at-w < floor {
			return end
		}
		at -= w
		if (r == '（' || r == '(') && n > 0 {
			if trialMarks.Is(s[at+w : inner]) {
				return end
			}
			return at
		}
		if !lex.IsHan(r) {
			return end
		}
	}
	return end
}

func (r run) size() int              { return len(r.at) - 1 }
func (r run) slice(i, j int) string  { return r.text[r.at[i]:r.at[j]] }
func (r run) char(k int) (rune, int) { return runeAt(r.text, r.at[k]) }

// How sure it is that a string is a code.
const (
	noCode   = iota
	local    // some place, then characters of codes: 潞州政办发
	likely   // begins like a code: 教外际
	regional // begins with a province: 鄂政办发
	known    // in the lexicon
)

// rate rates characters i to the end of the run as a code. whole says that nothing else can be meant, which
// codes of one character need (法〔1998〕86号).
func (r run) rate(i int, whole bool) int {
	n := r.size() - i
	if n == 0 || n > maxCode {
		return noCode
	}
	s := r.slice(i, r.size())
	first, _ := r.char(i)
	if issuerCodes.Is(s) && (whole || issuerCodes.Value(s) != "whole") { // 厅函 also ends 教基厅函
		return known
	}
	if n == 1 || !lex.IsHan(first) {
		return noCode
	}
	foreign := 0 // characters from the left that no code has behind its first
	for k := i + 1; k < r.size(); k++ {
		if c, _ := r.char(k); !codeCharacters.inner[c] && c != '（' && c != '(' {
			foreign = k - i + 1
		}
	}
	switch {
	case foreign == 0 && codeCharacters.province[first]:
		if centralCodes.Begins(r.slice(i+1, r.size())) > 0 {
			return noCode // the province belongs to what stands before: 最新国发
		}
		return regional
	case foreign == 0 && codeCharacters.start[first]:
		return likely
	case foreign == 0 && codeMiddles.Begins(s) > 0:
		return noCode // 政办发 has lost its place
	case foreign <= 3:
		return local
	}
	return noCode
}

// codeOf is a code found at the end of a run.
type codeOf struct {
	start int // byte
	sure  bool
	rate  int
}

// code finds the code that the run ends with. The left boundary is the hard part, because text runs into the
// code (原临川县国土局作出临国土资发…): words that stand before codes cut it first; then the best rated suffix
// counts, and what stands between the cut and that suffix decides whether it is believed.
func (r run) code() (codeOf, bool) {
	if r.size() == 0 {
		return codeOf{}, false
	}
	cut, anchored := r.cut()
	full := r.rate(cut, anchored)
	best, bestAt := noCode, cut
	for i := cut + 1; i < r.size(); i++ {
		if v := r.rate(i, false); v > best && v >= likely {
			best, bestAt = v, i
		}
	}
	extra := bestAt - cut
	at := func(i int, sure bool, rate int) (codeOf, bool) {
		return codeOf{r.at[i], sure, rate}, true
	}
	edge := r.edge
	if cut > 0 {
		edge = soft
	}
	switch {
	case cut == 0 && full >= local && extra <= 3 && r.bracketed(): // （江北法办发〔2021〕33号）
		return at(0, true, full)
	case full < known && best >= regional && extra > 1 && r.ends(cut, bestAt):
		return at(bestAt, true, best)
	case full >= regional && (anchored || best < known):
		return at(cut, anchored || full == known, full)
	case full == likely && (anchored && (best < regional || edge == tight || extra == 1 || r.levelAt(cut))):
		return at(cut, true, full)
	case best >= regional && (full < local || !anchored):
		return at(bestAt, true, best)
	case full == local && anchored:
		return at(cut, best < regional || edge == tight, full)
	case best >= likely:
		return at(bestAt, best >= regional, best)
	case edge == tight && cut == 0 && r.size() <= 10 && full == noCode && r.closes():
		return at(0, false, local)
	}
	for i := r.size() - 1; i >= cut; i-- { // the least that can be a code
		if r.rate(i, false) == local {
			return at(i, false, local)
		}
	}
	return codeOf{}, false
}

// bracketed reports whether the run begins behind an opening bracket.
func (r run) bracketed() bool {
	c, _ := runeBefore(r.text, r.at[0])
	return r.edge == tight && (c == '（' || c == '(')
}

// ends reports whether characters i to j, in front of what may be a code, are words of their own: they end with
// a character that codes do not have, or they name a body.
func (r run) ends(i, j int) bool {
	if c, _ := r.char(j - 1); !codeCharacters.inner[c] || j-i > 2 && maybeBeforeCodes.Is(r.slice(j-1, j)) {
		return true
	}
	front := run{text: r.text, at: r.at[i : j+1]}
	return front.size() > 2 && front.endsAsBody()
}

// endsInWord reports whether the run ends with a word behind which a number or name begins.
func (r run) endsInWord() bool {
	s := r.slice(0, r.size())
	n := beforeCodes.Ends(s)
	return n > 0 && beforeCodes.Value(s[len(s)-n:]) != "body" || maybeBeforeCodes.Ends(s) > 0 || beforeBodies.Ends(s) > 0
}

// levelAt reports whether character k is the level of a local body: 市国税发.
func (r run) levelAt(k int) bool {
	return levels.Is(r.slice(k, k+1))
}

// closes reports whether the run ends as codes do.
func (r run) closes() bool {
	return codeEnds.Ends(r.slice(0, r.size())) > 0
}

// cut returns the first character behind the last word that stands before codes, and whether the code can
// begin nowhere else.
func (r run) cut() (at int, anchored bool) {
	at, anchored = r.lastWord()
	for i := r.size() - 1; i > at+2; i-- { // 该项目经江政发
		if word := r.slice(i-1, i); carriers.Is(word) && !r.belongs(word, i) && r.rate(i, true) > noCode {
			return i, true
		}
	}
	return at, anchored
}

// belongs reports whether word, which stands in front of names, makes one word with character i behind it: 经开, 自然.
func (r run) belongs(word string, i int) bool {
	next, _ := r.char(i)
	return strings.ContainsRune(leadSigns.Value(word), next)
}

// lastWord returns the first character behind the last word that always stands before codes, if it is one.
func (r run) lastWord() (at int, anchored bool) {
	for i := r.size() - 1; i > 0; i-- {
		front := r.slice(0, i)
		if n := beforeCodes.Ends(front); n > 0 && (beforeCodes.Value(front[len(front)-n:]) != "body" || r.rate(i, true) > noCode) {
			return r.perhaps(i), true
		}
	}
	return r.perhaps(0), r.edge != open
}

// perhaps steps over a word at i that a code could also begin with, where the rest is a code without it.
func (r run) perhaps(i int) int {
	if i+1 >= r.size() || !maybeBeforeCodes.Is(r.slice(i, i+1)) || r.rate(i, true) == known || r.belongs(r.slice(i, i+1), i+1) {
		return i
	}
	next, _ := r.char(i + 1)
	if r.rate(i+1, true) >= local || !codeCharacters.inner[next] {
		return i + 1
	}
	return i
}

func runes(s string) int { return utf8.RuneCountInString(s) }

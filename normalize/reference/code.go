package reference

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

//go:embed codes.txt
var codesText string

// codes is the lexicon of issuer codes (机关代字).
var codes = parseLexicon(codesText)

// lexicon is what codes.txt holds.
type lexicon struct {
	known    map[string]bool
	province map[rune]bool
	start    map[rune]bool
	inner    map[rune]bool
	before   map[string]bool
	perhaps  map[string]bool
	behind   map[string]bool
}

func parseLexicon(text string) lexicon {
	l := lexicon{map[string]bool{}, map[rune]bool{}, map[rune]bool{}, map[rune]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for line := range strings.Lines(text) {
		section, entries, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if !ok {
			continue
		}
		words, chars := map[string]map[string]bool{"code": l.known, "before": l.before, "perhaps": l.perhaps, "behind": l.behind}[section],
			map[string]map[rune]bool{"province": l.province, "start": l.start, "inner": l.inner}[section]
		for _, w := range strings.Fields(entries) {
			if words != nil {
				words[w] = true
			}
			for _, r := range w {
				if chars != nil {
					chars[r] = true
				}
			}
		}
	}
	return l
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
		if lex.IsHan(r) && r != '号' && r != '期' {
			at -= w
		} else if g := groupBefore(s, at, floor, 3); g < at && n > 0 {
			at = g
		} else {
			e = edgeAt(r)
			if isDigit(r) && n > 0 { // 2019年
				if first, w := runeAt(s, at); strings.ContainsRune("年月日", first) {
					at += w
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
	switch r {
	case '（', '(', '》', '〉', '〔', '[', '【', '号', '期', '“', '”':
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
	if codes.known[s] && (whole || n > 1 && first != '厅') { // 厅函 also ends 教基厅函
		return known
	}
	if n == 1 || !lex.IsHan(first) {
		return noCode
	}
	foreign := 0 // characters from the left that no code has behind its first
	for k := i + 1; k < r.size(); k++ {
		if c, _ := r.char(k); !codes.inner[c] && c != '（' && c != '(' {
			foreign = k - i + 1
		}
	}
	switch {
	case foreign == 0 && codes.province[first]:
		if second, _ := r.char(i + 1); second == '国' && n > 2 {
			if third, _ := r.char(i + 2); third == '发' || third == '办' || third == '函' {
				return noCode // the province belongs to what stands before: 最新国发
			}
		}
		return regional
	case foreign == 0 && codes.start[first]:
		return likely
	case foreign == 0 && strings.ContainsRune("政府办委党发函文字", first):
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
	if c, _ := r.char(j - 1); !codes.inner[c] || j-i > 2 && codes.perhaps[r.slice(j-1, j)] {
		return true
	}
	front := run{text: r.text, at: r.at[i : j+1]}
	return front.size() > 2 && front.endsAsBody()
}

// endsInWord reports whether the run ends with a word behind which a number or name begins.
func (r run) endsInWord() bool {
	n := r.size()
	for w := 1; w <= min(4, n); w++ {
		if word := r.slice(n-w, n); codes.before[word] || codes.perhaps[word] || bodies.before[word] {
			return true
		}
	}
	return false
}

// levelAt reports whether character k is the level of a local body: 市国税发.
func (r run) levelAt(k int) bool {
	c, _ := r.char(k)
	return strings.ContainsRune("省市县区州旗", c)
}

// closes reports whether the run ends as codes do.
func (r run) closes() bool {
	c, _ := r.char(r.size() - 1)
	return strings.ContainsRune("发函字文规办电秘通令", c)
}

// cut returns the first character behind the last word that stands before codes, and whether the code can
// begin nowhere else.
func (r run) cut() (at int, anchored bool) {
	at, anchored = r.lastWord()
	for i := r.size() - 1; i > at+2; i-- { // 该项目经江政发
		if c, _ := r.char(i - 1); c == '经' || c == '转' {
			if next, _ := r.char(i); !strings.ContainsRune(bodies.lead[c], next) && r.rate(i, true) > noCode {
				return i, true
			}
		}
	}
	return at, anchored
}

// lastWord returns the first character behind the last word that always stands before codes, if it is one.
func (r run) lastWord() (at int, anchored bool) {
	for i := r.size() - 1; i > 0; i-- {
		for w := min(5, i); w > 0; w-- {
			word := r.slice(i-w, i)
			if codes.before[word] || w > 1 && codes.behind[word] && r.rate(i, true) > noCode {
				return r.perhaps(i), true
			}
		}
	}
	return r.perhaps(0), r.edge != open
}

// perhaps steps over a word at i that a code could also begin with, where the rest is a code without it.
func (r run) perhaps(i int) int {
	if i+1 >= r.size() || !codes.perhaps[r.slice(i, i+1)] || r.rate(i, true) == known {
		return i
	}
	first, _ := r.char(i)
	next, _ := r.char(i + 1)
	if strings.ContainsRune(bodies.lead[first], next) { // 经开, 自然
		return i
	}
	if r.rate(i+1, true) >= local || !codes.inner[next] {
		return i + 1
	}
	return i
}

func runes(s string) int { return utf8.RuneCountInString(s) }

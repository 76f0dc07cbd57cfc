package annex

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/schema"
)

// editSheet is 标准化记录: what normalization did to the texts, rule by rule.
func editSheet(b *book) *sheet { return b.screenSheet("edit", 2) }

// uses counts how often the document uses each kind of edit, and tells how many code points of the normalized
// text stand before the first use. Operations that name no kind are skipped.
func (e *entry) uses() (used, first []int) {
	n := &e.Normalization
	used, first = make([]int, len(n.Kinds)), make([]int, len(n.Kinds))
	at := 0
	for i := 1; i < len(n.Ops); i += 2 {
		at += n.Ops[i-1]
		k := n.Ops[i]
		if k < 0 || k >= len(used) {
			continue
		}
		if used[k] == 0 {
			first[k] = at
		}
		used[k]++
		at += utf8.RuneCountInString(n.Kinds[k][2])
	}
	return used, first
}

// addEdits counts the edits of e.
func (h *sheaf) addEdits(e *entry) {
	at := map[string]int{}
	used, first := e.uses()
	view := normalizedView{blocks: e.Blocks}
	for k, kind := range e.Normalization.Kinds {
		if used[k] == 0 {
			continue
		}
		h.edited += used[k]
		i, ok := at[kind[0]]
		if !ok {
			i = len(h.rules)
			at[kind[0]] = i
			h.rules = append(h.rules, ruleUse{rule: kind[0]})
		}
		r := &h.rules[i]
		r.count += used[k]
		if len(r.examples) < mostExamples {
			r.examples = append(r.examples, view.example(first[k], kind))
		}
	}
}

// normalizedView shows pieces of the normalized text, which is put together when the first piece is asked for.
type normalizedView struct {
	blocks []schema.Block
	text   []rune
}

// exampleContext is the number of code points shown on either side of an edit.
const exampleContext = 6

// example shows an edit where it was made: 按照【,→，】省政府. The surroundings are those of the normalized text.
func (v *normalizedView) example(at int, kind [3]string) string {
	if v.text == nil {
		for _, b := range v.blocks {
			v.text = append(append(v.text, []rune(b.Text)...), '\n')
		}
	}
	end := at + utf8.RuneCountInString(kind[2])
	from, to := clamp(at-exampleContext, len(v.text)), clamp(end+exampleContext, len(v.text))
	before, after := v.text[from:clamp(at, len(v.text))], v.text[clamp(end, len(v.text)):to]
	was, is := visible(kind[1]), visible(kind[2])
	if was == "" {
		was = say("edit/nothing")
	}
	if is == "" {
		is = say("edit/deleted")
	}
	return visible(string(before)) + "【" + was + "→" + is + "】" + visible(string(after))
}

func clamp(i, n int) int { return max(0, min(i, n)) }

// visible shows s, at most 60 code points of it, with blanks and line feeds to be seen.
func visible(s string) string {
	const most = 60
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n == most {
			b.WriteString("…")
			break
		}
		n++
		switch r {
		case ' ', '\u00a0':
			r = '␣'
		case '\u3000':
			r = '□'
		case '\n':
			r = '⏎'
		case '\r':
			r = '␍'
		case '\t':
			r = '⇥'
		case '\f':
			r = '␌'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// writeEdits writes 标准化记录, the most frequent rule first.
func (b *book) writeEdits() {
	slices.SortFunc(b.ruled.list, func(x, y ruleUse) int {
		return cmp.Or(cmp.Compare(y.count, x.count), cmp.Compare(x.rule, y.rule))
	})
	last := len(b.ruled.list) + 1
	for i, r := range b.ruled.list {
		examples := append(r.examples, "", "", "")
		share := calculated("D§/SUM(D$2:D$"+itoa(last)+")", float64(r.count)/float64(b.totals.edits))
		b.edits.add(
			count(i+1), text(r.rule), text(b.ruleName(r.rule)), count(r.count), share, count(r.documents),
			text(examples[0]), text(examples[1]), text(examples[2]),
		)
	}
}

// ruleName is the meaning of a rule, of a joint edit (a+b) the meanings of all its rules.
func (b *book) ruleName(id string) string {
	var names []string
	for _, one := range strings.Split(id, "+") {
		for _, r := range b.o.Rules {
			if r.ID == one {
				names = append(names, r.Name)
			}
		}
	}
	return strings.Join(names, "；")
}

package annex

import (
	"cmp"
	"slices"
	"strings"
)

// editSheet is 标准化记录: what normalization did to the texts, rule by rule.
func editSheet(b *book) *sheet {
	wrapped := look{face: bodyFace, wrap: true}
	example := look{face: bodyFace, wrap: true}
	s := &sheet{
		book: b, name: "标准化记录", landscape: true, filtered: true, frozenRows: 1, frozenColumns: 2, repeatFrom: 1, repeatTo: 1,
		columns: []column{
			{"序号", 6, look{face: bodyFace, align: "center"}},
			{"规则", 28, wrapped},
			{"含义", 30, wrapped},
			{"处数", 10, look{face: bodyFace}},
			{"占比", 9, look{face: figureFace, format: "0.0%"}},
			{"涉及文件", 10, look{face: bodyFace}},
			{"例一（原文→规范）", 30, example},
			{"例二", 30, example},
			{"例三", 30, example},
		},
	}
	s.head = func(s *sheet) { s.header() }
	return s
}

// ruleTable counts edits by rule.
type ruleTable struct {
	list []ruleUse
	at   map[string]int
}

type ruleUse struct {
	rule      string
	count     int
	documents int
	last      int // number of the last document counted
	examples  []string
}

// addEdits counts the edits of e.
func (b *book) addEdits(e *entry) {
	n := e.Normalization
	used := make([]int, len(n.Kinds))
	for i := 1; i < len(n.Ops); i += 2 {
		if k := n.Ops[i]; k >= 0 && k < len(used) {
			used[k]++
		}
	}
	for k, kind := range n.Kinds {
		if used[k] > 0 {
			b.totals.edits += used[k]
			b.ruled.add(kind, used[k], e.number)
		}
	}
}

func (t *ruleTable) add(kind [3]string, times, document int) {
	i, ok := t.at[kind[0]]
	if !ok {
		i = len(t.list)
		t.at[kind[0]] = i
		t.list = append(t.list, ruleUse{rule: kind[0]})
	}
	r := &t.list[i]
	r.count += times
	if r.last != document {
		r.last = document
		r.documents++
	}
	if ex := visible(kind[1]) + " → " + visible(kind[2]); len(r.examples) < 3 && !slices.Contains(r.examples, ex) {
		r.examples = append(r.examples, ex)
	}
}

// visible shows s, at most 60 code points of it, with blanks and line feeds to be seen.
func visible(s string) string {
	if s == "" {
		return "（无）"
	}
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

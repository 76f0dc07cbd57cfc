package annex

import "strings"

// ruleTable counts edits by rule.
type ruleTable struct {
	list []ruleUse
	at   map[string]int
}

type ruleUse struct {
	rule      string
	count     int
	documents int
	examples  []string
}

// mostExamples of a rule are shown.
const mostExamples = 3

func (r *ruleUse) code(x *coder) {
	x.text(&r.rule)
	x.number(&r.count)
	list(x, &r.examples, x.text)
}

// add counts the uses of a rule in a document.
func (t *ruleTable) add(in *ruleUse) {
	i, ok := t.at[in.rule]
	if !ok {
		i = len(t.list)
		rule := strings.Clone(in.rule)
		t.at[rule] = i
		t.list = append(t.list, ruleUse{rule: rule})
	}
	r := &t.list[i]
	r.count += in.count
	r.documents++
	for _, example := range in.examples[:min(len(in.examples), mostExamples-len(r.examples))] {
		r.examples = append(r.examples, strings.Clone(example))
	}
}

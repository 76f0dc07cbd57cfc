package form

import (
	"fmt"
	"strings"
)

// parseRelation reads a formula over the rows or columns of a part, which stand in front of it.
func parseRelation(text string, p *Part) (relation, error) {
	var r relation
	formula, ok := strings.CutSuffix(text, " by row")
	lines := p.Rows
	if r.byRow = ok; ok {
		lines = p.Columns
	} else if formula, ok = strings.CutSuffix(text, " by column"); !ok {
		return r, fmt.Errorf("relation %q: want by row or by column", text)
	}
	left, right, ok := strings.Cut(formula, "=")
	if !ok {
		return r, fmt.Errorf("relation %q: want =", text)
	}
	var err error
	if r.left, err = side(left, lines); err == nil {
		r.right, err = side(right, lines)
	}
	if err != nil {
		return r, fmt.Errorf("relation %q: %w", text, err)
	}
	return r, nil
}

// side reads one side of a formula.
func side(text string, lines []Line) ([]string, error) {
	var ids []string
	for term := range strings.SplitSeq(text, "+") {
		term = strings.TrimSpace(term)
		span, ok := strings.CutPrefix(term, "sum(")
		from, to := term, term
		if ok {
			if from, to, ok = strings.Cut(strings.TrimSuffix(span, ")"), ".."); !ok {
				return nil, fmt.Errorf("%q: want sum(a..b)", term)
			}
		}
		i, k := lineOf(lines, from), lineOf(lines, to)
		if i < 0 || k < i {
			return nil, fmt.Errorf("no lines from %q to %q", from, to)
		}
		for ; i <= k; i++ {
			if from == to || lines[i].value != "" || !heads(lines, i) {
				ids = append(ids, lines[i].ID)
			}
		}
	}
	return ids, nil
}

func lineOf(lines []Line, id string) int {
	for i := range lines {
		if lines[i].ID == id {
			return i
		}
	}
	return -1
}

// heads reports whether line i is the group of the line behind it.
func heads(lines []Line, i int) bool {
	if i+1 >= len(lines) {
		return false
	}
	above := lines[i+1].above
	return len(above) > 0 && above[len(above)-1] == lines[i].key
}

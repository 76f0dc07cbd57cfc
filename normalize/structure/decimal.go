package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// The decimal numbers of clauses (条款编号): 1, 1.1, 1.1.1, as standards have them (GB/T 1.1—2020, 8.2), and plans for emergencies.
// A number with two places or more says which number it stands below, so it is believed below that one alone.

const (
	fewestClauses  = 3  // with two places or more, of a text whose clauses may be numbered 1, 2
	clauseAtStart  = -2 // a line may begin with a figure
	clauseAlone    = -8 // nothing that it may stand below is open
	clauseBehind   = 1  // it opens the list below its number: 1.1
	clauseMissing  = -3 // it opens it, and is not the first
	mostClauseStep = 3  // numbers that may be missing in a row of clauses
)

// The words that make a number a quantity or a date.
var (
	measureUnit = lex.Class("unit")
	dateUnit    = lex.Class("date-unit")
	noNumeral   = lex.Class("no-numeral")
)

// end is where the number ends in its text.
func (d *candidate) end() int { return d.at + d.Len }

// clause adds the decimal number at a byte of s to the candidates, if one stands there that may number a clause: a title
// follows, and no unit. One without a point numbers a clause only where a line or sentence begins.
func (c *collector) clause(line int, s string, at int, prev rune, gap bool) bool {
	path, ok := label.ParseDecimal(s[at:])
	if !ok {
		return false
	}
	end := at + int(path.End)
	rest := s[end:]
	blank := lex.Blanks(rest)
	place := placeOf(prev, gap)
	if !mayTitle(rest[blank:], place == AtStart) || path.Len == 1 && place > BehindStop || path.Len > 1 && place == Glued && (!lex.IsHan(prev) || clauseWord.Ends(s[:at]) > 0) || isJoint(prev) {
		return false
	}
	d := candidate{line: line, at: at, place: place, path: path, score: placeWeight[place], fresh: c.fresh}
	d.Label = label.Label{Scheme: label.Arabic, Value: int(path.Path[path.Len-1]), Depth: int(path.Len), Text: s[at:end], Len: int(path.End), Blank: blank}
	d.rank = RankOf(d.Label)
	switch {
	case place == AtStart:
		d.score += clauseAtStart
	case place == Glued:
		d.score += gluedWeight[d.rank]
	}
	if path.Len > 1 {
		c.clauses++
	}
	c.list, c.fresh = append(c.list, d), false
	return true
}

// mayTitle reports whether the title of a clause may begin at s, behind its number: 范围, “三防”, Ⅰ级响应; and no unit that makes the number
// a quantity, or a date. Where a line begins, titles may begin with a word that counts things: 2组织体系.
func mayTitle(s string, line bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if !lex.IsHan(r) && !strings.ContainsRune("“《IVX", r) && !('Ⅰ' <= r && r <= 'Ⅻ') || lex.IsNumeral(r) && noNumeral.Begins(s) == 0 || dateUnit.Begins(s) > 0 {
		return false
	}
	n := measureUnit.Begins(s)
	switch measureUnit.Value(s[:n]) {
	case "money", "percent", "area", "duration":
		return false
	}
	return (n == 0 || line) && !strings.Contains(s[:min(len(s), 160)], "....") && !strings.Contains(s[:min(len(s), 160)], "……")
}

// believed returns the candidates without numbers of one place that no clause stands below: where the text has few
// clauses, they are figures at the beginnings of lines, or cells.
func (c *collector) believed() []candidate {
	if c.clauses == 0 {
		return plain(c.list, func(*candidate) bool { return false })
	}
	over := map[int]bool{} // the first places of clauses 1.1
	for i := range c.list {
		if d := &c.list[i]; d.Depth == 2 {
			over[int(d.path.Path[0])] = true
		}
	}
	return plain(c.list, func(d *candidate) bool {
		return c.clauses >= fewestClauses && (over[d.Value] || over[d.Value-1] || over[d.Value+1])
	})
}

// plain drops the clauses of one place that keep does not hold for.
func plain(list []candidate, keep func(*candidate) bool) []candidate {
	kept := list[:0]
	for i := range list {
		if d := &list[i]; d.Depth != 1 || keep(d) {
			kept = append(kept, *d)
		}
	}
	return kept
}

// acceptClause adds the readings that believe candidate i, a clause of two places or more, behind r: the next of its list, the first below the
// number that it names, or one that nothing tells about.
func (b *beam) acceptClause(r *reading, i int32, c *candidate) {
	for top := int(r.depth) - 1; top >= 0; top-- {
		e := &r.stack[top]
		next := *r
		next.fresh = false
		switch {
		case e.rank == c.rank && r.under2(top, c):
			if step := int32(c.Value) - e.value; step > 0 && step <= mostClauseStep {
				b.push(next, top, i, e.first, c.score+stepWeight(step, c))
			}
			return
		case c.below(e):
			add := begins + clauseBehind
			if c.Value > 1 {
				add = clauseMissing
			}
			b.push(next, top+1, i, -1, c.score+add+next.nest(c.rank, top+1, 0))
			return
		}
	}
	if c.place == AtStart {
		next := *r
		next.fresh = false
		b.push(next, 0, i, -1, c.score+clauseAlone)
	}
}

// under2 reports whether the open list at top stands under the number that c names.
func (r *reading) under2(top int, c *candidate) bool {
	return top == 0 || c.below(&r.stack[top-1])
}

// below reports whether the clause c says that it stands below the last number of the open list e: 3.4.1 below 3.4, 3.4 below 3, 3., 三、
// and 第三章.
func (c *candidate) below(e *open) bool {
	if e.value != int32(c.path.Path[c.Depth-2]) {
		return false
	}
	if c.Depth == 2 {
		return e.rank == Clause || e.rank == Arabic || e.rank == CJK || e.rank <= Section
	}
	return e.rank == c.rank-1 || c.rank == Clause4 && e.rank == Clause4
}

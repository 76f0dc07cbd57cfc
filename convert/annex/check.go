package annex

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"guiwen/schema"
	"guiwen/schema/message"
)

// checkSheet is 勾稽校验: every check, failures first.
func checkSheet(b *book) *sheet { return b.newSheet("check", 1) }

// addChecks adds the checks of e.
func (h *sheaf) addChecks(e *entry) {
	h.checks = make([]checkRow, len(e.Checks))
	for i := range e.Checks {
		h.checks[i] = e.check(&e.Checks[i])
		if h.checks[i].Verdict == failed {
			h.summary.failed++
		}
	}
}

// keepCheck keeps a check of a document, whose figures and blocks stand at their places.
func (b *book) keepCheck(c *checkRow, document int, issuer string, figures, blocks []place) {
	c.doc, c.issuer, c.basisAt, c.blockAt = strconv.Itoa(document), issuer, "", ""
	if c.basis > 0 && c.basis <= len(figures) {
		c.basisAt = figures[c.basis-1].link()
	}
	if c.block > 0 && c.block <= len(blocks) {
		c.blockAt = blocks[c.block-1].link()
	}
	c.statedAt, c.computedBy = c.stated.formula(figures), c.computed.formula(figures)
	b.keep(c)
}

// keep files a check under its verdict.
func (b *book) keep(c *checkRow) {
	i := slices.Index(verdicts, c.Verdict)
	if i < 0 {
		b.fail(errKept)
		return
	}
	b.tally[verdicts[i]]++
	b.fail(b.kept[i].add(c.code))
}

func (e *entry) check(c *schema.Check) checkRow {
	row := checkRow{
		Kind: message.Term("CheckKind", c.Kind), Formula: c.Formula,
		Stated: c.Stated, Computed: c.Computed, Tolerance: c.Tolerance, Verdict: undecided,
		Basis: strings.Join(c.Statistics, "、"),
	}
	if c.Holds != nil {
		row.Verdict = failed
		if *c.Holds {
			row.Verdict = passed
		}
	}
	if c.Stated != nil && c.Computed != nil && c.Holds != nil {
		diff := round(*c.Stated-*c.Computed, 9)
		row.Live = (math.Abs(diff) <= c.Tolerance) == *c.Holds
	}
	for _, id := range c.Statistics {
		if i, ok := e.figures[id]; ok {
			row.basis = i + 1
			row.Block, row.Section = e.Statistics[i].Block, e.section(e.Statistics[i].Block)
			if k, ok := e.blocks[row.Block]; ok {
				row.block = k + 1
			}
			break
		}
	}
	row.stated, row.computed = e.derivations(c)
	row.Note = checkNote(&row)
	return row
}

// checkNote says in a sentence what a clerk should know of a check that did not pass.
func checkNote(row *checkRow) string {
	switch {
	case row.Verdict == undecided:
		return say("check/undecided")
	case row.Verdict == failed && row.Stated != nil && row.Computed != nil:
		return say("check/differs", plain(*row.Stated), plain(*row.Computed), plain(math.Abs(round(*row.Stated-*row.Computed, 9))))
	case row.Verdict == failed:
		return say("check/compare")
	}
	return ""
}

// writeChecks writes 勾稽校验, verdict by verdict.
func (b *book) writeChecks() {
	if b.tally[failed] > 0 {
		b.checks.tab = failingTab
	}
	n := 0
	for i := range b.kept {
		var c checkRow
		b.fail(b.kept[i].each(func(x *coder) {
			n++
			c.code(x)
			b.writeCheck(n, &c)
		}))
	}
}

func (b *book) writeCheck(n int, c *checkRow) {
	stated, computed := amount(c.Stated, c.statedAt), amount(c.Computed, c.computedBy)
	difference, verdict := cell{}, text(verdictWord(c.Verdict))
	column := func(key string) string { return columnName(b.checks.column(key)) + "§" }
	if c.Stated != nil && c.Computed != nil {
		diff := round(*c.Stated-*c.Computed, 9)
		difference = calculated("ROUND("+column("stated")+"-"+column("computed")+",9)", diff)
		if c.Live {
			verdict = judged("IF(ABS("+column("difference")+")<="+column("tolerance")+`,"`+verdictWord(passed)+`","`+verdictWord(failed)+`")`, verdictWord(c.Verdict))
		}
	}
	basis, block := text(c.Basis), text(c.Block)
	basis.link, block.link = c.basisAt, c.blockAt
	b.checks.add(
		count(n), text(c.doc), text(named(c.issuer)), text(c.Kind), text(c.Formula), stated, computed, difference,
		number(c.Tolerance), verdict, basis, block, text(c.Section), text(c.Note),
	)
}

// amount is a number of a check: live where a formula for it is known.
func amount(v *float64, formula string) cell {
	switch {
	case v == nil:
		return cell{}
	case formula != "":
		return calculated(formula, *v)
	}
	return number(*v)
}

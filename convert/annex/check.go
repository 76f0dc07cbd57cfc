package annex

import (
	"math"
	"strconv"
	"strings"

	"guiwen/schema"
	"guiwen/schema/message"
)

// The verdicts on a check (结论), as rows keep them.
const (
	passed    = "passed"
	failed    = "failed"
	remark    = "remark" // two documents disagree, which may have a reason
	undecided = "undecided"
)

// verdicts in the order the sheet lists them.
var verdicts = []string{failed, remark, undecided, passed}

// verdictWord is what the sheet calls a verdict.
func verdictWord(v string) string { return say("verdict/" + v) }

// checkRow is a row of 勾稽校验, as it is kept until all documents were read.
type checkRow struct {
	Doc              string // number of the document, of two: "1、3"
	Issuer           string
	Kind             string
	Formula          string
	Stated, Computed *float64
	// StatedAt and ComputedBy are formulas over 明细 that give Stated and Computed, or empty.
	StatedAt, ComputedBy string
	Tolerance            float64
	Verdict              string
	Live                 bool // the verdict follows from difference and tolerance
	Basis, BasisAt       string
	Block, BlockAt       string
	Section              string
	Note                 string
}

// checkSheet is 勾稽校验: every check, failures first.
func checkSheet(b *book) *sheet { return b.newSheet("check", 1) }

// addChecks keeps the checks of e and returns how many fail.
func (b *book) addChecks(e *entry) (failures int) {
	for i := range e.Checks {
		row := b.checkOf(e, &e.Checks[i])
		if row.Verdict == failed {
			failures++
		}
		b.keep(row)
	}
	return failures
}

// keep files a check under its verdict.
func (b *book) keep(row checkRow) {
	b.tally[row.Verdict]++
	for i, v := range verdicts {
		if v == row.Verdict {
			if err := b.kept[i].add(row); err != nil && b.err == nil {
				b.err = err
			}
		}
	}
}

func (b *book) checkOf(e *entry, c *schema.Check) checkRow {
	row := checkRow{
		Doc: strconv.Itoa(e.number), Issuer: e.issuer, Kind: message.Term("CheckKind", c.Kind), Formula: c.Formula,
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
			row.BasisAt = e.written[i].link()
			row.Block, row.Section = e.Statistics[i].Block, e.section(e.Statistics[i].Block)
			if k, ok := e.blocks[row.Block]; ok {
				row.BlockAt = e.rows[k].link()
			}
			break
		}
	}
	row.StatedAt, row.ComputedBy = e.formulas(c)
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

// formulas returns the formulas over 明细 that stand for what a check states and computes. A formula is given
// only where it is proved: with the figures of the document it gives exactly what the check says.
func (e *entry) formulas(c *schema.Check) (stated, computed string) {
	const mostTerms = 100 // a formula holds 8,192 characters
	if len(c.Statistics) < 2 || len(c.Statistics) > mostTerms {
		return "", ""
	}
	values := make([]float64, len(c.Statistics))
	refs := make([]string, len(c.Statistics))
	for i, id := range c.Statistics {
		k, ok := e.figures[id]
		if !ok || e.Statistics[k].Value == nil {
			return "", ""
		}
		values[i], refs[i] = *e.Statistics[k].Value, valueAt(e.written[k])
	}
	if c.Stated != nil && *c.Stated == values[0] {
		stated = refs[0]
	}
	if c.Computed != nil {
		computed = derivation(values[1:], refs[1:], *c.Computed)
	}
	return stated, computed
}

// derivation finds the arithmetic by which values give result: their sum, or for two of them their quotient,
// percentage or growth, exact or rounded. It returns the formula over refs, or "".
func derivation(values []float64, refs []string, result float64) string {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	if sum == result {
		return strings.Join(refs, "+")
	}
	if len(values) != 2 || values[1] == 0 {
		return ""
	}
	a, b := values[0], values[1]
	for _, f := range []struct {
		formula string
		value   float64
	}{
		{refs[0] + "/" + refs[1] + "*100", a / b * 100},
		{refs[0] + "/" + refs[1], a / b},
		{"(" + refs[0] + "-" + refs[1] + ")/" + refs[1] + "*100", (a - b) / b * 100},
		{refs[0] + "-" + refs[1], a - b},
	} {
		if f.value == result {
			return f.formula
		}
		if n := decimals(result); n <= 6 && round(f.value, n) == result {
			return "ROUND(" + f.formula + "," + strconv.Itoa(n) + ")"
		}
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
		err := b.kept[i].each(func(c checkRow) {
			n++
			b.writeCheck(n, &c)
		})
		if err != nil && b.err == nil {
			b.err = err
		}
	}
}

func (b *book) writeCheck(n int, c *checkRow) {
	stated, computed := amount(c.Stated, c.StatedAt), amount(c.Computed, c.ComputedBy)
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
	basis.link, block.link = c.BasisAt, c.BlockAt
	b.checks.add(
		count(n), text(c.Doc), text(named(c.Issuer)), text(c.Kind), text(c.Formula), stated, computed, difference,
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

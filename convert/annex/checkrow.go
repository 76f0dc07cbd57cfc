package annex

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
	Kind, Formula    string
	Stated, Computed *float64
	Tolerance        float64
	Verdict          string
	Live             bool // the verdict follows from difference and tolerance
	Basis, Block     string
	Section, Note    string

	// As a document's sheaf has it: the figure and block that Basis and Block lead to, by their places in the document from 1 (0:
	// none), and what Stated and Computed are of its figures.
	basis, block     int
	stated, computed derivation

	// As the workbook has it: number of the document (of two: "1、3"), formulas over 明细, places to lead to; or empty.
	doc, issuer          string
	statedAt, computedBy string
	basisAt, blockAt     string
}

func (c *checkRow) code(x *coder) {
	for _, s := range []*string{
		&c.Kind, &c.Formula, &c.Verdict, &c.Basis, &c.Block, &c.Section, &c.Note,
		&c.doc, &c.issuer, &c.statedAt, &c.computedBy, &c.basisAt, &c.blockAt,
	} {
		x.text(s)
	}
	x.optional(&c.Stated)
	x.optional(&c.Computed)
	x.float(&c.Tolerance)
	x.flag(&c.Live)
	x.number(&c.basis)
	x.number(&c.block)
	c.stated.code(x)
	c.computed.code(x)
}

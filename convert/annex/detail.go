package annex

import (
	"strings"

	"guiwen/schema"
	"guiwen/schema/message"
)

// detailSheet is 明细: every figure, one row.
func detailSheet(b *book) *sheet {
	s := b.newSheet("detail", 3)
	s.printColumns = s.column("doubtful") + 1 // what follows serves the screen
	return s
}

// The list of units is for people to choose from.
const (
	mostUnits   = 200
	longestUnit = 60 // bytes
)

// addFigures adds the figures of e for 明细 and 目录外数据, and for the sheets that compare.
func (m *maker) addFigures(h *sheaf, e *entry) {
	listed := map[string]bool{}
	h.figures = make([]filedFigure, len(e.Statistics))
	for i := range e.Statistics {
		s := &e.Statistics[i]
		doubt := say("no")
		if doubtfulFigure(e, s) {
			doubt = say("yes")
			h.summary.doubtful++
		}
		topic, name := "", value(s.Label)
		if ind := m.codes.entry(s.Indicator); ind != nil {
			topic, name = ind.Topic, ind.Name
		}
		if s.Indicator != nil {
			h.coded++
		}
		if u := value(s.Unit); u != "" && len(u) <= longestUnit && !listed[u] && len(h.units) < mostUnits {
			listed[u] = true
			h.units = append(h.units, u)
		}
		h.detail.add(
			cell{kind: runningCell}, cell{kind: documentCell}, text(s.ID), text(topic), optional(s.Indicator), text(name),
			figureValue(s), optional(s.Unit),
			text(message.Term("Bound", s.Bound)), optional(s.Qualifier), optional(s.Scope), periodCell(s.Period), optional(s.PartOf),
			text(e.section(s.Block)), text(s.Quote), e.where(s.Block), text(doubt),
			inTenThousands(s), text(message.Term("FigureKind", s.Kind)), text(s.Figure), optional(s.Label), text(statusWord(s)),
		)
		h.figures[i] = e.filed(s)
		if !e.prints(s) && !e.inForm(s) {
			h.addOther(e, i, name)
		}
	}
}

// statusWord is what the sheets call the status of a figure.
func statusWord(s *schema.Statistic) string {
	if s.Status == "" {
		return ""
	}
	return message.Term("Status", string(s.Status))
}

// doubtfulFigure reports whether a person should look at a figure: nothing says what it counts, it has no
// unit, or a check that it takes part in fails.
func doubtfulFigure(e *entry, s *schema.Statistic) bool {
	return s.Value == nil || s.Unit == nil || s.Indicator == nil && s.Label == nil || e.doubted[s.ID]
}

// figureValue is the value of a figure; one whose digits are not sure has none.
func figureValue(s *schema.Statistic) cell {
	if s.Value == nil {
		return cell{}
	}
	return number(*s.Value).in(look{face: figureFace, format: valueFormat(s)})
}

// valueFormat shows a figure with the decimals it was written with: 92.80% has two.
func valueFormat(s *schema.Statistic) string {
	n := decimals(*s.Value)
	if s.Kind == "percent" {
		n = max(n, writtenDecimals(s.Figure))
	}
	return decimalsFormat(n)
}

// writtenDecimals counts the digits behind the decimal point of a figure as written.
func writtenDecimals(figure string) int {
	i := strings.IndexByte(figure, '.')
	if i < 0 {
		return 0
	}
	n := 0
	for _, c := range []byte(figure[i+1:]) {
		if c < '0' || c > '9' {
			break
		}
		n++
	}
	return n
}

// inTenThousands is a sum of money in 万元, the unit of official tables; other figures have none.
func inTenThousands(s *schema.Statistic) cell {
	if s.Value == nil || s.Kind != "money" || value(s.Unit) != say("unit/yuan") {
		return cell{}
	}
	return number(*s.Value / 10_000).in(look{face: figureFace, format: moneyFormat})
}

// periodCell shows a year as a number without separators, any other period as text.
func periodCell(s *string) cell {
	p := parsePeriod(s)
	if p.year > 0 && p.part == "" && len(*s) == 4 {
		return count(p.year).in(look{face: figureFace, format: "0", align: "center"})
	}
	return optional(s)
}

package annex

import (
	"strconv"

	"guiwen/schema/message"
)

// addDisagreements keeps a remark for every indicator of which two documents of one issuer state different
// values for the same time.
func (b *book) addDisagreements() {
	for i := range b.series.issuers {
		for _, s := range b.series.of(i, b.codes.at) {
			if len(s.figures) < 2 {
				continue
			}
			if x, y, ok := s.disagreement(); ok {
				row := b.disagreementRow(s, x, y)
				b.keep(&row)
			}
		}
	}
}

func (b *book) disagreementRow(s *series, x, y figure) checkRow {
	return checkRow{
		doc: strconv.Itoa(x.doc) + "、" + strconv.Itoa(y.doc), issuer: b.series.issuers[s.issuer], Kind: message.Term("CheckKind", "across-documents"),
		Formula: say("check/disagreement", x.year, b.codes.name(s), x.doc, plain(x.value)+s.unit, y.doc, plain(y.value)+s.unit),
		Stated:  &x.value, Computed: &y.value, statedAt: valueAt(x.at), computedBy: valueAt(y.at),
		Verdict: remark, Basis: say("check/two-documents", x.doc, x.id, y.doc, y.id), basisAt: x.at.link(),
		Note: say("check/disagree"),
	}
}

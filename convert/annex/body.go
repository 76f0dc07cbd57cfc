package annex

import (
	"slices"
	"strings"
)

// body is a reporting body as 汇总表 has it.
type body struct {
	issuer int
	tier   int  // of its level: 0 the state, 1 provinces …; the last where it is not known
	whole  bool // a government, not one of its departments
}

// peers reports whether two bodies are of one kind: what they report may be added up and ranked.
func (x body) peers(y body) bool { return x.tier == y.tier && x.whole == y.whole }

// tierOf is the tier of a level of administration.
func tierOf(level string) int {
	tiers := strings.Split(say("rollup/tiers"), "|")
	for i, t := range tiers {
		if slices.Contains(strings.Fields(t), level) {
			return i
		}
	}
	return len(tiers)
}

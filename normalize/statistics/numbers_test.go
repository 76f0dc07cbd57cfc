package statistics

import (
	"maps"
	"strings"
)

func init() { maps.Copy(probes, numberProbes) }

// numberProbes tell, by class, whether a word acts on the number that it stands at.
var numberProbes = map[string]func(p probe, value string) bool{
	"determiner":      byValue(map[string]string{"": none, "indefinite": reasonIndefinite, "counts": taken}),
	"limit-after":     outcome(none),
	"no-single":       outcome(none),
	"in-a-row":        outcome(taken),
	"shortens":        outcome(taken),
	"change-particle": outcome(taken),
	"divided-into":    outcome(taken),
	"brings-about":    outcome(taken),
	"verb-particle":   outcome(taken),
	"scheme-noun":     outcome(reasonCategory),
	"body-noun":       outcome(taken),
	"measured-phrase": byValue(map[string]string{"": none, reasonSetPhrase: reasonSetPhrase}),
	"numeral-phrase":  outcome(reasonSetPhrase),
	"lasts":           outcome(taken),
	"plan-noun":       outcome(reasonPlan),
	"time-looked-at":  outcome(reasonPeriod),
	"within-time":     outcome(reasonPeriod),
	"radius-noun":     outcome(reasonDurationName),
	"exceeds":         outcome(reasonThreshold),
	"says-result":     outcome(taken),
	"names-by-number": byValue(map[string]string{reasonCode: reasonCode, reasonVersion: reasonVersion, reasonAnniversary: reasonAnniversary,
		reasonOrdinal: reasonOrdinal, "congress": reasonCategory, "grade": reasonCategory, "kind": reasonCategory}),
	"money-noun":        func(p probe, _ string) bool { return p.nearest() == taken && p.last().kind == kindMoney },
	"noun-without-unit": outcome(taken),
	"numbered-thing":    outcome(reasonLabel),
	"states-number":     outcome(taken),
	"ratio-noun":        func(p probe, _ string) bool { return p.last().kind == kindRatio },
	"ranks":             func(p probe, _ string) bool { return p.last().kind == kindRank },
	"rank-unit":         func(p probe, _ string) bool { return p.last().kind == kindRank },
	"rank-field":        func(p probe, _ string) bool { return p.last().kind == kindRank },
	"no-rank":           outcome(reasonOrdinal),
	"ordinal-unit":      byValue(map[string]string{reasonArticle: reasonArticle, reasonCode: reasonCode, reasonMeeting: reasonMeeting}),
	"meeting-noun":      outcome(reasonMeeting),
	"first-noun":        outcome(reasonSetPhrase),
	"plan-name":         func(p probe, _ string) bool { return p.nearest() == reasonPlan },
	"pair-word":         outcome(reasonSetPhrase),
	"season":            probe.inSeason,
	"base-before":       func(p probe, _ string) bool { return p.last().period != "2018" },
	"base-after":        func(p probe, _ string) bool { return p.last().period != "2018" },
	"respective": func(p probe, _ string) bool {
		return len(p.facts) == 2 && strings.HasPrefix(p.facts[0].label, "保留")
	},
	"each-word": func(p probe, _ string) bool { return len(p.facts) == 2 },
}

// What becomes of a number besides the reasons why it is none.
const (
	taken = "figure"
	none  = ""
)

// outcome makes a probe that asks what became of the number nearest to the word.
func outcome(want string) func(p probe, value string) bool {
	return func(p probe, _ string) bool { return p.nearest() == want }
}

// byValue is outcome where the value of the word says what is expected.
func byValue(want map[string]string) func(p probe, value string) bool {
	return func(p probe, value string) bool {
		w, ok := want[value]
		return ok && p.nearest() == w
	}
}

// nearest returns what became of the number nearest to the word: a figure, a reason, or nothing.
func (p probe) nearest() string {
	best, out := len(p.text), none
	for _, it := range p.scan.items {
		distance := max(it.start-p.end, p.start-it.end, 0)
		if distance < best {
			best, out = distance, it.reason
			if it.reason == "" {
				out = taken
			}
		}
	}
	return out
}

// inSeason reports whether the word in front of the figure gives it the months that are its value.
func (p probe) inSeason(value string) bool {
	m := newMatcher(p.c)
	m.read(p.text)
	w := m.timeIn(p.text, 0, p.last().start, false)
	if value == "year" {
		return w.at >= 0 && w.months == "" && w.years == 0
	}
	return w.at >= 0 && w.months+w.period+timeName(w.years) == value
}

// timeName returns the value that stands for a word.
func timeName(w timeWord) string {
	for name, v := range timeWords {
		if v == w {
			return name
		}
	}
	return ""
}

package statistics

import (
	"slices"

	"guiwen/normalize/lex"
)

// Classes of words that several files ask.
var (
	nounWithoutUnit       = lex.Class("noun-without-unit")
	fractionWord          = lex.Class("fraction-word")
	limitAfter            = lex.Class("limit-after")
	namesByNumber         = lex.Class("names-by-number")
	inARow                = lex.Class("in-a-row")
	shortens              = lex.Class("shortens")
	changeParticle        = lex.Class("change-particle")
	timeUnit              = lex.Class("time-unit")
	halfWord              = lex.Class("half-word")
	generalUnit           = lex.Class("general-unit")
	seasons               = lex.Class("season")
	conjunctions          = lex.Class("conjunction")
	openLists             = lex.Class("open-list")
	afterNouns            = lex.Class("after-noun")
	boundsBefore          = lex.Class("bound-before")
	amongWords            = lex.Class("among")
	shareVerbs            = lex.Class("share-verb")
	changes               = lex.Class("change")
	classifiers           = lex.Class("classifier")
	rateNoun              = lex.Class("rate-noun")
	nameBehindPlaces      = lex.Class("name-behind-place")
	behindCues            = lex.Class("status-behind")
	objectLeads           = lex.Class("object-lead")
	totalWords            = lex.Class("total-word")
	statusCues            = lex.Class("status-cue")
	possessives           = lex.Class("possessive")
	boundsBeforeMagnitude = lex.Class("bound-before-magnitude")
)

// Units returns the names of all units that a figure can have, sorted.
func Units() []string {
	var names []string
	for _, u := range lex.Units() {
		names = append(names, u.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

package reference

import "guiwen/normalize/lex"

// The classes of words that references are known by.
var (
	orderWords    = lex.Class("order-word")
	decisionCodes = lex.Class("decision-code")
	filingCodes   = lex.Class("filing-code")
	testReports   = lex.Class("test-report")
	conjunctions  = lex.Class("conjunction")
	ordinalSigns  = lex.Class("ordinal-sign")
	trialMarks    = lex.Class("trial-mark")
	stateNames    = lex.Class("state-name")
	stateCouncil  = lex.Class("state-council")
)

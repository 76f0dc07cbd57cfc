package reference

import (
	"strings"

	"guiwen/normalize/lex"
)

// The classes of words that references are known by; normalize/lex/lexicon/classes.tsv says what each is.
var (
	conjunctions = lex.Class("conjunction")
	rangeWords   = lex.Class("range-word")
	ordinalSigns = lex.Class("ordinal-sign")

	orderWords       = lex.Class("order-word")
	decisionCodes    = lex.Class("decision-code")
	filingCodes      = lex.Class("filing-code")
	testReports      = lex.Class("test-report")
	trialMarks       = lex.Class("trial-mark")
	paperWords       = lex.Class("paper-word")
	numberUnits      = lex.Class("number-ending")
	dateUnits        = lex.Class("date-unit")
	issuerCodes      = lex.Class("issuer-code")
	centralCodes     = lex.Class("central-code")
	codeMiddles      = lex.Class("code-middle")
	codeEnds         = lex.Class("code-end")
	beforeCodes      = lex.Class("before-code")
	maybeBeforeCodes = lex.Class("maybe-before-code")
	carriers         = lex.Class("carrier")

	placeUnits         = lex.Class("place-unit")
	suffixSigns        = lex.Class("suffix-sign")
	pointers           = lex.Class("pointer")
	enactments         = lex.Class("enactment")
	enactmentModifiers = lex.Class("enactment-modifier")
	citedBefore        = lex.Class("cited-before")
	leadIns            = lex.Class("lead-in")
	lawNames           = lex.Class("law-name")
	noLawEnds          = lex.Class("no-law-end")
	amendmentIntros    = lex.Class("amendment-intro")
	amendingVerbs      = lex.Class("amending-verb")

	meetingCounters   = lex.Class("meeting-counter")
	meetingKinds      = lex.Class("meeting-kind")
	anyMeetings       = lex.Class("meeting-any")
	meetingEnds       = lex.Class("meeting-end")
	meetingBreaks     = lex.Class("meeting-break")
	meetingExtensions = lex.Class("meeting-extension")
	partyMeetings     = lex.Class("party-meeting")
	partyNames        = lex.Class("party-name")
	congressFollowers = lex.Class("congress-follower")
	surveys           = lex.Class("survey-noun")
	termPointers      = lex.Class("term-pointer")
	firstSigns        = lex.Class("first-sign")
	shortBodies       = lex.Class("short-body")
	conveneVerbs      = lex.Class("convene-verb")
	conveningBodies   = lex.Class("convening-body")
	yearWords         = lex.Class("year-word")

	aliasIntros    = lex.Class("alias-intro")
	aliasModifiers = lex.Class("alias-modifier")
	namingVerbs    = lex.Class("naming-verb")
	offices        = lex.Class("office")

	bodyNames         = lex.Class("body-name")
	organEnds         = lex.Class("organ-end")
	noOrgans          = lex.Class("no-organ")
	jointNames        = lex.Class("joint-name")
	jointVerbs        = lex.Class("joint-verb")
	formerSigns       = lex.Class("former-sign")
	stateNames        = lex.Class("state-name")
	stateCouncil      = lex.Class("state-council")
	beforeBodies      = lex.Class("before-body")
	leadSigns         = lex.Class("lead-sign")
	levels            = lex.Class("place-ending")
	scopes            = lex.Class("division-scope")
	nations           = lex.Class("nation")
	noPlaceEnds       = lex.Class("no-place-end")
	committeePrefixes = lex.Class("organization-prefix")
	committeeSigns    = lex.Class("committee-sign")
	vagueStarts       = lex.Class("vague-start")
	genericBodies     = lex.Class("generic-body")
	aboutWords        = lex.Class("about-word")
	issueVerbs        = lex.Class("issue-verb")
	issueAdverbs      = lex.Class("issue-adverb")
	aspects           = lex.Class("aspect")
	noticeEnds        = lex.Class("notice-end")
)

// joinerAt passes what stands at byte i between two members of a list or, as through says, between the ends of a range.
func joinerAt(s string, i int) (end int, through, ok bool) {
	if r, w := runeAt(s, i); r == '、' || r == '，' {
		return i + w, false, true
	}
	if n := rangeWords.Begins(s[i:]); n > 0 {
		return i + n, true, true
	}
	n := conjunctions.Begins(s[i:])
	return i + n, false, n > 0
}

// joins reports whether s only joins two members of a list: a mark, a conjunction, or both, and 第 of what follows.
func joins(s string) bool {
	s = strings.TrimSpace(s)
	s = strings.TrimPrefix(strings.TrimPrefix(s, "、"), "，")
	s = s[conjunctions.Begins(s):]
	return s == "" || ordinalSigns.Is(s)
}

// counterAt returns the length of the word at byte i that counts meetings (次) or terms (届), as of says, or 0.
func counterAt(s string, i int, of string) int {
	n := meetingCounters.Begins(s[i:])
	if meetingCounters.Value(s[i:i+n]) != of {
		return 0
	}
	return n
}

// partyMeeting returns the body and the kind of the meetings of the party that are known by one character: 大, 中.
func partyMeeting(word string) (body, kind string) {
	body, kind, _ = strings.Cut(partyMeetings.Value(word), "/")
	return body, kind
}

// stateName stands in front of the names of laws in their titles, and is left out where they are cited.
func stateName() string { return stateNames.List()[0] }

// withoutState takes the state's name off the beginning of the name of a body or law.
func withoutState(name string) string { return strings.TrimPrefix(name, stateName()) }

// withoutPaper takes 文 and 文件 off the end of what may be a number: 2号文.
func withoutPaper(name string) string { return name[:len(name)-paperWords.Ends(name)] }

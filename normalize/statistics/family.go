package statistics

import "guiwen/normalize/lex"

// The families of measure words: a text may use one for another of the same family, 起 for 件, but not 人 for 件. 件 and 个
// belong to several; the other units of an indicator tell which.
const (
	ofPeople = 1 << iota
	ofEvents
	ofBodies
	ofCases
	ofItems
	ofPapers
)

var measureFamilies = lex.Class("measure-family")

// families are by the values of the class measure-family. What no measure word is written for may be anything but persons.
var families = map[string]int{
	"persons": ofPeople, "attendances": ofPeople, "events": ofEvents, "bodies": ofBodies, "cases": ofCases, "items": ofItems, "papers": ofPapers,
	"cases+items+papers": ofCases | ofItems | ofPapers, "bodies+cases+items": ofBodies | ofCases | ofItems,
}

func familyOf(u string) int {
	if u == "" {
		return ofBodies | ofCases | ofItems | ofPapers
	}
	return families[measureFamilies.Value(u)]
}

// familyOfAll returns the families of the units of an indicator. What 件 and 个 count is told by the units beside them:
// cases in 件/宗/起, for all that 件 is more.
func familyOfAll(units []string) int {
	sure := 0
	for _, u := range units {
		if f := familyOf(u); f&(f-1) == 0 {
			sure |= f
		}
	}
	all := sure
	for _, u := range units {
		f := familyOf(u)
		if f&sure != 0 {
			f &= sure
		}
		all |= f
	}
	return all
}

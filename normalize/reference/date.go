package reference

import "guiwen/normalize/lex"

// dateBefore returns the full date that stands in front of byte at in the same clause, with at most a verb of
// convening between: 2019年6月20日，召开…. A date without its year is none.
func dateBefore(s string, at, floor int) string {
	const reach = 14 // characters
	if day, ok := lex.DateBefore(s[floor:at], reach); ok {
		return day.String()
	}
	return ""
}

package lex

import "strings"

// DatePart is a part of a date (年、月、日).
type DatePart uint8

// The parts.
const (
	NoPart DatePart = iota
	YearPart
	MonthPart
	DayPart
)

// schoolYear is written for a year where schools count it (学年).
const schoolYear = "学年"

// PartAfter returns the part of a date whose word s begins with, behind its number, and the length of the word: 年, 学年, 月, 日.
func PartAfter(s string) (part DatePart, length int) {
	if strings.HasPrefix(s, schoolYear) {
		return YearPart, len(schoolYear)
	}
	n := dateUnit.Begins(s)
	return partOf(s[:n]), n
}

// PartBefore returns the part of a date whose word s ends with, and the length of the word.
func PartBefore(s string) (part DatePart, length int) {
	n := dateUnit.Ends(s)
	return partOf(s[len(s)-n:]), n
}

// partOf returns the part that a word of the class date-unit counts; 号, which is more than a day, is none.
func partOf(word string) DatePart {
	switch dateUnit.Value(word) {
	case "year":
		return YearPart
	case "month":
		return MonthPart
	case "day":
		return DayPart
	}
	return NoPart
}

// BeginsYear reports whether s begins with a year and 年, with blanks between or not.
func BeginsYear(s string) bool {
	_, n := Year(s)
	if n == 0 {
		return false
	}
	part, _ := PartAfter(s[n+Blanks(s[n:]):])
	return part == YearPart
}

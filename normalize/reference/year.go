package reference

import (
	"strings"

	"guiwen/schema"
)

// yearOf returns the year that the number of a reference gives: 国办发〔2018〕115号, 公告2021年第3号,
// GB/T 9704-2012, （2021）粤0111民初30063号. It is nil where the number gives none: 国务院令第743号.
func yearOf(ref *schema.Reference) *int {
	if ref.DocumentNumber == nil {
		return nil
	}
	n := *ref.DocumentNumber
	for i := range n {
		if n[i] < '0' || n[i] > '9' || i > 0 && n[i-1] >= '0' && n[i-1] <= '9' {
			continue // not the beginning of a run of digits
		}
		year, length := 0, 0
		for length < len(n)-i && n[i+length] >= '0' && n[i+length] <= '9' {
			year = year*10 + int(n[i+length]-'0')
			length++
		}
		if length == 4 && year >= 1900 && year < 2100 && isYearPlace(ref.Kind, n[:i], n[i+length:]) {
			return &year
		}
	}
	return nil
}

// isYearPlace reports whether four digits between two texts are a year: in brackets, before 年, or behind the dash of a
// standard.
func isYearPlace(kind, before, behind string) bool {
	switch {
	case strings.HasPrefix(behind, "〕"), strings.HasPrefix(behind, "）"), strings.HasPrefix(behind, "年"):
		return true
	case kind == kindStandard:
		return (strings.HasSuffix(before, "-") || strings.HasSuffix(before, "—")) && behind == ""
	}
	return false
}

package lex

import "testing"

func TestZeroSpelling(t *testing.T) {
	for _, c := range []struct {
		text string // in which ‹› marks the character
		want bool
	}{
		{"二‹○›二○年", true}, {"二○二‹○›年", true}, {"二‹零›二零年", true}, {"二‹O›二〇年", true}, {"一九九‹0›年", true}, {"二‹Ｏ›二一学年", true},
		{"十月二‹○›日", true}, {"二‹零›日", false}, {"二‹〇›二〇年", false}, {"一百‹零›三年", false}, {"二‹零›一医院", false}, {"第一百‹○›五条", false},
		{"‹○›○八年", false}, {"1‹0›年", false}, {"二‹○›二○二○年", false}, {"贰‹零›贰零年", false}, {"‹零›售", false},
	} {
		text, at, end := Marked(c.text)
		size, ok := ZeroSpelling(text, at)
		if ok != c.want || ok && size != end-at {
			t.Errorf("%s: %d, %v", c.text, size, ok)
		}
	}
}

func TestDatePart(t *testing.T) {
	for s, want := range map[string]DatePart{"年度": YearPart, "学年": YearPart, "月底": MonthPart, "日前": DayPart, "号": NoPart, "件": NoPart, "": NoPart} {
		if got, _ := PartAfter(s); got != want {
			t.Errorf("PartAfter(%q) = %d, want %d", s, got, want)
		}
	}
	for s, want := range map[string]DatePart{"2020年": YearPart, "6月": MonthPart, "5日": DayPart, "5号": NoPart, "今": NoPart, "": NoPart} {
		if got, n := PartBefore(s); got != want || want != NoPart && n != len("年") {
			t.Errorf("PartBefore(%q) = %d, %d, want %d", s, got, n, want)
		}
	}
	for s, want := range map[string]bool{"2020年初": true, "2020 年": true, "二〇二〇年": true, "1820年": false, "2020": false, "20205年": false} {
		if BeginsYear(s) != want {
			t.Errorf("BeginsYear(%q) = %v", s, !want)
		}
	}
}

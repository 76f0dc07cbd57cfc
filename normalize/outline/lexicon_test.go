package outline

import (
	"testing"

	"guiwen/normalize/lex"
)

// TestLexicon runs the examples of the classes that act by more than their place, through what asks them.
func TestLexicon(t *testing.T) {
	for class, acts := range map[string]func(text, value string) bool{
		"rule-of-law-government": func(text, _ string) bool { return genreOf(text) == "rule-of-law-report" },
		"openness-subject":       func(text, _ string) bool { return genreOf(text) == "openness-report" },
		"reports-below":          func(text, _ string) bool { return reportedYear(text) > 0 },
		"year-work":              func(text, _ string) bool { return tellsOfYear(text) },
		"announcing-word":        func(text, _ string) bool { return reportedYear(text) > 0 },
		"report-part":            tellsPart,
	} {
		for _, r := range lex.Examples(class) {
			for _, example := range []string{r.Acts, r.Not} {
				text, _, _ := lex.Marked(example)
				if got := acts(text, lex.Class(class).Value(r.Word)); got != (example == r.Acts) {
					t.Errorf("%s (%s): %q acts: %v", r.Word, class, example, got)
				}
			}
		}
	}
}

// tellsPart reports whether a line makes a text a yearly report: it is the heading of a part, of the kind that value names.
func tellsPart(line, value string) bool {
	const prose = "\n各单位认真履行职责，全年完成任务120件，成效明显。\n"
	if value == "back" {
		doc, _ := built("x.txt", "云州市政府工作报告\n各位代表：\n现在向大会报告工作，请予审议。\n"+line+prose+"二、今后任务"+prose)
		return doc.Metadata.ReportingYear != nil
	}
	other := "三、今后打算"
	if value == "next" {
		other = "三、主要问题"
	}
	doc, _ := built("x.txt", "2021年，云州市扎实推进法治政府建设，各项工作进展顺利，成效明显。\n一、主要成效"+prose+line+prose+other+prose)
	return doc.Metadata.Genre != nil
}

package text

import (
	"context"
	"strings"
	"testing"

	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

func TestStruck(t *testing.T) {
	for line, want := range map[string]string{
		"罚款~~30~~35万元":                  "~~30~~",
		"罚款<del>30</del>35万元，<s>旧</s>新": "<del>30</del> <s>旧</s>",
		"~~甲~~乙~~丙~~":                   "~~甲~~ ~~丙~~",
		"每日10~~20件，30~~40件":             "",
		"~~~~~~":                        "",
		"甲~~ 乙 ~~丙":                     "",
		"罚款~~30万元":                      "",
		"<s>旧":                          "",
	} {
		doc, err := Read(context.Background(), source.Input{Data: []byte(line + "\n")}, source.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if err := readertest.CheckDocument(doc); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range doc.Parts {
			for _, m := range p.Marks {
				got = append(got, doc.Text[m.Start:m.End])
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: struck %q, want %q", line, got, want)
		}
		if told := len(doc.Notes) == 1 && doc.Notes[0].Code == "text.struck-text"; told != (want != "") {
			t.Errorf("%s: notes %v", line, doc.Notes)
		}
	}
}

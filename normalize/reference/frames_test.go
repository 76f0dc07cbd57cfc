package reference

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// frames are sentences that a number is set into at ◯.
var frames = []string{
	"◯",
	"◯文件规定",
	"（◯）",
	"《关于加强档案工作的通知》（◯）要求",
	"《关于加强档案工作的通知》◯",
	"根据《关于加强档案工作的通知》(◯)",
	"按◯文件执行",
	"据◯精神",
	"我院以◯下发",
	"，以◯印发",
	"根据◯，现通知如下",
	"按照◯要求",
	"依据◯第三条",
	"见◯。",
	"一、◯自发布之日起施行",
	"、◯、",
	"《办法》、◯和其他文件",
	"原临川县国土局作出◯批复",
	"（以下简称◯文）",
	"我局已将◯转发各科室，",
}

// knownFailures are numbers that do not come out canonical in every frame, with the reason. An entry that
// begins to come out breaks the test.
var knownFailures = map[string]string{
	"雅府法函〔201548":          "damaged: 〕 and 号 are lost",
	"国办公开办函〔202130":        "damaged: 〕 and 号 are lost",
	"国资通法规202249号":         "damaged: the brackets are lost",
	"粤建市2013131号":          "damaged: the brackets are lost",
	"中华人民共和国国务院令第142号":     "expanded: the state's name is kept as written",
	"中华人民共和国全国人民代表大会公告第八号": "expanded: the state's name is kept as written",
	"中华人民共和国国务院、中华人民共和国中央军事委员会令第425号": "expanded: the bodies' names are kept as written",
	"省人民政府令第18号":                      "expanded: which province is not said",
	"令2020年第37号":                      "elided: the ministry is not said",
	"（2021）粤0111民初30063、30062、30064号": "three cases, which come out as three",
}

func TestNumbersInFrames(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(shared(t), "domain", "document_numbers.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	total, good := 0, 0
	for line := range strings.Lines(string(data)) {
		col := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(col) < 5 || col[0] == "raw" {
			continue
		}
		raw, want := strings.ReplaceAll(col[0], "⏎", "\n"), col[4]
		failed := []string{}
		for _, f := range frames {
			total++
			text := strings.ReplaceAll(f, "◯", raw)
			got := numbersIn(text)
			if len(got) == 1 && got[0] == want {
				good++
				continue
			}
			failed = append(failed, f+" → "+strings.Join(got, " "))
		}
		switch reason, ok := knownFailures[col[0]]; {
		case len(failed) > 0 && !ok:
			t.Errorf("%s (%s): %d frames\n\t%s", raw, want, len(failed), strings.Join(failed, "\n\t"))
		case len(failed) == 0 && ok:
			t.Errorf("%s comes out in every frame; take it off the list (%s)", raw, reason)
		}
	}
	t.Logf("%d of %d", good, total)
}

// numbersIn returns the canonical numbers of documents and cases in text.
func numbersIn(text string) []string {
	var out []string
	for _, f := range FindText(text) {
		if f.Form != formNumber {
			continue
		}
		n := "?" + text[f.Start:f.End]
		if f.Thing.DocumentNumber != nil {
			n = *f.Thing.DocumentNumber
		}
		out = append(out, n)
	}
	return out
}

package delimited

import (
	"context"
	"strings"
	"testing"

	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

const figures = "云州市立案情况统计表,,\n单位,立案数（件）,结案率\n市水务局,\"1,234\",96.4%\n市财政局,35,97.1%\n合计,1269,96.4%\n"

func TestSniff(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want bool
	}{
		"data of a program": {"id,name,count\n1,a,12\n2,b,7\n", false},
		"figures":           {figures, true},
		"tabs":              {strings.ReplaceAll("单位,立案数,结案数\n甲,1,2\n乙,3,4\n", ",", "\t"), true},
		"byte order mark":   {"\ufeff单位,立案数\r\n甲,1\r\n乙,3\r\n", true},
		"records of prose":  {"标题,正文\n报告,2023年办理案件36件。\n通知,5\n", false},
		"names":             {"姓名,单位,电话\n李某,市水务局,3222\n王某,市财政局,3223\n", true},
		"only words":        {"姓名,单位\n李某,市水务局\n王某,市财政局\n", false},
		"no heads":          {"1,2\n3,4\n5,6\n", false},
		"uneven":            {"单位,立案数\n甲,1,2\n乙,3\n", false},
		"lines round it":    {"附件,,\n" + figures + "注：含移送案件。,,\n审核人：李某,,日期：1月5日\n", true},
		"two tables":        {"单位：套,\n县,数\n甲,1\n乙,2\n丙,2\n,\n单位：元,\n县,数\n甲,1\n乙,2\n丙,3\n丁,3\n", true},
		"prose":             {"云州市人民政府\n全年立案120件。\n", false},
	} {
		if got := Sniff([]byte(c.text)); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestRead(t *testing.T) {
	doc, err := Read(context.Background(), source.Input{Data: []byte(figures)}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "云州市立案情况统计表\n单位\t立案数（件）\t结案率\n市水务局\t1,234\t96.4%\n市财政局\t35\t97.1%\n合计\t1269\t96.4%"; doc.Text != want {
		t.Errorf("%q, want %q", doc.Text, want)
	}
	if doc.Parts[0].Cell != nil || doc.Parts[5].Cell == nil || doc.Parts[5].Cell.Row != 1 {
		t.Errorf("%+v", doc.Parts[:6])
	}
}

func TestConformance(t *testing.T) {
	readertest.Run(t, Read, map[string][]byte{"立案.csv": []byte(figures)})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(figures))
	f.Fuzz(func(t *testing.T, data []byte) {
		Sniff(data)
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if broken := readertest.CheckOutcome(doc, err); broken != nil {
			t.Error(broken)
		}
	})
}

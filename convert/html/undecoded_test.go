package html

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize/source"
)

// TestUndecoded holds that bytes which cannot be decoded are kept at the place of the raw text where they come to lie, whatever
// markup stands round them and whatever characters in private use the page has.
func TestUndecoded(t *testing.T) {
	body := strings.Repeat("<p>全年办理行政复议案件一百二十件，办结一百一十八件，办理质量明显提高。</p>\n", 60)
	page := "<html><head><title>云州市\x85报告</title></head><body><h1>云州市\xb3人民政府报告</h1><p title='\x86'>甲\ue000乙&#xE001;丙\x87丁</p>" + body +
		"<script>\x88</script><p>末\xff</p></body></html>"
	doc, err := Read(context.Background(), source.Input{Name: "a.html", Data: []byte(page)}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, u := range doc.Undecoded {
		before := []rune(doc.Text[:u.At])
		got = append(got, string(before[len(before)-1:])+" "+u.Bytes)
		if !strings.HasPrefix(doc.Text[u.At:], "\ufffd") {
			t.Errorf("at byte %d there is no U+FFFD", u.At)
		}
	}
	if diff := cmp.Diff([]string{"市 \xb3", "丙 \x87", "末 \xff"}, got); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(doc.Text, "甲\ue000乙\ue001丙\ufffd丁") || doc.Meta.Title != "云州市\ufffd报告" {
		t.Errorf("title %q, text %.200q", doc.Meta.Title, doc.Text)
	}
	for _, n := range doc.Notes {
		if n.Code == "text.replacement-characters" {
			t.Error("they count as lost before the file was written")
		}
	}
}

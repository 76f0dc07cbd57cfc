package normalize

import (
	"strings"
	"sync"
	"testing"
)

func TestNewRefusesWhatDoesNotExist(t *testing.T) {
	for _, o := range []Options{{Profile: "unofficial"}, {Rules: map[string]bool{"WID-99": false}}, {Rules: map[string]bool{"width.colons": true}}} {
		if _, err := New(o); err == nil {
			t.Errorf("%+v was accepted", o)
		}
	}
	for _, name := range Profiles {
		if n, err := New(Options{Profile: name}); err != nil || n.Profile() != name {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRulesOnAndOff(t *testing.T) {
	const in = "2019 年,全市(含县)达５％"
	for _, c := range []struct {
		options Options
		want    string
	}{
		{Options{}, "2019年，全市（含县）达5%"},
		{Options{Rules: map[string]bool{"width.comma": false}}, "2019年,全市（含县）达5%"},
		{Options{Rules: map[string]bool{"WID-4": false}}, "2019年，全市(含县)达5%"},
		{Options{Rules: map[string]bool{"SPC-1": false}}, "2019 年，全市（含县）达5%"},
		{Options{Rules: map[string]bool{"CHR-5": false, "width.percent": false}}, "2019年，全市（含县）达５％"},
		{Options{Profile: "minimal"}, "2019 年,全市(含县)达5%"},
		{Options{Profile: "minimal", Rules: map[string]bool{"WID-1": true}}, "2019 年，全市(含县)达5%"},
		{Options{Profile: "web"}, "2019 年，全市（含县）达 5%"},
	} {
		n, err := New(c.options)
		if err != nil {
			t.Fatal(err)
		}
		x, _ := n.Text(in)
		if x.String() != c.want {
			t.Errorf("%+v: %s, want %s", c.options, x.String(), c.want)
		}
		again, _ := n.Text(x.String())
		if len(again.Edits()) > 0 {
			t.Errorf("%+v: %s is not settled: %v", c.options, x.String(), again.Edits())
		}
	}
}

func TestWebProfile(t *testing.T) {
	n, err := New(Options{Profile: "web"})
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"推广APP应用3次":   "推广 APP 应用 3 次",
		"推广 APP 应用":   "推广 APP 应用",
		"增长5%，达2.5万元": "增长 5%，达 2.5 万元",
		"云政发[2020]6号": "云政发〔2020〕6号",
		"1.加强领导":      "1.加强领导",
	} {
		if x, _ := n.Text(in); x.String() != want {
			t.Errorf("%s: %s, want %s", in, x.String(), want)
		}
	}
}

func TestParagraphOffsets(t *testing.T) {
	n := official(t)
	kept := []Edit{{0, 1, "x", "mine"}}
	edits, found := n.Paragraph(kept, "甲,乙 丙", 100, Context{})
	if len(edits) != 2 || edits[0] != kept[0] || edits[1] != (Edit{103, 104, "，", "width.comma"}) {
		t.Errorf("edits %v", edits)
	}
	if len(found) != 1 || found[0].Start != 107 || found[0].End != 108 || found[0].Rule != "flag.han-space" {
		t.Errorf("found %v", found)
	}
	// the same by way of the repeated pass
	edits, found = n.Paragraph(nil, "\u200b甲,乙 丙", 100, Context{})
	if len(edits) != 2 || edits[1].Start != 106 || len(found) != 1 || found[0].Start != 110 || found[0].End != 111 {
		t.Errorf("edits %v, found %v", edits, found)
	}
}

// TestHostileTexts holds that long texts of one thing are read in a few passes; quadratic work would not end.
func TestHostileTexts(t *testing.T) {
	n := official(t)
	for _, piece := range []string{"(", ")", "([", "([)]", `"`, "'", "“", "<", "<中", "1", "1,", "1.", "1 ", " ", ".", "中.", "-", "1-", "1—1 ", "·", "**", "○", "零", "[2020]", ",", "中,", "\r", "http://", "1、", "；1、", "中 ", "「", "- ", "《", "《》、", "「」", "．", "~", "…", "\ue000", "⼾", "签发人：中 "} {
		size := 300000
		x, _ := n.Text(strings.Repeat(piece, size/len(piece)))
		if undo(x) != x.Raw() {
			t.Errorf("%q cannot be undone", piece)
		}
	}
}

// TestConcurrentUse holds that one Normalizer serves many goroutines.
func TestConcurrentUse(t *testing.T) {
	n := official(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 200 {
				for _, l := range invented {
					if x, _ := n.Text(strings.ReplaceAll(l, "，", ",")); x.String() != l {
						t.Errorf("%s: %s", l, x.String())
						return
					}
				}
			}
		})
	}
	wg.Wait()
}

// TestAllocations holds the promise of at most two allocations for a paragraph.
func TestAllocations(t *testing.T) {
	n := official(t)
	edits := make([]Edit, 0, 256)
	lines := make([]string, len(invented))
	for i, l := range invented {
		lines[i] = strings.NewReplacer("，", ",", "（", "(", "年", " 年").Replace(l)
	}
	got := testing.AllocsPerRun(100, func() {
		for _, l := range lines {
			edits, _ = n.Paragraph(edits[:0], l, 0, Context{})
		}
	})
	if got > 2*float64(len(lines)) {
		t.Errorf("%.1f allocations for a paragraph", got/float64(len(lines)))
	}
	t.Logf("%.2f allocations for a paragraph", got/float64(len(lines)))
}

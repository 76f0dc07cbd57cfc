package statistics

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"guiwen/schema"
)

// annotated is a report annotated by hand.
type annotated struct {
	Seed       string `json:"seed"`
	Statistics []struct {
		Value     float64 `json:"value"`
		Unit      string  `json:"unit"`
		Indicator string  `json:"indicator_id"`
		Optional  bool    `json:"optional"`
		Quote     string  `json:"quote"`
	} `json:"statistics"`
	Checks []struct {
		Holds *bool  `json:"holds"`
		Kind  string `json:"kind"`
	} `json:"arithmetic_checks"`
}

func goldReports(t testing.TB) []annotated {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(sharedFolder(t), "gold", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no annotated reports: %v", err)
	}
	var out []annotated
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var a annotated
		if err := json.Unmarshal(data, &a); err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

// tally compares two multisets.
type tally struct {
	want, got, hit int
	missed, extra  []string
}

func (c *tally) compare(want, got map[string]int) {
	for k, n := range want {
		c.want += n
		h := min(n, got[k])
		c.hit += h
		for ; h < n; h++ {
			c.missed = append(c.missed, k)
		}
	}
	for k, n := range got {
		c.got += n
		for h := min(n, want[k]); h < n; h++ {
			c.extra = append(c.extra, k)
		}
	}
	sort.Strings(c.missed)
	sort.Strings(c.extra)
}

func (c *tally) f1() float64 { return 2 * float64(c.hit) / float64(max(1, c.want+c.got)) }

// TestGold holds the promise on the annotated reports: figures F1 ≥ 0.97, indicators ≥ 0.92, and of the failed checks
// exactly those that are known.
func TestGold(t *testing.T) {
	var figures, indicators tally
	for _, g := range goldReports(t) {
		doc := standIn(readShared(t, "seeds", g.Seed))
		r := Find(doc, Default())
		wantF, gotF, wantI, gotI := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
		for _, s := range r.Statistics {
			gotF[key(s, "")]++
			if s.Indicator != nil {
				gotI[key(s, *s.Indicator)]++
			}
		}
		for _, s := range g.Statistics {
			f, i := fmt.Sprint(s.Value, s.Unit), fmt.Sprint(s.Indicator, " ", s.Value, s.Unit)
			if s.Optional {
				if gotF[f] > 0 {
					gotF[f]--
				}
				if gotI[i] > 0 {
					gotI[i]--
				}
				continue
			}
			wantF[f]++
			if s.Indicator != "" {
				wantI[i]++
			}
		}
		figures.compare(wantF, gotF)
		indicators.compare(wantI, gotI)
		known, found := 0, 0
		for _, c := range g.Checks {
			if c.Holds != nil && !*c.Holds {
				known++
			}
		}
		for _, c := range r.Checks {
			if c.Holds != nil && !*c.Holds {
				found++
			}
		}
		if found != known {
			t.Errorf("%s: %d failed checks found, %d known", g.Seed, found, known)
		}
	}
	if f := figures.f1(); f < 0.97 {
		t.Errorf("figures: F1 %.3f, want 0.97; missed %q, extra %q", f, figures.missed, figures.extra)
	}
	if f := indicators.f1(); f < 0.92 {
		t.Errorf("indicators: F1 %.3f, want 0.92; missed %q, extra %q", f, indicators.missed, indicators.extra)
	}
	t.Logf("missed %q extra %q", indicators.missed, indicators.extra)
	t.Logf("figures %.3f, indicators %.3f", figures.f1(), indicators.f1())
}

func key(s schema.Statistic, indicator string) string {
	unit := ""
	if s.Unit != nil {
		unit = *s.Unit
	}
	if indicator != "" {
		return fmt.Sprint(indicator, " ", *s.Value, unit)
	}
	return fmt.Sprint(*s.Value, unit)
}

// TestShow prints what is found in the file that SHOW names, for people who work on the rules.
func TestShow(t *testing.T) {
	name := os.Getenv("SHOW")
	if name == "" {
		t.Skip("SHOW names no file")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r := Find(standIn(string(data)), Default())
	text := func(p *string) string {
		if p == nil {
			return "-"
		}
		return *p
	}
	var b strings.Builder
	for _, s := range r.Statistics {
		fmt.Fprintf(&b, "%s\t%v%s\t%s\t%s %s\t%s|%s|%s\t%s\t%s\n", s.ID, *s.Value, text(s.Unit), text(s.Indicator), s.Bound, text(s.Qualifier), text(s.Scope), text(s.Period), text(s.PartOf), text(s.Label), s.Quote)
	}
	for _, n := range r.NotStatistics {
		fmt.Fprintf(&b, "not\t%s\t%s\n", n.Reason, n.Text)
	}
	for _, c := range r.Checks {
		holds := "null"
		if c.Holds != nil {
			holds = fmt.Sprint(*c.Holds)
		}
		fmt.Fprintf(&b, "check\t%s\t%s\t%s\t%v\n", c.Kind, holds, c.Formula, c.Statistics)
	}
	for _, d := range r.Diagnostics {
		fmt.Fprintf(&b, "note\t%s\t%s\n", d.Code, d.Message)
	}
	t.Log("\n" + b.String())
}

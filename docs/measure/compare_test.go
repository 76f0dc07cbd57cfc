package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"guiwen/fixtures/mainjob"
)

// factsOf reads a document as compare does.
func factsOf(t *testing.T, text string) map[string][]fact {
	t.Helper()
	var d document
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	return d.facts()
}

const plain = `{"metadata":{"title":"甲","dateWritten":null,"evidence":{"x":{}},"publication":{"site":"站"}},
"blocks":[{"id":"b1","role":"heading","level":1,"text":"一、总则"},{"id":"b2","role":"paragraph","text":"办结《乙》案件5件。"},
{"id":"b3","role":"table","text":"","rows":[[{"text":"项目","header":false},{"text":"3"}]]}],
"references":[{"kind":"document","title":"乙","mentions":[{"block":"b2","start":2,"end":5}]}],
"statistics":[{"figure":"5件","block":"b2","start":7,"value":5,"unit":"件","label":"案件"}],
"checks":[{"formula":"5 = 3 + 2","kind":"sum","holds":true}],"diagnostics":[{"code":"flag.x","message":"x","block":"b2"}]}`

// TestChanges changes one thing of a document at a time and asks what it is called.
func TestChanges(t *testing.T) {
	for _, c := range []struct{ from, to, kind, want string }{
		{`"title":"甲"`, `"title":"丙"`, "titles", "title changed"},
		{`"title":"甲"`, `"title":null`, "titles", "title gone"},
		{`"dateWritten":null`, `"dateWritten":"2020-01-02"`, "metadata", "dateWritten came"},
		{`"site":"站"`, `"site":"台"`, "metadata", "publication.site changed"},
		{`"role":"paragraph"`, `"role":"closing"`, "roles", "role: paragraph → closing"},
		{`"level":1`, `"level":2`, "headings", "level: 1 → 2"},
		{`"text":"3"`, `"text":"4"`, "table cells", "cell gone"},
		{`"header":false`, `"header":true`, "table cells", "header: false → true"},
		{`"title":"乙"`, `"title":"丁"`, "references", "title changed"},
		{`"unit":"件"`, `"unit":"个"`, "figures", "unit: 件 → 个"},
		{`"value":5`, `"value":50`, "figures", "value changed"},
		{`"label":"案件"`, `"label":null`, "figures", "label gone"},
		{`"figure":"5件"`, `"figure":"5"`, "figures", "figure in 件 came"},
		{`"holds":true`, `"holds":false`, "checks", "holds: true → false"},
		{`"code":"flag.x"`, `"code":"flag.y"`, "diagnostics", "flag.x gone"},
	} {
		if !strings.Contains(plain, c.from) {
			t.Fatalf("%s is not in the document", c.from)
		}
		a, b := factsOf(t, plain), factsOf(t, strings.Replace(plain, c.from, c.to, 1))
		var got []string
		for _, x := range changes(a[c.kind], b[c.kind]) {
			got = append(got, x.group)
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s → %s: %s changed in %q, want %q", c.from, c.to, c.kind, got, c.want)
		}
	}
	a := factsOf(t, plain)
	for kind, list := range a {
		if got := changes(list, list); len(got) > 0 {
			t.Errorf("%s of one document differ: %v", kind, got)
		}
		if !slices.Contains(factKinds, kind) {
			t.Errorf("%s is no kind of reports", kind)
		}
	}
}

// TestPlaceFirst holds that of several facts alike the one at the same place is taken.
func TestPlaceFirst(t *testing.T) {
	at := func(place, unit string) fact {
		return fact{anchor: "5", at: place, group: "figure", fields: [][2]string{{"unit", unit}}}
	}
	got := changes([]fact{at("a", "件"), at("b", "个")}, []fact{at("b", "个")})
	if len(got) != 1 || got[0].group != "figure gone" || !strings.Contains(got[0].before, "件") {
		t.Errorf("changes are %v", got)
	}
}

// TestComparePrograms compares two builds of the program: the same, and one in which a word was changed.
func TestComparePrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two programs")
	}
	tmp := t.TempDir()
	one, err := mainjob.Build("../..", tmp)
	if err != nil {
		t.Fatal(err)
	}
	d, err := comparePrograms(one, one, filepath.Join(tmp), []string{"../../fixtures/reports"})
	if err != nil || d.changed != 0 || d.documents == 0 {
		t.Errorf("a program beside itself: %+v, %v", d, err)
	}
	other := changedBuild(t, tmp, "normalize/statistics/indicators.tsv", "puni.amount", "puni.fined")
	d, err = comparePrograms(one, other, tmp, []string{"../../fixtures/reports"})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	d.write(&b, 1)
	for _, want := range []string{"| figures | indicator: puni.amount → puni.fined | ", "### indicator: puni.amount → puni.fined: ", "  reports/linjiang-2019-ocr.txt\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
}

// changedBuild builds the program with another text in one file, in an overlay.
func changedBuild(t *testing.T, tmp, file, from, to string) string {
	t.Helper()
	name, err := filepath.Abs(filepath.Join("../..", file))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	changed := filepath.Join(tmp, "changed")
	overlay, _ := json.Marshal(map[string]any{"Replace": map[string]string{name: changed}})
	program := filepath.Join(tmp, "other-guiwen")
	for name, text := range map[string]string{changed: strings.ReplaceAll(string(data), from, to), filepath.Join(tmp, "overlay.json"): string(overlay)} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "build", "-overlay", filepath.Join(tmp, "overlay.json"), "-o", program, "./cmd/guiwen")
	cmd.Dir = "../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// TestBuildRevision holds that the worktree is gone afterwards.
func TestBuildRevision(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	if exec.Command("git", "rev-parse", "HEAD").Run() != nil {
		t.Skip("SKIPPED: no git repository")
	}
	tmp := t.TempDir()
	program, err := buildRevision("HEAD", filepath.Join(tmp, "tree"), filepath.Join(tmp, "bin"))
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(program, "version").CombinedOutput(); err != nil {
		t.Errorf("version: %v\n%s", err, out)
	}
	list, _ := exec.Command("git", "worktree", "list").Output()
	if _, err := os.Stat(filepath.Join(tmp, "tree")); err == nil || strings.Contains(string(list), tmp) {
		t.Errorf("the worktree is still there:\n%s", list)
	}
	if _, err := buildRevision("no-such-revision", filepath.Join(tmp, "tree2"), tmp); err == nil {
		t.Error("a revision that does not exist is built")
	}
}

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"guiwen/schema"
)

func pages(t *testing.T) map[*language]string {
	t.Helper()
	e, err := readExamples(goldens)
	if err != nil {
		t.Fatal(err)
	}
	written := map[*language]string{}
	for _, l := range []*language{english, chinese} {
		page, err := render(l, e)
		if err != nil {
			t.Fatal(err)
		}
		written[l] = string(page)
	}
	return written
}

func TestPagesAreCurrent(t *testing.T) {
	for l, page := range pages(t) {
		if old, err := os.ReadFile("../" + l.page); err != nil || string(old) != page {
			t.Errorf("docs/%s is not what the tables say (%v): run go generate ./docs/generate", l.page, err)
		}
	}
}

// TestPagesSayEverything holds that a page names every member, word and code, that no cell of the Chinese page is empty or
// in English, and that links of a page lead somewhere.
func TestPagesSayEverything(t *testing.T) {
	described := chineseOf()
	for _, f := range schema.Fields() {
		name := f.Type + "." + f.Member
		if !strings.ContainsFunc(described[name], func(r rune) bool { return r >= 0x4E00 }) {
			t.Errorf("%s: no description in Chinese", name)
		}
		delete(described, name)
	}
	for name := range described {
		t.Errorf("fields.zh.tsv describes %s, which is no member", name)
	}
	anchors := regexp.MustCompile(`\]\(#([^)]*)\)`)
	for l, page := range pages(t) {
		for _, term := range schema.Vocabulary() {
			if !strings.Contains(page, "\n### "+term.List+"\n") || !strings.Contains(page, "| `"+term.Value+"` | "+term.Chinese+" |") {
				t.Errorf("%s: %s %s is missing", l.page, term.List, term.Value)
			}
		}
		headings := map[string]bool{}
		for line := range strings.Lines(page) {
			if strings.HasPrefix(line, "##") {
				headings[anchor(strings.TrimSpace(strings.TrimLeft(line, "#")))] = true
			}
			if strings.HasPrefix(line, "| `") && strings.HasSuffix(line, "|  |\n") {
				t.Errorf("%s: a row without words: %s", l.page, line)
			}
		}
		links := anchors.FindAllStringSubmatch(page, -1)
		if len(links) < 100 {
			t.Errorf("%s: only %d links", l.page, len(links))
		}
		for _, m := range links {
			if !headings[m[1]] {
				t.Errorf("%s: #%s is no heading", l.page, m[1])
			}
		}
	}
}

// TestExamples holds that examples of fixtures are taken where fixtures have them.
func TestExamples(t *testing.T) {
	e, err := readExamples(goldens)
	if err != nil {
		t.Fatal(err)
	}
	for member, want := range map[string]string{
		"Block.role": `"title"`, "Block.runIn": "true", "Statistic.value": "21", "Metadata.classification": "", "Check.holds": "true",
	} {
		if e.value[member] != want {
			t.Errorf("%s: %s, want %s", member, e.value[member], want)
		}
	}
	if len(e.value) < 120 {
		t.Errorf("only %d members have an example of a fixture", len(e.value))
	}
}

// TestRestoreInOtherLanguages runs the programs of the page on every golden document, and on one with characters that are
// two UTF-16 units, in text and in edits.
func TestRestoreInOtherLanguages(t *testing.T) {
	page, err := os.ReadFile("../json.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	files, want := documents(t, dir)
	for _, l := range []struct{ fence, program, name, all string }{
		{"python", "python3", "restore.py", "import runpy, sys\nfor sys.argv[1:] in [[file] for file in sys.argv[1:]]:\n" +
			"    runpy.run_path('restore.py')\n    sys.stdout.buffer.write(b'\\0')\n"},
		{"javascript", "node", "restore.js", "for (const file of process.argv.slice(2)) {\n  process.argv[2] = file;\n" +
			"  delete require.cache[require.resolve('./restore.js')];\n  require('./restore.js');\n  process.stdout.write('\\0');\n}\n"},
	} {
		t.Run(l.fence, func(t *testing.T) {
			program, err := exec.LookPath(l.program)
			if err != nil {
				t.Skipf("NOT TESTED: %s is not installed", l.program)
			}
			_, code, _ := strings.Cut(string(page), "```"+l.fence+"\n")
			code, _, found := strings.Cut(code, "```")
			if !found {
				t.Fatal("the page has no such program")
			}
			// One process for all documents: to start an interpreter takes longer than the test.
			write(t, filepath.Join(dir, l.name), []byte(code))
			write(t, filepath.Join(dir, "all-"+l.name), []byte(l.all))
			cmd := exec.Command(program, append([]string{"all-" + l.name}, files...)...)
			cmd.Dir = dir
			out, err := cmd.Output()
			got := strings.Split(string(out), "\x00")
			if err != nil || len(got) != len(want)+1 {
				t.Fatalf("%d texts, %v", len(got)-1, err)
			}
			for i := range want {
				if got[i] != want[i] {
					t.Errorf("%s:\n got %q\nwant %q", files[i], got[i], want[i])
				}
			}
		})
	}
}

// documents writes the golden documents and invented ones to dir and returns their names and raw texts.
func documents(t *testing.T, dir string) (files, raw []string) {
	t.Helper()
	names, err := filepath.Glob(goldens)
	if err != nil || len(names) < 5 {
		t.Fatalf("%d documents, %v", len(names), err)
	}
	add := func(name string, d *schema.Document) {
		data, err := d.Canonical()
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), data)
		text, err := d.RawText()
		if err != nil {
			t.Fatal(err)
		}
		files, raw = append(files, name), append(raw, text)
	}
	add("rare.json", rare())
	add("empty.json", &schema.Document{Schema: schema.Version, Normalization: schema.NewEditLog("").Normalization()})
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := schema.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		add(filepath.Base(name), d)
	}
	return files, raw
}

// rare is a document whose text and edits hold characters outside of the Basic Multilingual Plane.
func rare() *schema.Document {
	const raw = "𠮷州𪚥,全县𠮷庆\n"
	log := schema.NewEditLog(raw)
	comma := strings.Index(raw, ",")
	log.Add(comma, comma+1, "，", "width.comma")
	last := strings.Index(raw, "𠮷庆")
	log.Add(last, last+len("𠮷"), "𠮷𠮷", "test.double")
	end := len(raw) - 1
	log.Add(end, end, "。", "test.stop")
	return &schema.Document{Schema: schema.Version, Blocks: []schema.Block{{ID: "b1", Text: "𠮷州𪚥，全县𠮷𠮷庆。"}}, Normalization: log.Normalization()}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

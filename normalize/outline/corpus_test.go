package outline

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/schema"
)

var update = flag.Bool("update", false, "write what the cases give into testdata")

// corpusCase is a file of testdata: a remark on what it shows, and sections "-- name --".
type corpusCase struct {
	remark   string
	sections map[string]string
}

func readCase(t testing.TB, path string) corpusCase {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c := corpusCase{sections: map[string]string{}}
	name := ""
	var text strings.Builder
	flush := func() {
		if name == "" {
			c.remark = text.String()
		} else {
			c.sections[name] = text.String()
		}
		text.Reset()
	}
	for line := range strings.Lines(string(b)) {
		if n, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "-- "); ok && strings.HasSuffix(n, " --") {
			flush()
			name = strings.TrimSuffix(n, " --")
			continue
		}
		text.WriteString(line)
	}
	flush()
	return c
}

// printOutline writes the blocks as role|level|number|text, a line each, indented by level; long texts are
// shortened in their middle.
func printOutline(doc *schema.Document) string {
	var b strings.Builder
	for _, k := range doc.Blocks {
		level, number := "", ""
		if k.Level > 0 {
			level = fmt.Sprint(k.Level)
		}
		if k.RunIn {
			level += "+"
		}
		if k.Number != nil {
			number = k.Number.Text
		}
		text := []rune(strings.ReplaceAll(strings.ReplaceAll(k.Text, "\t", "⇥"), "\n", "⏎"))
		if len(text) > 48 && k.Role != schema.Heading && k.Role != schema.Title {
			text = append(append(text[:36:36], '…'), text[len(text)-8:]...)
		}
		items := ""
		for _, it := range k.Items {
			items += " " + it.Number.Text
		}
		if items != "" {
			items = " {" + items[1:] + "}"
		}
		fmt.Fprintf(&b, "%s|%s|%s|%s%s\n", k.Role, level, number, string(text), items)
	}
	for _, f := range doc.Furniture {
		fmt.Fprintf(&b, "(%s) %s\n", f.Role, f.Text)
	}
	for _, d := range doc.Diagnostics {
		id := ""
		if d.Block != nil {
			id = " " + *d.Block
		}
		fmt.Fprintf(&b, "! %s%s\n", d.Code, id)
	}
	return b.String()
}

// printMetadata writes the fields that are known, one a line.
func printMetadata(t testing.TB, m schema.Metadata) string {
	t.Helper()
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, k := range []string{
		"title", "documentType", "genre", "direction", "issuerMark", "issuers", "documentNumber", "signatories", "addressees", "dateWritten",
		"reportingYear", "attachments", "classification", "urgency", "copyNumber", "copies", "printing", "notes", "contacts", "publication",
	} {
		v := string(all[k])
		if v == "null" || v == "[]" {
			continue
		}
		if k == "publication" {
			v = known1(v)
			if v == "" {
				continue
			}
		}
		fmt.Fprintf(&b, "%s: %s\n", k, v)
	}
	return b.String()
}

// known1 drops the unknown members of an object in JSON.
func known1(v string) string {
	var out []string
	for _, p := range strings.Split(strings.Trim(v, "{}"), ",\"") {
		p = "\"" + strings.TrimPrefix(p, "\"")
		if !strings.HasSuffix(p, ":null") && !strings.HasSuffix(p, ":[]") {
			out = append(out, p)
		}
	}
	return strings.Join(out, " ")
}

// TestCorpus holds what a domain expert wrote down: every document of testdata in its outline and metadata,
// and every promise of a document.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			c := readCase(t, f)
			name := strings.TrimSpace(c.sections["name"])
			doc, text := built(name, c.sections["input"])
			checkDocument(t, doc, text, c.sections["input"])
			outline, metadata := printOutline(doc), printMetadata(t, doc.Metadata)
			if *update {
				out := c.remark
				if name != "" {
					out += "-- name --\n" + name + "\n"
				}
				out += "-- input --\n" + c.sections["input"] + "-- outline --\n" + outline + "-- metadata --\n" + metadata
				if err := os.WriteFile(f, []byte(out), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(c.sections["outline"], outline); d != "" {
				t.Errorf("outline (-want +got):\n%s", d)
			}
			if d := cmp.Diff(c.sections["metadata"], metadata); d != "" {
				t.Errorf("metadata (-want +got):\n%s", d)
			}
		})
	}
}

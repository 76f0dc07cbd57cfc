package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// fact is one thing that a document says of itself. Facts of two documents are the same thing where their anchors are,
// best at the same place.
type fact struct {
	anchor string
	at     string // where it stands, as far as that helps to find it again
	group  string // what such facts are called together: "paragraph", "figure in 件"
	fields [][2]string
}

func (f fact) String() string {
	text := short(f.anchor, 60)
	for _, x := range f.fields {
		if x[1] != "" {
			text += " · " + x[0] + " " + short(x[1], 50)
		}
	}
	return text
}

// short returns s in a line, with at most n characters.
func short(s string, n int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return string(r)
}

// The kinds of facts, in the order of reports.
var factKinds = []string{
	"status", "titles", "metadata", "roles", "headings", "parts", "references", "figures", "table cells", "checks", "diagnostics",
}

// document is what is read of a canonical document. It is read as loose JSON: the two revisions may have other schemas.
type document struct {
	Metadata    map[string]any   `json:"metadata"`
	Blocks      []map[string]any `json:"blocks"`
	Parts       []map[string]any `json:"parts"`
	References  []map[string]any `json:"references"`
	Statistics  []map[string]any `json:"statistics"`
	Checks      []map[string]any `json:"checks"`
	Diagnostics []map[string]any `json:"diagnostics"`
}

// addFacts reads a document and puts its facts on one side, 0 or 1.
func addFacts(facts map[string][2][]fact, side int, name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var d document
	if err := json.Unmarshal(data, &d); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for kind, list := range d.facts() {
		both := facts[kind]
		both[side] = list
		facts[kind] = both
	}
	return nil
}

func (d *document) facts() map[string][]fact {
	all := map[string][]fact{}
	texts := map[string]string{} // of blocks, by id
	for _, b := range d.Blocks {
		texts[text(b["id"])] = text(b["text"])
	}
	for key, value := range d.Metadata {
		metadataFacts(all, key, value)
	}
	for _, b := range d.Blocks {
		blockFacts(all, b)
	}
	for _, p := range d.Parts {
		kind := text(p["kind"])
		all["parts"] = append(all["parts"], fact{anchor: kind + " " + text(p["title"]), group: kind, fields: pick(p, "relation", "documentNumber", "issuers", "dateWritten")})
	}
	for _, r := range d.References {
		all["references"] = append(all["references"], referenceFact(r, texts))
	}
	for _, s := range d.Statistics {
		all["figures"] = append(all["figures"], fact{
			anchor: text(s["figure"]), at: fmt.Sprint(texts[text(s["block"])], s["start"]), group: "figure in " + or(text(s["unit"]), "no unit"),
			fields: pick(s, "value", "unit", "label", "indicator", "kind", "scope", "period", "status", "qualifier", "bound", "subject"),
		})
	}
	for _, c := range d.Checks {
		all["checks"] = append(all["checks"], fact{anchor: text(c["formula"]), group: text(c["kind"]), fields: pick(c, "kind", "holds")})
	}
	for _, x := range d.Diagnostics {
		all["diagnostics"] = append(all["diagnostics"], fact{anchor: text(x["code"]) + ": " + text(x["message"]), at: texts[text(x["block"])], group: text(x["code"])})
	}
	return all
}

// metadataFacts adds a field, or the fields below one that is an object.
func metadataFacts(all map[string][]fact, key string, value any) {
	switch v := value.(type) {
	case map[string]any:
		if key == "evidence" {
			return
		}
		if inner := text(v["text"]); inner != "" {
			metadataFacts(all, key, inner)
			return
		}
		for below, value := range v {
			metadataFacts(all, key+"."+below, value)
		}
		return
	case nil:
		return
	}
	if s := text(value); s != "" {
		kind := "metadata"
		if key == "title" {
			kind = "titles"
		}
		all[kind] = append(all[kind], fact{anchor: key, group: key, fields: [][2]string{{key, s}}})
	}
}

// blockFacts adds the role of a block, the level of a heading and the cells of a table.
func blockFacts(all map[string][]fact, b map[string]any) {
	role := text(b["role"])
	all["roles"] = append(all["roles"], fact{anchor: text(b["text"]), group: role, fields: pick(b, "role")})
	if role == "heading" {
		all["headings"] = append(all["headings"], fact{anchor: text(b["text"]), group: "heading of level " + text(b["level"]), fields: pick(b, "level")})
	}
	rows, _ := b["rows"].([]any)
	for i, row := range rows {
		cells, _ := row.([]any)
		for k, c := range cells {
			if cell, ok := c.(map[string]any); ok {
				all["table cells"] = append(all["table cells"], fact{anchor: text(cell["text"]), at: fmt.Sprint(i, k), group: "cell", fields: pick(cell, "header", "rowSpan", "colSpan")})
			}
		}
	}
}

// referenceFact is anchored at the words of its first mention.
func referenceFact(r map[string]any, texts map[string]string) fact {
	f := fact{group: text(r["kind"]), fields: pick(r, "kind", "title", "documentNumber", "alias", "issuers", "article", "meeting", "of", "uri")}
	mentions, _ := r["mentions"].([]any)
	f.fields = append(f.fields, [2]string{"mentions", fmt.Sprint(len(mentions))})
	if len(mentions) > 0 {
		if m, ok := mentions[0].(map[string]any); ok {
			block := []rune(texts[text(m["block"])])
			start, _ := m["start"].(float64)
			end, _ := m["end"].(float64)
			if 0 <= start && start <= end && int(end) <= len(block) {
				f.anchor, f.at = string(block[int(start):int(end)]), fmt.Sprint(string(block), start)
			}
		}
	}
	return f
}

// pick returns the named fields of an object. Ids of other things are left out: they number what stands in front.
func pick(object map[string]any, names ...string) [][2]string {
	var list [][2]string
	for _, name := range names {
		if s := text(object[name]); !isID(s) {
			list = append(list, [2]string{name, s})
		} else {
			list = append(list, [2]string{name, "another"})
		}
	}
	return list
}

// isID reports whether s is an id such as b12, r3, s4, p1.
func isID(s string) bool {
	return len(s) > 1 && strings.ContainsRune("brsp", rune(s[0])) && strings.Trim(s[1:], "0123456789") == ""
}

// text returns a value of JSON as text: "" for null and for an empty list, objects by the field that names them.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []any:
		var parts []string
		for _, x := range v {
			parts = append(parts, text(x))
		}
		return strings.Join(parts, "、")
	case map[string]any:
		for _, name := range []string{"text", "name", "title"} {
			if s := text(v[name]); s != "" {
				return s
			}
		}
		var parts []string
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if s := text(v[name]); s != "" && !isID(s) {
				parts = append(parts, name+" "+s)
			}
		}
		return strings.Join(parts, " ")
	}
	return fmt.Sprint(v)
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// manifestEntry is what is read of a line of the manifest.
type manifestEntry struct {
	Path, Status, Output, OutputSHA256 string
	Error                              *struct{ Code string }
}

// readManifest returns the lines of a manifest by the path of the input.
func readManifest(out string) (map[string]manifestEntry, error) {
	data, err := os.ReadFile(filepath.Join(out, "manifest.jsonl"))
	if err != nil {
		return nil, err
	}
	entries := map[string]manifestEntry{}
	for line := range strings.Lines(string(data)) {
		var e manifestEntry
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			return nil, fmt.Errorf("%s: %w", out, err)
		}
		entries[e.Path] = e
	}
	return entries, nil
}

func statusFact(e manifestEntry) fact {
	status := or(e.Status, "not listed")
	if e.Error != nil {
		status += " " + e.Error.Code
	}
	return fact{anchor: "status", group: status, fields: [][2]string{{"status", status}}}
}

// union returns the paths of both manifests, sorted.
func union(a, b map[string]manifestEntry) []string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return slices.Sorted(maps.Keys(all))
}

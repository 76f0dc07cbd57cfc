package schema

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDecodeLiftsVersion1 holds that documents of version 1 become valid documents of version 2 that say the same and
// give the same raw text.
func TestDecodeLiftsVersion1(t *testing.T) {
	names, err := filepath.Glob("testdata/version1/*.*.json")
	if err != nil || len(names) < 3 {
		t.Fatalf("%d documents, %v", len(names), err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if VersionOf(data) != OlderVersion {
			continue // the schema of version 1
		}
		d, err := Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Verify(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		lifted, err := d.Canonical()
		if err != nil {
			t.Fatal(err)
		}
		if err := Validate(lifted); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if missing := lost(decoded(t, data), decoded(t, lifted), ""); missing != "" {
			t.Errorf("%s: %s was lost", name, missing)
		}
		again, err := Decode(lifted)
		if err != nil {
			t.Fatal(err)
		}
		if second, err := again.Canonical(); err != nil || string(second) != string(lifted) {
			t.Errorf("%s: lifted twice, the bytes differ (%v)", name, err)
		}
	}
}

func decoded(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// lost returns the place of a value of old that now does not hold, or "".
func lost(old, now any, place string) string {
	switch o := old.(type) {
	case map[string]any:
		n, _ := now.(map[string]any)
		for k, v := range o {
			if place == "" && k == "schema" {
				continue
			}
			if p := lost(v, n[k], place+"/"+k); p != "" {
				return p
			}
		}
	case []any:
		n, _ := now.([]any)
		if len(n) < len(o) {
			return place
		}
		for i := range o {
			if p := lost(o[i], n[i], place+"/"); p != "" {
				return p
			}
		}
	default:
		if old != now {
			return place
		}
	}
	return ""
}

// TestDecodeDropsWhatIsForbidden holds that what version 1 allowed and version 2 forbids becomes null and is said.
func TestDecodeDropsWhatIsForbidden(t *testing.T) {
	d := example()
	d.Schema = OlderVersion
	d.Metadata.DateWritten = ptr("2021-02-30")
	d.Metadata.Publication.URL = ptr("./t1.html")
	data, err := d.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	d, err = Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, g := range d.Diagnostics {
		codes = append(codes, g.Code)
	}
	if d.Metadata.DateWritten != nil || d.Metadata.Publication.URL != nil ||
		strings.Join(codes, " ") != "label.missing metadata.date-impossible metadata.address-relative" {
		t.Errorf("date %v, url %v, diagnostics %v", d.Metadata.DateWritten, d.Metadata.Publication.URL, codes)
	}
}

func TestDecodeRefusesLaterVersions(t *testing.T) {
	if _, err := Decode([]byte(`{"schema":"guiwen/document/3"}`)); err == nil || !strings.Contains(err.Error(), "guiwen/document/3") {
		t.Errorf("a later version: %v", err)
	}
}

package annex

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/schema"
)

// folder keeps files in memory and counts those that are open.
type folder struct {
	files map[string]*bytes.Buffer
	open  int
	fail  string // name of the file that cannot be made
}

type folderFile struct {
	*bytes.Buffer
	f *folder
}

func (x folderFile) Close() error {
	x.f.open--
	return nil
}

func (f *folder) create(name string) (io.WriteCloser, error) {
	if name == f.fail {
		return nil, errors.New("no space")
	}
	if f.files == nil {
		f.files = map[string]*bytes.Buffer{}
	}
	f.files[name] = &bytes.Buffer{}
	f.open++
	return folderFile{f.files[name], f}, nil
}

// records reads a file back: maps by column name, the guard taken off.
func (f *folder) records(t *testing.T, name string) []map[string]string {
	t.Helper()
	data := f.files[name].String()
	if !strings.HasPrefix(data, byteOrderMark) {
		t.Fatalf("%s has no byte order mark", name)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(data, byteOrderMark))).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, v := range row {
			if hostile(v) && !numeric(v) {
				t.Errorf("%s: a spreadsheet would calculate %.40q", name, v)
			}
			m[rows[0][i]] = strings.TrimPrefix(v, "'")
		}
		out = append(out, m)
	}
	return out
}

func numeric(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

func TestCSVEqualsTheDocuments(t *testing.T) {
	docs := batch()
	var f folder
	if err := WriteCSV(f.create, each(docs), Options{Catalogue: catalogue}); err != nil {
		t.Fatal(err)
	}
	if f.open != 0 {
		t.Errorf("%d files were left open", f.open)
	}
	rows := f.records(t, "statistics.csv")
	i := 0
	for n, d := range docs {
		for _, s := range d.Statistics {
			r := rows[i]
			i++
			v, err := strconv.ParseFloat(r["value"], 64)
			got := []string{r["document"], r["id"], r["indicator"], r["unit"], r["quote"], r["figure"], r["start"], r["end"]}
			want := []string{itoa(n + 1), s.ID, value(s.Indicator), value(s.Unit), s.Quote, s.Figure, itoa(s.Start), itoa(s.End)}
			if diff := cmp.Diff(want, got); diff != "" || err != nil || v != *s.Value {
				t.Errorf("%s of document %d: value %q, %s", s.ID, n+1, r["value"], diff)
			}
		}
	}
	if i != len(rows) {
		t.Errorf("%d rows, want %d", len(rows), i)
	}
	if got := len(f.records(t, "blocks.csv")); got != 14*4+3 {
		t.Errorf("%d blocks", got)
	}
}

func TestCSVKeepsHostileText(t *testing.T) {
	for _, s := range hostiles {
		s = strings.ReplaceAll(s, "\r\n", "\n") // readers of CSV take the one for the other
		var f folder
		if err := WriteCSV(f.create, each1Seq(hostileDocument(s)), Options{}); err != nil {
			t.Fatal(err)
		}
		for name := range f.files {
			if name != "csv-metadata.json" {
				f.records(t, name)
			}
		}
		if got := f.records(t, "blocks.csv")[1]["text"]; got != s {
			t.Errorf("%.40q came back as %.40q", s, got)
		}
	}
}

// TestCSVMetadataDescribesTheFiles holds that the columns of every file are those that the metadata names.
func TestCSVMetadataDescribesTheFiles(t *testing.T) {
	var f folder
	if err := WriteCSV(f.create, each(batch()), Options{}); err != nil {
		t.Fatal(err)
	}
	var meta struct {
		Tables []struct {
			URL         string
			TableSchema struct {
				Columns []struct {
					Name   string
					Titles []string
				}
				PrimaryKey []string
			}
		}
	}
	if err := json.Unmarshal(f.files["csv-metadata.json"].Bytes(), &meta); err != nil {
		t.Fatal(err)
	}
	if len(meta.Tables) != len(f.files)-1 {
		t.Errorf("%d tables are described, %d files written", len(meta.Tables), len(f.files)-1)
	}
	for _, table := range meta.Tables {
		head, _, _ := strings.Cut(strings.TrimPrefix(f.files[table.URL].String(), byteOrderMark), "\n")
		var names []string
		for _, c := range table.TableSchema.Columns {
			names = append(names, c.Name)
		}
		if got := strings.Join(names, ","); got != head {
			t.Errorf("%s: columns %s, described as %s", table.URL, head, got)
		}
		seen := map[string]bool{}
		for _, r := range f.records(t, table.URL) {
			key := ""
			for _, k := range table.TableSchema.PrimaryKey {
				key += r[k] + "\x00"
			}
			if key != "" && seen[key] {
				t.Errorf("%s: key %q stands twice", table.URL, key)
			}
			seen[key] = true
		}
	}
}

func TestCSVClosesFilesAfterAnError(t *testing.T) {
	for _, name := range []string{"documents.csv", "checks.csv", "csv-metadata.json"} {
		f := folder{fail: name}
		if err := WriteCSV(f.create, each(batch()), Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
		if f.open != 0 {
			t.Errorf("%s: %d files were left open", name, f.open)
		}
	}
	var f folder
	broken := errors.New("unreadable")
	docs := func(yield func(*schema.Document, error) bool) { yield(nil, broken) }
	if err := WriteCSV(f.create, docs, Options{}); !errors.Is(err, broken) || f.open != 0 {
		t.Errorf("error %v, %d files left open", err, f.open)
	}
}

package convert_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"guiwen/convert/annex"
	"guiwen/schema"
)

// told is a figure as a table tells it.
type told struct {
	document, id, value, unit, figure, qualifier, scope, indicator string
}

// toldBy are the figures of documents, as their JSON has them.
func toldBy(docs []*schema.Document) []told {
	word := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	var list []told
	for i, d := range docs {
		for _, s := range d.Statistics {
			list = append(list, told{
				strconv.Itoa(i + 1), s.ID, strconv.FormatFloat(*s.Value, 'f', -1, 64), word(s.Unit), s.Figure, word(s.Qualifier), word(s.Scope),
				word(s.Indicator),
			})
		}
	}
	return list
}

// readTable reads figures back from rows under the titles given; a row without an id goes on with the one before.
func readTable(t *testing.T, rows [][]string, titles [8]string) []told {
	t.Helper()
	var list []told
	for _, row := range rows[1:] {
		var v [8]string
		for i, title := range titles {
			if at := slices.Index(rows[0], title); at >= 0 && at < len(row) {
				v[i] = row[at]
			}
		}
		if v[1] == "" {
			continue
		}
		n, err := strconv.ParseFloat(v[2], 64)
		if err != nil {
			t.Fatalf("%s of document %s: %v", v[1], v[0], err)
		}
		list = append(list, told{v[0], v[1], strconv.FormatFloat(n, 'f', -1, 64), v[3], v[4], v[5], v[6], v[7]})
	}
	return list
}

// TestTablesEqualTheDocuments reads the workbook and the CSV files of real documents back: every figure is there with
// the value that its document has, in the same order.
func TestTablesEqualTheDocuments(t *testing.T) {
	c := newConverter(t)
	var docs []*schema.Document
	for _, folder := range []string{"seeds", "samples/text", "samples/html", "samples/docx"} {
		list := files(t, corpus(t, filepath.FromSlash(folder)))
		for _, name := range slices.Sorted(maps.Keys(list)) {
			if d := hold(t, c, name, list[name]); d != nil {
				docs = append(docs, d)
			}
		}
	}
	all := func(yield func(*schema.Document, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
	o := c.AnnexOptions()
	want := toldBy(docs)
	var book bytes.Buffer
	if err := annex.Write(&book, all, o); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("明细", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "workbook", want, readTable(t, rows, [8]string{"文件", "编号", "数值", "单位", "原文数字", "限定词", "口径", "指标编码"}))

	tables := map[string]*bytes.Buffer{}
	if err := annex.WriteCSV(func(name string) (io.WriteCloser, error) {
		tables[name] = &bytes.Buffer{}
		return kept{tables[name]}, nil
	}, all, o); err != nil {
		t.Fatal(err)
	}
	rows, err = csv.NewReader(strings.NewReader(strings.TrimPrefix(tables["statistics.csv"].String(), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "CSV", want, readTable(t, rows, [8]string{"document", "id", "value", "unit", "figure", "qualifier", "scope", "indicator"}))
	t.Logf("%d documents, %d figures", len(docs), len(want))
}

type kept struct{ *bytes.Buffer }

func (kept) Close() error { return nil }

func compare(t *testing.T, name string, want, got []told) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d figures, want %d", name, len(got), len(want))
	}
	for i := range want {
		got[i].figure = strings.TrimPrefix(got[i].figure, "'") // the guard of CSV
		if got[i] != want[i] {
			t.Errorf("%s: %v, want %v", name, got[i], want[i])
		}
	}
}

package annex

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"sync"

	"guiwen/schema"
)

// csvColumn is a column of a CSV file.
type csvColumn struct {
	name  string // in the head row
	kind  string // datatype of CSV on the Web: "string", "integer", "decimal", "boolean"
	title string // 中文名
}

// csvTable is a CSV file: the same facts as in the workbook, for those who compute.
type csvTable struct {
	name    string // of the file
	title   string
	key     []string // columns that no two rows share
	columns []csvColumn
}

//go:embed csv.tsv
var csvTSV string

// csvTables lists the files in the order of the metadata.
var csvTables = sync.OnceValue(func() []csvTable {
	var tables []csvTable
	for cell := range cellsOf(csvTSV, 5) {
		if cell[1] == "-" {
			tables = append(tables, csvTable{name: cell[0], title: cell[4]})
			continue
		}
		t := &tables[len(tables)-1]
		t.columns = append(t.columns, csvColumn{cell[1], cell[2], cell[4]})
		if cell[3] == "key" {
			t.key = append(t.key, cell[1])
		}
	}
	return tables
})

// WriteCSV writes the facts of docs as a folder of CSV files with their description, csv-metadata.json (W3C CSV
// on the Web). dir creates a file of the folder; every file it returns is closed. Files are UTF-8 with a byte
// order mark, fields that are not known are empty. Text that a spreadsheet would take for a formula (it begins
// with = + - @, a tab or carriage return, of either width) has an apostrophe put before it, and so has text
// that begins with an apostrophe: to get a text back, take one leading apostrophe off.
//
// WriteCSV walks docs once and keeps none of them.
func WriteCSV(dir func(name string) (io.WriteCloser, error), docs iter.Seq2[*schema.Document, error], o Options) (err error) {
	o = o.withDefaults()
	codes := newIndicators(o.Catalogue)
	folder := &csvFolder{cited: newCitations(o)}
	defer folder.cited.close()
	defer func() { err = errors.Join(err, folder.close()) }()
	for i := range csvTables() {
		if err := folder.open(dir, &csvTables()[i]); err != nil {
			return err
		}
	}
	number := 0
	for doc, err := range docs {
		if err != nil {
			return err
		}
		number++
		e := newEntry(doc, number)
		folder.document(e)
		folder.statistics(&codes, e)
		folder.checks(e)
		if err := folder.cited.add(number, doc, e.citations()); err != nil {
			return err
		}
		folder.excluded(e)
		folder.edits(e)
		folder.blocks(e)
		if err := folder.flush(); err != nil {
			return err
		}
	}
	if err := folder.references(); err != nil {
		return err
	}
	w, err := dir("csv-metadata.json")
	if err != nil {
		return err
	}
	_, err = w.Write(csvMetadata())
	return errors.Join(err, w.Close())
}

// csvFolder is the files while they are written, in the order of csvTables.
type csvFolder struct {
	files   []io.Closer
	writers []*csv.Writer
	cited   citations
}

// byteOrderMark tells Excel that a file is UTF-8.
const byteOrderMark = "\ufeff"

func (f *csvFolder) open(dir func(string) (io.WriteCloser, error), t *csvTable) error {
	w, err := dir(t.name)
	if err != nil {
		return err
	}
	f.files = append(f.files, w)
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	head := make([]string, len(t.columns))
	for i, c := range t.columns {
		head[i] = c.name
	}
	f.writers = append(f.writers, csv.NewWriter(w))
	return f.writers[len(f.writers)-1].Write(head)
}

func (f *csvFolder) flush() error {
	for i, w := range f.writers {
		w.Flush()
		if err := w.Error(); err != nil {
			return fmt.Errorf("%s: %w", csvTables()[i].name, err)
		}
	}
	return nil
}

func (f *csvFolder) close() error {
	err := f.flush()
	for _, c := range f.files {
		err = errors.Join(err, c.Close())
	}
	return err
}

// write writes a row of the table; the error shows at the next flush.
func (f *csvFolder) write(table int, row ...string) { _ = f.writers[table].Write(row) }

// guarded is s so that no spreadsheet calculates it.
func guarded(s string) string {
	if hostile(s) || strings.HasPrefix(s, "'") {
		return "'" + s
	}
	return s
}

func guardedValue(s *string) string { return guarded(value(s)) }

func optionalNumber(v *float64) string {
	if v == nil {
		return ""
	}
	return plain(*v)
}

func optionalInt(v *int) string {
	if v == nil {
		return ""
	}
	return itoa(*v)
}

func (f *csvFolder) document(e *entry) {
	m := e.Metadata
	number := ""
	if m.DocumentNumber != nil {
		number = m.DocumentNumber.Text
	}
	f.write(0, itoa(e.number), guarded(e.Source.Name), guarded(e.Source.SHA256), guardedValue(m.Title), guarded(e.issuer), guarded(number),
		guardedValue(m.DateWritten), reportingYear(m), guarded(e.Source.Producer))
}

func (f *csvFolder) statistics(codes *indicators, e *entry) {
	for i := range e.Statistics {
		s := &e.Statistics[i]
		topic, name := "", ""
		if ind := codes.entry(s.Indicator); ind != nil {
			topic, name = ind.Topic, ind.Name
		}
		f.write(1, itoa(e.number), guarded(s.ID), guarded(topic), guardedValue(s.Indicator), guarded(name), guardedValue(s.Label), plainValue(s.Value),
			guardedValue(s.Unit), guarded(s.Kind), guarded(s.Figure), guarded(s.Bound), guardedValue(s.Qualifier), guardedValue(s.Scope),
			guardedValue(s.Period), guardedValue(s.PartOf), guarded(e.section(s.Block)), guarded(s.Block), itoa(s.Start), itoa(s.End), guarded(s.Quote))
	}
}

// plainValue writes a value without exponent, or nothing where it is not sure.
func plainValue(v *float64) string {
	if v == nil {
		return ""
	}
	return plain(*v)
}

func (f *csvFolder) checks(e *entry) {
	for i := range e.Checks {
		c := &e.Checks[i]
		holds := ""
		if c.Holds != nil {
			holds = strconv.FormatBool(*c.Holds)
		}
		f.write(2, itoa(e.number), itoa(i+1), guarded(c.Kind), guarded(c.Formula), guarded(strings.Join(c.Statistics, " ")),
			optionalNumber(c.Stated), optionalNumber(c.Computed), plain(c.Tolerance), holds)
	}
}

func (f *csvFolder) references() error {
	return f.cited.each(func(r *citation, to *int) {
		start, end := "", ""
		if r.Mentions > 0 {
			start, end = itoa(r.Start), itoa(r.End)
		}
		f.write(3, itoa(r.Document), guarded(r.Reference.ID), guarded(r.Reference.Kind), guarded(r.Title), guardedValue(r.Reference.DocumentNumber),
			guarded(r.Issuers), guarded(r.Alias), itoa(r.Mentions), guarded(r.Block), start, end, optionalInt(to))
	})
}

func (f *csvFolder) excluded(e *entry) {
	for i := range e.NotStatistics {
		n := &e.NotStatistics[i]
		f.write(4, itoa(e.number), guarded(n.Text), guarded(n.Reason), guarded(n.Block), itoa(n.Start), itoa(n.End))
	}
}

func (f *csvFolder) edits(e *entry) {
	used, _ := e.uses()
	for k, kind := range e.Normalization.Kinds {
		if used[k] > 0 {
			f.write(5, itoa(e.number), guarded(kind[0]), guarded(kind[1]), guarded(kind[2]), itoa(used[k]))
		}
	}
}

func (f *csvFolder) blocks(e *entry) {
	for i := range e.Blocks {
		x := &e.Blocks[i]
		level := ""
		if x.Level > 0 {
			level = itoa(x.Level)
		}
		f.write(6, itoa(e.number), guarded(x.ID), guarded(string(x.Role)), level, guarded(x.Parent), guarded(x.Text), optionalInt(x.At.Page),
			optionalInt(x.At.Start), optionalInt(x.At.End))
	}
}

package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/spf13/pflag"

	"guiwen/convert"
	"guiwen/convert/annex"
	"guiwen/convert/batch"
	"guiwen/convert/review"
	"guiwen/fixtures/ledgertest"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// TestPromises holds what the tail of a run is promised: what is made of all documents together. testdata/open.tsv lists what
// does not hold yet.
func TestPromises(t *testing.T) {
	ledgertest.Run(t, "testdata/open.tsv", []ledgertest.Promise{
		{Name: "C5-one-pass", Holds: documentsAreReadOnce},
	})
}

// documentsAreReadOnce holds that the annexes of a run as it is by default read no document again: pages and sheaves are made where
// documents are converted, and are gone over once. It is what can be counted of a tail that does not grow with the number of annexes;
// how long it takes is a matter of measurement.
func documentsAreReadOnce(t *testing.T) error {
	c, err := convert.New(convert.Options{})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join("..", "..", "fixtures", "reports", "yunzhou-2021.txt")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := c.Convert(context.Background(), source.Input{Name: filepath.Base(name), Data: data})
	if err != nil {
		t.Fatal(err)
	}
	passes := 0
	docs := func(yield func(*schema.Document, error) bool) {
		passes++
		yield(d, nil)
	}
	var flags annexFlags
	flags.register(pflag.NewFlagSet("convert", pflag.ContinueOnError))
	annexes, err := flags.annexes(c, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	page, row, err := review.Page(d, c.ReviewOptions())
	if err != nil || len(page) == 0 {
		t.Fatal(err)
	}
	short, err := json.Marshal(row)
	if err != nil {
		t.Fatal(err)
	}
	sheaf, err := annex.Sheaf(d, c.AnnexOptions())
	if err != nil {
		t.Fatal(err)
	}
	merged := 0
	sheaves := func(yield func([]byte, error) bool) {
		merged++
		yield(sheaf, nil)
	}
	inputs := func(yield func(batch.Input, error) bool) {
		yield(batch.Input{Entry: batch.Entry{Path: name, Status: batch.OK, SHA256: &d.Source.SHA256}, Row: short}, nil)
	}
	place := func(name string) string { return name }
	t.Chdir(t.TempDir())
	for _, a := range annexes {
		if err := batch.WriteAnnex(context.Background(), a, place, batch.Batch{Documents: docs, Sheaves: sheaves, Inputs: inputs}); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"annex.xlsx", "review/index.html"} {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
	if passes > 0 || merged != 1 {
		return fmt.Errorf("the documents are gone over %d times, what is kept of them %d times", passes, merged)
	}
	return nil
}

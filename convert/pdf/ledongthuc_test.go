package pdf

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"guiwen/convert/pdf/pdftest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// TestReadLedongthuc: the second engine gives lines and its warning. It does not join the conformance suite: damaged
// files keep it busy for ever.
func TestReadLedongthuc(t *testing.T) {
	o := pdftest.OnePage("/Font<</F1 5 0 R>>", "BT /F1 12 Tf 72 700 Td (decree) Tj ET BT /F1 12 Tf 72 680 Td (second) Tj ET")
	o[5] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
	doc, err := ReadLedongthuc(context.Background(), source.Input{Data: pdftest.File(o, "")}, source.Limits{})
	if broken := readertest.CheckOutcome(doc, err); broken != nil || err != nil {
		t.Fatal(broken, err)
	}
	if string(bare(doc.Text)) != "decreesecond" || codes(doc) != "pdf.engine/warning" || len(doc.Pages) != 1 {
		t.Errorf("%q, %s", doc.Text, codes(doc))
	}
	if _, err := ReadLedongthuc(context.Background(), source.Input{Data: []byte("%PDF-1.4\n")}, source.Limits{}); source.CodeOf(err) != source.Corrupt {
		t.Errorf("header only: %v", err)
	}
	if _, err := ReadLedongthuc(context.Background(), source.Input{}, source.Limits{}); source.CodeOf(err) != source.Empty {
		t.Errorf("empty: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ReadLedongthuc(ctx, source.Input{Data: pdftest.File(o, "")}, source.Limits{}); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}

// TestAgainstLedongthuc: on files that both engines can read, both see the same characters.
func TestAgainstLedongthuc(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(shared(t, "pdf"), "l[io]*.pdf"))
	compared := 0
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := ReadLedongthuc(context.Background(), source.Input{Data: data}, source.Limits{})
		if err != nil {
			continue
		}
		ours, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(path), err)
			continue
		}
		compared++
		if f1, _ := agreement(bare(theirs.Text), bare(ours.Text)); f1 < 0.995 {
			t.Errorf("%s: agreement %.4f", filepath.Base(path), f1)
		}
	}
	if compared < 5 {
		t.Errorf("only %d files were compared", compared)
	}
}

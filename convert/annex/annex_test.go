package annex

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"iter"
	"os"
	"testing"

	"guiwen/schema"
)

func build(t testing.TB, docs []*schema.Document, o Options) []byte {
	t.Helper()
	if o.Catalogue == nil {
		o.Catalogue, o.Rules = catalogue, rules
	}
	var w bytes.Buffer
	if err := Write(&w, each(docs), o); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

func TestSameDocumentsSameBytes(t *testing.T) {
	want := sha256.Sum256(build(t, batch(), Options{}))
	for i := range 19 {
		if got := sha256.Sum256(build(t, batch(), Options{})); got != want {
			t.Fatalf("build %d has another digest", i+2)
		}
	}
}

func TestErrorOfTheSequenceEndsWriting(t *testing.T) {
	broken := errors.New("unreadable")
	var docs iter.Seq2[*schema.Document, error] = func(yield func(*schema.Document, error) bool) {
		_ = yield(batch()[0], nil) && yield(nil, broken)
	}
	var w bytes.Buffer
	if err := Write(&w, docs, Options{}); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
	if w.Len() > 0 {
		t.Errorf("%d bytes were written", w.Len())
	}
}

// TestKeepWorkbook writes the workbook where GUIWEN_KEEP says, for people to look at.
func TestKeepWorkbook(t *testing.T) {
	name := os.Getenv("GUIWEN_KEEP")
	if name == "" {
		t.Skip("GUIWEN_KEEP is not set: no workbook is kept")
	}
	docs := batch()
	if os.Getenv("GUIWEN_KEEP_ONE") != "" {
		docs = docs[:1]
	}
	if err := os.WriteFile(name, build(t, docs, Options{}), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Package readertest is the one conformance suite (一致性测试) that every reader of guiwen runs. A format comes
// into being by joining it:
//
//	func TestConformance(t *testing.T) {
//		readertest.Run(t, text.Read, map[string][]byte{"notice": []byte("通知\n")})
//	}
//
// It holds a reader to what [source.Reader] and [source.Document] promise: the same bytes give the same document,
// a done context ends the reading, limits are kept, damaged input ends in a coded error or in a document that
// keeps every invariant, and nothing panics. Fuzz targets of a reader use [CheckOutcome] as their oracle.
package readertest

import (
	"bytes"
	"context"
	"errors"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize/source"
)

// patience is how long one reading of one fixture may take. It is far beyond what any reader needs, so that only
// a hang, never a loaded machine, exceeds it.
const patience = 60 * time.Second

// Run runs the suite on the reader of a format that does not tell where it ends (text, HTML). Fixtures are whole files that the reader must convert without error, by name;
// a few small ones of different make are worth more than many alike, because each is damaged some hundred times.
// A fixture should not be larger than some 100 kB.
func Run(t *testing.T, read source.Reader, fixtures map[string][]byte) {
	t.Helper()
	run(t, read, fixtures, false)
}

// RunBounded is [Run] for a format whose bytes tell how much there should be (containers, PDF): what was cut off is missed,
// and a document that is shorter for it must say so in a warning.
func RunBounded(t *testing.T, read source.Reader, fixtures map[string][]byte) {
	t.Helper()
	run(t, read, fixtures, true)
}

func run(t *testing.T, read source.Reader, fixtures map[string][]byte, bounded bool) {
	t.Helper()
	if len(fixtures) == 0 {
		t.Fatal("readertest: no fixtures: a suite without input proves nothing")
	}
	goroutines := runtime.NumGoroutine()
	t.Run("empty", func(t *testing.T) { testEmpty(t, read) })
	for _, name := range sortedNames(fixtures) {
		in := source.Input{Name: name, Data: fixtures[name]}
		t.Run(name, func(t *testing.T) {
			t.Run("converts", func(t *testing.T) { testConverts(t, read, in) })
			t.Run("determinism", func(t *testing.T) { testDeterminism(t, read, in) })
			t.Run("input", func(t *testing.T) { testInputUntouched(t, read, in) })
			t.Run("cancellation", func(t *testing.T) { testCancellation(t, read, in) })
			t.Run("limits", func(t *testing.T) { testLimits(t, read, in) })
			t.Run("truncated", func(t *testing.T) { testTruncated(t, read, in, bounded) })
			t.Run("flipped", func(t *testing.T) { testFlipped(t, read, in) })
		})
	}
	t.Run("goroutines", func(t *testing.T) { testGoroutines(t, goroutines) })
}

func sortedNames(fixtures map[string][]byte) []string {
	names := make([]string, 0, len(fixtures))
	for name := range fixtures {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// testEmpty: a file without bytes is input.empty, for every format.
func testEmpty(t *testing.T, read source.Reader) {
	doc, err := attempt(t, read, source.Input{Name: "empty"}, source.Limits{})
	if doc != nil || source.CodeOf(err) != source.Empty {
		t.Errorf("no bytes: got document %v, error %v; want code %s", doc != nil, err, source.Empty)
	}
}

// testConverts: a fixture converts, and its document keeps every invariant.
func testConverts(t *testing.T, read source.Reader, in source.Input) {
	doc, err := attempt(t, read, in, source.Limits{})
	if err != nil {
		t.Fatalf("fixture does not convert: %v", err)
	}
	if err := CheckDocument(doc); err != nil {
		t.Error(err)
	}
}

// testDeterminism: reading twice, also at the same time, gives deeply equal documents.
func testDeterminism(t *testing.T, read source.Reader, in source.Input) {
	want, err := attempt(t, read, in, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	type outcome struct {
		doc *source.Document
		err error
	}
	const readings = 4
	outcomes := make(chan outcome, readings)
	for range readings {
		go func() {
			doc, err := read(context.Background(), in, source.Limits{})
			outcomes <- outcome{doc, err}
		}()
	}
	for range readings {
		got := <-outcomes
		if got.err != nil {
			t.Errorf("concurrent reading fails: %v", got.err)
		} else if diff := cmp.Diff(want, got.doc); diff != "" {
			t.Errorf("two readings of the same bytes differ (-first +later):\n%s", diff)
		}
	}
}

// testInputUntouched: the reader neither changes the bytes it is given nor keeps them.
func testInputUntouched(t *testing.T, read source.Reader, in source.Input) {
	given := bytes.Clone(in.Data)
	doc, err := attempt(t, read, source.Input{Name: in.Name, Data: given}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(given, in.Data) {
		t.Error("the reader changed its input")
	}
	for i := range given {
		given[i] = '#'
	}
	again, err := attempt(t, read, in, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(again, doc); diff != "" {
		t.Errorf("the document changed with the caller's bytes, so the reader kept them (-want +got):\n%s", diff)
	}
}

// testLimits: one byte more than allowed, of input or of raw text, is limit.size; a document that was cut
// instead must say so in a warning.
func testLimits(t *testing.T, read source.Reader, in source.Input) {
	doc, err := attempt(t, read, in, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(in.Data) > 1 {
		_, err = attempt(t, read, in, source.Limits{Bytes: int64(len(in.Data) - 1)})
		if source.CodeOf(err) != source.LimitSize {
			t.Errorf("input one byte over Limits.Bytes: error %v, want code %s", err, source.LimitSize)
		}
	}
	if _, err = attempt(t, read, in, source.Limits{Bytes: int64(len(in.Data))}); err != nil {
		t.Errorf("input of exactly Limits.Bytes: %v", err)
	}
	if len(doc.Text) < 2 {
		return
	}
	limit := len(doc.Text) - 1
	cut, err := attempt(t, read, in, source.Limits{Text: limit})
	switch {
	case err != nil:
		if source.CodeOf(err) != source.LimitSize {
			t.Errorf("text one byte over Limits.Text: error %v, want code %s", err, source.LimitSize)
		}
	case len(cut.Text) > limit:
		t.Errorf("Limits.Text = %d, but the raw text has %d bytes", limit, len(cut.Text))
	case !warns(cut):
		t.Error("the raw text was cut to Limits.Text without any warning")
	}
}

func warns(doc *source.Document) bool {
	return slices.ContainsFunc(doc.Notes, func(d source.Diagnostic) bool { return d.Severity == source.Warning })
}

// attempt reads once, turning a panic into a test failure and a hang into an error of the context.
func attempt(t *testing.T, read source.Reader, in source.Input, limits source.Limits) (doc *source.Document, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	doc, err = guard(t, read, ctx, in, limits)
	if errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("reading %d bytes took more than %v", len(in.Data), patience)
	}
	return doc, err
}

func guard(t *testing.T, read source.Reader, ctx context.Context, in source.Input, limits source.Limits) (doc *source.Document, err error) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Fatalf("the reader panics: %v\ninput (%d bytes): %.200q", r, len(in.Data), in.Data)
		}
	}()
	return read(ctx, in, limits)
}

// testGoroutines: a reader leaves no goroutine behind.
func testGoroutines(t *testing.T, before int) {
	for range 50 {
		if runtime.NumGoroutine() <= before+2 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("goroutines: %d before the suite, %d after it", before, runtime.NumGoroutine())
}

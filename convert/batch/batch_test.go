//go:build unix

package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize/source"
	"guiwen/schema"
)

// TestMain lets the test binary serve as a converting process, and run a batch in a process of its own.
func TestMain(m *testing.M) {
	if dir := os.Getenv("GUIWEN_TEST_RUN"); dir != "" {
		runAlone(dir)
	}
	if os.Getenv("GUIWEN_TEST_WORKER") != "" || slices.Contains(os.Args, workerArgument) {
		countStart()
		answers := thirdFile
		if slices.Contains(os.Args, "output") {
			answers = takeOutput
		}
		err := Serve(os.Stdin, answers(), Bounds{}, Func(fake), func() { os.Exit(1) })
		if err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// fake converts a text to a document of one block, and misbehaves where the text asks it to.
func fake(ctx context.Context, in source.Input) (*schema.Document, error) {
	text := string(in.Data)
	switch {
	case strings.Contains(text, "corrupt"):
		return nil, source.Errorf(source.Corrupt, "malformed_xml", "byte 3", "it is damaged")
	case strings.Contains(text, "panic"):
		panic("as asked")
	case strings.Contains(text, "exit"):
		os.Exit(0)
	case strings.Contains(text, "overflow"):
		return fake(ctx, source.Input{Data: append(in.Data, fmt.Sprint(overflow(1))...)})
	case strings.Contains(text, "loop"):
		for {
			time.Sleep(time.Millisecond)
		}
	case strings.Contains(text, "memory"):
		var hold [][]byte
		for {
			block := make([]byte, 16<<20)
			for i := range block {
				block[i] = 1
			}
			hold = append(hold, block)
			time.Sleep(time.Millisecond)
			if len(hold) > 256 {
				return nil, errors.New("nobody stopped it")
			}
		}
	case strings.Contains(text, "held"):
		os.Exit(outOfMemory)
	case strings.Contains(text, "noise"):
		fmt.Println("a library prints")
	case strings.Contains(text, "stray"):
		writeStray()
	case strings.Contains(text, "reach"):
		text = reach()
	}
	text = strings.ReplaceAll(text, "\n", " ")
	d := &schema.Document{
		Schema: schema.Version,
		Source: schema.Source{Name: in.Name, MediaType: "text/plain", SHA256: digestOf(in.Data)},
		Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: text}},
	}
	if strings.Contains(text, "warn") {
		d.Diagnostics = []schema.Diagnostic{{Code: "text.odd", Severity: "warning"}}
	}
	d.Normalization = schema.NewEditLog(text + "\n").Normalization()
	return d, nil
}

func digestOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// overflow recurses until the stack ends.
func overflow(n int) int {
	if n < 0 {
		return 0
	}
	return overflow(n+1) + 1
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// tree returns the files below dir but for the ledger, with their contents.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.Contains(name, ".guiwen") {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// sheafing makes sheaves of some documents, and leaves others for later.
type sheafing struct{ Converter }

func (c sheafing) Convert(ctx context.Context, in source.Input) (*Converted, error) {
	done, err := c.Converter.Convert(ctx, in)
	if err != nil || bytes.Contains(in.Data, []byte("丙")) {
		return done, err
	}
	d, err := schema.Decode(done.JSON)
	if err == nil {
		done.Sheaf, err = sheafOf(d)
	}
	return done, err
}

func sheafOf(d *schema.Document) ([]byte, error) {
	return []byte(d.Source.Name + " " + d.Source.SHA256 + "\n"), nil
}

func writeSheaves(_ context.Context, create func(string) (io.WriteCloser, error), all Batch) error {
	w, err := create("sheaves.txt")
	if err != nil {
		return err
	}
	for data, err := range all.Sheaves {
		if err != nil {
			return err
		}
		if _, err := w.Write(data); err != nil {
			return err
		}
	}
	return w.Close()
}

func options(out string) Options {
	return Options{
		Out: out, Jobs: 2, Converter: sheafing{Func(fake)}, Fingerprint: "1", StdinName: "stdin.txt", Sheaf: sheafOf,
		Annexes: []Annex{{Name: "sheaves", OfSheaves: true, Write: writeSheaves}, {Name: "annex", Write: func(_ context.Context, create func(string) (io.WriteCloser, error), all Batch) error {
			w, err := create("annex.txt")
			if err != nil {
				return err
			}
			for d, err := range all.Documents {
				if err != nil {
					return err
				}
				fmt.Fprintln(w, d.Source.Name)
			}
			return w.Close()
		}}},
	}
}

// entriesOf returns the lines of the manifest.
func entriesOf(s *Summary) (list []Entry) {
	for e, err := range s.Entries() {
		if err != nil {
			panic(err)
		}
		list = append(list, e)
	}
	return list
}

func statuses(s *Summary) string {
	var b strings.Builder
	for _, e := range entriesOf(s) {
		fmt.Fprintf(&b, "%s %s", e.Path, e.Status)
		if e.Error != nil {
			fmt.Fprintf(&b, " %s", e.Error.Code)
		}
		if e.DuplicateOf != nil {
			fmt.Fprintf(&b, " = %s", *e.DuplicateOf)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestOneBadInputStopsNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "in", map[string]string{"a.txt": "甲", "b/b.txt": "warn", "c.txt": "corrupt", "d.txt": "panic", "e.txt": "甲", "~$f.docx": "x"})
	if err := syscall.Mkfifo("in/pipe", 0o666); err != nil {
		t.Fatal(err)
	}
	o := options("out")
	o.Converter = pool(t)
	s, err := Run(context.Background(), []string{"in"}, o)
	if err != nil {
		t.Fatal(err)
	}
	want := `in/a.txt ok
in/b/b.txt warned
in/c.txt quarantined input.corrupt
in/d.txt quarantined reader.crash
in/e.txt ok = in/a.txt
in/pipe skipped input.unsupported
in/~$f.docx skipped input.unsupported
`
	if diff := cmp.Diff(want, statuses(s)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	files := tree(t, "out")
	if len(files) != 7 || files["documents/a.txt.json"] == "" || files["documents/b/b.txt.json"] == "" || files["annex.txt"] != "a.txt\nb/b.txt\n" {
		t.Errorf("out holds %v", files)
	}
	entries, err := ReadManifest([]byte(files["manifest.jsonl"]))
	if err != nil || len(entries) != 7 {
		t.Errorf("manifest: %d lines, %v", len(entries), err)
	}
}

func pool(t *testing.T) *Pool {
	t.Helper()
	return poolWithin(t, time.Minute)
}

func poolWithin(t *testing.T, timeout time.Duration) *Pool {
	t.Helper()
	t.Setenv("GUIWEN_TEST_WORKER", "1")
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := NewPool([]string{exe}, 2, timeout, Bounds{Memory: 512 << 20})
	t.Cleanup(p.Close)
	return p
}

// TestPoolSurvives sends inputs that end a process, each between two good ones.
func TestPoolSurvives(t *testing.T) {
	p := pool(t)
	for text, code := range map[string]source.Code{
		"exit": source.ReaderCrash, "overflow": source.ReaderCrash, "memory": source.LimitMemory,
		"panic": source.ReaderCrash, "corrupt": source.Corrupt,
	} {
		if testing.Short() && text == "memory" {
			continue // the race detector needs a multiple of it
		}
		_, err := p.Convert(context.Background(), source.Input{Name: "x", Data: []byte(text)})
		if got := source.CodeOf(err); got != code {
			t.Errorf("%s: %v, want %s", text, err, code)
		}
		done, err := p.Convert(context.Background(), source.Input{Name: "y", Data: []byte("noise")})
		if err != nil || !bytes.Contains(done.JSON, []byte("noise")) {
			t.Errorf("after %s: %v", text, err)
		}
	}
}

func TestPoolEndsWhatTakesTooLong(t *testing.T) {
	p := poolWithin(t, 300*time.Millisecond)
	_, err := p.Convert(context.Background(), source.Input{Name: "x", Data: []byte("loop")})
	if got := source.CodeOf(err); got != source.LimitTime {
		t.Errorf("%v, want %s", err, source.LimitTime)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := poolWithin(t, time.Hour).Convert(ctx, source.Input{Name: "x", Data: []byte("loop")}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestSameBytes holds that neither order nor number of jobs nor resuming changes an output byte.
func TestSameBytes(t *testing.T) {
	t.Chdir(t.TempDir())
	files := map[string]string{}
	for i := range 40 {
		files[fmt.Sprintf("d%d/f%d.txt", i%3, i)] = fmt.Sprint("文本", i/2)
	}
	write(t, "in", files)
	run := func(out string, jobs int, args ...string) map[string]string {
		o := options(out)
		o.Jobs = jobs
		if _, err := Run(context.Background(), args, o); err != nil {
			t.Fatal(err)
		}
		return tree(t, out)
	}
	want := run("one", 1, "in/d0", "in/d1", "in/d2")
	if diff := cmp.Diff(want, run("eight", 8, "in/d0", "in/d1", "in/d2")); diff != "" {
		t.Errorf("8 jobs:\n%s", diff)
	}
	other := run("other", 8, "in/d2", "in/d0", "in/d1")
	for _, name := range []string{"manifest.jsonl", "manifest-sha256.txt", "tagmanifest-sha256.txt"} { // the first is in input order
		delete(want, name)
		delete(other, name)
	}
	if diff := cmp.Diff(want, other); diff != "" {
		t.Errorf("other order:\n%s", diff)
	}
}

func TestSecondRunDoesNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "in", map[string]string{"a.txt": "甲", "b.txt": "乙", "c.txt": "corrupt"})
	var calls atomic.Int32
	o := options("out")
	o.Converter = Func(func(ctx context.Context, in source.Input) (*schema.Document, error) {
		calls.Add(1)
		return fake(ctx, in)
	})
	again := func(what string, want int32) {
		t.Helper()
		before := calls.Load()
		if _, err := Run(context.Background(), []string{"in"}, o); err != nil {
			t.Fatal(err)
		}
		if got := calls.Load() - before; got != want {
			t.Errorf("%s: %d conversions, want %d", what, got, want)
		}
	}
	again("first run", 3)
	files := tree(t, "out")
	again("second run", 0)
	if diff := cmp.Diff(files, tree(t, "out")); diff != "" {
		t.Error(diff)
	}
	write(t, "in", map[string]string{"b.txt": "丙"})
	again("an input changed", 1)
	os.WriteFile("out/documents/a.txt.json", []byte("{}"), 0o666)
	again("an output was damaged", 1)
	o.Fingerprint = "2"
	again("another program", 3)
	o.Force = true
	again("--force", 3)
}

// TestStoppedRunGoesOn stops a run again and again; at last the output is that of an uninterrupted one.
func TestStoppedRunGoesOn(t *testing.T) {
	t.Chdir(t.TempDir())
	files := map[string]string{}
	for i := range 30 {
		files[fmt.Sprintf("%02d.txt", i)] = fmt.Sprint("文本", i)
	}
	write(t, "in", files)
	if _, err := Run(context.Background(), []string{"in"}, options("whole")); err != nil {
		t.Fatal(err)
	}
	for stops := 0; ; stops++ {
		ctx, cancel := context.WithCancel(context.Background())
		o := options("parts")
		o.Progress = func(done, total int, e Entry) {
			if done >= 7*(stops+1) {
				cancel()
			}
		}
		s, err := Run(ctx, []string{"in"}, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entriesOf(s) {
			if e.Output != nil {
				if _, err := os.Stat(filepath.Join("parts", *e.Output)); err != nil {
					t.Error(err)
				}
			}
		}
		if !s.Interrupted {
			if stops == 0 {
				t.Error("the run was never stopped")
			}
			break
		}
	}
	if diff := cmp.Diff(tree(t, "whole"), tree(t, "parts")); diff != "" {
		t.Error(diff)
	}
}

func TestUnwritableOutputFailsTheRun(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, ".", map[string]string{"in/a.txt": "甲", "out/documents": "a file where a folder should be"})
	_, err := Run(context.Background(), []string{"in"}, options("out"))
	if source.CodeOf(err) != source.OutputWrite {
		t.Errorf("got %v, want %s", err, source.OutputWrite)
	}
}

func TestUsage(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, arg := range []string{"nothing.txt", "*.none"} {
		if _, err := Run(context.Background(), []string{arg}, options("out")); !errors.Is(err, ErrUsage) {
			t.Errorf("%s: %v", arg, err)
		}
		if _, err := os.Stat("out"); err == nil {
			t.Errorf("%s: something was written", arg)
		}
	}
}

func TestStandardInput(t *testing.T) {
	t.Chdir(t.TempDir())
	o := options("out")
	o.Stdin, o.StdinName = strings.NewReader("甲"), "报告.txt"
	if _, err := Run(context.Background(), []string{"-"}, o); err != nil {
		t.Fatal(err)
	}
	if tree(t, "out")["documents/报告.txt.json"] == "" {
		t.Error(tree(t, "out"))
	}
}

func TestIncludeExclude(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "in", map[string]string{"a.txt": "甲", "b.pdf": "乙", "old/c.txt": "丙"})
	o := options("out")
	o.Include, o.Exclude = []string{"*.txt"}, []string{"old/*"}
	s, err := Run(context.Background(), []string{"in"}, o)
	if err != nil || statuses(s) != "in/a.txt ok\n" {
		t.Errorf("%q, %v", statuses(s), err)
	}
}

func TestOutputNames(t *testing.T) {
	rels := []string{
		"a.pdf", "a.docx", "Readme.txt", "README.TXT", "\u00e9.txt", "e\u0301.txt", "CON.txt", "nul", "trail.", "new\nline.txt",
		"a:b.txt", "\xff\xfe.txt", strings.Repeat("法", 83) + ".txt", "deep/a.pdf", "-rf.txt",
	}
	files := make([]file, len(rels))
	for i, rel := range rels {
		files[i] = file{shown: "in/" + rel, rel: rel}
	}
	names := outputNames(files)
	seen := map[string]string{}
	for i, name := range names {
		folded := strings.ToLower(name)
		if other, ok := seen[folded]; ok {
			t.Errorf("%q and %q share %s", other, rels[i], name)
		}
		seen[folded] = rels[i]
		for _, element := range strings.Split(name, "/") {
			if len(element) > 255 || strings.ContainsAny(element, "<>:\"\\|?*\n") || strings.HasSuffix(element, ".") {
				t.Errorf("%q: %q is not a safe name", rels[i], element)
			}
		}
	}
	if names[0] != "documents/a.pdf.json" || names[13] != "documents/deep/a.pdf.json" || names[14] != "documents/-rf.txt.json" {
		t.Errorf("ordinary names were changed: %q", names)
	}
	if !strings.Contains(names[2], "~") || !strings.Contains(names[3], "~") {
		t.Errorf("names that differ by case alone: %q, %q", names[2], names[3])
	}
}

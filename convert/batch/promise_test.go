//go:build unix

package batch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"guiwen/fixtures/ledgertest"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// TestPromises holds what runs of any size and inputs of any kind are promised, where files in use have shown a fault that a
// script cannot show in time. Each is named CASE-promise; testdata/open.tsv lists what does not hold yet.
func TestPromises(t *testing.T) {
	ledgertest.Run(t, "testdata/open.tsv", []ledgertest.Promise{
		{Name: "rel-R11-read-ahead", Holds: readAheadIsBounded},
		{Name: "rel-R15-panic-in-process", Holds: panicInProcess},
		{Name: "rel-R15-reserved-names", Holds: reservedNames},
		{Name: "rel-R16-first-result", Holds: firstResultAtOnce},
		{Name: "rel-R16-ledger-size", Holds: ledgerIsSmall},
		{Name: "rel-R16-manifest-while-running", Holds: manifestWhileRunning},
		{Name: "rel-R16-memory-of-a-document", Holds: memoryOfADocument},
		{Name: "rel-R17-swapped-for-a-link", Holds: swappedForALink},
		{Name: "rel-R9-environment", Holds: workerEnvironment},
		{Name: "rel-R9-no-status", Holds: answerWithoutStatus},
		{Name: "rel-R9-other-document", Holds: answerOfAnother},
		{Name: "rel-R9-shut-in", Holds: workerIsShutIn},
		{Name: "rel-R9-stray-frame", Holds: strayFrame},
	})
}

// converting is a converter that a function makes.
type converting func(ctx context.Context, in source.Input) (*Converted, error)

func (c converting) Convert(ctx context.Context, in source.Input) (*Converted, error) {
	return c(ctx, in)
}

// readAheadIsBounded holds that inputs which wait for a converter are bounded by their bytes, not by their number: one of 80
// MiB is converted, seven wait. 256 MiB and twice the input are allowed.
func readAheadIsBounded(t *testing.T) error {
	if testing.Short() {
		t.Skip("holds and reads half a gigabyte")
	}
	t.Chdir(t.TempDir())
	const size, allowed = 80 << 20, 256<<20 + 2*80<<20
	for i := range 8 {
		sparse(t, fmt.Sprintf("in/%d.txt", i), byte('a'+i), size)
	}
	o := options("out")
	o.Jobs, o.Annexes = 1, nil
	var peak uint64
	o.Converter = converting(func(context.Context, source.Input) (*Converted, error) {
		for last := time.Now(); time.Since(last) < 2*time.Second; time.Sleep(10 * time.Millisecond) { // while the others are read
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			if m.HeapAlloc > peak {
				peak, last = m.HeapAlloc, time.Now()
			}
		}
		return nil, source.Errorf(source.Corrupt, "", "", "not converted")
	})
	o.FailFast = true
	if _, err := Run(context.Background(), []string{"in"}, o); err != nil {
		t.Fatal(err)
	}
	if peak > allowed {
		return fmt.Errorf("%d MiB are held, %d are allowed", peak>>20, allowed>>20)
	}
	return nil
}

// sparse makes a file that has a size and takes no space; its first byte tells it from others.
func sparse(t *testing.T, name string, first byte, size int64) {
	t.Helper()
	write(t, ".", map[string]string{name: string(first)})
	if err := os.Truncate(name, size); err != nil {
		t.Fatal(err)
	}
}

// runAlone converts the folder in of dir without processes for the documents, prints the statuses and ends.
func runAlone(dir string) {
	if err := os.Chdir(dir); err != nil {
		panic(err)
	}
	s, err := Run(context.Background(), []string{"in"}, options("out"))
	if err != nil {
		panic(err)
	}
	fmt.Print(statuses(s))
	os.Exit(0)
}

// panicInProcess holds that a panic is the end of one document where there are no processes for them either.
func panicInProcess(t *testing.T) error {
	dir := t.TempDir()
	write(t, dir, map[string]string{"in/a.txt": "甲", "in/b.txt": "panic", "in/c.txt": "乙"})
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(exe)
	c.Env = append(os.Environ(), "GUIWEN_TEST_RUN="+dir)
	out, err := c.Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return fmt.Errorf("the run ended: %w: %.100s", err, exit.Stderr)
	} else if err != nil {
		t.Fatal(err)
	}
	if want := "in/a.txt ok\nin/b.txt quarantined reader.crash\nin/c.txt ok\n"; string(out) != want {
		return fmt.Errorf("got %q, want %q", out, want)
	}
	return nil
}

// reservedNames holds that no document gets a name that Windows keeps for a device, in all its spellings.
func reservedNames(*testing.T) error {
	for _, rel := range []string{
		"con", "Prn.txt", "AUX", "nul.tar.gz", "COM1.txt", "lpt9", "a/CON/b.txt",
		"COM¹.txt", "LPT².log", "com³", "CONIN$", "conout$.txt", "nul .txt",
	} {
		name := outputNames([]file{{shown: "in/" + rel, rel: rel}})[0]
		if !strings.Contains(name, "~") {
			return fmt.Errorf("%s is written as %s", rel, name)
		}
	}
	for _, rel := range []string{"console.txt", "COMA.txt", "COM10.txt", "nullable", "a/aux2.txt"} {
		if name := outputNames([]file{{shown: "in/" + rel, rel: rel}})[0]; name != "documents/"+rel+".json" {
			return fmt.Errorf("%s, which is not reserved, is written as %s", rel, name)
		}
	}
	return nil
}

// firstResultAtOnce holds that the first conversion does not wait until every input was read: the last of many can still be
// written anew when it begins, and is then taken as it is, not as it was.
func firstResultAtOnce(t *testing.T) error {
	const n = 300
	t.Chdir(t.TempDir())
	small(t, n)
	write(t, "in", map[string]string{"zz.txt": "旧文"})
	o := options("out")
	o.Jobs, o.Annexes = 1, nil
	var once sync.Once
	o.Converter = Func(func(ctx context.Context, in source.Input) (*schema.Document, error) {
		once.Do(func() { write(t, "in", map[string]string{"zz.txt": "新文"}) })
		return fake(ctx, in)
	})
	s, err := Run(context.Background(), []string{"in"}, o)
	if err != nil {
		t.Fatal(err)
	}
	if s.OK < n {
		t.Errorf("%d documents are converted, want %d or one more", s.OK, n)
	}
	if all := entriesOf(s); all[len(all)-1].Error != nil {
		return fmt.Errorf("the last input was read before the first was converted: %s", all[len(all)-1].Error.Code)
	}
	return nil
}

// small makes n small inputs below in/.
func small(t *testing.T, n int) {
	t.Helper()
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("%02d/%05d.txt", i%50, i)] = fmt.Sprint("文本", i)
	}
	write(t, "in", files)
}

// ledgerIsSmall holds that what the ledger takes for a document does not grow with the options of the run.
func ledgerIsSmall(t *testing.T) error {
	const n = 300
	t.Chdir(t.TempDir())
	small(t, n)
	size := func(out, fingerprint string) int64 {
		o := options(out)
		o.Fingerprint, o.Annexes = fingerprint, nil
		if _, err := Run(context.Background(), []string{"in"}, o); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(filepath.Join(out, ".guiwen", "ledger.db"))
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	short, long := size("short", "1"), size("long", strings.Repeat("1", 4<<10))
	if grown := (long - short) / n; grown > 200 {
		return fmt.Errorf("options of 4 KiB make the ledger grow by %d bytes a document", grown)
	}
	return nil
}

// manifestWhileRunning holds that a run which is killed leaves a list of what it did, under its name or one that begins so.
func manifestWhileRunning(t *testing.T) error {
	const n = 200
	t.Chdir(t.TempDir())
	small(t, n)
	o := options("out")
	o.Annexes = nil
	listed := 0
	o.Progress = func(done, total int, e Entry) {
		if done == n-1 {
			names, _ := filepath.Glob("out/manifest*")
			listed = len(names)
		}
	}
	if _, err := Run(context.Background(), []string{"in"}, o); err != nil {
		t.Fatal(err)
	}
	if listed == 0 {
		return fmt.Errorf("no manifest is there when %d of %d inputs are decided", n-1, n)
	}
	return nil
}

// memoryOfADocument holds what a run keeps of a document when it writes its annexes: no more than a kilobyte, so that a
// million documents take a gigabyte.
func memoryOfADocument(t *testing.T) error {
	if testing.Short() {
		t.Skip("converts thousands")
	}
	const n, allowed = 3000, 1 << 10
	t.Chdir(t.TempDir())
	small(t, n)
	live := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	o := options("out")
	var held uint64
	before := live()
	o.Annexes = []Annex{{Name: "annex", Write: func(context.Context, func(string) (io.WriteCloser, error), Batch) error {
		held = live()
		return nil
	}}}
	if _, err := Run(context.Background(), []string{"in"}, o); err != nil {
		t.Fatal(err)
	}
	each := (int64(held) - int64(before)) / n
	t.Logf("%d bytes a document", each)
	if each > allowed {
		return fmt.Errorf("%d bytes are held for each document, %d are allowed", each, allowed)
	}
	return nil
}

// onRead calls do when it is read for the first time, and is empty. As standard input it is read when the folders were
// walked and before any file is opened.
type onRead struct{ do func() }

func (r *onRead) Read([]byte) (int, error) {
	if r.do != nil {
		r.do()
		r.do = nil
	}
	return 0, io.EOF
}

// swappedForALink holds that a file which a symbolic link replaced since the folder was walked is not followed.
func swappedForALink(t *testing.T) error {
	t.Chdir(t.TempDir())
	write(t, ".", map[string]string{"in/v.txt": "甲", "in/w.txt": "乙", "elsewhere/secret.txt": "秘密"})
	o := options("out")
	o.Annexes = nil
	o.Stdin = &onRead{func() {
		if err := errors.Join(os.Remove("in/v.txt"), os.Symlink("../elsewhere/secret.txt", "in/v.txt")); err != nil {
			t.Error(err)
		}
	}}
	s, err := Run(context.Background(), []string{"in", "-"}, o)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(statuses(s), "in/w.txt ok\n") {
		t.Errorf("got %s", statuses(s))
	}
	for name, text := range tree(t, "out") {
		if strings.Contains(text, "秘密") {
			return fmt.Errorf("%s holds the text of a file outside of the input", name)
		}
	}
	return nil
}

// TestChangedInputIsRefused holds that an input which is written to while it is read is refused, and so is one whose bytes
// are not those that its stamp stood for.
func TestChangedInputIsRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "in", map[string]string{"b.txt": "乙"})
	o := options("out")
	files, err := collect([]string{"in/b.txt"}, &o)
	if err != nil {
		t.Fatal(err)
	}
	r := &run{options: &o, files: files, ledger: &ledger{}}
	in := r.look(0)
	write(t, "in", map[string]string{"b.txt": "丙丁"})
	in.finish(1 << 20)
	if e := in.entry; e.Status != Quarantined || e.Error.Code != source.Changed {
		t.Errorf("written to while it was read: %+v", e)
	}
	in = r.look(0)
	in.finish(1 << 20)
	write(t, "in", map[string]string{"b.txt": "戊己"})
	if err := r.readAgain(in.input); source.CodeOf(err) != source.Changed {
		t.Errorf("got %v, want %s", err, source.Changed)
	}
}

// answerWithoutStatus holds that every input seen is in the manifest, whatever a converter answers: one without a status, or
// with one that there is not, is refused.
func answerWithoutStatus(t *testing.T) error {
	for _, status := range []Status{"", "fine", Skipped} {
		t.Chdir(t.TempDir())
		write(t, "in", map[string]string{"a.txt": "甲", "b.txt": "乙"})
		o := options("out")
		o.Annexes = nil
		o.Converter = converting(func(ctx context.Context, in source.Input) (*Converted, error) {
			done, err := Func(fake).Convert(ctx, in)
			if err == nil && in.Name == "a.txt" {
				done.Entry.Status = status
			}
			return done, err
		})
		s, err := Run(context.Background(), []string{"in"}, o)
		if err != nil {
			continue // a failure of the run
		}
		if want := "in/a.txt quarantined reader.crash\nin/b.txt ok\n"; statuses(s) != want {
			return fmt.Errorf("status %q: got %q, want %q", status, statuses(s), want)
		}
	}
	return nil
}

// answerOfAnother holds that a document is taken only for the input whose SHA-256 it names.
func answerOfAnother(t *testing.T) error {
	t.Chdir(t.TempDir())
	write(t, "in", map[string]string{"a.txt": "甲", "b.txt": "乙"})
	o := options("out")
	o.Annexes = nil
	o.Converter = Func(func(ctx context.Context, in source.Input) (*schema.Document, error) {
		d, err := fake(ctx, in)
		if err == nil {
			d.Source.SHA256 = digestOf([]byte("甲")) // of a.txt, for both
		}
		return d, err
	})
	s, err := Run(context.Background(), []string{"in"}, o)
	if err == nil && strings.Contains(statuses(s), "in/b.txt ok") {
		return errors.New("the document of another input is published as b.txt's")
	}
	return nil
}

// workerArgument tells the test binary to serve, where the environment does not.
const workerArgument = "guiwen-test-worker"

// worker returns a pool of one process.
func worker(t *testing.T) *Pool {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := NewPool([]string{exe, workerArgument}, 1, time.Minute, Bounds{})
	t.Cleanup(p.Close)
	return p
}

// strayFrame holds that a process which writes more than it was asked for spoils no document: not its own, nor those after.
func strayFrame(t *testing.T) error {
	p := worker(t)
	for _, text := range []string{"stray", "甲", "乙", "丙"} {
		done, err := p.Convert(context.Background(), source.Input{Name: "x.txt", Data: []byte(text)})
		if err == nil && !bytes.Contains(done.JSON, []byte(text)) {
			return fmt.Errorf("the document of %s is %.80s", text, done.JSON)
		}
		if err != nil && text != "stray" {
			return fmt.Errorf("%s, which comes after, is refused: %w", text, err)
		}
	}
	return nil
}

// workerEnvironment holds that a process which reads documents does not get the environment, where secrets are.
func workerEnvironment(t *testing.T) error {
	t.Setenv("SECRET_TOKEN", "s3cret")
	return reached(t, "environment")
}

// workerIsShutIn holds that a process which reads documents can open no file, make none, open no socket, start no program and
// send its parent no signal.
func workerIsShutIn(t *testing.T) error {
	if runtime.GOOS != "linux" {
		t.Skip("held by landlock and seccomp")
	}
	return reached(t, "file", "folder", "socket", "program", "parent")
}

// reached asks a process what it can reach, and returns an error for one of things.
func reached(t *testing.T, things ...string) error {
	done, err := worker(t).Convert(context.Background(), source.Input{Name: "x.txt", Data: []byte("reach")})
	if err != nil {
		return err
	}
	d, err := schema.Decode(done.JSON)
	if err != nil {
		t.Fatal(err)
	}
	text := d.Blocks[0].Text
	if !strings.HasPrefix(text, "reached:") {
		t.Fatalf("the process answers %q", text)
	}
	for _, thing := range things {
		if strings.Contains(text, " "+thing) {
			return fmt.Errorf("reached by a converting process:%s", strings.TrimPrefix(text, "reached:"))
		}
	}
	return nil
}

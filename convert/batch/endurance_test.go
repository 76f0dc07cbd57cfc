//go:build unix

package batch

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize/source"
)

// TestOrphanEnds holds that a process which is converting ends within a second when its parent is gone, even in an endless
// loop.
func TestOrphanEnds(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(exe, workerArgument)
	stdin, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	answers, theirs, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer answers.Close()
	c.ExtraFiles = []*os.File{theirs}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	theirs.Close()
	if err := writeFrame(bufio.NewWriter(stdin), request{1, digestOf([]byte("loop")), "x.txt", len("loop")}, []byte("loop")); err != nil {
		t.Fatal(err)
	}
	time.Sleep(200 * time.Millisecond) // it loops
	stdin.Close()
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case <-ended:
	case <-time.After(5 * time.Second): // a second, and time for a machine that has much to do
		_ = c.Process.Kill()
		t.Error("it goes on without its parent")
	}
}

// TestKilledRunGoesOn kills a run at moments all over it, and holds that at last the output is that of an uninterrupted one,
// with nothing left over.
func TestKilledRunGoesOn(t *testing.T) {
	t.Chdir(t.TempDir())
	small(t, 200)
	if _, err := Run(context.Background(), []string{"in"}, options("whole")); err != nil {
		t.Fatal(err)
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	killed := 0
	for wait := 10 * time.Millisecond; wait < 300*time.Millisecond; wait += wait / 2 {
		c := exec.Command(exe)
		c.Env = append(os.Environ(), "GUIWEN_TEST_RUN="+dir)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait)
		_ = c.Process.Kill()
		if c.Wait() != nil {
			killed++
		}
	}
	if killed == 0 {
		t.Error("no run was killed")
	}
	if _, err := Run(context.Background(), []string{"in"}, options("out")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tree(t, "whole"), tree(t, "out")); diff != "" {
		t.Error(diff)
	}
	if left, _ := filepath.Glob("out/documents/*/" + temporary + "*"); len(left) > 0 {
		t.Errorf("left over: %q", left)
	}
}

// TestNothingIsLeftOpen holds that goroutines and open files are as many after many documents as before them.
func TestNothingIsLeftOpen(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("open files are counted in /proc")
	}
	t.Chdir(t.TempDir())
	small(t, 300)
	o := options("out")
	p := worker(t)
	o.Converter = p
	run := func() {
		o.Force = true
		if _, err := Run(context.Background(), []string{"in"}, o); err != nil {
			t.Fatal(err)
		}
	}
	open := func() (goroutines, files int) {
		list, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Fatal(err)
		}
		return runtime.NumGoroutine(), len(list)
	}
	run() // starts the process
	goroutines, files := open()
	run()
	for range 100 { // what has ended may take a moment to go
		if g, f := open(); g <= goroutines+2 && f <= files+2 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	g, f := open()
	t.Errorf("%d goroutines and %d files are open, %d and %d were before", g, f, goroutines, files)
}

// TestPoisonIsTriedTwice holds that a document which ends its process is tried once more and then given up, and that its
// neighbours are converted.
func TestPoisonIsTriedTwice(t *testing.T) {
	t.Chdir(t.TempDir())
	files := map[string]string{"in/poison.txt": "exit"}
	for i := range 20 {
		files[fmt.Sprintf("in/%02d.txt", i)] = fmt.Sprint("文本", i)
	}
	write(t, ".", files)
	t.Setenv("GUIWEN_TEST_STARTS", filepath.Join(t.TempDir(), "starts"))
	o := options("out")
	o.Converter = worker(t)
	s, err := Run(context.Background(), []string{"in"}, o)
	if err != nil {
		t.Fatal(err)
	}
	if got := statuses(s); strings.Count(got, " ok\n") != 20 || !strings.Contains(got, "in/poison.txt quarantined reader.crash\n") {
		t.Errorf("got %s", got)
	}
	// One process serves until the poison ends it, a second tries it again, a third goes on.
	starts, err := os.ReadFile(os.Getenv("GUIWEN_TEST_STARTS"))
	if err != nil || len(starts) > 3 || len(starts) < 2 {
		t.Errorf("%d processes were started, %v", len(starts), err)
	}
}

// countStart notes in the file that GUIWEN_TEST_STARTS names that a converting process has started.
func countStart() {
	name := os.Getenv("GUIWEN_TEST_STARTS")
	if name == "" {
		return
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o666)
	if err != nil {
		panic(err)
	}
	if _, err := io.WriteString(f, "."); err != nil {
		panic(err)
	}
	f.Close()
}

// TestCodesAreClosed holds that a manifest's reason is one of the closed list, for every kind of refusal that inputs give here.
func TestCodesAreClosed(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "in", map[string]string{"a.txt": "corrupt", "b.txt": "panic", "c.txt": "甲", "~$d.docx": "x"})
	o := options("out")
	o.Converter = worker(t)
	s, err := Run(context.Background(), []string{"in"}, o)
	if err != nil {
		t.Fatal(err)
	}
	known := map[source.Code]bool{}
	for _, c := range source.Codes() {
		known[c.Code] = true
	}
	refused := 0
	for _, e := range entriesOf(s) {
		if e.Error == nil {
			continue
		}
		if refused++; !known[e.Error.Code] {
			t.Errorf("%s: %s is no code of the list", e.Path, e.Error.Code)
		}
	}
	if refused != 3 {
		t.Errorf("%d inputs are refused or passed over, want 3", refused)
	}
}

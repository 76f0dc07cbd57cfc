//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// watched is a program that watches the folder in of dir, into out.
type watched struct {
	t       *testing.T
	dir     string
	program string
	cmd     *exec.Cmd
	said    *strings.Builder
}

func (w *watched) start() {
	w.t.Helper()
	w.cmd = exec.Command(w.program, "watch", "in", "-o", "out", "--every", "150ms", "--jobs", "2", "--lang", "en")
	w.cmd.Dir = w.dir
	w.said = &strings.Builder{}
	w.cmd.Stderr = w.said
	if err := w.cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
}

// end sends a signal and returns the exit status, -1 for one that was killed.
func (w *watched) end(sig os.Signal) int {
	w.t.Helper()
	if err := w.cmd.Process.Signal(sig); err != nil {
		w.t.Fatal(err)
	}
	err := w.cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		w.t.Fatal(err)
	}
	return w.cmd.ProcessState.ExitCode()
}

func (w *watched) write(name, text string) {
	w.t.Helper()
	name = filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

// wait waits until a round has ended that left, or did not leave, a file.
func (w *watched) wait(name string, there bool) {
	w.t.Helper()
	for range 1200 {
		_, err := os.Stat(filepath.Join(w.dir, name))
		_, running := os.Stat(filepath.Join(w.dir, "out/.guiwen/status.json"))
		_, sealed := os.Stat(filepath.Join(w.dir, "out/manifest-sha256.txt"))
		if (err == nil) == there && running != nil && sealed == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	w.t.Fatalf("%s: there: %v is not so; it says %s", name, there, w.said)
}

const notice = "云州市人民政府关于召开会议的通知\n\n各县人民政府：\n定于2022年3月1日召开会议，全年办理案件120件。\n\n云州市人民政府\n2022年2月1日\n"

// TestWatch holds that watching a folder converts what has stopped growing, forgets what is gone, outlives kill -9, and ends on a
// signal with a receipt; the folder is then what one run over the inputs makes.
func TestWatch(t *testing.T) {
	w := &watched{t: t, dir: t.TempDir()}
	w.program = filepath.Join(w.dir, "guiwen")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, w.program); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(w.dir, "in"), 0o777); err != nil {
		t.Fatal(err)
	}
	w.start()
	w.write("in/a.txt", notice)
	w.wait("out/documents/a.txt.json", true)

	// A file that grows is not taken; another is meanwhile.
	grown := make(chan bool)
	stop := make(chan struct{})
	go func() {
		defer close(grown)
		f, err := os.Create(filepath.Join(w.dir, "in/slow.txt"))
		if err != nil {
			t.Error(err)
			return
		}
		defer f.Close()
		for {
			select {
			case <-stop:
				return
			case <-time.After(10 * time.Millisecond):
				_, _ = f.WriteString(notice)
			}
		}
	}()
	w.write("in/b.txt", strings.ReplaceAll(notice, "120", "130"))
	w.wait("out/documents/b.txt.json", true)
	if _, err := os.Stat(filepath.Join(w.dir, "out/documents/slow.txt.json")); err == nil {
		t.Error("a file that grows was taken")
	}
	close(stop)
	<-grown
	w.wait("out/documents/slow.txt.json", true)

	if err := os.Remove(filepath.Join(w.dir, "in/a.txt")); err != nil {
		t.Fatal(err)
	}
	w.wait("out/documents/a.txt.json", false)

	w.write("in/c.txt", strings.ReplaceAll(notice, "120", "140"))
	time.Sleep(400 * time.Millisecond) // in a round, or before it
	if got := w.end(syscall.SIGKILL); got != -1 {
		t.Errorf("killed: status %d", got)
	}
	w.write("in/d.txt", strings.ReplaceAll(notice, "120", "150"))
	w.start()
	w.wait("out/documents/d.txt.json", true)
	w.wait("out/documents/c.txt.json", true)
	if got := w.end(syscall.SIGTERM); got != 143 {
		t.Errorf("status %d, want 143", got)
	}
	if said := w.said.String(); !strings.Contains(said, "watching has ended after") || !strings.Contains(said, "inputs: 4, converted: 4") {
		t.Errorf("the receipt is %s", said)
	}

	once := exec.Command(w.program, "convert", "in", "-o", "once", "-q")
	once.Dir = w.dir
	if text, err := once.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	diff := exec.Command("diff", "-r", "-x", ".guiwen", "out", "once")
	diff.Dir = w.dir
	if text, err := diff.CombinedOutput(); err != nil {
		t.Errorf("the folder is not what one run makes: %s", text)
	}
}

// TestWatchArguments holds that what cannot be watched is wrong usage.
func TestWatchArguments(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "guiwen")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"nowhere", "-o", "out"}, {"-", "-o", "out"}, {".", "-o", "out", "--every", "0s"}, {"."}, {"--evry", "1s", "."}} {
		c := exec.Command(program, append([]string{"watch"}, args...)...)
		c.Dir = dir
		if _, err := c.CombinedOutput(); c.ProcessState.ExitCode() != 2 {
			t.Errorf("%v: %v", args, err)
		}
	}
}

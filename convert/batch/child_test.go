//go:build unix

package batch

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"guiwen/normalize/source"
)

// TestAnswersOverOutput holds that converting processes can answer over their standard output, as they do on Windows: what a library
// prints does not get among the answers, and a crash is found.
func TestAnswersOverOutput(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("GUIWEN_TEST_WORKER", "1")
	p := NewPool([]string{exe, "output"}, 1, time.Minute, Bounds{Memory: 512 << 20})
	p.connect = asOutput
	t.Cleanup(p.Close)
	for _, text := range []string{"noise", "exit", "noise again"} {
		done, err := p.Convert(context.Background(), source.Input{Name: "x", Data: []byte(text)})
		if text == "exit" {
			if source.CodeOf(err) != source.ReaderCrash {
				t.Errorf("%s: %v", text, err)
			}
		} else if err != nil || !bytes.Contains(done.JSON, []byte(text)) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestProcessThatEndsForMemory holds that a process which gives up because of its own memory is known by its exit status.
func TestProcessThatEndsForMemory(t *testing.T) {
	if _, err := pool(t).Convert(context.Background(), source.Input{Name: "x", Data: []byte("held")}); source.CodeOf(err) != source.LimitMemory {
		t.Errorf("%v, want %s", err, source.LimitMemory)
	}
}

func TestWatchMemory(t *testing.T) {
	ticks := make(chan time.Time, 3)
	sizes := []int64{10, 20, 30}
	looks, ended := 0, 0
	for range 3 {
		ticks <- time.Time{}
	}
	watchMemory(20, ticks, func() int64 { looks++; return sizes[looks-1] }, func() { ended++ })
	if looks != 3 || ended != 1 {
		t.Errorf("%d looks, ended %d times", looks, ended)
	}
	before := ownMemory()
	held := make([]byte, 64<<20)
	for i := range held {
		held[i] = 1
	}
	if now := ownMemory(); now < before+32<<20 || held[len(held)-1] != 1 {
		t.Errorf("64 MiB more make %d of %d bytes", now, before)
	}
	endAtLimit(0) // never
}

// TestFileInUse holds what is said where the workbook is open in another program, and that it is not said of a file that is not there.
func TestFileInUse(t *testing.T) {
	f, err := openFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer f.close()
	d := &draft{folder: f, name: "annex.xlsx"}
	cause := &os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.EACCES}
	if err := d.notReplaced(cause, true); strings.Contains(err.Error(), "close annex.xlsx") {
		t.Errorf("without a file: %v", err)
	}
	if err := f.publish("annex.xlsx", []byte("x")); err != nil {
		t.Fatal(err)
	}
	err = d.notReplaced(cause, true)
	if source.CodeOf(err) != source.OutputWrite || !strings.Contains(err.Error(), "close annex.xlsx, which is open in another program") || !errors.Is(err, syscall.EACCES) {
		t.Errorf("%v", err)
	}
	if err := d.notReplaced(cause, false); strings.Contains(err.Error(), "close") {
		t.Errorf("not held: %v", err)
	}
	if inUse(syscall.ENOSPC) || !inUse(syscall.EBUSY) {
		t.Error("a full disk counts as a file in use, or a busy one does not")
	}
}

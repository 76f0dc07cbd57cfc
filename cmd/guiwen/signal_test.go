//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestSignals holds that Ctrl-C and SIGTERM stop a run cleanly, with their own exit statuses and a word on what
// to do.
func TestSignals(t *testing.T) {
	for sig, want := range map[os.Signal]int{os.Interrupt: 130, syscall.SIGTERM: 143} {
		dir := t.TempDir()
		program := filepath.Join(dir, "guiwen") // the name tells the test binary to be the program
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(self, program); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(dir, "out")
		c := exec.Command(program, "convert", "-", "-o", out)
		var stderr strings.Builder
		c.Stderr = &stderr
		stdin, err := c.StdinPipe() // stays open: the run waits for input until it is stopped
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(stdin, "云州市"); err != nil {
			t.Fatal(err)
		}
		for range 1000 {
			if _, err := os.Stat(filepath.Join(out, ".guiwen", "ledger.db")); err == nil {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		if err := c.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		err = c.Wait()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != want {
			t.Errorf("%v: %v, want exit status %d", sig, err, want)
		}
		if !strings.Contains(stderr.String(), "run the same command again") {
			t.Errorf("%v: it says %q", sig, stderr.String())
		}
		stdin.Close()
	}
}

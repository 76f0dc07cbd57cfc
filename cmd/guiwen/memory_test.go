//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"guiwen/fixtures/ledgertest"
)

// TestPromises holds what the program as a whole is promised and no script can see. testdata/open.tsv lists what does not hold
// yet.
func TestPromises(t *testing.T) {
	ledgertest.Run(t, "testdata/open.tsv", []ledgertest.Promise{
		{Name: "rel-R10-memory-of-the-tail", Holds: memoryOfTheTail},
	})
}

// memoryOfTheTail holds that what is made of a document after its conversion is within limits too: the process that writes
// workbook and pages takes no more than 32 MiB, some ninety times the input, for one of 360 KB whose every character is an
// opening mark. What it takes for a document of three lines is not counted.
func memoryOfTheTail(t *testing.T) error {
	if testing.Short() {
		t.Skip("the race detector needs a multiple of it")
	}
	const allowed = 32 << 10
	base := peakMemory(t, strings.Repeat("一、甲\n", 3))
	peak := peakMemory(t, strings.Repeat("《", 120_000))
	t.Logf("%d KiB, %d KiB of them for any document", peak, base)
	if peak-base > allowed {
		return fmt.Errorf("it takes %d KiB, %d are allowed", peak-base, allowed)
	}
	return nil
}

// peakMemory converts a text and returns the most memory that the program itself, not its converting processes, held, in KiB.
func peakMemory(t *testing.T, text string) int {
	t.Helper()
	dir := t.TempDir()
	program, err := exec.LookPath("guiwen") // which testscript.Main made
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, "convert", filepath.Join(dir, "a.txt"), "-o", filepath.Join(dir, "out"), "--timeout", "5m")
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	peak := 0
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			return peak
		case <-time.After(5 * time.Millisecond):
			peak = max(peak, highWater(c.Process.Pid))
		}
	}
}

// highWater returns the most memory that a process held so far, in KiB, or 0 where it has ended.
func highWater(pid int) int {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(data), "VmHWM:")
	n := 0
	_, _ = fmt.Sscan(rest, &n)
	return n
}

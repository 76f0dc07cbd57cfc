//go:build unix

package batch

import (
	"os"

	"golang.org/x/sys/unix"
)

// lock takes the file for this process until it ends or the file is closed. It does not wait.
func lock(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) }

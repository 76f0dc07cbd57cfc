//go:build unix

package benchtest

import (
	"syscall"
	"time"
)

// CPUTime returns the processor time that the process has used, of the user and of the system, which others on the
// machine do not disturb as they do the clock. It includes the collector of garbage.
func CPUTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

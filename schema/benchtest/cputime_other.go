//go:build !unix

package benchtest

import "time"

var started = time.Now()

// CPUTime returns the time by the clock, where the system does not tell the processor time in a common way.
func CPUTime() time.Duration { return time.Since(started) }

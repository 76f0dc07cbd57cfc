//go:build !unix

package outline

import "time"

var started = time.Now()

// cpuTime returns the time by the clock, where the system does not tell the processor time in a common way.
func cpuTime() time.Duration { return time.Since(started) }

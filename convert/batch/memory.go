package batch

import (
	"os"
	"runtime/metrics"
	"time"
)

// outOfMemory is the exit status of a converting process that held more memory than it may.
const outOfMemory = 86

// perMemory is how often a process looks at its memory.
const perMemory = 50 * time.Millisecond

// withMargin is the limit of memory that a kernel is asked for: it is for what grows at once, before anybody has looked.
func withMargin(memory int64) int64 { return memory + memory/4 + 64<<20 }

// endAtLimit ends this process once it holds more than a number of bytes (0: never). It is for systems where nobody outside can
// see what it holds.
func endAtLimit(memory int64) {
	if memory > 0 {
		go watchMemory(memory, time.Tick(perMemory), ownMemory, func() { os.Exit(outOfMemory) })
	}
}

// watchMemory calls end when held says more than memory.
func watchMemory(memory int64, ticks <-chan time.Time, held func() int64, end func()) {
	for range ticks {
		if held() > memory {
			end()
			return
		}
	}
}

// ownMemory is how many bytes the Go runtime of this process holds: those it has from the system and has not given back.
func ownMemory() int64 {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(samples)
	return int64(samples[0].Value.Uint64() - samples[1].Value.Uint64())
}

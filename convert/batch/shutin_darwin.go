package batch

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// shutIn takes from this process the right to write files, and lets it look at its own memory, which the kernel limits for nobody.
func shutIn(memory int64) error {
	for _, what := range []int{unix.RLIMIT_CORE, unix.RLIMIT_FSIZE} {
		if err := unix.Setrlimit(what, &unix.Rlimit{}); err != nil {
			return fmt.Errorf("setrlimit: %w", err)
		}
	}
	endAtLimit(memory)
	return nil
}

// Sandbox tells by which means of this system converting processes are shut in, and which it lacks.
func Sandbox() (has, lacks []string) {
	return []string{"rlimit (files)"}, []string{"landlock", "seccomp", "rlimit (memory)"}
}

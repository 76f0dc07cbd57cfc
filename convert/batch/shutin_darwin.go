package batch

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// shutIn takes from this process the right to write files, and lets it look at its own memory, which the kernel limits for nobody.
func shutIn(bounds Bounds) error {
	none := []int{unix.RLIMIT_CORE}
	if !bounds.Programs {
		none = append(none, unix.RLIMIT_FSIZE)
	}
	for _, what := range none {
		if err := unix.Setrlimit(what, &unix.Rlimit{}); err != nil {
			return fmt.Errorf("setrlimit: %w", err)
		}
	}
	endAtLimit(bounds.Memory)
	return nil
}

// Sandbox tells by which means of this system converting processes are shut in, and which it lacks.
func Sandbox() (has, lacks []string) {
	return []string{"rlimit (files)"}, []string{"landlock", "seccomp", "rlimit (memory)"}
}

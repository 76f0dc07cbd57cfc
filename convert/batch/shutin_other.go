//go:build !linux && !darwin && !windows

package batch

// shutIn lets this process look at its own memory; there are no other means here.
func shutIn(bounds Bounds) error {
	endAtLimit(bounds.Memory)
	return nil
}

// Sandbox tells by which means of this system converting processes are shut in, and which it lacks.
func Sandbox() (has, lacks []string) { return nil, []string{"landlock", "seccomp", "rlimit"} }

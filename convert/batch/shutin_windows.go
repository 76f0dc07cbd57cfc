package batch

// shutIn lets this process look at its own memory; the job object that its parent put it into holds the rest.
func shutIn(bounds Bounds) error {
	endAtLimit(bounds.Memory)
	return nil
}

// Sandbox tells by which means of this system converting processes are shut in, and which it lacks.
func Sandbox() (has, lacks []string) {
	return []string{"job object (memory, one process)"}, []string{"landlock", "seccomp"}
}

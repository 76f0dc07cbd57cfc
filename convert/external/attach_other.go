//go:build !linux

package external

import "os/exec"

// attach does nothing where the system has no means for it: the program alone is ended with its document.
func attach(*exec.Cmd) {}

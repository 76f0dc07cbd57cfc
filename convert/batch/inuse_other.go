//go:build !windows

package batch

import (
	"errors"
	"syscall"
)

// inUse reports whether a file cannot be replaced because a program has it open. Here files can be replaced all the same, but
// for those of network shares that say so.
func inUse(err error) bool { return errors.Is(err, syscall.ETXTBSY) || errors.Is(err, syscall.EBUSY) }

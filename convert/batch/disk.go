package batch

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// ofDisk reports whether a failure to write is one of the disk or of the whole system, which every other file would meet
// too: it is full, read-only or broken.
func ofDisk(err error) bool {
	for _, cause := range diskFailures {
		if errors.Is(err, cause) {
			return true
		}
	}
	return false
}

var diskFailures = append([]error{
	syscall.ENOSPC, syscall.EROFS, syscall.EIO, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM,
}, moreDiskFailures...)

// plain returns the cause of a path error without the path, which is said elsewhere.
func plain(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	var le *os.LinkError
	if errors.As(err, &le) {
		return le.Err
	}
	return err
}

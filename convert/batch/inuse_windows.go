package batch

import (
	"errors"

	"golang.org/x/sys/windows"
)

// inUse reports whether a file cannot be replaced because a program has it open, as Excel has a workbook.
func inUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

//go:build !windows

package batch

import "syscall"

var moreDiskFailures = []error{syscall.EDQUOT}

package batch

import "golang.org/x/sys/windows"

var moreDiskFailures = []error{
	windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_WRITE_PROTECT, windows.ERROR_IO_DEVICE, windows.ERROR_NOT_READY,
}

package batch

import "syscall"

// childAttributes keep Ctrl-C in the terminal from the children, which end when their work is done or their
// input is closed.
func childAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}

//go:build unix

package batch

import (
	"os"
	"os/exec"
	"syscall"
)

// connect lets a command answer; [Answers] is its other end.
func connect(cmd *exec.Cmd) (answers, theirs *os.File, err error) { return asThirdFile(cmd) }

// Answers is where a converting process writes its answers. It is asked for once, before anything is printed.
func Answers() *os.File { return thirdFile() }

// childAttributes keep Ctrl-C in the terminal from the children, which end when their work is done or their
// input is closed.
func childAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}

// confine does nothing: a child shuts itself in.
func confine(*exec.Cmd, Bounds) (release func(), err error) { return func() {}, nil }

package batch

import (
	"os"
	"os/exec"
)

// Answers of a converting process come over a pipe of their own: what a library prints to standard output goes nowhere. Where a
// process can be given no further file (Windows), the pipe takes the place of its standard output, and what is printed goes to
// standard error.

// asThirdFile lets a command answer over its file 3.
func asThirdFile(cmd *exec.Cmd) (answers, theirs *os.File, err error) {
	answers, theirs, err = os.Pipe()
	if err == nil {
		cmd.ExtraFiles = []*os.File{theirs}
	}
	return answers, theirs, err
}

// thirdFile is file 3 on the child's side.
func thirdFile() *os.File { return os.NewFile(3, "answers") }

// asOutput lets a command answer over its standard output.
func asOutput(cmd *exec.Cmd) (answers, theirs *os.File, err error) {
	answers, theirs, err = os.Pipe()
	if err == nil {
		cmd.Stdout = theirs
	}
	return answers, theirs, err
}

// takeOutput is standard output on the child's side; from now on it is standard error to everybody else.
func takeOutput() *os.File {
	answers := os.Stdout
	os.Stdout = os.Stderr
	return answers
}

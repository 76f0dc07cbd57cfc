//go:build unix

package batch

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
)

// writeStray writes an answer that nobody asked for where answers are expected.
func writeStray() {
	answers := os.NewFile(3, "answers")
	if _, err := answers.WriteString("{\"size\":3}\nabc"); err != nil {
		panic(err)
	}
	stray = append(stray, answers) // kept, since collecting it would close the pipe
}

var stray []*os.File

// reach says what this process can reach that a document has no need of.
func reach() string {
	said := "reached:"
	if os.Getenv("SECRET_TOKEN") != "" {
		said += " environment"
	}
	if f, err := os.Open("/etc/passwd"); err == nil {
		f.Close()
		said += " file"
	}
	if dir, err := os.MkdirTemp("", "guiwen-reach-*"); err == nil {
		os.Remove(dir)
		said += " folder"
	}
	if l, err := net.Listen("tcp", "127.0.0.1:0"); err == nil {
		l.Close()
		said += " socket"
	}
	if name, err := exec.LookPath("true"); err == nil && exec.Command(filepath.Clean(name)).Run() == nil {
		said += " program"
	}
	if syscall.Kill(syscall.Getppid(), 0) == nil {
		said += " parent"
	}
	return said
}

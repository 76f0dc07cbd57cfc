package batch

import (
	"fmt"

	"github.com/elastic/go-seccomp-bpf"
	"github.com/landlock-lsm/go-landlock/landlock"
	"github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
)

// shutIn takes from this process what reading a document does not need: files, network, other programs and other processes.
// What the kernel has no means for is left out; [Sandbox] tells. A process that may start programs keeps what those need; its
// bound of memory holds for them too.
func shutIn(bounds Bounds) error {
	limits := map[int]uint64{unix.RLIMIT_CORE: 0}
	if !bounds.Programs {
		limits[unix.RLIMIT_FSIZE] = 0
	}
	if memory := bounds.Memory; memory > 0 {
		// The parent looks at the memory that is held and gives the document up in time; this is for what grows at once.
		limits[unix.RLIMIT_DATA] = uint64(withMargin(memory))
	}
	for what, limit := range limits {
		if err := unix.Setrlimit(what, &unix.Rlimit{Cur: limit, Max: limit}); err != nil {
			return fmt.Errorf("setrlimit: %w", err)
		}
	}
	if bounds.Programs {
		return nil
	}
	if hasLandlock() {
		if err := landlock.V5.BestEffort().Restrict(); err != nil {
			return fmt.Errorf("landlock: %w", err)
		}
	}
	if !seccomp.Supported() {
		return nil
	}
	err := seccomp.LoadFilter(seccomp.Filter{NoNewPrivs: true, Flag: seccomp.FilterFlagTSync, Policy: seccomp.Policy{
		DefaultAction: seccomp.ActionAllow,
		Syscalls:      []seccomp.SyscallGroup{{Action: seccomp.ActionErrno, Names: forbidden}},
	}})
	if err != nil {
		return fmt.Errorf("seccomp: %w", err)
	}
	return nil
}

// forbidden are the system calls by which a process reaches others, or the network.
var forbidden = []string{
	"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "sendmmsg",
	"execve", "execveat", "kill", "pidfd_send_signal", "ptrace", "process_vm_readv", "process_vm_writev",
	"mount", "umount2", "unshare", "setns", "bpf", "keyctl", "add_key", "request_key",
}

func hasLandlock() bool {
	v, err := syscall.LandlockGetABIVersion()
	return err == nil && v > 0
}

// Sandbox tells by which means of this system converting processes are shut in, and which it lacks.
func Sandbox() (has, lacks []string) {
	for _, means := range []struct {
		name string
		ok   bool
	}{{"landlock", hasLandlock()}, {"seccomp", seccomp.Supported()}, {"rlimit", true}} {
		if means.ok {
			has = append(has, means.name)
		} else {
			lacks = append(lacks, means.name)
		}
	}
	return has, lacks
}

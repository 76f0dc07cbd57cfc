//go:build !linux

package batch

import "syscall"

func childAttributes() *syscall.SysProcAttr { return nil }

//go:build !unix

package batch

import "os"

func openRegular(name string, _ bool) (*os.File, error) { return os.Open(name) }

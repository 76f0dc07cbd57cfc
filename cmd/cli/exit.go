package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Exit statuses (contract: they never change their meaning).
const (
	statusOK          = 0
	statusFailed      = 1
	statusUsage       = 2
	statusQuarantined = 3
	statusDiffers     = 4
	statusInterrupt   = 130
	statusTerminated  = 143
)

// Streams are where a command reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer

	args []string // of the command line, kept with what it writes
}

// exit is an error that carries its exit status, and a hint where there is one. An empty message prints nothing.
type exit struct {
	status int
	err    error
	hint   string
}

func (e *exit) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exit) Unwrap() error { return e.err }

func usage(hint, format string, args ...any) error {
	return &exit{statusUsage, fmt.Errorf(format, args...), hint}
}

// printable escapes control and formatting characters as \u{202e}, so that text from files cannot steer a
// terminal and a message stays one line. Bytes that are not UTF-8 print as \xff.
func printable(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			fmt.Fprintf(&b, "\\x%02x", s[i])
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
			fmt.Fprintf(&b, "\\u{%x}", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

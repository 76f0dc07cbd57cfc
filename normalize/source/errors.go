package source

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// Code is a stable word that names a failure. The list is closed; contract and documentation are derived
// from [Codes].
type Code string

// The codes of failures.
const (
	Empty        Code = "input.empty"
	Unreadable   Code = "input.unreadable"
	Unsupported  Code = "input.unsupported"
	Encrypted    Code = "input.encrypted"
	Corrupt      Code = "input.corrupt"
	Changed      Code = "input.changed"
	NoText       Code = "input.no-text"
	NotADocument Code = "input.not-a-document"
	LimitTime    Code = "limit.time"
	LimitMemory  Code = "limit.memory"
	LimitSize    Code = "limit.size"
	LimitDepth   Code = "limit.depth"
	ReaderCrash  Code = "reader.crash"
	OutputWrite  Code = "output.write"
)

// CodeInfo explains a code to a user.
type CodeInfo struct {
	Code   Code
	Means  string // what is wrong
	Advice string // what the user can do

	MeansChinese, AdviceChinese string
}

//go:embed failures.tsv
var failuresTable string

// Codes returns the closed list of failure codes with their advice, in the order of the documentation.
var Codes = sync.OnceValue(func() []CodeInfo {
	var list []CodeInfo
	for line := range strings.Lines(failuresTable) {
		if c := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); line[0] != '#' {
			list = append(list, CodeInfo{Code(c[0]), c[1], c[2], c[3], c[4]})
		}
	}
	return list
})

// Error is a coded failure. The reader fills Code, Detail and Place; whoever knows the file adds it by
// wrapping.
type Error struct {
	Code Code
	// Detail narrows the code by a stable word: "malformed_xml", "duplicate_entry". May be empty.
	Detail string
	// Place says where in the file: "word/document.xml, byte 4711", "page 3", "object 12". May be empty.
	Place string
	// Message says what is wrong in one English clause, without trailing period.
	Message string
	Err     error // cause, may be nil
}

// Errorf makes an *Error; a %w operand becomes its cause.
func Errorf(code Code, detail, place, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Code: code, Detail: detail, Place: place, Message: err.Error(), Err: errors.Unwrap(err)}
}

func (e *Error) Error() string {
	s := string(e.Code) + ": " + e.Message
	if e.Place != "" {
		s += " (" + e.Place + ")"
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code that err carries, or "" if it carries none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

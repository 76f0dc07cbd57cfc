package source

import (
	"errors"
	"fmt"
)

// Code is a stable word that names a failure. The list is closed; contract and documentation are derived
// from [Codes].
type Code string

// The codes of failures.
const (
	Empty       Code = "input.empty"
	Unreadable  Code = "input.unreadable"
	Unsupported Code = "input.unsupported"
	Encrypted   Code = "input.encrypted"
	Corrupt     Code = "input.corrupt"
	Changed     Code = "input.changed"
	NoText      Code = "input.no-text"
	LimitTime   Code = "limit.time"
	LimitMemory Code = "limit.memory"
	LimitSize   Code = "limit.size"
	LimitDepth  Code = "limit.depth"
	ReaderCrash Code = "reader.crash"
	OutputWrite Code = "output.write"
)

// CodeInfo explains a code to a user.
type CodeInfo struct {
	Code   Code
	Means  string // what is wrong
	Advice string // what the user can do
}

// Codes is the closed list of failure codes with their advice, in the order of the documentation.
var Codes = []CodeInfo{
	{Empty, "the file has no bytes", "check how it was copied or exported"},
	{Unreadable, "the file cannot be opened or read", "check its permissions and that it is a regular file"},
	{Unsupported, "guiwen has no reader for this format", "convert it to PDF, DOCX, HTML or text first"},
	{Encrypted, "the file asks for a password", "save a copy without password and convert that"},
	{Corrupt, "the file is damaged", "fetch it again from where it came from, or open it in its own program and save a copy"},
	{Changed, "the file changed while it was being read", "run the same command again when nobody writes to it"},
	{NoText, "the pages are pictures without a text layer", "run text recognition (OCR) on it and convert the result"},
	{LimitTime, "the file took longer than the time limit", "raise --timeout, or split the file"},
	{LimitMemory, "the file needs more memory than the limit", "raise --memory, or split the file"},
	{LimitSize, "the file, or what it unpacks to, is larger than the limit", "split the file"},
	{LimitDepth, "the file nests deeper than any document does", "open it in its own program and save a copy"},
	{ReaderCrash, "the reader failed on this file; this is a defect of guiwen", "please report it with the file"},
	{OutputWrite, "the result cannot be written", "check free space and permissions of the output folder"},
}

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

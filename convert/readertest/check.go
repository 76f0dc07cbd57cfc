package readertest

import (
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// CheckOutcome reports what an outcome of a reader breaks of the promises of [source.Reader]: either a document
// that passes [CheckDocument], or an error that carries a code of [source.Codes] or is the context's. It returns
// nil for an outcome that keeps them, and is the oracle of fuzz targets.
func CheckOutcome(doc *source.Document, err error) error {
	switch {
	case err == nil && doc == nil:
		return errors.New("neither document nor error")
	case err == nil:
		return CheckDocument(doc)
	case doc != nil:
		return fmt.Errorf("both a document and the error %w", err)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return nil
	}
	code := source.CodeOf(err)
	for _, known := range source.Codes() {
		if code == known.Code {
			if !utf8.ValidString(err.Error()) {
				return fmt.Errorf("the message %q is not valid UTF-8", err.Error())
			}
			return nil
		}
	}
	return fmt.Errorf("the error %w carries the code %q, which is not in source.Codes", err, code)
}

// CheckDocument reports the first invariant of [source.Document] that doc breaks, or nil.
func CheckDocument(doc *source.Document) error { return doc.Check() }

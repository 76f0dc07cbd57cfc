package schema

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
)

// JSONSchema is the published schema of the canonical document, JSON Schema 2020-12.
//
//go:embed document.schema.json
var JSONSchema []byte

// published is JSONSchema as it is asked.
var published = sync.OnceValues(func() (*assertion, error) { return compile(JSONSchema) })

// Validate reports whether data is JSON that [JSONSchema] allows; the error names every place that it does
// not. It does not look at promises beyond the schema; those are [Document.Verify]'s.
func Validate(data []byte) error {
	s, err := published()
	if err != nil {
		return fmt.Errorf("the embedded schema: %w", err)
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return fmt.Errorf("not JSON: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("not JSON: there is more behind its end")
	}
	var bad violations
	s.check(v, &place{}, &bad)
	return bad.err()
}

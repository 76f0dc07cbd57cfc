package schema

import (
	"bytes"
	_ "embed"
	"fmt"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// JSONSchema is the published schema of the canonical document, JSON Schema 2020-12.
//
//go:embed document.schema.json
var JSONSchema []byte

var compiled = sync.OnceValues(func() (*jsonschema.Schema, error) {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(JSONSchema))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.UseLoader(noLoader{}) // a schema never makes the program open anything
	if err := c.AddResource("urn:guiwen:schema:document:2", v); err != nil {
		return nil, err
	}
	return c.Compile("urn:guiwen:schema:document:2")
})

type noLoader struct{}

func (noLoader) Load(url string) (any, error) {
	return nil, fmt.Errorf("%s: not loaded", url)
}

// Validate reports whether data is JSON that [JSONSchema] allows; the error names every place that it does
// not. It does not look at promises beyond the schema; those are [Document.Verify]'s.
func Validate(data []byte) error {
	s, err := compiled()
	if err != nil {
		return fmt.Errorf("the embedded schema: %w", err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("not JSON: %w", err)
	}
	return s.Validate(v)
}

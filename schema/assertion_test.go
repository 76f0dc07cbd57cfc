package schema

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestKeywords holds that the schema has no keyword that is not looked at.
func TestKeywords(t *testing.T) {
	known := strings.Fields("$ref type const enum pattern minimum maximum minItems maxItems items required properties additionalProperties allOf anyOf $defs")
	remarks := strings.Fields("$schema $id title description examples qt-accessors")
	var walk func(v any, names bool)
	walk = func(v any, names bool) {
		switch v := v.(type) {
		case map[string]any:
			for k, below := range v {
				if names {
					walk(below, false)
					continue
				}
				if slices.Contains(remarks, k) || strings.HasPrefix(k, "x-") {
					continue
				}
				if !slices.Contains(known, k) {
					t.Errorf("the keyword %s is not known", k)
				}
				walk(below, k == "properties" || k == "$defs")
			}
		case []any:
			for _, below := range v {
				walk(below, false)
			}
		}
	}
	var v any
	if err := json.Unmarshal(JSONSchema, &v); err != nil {
		t.Fatal(err)
	}
	walk(v, false)
}

// TestValidateIsTheLibrarys spoils documents at random, and holds that Validate says of each what a whole implementation of JSON
// Schema says.
func TestValidateIsTheLibrarys(t *testing.T) {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(JSONSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("urn:guiwen:test", v); err != nil {
		t.Fatal(err)
	}
	library, err := c.Compile("urn:guiwen:test")
	if err != nil {
		t.Fatal(err)
	}
	d := example()
	data, err := d.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	documents := [][]byte{data}
	names, _ := filepath.Glob("../fixtures/golden/*.json")
	for _, name := range names[:min(len(names), 6)] {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, data)
	}
	valid, r := 0, rand.New(rand.NewPCG(7, 8))
	const ways = 500
	for way := range ways {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(documents[way%len(documents)]))
		if err != nil {
			t.Fatal(err)
		}
		v = spoil(r, v)
		bad, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		ours, theirs := Validate(bad), library.Validate(v)
		if (ours == nil) != (theirs == nil) {
			t.Fatalf("way %d: %v; the library says: %v", way, ours, theirs)
		}
		if ours == nil {
			valid++
		}
	}
	if valid == 0 || valid == ways {
		t.Errorf("%d of %d spoiled documents are valid", valid, ways)
	}
}

// spoil changes one value somewhere in v.
func spoil(r *rand.Rand, v any) any {
	switch v := v.(type) {
	case map[string]any:
		if len(v) == 0 {
			break
		}
		keys := slices.Sorted(maps.Keys(v))
		k := keys[r.IntN(len(keys))]
		switch r.IntN(12) {
		case 0:
			delete(v, k)
		case 1:
			v["more"] = v[k]
		default:
			v[k] = spoil(r, v[k])
		}
		return v
	case []any:
		if len(v) == 0 {
			break
		}
		i := r.IntN(len(v))
		if r.IntN(8) == 0 {
			return slices.Delete(v, i, i+1)
		}
		v[i] = spoil(r, v[i])
		return v
	}
	values := []any{nil, true, "", "b1", "count", "2019-05-06", json.Number("-1"), json.Number("1.0"), json.Number("2.5"), json.Number("1e400"), json.Number("0"), []any{}, map[string]any{}}
	return values[r.IntN(len(values))]
}

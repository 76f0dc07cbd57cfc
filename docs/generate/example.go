package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"guiwen/schema"
)

// examples are values of members, as JSON, by "Type.member".
type examples struct {
	value map[string]string
	first *schema.Document // the document that the prose looks at
}

const (
	longest = 60 // code points of an example
	cut     = 40 // code points that are shown of a longer one
)

// readExamples takes the first telling value of every member from the golden documents.
func readExamples(pattern string) (*examples, error) {
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("%s: %d documents, %v", pattern, len(names), err)
	}
	e := &examples{value: map[string]string{}}
	var long, empty = map[string]string{}, map[string]string{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		d, err := schema.Decode(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if strings.Contains(name, "linjiang-2019") {
			e.first = d
		}
		visit(reflect.ValueOf(*d), func(member string, v reflect.Value) {
			text := show(v)
			into := e.value
			switch {
			case reflect.Indirect(v).IsZero() && v.Kind() != reflect.Pointer:
				into = empty // 0, false: where no document has more to tell
			case len([]rune(text)) > longest:
				into = long
			}
			if into[member] == "" {
				into[member] = text
			}
		})
	}
	for _, rest := range []map[string]string{long, empty} {
		for member, text := range rest {
			if e.value[member] == "" {
				e.value[member] = text
			}
		}
	}
	if e.first == nil {
		return nil, fmt.Errorf("the document that the page looks at is not in %s", pattern)
	}
	return e, nil
}

// visit calls found for every member with a plain value or list of such, and goes into the others.
func visit(v reflect.Value, found func(member string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			visit(v.Elem(), found)
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), found)
		}
	case reflect.Map:
		for _, key := range sortedKeys(v) {
			visit(v.MapIndex(key), found)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			name, omit, _ := strings.Cut(field.Tag.Get("json"), ",")
			f := v.Field(i)
			switch {
			case innermost(f.Type()).Kind() == reflect.Struct && f.Kind() != reflect.Map:
				visit(f, found)
			case isNothing(f) || omit != "" && f.IsZero():
			default:
				found(v.Type().Name()+"."+name, f)
				if f.Kind() == reflect.Map {
					visit(f, found)
				}
			}
		}
	}
}

func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	return keys
}

// isNothing reports whether v is null or has no elements or characters.
func isNothing(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer:
		return v.IsNil()
	case reflect.Slice, reflect.Map, reflect.String:
		return v.Len() == 0
	}
	return false
}

func innermost(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map || t.Kind() == reflect.Array {
		t = t.Elem()
	}
	return t
}

// show returns the canonical JSON of a value; of a map one entry.
func show(v reflect.Value) string {
	if v.Kind() == reflect.Map {
		one, key := reflect.MakeMap(v.Type()), sortedKeys(v)[0]
		one.SetMapIndex(key, v.MapIndex(key))
		v = one
	}
	data, err := schema.AppendCanonical(nil, v.Interface())
	if err != nil {
		panic(err) // golden documents are canonical JSON
	}
	return string(data)
}

// short cuts a long example.
func short(text string) string {
	if r := []rune(text); len(r) > longest {
		return string(r[:cut]) + "…"
	}
	return text
}

// compact returns an example of the tables in the form of the others.
func compact(text string) (string, error) {
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		return "", err
	}
	data, err := schema.AppendCanonical(nil, v)
	return string(data), err
}

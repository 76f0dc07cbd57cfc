// Generate writes document.schema.json from the Go types of the canonical document and the tables that describe them:
// fields.tsv, vocabulary.tsv, diagnostics.tsv, and the units of the statistics.
//
//	go generate ./schema
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiwen/normalize/statistics"
	"guiwen/schema"
)

func main() {
	data, err := generate()
	if err == nil {
		err = os.WriteFile("document.schema.json", data, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// generate returns the JSON Schema.
func generate() ([]byte, error) {
	g := generator{fields: map[string]schema.Field{}, enums: map[string][]string{}}
	for _, f := range schema.Fields() {
		g.fields[f.Type+"."+f.Member] = f
	}
	for _, t := range schema.Vocabulary() {
		g.enums[t.List] = append(g.enums[t.List], t.Value)
	}
	for _, d := range schema.DiagnosticCodes() {
		g.enums["DiagnosticCode"] = append(g.enums["DiagnosticCode"], d.Code)
	}
	g.enums["Unit"] = statistics.Units()

	root, err := g.object(reflect.TypeFor[schema.Document]())
	if err != nil {
		return nil, err
	}
	s := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "urn:guiwen:schema:document:2"},
	}
	s = append(s, root...)
	var defs object
	for len(g.queue) > 0 {
		t := g.queue[0]
		g.queue = g.queue[1:]
		def, err := g.object(t)
		if err != nil {
			return nil, err
		}
		defs = append(defs, member{t.Name(), def})
	}
	lists := make([]string, 0, len(g.used))
	for list := range g.used {
		lists = append(lists, list)
	}
	slices.Sort(lists)
	for _, list := range lists {
		defs = append(defs, member{list, g.list(list)})
	}
	s = append(s, member{"$defs", defs})
	data, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return nil, err
	}
	data = constantLine.ReplaceAll(data, []byte(`{"go": $1}`))
	return append(data, '\n'), nil
}

// member and object are a JSON object whose members keep their order.
type (
	member struct {
		name  string
		value any
	}
	object []member
)

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:", m.name)
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// constantLine is the name of a constant over three lines.
var constantLine = regexp.MustCompile(`\{\s+"go": ("[^"]+")\s+\}`)

type generator struct {
	fields map[string]schema.Field // by "Type.member"
	enums  map[string][]string
	used   map[string]bool // lists
	seen   []reflect.Type
	queue  []reflect.Type // types whose definition is still to be written
}

// object describes a struct.
func (g *generator) object(t reflect.Type) (object, error) {
	about, ok := g.fields[t.Name()+".-"]
	if !ok {
		return nil, fmt.Errorf("fields.tsv has no row for the type %s", t.Name())
	}
	var properties object
	var required []string
	for i := range t.NumField() {
		name, omit, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		f, ok := g.fields[t.Name()+"."+name]
		if !ok {
			return nil, fmt.Errorf("fields.tsv has no row for %s.%s", t.Name(), name)
		}
		typ := t.Field(i).Type
		if omit != "" && typ.Kind() == reflect.Pointer {
			typ = typ.Elem() // nil is absent, never null
		}
		p, err := g.property(typ, f)
		if err != nil {
			return nil, err
		}
		properties = append(properties, member{name, p})
		if omit == "" {
			required = append(required, name)
		}
	}
	o := object{{"title", t.Name()}, {"description", about.Description}, {"x-label-zh", about.Chinese}, {"type", "object"}, {"properties", properties}}
	if required != nil {
		o = append(o, member{"required", required})
	}
	return append(o, member{"additionalProperties", false}), nil
}

// property describes a member.
func (g *generator) property(t reflect.Type, f schema.Field) (object, error) {
	o := object{{"description", f.Description}, {"x-label-zh", f.Chinese}}
	shape, err := g.shape(t, f)
	if err != nil {
		return nil, err
	}
	if shape[0].name == "$ref" {
		// Beside other members a reference is a type of its own to generators of types: Place1, Number1.
		shape = object{{"allOf", []object{shape}}}
	}
	o = append(o, shape...)
	if f.Example != "" {
		var example any
		if err := json.Unmarshal([]byte(f.Example), &example); err != nil {
			return nil, fmt.Errorf("%s.%s: example: %w", f.Type, f.Member, err)
		}
		o = append(o, member{"examples", []any{json.RawMessage(f.Example)}})
	}
	return o, nil
}

// shape describes what a value of the type looks like; the constraint of the field holds for its innermost values.
func (g *generator) shape(t reflect.Type, f schema.Field) (object, error) {
	switch t.Kind() {
	case reflect.Pointer:
		inner, err := g.shape(t.Elem(), f)
		return nullable(inner), err
	case reflect.Struct:
		if !slices.Contains(g.seen, t) {
			g.seen, g.queue = append(g.seen, t), append(g.queue, t)
		}
		return object{{"$ref", "#/$defs/" + t.Name()}}, nil
	case reflect.Slice, reflect.Array:
		inner, err := g.shape(t.Elem(), f)
		o := object{{"type", "array"}, {"items", inner}}
		switch {
		case t.Kind() == reflect.Array:
			o = append(o, member{"minItems", t.Len()}, member{"maxItems", t.Len()})
		case f.Member == "box":
			o = append(o, member{"minItems", 4}, member{"maxItems", 4})
		}
		return o, err
	case reflect.Map:
		inner, err := g.shape(t.Elem(), f)
		return object{{"type", "object"}, {"additionalProperties", inner}}, err
	case reflect.String:
		return g.text(f)
	case reflect.Bool:
		return object{{"type", "boolean"}}, nil
	case reflect.Int, reflect.Int64:
		return number("integer", f.Constraint)
	case reflect.Float64:
		return number("number", f.Constraint)
	}
	return nil, fmt.Errorf("%s.%s has a type that JSON Schema is not written for: %s", f.Type, f.Member, t)
}

// patterns are what constrained strings look like. A date is a real day of the calendar: the pattern says so to every
// validator, as "format" does to few, and leaves it a string in generated types.
var patterns = map[string]string{
	"date": "^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))" +
		"|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$",
	"sha256":      "^[0-9a-f]{64}$",
	"url":         "^https?://",
	"blockId":     "^b[1-9][0-9]*$",
	"partId":      "^p[1-9][0-9]*$",
	"statisticId": "^s[1-9][0-9]*$",
	"referenceId": "^r[1-9][0-9]*$",
	"checkId":     "^c[1-9][0-9]*$",
}

func (g *generator) text(f schema.Field) (object, error) {
	switch pattern, ok := patterns[f.Constraint]; {
	case ok:
		return object{{"type", "string"}, {"pattern", pattern}}, nil
	case f.Constraint == "const":
		return object{{"const", schema.Version}}, nil
	case strings.HasPrefix(f.Constraint, "@"):
		list := f.Constraint[1:]
		if len(g.enums[list]) == 0 {
			return nil, fmt.Errorf("%s.%s: there is no list %s", f.Type, f.Member, list)
		}
		if g.used == nil {
			g.used = map[string]bool{}
		}
		g.used[list] = true
		return object{{"$ref", "#/$defs/" + list}}, nil
	case f.Constraint == "":
		return object{{"type", "string"}}, nil
	}
	return nil, fmt.Errorf("%s.%s: constraint %q", f.Type, f.Member, f.Constraint)
}

func number(kind, constraint string) (object, error) {
	o := object{{"type", kind}}
	switch constraint {
	case "":
	case "count", "offset":
		o = append(o, member{"minimum", 0})
	case "positive":
		o = append(o, member{"minimum", 1})
	case "year":
		o = append(o, member{"minimum", 1}, member{"maximum", 9999})
	default:
		return nil, fmt.Errorf("a number cannot be a %s", constraint)
	}
	return o, nil
}

// nullable allows null beside what o allows.
func nullable(o object) object {
	if o[0].name == "type" {
		o[0].value = []string{o[0].value.(string), "null"}
		return o
	}
	return object{{"anyOf", []object{o, {{"type", "null"}}}}}
}

// list describes a closed list.
func (g *generator) list(name string) object {
	if name == "Unit" {
		return object{{"title", name}, {"description", "A unit of the list, or units joined by a slash: 元/人, 微克/立方米"},
			{"anyOf", []object{{{"type", "string"}, {"enum", g.enums[name]}}, {{"type", "string"}, {"pattern", "^[^/]+(/[^/]+)+$"}}}}}
	}
	var means []string
	for _, t := range schema.Vocabulary() {
		if t.List == name && t.English != t.Value {
			means = append(means, t.Value+": "+t.English)
		}
	}
	o := object{{"title", name}}
	if means != nil {
		o = append(o, member{"description", strings.Join(means, "; ")})
	}
	var constants object
	for _, value := range g.enums[name] {
		constants = append(constants, member{value, object{{"go", constant(name, value)}}})
	}
	return append(o, member{"type", "string"}, member{"enum", g.enums[name]}, member{"qt-accessors", constants})
}

// constant returns the name of a value's constant in Go: RoleListItem. Without the list in front, quicktype gives types
// other names than theirs where a constant has taken it, and constants of Chinese values are not exported.
func constant(list, value string) string {
	name := list
	for _, word := range strings.FieldsFunc(value, func(r rune) bool { return r == '-' || r == '.' }) {
		first, n := utf8.DecodeRuneInString(word)
		name += string(unicode.ToUpper(first)) + word[n:]
	}
	return name
}

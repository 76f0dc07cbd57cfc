package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// assertion is a JSON Schema (2020-12) as far as [JSONSchema] needs it: the keywords that are fields here, and those of remarks.
// It is ours because every process of the program would pay for a library's tables: some 13 ms, as much as converting two documents.
type assertion struct {
	Ref        string                `json:"$ref"`
	Type       oneOrMore             `json:"type"`
	Const      *string               `json:"const"`
	Enum       []string              `json:"enum"`
	Pattern    string                `json:"pattern"`
	Minimum    *float64              `json:"minimum"`
	Maximum    *float64              `json:"maximum"`
	MinItems   *int                  `json:"minItems"`
	MaxItems   *int                  `json:"maxItems"`
	Items      *assertion            `json:"items"`
	Required   []string              `json:"required"`
	Properties map[string]*assertion `json:"properties"`
	Additional *others               `json:"additionalProperties"`
	AllOf      []*assertion          `json:"allOf"`
	AnyOf      []*assertion          `json:"anyOf"`
	Defs       map[string]*assertion `json:"$defs"`

	to      *assertion // what Ref names
	pattern *regexp.Regexp
}

// oneOrMore is a string or a list of them.
type oneOrMore []string

// UnmarshalJSON reads either.
func (o *oneOrMore) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		*o = oneOrMore{""}
		return json.Unmarshal(data, &(*o)[0])
	}
	return json.Unmarshal(data, (*[]string)(o))
}

// others says what properties may be there beside those that are named: none, or such.
type others struct{ such *assertion }

// UnmarshalJSON reads false or a schema.
func (o *others) UnmarshalJSON(data []byte) error {
	if string(data) == "false" {
		return nil
	}
	return json.Unmarshal(data, &o.such)
}

// compile reads a schema. Its references lead to $defs of the whole.
func compile(data []byte) (*assertion, error) {
	root := &assertion{}
	if err := json.Unmarshal(data, root); err != nil {
		return nil, err
	}
	return root, root.bind(root.Defs)
}

// bind finds what references name and compiles patterns, in s and below it.
func (s *assertion) bind(defs map[string]*assertion) (err error) {
	if s.Ref != "" {
		name, _ := strings.CutPrefix(s.Ref, "#/$defs/")
		if s.to = defs[name]; s.to == nil {
			return fmt.Errorf("%s: there is no such definition", s.Ref)
		}
	}
	if s.Pattern != "" {
		if s.pattern, err = regexp.Compile(s.Pattern); err != nil {
			return err
		}
	}
	below := slices.Concat(s.AllOf, s.AnyOf, slices.Collect(maps.Values(s.Properties)), slices.Collect(maps.Values(s.Defs)))
	if s.Items != nil {
		below = append(below, s.Items)
	}
	if s.Additional != nil && s.Additional.such != nil {
		below = append(below, s.Additional.such)
	}
	for _, sub := range below {
		if err := sub.bind(defs); err != nil {
			return err
		}
	}
	return nil
}

// place is where a value stands in a document.
type place struct {
	above *place
	name  string // of a property
	index int    // of an item, where there is no name
}

// String is the place as a JSON Pointer (RFC 6901).
func (p *place) String() string {
	if p.above == nil {
		return ""
	}
	name := p.name
	if name == "" {
		name = strconv.Itoa(p.index)
	}
	return p.above.String() + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}

// violations are the places at which a document is not what the schema says.
type violations []string

func (v *violations) add(at *place, format string, values ...any) {
	*v = append(*v, fmt.Sprintf("at '%s': %s", at, fmt.Sprintf(format, values...)))
}

func (v violations) err() error {
	if len(v) == 0 {
		return nil
	}
	return fmt.Errorf("not allowed by the schema\n- %s", strings.Join(v, "\n- "))
}

// check adds what s does not allow of v. Numbers are json.Number.
func (s *assertion) check(v any, at *place, bad *violations) {
	if s.to != nil {
		s.to.check(v, at, bad)
	}
	for _, all := range s.AllOf {
		all.check(v, at, bad)
	}
	s.checkAny(v, at, bad)
	if s.Type != nil && !slices.ContainsFunc(s.Type, func(name string) bool { return isOf(v, name) }) {
		bad.add(at, "got %s, want %s", typeOf(v), strings.Join(s.Type, " or "))
		return
	}
	switch v := v.(type) {
	case map[string]any:
		s.checkObject(v, at, bad)
	case []any:
		s.checkArray(v, at, bad)
	case json.Number:
		s.checkNumber(v, at, bad)
	}
	s.checkWord(v, at, bad)
}

// checkAny adds the reasons against the choice that has fewest, if there is one against each.
func (s *assertion) checkAny(v any, at *place, bad *violations) {
	var least violations
	for i, choice := range s.AnyOf {
		var reasons violations
		if choice.check(v, at, &reasons); len(reasons) == 0 {
			return
		}
		if i == 0 || len(reasons) < len(least) {
			least = reasons
		}
	}
	*bad = append(*bad, least...)
}

func (s *assertion) checkObject(v map[string]any, at *place, bad *violations) {
	for _, name := range s.Required {
		if _, ok := v[name]; !ok {
			bad.add(at, "property %s is missing", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		below := &place{above: at, name: name}
		switch p := s.Properties[name]; {
		case p != nil:
			p.check(v[name], below, bad)
		case s.Additional != nil && s.Additional.such == nil:
			bad.add(at, "there is no property %q", name)
		case s.Additional != nil:
			s.Additional.such.check(v[name], below, bad)
		}
	}
}

func (s *assertion) checkArray(v []any, at *place, bad *violations) {
	if s.MinItems != nil && len(v) < *s.MinItems || s.MaxItems != nil && len(v) > *s.MaxItems {
		bad.add(at, "%d is not the number of items that is wanted", len(v))
	}
	if s.Items == nil {
		return
	}
	for i := range v {
		s.Items.check(v[i], &place{above: at, index: i}, bad)
	}
}

func (s *assertion) checkNumber(v json.Number, at *place, bad *violations) {
	n, _ := v.Float64() // infinite where it is too large
	if s.Minimum != nil && n < *s.Minimum || s.Maximum != nil && n > *s.Maximum {
		bad.add(at, "%s is out of range", v)
	}
}

// checkWord looks at what may be asked of texts: const and enum are of texts only.
func (s *assertion) checkWord(v any, at *place, bad *violations) {
	text, ok := v.(string)
	if s.Const != nil && (!ok || text != *s.Const) {
		bad.add(at, "it must be %q", *s.Const)
	}
	if s.Enum != nil && (!ok || !slices.Contains(s.Enum, text)) {
		bad.add(at, "%s is none of the words that may stand here: %s", shown(v), strings.Join(s.Enum, ", "))
	}
	if s.pattern != nil && ok && !s.pattern.MatchString(text) {
		bad.add(at, "%s does not match %s", shown(v), s.Pattern)
	}
}

// shown is the beginning of a value in a message.
func shown(v any) string {
	const most = 40
	text := fmt.Sprintf("%q", fmt.Sprint(v))
	if utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most]) + "…"
	}
	return text
}

// isOf reports whether a value is of a type by its name in JSON Schema.
func isOf(v any, name string) bool {
	got := typeOf(v)
	return got == name || got == "integer" && name == "number"
}

func typeOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	case json.Number:
		if n, _ := v.Float64(); n == math.Trunc(n) {
			return "integer"
		}
	}
	return "number"
}

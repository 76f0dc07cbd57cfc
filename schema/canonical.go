package schema

import (
	"fmt"
	"math"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// Canonical returns the document's bytes in the canonical form of RFC 8785 (JCS): members sorted, no white
// space, numbers as ECMAScript prints them. Nil slices and maps are written empty, nil pointers as null.
// Equal documents have equal bytes. The error names a member that JSON cannot hold: a number that is not
// finite, a string that is not UTF-8.
func (d *Document) Canonical() ([]byte, error) { return AppendCanonical(nil, d) }

// AppendCanonical appends the canonical form of v, which may hold structs with json tags, slices, arrays,
// string-keyed maps, pointers, strings, booleans, integers and floats; other types are an error.
func AppendCanonical(dst []byte, v any) ([]byte, error) {
	return appendValue(dst, reflect.ValueOf(v))
}

func appendValue(dst []byte, v reflect.Value) ([]byte, error) {
	switch v.Kind() {
	case reflect.Invalid:
		return append(dst, "null"...), nil
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return append(dst, "null"...), nil
		}
		return appendValue(dst, v.Elem())
	case reflect.Bool:
		return strconv.AppendBool(dst, v.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.AppendInt(dst, v.Int(), 10), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return strconv.AppendUint(dst, v.Uint(), 10), nil
	case reflect.Float32, reflect.Float64:
		return appendNumber(dst, v.Float())
	case reflect.String:
		return appendString(dst, v.String())
	case reflect.Slice, reflect.Array:
		dst = append(dst, '[')
		for i := range v.Len() {
			if i > 0 {
				dst = append(dst, ',')
			}
			var err error
			if dst, err = appendValue(dst, v.Index(i)); err != nil {
				return dst, fmt.Errorf("[%d]%w", i, err)
			}
		}
		return append(dst, ']'), nil
	case reflect.Map:
		return appendMap(dst, v)
	case reflect.Struct:
		return appendStruct(dst, v)
	}
	return dst, fmt.Errorf(": no JSON form for %s", v.Type())
}

func appendStruct(dst []byte, v reflect.Value) ([]byte, error) {
	dst = append(dst, '{')
	first := true
	for _, m := range membersOf(v.Type()) {
		f := v.Field(m.index)
		if m.omitEmpty && isEmpty(f) {
			continue
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = append(dst, m.quoted...)
		var err error
		if dst, err = appendValue(dst, f); err != nil {
			return dst, fmt.Errorf(".%s%w", m.name, err)
		}
	}
	return append(dst, '}'), nil
}

func appendMap(dst []byte, v reflect.Value) ([]byte, error) {
	if v.Type().Key().Kind() != reflect.String {
		return dst, fmt.Errorf(": no JSON form for %s", v.Type())
	}
	keys := v.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return lessUTF16(keys[i].String(), keys[j].String()) })
	dst = append(dst, '{')
	for i, k := range keys {
		if i > 0 {
			dst = append(dst, ',')
		}
		var err error
		if dst, err = appendString(dst, k.String()); err != nil {
			return dst, err
		}
		dst = append(dst, ':')
		if dst, err = appendValue(dst, v.MapIndex(k)); err != nil {
			return dst, fmt.Errorf("[%q]%w", k.String(), err)
		}
	}
	return append(dst, '}'), nil
}

// member is a field of a struct as JSON sees it.
type member struct {
	name      string
	quoted    string // `"name":`
	index     int
	omitEmpty bool
}

var memberCache sync.Map // reflect.Type → []member

// membersOf returns the JSON members of a struct type in canonical order.
func membersOf(t reflect.Type) []member {
	if m, ok := memberCache.Load(t); ok {
		return m.([]member)
	}
	var list []member
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		list = append(list, member{name, strconv.Quote(name) + ":", i, options == "omitempty"})
	}
	sort.Slice(list, func(i, j int) bool { return lessUTF16(list[i].name, list[j].name) })
	memberCache.Store(t, list)
	return list
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.String, reflect.Array:
		return v.Len() == 0
	}
	return v.IsZero()
}

// lessUTF16 orders strings by their UTF-16 code units, as RFC 8785 (3.2.3) wants member names sorted.
func lessUTF16(a, b string) bool {
	for a != "" && b != "" {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x != y {
			// A surrogate (D800–DFFF) sorts before E000–FFFF.
			if (x >= 0x10000) != (y >= 0x10000) {
				if x >= 0x10000 {
					return y >= 0xE000
				}
				return x < 0xE000
			}
			return x < y
		}
		a, b = a[n:], b[m:]
	}
	return a == "" && b != ""
}

const hexDigits = "0123456789abcdef"

// appendString writes a JSON string with the escapes of RFC 8785 (3.2.2.2).
func appendString(dst []byte, s string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return dst, fmt.Errorf(": string is not UTF-8: %q", s)
	}
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		dst = append(dst, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\b':
			dst = append(dst, '\\', 'b')
		case '\f':
			dst = append(dst, '\\', 'f')
		case '\n':
			dst = append(dst, '\\', 'n')
		case '\r':
			dst = append(dst, '\\', 'r')
		case '\t':
			dst = append(dst, '\\', 't')
		default:
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return append(append(dst, s[start:]...), '"'), nil
}

// appendNumber writes a number as ECMAScript's Number.prototype.toString does (RFC 8785, 3.2.2.3).
func appendNumber(dst []byte, f float64) ([]byte, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return dst, fmt.Errorf(": number is not finite")
	}
	if f == 0 {
		return append(dst, '0'), nil
	}
	if abs := math.Abs(f); abs >= 1e-6 && abs < 1e21 {
		return strconv.AppendFloat(dst, f, 'f', -1, 64), nil
	}
	start := len(dst)
	dst = strconv.AppendFloat(dst, f, 'e', -1, 64)
	// Go prints at least two digits of exponent: 1e-07.
	if n := len(dst); n-start > 3 && dst[n-2] == '0' && (dst[n-3] == '-' || dst[n-3] == '+') {
		dst[n-2] = dst[n-1]
		dst = dst[:n-1]
	}
	return dst, nil
}

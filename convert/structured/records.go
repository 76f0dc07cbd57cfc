package structured

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isMail reports whether text begins with the header of a message (RFC 5322): lines "Name: value", three at least or one that only MIME has,
// up to an empty line.
func isMail(text string, _ bool) bool {
	fields, mime := 0, false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue // folded
		}
		name, _, ok := strings.Cut(line, ":")
		if !ok || !isFieldName(name) {
			return false
		}
		fields++
		switch strings.ToLower(name) {
		case "mime-version", "content-type", "message-id", "return-path", "received":
			mime = true
		}
	}
	return mime && fields >= 2
}

// isFieldName reports whether name may be that of a header field: printable ASCII without blanks.
func isFieldName(name string) bool {
	for i := range len(name) {
		if name[i] <= ' ' || name[i] >= 0x7F {
			return false
		}
	}
	return name != ""
}

// isJSON reports whether text is a JSON object or array, or several, one behind the other; a cut one counts by its beginning.
// An array of bare numbers is none: [2020] and [1] stand in prose.
func isJSON(text string, whole bool) bool {
	if text[0] != '{' && text[0] != '[' {
		return false
	}
	d := json.NewDecoder(strings.NewReader(text))
	members := 0 // strings and nested values
	depth := 0
	for {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return depth == 0 && (members > 0 || text[0] == '{') || !whole && members >= 3
		case err != nil:
			return false
		}
		switch t := token.(type) {
		case json.Delim:
			if t == '{' || t == '[' {
				if depth++; depth > 1 {
					members++
				}
			} else {
				depth--
			}
		case string:
			members++
		}
		if _, isDelim := token.(json.Delim); depth == 0 && !isDelim {
			return false // a bare value behind a value
		}
	}
}

// isRecords reports whether text is lines of values between commas: a head and records below, each with as many values. Prose with
// commas is none: its lines differ in their number, have sentences between them, or blanks behind the comma.
func isRecords(text string, whole bool) bool {
	r := csv.NewReader(strings.NewReader(text))
	r.ReuseRecord = true
	r.FieldsPerRecord = 0 // as many as the first
	records, quoted := 0, strings.HasPrefix(text, `"`)
	numeric := 0
	for {
		record, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return records >= 2 && (quoted || numeric > 0 || records >= 4)
		case err != nil:
			return !whole && records >= 4
		case len(record) < 2:
			return false
		}
		for _, value := range record {
			if !quoted && isSentence(value) {
				return false
			}
			if records == 0 && !quoted && startsWithDigit(value) {
				return false // heads are words
			}
			if records > 0 && isNumber(value) {
				numeric++
			}
		}
		records++
	}
}

// isSentence reports whether a value looks like a piece of prose.
func isSentence(value string) bool {
	return strings.HasPrefix(value, " ") || strings.ContainsAny(value, "。；！？") || utf8.RuneCountInString(value) > 80
}

func startsWithDigit(value string) bool { return value != "" && value[0] >= '0' && value[0] <= '9' }

// isNumber reports whether a value is a plain number.
func isNumber(value string) bool {
	digits := strings.TrimLeft(value, "+-")
	return digits != "" && strings.IndexFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' && r != '%' }) < 0 &&
		strings.ContainsAny(digits, "0123456789")
}

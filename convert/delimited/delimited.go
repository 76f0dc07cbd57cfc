// Package delimited reads tables of figures that stand in text files, with commas or tabs between the values (RFC 4180): .csv, .tsv.
//
// Only what is a table of figures is one of its files: heads, and below them columns most of which are numbers. Records of anything else —
// documents exported from a database, lists of names — are left to others to read or to refuse.
package delimited

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiwen/convert/charset"
	"guiwen/convert/sheet"
	"guiwen/normalize/source"
)

// sampleSize is how much of a file tells whether it is a table, in bytes.
const sampleSize = 64 << 10

// Sniff reports whether data is a table of figures.
func Sniff(data []byte) bool {
	whole := len(data) <= sampleSize
	sample := data[:min(len(data), sampleSize)]
	if !whole {
		sample = sample[:bytes.LastIndexByte(sample, '\n')+1]
	}
	first, _, _ := bytes.Cut(sample, []byte("\n"))
	if !bytes.ContainsAny(first, ",\t") {
		return false
	}
	decoded, err := charset.Decode(sample, "")
	if err != nil {
		return false
	}
	text := strings.TrimPrefix(decoded.String, "\ufeff")
	var rows [][]string
	err = scan(text, func(row []string) error {
		rows = append(rows, row)
		return nil
	})
	return err == nil && isTable(rows)
}

// separatorOf returns what parts the values: tabs where the first line has some, else commas.
func separatorOf(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	if strings.Contains(first, "\t") {
		return '\t'
	}
	return ','
}

// scan gives each row to a function. The errors are those of the function and of [csv.Reader].
func scan(text string, row func([]string) error) error {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = separatorOf(text), -1
	for {
		values, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if err := row(values); err != nil {
			return err
		}
	}
}

// Bounds of what is a table.
const (
	leastRows    = 3  // the heads and two rows
	longestValue = 80 // characters; a longer one is prose
)

// isTable reports whether rows are a table of figures: all have as many values, none is prose, the first has no number, and at least half of the
// columns behind the first hold numbers, but for heads that come again. Heads are words of Chinese: id,name,count head data of a program. A value alone in its row is a line over or under the table.
func isTable(rows [][]string) bool {
	if len(rows) < leastRows || len(rows[0]) < 2 {
		return false
	}
	numbers, filled := make([]int, len(rows[0])), make([]int, len(rows[0]))
	for i, row := range rows {
		if len(row) != len(rows[0]) {
			return false
		}
		if isLine(row) {
			continue
		}
		for c, value := range row {
			value = strings.TrimSpace(value)
			switch number := isNumber(value); {
			case value == "":
			case strings.ContainsRune(value, '\u3002'), utf8.RuneCountInString(value) > longestValue, i == 0 && number:
				return false
			case number:
				numbers[c]++
				filled[c]++
			case numbers[c] > 0 || i > headRows:
				filled[c]++
			}
		}
	}
	if !hasHan(rows[:min(headRows, len(rows))]) {
		return false
	}
	figures, columns := 0, 0
	for c := 1; c < len(filled); c++ {
		if filled[c] > 0 {
			columns++
		}
		if numbers[c] > 0 && 4*numbers[c] >= 3*filled[c] {
			figures++
		}
	}
	return figures > 0 && 2*figures >= columns
}

// hasHan reports whether a Han character stands in the rows.
func hasHan(rows [][]string) bool {
	for _, row := range rows {
		for _, value := range row {
			if strings.ContainsFunc(value, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
				return true
			}
		}
	}
	return false
}

// isLine reports whether a row has one value, or values that each name what they hold.
func isLine(row []string) bool {
	values, fields := 0, 0
	for _, value := range row {
		if strings.TrimSpace(value) != "" {
			values++
		}
		if strings.ContainsAny(value, ":\uff1a") {
			fields++
		}
	}
	return values == 1 || values > 0 && fields == values
}

// headRows are the rows in front of the figures that may hold a title and heads.
const headRows = 4

// isNumber reports whether a value is a number as tables show them: 1,234.5, -3, 12.5%.
func isNumber(value string) bool {
	digits := strings.TrimSuffix(strings.TrimLeft(value, "+-"), "%")
	return digits != "" && strings.IndexFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' }) < 0 && strings.ContainsAny(digits, "0123456789")
}

// Read reads a table. It is a [source.Reader].
//
// Errors: input.empty, input.corrupt (quotes that do not end), input.no-text (no values), limit.size, and those of [charset.Decode].
func Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading a table: %w", err)
	}
	limits = limits.WithDefaults()
	if int64(len(in.Data)) > limits.Bytes {
		return nil, source.Errorf(source.LimitSize, "input_bytes", "", "the file has %d bytes, allowed are %d", len(in.Data), limits.Bytes)
	}
	decoded, err := charset.Decode(in.Data, "")
	if err != nil {
		return nil, err
	}
	book := &sheet.Book{Limits: limits}
	s, err := book.Sheet("")
	if err != nil {
		return nil, err
	}
	n := 0
	err = scan(strings.TrimPrefix(decoded.String, "\ufeff"), func(row []string) error {
		defer func() { n++ }()
		for c, value := range row {
			add := s.Text
			if isNumber(strings.TrimSpace(value)) {
				add = s.Value
			}
			if err := add(n, c, value, nil); err != nil {
				return err
			}
		}
		if n%1024 == 0 && ctx.Err() != nil {
			return fmt.Errorf("reading a table: %w", ctx.Err())
		}
		if n >= sheet.MaxRow {
			return source.Errorf(source.LimitSize, "rows", "", "the table has more than %d rows", sheet.MaxRow)
		}
		return nil
	})
	var broken *csv.ParseError
	if errors.As(err, &broken) {
		return nil, source.Errorf(source.Corrupt, "malformed_table", fmt.Sprintf("line %d", broken.Line), "the table breaks off or is damaged: %v", broken.Err)
	}
	if err != nil {
		return nil, err
	}
	doc, err := book.Document(ctx)
	if err != nil {
		return nil, err
	}
	doc.Encoding = decoded.Encoding
	for _, note := range decoded.Notes {
		note.Offset = -1
		doc.Notes = append(doc.Notes, note)
	}
	doc.Notes = append(doc.Notes, charset.Inspect(doc.Text, nil)...)
	return doc, nil
}

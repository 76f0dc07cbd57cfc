package ofd

import (
	"math"
	"strconv"
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/convert/page"
)

// The costs that no honest document has.
const (
	maxDrawn     = 20_000_000 // objects and pieces of paths, over all pages
	maxObjects   = 500_000    // read of one page, or of all annotations or resources of a document
	maxNesting   = 24         // composite objects inside each other
	maxResources = 200_000    // fonts, drawing parameters and composite units
	maxNamed     = 10_000     // attachments, signatures, annotations, template pages
)

// attr returns an attribute of the current tag; "" where it has none.
func attr(x *xmlscan.Scanner, name string) string {
	v, _ := x.Attr(xmlscan.Unknown, name)
	return strings.TrimSpace(string(v))
}

// flag returns an attribute that is true or false.
func flag(x *xmlscan.Scanner, name string, otherwise bool) bool {
	switch strings.ToLower(attr(x, name)) {
	case "true", "1":
		return true
	case "false", "0":
		return false
	}
	return otherwise
}

// number returns an attribute that is a number.
func number(x *xmlscan.Scanner, name string, otherwise float64) float64 {
	if v, ok := parseNumber(attr(x, name)); ok {
		return v
	}
	return otherwise
}

// content returns the text of the current element without blanks at its ends.
func content(x *xmlscan.Scanner) string { return strings.TrimSpace(string(x.Content())) }

// mostMeasure is the greatest measure that is believed, millimetres.
const mostMeasure = 1e6

func parseNumber(s string) (float64, bool) {
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && math.Abs(v) <= mostMeasure
}

// numbers reads an array (ST_Array) of at most most numbers; nil where one is none.
func numbers(s string, most int) []float64 {
	var out []float64
	for len(out) < most {
		var field string
		if field, s = nextField(s); field == "" {
			return out
		}
		v, ok := parseNumber(field)
		if !ok {
			return nil
		}
		out = append(out, v)
	}
	return out
}

// nextField cuts the next field off an array; "" where there is none.
func nextField(s string) (field, rest string) {
	s = strings.TrimLeft(s, " \t\r\n,")
	if i := strings.IndexAny(s, " \t\r\n,"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// box reads a rectangle (ST_Box): x, y, width and height.
func box(s string) (page.Rect, bool) {
	v := numbers(s, 4)
	if len(v) < 4 || v[2] < 0 || v[3] < 0 {
		return page.Rect{}, false
	}
	return page.Rect{X0: v[0], Y0: v[1], X1: v[0] + v[2], Y1: v[1] + v[3]}, true
}

// deltas reads the distances between characters (GB/T 33190-2016, 11.3): numbers, and "g n v" for n times v. It
// gives at most most of them, however many n says.
func deltas(s string, most int) []float64 {
	var out []float64
	for len(out) < most {
		var field string
		if field, s = nextField(s); field == "" {
			break
		}
		times := 1
		if field == "g" || field == "G" {
			var count string
			count, s = nextField(s)
			field, s = nextField(s)
			n, err := strconv.Atoi(count)
			if err != nil || n < 0 {
				break
			}
			times = n
		}
		v, ok := parseNumber(field)
		if !ok {
			break
		}
		for range min(times, most-len(out)) {
			out = append(out, v)
		}
	}
	return out
}

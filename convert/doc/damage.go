package doc

import (
	"fmt"
	"slices"
	"strings"

	"guiwen/normalize/source"
)

// damage collects what of a file could not be read.
type damage struct {
	characters int      // of text that are missing
	bytes      int      // of streams
	things     []string // in the order they were met
}

// maxThings bounds the things that a message names.
const maxThings = 8

// note takes down that something is missing or makes no sense.
func (d *damage) note(thing string) {
	if !slices.Contains(d.things, thing) && len(d.things) < maxThings {
		d.things = append(d.things, thing)
	}
}

// lost takes down that a stream is cut short.
func (d *damage) lost(bytes int, stream string) {
	if bytes > 0 {
		d.bytes += bytes
		d.note("the end of the stream " + stream)
	}
}

// diagnostics says what was lost.
func (d *damage) diagnostics() []source.Diagnostic {
	var list []source.Diagnostic
	if d.characters > 0 {
		list = append(list, source.Diagnostic{Code: "doc.salvaged", Severity: source.Warning, Offset: -1,
			Message: fmt.Sprintf("the file is damaged: %d characters of its text are not in it; where they are missing stands U+FFFD", d.characters)})
	}
	if len(d.things) > 0 {
		list = append(list, source.Diagnostic{Code: "doc.damaged-part", Severity: source.Warning, Offset: -1,
			Message: "the file is damaged; these could not be read or not to their end: " + strings.Join(d.things, ", ")})
	}
	return list
}

package batch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"

	"guiwen/normalize/source"
	"guiwen/schema"
)

// Status is what became of an input.
type Status string

// The statuses.
const (
	OK          Status = "ok"
	Warned      Status = "warned"      // converted, with a warning among its diagnostics
	Quarantined Status = "quarantined" // not converted; Error says why
	Skipped     Status = "skipped"     // not tried; Error says why
)

// Entry is a line of manifest.jsonl: one for each input seen, in input order.
type Entry struct {
	Path         string         `json:"path"`
	SHA256       *string        `json:"sha256"`
	Bytes        *int64         `json:"bytes"`
	MediaType    *string        `json:"mediaType"`
	Status       Status         `json:"status"`
	Output       *string        `json:"output"` // slash path below the output folder
	OutputSHA256 *string        `json:"outputSha256"`
	DuplicateOf  *string        `json:"duplicateOf"` // path of the input with the same bytes that was converted
	Error        *Failure       `json:"error"`
	Blocks       int            `json:"blocks"`
	References   int            `json:"references"`
	Statistics   int            `json:"statistics"`
	FailedChecks int            `json:"failedChecks"`
	Diagnostics  map[string]int `json:"diagnostics"` // by code
}

// Failure says why an input was not converted.
type Failure struct {
	Code    source.Code `json:"code"`
	Detail  *string     `json:"detail"`
	Message string      `json:"message"` // what is wrong, and what the user can do
	Place   *string     `json:"place"`
}

// failureOf describes err for the manifest; an error without a code is a defect of the reader.
func failureOf(err *source.Error) *Failure {
	f := &Failure{Code: err.Code, Message: err.Message}
	for _, info := range source.Codes() {
		if info.Code == err.Code {
			f.Message += "; " + info.Advice
		}
	}
	if err.Detail != "" {
		f.Detail = &err.Detail
	}
	if err.Place != "" {
		f.Place = &err.Place
	}
	return f
}

// summarize fills in the counts of a converted document.
func (e *Entry) summarize(d *schema.Document) {
	e.Status = OK
	e.MediaType = &d.Source.MediaType
	e.Blocks, e.References, e.Statistics = len(d.Blocks), len(d.References), len(d.Statistics)
	for _, c := range d.Checks {
		if c.Holds != nil && !*c.Holds {
			e.FailedChecks++
		}
	}
	e.Diagnostics = map[string]int{}
	for _, g := range d.Diagnostics {
		e.Diagnostics[g.Code]++
		if g.Severity == string(source.Warning) {
			e.Status = Warned
		}
	}
}

// ReadManifest reads the lines of a manifest.
func ReadManifest(data []byte) ([]Entry, error) {
	var list []Entry
	for e, err := range Manifest(bytes.NewReader(data)) {
		if err != nil {
			return list, err
		}
		list = append(list, e)
	}
	return list, nil
}

// Manifest reads the lines of a manifest one by one, up to the first that is none.
func Manifest(from io.Reader) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		r := bufio.NewReaderSize(from, 1<<16)
		for {
			line, err := r.ReadBytes('\n')
			if line = bytes.TrimSpace(line); len(line) > 0 {
				var e Entry
				bad := json.Unmarshal(line, &e)
				if !yield(e, bad) || bad != nil {
					return
				}
			}
			if err != nil {
				if !errors.Is(err, io.EOF) {
					yield(Entry{}, err)
				}
				return
			}
		}
	}
}

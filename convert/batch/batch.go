// Package batch converts many inputs: it finds them, hands each to a converter, publishes the results, and
// keeps the manifest and the ledger. One bad input never stops the others.
//
// The same inputs, options and program give the same output bytes, whatever their order and however many are
// converted at once.
package batch

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"iter"
	"os"

	"guiwen/normalize/source"
	"guiwen/schema"
)

// Options of a run.
type Options struct {
	Out              string // output folder; made if it does not exist
	Jobs             int    // documents converted at once; at least 1
	Limits           source.Limits
	Include, Exclude []string // patterns for files in folders
	Force            bool     // convert again what the ledger says is done
	Rehash           bool     // read inputs again that have the size and times they had
	FailFast         bool     // stop at the first input that is quarantined
	// Retry tells which failures of earlier runs are tried again. Nil: those alone whose cause may lie outside the input.
	Retry func(source.Code) bool
	// Command is kept with the output, so that the run can be done again: its arguments and the folder it ran in.
	Command   *Command
	Stdin     io.Reader
	StdinName string
	// Fingerprint names program version and options: results in the ledger count only under the same one.
	Fingerprint string
	Converter   Converter
	// PageName gives the slash path of a document's review page below the output folder, by the SHA-256 of the input.
	// Nil: pages are not kept.
	PageName func(sha256 string) string
	// Sheaf makes of a document what annexes of sheaves show of it, where its converter did not. Nil: sheaves are not kept.
	Sheaf func(*schema.Document) ([]byte, error)
	// Progress is called after each decided input, from one goroutine at a time. May be nil.
	Progress func(done, total int, e Entry)
	// Warn is called where the ledger of earlier runs was damaged and is set aside. May be nil.
	Warn func()
	// Annexes write what is made of all documents together: the workbook, review pages. Each is run after the
	// last document and skipped when nothing changed since it was written.
	Annexes []Annex

	ready func(path string) bool // of files: may they be taken; nil takes all
}

// Command is how a run was asked for.
type Command struct {
	Args   []string `json:"args"`
	Folder string   `json:"folder"` // in which it ran
}

// Annex makes files of all documents of a run.
type Annex struct {
	Name string // of the annex in the ledger
	// OfInputs: the annex looks at the inputs alone; OfSheaves: at the sheaves and the inputs. Documents are read for the others only.
	OfInputs, OfSheaves bool
	// Write makes the files; create opens one by its slash path below the output folder. They are published
	// together when Write returns nil; one that was not closed is not.
	Write func(ctx context.Context, create func(name string) (io.WriteCloser, error), all Batch) error
}

// Batch is what annexes are made of.
type Batch struct {
	// Documents goes through the documents in the order of their output names. It may be ranged over once.
	Documents Documents
	// Sheaves goes through what Options.Sheaf makes of the documents, in the same order.
	Sheaves Sheaves
	// Inputs goes through all inputs in the order of their paths, those too that have no document.
	Inputs iter.Seq2[Input, error]
}

// Input is what became of an input.
type Input struct {
	Entry
	Row json.RawMessage // what its converter said of it in short; nil where it has no document
}

// Documents goes through documents.
type Documents = iter.Seq2[*schema.Document, error]

// Sheaves goes through what annexes show of documents.
type Sheaves = iter.Seq2[[]byte, error]

// Converter converts one input. It is called from several goroutines at once. Its error is or wraps a
// *source.Error, or is that of ctx.
type Converter interface {
	Convert(ctx context.Context, in source.Input) (*Converted, error)
}

// Converted is a converted document: its published bytes and what the manifest says of it.
type Converted struct {
	JSON  []byte
	Entry Entry           // MediaType, Status, counts
	Page  []byte          // the review page, where the run has pages
	Sheaf []byte          // what annexes of sheaves show of it, where the run has such
	Row   json.RawMessage // the document in short, for annexes
}

// Summarize makes a Converted of a document; indent asks for a form that people read.
func Summarize(d *schema.Document, indent bool) (*Converted, error) {
	data, err := d.Canonical()
	if err != nil {
		return nil, source.Errorf(source.ReaderCrash, "encoding", "", "the document has no canonical form: %v", err)
	}
	if indent {
		data = indented(data)
	}
	c := &Converted{JSON: append(data, '\n')}
	c.Entry.summarize(d)
	return c, nil
}

// Func is a converter that works in this process.
type Func func(ctx context.Context, in source.Input) (*schema.Document, error)

// Convert calls f.
func (f Func) Convert(ctx context.Context, in source.Input) (*Converted, error) {
	d, err := f(ctx, in)
	if err != nil {
		return nil, err
	}
	return Summarize(d, false)
}

// Summary counts the inputs of a run by what became of them.
type Summary struct {
	Inputs      int // decided
	Reused      int // of them, those that were not converted in this run: they were before, or are copies
	OK, Warned  int
	Quarantined int
	Skipped     int
	Codes       map[source.Code]int // of those that were quarantined
	Interrupted bool

	manifest string
}

func (s *Summary) count(e *Entry) {
	s.Inputs++
	switch e.Status {
	case OK:
		s.OK++
	case Warned:
		s.Warned++
	case Skipped:
		s.Skipped++
	case Quarantined:
		s.Quarantined++
		if s.Codes == nil {
			s.Codes = map[source.Code]int{}
		}
		s.Codes[e.Error.Code]++
	}
}

// Entries goes through the decided inputs in input order: it reads the manifest.
func (s *Summary) Entries() iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		f, err := os.Open(s.manifest)
		if err != nil {
			yield(Entry{}, err)
			return
		}
		defer f.Close()
		for e, err := range Manifest(f) {
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

func indented(data []byte) []byte {
	var b bytes.Buffer
	if json.Indent(&b, data, "", "  ") != nil {
		return data
	}
	return b.Bytes()
}

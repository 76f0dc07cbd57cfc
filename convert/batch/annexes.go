package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
)

// annexRecord is what the ledger knows of an annex: of which documents it was made, and the digests of its
// files by name.
type annexRecord struct {
	Of    string            `json:"of"`
	Files map[string]string `json:"files"`
}

// writeAnnexes writes what is made of all documents together, unless it was made of the very same before.
func (r *run) writeAnnexes(ctx context.Context) error {
	digests := map[string]string{}
	var outputs []string
	for _, e := range r.summary.Entries {
		if e.Output != nil {
			outputs = append(outputs, *e.Output)
			digests[*e.Output] = *e.OutputSHA256
		}
	}
	sort.Strings(outputs)
	state := sha256.New()
	fmt.Fprintln(state, r.options.Fingerprint)
	for _, o := range outputs {
		fmt.Fprintln(state, o, digests[o])
	}
	of := hex.EncodeToString(state.Sum(nil))
	for _, a := range r.options.Annexes {
		known := r.ledger.annex(a.Name)
		if known.Of == of && !r.options.Force && r.stands(known) {
			continue
		}
		files, err := r.writeAnnex(ctx, a, outputs)
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		for name := range known.Files {
			if _, still := files[name]; !still {
				os.Remove(r.path(name)) // of documents that are no longer there
			}
		}
		if err := r.ledger.recordAnnex(a.Name, annexRecord{of, files}); err != nil {
			return err
		}
	}
	return nil
}

// stands reports whether the files of an annex are what they were.
func (r *run) stands(known annexRecord) bool {
	for name, want := range known.Files {
		if got, err := digestFile(r.path(name)); err != nil || got != want {
			return false
		}
	}
	return len(known.Files) > 0
}

func (r *run) path(name string) string {
	return filepath.Join(r.options.Out, filepath.FromSlash(name))
}

// writeAnnex writes one annex and returns the digests of its files.
func (r *run) writeAnnex(ctx context.Context, a Annex, outputs []string) (map[string]string, error) {
	var open []*draft
	var names []string
	defer func() {
		for _, d := range open {
			d.discard() // does nothing to what is published
		}
	}()
	create := func(name string) (io.WriteCloser, error) {
		d, err := newDraft(r.path(name))
		if err != nil {
			return nil, err
		}
		open, names = append(open, d), append(names, name)
		return d, nil
	}
	if err := a.Write(ctx, create, r.documents(outputs)); err != nil {
		return nil, err
	}
	files := map[string]string{}
	for _, name := range names {
		sum, err := digestFile(r.path(name))
		if err != nil {
			return nil, err
		}
		files[name] = sum
	}
	return files, nil
}

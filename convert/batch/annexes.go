package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
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
		if got, err := Digest(r.path(name)); err != nil || got != want {
			return false
		}
	}
	return len(known.Files) > 0
}

func (r *run) path(name string) string {
	return filepath.Join(r.options.Out, filepath.FromSlash(name))
}

// writeAnnex writes one annex and returns the digests of its files. They are published when all of them are
// written: an annex is new as a whole or not at all.
func (r *run) writeAnnex(ctx context.Context, a Annex, outputs []string) (map[string]string, error) {
	return writeAnnex(ctx, a, r.path, r.documents(outputs))
}

// WriteAnnex writes an annex of docs by itself; place tells where each of its files goes.
func WriteAnnex(ctx context.Context, a Annex, place func(name string) string, docs Documents) error {
	_, err := writeAnnex(ctx, a, place, docs)
	return err
}

func writeAnnex(ctx context.Context, a Annex, place func(string) string, docs Documents) (map[string]string, error) {
	var sealed []*annexFile
	create := func(name string) (io.WriteCloser, error) {
		d, err := newDraft(place(name))
		if err != nil {
			return nil, err
		}
		f := &annexFile{draft: d, name: name, digest: sha256.New()}
		sealed = append(sealed, f)
		return f, nil
	}
	if err := a.Write(ctx, create, docs); err != nil {
		for _, f := range sealed {
			f.discard()
		}
		return nil, err
	}
	files := map[string]string{}
	for _, f := range sealed {
		if !f.closed {
			f.discard()
			continue
		}
		if err := f.publish(); err != nil {
			return nil, err
		}
		files[f.name] = hex.EncodeToString(f.digest.Sum(nil))
	}
	return files, nil
}

// annexFile is a file of an annex; closing it seals it.
type annexFile struct {
	*draft
	name   string
	digest hash.Hash
	closed bool
}

func (f *annexFile) Write(p []byte) (int, error) {
	n, err := f.draft.Write(p)
	f.digest.Write(p[:n])
	return n, err
}

func (f *annexFile) Close() error {
	f.closed = true
	return f.seal()
}

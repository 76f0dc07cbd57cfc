package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"maps"
	"path/filepath"
)

// annexRecord is what the ledger knows of an annex: of which documents it was made, and the digests of its
// files by name.
type annexRecord struct {
	Of    string            `json:"of"`
	Files map[string]string `json:"files"`
}

// writeAnnexes writes what is made of all documents together, unless it was made of the very same before. It returns the
// digests of all their files by name.
func (r *run) writeAnnexes(ctx context.Context) (map[string]string, error) {
	var outputs []string
	state := sha256.New()
	fmt.Fprintln(state, r.options.Fingerprint)
	for _, i := range r.order() {
		if rec, ok := r.ledger.at(r.lines[i]); ok && rec.Entry.Output != nil {
			outputs = append(outputs, *rec.Entry.Output)
			fmt.Fprintln(state, *rec.Entry.Output, *rec.Entry.OutputSHA256)
		}
	}
	of := hex.EncodeToString(state.Sum(nil))
	all := map[string]string{}
	for _, a := range r.options.Annexes {
		known := r.ledger.annex(a.Name)
		if known.Of == of && !r.options.Force && r.stands(known) {
			maps.Copy(all, known.Files)
			r.publishes(known.Files)
			continue
		}
		files, err := r.writeAnnex(ctx, a, outputs)
		if err != nil {
			return nil, err
		}
		r.publishes(files)
		for name, digest := range known.Files {
			r.removeUnlisted(name, digest, stamp{}) // of documents that are no longer there
		}
		if err := r.ledger.recordAnnex(a.Name, annexRecord{of, files}); err != nil {
			return nil, err
		}
		maps.Copy(all, files)
	}
	return all, nil
}

// publishes notes files as results of the run.
func (r *run) publishes(files map[string]string) {
	for name := range files {
		r.results[resultKey(name)] = true
	}
}

// stands reports whether the files of an annex are what they were.
func (r *run) stands(known annexRecord) bool {
	for name, want := range known.Files {
		if got, err := r.folder.digest(name); err != nil || got != want {
			return false
		}
	}
	return len(known.Files) > 0
}

// writeAnnex writes one annex and returns the digests of its files. They are published when all of them are
// written: an annex is new as a whole or not at all.
func (r *run) writeAnnex(ctx context.Context, a Annex, outputs []string) (map[string]string, error) {
	return writeAnnex(ctx, a, r.folder.create, r.documents(outputs))
}

// WriteAnnex writes an annex of docs by itself; place tells where each of its files goes.
func WriteAnnex(ctx context.Context, a Annex, place func(name string) string, docs Documents) error {
	folders := map[string]*folder{}
	defer func() {
		for _, f := range folders {
			f.close()
		}
	}()
	_, err := writeAnnex(ctx, a, func(name string) (*draft, error) {
		dir, base := filepath.Split(place(name))
		if folders[dir] == nil {
			f, err := openFolder(filepath.Clean(dir))
			if err != nil {
				return nil, (&draft{name: place(name)}).failure(err)
			}
			folders[dir] = f
		}
		return folders[dir].create(base)
	}, docs)
	return err
}

func writeAnnex(ctx context.Context, a Annex, begin func(string) (*draft, error), docs Documents) (map[string]string, error) {
	var sealed []*annexFile
	create := func(name string) (io.WriteCloser, error) {
		d, err := begin(name)
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

package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"guiwen/schema"
)

// writeAnnexes writes what is made of all documents together, unless it was made of the very same before. It returns the
// digests of all their files by name. The documents are read once for all annexes.
func (r *run) writeAnnexes(ctx context.Context) (map[string]string, error) {
	of, documents, err := r.state()
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	var todo []Annex
	readers := 0
	for _, a := range r.options.Annexes {
		known := r.ledger.annex(a.Name)
		if known.Of == of && !r.options.Force && r.stands(known) {
			maps.Copy(all, known.Files)
			r.publishes(known.Files)
			continue
		}
		todo = append(todo, a)
		if !a.OfInputs && !a.OfSheaves {
			readers++
		}
	}
	shared := newBroadcast(r.documents(documents), readers)
	made := make([]map[string]string, len(todo))
	g, ctx := errgroup.WithContext(ctx)
	context.AfterFunc(ctx, shared.stop)
	for i, a := range todo {
		batch := Batch{Inputs: r.fates()}
		done := func() {}
		switch {
		case a.OfSheaves:
			batch.Sheaves = r.gathered(documents)
		case !a.OfInputs:
			batch.Documents, done = shared.listener()
		}
		g.Go(func() (err error) {
			defer done()
			made[i], err = writeAnnex(ctx, a, r.folder.create, batch)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	for i, a := range todo {
		former := r.ledger.annex(a.Name)
		r.publishes(made[i])
		for name, digest := range former.Files {
			r.removeUnlisted(name, digest, stamp{}) // of documents that are no longer there
		}
		if err := r.ledger.recordAnnex(a.Name, annexRecord{of, made[i]}); err != nil {
			return nil, err
		}
		maps.Copy(all, made[i])
	}
	return all, r.keepRemade()
}

// state is a digest of all that annexes are made of, and the files among it that have documents.
func (r *run) state() (digest string, documents []int, err error) {
	state := sha256.New()
	fmt.Fprintln(state, r.options.Fingerprint)
	var line []byte
	for _, i := range r.order() {
		if r.lines[i].size == 0 {
			continue
		}
		rec, ok := r.ledger.at(r.lines[i])
		if !ok {
			return "", nil, errUnreadable
		}
		if line, err = schema.AppendCanonical(line[:0], &rec.Entry); err != nil {
			return "", nil, err
		}
		state.Write(line)
		if rec.Entry.Output != nil {
			documents = append(documents, i)
			state.Write(rec.Row)
		}
	}
	return hex.EncodeToString(state.Sum(nil)), documents, nil
}

// fates goes through what became of the inputs, in the order of their paths.
func (r *run) fates() iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		order := make([]int, len(r.files))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(x, y int) int { return strings.Compare(r.files[x].shown, r.files[y].shown) })
		for rec, err := range r.records(order) {
			if !yield(Input{rec.Entry, rec.Row}, err) || err != nil {
				return
			}
		}
	}
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

// WriteAnnex writes an annex of a batch by itself; place tells where each of its files goes.
func WriteAnnex(ctx context.Context, a Annex, place func(name string) string, all Batch) error {
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
	}, all)
	return err
}

// writeAnnex writes one annex and returns the digests of its files. They are published when all of them are written: an
// annex is new as a whole or not at all.
func writeAnnex(ctx context.Context, a Annex, begin func(string) (*draft, error), all Batch) (map[string]string, error) {
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
	if err := a.Write(ctx, create, all); err != nil {
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

// documents reads the documents of the run, some of them ahead, by several goroutines.
func (r *run) documents(files []int) Documents {
	return InOrder(len(files), r.options.Jobs, func(i int) (*schema.Document, error) { return r.document(r.names[files[i]]) })
}

// gathered reads the sheaves of the documents of the run, in the order of their names. One that was not kept is made.
func (r *run) gathered(documents []int) Sheaves {
	return InOrder(len(documents), r.options.Jobs, func(i int) ([]byte, error) {
		rec, ok := r.ledger.at(r.lines[documents[i]])
		if !ok {
			return nil, errUnreadable
		}
		if data, ok := r.sheaves.get(rec.Sheaf); ok {
			return data, nil
		}
		d, err := r.document(r.names[documents[i]])
		if err != nil {
			return nil, err
		}
		data, err := r.options.Sheaf(d)
		if err == nil {
			rec.Sheaf = r.sheaves.add(data)
			r.mu.Lock()
			r.remade = append(r.remade, remade{documents[i], rec})
			r.mu.Unlock()
		}
		return data, err
	})
}

// document reads a document of the run.
func (r *run) document(name string) (*schema.Document, error) {
	data, err := r.folder.root.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return decode(name, data)
}

// keepRemade notes the sheaves that were made in this run of documents that were there before.
func (r *run) keepRemade() error {
	for _, m := range r.remade {
		e := &m.record.Entry
		s, err := r.ledger.add(workKey(*e.SHA256, r.options.Fingerprint, r.names[m.file]), pathKey(e.Path), &m.record)
		if err != nil {
			return err
		}
		r.lines[m.file] = s
	}
	r.remade = nil
	return r.ledger.flush()
}

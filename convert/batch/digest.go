package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"golang.org/x/sync/errgroup"

	"guiwen/normalize/source"
)

// digests reads every input once for its SHA-256, which decides what is a duplicate and what is done already.
func (r *run) digests(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(r.options.Jobs)
	limit := r.options.Limits.WithDefaults().Bytes
	for i := range r.files {
		if f := &r.files[i]; f.open == "" && f.skip == nil {
			data, err := readStdin(ctx, r.options.Stdin, limit)
			if err != nil {
				return err
			}
			r.data[i] = data
		}
	}
	for i := range r.files {
		if ctx.Err() != nil {
			break
		}
		g.Go(func() error {
			r.entries[i] = r.digest(i, limit)
			return nil
		})
	}
	return g.Wait()
}

// readStdin reads standard input, at most limit and one bytes of it. It does not wait for more once ctx is done.
func readStdin(ctx context.Context, in io.Reader, limit int64) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := io.ReadAll(io.LimitReader(in, limit+1))
		done <- result{data, err}
	}()
	select {
	case r := <-done:
		if r.err != nil {
			return nil, fmt.Errorf("standard input: %w", r.err)
		}
		return r.data, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// digest makes the entry of an input: decided where it cannot be read, else with an empty status.
func (r *run) digest(i int, limit int64) *Entry {
	f := r.files[i]
	e := &Entry{Path: f.shown, Diagnostics: map[string]int{}}
	if f.skip != nil {
		e.Status, e.Error = Skipped, failureOf(f.skip)
		if f.skip.Code == source.Unreadable {
			e.Status = Quarantined
		}
		return e
	}
	refuse := func(err *source.Error) *Entry {
		e.Status, e.Error = Quarantined, failureOf(err)
		return e
	}
	var from io.Reader = bytes.NewReader(r.data[i])
	size := int64(len(r.data[i]))
	if f.open != "" {
		in, err := openRegular(f.open)
		if err != nil {
			return refuse(source.Errorf(source.Unreadable, "", "", "%v", plain(err)))
		}
		defer in.Close()
		if info, err := in.Stat(); err == nil {
			size = info.Size()
		}
		from = in
	}
	if size > limit {
		e.Bytes = &size
		return refuse(source.Errorf(source.LimitSize, "bytes", "", "the file has %d bytes, the limit is %d", size, limit))
	}
	hash := sha256.New()
	n, err := io.Copy(hash, io.LimitReader(from, limit+1))
	if err != nil {
		return refuse(source.Errorf(source.Unreadable, "", "", "%v", plain(err)))
	}
	sum := hex.EncodeToString(hash.Sum(nil))
	e.Bytes, e.SHA256 = &n, &sum
	return e
}

// read returns an input's bytes, which must still be those that were digested.
func (r *run) read(i int) ([]byte, error) {
	if r.files[i].open == "" {
		return r.data[i], nil
	}
	in, err := openRegular(r.files[i].open)
	if err != nil {
		return nil, source.Errorf(source.Unreadable, "", "", "%v", plain(err))
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, *r.entries[i].Bytes+1))
	if err != nil {
		return nil, source.Errorf(source.Unreadable, "", "", "%v", plain(err))
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != *r.entries[i].SHA256 {
		return nil, source.Errorf(source.Changed, "", "", "its bytes differ from those read a moment ago")
	}
	return data, nil
}

// Digest returns the SHA-256 of a file, in hexadecimal.
func Digest(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"

	"guiwen/normalize/source"
)

// reading is an input while it is read.
type reading struct {
	*input
	from *os.File // nil where there is nothing to read
}

// look opens a file and finds out what can be said without reading it: that it cannot be read, or that the ledger knows
// a file of this path with this stamp.
func (r *run) look(i int) *reading {
	f := &r.files[i]
	in := &reading{input: &input{file: i, entry: Entry{Path: f.shown, Diagnostics: map[string]int{}}}}
	if f.skip != nil {
		if in.refuse(f.skip); f.skip.Code != source.Unreadable {
			in.entry.Status, in.entry.Error.Message = Skipped, f.skip.Message // there is nothing to do about it
		}
		return in
	}
	limit := r.options.Limits.WithDefaults().Bytes
	if f.open == "" {
		in.take(r.stdin[i], limit)
		return in
	}
	from, err := openRegular(f.open, f.named)
	if err != nil {
		in.refuse(source.Errorf(source.Unreadable, "", "", "%v", plain(err)))
		return in
	}
	info, err := from.Stat()
	if err != nil {
		from.Close()
		in.refuse(source.Errorf(source.Unreadable, "", "", "%v", plain(err)))
		return in
	}
	in.stamp = stampOf(info)
	if in.stamp.Size > limit {
		from.Close()
		in.tooLarge(in.stamp.Size, limit)
		return in
	}
	if known, ok := r.ledger.of(f.shown); ok && !r.options.Rehash && in.stamp.sure() && known.In == in.stamp && known.Entry.SHA256 != nil {
		from.Close()
		in.entry.SHA256, in.entry.Bytes = known.Entry.SHA256, known.Entry.Bytes
		return in
	}
	in.from = from
	return in
}

func (in *input) refuse(err *source.Error) {
	in.data = nil
	in.entry.Status, in.entry.Error = Quarantined, failureOf(err)
}

func (in *input) tooLarge(size, limit int64) {
	in.entry.Bytes = &size
	in.refuse(source.Errorf(source.LimitSize, "bytes", "", "the file has %d bytes, the limit is %d", size, limit))
}

// take notes the bytes of an input.
func (in *input) take(data []byte, limit int64) {
	size := int64(len(data))
	if size > limit {
		in.tooLarge(size, limit)
		return
	}
	if data == nil {
		data = []byte{}
	}
	sum := sha256.Sum256(data)
	digest := hex.EncodeToString(sum[:])
	in.data, in.entry.SHA256, in.entry.Bytes = data, &digest, &size
}

func (in *reading) close() {
	if in.from != nil {
		in.from.Close()
	}
}

// finish reads the file to its end. One that changes meanwhile is refused.
func (in *reading) finish(limit int64) {
	if in.from == nil {
		return
	}
	defer in.from.Close()
	data, err := readSized(in.from, in.stamp.Size)
	if err != nil {
		in.refuse(source.Errorf(source.Unreadable, "", "", "%v", plain(err)))
		return
	}
	if info, err := in.from.Stat(); err != nil || stampOf(info) != in.stamp || int64(len(data)) != in.stamp.Size {
		in.refuse(source.Errorf(source.Changed, "", "", "it was written to while it was read"))
		return
	}
	in.take(data, limit)
}

// readSized reads a file that should have size bytes; it notices one more.
func readSized(from io.Reader, size int64) ([]byte, error) {
	data := make([]byte, size+1)
	n, err := io.ReadFull(from, data)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return data[:n], err
}

// readAgain reads the bytes of an input whose digest the ledger knew. They must be the ones it knew.
func (r *run) readAgain(in *input) error {
	f := &r.files[in.file]
	from, err := openRegular(f.open, f.named)
	if err != nil {
		return source.Errorf(source.Unreadable, "", "", "%v", plain(err))
	}
	defer from.Close()
	data, err := readSized(from, in.stamp.Size)
	if err != nil {
		return source.Errorf(source.Unreadable, "", "", "%v", plain(err))
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != *in.entry.SHA256 {
		return source.Errorf(source.Changed, "", "", "its bytes differ from those read before")
	}
	in.data = data
	return nil
}

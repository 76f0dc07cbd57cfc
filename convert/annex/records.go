package annex

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
)

// records keeps what can be written only when all documents were read.
type records struct {
	spool spool
	one   coder
	head  [binary.MaxVarintLen64]byte
}

// add keeps what code writes.
func (r *records) add(code func(*coder)) error {
	r.one.out = r.one.out[:0]
	code(&r.one)
	if _, err := r.spool.Write(binary.AppendUvarint(r.head[:0], uint64(len(r.one.out)))); err != nil {
		return err
	}
	_, err := r.spool.Write(r.one.out)
	return err
}

// each gives the records back in order: code reads one. It is called once.
func (r *records) each(code func(*coder)) error {
	spooled, err := r.spool.reader()
	if err != nil {
		return err
	}
	from := bufio.NewReader(spooled)
	var one []byte
	for {
		size, err := binary.ReadUvarint(from)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if uint64(cap(one)) < size {
			one = make([]byte, size)
		}
		one = one[:size]
		if _, err := io.ReadFull(from, one); err != nil {
			return err
		}
		x := reader(string(one))
		code(x)
		if err := x.err(); err != nil {
			return err
		}
	}
}

package annex

import (
	"encoding/json"
	"errors"
	"io"
)

// records keeps what can be written only when all documents were read.
type records[T any] struct {
	spool spool
	enc   *json.Encoder
	n     int
}

func (r *records[T]) add(c T) error {
	if r.enc == nil {
		r.enc = json.NewEncoder(&r.spool)
	}
	r.n++
	return r.enc.Encode(c)
}

// each gives the records back in order. It is called once.
func (r *records[T]) each(do func(T)) error {
	from, err := r.spool.reader()
	if err != nil {
		return err
	}
	dec := json.NewDecoder(from)
	for {
		var c T
		if err := dec.Decode(&c); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		do(c)
	}
}

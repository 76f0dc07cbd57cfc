package opc

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"

	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// Scan is the scan of a part. The scanner gives what can be had of a damaged part; Close says what that is.
type Scan struct {
	*xmlscan.Scanner
	stream *stream
}

// Scan begins the scan of a part; ctx ends it. The caller has to Close it.
func (p *Package) Scan(ctx context.Context, part string, spaces map[string]xmlscan.Space) (*Scan, error) {
	in, err := p.stream(ctx, part)
	if err != nil {
		return nil, err
	}
	if p.Broken == nil && !possible(in.m) {
		in.end(io.ErrClosedPipe)
		return nil, malformed("entry "+printable(in.m.name), "the directory says that the entry holds %d bytes, more than it can", in.m.claimed)
	}
	config := xmlscan.Config{Part: part, Spaces: spaces, Depth: p.limits.Depth, Check: ctx.Err}
	return &Scan{xmlscan.NewReader(in, in.m.claimed, config), in}, nil
}

// Close ends the scan and returns nil where the part was whole and well-formed, a *[Damage] where its bytes are
// damaged or break off, and otherwise what ended the scan.
func (s *Scan) Close() error {
	err := s.Err()
	if err == nil || source.CodeOf(err) == source.Corrupt {
		// Damage may lie behind the place that the scan came to, and so may the size of an archive bomb.
		if _, rest := io.Copy(io.Discard, s.stream); rest != nil && source.CodeOf(rest) != source.Corrupt {
			return rest
		}
	}
	defer s.stream.end(cmp.Or(s.stream.err, io.ErrClosedPipe))
	damage := &Damage{Part: s.stream.m.name, Read: s.stream.count, Expected: s.stream.m.claimed, Err: s.stream.err}
	var coded *source.Error
	switch {
	case errors.As(err, &coded) && coded.Code == source.Corrupt && coded.Detail == "malformed_xml":
		damage.Read, damage.Broken = int64(s.Offset()), true
		if !damaged(s.stream.err) && !s.CutOff() {
			return err
		}
		if !damaged(s.stream.err) {
			damage.Err = err
		}
		return damage
	case damaged(s.stream.err):
		damage.Broken = err != nil && s.Depth() > 0
		return damage
	}
	return err
}

// damaged reports whether err says that bytes of the archive are not those that were put into it.
func damaged(err error) bool { return source.CodeOf(err) == source.Corrupt }

// Damage is the error of a part of which not all bytes could be read as they were written.
type Damage struct {
	Part           string
	Read, Expected int64 // bytes; Expected is below zero where the archive does not say it
	Broken         bool  // the text ends where the reading ended; else all was read, and is not certain
	Err            error // what is wrong, a *source.Error
}

func (d *Damage) Error() string { return d.Err.Error() }
func (d *Damage) Unwrap() error { return d.Err }

// Extent says how much was read, for a message.
func (d *Damage) Extent() string {
	expected := "an unknown number of"
	if d.Expected >= 0 {
		expected = fmt.Sprint(d.Expected)
	}
	return fmt.Sprintf("%d of %s bytes of %s", d.Read, expected, printable(d.Part))
}

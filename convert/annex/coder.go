package annex

import (
	"encoding/binary"
	"errors"
	"math"
)

// coder writes values one behind the other, or reads them back: one function says of a thing how it is kept and how it comes
// back. What is read is not trusted: where it ends too soon all that follows is zero, and the coder is bad.
type coder struct {
	out     []byte
	in      string
	reading bool
	bad     bool
}

func reader(data string) *coder { return &coder{in: data, reading: true} }

// errKept is of rows that nobody wrote.
var errKept = errors.New("kept rows of the workbook are damaged")

// err reports whether all was read, and no more than there was.
func (c *coder) err() error {
	if c.bad || c.reading && c.in != "" {
		return errKept
	}
	return nil
}

func (c *coder) number(n *int) {
	if !c.reading {
		c.out = binary.AppendVarint(c.out, int64(*n))
		return
	}
	*n = int(c.varint())
}

func (c *coder) varint() int64 {
	var u uint64
	for i, shift := 0, 0; i < len(c.in) && shift < 64; i, shift = i+1, shift+7 {
		b := c.in[i]
		u |= uint64(b&0x7f) << shift
		if b < 0x80 {
			c.in = c.in[i+1:]
			return int64(u>>1) ^ -int64(u&1)
		}
	}
	c.fail()
	return 0
}

func (c *coder) fail() { c.in, c.bad = "", true }

// count is a number of things that take at least a byte each.
func (c *coder) count(n *int) {
	c.number(n)
	if c.reading && (*n < 0 || *n > len(c.in)) {
		c.fail()
		*n = 0
	}
}

func (c *coder) text(s *string) {
	n := len(*s)
	c.count(&n)
	if !c.reading {
		c.out = append(c.out, *s...)
		return
	}
	*s, c.in = c.in[:n], c.in[n:]
}

func (c *coder) bytes(b *[]byte) {
	s := string(*b)
	c.text(&s)
	*b = []byte(s)
}

func (c *coder) float(f *float64) {
	if !c.reading {
		c.out = binary.LittleEndian.AppendUint64(c.out, math.Float64bits(*f))
		return
	}
	if len(c.in) < 8 {
		c.fail()
		*f = 0
		return
	}
	var u uint64
	for i := range 8 {
		u |= uint64(c.in[i]) << (8 * i)
	}
	*f, c.in = math.Float64frombits(u), c.in[8:]
}

func (c *coder) flag(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.number(&n)
	*b = n != 0
}

// optional is a number that may be missing.
func (c *coder) optional(f **float64) {
	there := *f != nil
	if c.flag(&there); !there {
		*f = nil
		return
	}
	if c.reading {
		*f = new(float64)
	}
	c.float(*f)
}

// word is a text that may be missing.
func (c *coder) word(s **string) {
	there := *s != nil
	if c.flag(&there); !there {
		*s = nil
		return
	}
	if c.reading {
		*s = new(string)
	}
	c.text(*s)
}

// list is a number of items; room that they had is used again where they are read.
func list[T any](c *coder, items *[]T, one func(*T)) {
	n := len(*items)
	c.count(&n)
	if c.reading {
		if cap(*items) < n {
			*items = make([]T, n)
		}
		*items = (*items)[:n]
	}
	for i := range *items {
		one(&(*items)[i])
	}
}

package xls

import (
	"encoding/binary"
	"unicode/utf16"

	"guiwen/convert/charset"
)

// Records ([MS-XLS] 2.3) that are read.
const (
	recFormula  = 0x0006
	recEOF      = 0x000a
	recName     = 0x0018
	recDateMode = 0x0022
	recFilePass = 0x002f
	recFont     = 0x0031
	recContinue = 0x003c
	recCodePage = 0x0042
	recColInfo  = 0x007d
	recTab      = 0x0085
	recMulRK    = 0x00bd
	recRString  = 0x00d6
	recXF       = 0x00e0
	recMerged   = 0x00e5
	recSST      = 0x00fc
	recLabelSST = 0x00fd
	recNumber   = 0x0203
	recLabel    = 0x0204
	recBoolErr  = 0x0205
	recString   = 0x0207
	recRow      = 0x0208
	recRK       = 0x027e
	recFormat   = 0x041e
	recBOF      = 0x0809
)

// record is a record of the stream.
type record struct {
	id   int
	data body
}

// body is the data of a record. What lies behind its end reads as zero.
type body []byte

func (b body) u8(at int) int {
	if at >= len(b) {
		return 0
	}
	return int(b[at])
}

func (b body) u16(at int) int {
	if at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func (b body) u32(at int) uint32 {
	if at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}

func (b body) u64(at int) uint64 {
	if at+8 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint64(b[at:])
}

// from returns what stands behind an offset.
func (b body) from(at int) body { return b[min(at, len(b)):] }

const recordHead = 4

// scanner goes over the records.
type scanner struct {
	data []byte
	at   int
	cut  bool // the data end inside of a record
}

// next returns the next record; false at the end.
func (s *scanner) next() (record, bool) {
	if s.at < 0 || s.at+recordHead > len(s.data) {
		s.cut = s.cut || s.at != len(s.data)
		return record{}, false
	}
	head := body(s.data[s.at:])
	id, size := head.u16(0), head.u16(2)
	end := s.at + recordHead + size
	if end > len(s.data) {
		s.cut = true
		end = len(s.data)
	}
	data := s.data[s.at+recordHead : end]
	s.at = end
	return record{id, data}, true
}

// continued returns the data of a record and of those that continue it.
func (s *scanner) continued(first record) []body {
	list := []body{first.data}
	for s.at+recordHead <= len(s.data) && body(s.data[s.at:]).u16(0) == recContinue {
		r, ok := s.next()
		if !ok {
			break
		}
		list = append(list, r.data)
	}
	return list
}

// cursor reads over the data of records that continue each other.
type cursor struct {
	rest []body
	lost bool // there was less than asked for
}

// skipEmpty goes to the next byte, and reports whether a record begins there and whether there is one.
func (c *cursor) skipEmpty() (begins, ok bool) {
	for len(c.rest) > 0 && len(c.rest[0]) == 0 {
		c.rest = c.rest[1:]
		begins = true
	}
	return begins, len(c.rest) > 0
}

// number reads a number of n bytes.
func (c *cursor) number(n int) int {
	v := 0
	for i := range n {
		if _, ok := c.skipEmpty(); !ok {
			c.lost = true
			return v
		}
		v |= int(c.rest[0][0]) << (8 * i)
		c.rest[0] = c.rest[0][1:]
	}
	return v
}

// skip leaves n bytes out.
func (c *cursor) skip(n int) {
	for n > 0 {
		if _, ok := c.skipEmpty(); !ok {
			c.lost = true
			return
		}
		k := min(n, len(c.rest[0]))
		c.rest[0] = c.rest[0][k:]
		n -= k
	}
}

// Flags of strings ([MS-XLS] 2.5.293).
const (
	flagWide = 1 << 0
	flagExt  = 1 << 2
	flagRich = 1 << 3
)

// text reads a string of BIFF8 of n characters: its flags, then what they say. Where a record ends inside of the characters, the next one begins
// with flags of its own.
func (c *cursor) text(n int) string {
	flags := c.number(1)
	runs, ext := 0, 0
	if flags&flagRich != 0 {
		runs = c.number(2)
	}
	if flags&flagExt != 0 {
		ext = c.number(4)
	}
	units := make([]uint16, 0, min(n, c.left()))
	for len(units) < n {
		begins, ok := c.skipEmpty()
		if !ok {
			c.lost = true
			break
		}
		if begins {
			flags = c.number(1)
			continue
		}
		b := c.rest[0]
		if flags&flagWide == 0 {
			k := min(n-len(units), len(b))
			for _, x := range b[:k] {
				units = append(units, uint16(x))
			}
			c.rest[0] = b[k:]
			continue
		}
		k := min(n-len(units), len(b)/2)
		for i := range k {
			units = append(units, uint16(b.u16(2*i)))
		}
		c.rest[0] = b[2*k:]
		if k == 0 { // half of a character
			c.rest[0] = nil
			c.lost = true
		}
	}
	c.skip(4*runs + ext)
	return string(utf16.Decode(units))
}

// left returns how many bytes there are.
func (c *cursor) left() (n int) {
	for _, b := range c.rest {
		n += len(b)
	}
	return n
}

// text reads a string of n characters, or bytes in BIFF5, from the data of one record.
func (r *reading) text(b body, n int) string {
	if r.wide {
		c := cursor{rest: []body{b}}
		return c.text(n)
	}
	text, _ := charset.DecodePage(b[:min(n, len(b))], r.page)
	return text
}

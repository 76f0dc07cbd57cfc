package doc

import (
	"encoding/binary"

	"guiwen/normalize/source"
)

// piece is text that stands together in the file ([MS-DOC] 2.4.1). A document that was saved quickly has many, in any order.
type piece struct {
	start, end int // character positions
	fc         int // bytes, of the first character in the stream WordDocument
	wide       bool
	prm        uint16 // a property that all of it has, or the number of a list of them
}

// width returns the bytes of a character position.
func (p piece) width() int {
	if p.wide {
		return 2
	}
	return 1
}

// content is the text of the document by character positions.
type content struct {
	// units are UTF-16 in Word 97. In Word 6 and 95 they are bytes of a code page, one in each, or, in some East Asian editions, one
	// or two. missing stands where the file holds none.
	units  []uint16
	pieces []piece
	prms   [][]byte // lists of properties that pieces name
	old    bool     // units are bytes
	cut    bool     // the table of pieces makes no sense from some place on
}

// missing is the unit of a character that the file does not hold: no character of its own in any code page.
const missing = 0xfffd

// maxPieces bounds the pieces of a document; Word itself tidies up before it has a tenth of them.
const maxPieces = 1 << 20

// readContent reads the table of pieces and the text.
func (f *fib) readContent(limits source.Limits, damage *damage) (*content, error) {
	c := &content{old: f.old}
	if !c.readCLX(f, f.find(pieceTable)) {
		if f.find(pieceTable) != nil || !f.old {
			damage.note("the table of pieces")
		}
		c.pieces = []piece{f.wholePiece()}
	}
	if c.cut {
		damage.note("the end of the table of pieces")
	}
	total := 0
	for _, p := range c.pieces {
		total = max(total, p.end)
	}
	if total > limits.Text {
		return nil, source.Errorf(source.LimitSize, "limit_output", "", "the document claims %d characters, more than %d", total, limits.Text)
	}
	c.units = make([]uint16, total)
	for i := range c.units {
		c.units[i] = missing
	}
	damage.characters = total
	for _, p := range c.pieces {
		damage.characters -= c.fill(f.data, p)
	}
	return c, nil
}

// wholePiece returns all of the text as one piece, for a document without a table of pieces. Whether it is UTF-16 tells
// the room that it takes.
func (f *fib) wholePiece() piece {
	p := piece{end: min(f.start(texts), len(f.data)), fc: int(f.fcMin)}
	size := int(f.fcMac) - int(f.fcMin)
	p.wide = f.old && f.flags&flagWide != 0 || !f.old && size >= 2*p.end
	return p
}

// readCLX reads lists of properties and the table of pieces; it reports whether there are any.
func (c *content) readCLX(f *fib, b []byte) bool {
	const properties, table = 1, 2
	for len(b) > 0 {
		switch {
		case b[0] == properties && len(b) >= 3:
			n := u16(b[1:])
			if len(b) < 3+n {
				return false
			}
			c.prms = append(c.prms, b[3:3+n])
			b = b[3+n:]
		case b[0] == table && len(b) >= 5:
			c.readPieces(f, slice(b, 5, int64(binary.LittleEndian.Uint32(b[1:]))))
			return len(c.pieces) > 0
		default:
			return false
		}
	}
	return false
}

// readPieces reads the pieces up to one that claims more characters than the file has bytes: no two pieces share any.
func (c *content) readPieces(f *fib, b []byte) {
	const size, narrow = 8, 1 << 30
	list := readPLC(b, size)
	for i := range min(list.count, maxPieces) {
		item := list.item(i)
		p := piece{start: list.position(i), end: list.position(i + 1), fc: int(u32(item[2:])), prm: uint16(u16(item[6:]))}
		switch {
		case f.old:
			p.wide = f.flags&flagWide != 0
		case p.fc&narrow != 0:
			p.fc = p.fc &^ narrow / 2
		default:
			p.wide = true
		}
		if p.end > len(f.data) {
			c.cut = true
			return
		}
		if p.start < p.end && (len(c.pieces) == 0 || p.start >= c.pieces[len(c.pieces)-1].end) {
			c.pieces = append(c.pieces, p)
		}
	}
}

// fill reads the characters of a piece and returns how many there are.
func (c *content) fill(data []byte, p piece) int {
	units := c.units[p.start:p.end]
	if p.wide {
		from := slice(data, int64(p.fc), 2*int64(len(units)))
		for i := 0; i+1 < len(from); i += 2 {
			units[i/2] = uint16(from[i]) | uint16(from[i+1])<<8
		}
		return len(from) / 2
	}
	from := slice(data, int64(p.fc), int64(len(units)))
	for i, b := range from {
		units[i] = uint16(b)
	}
	if c.old {
		return len(from)
	}
	for i, b := range from {
		if b >= 0x80 && b < 0xa0 {
			units[i] = windows1252[b-0x80]
		}
	}
	return len(from)
}

// windows1252 holds the characters at 80–9F; the others stand for themselves.
var windows1252 = [32]uint16{
	0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
	0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
}

// at returns the index of the piece that holds a position, or -1. from is where to look first.
func (c *content) at(position, from int) int {
	for i := from; i >= 0 && i < len(c.pieces) && i < from+2; i++ {
		if p := c.pieces[i]; p.start <= position && position < p.end {
			return i
		}
	}
	low, high := 0, len(c.pieces)
	for low < high {
		if middle := (low + high) / 2; c.pieces[middle].end <= position {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low < len(c.pieces) && c.pieces[low].start <= position {
		return low
	}
	return -1
}

// properties returns the properties that a piece has of its own, as a list.
func (c *content) properties(p piece) []byte {
	if p.prm&1 != 0 {
		if i := int(p.prm >> 1); i < len(c.prms) {
			return c.prms[i]
		}
		return nil
	}
	if index := p.prm >> 1 & 0x7f; index != 0 {
		if c.old {
			return []byte{byte(index), byte(p.prm >> 8)}
		}
		if op := shortProperties[index]; op != 0 {
			return []byte{byte(op), byte(op >> 8), byte(p.prm >> 8)}
		}
	}
	return nil
}

// shortProperties are the properties that fit into a piece itself, by their short number ([MS-DOC] 2.9.215), as far as the
// reader looks at them.
var shortProperties = [128]uint16{
	0x05: sprmPJc80, 0x09: sprmPPageBreakBefore, 0x0d: 0, 0x18: sprmPInTable, 0x19: sprmPTtp,
	0x41: sprmCDeleted, 0x42: sprmCInserted, 0x43: sprmCFieldVanish, 0x47: sprmCData, 0x4b: sprmCOle,
	0x53: sprmCPlain, 0x55: sprmCBold, 0x57: sprmCStrike, 0x5c: sprmCVanish, 0x68: sprmCIss, 0x73: sprmCDoubleStrike, 0x75: sprmCSpecial, 0x76: sprmCObject,
}

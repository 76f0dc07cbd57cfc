package cfb

import (
	"encoding/binary"
	"time"
)

// Property is a property of a set ([MS-OLEPS]): text that is not decoded yet, a number, or a time.
type Property struct {
	Bytes []byte // of text, up to its end mark
	Wide  bool   // Bytes are UTF-16LE, whatever the code page
	Int   int
	Time  time.Time // of a file time; zero for one that is not set, and for spans
}

// Properties is a property set, by the identifiers of its properties.
type Properties map[uint32]Property

// Identifiers that all sets share, and those of the summary ([MS-OLEPS] 2.25.1).
const (
	CodePage   = 1
	Title      = 2
	Subject    = 3
	Author     = 4
	Keywords   = 5
	Comments   = 6
	Template   = 7
	LastAuthor = 8
	Revision   = 9
	Printed    = 11
	Created    = 12
	Saved      = 13
	PageCount  = 14
	AppName    = 18
)

// Identifiers of the summary of documents.
const (
	Category = 2
	Manager  = 14
	Company  = 15
)

// Names of the streams that hold the two sets.
const (
	Summary         = "\x05SummaryInformation"
	DocumentSummary = "\x05DocumentSummaryInformation"
)

// Types of properties.
const (
	typeInt16    = 0x02
	typeInt32    = 0x03
	typeText     = 0x1e
	typeWide     = 0x1f
	typeFileTime = 0x40
)

// ReadProperties reads the first set of a stream; what is damaged is not in it.
func ReadProperties(stream []byte) Properties {
	const head = 48
	if len(stream) < head {
		return nil
	}
	at := binary.LittleEndian.Uint32(stream[44:])
	if uint64(at)+8 > uint64(len(stream)) {
		return nil
	}
	set := stream[at:]
	list := Properties{}
	count := min(int64(binary.LittleEndian.Uint32(set[4:])), int64(len(set)-8)/8)
	for i := range count {
		item := set[8+8*i:]
		if p, ok := readProperty(set, binary.LittleEndian.Uint32(item[4:])); ok {
			list[binary.LittleEndian.Uint32(item)] = p
		}
	}
	return list
}

func readProperty(set []byte, at uint32) (p Property, ok bool) {
	if uint64(at)+8 > uint64(len(set)) {
		return p, false
	}
	kind, value := binary.LittleEndian.Uint32(set[at:]), set[at+4:]
	switch kind {
	case typeInt16:
		p.Int = int(int16(binary.LittleEndian.Uint16(value)))
	case typeInt32:
		p.Int = int(int32(binary.LittleEndian.Uint32(value)))
	case typeText, typeWide:
		n := int64(binary.LittleEndian.Uint32(value))
		if p.Wide = kind == typeWide; p.Wide {
			n *= 2
		}
		if n > int64(len(value)-4) {
			return p, false
		}
		p.Bytes = value[4 : 4+n]
	case typeFileTime:
		if len(value) < 8 {
			return p, false
		}
		p.Time = fileTime(binary.LittleEndian.Uint64(value))
	default:
		return p, false
	}
	return p, true
}

// fileTime returns a time that is counted in tenths of a microsecond since 1601. Spans of time, which are stored the same
// way, and years that no file is from are zero.
func fileTime(n uint64) time.Time {
	const second, before1970 = 10_000_000, 11_644_473_600
	t := time.Unix(int64(n/second)-before1970, int64(n%second)*100).UTC()
	if t.Year() < 1980 || t.Year() > 2200 {
		return time.Time{}
	}
	return t
}

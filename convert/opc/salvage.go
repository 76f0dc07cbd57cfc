package opc

import (
	"bytes"
	"errors"
	"hash/crc32"
	"io"

	"guiwen/normalize/source"
)

// descriptorSignature begins a data descriptor (APPNOTE.TXT 4.3.9).
const descriptorSignature = "PK\x07\x08"

// Salvage opens a package whose directory cannot be read, by the local headers of its entries; cause is the error
// that [Open] gave. It returns cause where there are none, and where the archive is refused for another reason than
// damage.
func Salvage(data []byte, limits source.Limits, cause error) (*Package, error) {
	var coded *source.Error
	if !errors.As(cause, &coded) || coded.Detail != "malformed_container" {
		return nil, cause
	}
	limits = limits.WithDefaults()
	s := salvage{data: data, limits: limits}
	if err := s.scan(); err != nil {
		return nil, err
	}
	if len(s.members) == 0 {
		return nil, cause
	}
	p := &Package{Broken: coded, data: data, limits: limits, members: s.members, index: make(map[string]int, len(s.members)), used: s.used}
	return p, p.register()
}

// salvage is a search for entries.
type salvage struct {
	data    []byte
	limits  source.Limits
	members []member
	used    int64 // bytes expanded to find the ends of entries
	inflate inflater
}

// scan goes from entry to entry. What lies inside of an entry is not looked at, for a package may hold another.
func (s *salvage) scan() error {
	for at := 0; ; {
		i := bytes.Index(s.data[at:], []byte(localSignature))
		if i < 0 {
			return nil
		}
		at += i
		m, ok := readLocal(s.data, at)
		if !ok {
			at += len(localSignature)
			continue
		}
		if len(s.members) == s.limits.Entries {
			return source.Errorf(source.LimitSize, "limit_entries", "end of file", "the archive has more than %d entries", s.limits.Entries)
		}
		if err := s.findEnd(&m); err != nil {
			return err
		}
		s.members = append(s.members, m)
		at = int(m.end)
	}
}

// readLocal reads the local header at an offset. The sizes are as it says them; where a descriptor is to say
// them, claimed is unknown.
func readLocal(data []byte, at int) (member, bool) {
	h := data[at:]
	if len(h) < localSize {
		return member{}, false
	}
	nameLen, extraLen := int(little.Uint16(h[26:])), int(little.Uint16(h[28:]))
	start := localSize + nameLen + extraLen
	if start > len(h) || nameLen == 0 {
		return member{}, false
	}
	name := h[localSize : localSize+nameLen]
	if printable(string(name)) != string(name) {
		return member{}, false
	}
	packed, claimed := uint64(little.Uint32(h[18:])), uint64(little.Uint32(h[22:]))
	read64(h[localSize+nameLen:start], &claimed, &packed)
	const most = 1 << 62
	m := member{
		name: string(name), flags: little.Uint16(h[6:]), method: little.Uint16(h[8:]), checksum: little.Uint32(h[14:]),
		packed: int64(min(packed, most)), claimed: int64(min(claimed, most)), header: int64(at), start: int64(at + start),
	}
	if m.flags&descriptorFollows != 0 && m.packed == 0 {
		m.packed, m.claimed = unknown, unknown
	}
	return m, true
}

// descriptorFollows is the flag of entries whose sizes stand behind them.
const descriptorFollows = 1 << 3

// findEnd sets packed and end of an entry. Its own size is believed where a header, or the end of the file, is where
// it says.
func (s *salvage) findEnd(m *member) error {
	size := int64(len(s.data))
	if m.packed != unknown {
		if m.end = m.start + m.packed; m.end == size || m.end < size && bytes.HasPrefix(s.data[m.end:], []byte("PK")) {
			return nil
		}
	}
	if m.method == methodDeflate {
		return s.measure(m)
	}
	if m.packed == unknown && m.method == methodStored {
		m.findDescriptor(s.data[m.start:])
	}
	if m.cut = m.packed == unknown || m.end > size; m.cut {
		m.end = size
	}
	m.packed = m.end - m.start
	return nil
}

// measure finds the end of a compressed entry by expanding it, and reads the descriptor behind it.
func (s *salvage) measure(m *member) error {
	in := s.inflate.open(s.data[m.start:])
	m.packed = int64(len(s.data)) - m.start
	sum := crc32.NewIEEE()
	var count int64
	for {
		n, err := io.CopyN(sum, in, 64<<10)
		count, s.used = count+n, s.used+n
		if limit := checkCount(*m, count, s.used, s.limits); limit != nil {
			return limit
		}
		if err != nil {
			m.packed -= int64(s.inflate.packed.Len())
			m.end = m.start + m.packed
			if errors.Is(err, io.EOF) {
				readDescriptor(s.data[m.end:], m, count, sum.Sum32())
			}
			return nil
		}
	}
}

// findDescriptor looks in b, which begins with the bytes of a stored entry, for a data descriptor that says that it stands
// where it does.
func (m *member) findDescriptor(b []byte) {
	for at := 0; ; at += len(descriptorSignature) {
		i := bytes.Index(b[at:], []byte(descriptorSignature))
		if i < 0 || at+i+16 > len(b) {
			return
		}
		if at += i; int(little.Uint32(b[at+8:])) == at {
			m.packed, m.end = int64(at), m.start+int64(at)
			m.checksum, m.claimed = little.Uint32(b[at+4:]), m.packed
			return
		}
	}
}

// readDescriptor reads the data descriptor that b begins with, of an entry that was found to hold count bytes with
// the checksum. It may have no signature, and sizes of four or eight bytes.
func readDescriptor(b []byte, m *member, count int64, checksum uint32) {
	if m.claimed != unknown {
		return
	}
	b = bytes.TrimPrefix(b, []byte(descriptorSignature))
	if len(b) < 12 {
		return
	}
	m.checksum, m.claimed = little.Uint32(b), int64(little.Uint32(b[8:]))
	if len(b) >= 20 && m.claimed != count && int64(little.Uint64(b[12:])) == count {
		m.claimed = count
	}
}

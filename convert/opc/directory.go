package opc

import (
	"bytes"
	"encoding/binary"
	"sort"

	"guiwen/normalize/source"
)

// Signatures and fixed sizes of APPNOTE.TXT 6.3.x, sections 4.3.7, 4.3.12, 4.3.14–4.3.16.
const (
	localSignature     = "PK\x03\x04"
	centralSignature   = "PK\x01\x02"
	endSignature       = "PK\x05\x06"
	end64Signature     = "PK\x06\x06"
	locator64Signature = "PK\x06\x07"

	localSize, centralSize, endSize, end64Size, locator64Size = 30, 46, 22, 56, 20
)

// member is one entry of the central directory.
type member struct {
	name       string // as written in the directory
	method     uint16
	flags      uint16
	checksum   uint32 // CRC-32 of the expanded bytes
	packed     int64  // bytes in the archive
	claimed    int64  // bytes after expansion, as the directory says: never believed, only compared; may be unknown
	header     int64  // offset of the local header in the file
	start, end int64  // of the packed bytes in the file
	renamed    bool   // the local header has another name
	cut        bool   // the file ends inside of the entry
}

// span is where the central directory lies and how many records it claims to have.
type span struct {
	start, end int64
	records    uint64
	base       int64 // bytes in front of the archive, to be added to every offset in it
}

var little = binary.LittleEndian

func malformed(place, format string, args ...any) *source.Error {
	return source.Errorf(source.Corrupt, "malformed_container", place, format, args...)
}

// findDirectory finds the central directory from the end of data.
func findDirectory(data []byte) (span, error) {
	at := findEnd(data)
	if at < 0 {
		return span{}, malformed("end of file", "the archive has no end of central directory: it is cut off")
	}
	end := data[at:]
	d := span{records: uint64(little.Uint16(end[10:]))}
	size, offset := uint64(little.Uint32(end[12:])), uint64(little.Uint32(end[16:]))
	if disk := little.Uint16(end[4:]); disk != 0 && disk != 0xffff {
		return span{}, malformed("end of file", "the archive is one of several volumes")
	}
	d.end = int64(at)
	if d.records == 0xffff || size == 0xffffffff || offset == 0xffffffff {
		if at64, ok := findEnd64(data, at); ok {
			end64 := data[at64:]
			d.records, size, offset = little.Uint64(end64[32:]), little.Uint64(end64[40:]), little.Uint64(end64[48:])
			d.end = int64(at64)
		}
	}
	if size > uint64(d.end) || offset > uint64(d.end)-size {
		return span{}, malformed("end of file", "the central directory lies outside the file")
	}
	d.start = d.end - int64(size)
	if d.base = d.start - int64(offset); d.base > 0 && string(data[:4]) == localSignature {
		// The rest of an archive that is cut off inside of an archive that it holds.
		return span{}, malformed("end of file", "the central directory is that of another archive")
	}
	return d, nil
}

// findEnd returns the offset of the last end record whose comment fits into the file, or -1.
func findEnd(data []byte) int {
	from := max(0, len(data)-endSize-0xffff)
	for tail := data[from:]; ; {
		i := bytes.LastIndex(tail, []byte(endSignature))
		if i < 0 {
			return -1
		}
		at := from + i
		if at+endSize <= len(data) && at+endSize+int(little.Uint16(data[at+20:])) <= len(data) {
			return at
		}
		tail = tail[:i]
	}
}

func findEnd64(data []byte, end int) (int, bool) {
	at := end - locator64Size
	if at < 0 || string(data[at:at+4]) != locator64Signature {
		return 0, false
	}
	offset := little.Uint64(data[at+8:])
	if offset > uint64(at) || at-int(offset) < end64Size || string(data[offset:offset+4]) != end64Signature {
		return 0, false
	}
	return int(offset), true
}

// readDirectory reads the records of the central directory and their local headers. It allocates for no more
// records than limit and than the directory has bytes for.
func readDirectory(data []byte, limit int) ([]member, error) {
	d, err := findDirectory(data)
	if err != nil {
		return nil, err
	}
	if d.records > uint64(limit) {
		return nil, source.Errorf(source.LimitSize, "limit_entries", "central directory",
			"the archive has %d entries, more than %d", d.records, limit)
	}
	var members []member
	rest := data[d.start:d.end]
	for len(rest) > 0 {
		if len(members) == limit {
			return nil, source.Errorf(source.LimitSize, "limit_entries", "central directory",
				"the archive has more than %d entries", limit)
		}
		m, n, err := readRecord(rest)
		if err != nil {
			return nil, err
		}
		m.header += d.base
		if err := m.locate(data[:d.start]); err != nil {
			return nil, err
		}
		members = append(members, m)
		rest = rest[n:]
	}
	if uint64(len(members)) != d.records {
		return nil, malformed("central directory", "the directory has %d records but claims %d", len(members), d.records)
	}
	return members, checkLayout(members)
}

// readRecord reads one record and returns it with its length in bytes.
func readRecord(b []byte) (member, int, error) {
	if len(b) < centralSize || string(b[:4]) != centralSignature {
		return member{}, 0, malformed("central directory", "a record of the central directory is damaged")
	}
	nameLen, extraLen := int(little.Uint16(b[28:])), int(little.Uint16(b[30:]))
	n := centralSize + nameLen + extraLen + int(little.Uint16(b[32:]))
	if n > len(b) {
		return member{}, 0, malformed("central directory", "a record of the central directory is cut off")
	}
	packed, claimed := uint64(little.Uint32(b[20:])), uint64(little.Uint32(b[24:]))
	header := uint64(little.Uint32(b[42:]))
	extra := b[centralSize+nameLen : centralSize+nameLen+extraLen]
	read64(extra, &claimed, &packed, &header)
	const most = 1 << 62
	if packed > most || claimed > most || header > most {
		return member{}, 0, malformed("central directory", "a record of the central directory names impossible sizes")
	}
	return member{
		name:     string(b[centralSize : centralSize+nameLen]),
		flags:    little.Uint16(b[8:]),
		method:   little.Uint16(b[10:]),
		checksum: little.Uint32(b[16:]),
		packed:   int64(packed), claimed: int64(claimed), header: int64(header),
	}, n, nil
}

// read64 replaces those of the fields, in this order, that are all ones by the values of the Zip64 extra
// field (4.5.3).
func read64(extra []byte, fields ...*uint64) {
	for len(extra) >= 4 {
		id, n := little.Uint16(extra), int(little.Uint16(extra[2:]))
		extra = extra[4:]
		if n > len(extra) {
			return
		}
		if id != 1 {
			extra = extra[n:]
			continue
		}
		values := extra[:n]
		for _, f := range fields {
			if *f == 0xffffffff && len(values) >= 8 {
				*f = little.Uint64(values)
				values = values[8:]
			}
		}
		return
	}
}

// locate finds the packed bytes of m behind its local header; file is all of the file before the directory.
func (m *member) locate(file []byte) error {
	place := "entry " + printable(m.name)
	if m.header < 0 || m.header > int64(len(file))-localSize || string(file[m.header:m.header+4]) != localSignature {
		return malformed(place, "the entry has no local header where the directory says")
	}
	h := file[m.header:]
	nameLen := int64(little.Uint16(h[26:]))
	m.start = m.header + localSize + nameLen + int64(little.Uint16(h[28:]))
	m.end = m.start + m.packed
	if m.end > int64(len(file)) {
		return malformed(place, "the entry reaches beyond the end of the archive")
	}
	m.renamed = string(h[localSize:localSize+nameLen]) != m.name
	return nil
}

// checkLayout refuses archives in which two entries share bytes, where a few kilobytes of directory can make
// terabytes of one member; and those whose directory and local headers differ, where programs that read the
// one see another document than programs that read the other.
func checkLayout(members []member) error {
	order := make([]int, len(members))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, j int) bool { return members[order[i]].header < members[order[j]].header })
	for i := 1; i < len(order); i++ {
		before, m := members[order[i-1]], members[order[i]]
		if m.header < before.end {
			return source.Errorf(source.Corrupt, "overlapping_entries", "entry "+printable(m.name),
				"the entry shares bytes with the entry %s", printable(before.name))
		}
	}
	for _, m := range members {
		if m.renamed {
			return malformed("entry "+printable(m.name), "the entry has another name in its own header")
		}
	}
	return nil
}

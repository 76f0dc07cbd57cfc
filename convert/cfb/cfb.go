// Package cfb opens compound files (复合文档, [MS-CFB]): the container of the office formats before 2007, a file system in a
// file with storages for folders and streams for files.
//
// Damaged files are normal here, they are decades old. What the chains of sectors allow is read, and each stream says how
// much of it is missing; nothing that a file claims decides how much memory or time it costs, which the length of the
// file bounds.
package cfb

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"guiwen/normalize/source"
)

// signature begins every compound file ([MS-CFB] 2.2).
const signature = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Sniff reports whether data begins as a compound file does.
func Sniff(data []byte) bool { return bytes.HasPrefix(data, []byte(signature)) }

// Sector numbers above regular stand for something else ([MS-CFB] 2.1).
const (
	regular  = 0xfffffffa // the largest number of a sector
	noStream = 0xffffffff
)

const (
	headerBytes = 512
	headerFAT   = 109 // sectors of the allocation table that the header names
	entryBytes  = 128
	maxDepth    = 32 // of storages; Word writes three
)

// File is a compound file that has been opened. It keeps the bytes it was opened with and is safe for concurrent use.
type File struct {
	data    []byte
	sector  int // bytes
	small   int // bytes of the sectors of short streams
	cutoff  int // streams below this length are short ones
	fat     []uint32
	miniFAT []uint32
	mini    []byte // the sectors of short streams
	entries []entry
	root    []int // what stands in the root storage
}

// entry is an entry of the directory ([MS-CFB] 2.6).
type entry struct {
	name               string
	kind               byte
	left, right, child uint32
	start              uint32
	size               uint64
}

// Kinds of entries.
const (
	storage = 1
	stream  = 2
	root    = 5
)

// Open reads the directory of a compound file. The error, input.corrupt, says that there is none to be had.
func Open(data []byte) (*File, error) {
	if !Sniff(data) || len(data) < headerBytes {
		return nil, source.Errorf(source.Corrupt, "malformed_container", "", "the file is no compound file, or breaks off in its header")
	}
	shift, smallShift := binary.LittleEndian.Uint16(data[30:]), binary.LittleEndian.Uint16(data[32:])
	if shift != 9 && shift != 12 {
		shift = 9 // what every program but one writes; the sectors tell whether it is right
	}
	if smallShift < 4 || smallShift >= shift {
		smallShift = 6
	}
	f := &File{data: data, sector: 1 << shift, small: 1 << smallShift, cutoff: int(min(binary.LittleEndian.Uint32(data[56:]), 1<<20))}
	f.readFAT()
	f.readDirectory(binary.LittleEndian.Uint32(data[48:]))
	if len(f.entries) == 0 {
		return nil, source.Errorf(source.Corrupt, "malformed_container", "", "the directory of the compound file cannot be read")
	}
	miniFAT, _ := f.chain(binary.LittleEndian.Uint32(data[60:]), len(data))
	f.miniFAT = words(miniFAT)
	for _, e := range f.entries {
		if e.kind == root {
			f.mini, _ = f.chain(e.start, clamp(e.size))
			break
		}
	}
	return f, nil
}

// clamp returns a length that a file claims as one that memory could hold.
func clamp(n uint64) int { return int(min(n, 1<<40)) }

// at returns the bytes of a sector; the last one of a file may be short. Sector 0 stands behind the header, which takes
// a sector of its own.
func (f *File) at(sector uint32) []byte {
	from := (int(sector) + 1) * f.sector
	if sector > regular || from >= len(f.data) {
		return nil
	}
	return f.data[from:min(from+f.sector, len(f.data))]
}

// readFAT puts the allocation table together: the header names its first sectors, a chain of sectors the others.
func (f *File) readFAT() {
	most := len(f.data)/f.sector + 1 // sectors of the file
	add := func(sector uint32) {
		if len(f.fat) < most {
			f.fat = append(f.fat, words(f.at(sector))...)
		}
	}
	for i := range headerFAT {
		if sector := binary.LittleEndian.Uint32(f.data[76+4*i:]); sector <= regular {
			add(sector)
		}
	}
	next := binary.LittleEndian.Uint32(f.data[68:])
	for seen := 0; next <= regular && seen < most; seen++ {
		list := words(f.at(next))
		if len(list) < f.sector/4 {
			return
		}
		for _, sector := range list[:len(list)-1] {
			if sector <= regular {
				add(sector)
			}
		}
		next = list[len(list)-1]
	}
}

// words returns bytes as numbers of 32 bits.
func words(b []byte) []uint32 {
	list := make([]uint32, len(b)/4)
	for i := range list {
		list[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return list
}

// chain returns up to size bytes of the sectors that follow from start, and how many it could not. Sectors that follow
// each other in the file are not copied.
func (f *File) chain(start uint32, size int) (content []byte, missing int) {
	return collect(f.fat, start, size, len(f.data)/f.sector+1, f.at)
}

// shortChain does the same for the sectors of short streams.
func (f *File) shortChain(start uint32, size int) (content []byte, missing int) {
	return collect(f.miniFAT, start, size, len(f.mini)/f.small+1, func(sector uint32) []byte {
		from := int(sector) * f.small
		if sector > regular || from >= len(f.mini) {
			return nil
		}
		return f.mini[from:min(from+f.small, len(f.mini))]
	})
}

// collect follows a chain of at most most sectors: a longer one bites its tail.
func collect(table []uint32, start uint32, size, most int, at func(uint32) []byte) (content []byte, missing int) {
	own := false // content is a copy
	for sector, n := start, 0; len(content) < size && n < most; n++ {
		next := at(sector)
		if len(next) == 0 {
			break
		}
		next = next[:min(len(next), size-len(content))]
		switch end := len(content); {
		case end == 0:
			content = next[:len(next):cap(next)]
		case !own && cap(content)-end >= len(next) && &content[:end+1][end] == &next[0]:
			content = content[:end+len(next)]
		case !own:
			content = append(make([]byte, 0, min(size, most*len(next))), content...)
			own = true
			fallthrough
		default:
			content = append(content, next...)
		}
		if int(sector) >= len(table) {
			break
		}
		sector = table[sector]
	}
	return content, size - len(content)
}

// readDirectory reads the entries and finds what stands in the root.
func (f *File) readDirectory(start uint32) {
	bytes, _ := f.chain(start, len(f.data))
	for ; len(bytes) >= entryBytes; bytes = bytes[entryBytes:] {
		f.entries = append(f.entries, readEntry(bytes[:entryBytes], f.sector))
	}
	used := false
	for _, e := range f.entries {
		used = used || e.kind == storage || e.kind == stream || e.kind == root
	}
	if !used {
		f.entries = nil
		return
	}
	f.root = f.children(f.entries[0].child)
}

func readEntry(b []byte, sector int) entry {
	e := entry{
		kind: b[66], left: binary.LittleEndian.Uint32(b[68:]), right: binary.LittleEndian.Uint32(b[72:]), child: binary.LittleEndian.Uint32(b[76:]),
		start: binary.LittleEndian.Uint32(b[116:]), size: binary.LittleEndian.Uint64(b[120:]),
	}
	if sector == headerBytes {
		e.size &= 1<<32 - 1 // the upper half may be left from other things ([MS-CFB] 2.6.3)
	}
	units := make([]uint16, 0, 32)
	for i := 0; i < min(int(binary.LittleEndian.Uint16(b[64:])), 64)-1; i += 2 {
		if unit := binary.LittleEndian.Uint16(b[i:]); unit != 0 {
			units = append(units, unit)
		}
	}
	e.name = string(utf16.Decode(units))
	return e
}

// children returns the entries of the tree below the entry numbered top, in the order of the tree.
func (f *File) children(top uint32) []int {
	var list []int
	seen := map[uint32]bool{}
	waiting := []uint32{top}
	for len(waiting) > 0 {
		n := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if n == noStream || int64(n) >= int64(len(f.entries)) || seen[n] {
			continue
		}
		seen[n] = true
		list = append(list, int(n))
		waiting = append(waiting, f.entries[n].right, f.entries[n].left)
	}
	return list
}

// find returns the entry at a path of storages, or nil. The tree of a damaged directory may have lost an entry of the root:
// one that bears the name, wherever it stands, serves then.
func (f *File) find(path []string) *entry {
	if len(path) > maxDepth {
		return nil
	}
	list := f.root
	for depth, name := range path {
		i := f.named(list, name)
		if i < 0 && depth == 0 && len(path) == 1 {
			i = f.named(f.all(), name)
		}
		switch {
		case i < 0:
			return nil
		case depth == len(path)-1:
			return &f.entries[i]
		}
		list = f.children(f.entries[i].child)
	}
	return nil
}

func (f *File) all() []int {
	list := make([]int, len(f.entries))
	for i := range list {
		list[i] = i
	}
	return list
}

func (f *File) named(list []int, name string) int {
	for _, i := range list {
		if f.entries[i].kind != 0 && strings.EqualFold(f.entries[i].name, name) {
			return i
		}
	}
	return -1
}

// Stream returns the bytes of the stream at a path from the root: the names of storages, then its own, without regard to
// case. The bytes may be part of the file's and must not be changed. Missing says how many bytes the file does not hold
// of those that the stream claims; false, that there is no such stream.
func (f *File) Stream(path ...string) (content []byte, missing int, ok bool) {
	e := f.find(path)
	if e == nil || e.kind != stream {
		return nil, 0, false
	}
	size := clamp(e.size)
	if size < f.cutoff {
		content, missing = f.shortChain(e.start, size)
	} else {
		content, missing = f.chain(e.start, size)
	}
	return content[:len(content):len(content)], missing, true
}

// Has reports whether there is a stream or storage at a path.
func (f *File) Has(path ...string) bool { return f.find(path) != nil }

// Names returns the names of what stands in the storage at a path, the root's without one.
func (f *File) Names(path ...string) []string {
	list := f.root
	if len(path) > 0 {
		e := f.find(path)
		if e == nil || e.kind != storage {
			return nil
		}
		list = f.children(e.child)
	}
	names := make([]string, 0, len(list))
	for _, i := range list {
		names = append(names, f.entries[i].name)
	}
	return names
}

// Salvage returns the stream that begins with the given bytes, from a file whose directory is lost: the sectors that the
// allocation table chains, or, where that is lost too, all that stand behind the first.
func Salvage(data, beginning []byte) (content []byte, ok bool) {
	if !Sniff(data) || len(data) < headerBytes {
		return nil, false
	}
	for from := headerBytes; from+len(beginning) <= len(data); from += headerBytes {
		if !bytes.HasPrefix(data[from:], beginning) {
			continue
		}
		f := &File{data: data, sector: headerBytes}
		f.readFAT()
		content, _ := f.chain(uint32(from/headerBytes-1), len(data))
		if len(content) <= headerBytes {
			content = data[from:]
		}
		return content[:len(content):len(content)], true
	}
	return nil, false
}

package opc

import (
	"bytes"
	"context"
	"io"
	"strings"

	"guiwen/normalize/source"
)

// Sniff reports whether data looks like a package of one office format: an archive that holds the part named
// main, or one XML file with such a part, or content types that mention marker, or that are damaged and may have done so. It believes damaged archives, so
// that a reader can tell what is wrong with a file; it looks at no more than the names and the content types.
func Sniff(data []byte, main, marker string) bool {
	if f, ok := isFlat(data); ok {
		return bytes.Contains(data, []byte(f.prefix+`name="/`+main+`"`)) || bytes.Contains(data, []byte(marker))
	}
	if !bytes.HasPrefix(data, []byte("PK")) && findEnd(data) < 0 {
		return false
	}
	for _, name := range Names(data) {
		if fold(name) == main {
			return true
		}
	}
	p, err := Open(data, source.Limits{Expanded: 1 << 62})
	if err != nil {
		p, err = Salvage(data, source.Limits{Expanded: 64 << 20}, err)
	}
	if err != nil || !p.Has(contentTypesPart) {
		return false
	}
	p.limits.Expanded = p.used + 4<<20
	in, err := p.stream(context.Background(), contentTypesPart)
	if err != nil {
		return false
	}
	types, err := io.ReadAll(in)
	return damaged(err) || bytes.Contains(bytes.ToLower(types), []byte(strings.ToLower(marker)))
}

// Names returns the names of an archive's entries as far as they can be told: from the directory, or, where it is
// damaged, from whatever looks like the header of an entry.
func Names(data []byte) []string {
	if names, ok := directoryNames(data); ok {
		return names
	}
	var names []string
	for at := 0; len(names) < source.DefaultLimits.Entries; at += len(localSignature) {
		i := bytes.Index(data[at:], []byte(localSignature))
		if i < 0 {
			break
		}
		at += i
		if m, ok := readLocal(data, at); ok {
			names = append(names, m.name)
		}
	}
	return names
}

// directoryNames returns the names in the directory, and whether all of it can be read.
func directoryNames(data []byte) (names []string, ok bool) {
	d, err := findDirectory(data)
	if err != nil {
		return nil, false
	}
	for rest := data[d.start:d.end]; len(rest) > 0 && len(names) < source.DefaultLimits.Entries; {
		m, n, err := readRecord(rest)
		if err != nil {
			return nil, false
		}
		names = append(names, m.name)
		rest = rest[n:]
	}
	return names, true
}

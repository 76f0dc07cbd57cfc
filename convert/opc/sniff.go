package opc

import (
	"bytes"
	"context"
	"strings"

	"guiwen/normalize/source"
)

// Sniff reports whether data looks like a package of one office format: an archive that holds the part named
// main, or content types that mention marker. It believes damaged directories, so that a reader can tell what
// is wrong with a file; it looks at no more than the directory and the content types.
func Sniff(data []byte, main, marker string) bool {
	if !bytes.HasPrefix(data, []byte("PK")) && findEnd(data) < 0 {
		return false
	}
	for _, name := range looseNames(data) {
		if fold(name) == main {
			return true
		}
	}
	p, err := Open(data, source.Limits{Expanded: 1 << 62})
	if err != nil || !p.Has(contentTypesPart) {
		return false
	}
	p.limits.Expanded = 4 << 20
	types, err := p.Part(context.Background(), contentTypesPart)
	return err == nil && bytes.Contains(bytes.ToLower(types), []byte(strings.ToLower(marker)))
}

// looseNames returns the names of entries as far as they can be told: from the directory, or, where the archive
// is cut off, from the headers in its first megabyte.
func looseNames(data []byte) []string {
	var names []string
	most := source.DefaultLimits.Entries
	if d, err := findDirectory(data); err == nil {
		for rest := data[d.start:d.end]; len(rest) > 0 && len(names) < most; {
			m, n, err := readRecord(rest)
			if err != nil {
				break
			}
			names = append(names, m.name)
			rest = rest[n:]
		}
		return names
	}
	for rest := data[:min(len(data), 1<<20)]; len(names) < most; {
		i := bytes.Index(rest, []byte(localSignature))
		if i < 0 || i+localSize > len(rest) {
			return names
		}
		rest = rest[i:]
		end := localSize + int(little.Uint16(rest[26:]))
		if end <= len(rest) {
			names = append(names, string(rest[localSize:end]))
		}
		rest = rest[4:]
	}
	return names
}

// Package opc opens office packages (Open Packaging Conventions, ECMA-376 Part 2; GB/T 20916 UOF and OFD use
// the same zip container) behind a guard: before a single byte is expanded, the directory has been checked
// for overlapping and duplicate entries, and what is expanded is counted, not believed.
//
// # Terminology
//
//   - entry: a member of the zip archive.
//   - part (部件): an entry of a package under its part name. Names here have no leading slash
//     ("word/document.xml") and are compared without regard to ASCII case.
//   - relationship (关系): a typed pointer from the package or a part to a part or to the outside. The outside is
//     never visited.
package opc

import (
	"context"
	"fmt"
	"io"
	"strings"

	"guiwen/normalize/source"
)

// Package is an opened package. It is not safe for concurrent use.
type Package struct {
	// Notes are the guard's remarks on the container.
	Notes []source.Diagnostic
	// Broken is why the directory could not be read, for a package that was opened by [Salvage], or why a part is not whole, for one that
	// is one XML file; else nil.
	Broken error

	data    []byte
	limits  source.Limits
	members []member
	index   map[string]int // by folded name; folders are not in it
	spare   *inflater      // not in use
	used    int64          // bytes expanded so far
}

// register enters the members in the index and checks what the directory says of them.
func (p *Package) register() error {
	var total int64
	var bad, backslashed int
	var example string
	for i, m := range p.members {
		if m.flags&1 != 0 || m.method == methodAES {
			return source.Errorf(source.Encrypted, "encrypted", "entry "+printable(m.name), "the archive asks for a password")
		}
		if unsafeName(m.name) {
			if bad++; bad == 1 {
				example = m.name
			}
		} else if strings.IndexByte(m.name, '\\') >= 0 {
			backslashed++
		}
		key := fold(m.name)
		if strings.HasSuffix(key, "/") {
			continue
		}
		if first, ok := p.index[key]; ok {
			return source.Errorf(source.Corrupt, "duplicate_entry", "entry "+printable(m.name),
				"the package holds the part twice, also as %s: programs differ in which one they read", printable(p.members[first].name))
		}
		p.index[key] = i
		// A claim that no compressed stream can keep is a lie and is found out when the part is read.
		if m.claimed != unknown && possible(m) {
			total += m.claimed
		}
		if total > p.limits.Expanded {
			return source.Errorf(source.LimitSize, "limit_expanded_bytes", "central directory",
				"the package expands to more than %d bytes", p.limits.Expanded)
		}
	}
	p.note(bad, source.Warning, "opc.unsafe-names", "%d entries have unsafe names and were not read, the first is %s", printable(example))
	p.note(backslashed, source.Info, "opc.backslash-names", "%d entries have backslashes in their names")
	return nil
}

func (p *Package) note(count int, severity source.Severity, code, format string, args ...any) {
	if count > 0 {
		message := fmt.Sprintf(format, append([]any{count}, args...)...)
		p.Notes = append(p.Notes, source.Diagnostic{Code: code, Severity: severity, Message: message, Offset: -1})
	}
}

// Has reports whether the package holds the part.
func (p *Package) Has(name string) bool {
	_, ok := p.index[fold(name)]
	return ok
}

// Names returns the names of all parts in the order of the archive, as written in it.
func (p *Package) Names() []string {
	names := make([]string, 0, len(p.index))
	for _, m := range p.members {
		if !strings.HasSuffix(fold(m.name), "/") {
			names = append(names, m.name)
		}
	}
	return names
}

// Part returns the bytes of the part, newly allocated. A part that the package does not hold is a
// malformed_container; so are a wrong length and a wrong checksum. What is expanded counts against
// limits.Expanded over all calls.
func (p *Package) Part(ctx context.Context, name string) ([]byte, error) {
	in, err := p.stream(ctx, name)
	if err != nil {
		return nil, err
	}
	// The claimed length decides nothing but the first allocation, and that only within what the packed bytes
	// usually hold.
	out := make([]byte, 0, max(min(in.m.claimed, in.m.packed*64+4096), 0)+1)
	for {
		if len(out) == cap(out) {
			out = append(out, 0)[:len(out)]
		}
		n, err := in.Read(out[len(out):cap(out)])
		out = out[:len(out)+n]
		switch {
		case err == io.EOF:
			return out, nil
		case err != nil:
			return nil, err
		case in.count > in.m.claimed:
			out = out[:0] // a lie; all that is left to learn is how large it is
		}
	}
}

// stream opens a part by its name.
func (p *Package) stream(ctx context.Context, name string) (*stream, error) {
	i, ok := p.index[fold(name)]
	if !ok {
		return nil, malformed(printable(name), "the package does not hold the part")
	}
	return p.open(ctx, p.members[i])
}

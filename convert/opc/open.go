package opc

import (
	"strings"

	"guiwen/normalize/source"
)

// Open checks the container in data, a zip archive or one XML file (Flat OPC), and returns the package. It keeps data. Zero fields of limits stand for
// the defaults. The errors are *[source.Error]; their details are empty_file, encrypted, unsupported_type,
// type_mismatch, malformed_container, overlapping_entries, duplicate_entry, limit_entries and
// limit_expanded_bytes.
func Open(data []byte, limits source.Limits) (*Package, error) {
	limits = limits.WithDefaults()
	if f, ok := isFlat(data); ok && int64(len(data)) <= limits.Bytes {
		return openFlat(f, limits)
	}
	if err := checkSignature(data, limits); err != nil {
		return nil, err
	}
	members, err := readDirectory(data, limits.Entries)
	if err != nil {
		return nil, err
	}
	p := &Package{data: data, limits: limits, members: members, index: make(map[string]int, len(members))}
	if err := p.register(); err != nil {
		return nil, err
	}
	return p, nil
}

// checkSignature refuses what is no zip archive at all.
func checkSignature(data []byte, limits source.Limits) error {
	switch {
	case len(data) == 0:
		return source.Errorf(source.Empty, "empty_file", "", "the file has no bytes")
	case int64(len(data)) > limits.Bytes:
		return source.Errorf(source.LimitSize, "limit_input_bytes", "", "the file has %d bytes, more than %d", len(data), limits.Bytes)
	case IsCompound(data):
		return compoundError(data)
	case strings.HasPrefix(string(data[:min(len(data), 2)]), "PK"), findEnd(data) >= 0:
		return nil
	}
	return source.Errorf(source.Unsupported, "type_mismatch", "", "the file is not an office package")
}

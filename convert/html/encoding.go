package html

import (
	"bytes"
	"strings"
)

// declaredCharset returns the encoding that a meta element (or XML declaration) in the first 64 KiB names, or "". A page may name it
// later than the first 1,024 bytes, where browsers stop looking.
func declaredCharset(data []byte) string {
	data = data[:min(len(data), 64<<10)]
	if rest, ok := bytes.CutPrefix(data, []byte("<?xml")); ok {
		if end := bytes.Index(rest, []byte("?>")); end >= 0 {
			if label := labelAfter(string(rest[:end]), "encoding"); label != "" {
				return label
			}
		}
	}
	for {
		i := bytes.IndexByte(data, '<')
		if i < 0 || len(data) < i+6 {
			return ""
		}
		data = data[i+1:]
		if !bytes.EqualFold(data[:4], []byte("meta")) {
			continue
		}
		end := bytes.IndexByte(data, '>')
		if end < 0 {
			return ""
		}
		if label := labelAfter(string(data[:end]), "charset"); label != "" {
			return label
		}
	}
}

// labelAfter returns the word after key and an equals sign in a tag, or "".
func labelAfter(tag, key string) string {
	_, rest, ok := strings.Cut(strings.ToLower(tag), key)
	if !ok {
		return ""
	}
	rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " \t\r\n"), "=")
	if !ok {
		return ""
	}
	rest = strings.TrimLeft(rest, " \t\r\n\"'")
	end := strings.IndexAny(rest, " \t\r\n\"';/>")
	if end >= 0 {
		rest = rest[:end]
	}
	return strings.ToValidUTF8(rest, "?")
}

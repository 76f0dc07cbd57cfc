package xmlscan

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// decode returns the part as UTF-8 without byte order mark. The encodings of office formats are UTF-8 and
// UTF-16 (ECMA-376 Part 2, 6.2.5): the bytes tell which.
func decode(data []byte, part string) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decode16(data[2:], part, 0)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decode16(data[2:], part, 1)
	case bytes.HasPrefix(data, []byte("<\x00")):
		return decode16(data, part, 0)
	case bytes.HasPrefix(data, []byte("\x00<")):
		return decode16(data, part, 1)
	}
	return data, checkCharacters(data, part)
}

// decode16 decodes UTF-16; odd is 0 where the low byte comes first, and 1 where the high one does.
func decode16(data []byte, part string, odd int) ([]byte, error) {
	if len(data)%2 != 0 {
		return nil, malformedAt(part, len(data), "the UTF-16 text ends inside a character")
	}
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); i += 2 {
		r := rune(data[i+odd]) | rune(data[i+1-odd])<<8
		if utf16.IsSurrogate(r) {
			if i+4 > len(data) {
				return nil, malformedAt(part, i, "the UTF-16 text ends inside a character")
			}
			r = utf16.DecodeRune(r, rune(data[i+2+odd])|rune(data[i+3-odd])<<8)
			if r == utf8.RuneError {
				return nil, malformedAt(part, i, "half a surrogate pair stands alone")
			}
			i += 2
		}
		if !isCharacter(r) {
			return nil, malformedAt(part, i, "the character U+%04X is forbidden in XML", r)
		}
		out = utf8.AppendRune(out, r)
	}
	return out, nil
}

// checkCharacters refuses bytes that are not UTF-8 and characters that XML forbids.
func checkCharacters(data []byte, part string) error {
	if !utf8.Valid(data) {
		at := 0
		for at < len(data) {
			r, n := utf8.DecodeRune(data[at:])
			if r == utf8.RuneError && n <= 1 {
				break
			}
			at += n
		}
		return malformedAt(part, at, "the bytes are not UTF-8")
	}
	for i, c := range data {
		if c >= ' ' || c == '\n' || c == '\r' || c == '\t' {
			continue
		}
		return malformedAt(part, i, "the character U+%04X is forbidden in XML", c)
	}
	for at, rest := 0, data; ; {
		i := bytes.Index(rest, []byte("\xef\xbf"))
		if i < 0 {
			return nil
		}
		if rest[i+2] >= 0xbe { // U+FFFE, U+FFFF
			return malformedAt(part, at+i, "the character U+FFF%X is forbidden in XML", rest[i+2]-0xb0)
		}
		at += i + 3
		rest = rest[i+3:]
	}
}

// declaration reads the XML declaration, if there is one, and refuses encodings that the bytes would have to
// be decoded from: by now they have been taken for UTF-8.
func (s *Scanner) declaration() {
	if !bytes.HasPrefix(s.data, []byte("<?xml")) || len(s.data) < 6 || !isSpace(s.data[5]) {
		return
	}
	end := bytes.Index(s.data, []byte("?>"))
	if end < 0 {
		s.malformed("the XML declaration does not end")
		return
	}
	name := declaredEncoding(s.data[5:end])
	switch string(bytes.ToUpper(name)) {
	case "", "UTF-8", "UTF8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII":
	default:
		s.malformed("the part claims the encoding %s, which office formats do not have", clip(name))
	}
	s.pos = end + 2
}

// declaredEncoding returns the value of the pseudo-attribute encoding.
func declaredEncoding(declaration []byte) []byte {
	i := bytes.Index(declaration, []byte("encoding"))
	if i < 0 {
		return nil
	}
	rest := bytes.TrimLeft(declaration[i+len("encoding"):], " \t\r\n=")
	if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return nil
	}
	value, _, ok := bytes.Cut(rest[1:], rest[:1])
	if !ok {
		return nil
	}
	return value
}

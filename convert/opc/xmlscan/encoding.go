package xmlscan

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// utf16Reader gives UTF-16 as UTF-8. The encodings of office formats are UTF-8 and UTF-16 (ECMA-376 Part 2,
// 6.2.5). What is no character in UTF-16 becomes an error behind the characters in front of it.
type utf16Reader struct {
	in   io.Reader
	part string
	odd  int // 0 where the low byte comes first, 1 where the high one does
	raw  [4096]byte
	n    int    // bytes of raw
	base int    // bytes in front of raw
	out  []byte // decoded and not given yet
	err  error
	text [8192]byte // a unit of two bytes becomes three at most
}

func (u *utf16Reader) Read(b []byte) (int, error) {
	for len(u.out) == 0 {
		if u.err != nil {
			return 0, u.err
		}
		var n int
		n, u.err = u.in.Read(u.raw[u.n:])
		u.n += n
		u.decode()
	}
	n := copy(b, u.out)
	u.out = u.out[n:]
	return n, nil
}

// decode decodes what is whole of the raw bytes.
func (u *utf16Reader) decode() {
	out, i := u.text[:0], 0
	for ; i+2 <= u.n; i += 2 {
		r := u.unit(i)
		if utf16.IsSurrogate(r) {
			if i+4 > u.n {
				break
			}
			if r = utf16.DecodeRune(r, u.unit(i+2)); r == utf8.RuneError {
				u.out, u.err = out, malformedAt(u.part, u.base+i, "half a surrogate pair stands alone")
				return
			}
			i += 2
		}
		out = utf8.AppendRune(out, r)
	}
	u.out = out
	u.base += i
	u.n = copy(u.raw[:], u.raw[i:u.n])
	if errors.Is(u.err, io.EOF) && u.n > 0 {
		u.err = malformedAt(u.part, u.base, "the UTF-16 text ends inside a character")
	}
}

func (u *utf16Reader) unit(i int) rune { return rune(u.raw[i+u.odd]) | rune(u.raw[i+1-u.odd])<<8 }

// checkCharacters returns how many bytes at the beginning of data are characters that XML allows, and what
// stands behind them if they are not all.
func checkCharacters(data []byte) (n int, what string) {
	if !utf8.Valid(data) {
		what = "the bytes are not UTF-8"
		for n < len(data) {
			r, size := utf8.DecodeRune(data[n:])
			if r == utf8.RuneError && size <= 1 {
				break
			}
			n += size
		}
		data = data[:n]
	}
	for i, c := range data {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			data, what = data[:i], fmt.Sprintf("the character U+%04X is forbidden in XML", c)
			break
		}
	}
	for from := 0; ; from += 3 {
		i := bytes.Index(data[from:], []byte("\xef\xbf"))
		if i < 0 {
			return len(data), what
		}
		from += i
		if c := data[from+2]; c >= 0xbe { // U+FFFE, U+FFFF
			return from, fmt.Sprintf("the character U+FFF%X is forbidden in XML", c-0xb0)
		}
	}
}

// declaration reads the XML declaration, if there is one, and refuses encodings that the bytes would have to
// be decoded from: by now they have been taken for UTF-8.
func (s *Scanner) declaration() {
	for s.err == nil && s.end == nil && !bytes.Contains(s.data, []byte("?>")) && len(s.data) < 1024 {
		s.more()
	}
	rest := s.data[s.pos:]
	if !bytes.HasPrefix(rest, []byte("<?xml")) || len(rest) < 6 || !isSpace(rest[5]) {
		return
	}
	end := bytes.Index(rest, []byte("?>"))
	if end < 0 {
		s.malformed("the XML declaration does not end")
		return
	}
	name := declaredEncoding(rest[5:end])
	switch string(bytes.ToUpper(name)) {
	case "", "UTF-8", "UTF8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII":
	default:
		s.malformed("the part claims the encoding %s, which office formats do not have", clip(name))
	}
	s.pos += end + 2
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

package xmlscan

import (
	"bytes"
	"io"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// characters reads character data up to the next tag. White space around the document element is not given.
func (s *Scanner) characters() Token {
	n := bytes.IndexByte(s.data[s.pos:], '<')
	if n < 0 {
		s.short = true
		if n = len(s.data) - s.pos; s.end == nil {
			return EOF
		}
		if s.end != io.EOF || len(s.open) > 0 {
			// Text that the part breaks off in is not given: half a number is another number.
			s.pos += n
			s.finish()
			return EOF
		}
	}
	raw := s.data[s.pos : s.pos+n]
	if len(s.open) == 0 {
		if len(bytes.TrimLeft(raw, " \t\r\n")) > 0 {
			s.malformed("text stands outside the document element")
		}
		s.pos += n
		return EOF
	}
	if bytes.Contains(raw, []byte("]]>")) {
		s.malformed("text holds the end of a CDATA section")
		return EOF
	}
	s.text = raw
	if bytes.IndexByte(raw, '&') >= 0 {
		s.scratch = s.scratch[:0]
		expanded, err := s.expand(s.scratch, raw)
		if err != nil {
			s.Fail(err)
			return EOF
		}
		s.scratch, s.text = expanded, expanded
	}
	s.pos += n
	return Text
}

// expand appends raw to dst with its references expanded, or returns raw itself if it has none and dst is
// nil. Only the five entities of XML itself exist, because a part has no document type.
func (s *Scanner) expand(dst, raw []byte) ([]byte, error) {
	for {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			if dst == nil {
				return raw, nil
			}
			return append(dst, raw...), nil
		}
		if dst == nil {
			dst = make([]byte, 0, len(raw))
		}
		dst = append(dst, raw[:i]...)
		raw = raw[i+1:]
		end := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
		if end < 0 {
			return nil, malformedAt(s.config.Part, s.base+s.pos, "an ampersand begins no reference")
		}
		r, ok := reference(raw[:end])
		if !ok {
			return nil, malformedAt(s.config.Part, s.base+s.pos, "the reference &%s; stands for no character", clip(raw[:end]))
		}
		dst = utf8.AppendRune(dst, r)
		raw = raw[end+1:]
	}
}

// reference returns the character that &name; stands for.
func reference(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], rune(10)
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	var r rune
	for _, c := range digits {
		v := digit(c)
		if v < 0 || v >= base {
			return 0, false
		}
		if r = r*base + v; r > utf8.MaxRune {
			return 0, false
		}
	}
	return r, len(digits) > 0 && isCharacter(r)
}

func digit(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c && c <= 'f':
		return rune(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return rune(c-'A') + 10
	}
	return -1
}

// isCharacter is the production Char of XML 1.0.
func isCharacter(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || ' ' <= r && r <= 0xd7ff || 0xe000 <= r && r <= 0xfffd ||
		0x10000 <= r && r <= utf8.MaxRune
}

// declarationOrComment reads what begins with "<!"; only a CDATA section is given.
func (s *Scanner) declarationOrComment() Token {
	rest := s.data[s.pos:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		s.skipTo(4, "-->", "a comment does not end")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		if len(s.open) == 0 {
			s.malformed("a CDATA section stands outside the document element")
			return EOF
		}
		from := s.pos + 9
		if !s.skipTo(9, "]]>", "a CDATA section does not end") {
			return EOF
		}
		s.text = s.data[from : s.pos-3]
		return Text
	case len(rest) < len("<![CDATA["):
		s.short = true
		s.malformed("a comment or a section does not end")
	default:
		// Entities have expanded to gigabytes and opened files and connections; no office program writes them.
		s.Fail(source.Errorf(source.Corrupt, "dtd_forbidden", place(s.config.Part, s.base+s.pos),
			"the part has a document type declaration"))
	}
	return EOF
}

// skipTo goes behind the next end, looked for n bytes from here.
func (s *Scanner) skipTo(n int, end, otherwise string) bool {
	i := bytes.Index(s.data[min(s.pos+n, len(s.data)):], []byte(end))
	if i < 0 {
		s.short = true
		s.malformed("%s", otherwise)
		return false
	}
	s.pos += n + i + len(end)
	return true
}

// instruction skips a processing instruction.
func (s *Scanner) instruction() {
	if rest := s.data[s.pos:]; bytes.HasPrefix(rest, []byte("<?xml")) && len(rest) > 5 && isSpace(rest[5]) {
		s.malformed("an XML declaration stands inside the part")
		return
	}
	s.skipTo(2, "?>", "a processing instruction does not end")
}

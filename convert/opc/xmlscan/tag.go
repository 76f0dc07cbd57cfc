package xmlscan

import (
	"bytes"

	"guiwen/convert/source"
)

// maxAttrs is more than any element of an office format has.
const maxAttrs = 1024

// nameEnd marks the bytes that end a name in a tag.
var nameEnd = [256]bool{
	' ': true, '\t': true, '\n': true, '\r': true, '/': true, '>': true, '=': true, '<': true, '"': true,
	'\'': true, '&': true, 0: true,
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// name reads a name with its prefix; colon is the place of the colon in it, or -1.
func (s *Scanner) name() (name []byte, colon int) {
	from, colon := s.pos, -1
	i := from
	for i < len(s.data) && !nameEnd[s.data[i]] {
		if s.data[i] == ':' {
			if colon >= 0 || i == from {
				s.malformed("a name has a colon in the wrong place")
				return nil, -1
			}
			colon = i - from
		}
		i++
	}
	s.pos = i
	name = s.data[from:i]
	if i == from || colon == len(name)-1 {
		s.malformed("a tag has no name")
		return nil, -1
	}
	if c := name[0]; c == '-' || c == '.' || '0' <= c && c <= '9' {
		s.malformed("the name %s begins with a sign that begins no name", clip(name))
	}
	return name, colon
}

func (s *Scanner) blanks() (n int) {
	for s.pos < len(s.data) && isSpace(s.data[s.pos]) {
		s.pos++
		n++
	}
	return n
}

// startTag reads a start tag or empty-element tag; the scanner stands at its "<".
func (s *Scanner) startTag() Token {
	if len(s.open) == 0 && s.rooted {
		s.malformed("a second element follows the document element")
		return EOF
	}
	at := s.pos
	s.pos++
	name, colon := s.name()
	s.attrs = s.attrs[:0]
	bound := len(s.bindings)
	depth := len(s.open) + 1
	for s.err == nil {
		spaces := s.blanks()
		switch c := s.peek(0); {
		case c == '>':
			s.pos++
		case c == '/' && s.peek(1) == '>':
			s.pos += 2
			s.pending = true
		case spaces == 0 || len(s.attrs) == maxAttrs:
			s.malformed("the tag %s is damaged or has too many attributes", clip(name))
			continue
		default:
			s.attribute(depth)
			continue
		}
		break
	}
	if s.err != nil {
		return EOF
	}
	if depth > s.config.Depth {
		s.pos = at
		s.tooDeep()
		return EOF
	}
	if len(s.bindings) > bound {
		s.cache.prefix = nil
	}
	return s.openElement(name, colon)
}

func (s *Scanner) openElement(name []byte, colon int) Token {
	s.rooted = true
	s.Space, s.Local = s.resolve(name, colon, true)
	s.checkAttrs()
	if s.err != nil {
		return EOF
	}
	s.open = append(s.open, element{name, colon, s.Space})
	return Start
}

// attribute reads name="value"; a namespace declaration becomes a binding of the element at depth.
func (s *Scanner) attribute(depth int) {
	name, colon := s.name()
	if s.err != nil {
		return
	}
	s.blanks()
	if s.peek(0) != '=' {
		s.malformed("the attribute %s has no value", clip(name))
		return
	}
	s.pos++
	s.blanks()
	quote := s.peek(0)
	if quote != '"' && quote != '\'' {
		s.malformed("the value of the attribute %s has no quotes", clip(name))
		return
	}
	s.pos++
	n := bytes.IndexByte(s.data[s.pos:], quote)
	if n < 0 {
		s.malformed("the value of the attribute %s does not end", clip(name))
		return
	}
	value := s.data[s.pos : s.pos+n]
	if bytes.IndexByte(value, '<') >= 0 {
		s.malformed("the value of the attribute %s holds a tag", clip(name))
		return
	}
	if bytes.IndexByte(value, '&') >= 0 {
		// Checked here, expanded when somebody asks.
		if _, err := s.expand(nil, value); err != nil {
			s.Fail(err)
			return
		}
	}
	s.pos += n + 1
	s.attrs = append(s.attrs, attr{name, colon, value})
	switch {
	case colon < 0 && string(name) == "xmlns":
		s.bind(nil, value, depth)
	case colon == 5 && string(name[:colon]) == "xmlns":
		s.bind(name[colon+1:], value, depth)
	}
}

func (s *Scanner) bind(prefix, uri []byte, depth int) {
	s.bindings = append(s.bindings, binding{prefix, s.config.Spaces[string(uri)], depth})
}

// resolve returns the namespace and local name. Names without prefix have the default namespace where they
// name an element, and none where they name an attribute.
func (s *Scanner) resolve(name []byte, colon int, isElement bool) (Space, []byte) {
	var prefix []byte
	local := name
	if colon >= 0 {
		prefix, local = name[:colon], name[colon+1:]
	} else if !isElement {
		return Unknown, local
	}
	if s.cache.prefix != nil && bytes.Equal(s.cache.prefix, prefix) {
		return s.cache.space, local
	}
	if string(prefix) == "xml" {
		return xmlSpace, local // on every second w:t: keep the cache
	}
	space, ok := s.lookup(prefix)
	if !ok {
		if len(prefix) > 0 {
			s.malformed("the prefix %s stands for no namespace", clip(prefix))
		}
		return Unknown, local
	}
	if len(prefix) > 0 {
		s.cache = binding{prefix: prefix, space: space}
	}
	return space, local
}

func (s *Scanner) lookup(prefix []byte) (Space, bool) {
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if b := &s.bindings[i]; bytes.Equal(b.prefix, prefix) {
			return b.space, true
		}
	}
	return Unknown, string(prefix) == "xmlns"
}

// checkAttrs refuses attributes that stand twice or whose prefix stands for nothing.
func (s *Scanner) checkAttrs() {
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.colon >= 0 {
			s.resolve(a.name, a.colon, false)
		}
		// At most maxAttrs, and three as a rule.
		for j := range s.attrs[:i] {
			if b := &s.attrs[j]; len(a.name) == len(b.name) && bytes.Equal(a.name, b.name) {
				s.malformed("the attribute %s stands twice in a tag", clip(a.name))
				return
			}
		}
	}
}

// endTag reads an end tag; the scanner stands at its "<".
func (s *Scanner) endTag() Token {
	if len(s.open) == 0 {
		s.malformed("an end tag has no start tag")
		return EOF
	}
	top := s.open[len(s.open)-1].name
	rest := s.data[s.pos+2:]
	if !bytes.HasPrefix(rest, top) || len(rest) == len(top) || !isSpace(rest[len(top)]) && rest[len(top)] != '>' {
		s.malformed("the element %s is not closed", clip(top))
		return EOF
	}
	s.pos += 2 + len(top)
	s.blanks()
	if s.peek(0) != '>' {
		s.malformed("the end tag of %s is damaged", clip(top))
		return EOF
	}
	s.pos++
	return s.closeElement()
}

func (s *Scanner) closeElement() Token {
	depth := len(s.open)
	top := s.open[depth-1]
	s.Space, s.Local = top.space, top.name[top.colon+1:]
	s.open = s.open[:depth-1]
	for n := len(s.bindings); n > 0 && s.bindings[n-1].depth == depth; n-- {
		s.bindings = s.bindings[:n-1]
		s.cache.prefix = nil
	}
	return End
}

// tooDeep decides between two errors at a start tag that is nested too deep: a part whose remaining tags do
// not even close each other is damaged, not deep. The look at them needs no memory.
func (s *Scanner) tooDeep() {
	level := len(s.open)
	rest := s.data[s.pos:]
	for level > 0 {
		i := bytes.IndexByte(rest, '<')
		if i < 0 {
			break
		}
		rest = rest[i:]
		n := tagLength(rest)
		if n == 0 {
			break
		}
		switch {
		case rest[1] == '/':
			level--
		case rest[1] != '!' && rest[1] != '?' && rest[n-2] != '/':
			level++
		}
		rest = rest[n:]
	}
	if level > 0 {
		s.malformed("the part ends inside elements that are nested more than %d deep", s.config.Depth)
		return
	}
	s.Fail(source.Errorf(source.LimitDepth, "limit_depth", place(s.config.Part, s.pos),
		"elements are nested more than %d deep", s.config.Depth))
}

// tagLength returns the length of the tag that b begins with, or 0 if it does not end.
func tagLength(b []byte) int {
	var quote byte
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>' && i > 1:
			return i + 1
		}
	}
	return 0
}

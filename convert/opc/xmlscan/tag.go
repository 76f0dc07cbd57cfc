package xmlscan

import (
	"bytes"

	"guiwen/normalize/source"
)

// maxAttrs is more than any element of an office format has.
const maxAttrs = 1024

// nameBytes are the bytes of a name. Beyond ASCII all are taken: which letters XML lets into names differs
// between its editions.
var nameBytes = func() (table [256]bool) {
	for c := range table {
		table[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
			c == '_' || c == '-' || c == '.' || c == ':' || c >= 0x80
	}
	return table
}()

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// readName reads a name.
func (s *Scanner) readName() name {
	n := name{start: s.pos, local: s.pos}
	i := s.pos
	for i < len(s.data) && nameBytes[s.data[i]] {
		if s.data[i] == ':' {
			if n.local > n.start || i == n.start {
				s.malformed("a name has a colon in the wrong place")
				return n
			}
			n.local = i + 1
		}
		i++
	}
	s.pos, n.end = i, i
	if i == len(s.data) {
		s.short = true
	}
	if n.local == n.end {
		s.malformed("a tag has no name")
		return n
	}
	if c := s.data[n.start]; c == '-' || c == '.' || '0' <= c && c <= '9' {
		s.malformed("the name %s begins with a sign that begins no name", clip(s.full(n)))
	}
	return n
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
	tag := s.readName()
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
			s.malformed("the tag %s is damaged or has too many attributes", clip(s.full(tag)))
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
	return s.openElement(tag)
}

func (s *Scanner) openElement(tag name) Token {
	s.rooted = true
	s.Space, s.Local = s.resolve(tag, true), s.data[tag.local:tag.end]
	s.checkAttrs()
	if s.err != nil {
		return EOF
	}
	// The window moves on before the element ends.
	from := len(s.names)
	s.names = append(s.names, s.full(tag)...)
	s.open = append(s.open, element{name{from, len(s.names), from + tag.local - tag.start}, s.Space})
	return Start
}

// attribute reads name="value"; a namespace declaration becomes a binding of the element at depth.
func (s *Scanner) attribute(depth int) {
	a := attr{name: s.readName()}
	if s.err != nil {
		return
	}
	s.blanks()
	if s.peek(0) != '=' {
		s.malformed("the attribute %s has no value", clip(s.full(a.name)))
		return
	}
	s.pos++
	s.blanks()
	value, ok := s.quoted(a.name)
	if !ok {
		return
	}
	a.value, a.valueEnd = s.pos, s.pos+len(value)
	s.pos += len(value) + 1
	s.attrs = append(s.attrs, a)
	switch prefix := s.prefix(a.name); {
	case len(prefix) == 0 && string(s.full(a.name)) == "xmlns":
		s.bind(nil, value, depth)
	case string(prefix) == "xmlns":
		s.bind(s.data[a.local:a.end], value, depth)
	}
}

// quoted returns the value that begins at the quote here, and goes behind that quote.
func (s *Scanner) quoted(of name) ([]byte, bool) {
	quote := s.peek(0)
	if quote != '"' && quote != '\'' {
		s.malformed("the value of the attribute %s has no quotes", clip(s.full(of)))
		return nil, false
	}
	s.pos++
	n := bytes.IndexByte(s.data[s.pos:], quote)
	if n < 0 {
		s.short = true
		s.malformed("the value of the attribute %s does not end", clip(s.full(of)))
		return nil, false
	}
	value := s.data[s.pos : s.pos+n]
	if bytes.IndexByte(value, '<') >= 0 {
		s.malformed("the value of the attribute %s holds a tag", clip(s.full(of)))
		return nil, false
	}
	if bytes.IndexByte(value, '&') >= 0 {
		// Checked here, expanded when somebody asks.
		if _, err := s.expand(nil, value); err != nil {
			s.Fail(err)
			return nil, false
		}
	}
	return value, true
}

func (s *Scanner) bind(prefix, uri []byte, depth int) {
	from := len(s.prefixes)
	s.prefixes = append(s.prefixes, prefix...)
	s.bindings = append(s.bindings, binding{s.prefixes[from:], s.config.Spaces[string(uri)], depth})
}

// unbind forgets all bindings but the first n.
func (s *Scanner) unbind(n int) {
	if n == len(s.bindings) {
		return
	}
	for _, b := range s.bindings[n:] {
		s.prefixes = s.prefixes[:len(s.prefixes)-len(b.prefix)]
	}
	s.bindings = s.bindings[:n]
	s.cache.prefix = nil
}

// resolve returns the namespace of a name. Names without prefix have the default namespace where they name an
// element, and none where they name an attribute.
func (s *Scanner) resolve(n name, isElement bool) Space {
	prefix := s.prefix(n)
	if len(prefix) == 0 && !isElement {
		return Unknown
	}
	if s.cache.prefix != nil && bytes.Equal(s.cache.prefix, prefix) {
		return s.cache.space
	}
	if string(prefix) == "xml" {
		return xmlSpace // on every second w:t: keep the cache
	}
	b, ok := s.lookup(prefix)
	if len(prefix) == 0 {
		return b.space
	}
	if !ok {
		s.malformed("the prefix %s stands for no namespace", clip(prefix))
		return Unknown
	}
	s.cache = b
	return b.space
}

// lookup returns the innermost binding of a prefix.
func (s *Scanner) lookup(prefix []byte) (binding, bool) {
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if b := &s.bindings[i]; bytes.Equal(b.prefix, prefix) {
			return *b, true
		}
	}
	return binding{}, string(prefix) == "xmlns"
}

// checkAttrs refuses attributes that stand twice or whose prefix stands for nothing.
func (s *Scanner) checkAttrs() {
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.local > a.start {
			s.resolve(a.name, false)
		}
		// At most maxAttrs, and three as a rule.
		for j := range s.attrs[:i] {
			if b := &s.attrs[j]; a.end-a.start == b.end-b.start && bytes.Equal(s.full(a.name), s.full(b.name)) {
				s.malformed("the attribute %s stands twice in a tag", clip(s.full(a.name)))
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
	top := s.title(s.open[len(s.open)-1])
	rest := s.data[s.pos+2:]
	if len(rest) <= len(top) {
		s.short = true
	}
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
	s.Space, s.Local = top.space, s.names[top.local:top.end]
	s.open, s.names = s.open[:depth-1], s.names[:top.start]
	n := len(s.bindings)
	for n > 0 && s.bindings[n-1].depth == depth {
		n--
	}
	s.unbind(n)
	return End
}

// tooDeep decides between two errors at a start tag that is nested too deep: a part whose remaining tags do
// not even close each other is damaged, not deep. The look at them needs no memory.
func (s *Scanner) tooDeep() {
	at, level := s.base+s.pos, len(s.open)
	for level > 0 {
		if i := bytes.IndexByte(s.data[s.pos:], '<'); i >= 0 {
			s.pos += i
		} else {
			s.pos = len(s.data)
		}
		rest := s.data[s.pos:]
		n := tagLength(rest)
		if n == 0 {
			if s.end != nil {
				break
			}
			if s.more(); s.err != nil {
				return
			}
			continue
		}
		switch {
		case rest[1] == '/':
			level--
		case rest[1] != '!' && rest[1] != '?' && rest[n-2] != '/':
			level++
		}
		s.pos += n
	}
	if level > 0 {
		s.malformed("the part ends inside elements that are nested more than %d deep", s.config.Depth)
		return
	}
	s.Fail(source.Errorf(source.LimitDepth, "limit_depth", place(s.config.Part, at),
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

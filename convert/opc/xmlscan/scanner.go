// Package xmlscan is a strict pull scanner of the XML that office packages hold: XML 1.0 with namespaces,
// without document type declarations, in UTF-8 or UTF-16.
//
// It reads a part through a window that moves on with it, and gives slices of that, so that a part costs little
// more than one look at each of its bytes, and memory does not grow with the part. Nothing is repaired: what is
// not well-formed is an error, for a repaired text would be a guess. Nesting is bounded, and so is a single tag
// or piece of text.
//
// A reader of one element looks like this, and leaves the scanner at the end of the element:
//
//	for depth := s.Depth(); s.Child(depth); {
//		if s.Space == word && string(s.Local) == "p" {
//			paragraph(s)
//		} // a child that is not read is skipped
//	}
package xmlscan

import (
	"bytes"
	"fmt"
	"io"

	"guiwen/normalize/source"
)

// Space is a namespace that the caller knows. Zero stands for no namespace and for those it does not know.
type Space uint8

// Unknown is the namespace of names that have none, and of those that the caller does not know.
const Unknown Space = 0

// xmlSpace is the namespace of the prefix xml; callers get at it by [Scanner.Preserve].
const xmlSpace Space = 255

// Token is what the scanner stands at.
type Token uint8

// The tokens.
const (
	EOF   Token = iota // the end of the part, or an error: see Err
	Start              // a start tag; Space, Local and Attr describe it
	End                // an end tag, or the second half of an empty-element tag
	Text               // character data: Bytes
)

// Config says how a part is to be scanned.
type Config struct {
	Part   string           // its name, for messages
	Spaces map[string]Space // namespaces known to the caller; values 1–254
	Depth  int              // nesting of elements allowed; 0 stands for 256
	// Check is asked now and then whether to go on; nil stands for always.
	Check func() error
}

// Scanner is a position in a part. The fields describe the current tag; slices are valid until the next call
// of Next, Child or Skip.
type Scanner struct {
	Space Space
	Local []byte // local name

	window
	config Config
	err    error
	cut    bool // the part ended inside of an element
	tokens int

	text    []byte
	scratch []byte // expanded references
	pending bool   // the End of an empty-element tag is due
	rooted  bool   // the document element has begun

	attrs    []attr
	open     []element
	names    []byte // the names of open, one behind the other
	bindings []binding
	prefixes []byte  // the prefixes of bindings, one behind the other
	cache    binding // the last prefix looked up
}

// name is a name with its prefix. Names and attributes are offsets into the window, not slices of it: a part has
// tens of thousands of them, and the collector need not look at any.
type name struct {
	start, end int
	local      int // where the local name begins; start if there is no prefix
}

type attr struct {
	name
	value, valueEnd int // raw
}

// element is an open element; its name is kept in names.
type element struct {
	name
	space Space
}

// title returns the name of an open element as written.
func (s *Scanner) title(e element) []byte { return s.names[e.start:e.end] }

// full returns the name as written.
func (s *Scanner) full(n name) []byte { return s.data[n.start:n.end] }

// prefix returns the prefix of the name without its colon; empty if it has none.
func (s *Scanner) prefix(n name) []byte { return s.data[n.start:max(n.start, n.local-1)] }

type binding struct {
	prefix []byte
	space  Space
	depth  int // of the element that binds it
}

// New returns a scanner at the beginning of a part that is whole in memory.
func New(data []byte, config Config) *Scanner {
	return start(window{data: data[:0:len(data)], tail: len(data), end: io.EOF}, config)
}

// NewReader returns a scanner at the beginning of a part that is read from in. size is its length if that is
// known, else 0; it serves to hold no more memory than needed. What in fails with is found at Err behind
// everything in front of the failure.
func NewReader(in io.Reader, size int64, config Config) *Scanner {
	if size <= 0 || size > windowSize {
		size = windowSize
	}
	w := window{data: make([]byte, 0, max(size, 15)+1), in: in}
	w.fill()
	return start(w, config)
}

func start(w window, config Config) *Scanner {
	if config.Depth <= 0 {
		config.Depth = source.DefaultLimits.Depth
	}
	s := &Scanner{
		window: w, config: config, open: make([]element, 0, 32), names: make([]byte, 0, 256),
		bindings: make([]binding, 0, 48), prefixes: make([]byte, 0, 128),
	}
	s.begin()
	s.declaration()
	return s
}

// Err returns the error that ended the scan, or nil.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Fail ends the scan with err: every further token is EOF. The first error stays.
func (s *Scanner) Fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// CutOff reports whether the scan ended because the part ends inside of an element: everything in front of its
// end has been given.
func (s *Scanner) CutOff() bool { return s.cut }

// Depth returns the number of open elements, the current one included.
func (s *Scanner) Depth() int { return len(s.open) }

// Offset returns the byte offset in the part (as UTF-8) behind the current token.
func (s *Scanner) Offset() int { return s.base + s.pos }

// Bytes returns the character data of the current Text, references expanded.
func (s *Scanner) Bytes() []byte { return s.text }

// Next goes to the next token.
func (s *Scanner) Next() Token {
	if s.pending && s.err == nil {
		s.pending = false
		return s.closeElement()
	}
	for s.err == nil {
		if s.tokens++; s.tokens&0x3fff == 0 && s.config.Check != nil {
			if err := s.config.Check(); err != nil {
				s.Fail(err)
				break
			}
		}
		at, bound := s.pos, len(s.bindings)
		token := s.token()
		if s.short {
			if s.short = false; s.end == nil {
				// The token goes on behind the window: everything it did is undone, and it is read again.
				s.pos, s.err, s.pending = at, nil, false
				s.unbind(bound)
				s.more()
				continue
			}
			s.cut = s.err != nil && s.end == io.EOF && len(s.open) > 0
		}
		if token != EOF {
			return token
		}
	}
	return EOF
}

// token reads what the scanner stands at; EOF stands for what is not given.
func (s *Scanner) token() Token {
	if s.pos == len(s.data) {
		s.short = true
		if s.end != nil {
			s.finish()
		}
		return EOF
	}
	if s.data[s.pos] != '<' {
		return s.characters()
	}
	switch s.peek(1) {
	case '/':
		return s.endTag()
	case '!':
		return s.declarationOrComment()
	case '?':
		s.instruction()
		return EOF
	}
	return s.startTag()
}

// Child goes to the next child element of the element at depth, over whatever of the previous child has not
// been read, and reports whether there is one. After false the scanner stands at the end of that element.
func (s *Scanner) Child(depth int) bool {
	for {
		switch s.Next() {
		case Start:
			if len(s.open) == depth+1 {
				return true
			}
		case End:
			if len(s.open) < depth {
				return false
			}
		case EOF:
			return false
		}
	}
}

// Content returns the character data that stands directly in the current element, and leaves the scanner at
// its end. Children are skipped.
func (s *Scanner) Content() []byte {
	depth := len(s.open)
	var all []byte
	pieces := 0
	for {
		switch s.Next() {
		case Text:
			if len(s.open) != depth {
				continue
			}
			if pieces++; pieces == 1 && s.endTagFollows() {
				all = s.text // the common case: one piece, and nothing it lies in is used again by the end tag
				continue
			}
			all = append(all[:len(all):len(all)], s.text...)
		case End:
			if len(s.open) < depth {
				return all
			}
		case EOF:
			return nil
		}
	}
}

// endTagFollows reports whether the next token is an end tag that lies in the window.
func (s *Scanner) endTagFollows() bool {
	rest := s.data[s.pos:]
	return len(rest) > 1 && rest[1] == '/' && bytes.IndexByte(rest, '>') >= 0
}

// Skip goes to the end of the current element.
func (s *Scanner) Skip() {
	for depth := len(s.open); s.Child(depth); {
	}
}

// peek returns the byte n bytes from here, or 0 where the window does not reach so far.
func (s *Scanner) peek(n int) byte {
	if s.pos+n < len(s.data) {
		return s.data[s.pos+n]
	}
	s.short = true
	return 0
}

// finish checks that the part ends where a document may end.
func (s *Scanner) finish() {
	switch {
	case s.end != io.EOF:
		s.Fail(s.end)
	case len(s.open) > 0:
		s.malformed("the part ends inside the element %s", clip(s.title(s.open[len(s.open)-1])))
	case !s.rooted:
		s.malformed("the part holds no element")
	default:
		s.Fail(io.EOF)
	}
}

// malformed ends the scan with an error at the current position.
func (s *Scanner) malformed(format string, args ...any) {
	if s.short && s.end != nil && s.end != io.EOF {
		s.Fail(s.end) // what is looked for is missing because the part could not be read further
		return
	}
	s.Fail(malformedAt(s.config.Part, s.base+s.pos, format, args...))
}

func malformedAt(part string, offset int, format string, args ...any) error {
	return source.Errorf(source.Corrupt, "malformed_xml", place(part, offset), format, args...)
}

func place(part string, offset int) string { return fmt.Sprintf("%s, byte %d", part, offset) }

// clip makes a name fit for a message.
func clip(name []byte) string {
	if len(name) > 60 {
		name = name[:60]
	}
	return string(bytes.ToValidUTF8(name, nil))
}

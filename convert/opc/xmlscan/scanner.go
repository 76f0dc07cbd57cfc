// Package xmlscan is a strict pull scanner of the XML that office packages hold: XML 1.0 with namespaces,
// without document type declarations, in UTF-8 or UTF-16.
//
// It reads a whole part from memory and gives slices of it, so that a part costs little more than one look at
// each of its bytes. Nothing is repaired: what is not well-formed is an error, for a repaired text would be a
// guess. Nesting is bounded, and memory does not grow with the input.
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

	config Config
	data   []byte // UTF-8, checked
	pos    int
	err    error
	tokens int

	text    []byte
	scratch []byte // expanded references
	pending bool   // the End of an empty-element tag is due
	rooted  bool   // the document element has begun

	attrs    []attr
	open     []element
	bindings []binding
	cache    binding // the last prefix looked up
}

// name is a name with its prefix. Names and attributes are offsets into the data, not slices of it: a part has
// tens of thousands of them, and the collector need not look at any.
type name struct {
	start, end int
	local      int // where the local name begins; start if there is no prefix
}

type attr struct {
	name
	value, valueEnd int // raw
}

// element is an open element.
type element struct {
	name
	space Space
}

// full returns the name as written.
func (s *Scanner) full(n name) []byte { return s.data[n.start:n.end] }

// prefix returns the prefix of the name without its colon; empty if it has none.
func (s *Scanner) prefix(n name) []byte { return s.data[n.start:max(n.start, n.local-1)] }

type binding struct {
	prefix []byte
	space  Space
	depth  int // of the element that binds it
}

// New returns a scanner at the beginning of a part. It reports by [Scanner.Err] what is wrong with the
// encoding or the characters of data, which are checked here, once.
func New(data []byte, config Config) *Scanner {
	if config.Depth <= 0 {
		config.Depth = source.DefaultLimits.Depth
	}
	s := &Scanner{config: config, open: make([]element, 0, 32), bindings: make([]binding, 0, 48)}
	s.data, s.err = decode(data, config.Part)
	if s.err == nil {
		s.declaration()
	}
	return s
}

// Err returns the error that ended the scan, or nil.
func (s *Scanner) Err() error { return s.err }

// Fail ends the scan with err: every further token is EOF. The first error stays.
func (s *Scanner) Fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// Depth returns the number of open elements, the current one included.
func (s *Scanner) Depth() int { return len(s.open) }

// Offset returns the byte offset in the part (as UTF-8) behind the current token.
func (s *Scanner) Offset() int { return s.pos }

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
		if s.pos == len(s.data) {
			s.finish()
			break
		}
		if s.data[s.pos] != '<' {
			if s.characters() {
				return Text
			}
			continue
		}
		switch s.peek(1) {
		case '/':
			return s.endTag()
		case '!':
			if s.declarationOrComment() {
				return Text
			}
		case '?':
			s.instruction()
		default:
			return s.startTag()
		}
	}
	return EOF
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
			if pieces++; pieces == 1 && s.pos < len(s.data) && s.peek(1) == '/' {
				all = s.text // the common case: one piece, and the scratch is not used again by the end tag
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

// Skip goes to the end of the current element.
func (s *Scanner) Skip() {
	for depth := len(s.open); s.Child(depth); {
	}
}

func (s *Scanner) peek(n int) byte {
	if s.pos+n < len(s.data) {
		return s.data[s.pos+n]
	}
	return 0
}

// finish checks that the part ends where a document may end.
func (s *Scanner) finish() {
	switch {
	case len(s.open) > 0:
		s.malformed("the part ends inside the element %s", clip(s.full(s.open[len(s.open)-1].name)))
	case !s.rooted:
		s.malformed("the part holds no element")
	}
}

// malformed ends the scan with an error at the current position.
func (s *Scanner) malformed(format string, args ...any) {
	s.Fail(malformedAt(s.config.Part, s.pos, format, args...))
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

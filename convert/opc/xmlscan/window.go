package xmlscan

import (
	"bytes"
	"io"
	"unicode/utf8"

	"guiwen/normalize/source"
)

const (
	// windowSize is how many bytes of a part are held at a time where its tokens allow it.
	windowSize = 64 << 10
	// maxToken bounds a tag, a comment, a piece of text: the window grows until the whole of it is seen. Pictures
	// that old versions of Word put into attributes are far shorter.
	maxToken = 8 << 20
)

// window is the stretch of a part that the scanner sees. A token that goes on behind it is read again when the
// window has moved on.
type window struct {
	data  []byte // UTF-8, checked
	pos   int    // of the scanner in data
	base  int    // bytes of the part in front of data
	short bool   // something was looked for behind the end of data

	tail int       // bytes behind data, in its array, that begin a character and do not end it
	in   io.Reader // what follows
	end  error     // what in ended with; io.EOF where nothing follows
}

// begin chooses the encoding by the first bytes of the part, which are in the window.
func (s *Scanner) begin() {
	w := &s.window
	switch raw := w.raw(); {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		w.pos = 3
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		s.decode16(2, 0)
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		s.decode16(2, 1)
	case bytes.HasPrefix(raw, []byte("<\x00")):
		s.decode16(0, 0)
	case bytes.HasPrefix(raw, []byte("\x00<")):
		s.decode16(0, 1)
	}
	s.check()
}

// raw returns the bytes of the window, checked or not.
func (w *window) raw() []byte { return w.data[:len(w.data)+w.tail] }

// decode16 begins the window again, with the part read as UTF-16 without its first skip bytes.
func (s *Scanner) decode16(skip, odd int) {
	w := &s.window
	in := io.MultiReader(bytes.NewReader(bytes.Clone(w.raw()[skip:])), failing{w.end})
	if w.end == nil {
		in = io.MultiReader(bytes.NewReader(bytes.Clone(w.raw()[skip:])), w.in)
	}
	*w = window{data: make([]byte, 0, windowSize), in: &utf16Reader{in: in, part: s.config.Part, odd: odd}}
	w.fill()
}

// failing is a reader that has come to an end or upon an error.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// fill reads until the window is full or in ends.
func (w *window) fill() {
	buffer := w.data[:cap(w.data)]
	n := len(w.data) + w.tail
	for n < len(buffer) && w.end == nil {
		var more int
		more, w.end = w.in.Read(buffer[n:])
		n += more
	}
	known := len(w.data)
	w.data, w.tail = buffer[:known], n-known
}

// more moves the window on to pos, makes room where a token fills most of it, and reads on.
func (s *Scanner) more() {
	w := &s.window
	if len(w.data)-w.pos > maxToken {
		s.Fail(source.Errorf(source.LimitSize, "limit_output", place(s.config.Part, w.base+w.pos),
			"a tag, a comment or a piece of text is longer than %d bytes", maxToken))
		return
	}
	rest, buffer := w.raw()[w.pos:], w.data[:0]
	if len(rest) > cap(buffer)/2 {
		buffer = make([]byte, 0, 2*cap(buffer))
	}
	w.base += w.pos
	known := len(w.data) - w.pos
	w.data = append(buffer, rest...)[:known]
	w.pos = 0
	w.fill()
	s.check()
}

// check takes what has been read into the window. Bytes that are not UTF-8, and characters that XML forbids,
// end the part in front of them.
func (s *Scanner) check() {
	w := &s.window
	all := w.raw()
	added := all[len(w.data):]
	if w.end == nil {
		added = added[:wholeCharacters(added)]
	}
	n, what := checkCharacters(added)
	w.data, w.tail = all[:len(w.data)+n], len(all)-len(w.data)-n
	if what != "" {
		w.end, w.tail = malformedAt(s.config.Part, w.base+len(w.data), "%s", what), 0
	}
}

// wholeCharacters returns how many bytes of b do not belong to a character that goes on behind b.
func wholeCharacters(b []byte) int {
	for i := len(b) - 1; i >= 0 && i >= len(b)-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				return i
			}
			break
		}
	}
	return len(b)
}

package rtf

import "strconv"

// token is what the file is made of.
type token uint8

const (
	end     token = iota
	open          // {
	shut          // }
	word          // \name, \name12
	symbol        // \ and one character that is no letter, but for \'
	char          // \'hh, or a byte of text as it stands
	binary        // the bytes behind \bin
	garbage       // \' without digits
)

// lexer reads tokens (RTF 1.9.1, "RTF Syntax").
type lexer struct {
	data []byte
	pos  int

	name   []byte // of a word
	number int    // of a word
	has    bool   // a word has a number
	byte   byte   // of a char or a symbol
	bytes  []byte // of a binary
}

// next reads a token.
func (l *lexer) next() token {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '{':
			return open
		case '}':
			return shut
		case '\r', '\n', 0:
			continue // lines are for people
		case '\\':
			return l.control()
		}
		l.byte = c
		return char
	}
	return end
}

// control reads what begins with a backslash.
func (l *lexer) control() token {
	if l.pos == len(l.data) {
		return end
	}
	c := l.data[l.pos]
	switch {
	case c == '\'':
		l.pos++
		if l.pos+2 > len(l.data) {
			l.pos = len(l.data)
			return end
		}
		n, err := strconv.ParseUint(string(l.data[l.pos:l.pos+2]), 16, 8)
		if err != nil {
			return garbage
		}
		l.pos += 2
		l.byte = byte(n)
		return char
	case !isLetter(c):
		l.pos++
		l.byte = c
		return symbol
	}
	start := l.pos
	for l.pos < len(l.data) && isLetter(l.data[l.pos]) {
		l.pos++
	}
	l.name = l.data[start:l.pos]
	l.readNumber()
	if string(l.name) == "bin" && l.has && l.number > 0 {
		n := min(l.number, len(l.data)-l.pos)
		l.bytes = l.data[l.pos : l.pos+n]
		l.pos += n
		return binary
	}
	return word
}

// readNumber reads the number of a word and the blank that ends it.
func (l *lexer) readNumber() {
	start := l.pos
	if l.pos < len(l.data) && l.data[l.pos] == '-' {
		l.pos++
	}
	digits := l.pos
	for l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '9' {
		l.pos++
	}
	l.number, l.has = 0, false
	if l.pos > digits {
		n, err := strconv.ParseInt(string(l.data[start:l.pos]), 10, 32)
		if err == nil {
			l.number, l.has = int(n), true
		}
	} else {
		l.pos = start
	}
	if l.pos < len(l.data) && l.data[l.pos] == ' ' {
		l.pos++
	}
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

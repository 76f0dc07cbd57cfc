package pdf

import "math"

// tokenKind is what a token of PDF syntax is (ISO 32000-1, 7.2).
type tokenKind uint8

const (
	tokenEOF tokenKind = iota
	tokenNumber
	tokenString // literal or hexadecimal
	tokenName   // without its slash
	tokenWord   // operator or keyword: Tj, true, obj
	tokenArrayOpen
	tokenArrayClose
	tokenDictOpen
	tokenDictClose
)

// token is one token. Its bytes lie in the data or, where they had to be decoded, in the lexer's scratch
// memory, which stays untouched until lexer.release.
type token struct {
	kind   tokenKind
	number float64
	bytes  []byte
	hex    bool // a string written as hexadecimal digits
}

// lexer cuts content streams, CMaps and Type 1 programs into tokens. It takes anything: what is no syntax is
// skipped, what is not closed ends with the data.
type lexer struct {
	data    []byte
	at      int // offset in data, bytes
	scratch []byte
	damage  int // strings and the like that were not closed, stray delimiters
}

// release lets the scratch memory be used again; the bytes of tokens seen so far become invalid.
func (l *lexer) release() { l.scratch = l.scratch[:0] }

// The classes of bytes (ISO 32000-1, 7.2.2).
const (
	regular = iota
	white
	delimiter
)

// classes holds the class of every byte.
var classes = func() (c [256]uint8) {
	for _, b := range []byte("\x00\t\n\f\r ") {
		c[b] = white
	}
	for _, b := range []byte("()<>[]{}/%") {
		c[b] = delimiter
	}
	return c
}()

// next returns the next token.
func (l *lexer) next() token {
	for l.at < len(l.data) {
		b := l.data[l.at]
		switch classes[b] {
		case white:
			l.at++
			continue
		case regular:
			return l.regular()
		}
		l.at++
		switch b {
		case '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		case '/':
			return l.name()
		case '(':
			return l.literal()
		case '[':
			return token{kind: tokenArrayOpen}
		case ']':
			return token{kind: tokenArrayClose}
		case '<':
			if l.at < len(l.data) && l.data[l.at] == '<' {
				l.at++
				return token{kind: tokenDictOpen}
			}
			return l.hexadecimal()
		case '>':
			if l.at < len(l.data) && l.data[l.at] == '>' {
				l.at++
				return token{kind: tokenDictClose}
			}
			l.damage++
		case '{', '}':
			return token{kind: tokenWord, bytes: l.data[l.at-1 : l.at]}
		default:
			l.damage++
		}
	}
	return token{kind: tokenEOF}
}

// regular reads a number or a word.
func (l *lexer) regular() token {
	start := l.at
	for l.at < len(l.data) && classes[l.data[l.at]] == regular {
		l.at++
	}
	word := l.data[start:l.at]
	if c := word[0]; c <= '9' && (c >= '0' || c == '-' || c == '+' || c == '.') {
		if v, ok := parseNumber(word); ok {
			return token{kind: tokenNumber, number: v}
		}
	}
	return token{kind: tokenWord, bytes: word}
}

// parseNumber reads an integer or a real as writers of PDF write it, errors included: a second sign or
// a minus in the middle (12-34) ends it, as other readers have it.
func parseNumber(s []byte) (float64, bool) {
	i, negative := 0, false
	for i < len(s) && (s[i] == '+' || s[i] == '-') {
		negative = negative || s[i] == '-'
		i++
	}
	v, digits := 0.0, 0
	for ; i < len(s) && s[i]-'0' <= 9; i++ {
		v = v*10 + float64(s[i]-'0')
		digits++
	}
	if i < len(s) && s[i] == '.' {
		i++
		scale := 0.1
		for ; i < len(s) && s[i]-'0' <= 9; i++ {
			v += scale * float64(s[i]-'0')
			scale /= 10
			digits++
		}
	}
	if i < len(s) && s[i] != '-' || digits == 0 && i < len(s) {
		return 0, false
	}
	if v > math.MaxInt32*4 {
		v = math.MaxInt32 * 4 // no measure of a page; keeps arithmetic finite
	}
	if negative {
		v = -v
	}
	return v, true
}

// name reads a name behind its slash; #xx stands for a byte (7.3.5).
func (l *lexer) name() token {
	start := l.at
	escaped := false
	for l.at < len(l.data) && classes[l.data[l.at]] == regular {
		escaped = escaped || l.data[l.at] == '#'
		l.at++
	}
	raw := l.data[start:l.at]
	if !escaped {
		return token{kind: tokenName, bytes: raw}
	}
	from := len(l.scratch)
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if hi, lo := hexDigit(raw[i+1]), hexDigit(raw[i+2]); hi >= 0 && lo >= 0 {
				l.scratch = append(l.scratch, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		l.scratch = append(l.scratch, raw[i])
	}
	return token{kind: tokenName, bytes: l.scratch[from:len(l.scratch):len(l.scratch)]}
}

// literal reads a literal string behind its opening bracket (7.3.4.2).
func (l *lexer) literal() token {
	start, depth := l.at, 1
	plain := true
	for l.at < len(l.data) {
		switch l.data[l.at] {
		case '\\':
			plain = false
			l.at++
		case '\r':
			plain = false
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				raw := l.data[start:l.at]
				l.at++
				if plain {
					return token{kind: tokenString, bytes: raw}
				}
				return token{kind: tokenString, bytes: l.unescape(raw)}
			}
		}
		l.at++
	}
	l.at = len(l.data)
	l.damage++
	return token{kind: tokenString, bytes: l.unescape(l.data[start:])}
}

// unescape resolves the escapes of a literal string into scratch memory.
func (l *lexer) unescape(raw []byte) []byte {
	from := len(l.scratch)
	l.scratch = appendUnescaped(l.scratch, raw)
	return l.scratch[from:len(l.scratch):len(l.scratch)]
}

// appendUnescaped appends the bytes that the inside of a literal string stands for.
func appendUnescaped(out, raw []byte) []byte {
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if c == '\r' {
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
			out = append(out, '\n')
			continue
		}
		if c != '\\' || i+1 == len(raw) {
			out = append(out, c)
			continue
		}
		i++
		switch c = raw[i]; c {
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case '\n':
		case '\r':
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
		case '0', '1', '2', '3', '4', '5', '6', '7':
			v := int(c - '0')
			for n := 1; n < 3 && i+1 < len(raw) && '0' <= raw[i+1] && raw[i+1] <= '7'; n++ {
				i++
				v = v<<3 | int(raw[i]-'0')
			}
			out = append(out, byte(v))
		default:
			out = append(out, c)
		}
	}
	return out
}

// hexadecimal reads a string of hexadecimal digits behind its opening bracket (7.3.4.3).
func (l *lexer) hexadecimal() token {
	from := len(l.scratch)
	high := -1
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		if c == '>' {
			return token{kind: tokenString, bytes: l.endHex(from, high), hex: true}
		}
		d := hexDigit(c)
		if d < 0 {
			if classes[c] != white {
				l.damage++
			}
			continue
		}
		if high < 0 {
			high = d
			continue
		}
		l.scratch = append(l.scratch, byte(high<<4|d))
		high = -1
	}
	l.damage++
	return token{kind: tokenString, bytes: l.endHex(from, high), hex: true}
}

// endHex closes a hexadecimal string; a last digit alone counts as if a 0 followed.
func (l *lexer) endHex(from, high int) []byte {
	if high >= 0 {
		l.scratch = append(l.scratch, byte(high<<4))
	}
	return l.scratch[from:len(l.scratch):len(l.scratch)]
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

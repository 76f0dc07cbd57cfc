package pdf

import "bytes"

// readType1 reads the encoding that a Type 1 font program states in its clear part: dup 65 /A put.
func readType1(data []byte) fontProgram {
	var p fontProgram
	if end := bytes.Index(data, []byte("eexec")); end >= 0 {
		data = data[:end]
	}
	at := bytes.Index(data, []byte("/Encoding"))
	if at < 0 {
		return p
	}
	l := &lexer{data: data, at: at + len("/Encoding")}
	code := -1
	var name string
	for {
		t := l.next()
		switch t.kind {
		case tokenEOF:
			return p
		case tokenNumber:
			code = int(t.number)
		case tokenName:
			name = string(t.bytes)
		case tokenWord:
			switch string(t.bytes) {
			case "StandardEncoding":
				for c, r := range standardEncoding {
					if r != 0 {
						p.codes[c] = string(r)
					}
				}
				return p
			case "put":
				if s, ok := glyphText(name); ok && code >= 0 && code < 256 {
					p.codes[code] = s
				}
			case "def", "readonly":
				return p
			}
		}
	}
}

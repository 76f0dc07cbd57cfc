package pdf

import "guiwen/normalize/source"

// operandKind is what an operand of a content stream is.
type operandKind uint8

const (
	operandOther operandKind = iota // true, false, null
	operandNumber
	operandString
	operandName
	operandArray
	operandDict
	operandRef // of files only: number is the object's
)

// operand is an operand of an operator. Bytes and lists are valid until the next operator is read.
type operand struct {
	kind   operandKind
	number float64
	bytes  []byte
	list   []operand // elements of an array; of a dictionary its keys and values in turn
}

// get returns the value of a key of a dictionary.
func (o operand) get(key string) (operand, bool) {
	if o.kind != operandDict {
		return operand{}, false
	}
	for i := 0; i+1 < len(o.list); i += 2 {
		if string(o.list[i].bytes) == key {
			return o.list[i+1], true
		}
	}
	return operand{}, false
}

// maxOperands is how many operands are kept before an operator; further ones are junk that no operator asks
// for. The last ones count.
const maxOperands = 64

// program reads a content stream operator by operator.
type program struct {
	lexer
	depth    int // nesting that is allowed
	operands []operand
	elements []operand // backing of the first array of an operator
	taken    bool      // elements is in use
	refs     bool      // 5 0 R is a reference: a file is read, not a content stream
}

// next reads the next operator with its operands in p.operands. It returns "" at the end. The only error is
// limit.depth.
func (p *program) next() (string, error) {
	p.release()
	p.operands = p.operands[:0]
	p.taken = false
	for {
		t := p.lexer.next()
		switch t.kind {
		case tokenEOF:
			if len(p.operands) > 0 {
				p.damage++
			}
			return "", nil
		case tokenWord:
			if !isKeyword(t.bytes) {
				return internOperator(t.bytes), nil
			}
		}
		v, err := p.value(t, 0)
		if err != nil {
			return "", err
		}
		if len(p.operands) == maxOperands {
			copy(p.operands, p.operands[1:])
			p.operands = p.operands[:maxOperands-1]
			p.damage++
		}
		p.operands = append(p.operands, v)
	}
}

// isKeyword reports whether a word is a value, not an operator.
func isKeyword(w []byte) bool {
	return len(w) >= 4 && (string(w) == "true" || string(w) == "false" || string(w) == "null")
}

// value reads the value that token t begins.
func (p *program) value(t token, depth int) (operand, error) {
	if depth > p.depth {
		return operand{}, source.Errorf(source.LimitDepth, "content", "", "a content stream nests arrays or dictionaries deeper than %d", p.depth)
	}
	switch t.kind {
	case tokenNumber:
		return operand{kind: operandNumber, number: t.number}, nil
	case tokenString:
		return operand{kind: operandString, bytes: t.bytes}, nil
	case tokenName:
		return operand{kind: operandName, bytes: t.bytes}, nil
	case tokenArrayOpen:
		return p.list(operandArray, tokenArrayClose, depth)
	case tokenDictOpen:
		return p.list(operandDict, tokenDictClose, depth)
	case tokenArrayClose, tokenDictClose:
		p.damage++
	}
	return operand{bytes: t.bytes}, nil
}

// list reads the elements of an array or dictionary up to its closing bracket.
func (p *program) list(kind operandKind, end tokenKind, depth int) (operand, error) {
	o := operand{kind: kind}
	pooled := !p.taken && !p.refs
	if pooled {
		p.taken = true
		o.list = p.elements[:0]
	}
	for {
		t := p.lexer.next()
		if t.kind == end || t.kind == tokenEOF {
			if t.kind == tokenEOF {
				p.damage++
			}
			break
		}
		if n := len(o.list); p.refs && n >= 2 && t.kind == tokenWord && string(t.bytes) == "R" && o.list[n-1].kind == operandNumber && o.list[n-2].kind == operandNumber {
			o.list = o.list[:n-1]
			o.list[n-2].kind = operandRef
			continue
		}
		v, err := p.value(t, depth+1)
		if err != nil {
			return o, err
		}
		o.list = append(o.list, v)
	}
	if pooled {
		p.elements = o.list
	}
	return o, nil
}

// internOperator returns an operator as a string; for the operators of the standard without allocation.
func internOperator(w []byte) string {
	switch len(w) {
	case 1:
		return oneByte[w[0]]
	case 2, 3:
		if s, ok := longOperators[string(w)]; ok {
			return s
		}
	}
	return string(w[:min(len(w), 8)])
}

// oneByte holds every string of one byte.
var oneByte = func() (s [256]string) {
	for i := range s {
		s[i] = string([]byte{byte(i)})
	}
	return s
}()

// longOperators are the operators of ISO 32000-1, annex A, of two and three bytes.
var longOperators = func() map[string]string {
	m := map[string]string{}
	for _, s := range []string{
		"b*", "B*", "BI", "BT", "BX", "cm", "cs", "CS", "Do", "DP", "d0", "d1", "EI", "ET", "EX", "f*", "gs", "ID", "MP", "re", "rg", "RG", "ri",
		"sc", "SC", "sh", "T*", "Tc", "Td", "TD", "Tf", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "W*",
		"BDC", "BMC", "EMC", "scn", "SCN",
	} {
		m[s] = s
	}
	return m
}()

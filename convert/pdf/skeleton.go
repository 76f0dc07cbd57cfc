package pdf

import (
	"bytes"
	"fmt"

	"guiwen/normalize/source"
)

// A file is looked over before pdfcpu sees it. What only an attack writes — tables of 2^31 entries, negative
// places, chains of tables that bite their tail — is refused; what wear and tear does — offsets that are off, a
// lost end — is told to the repairer.

const (
	mostObjects  = 8 << 20 // numbers of objects
	mostSections = 4096    // cross-reference sections of a file
)

// skeleton is what is known of a file's cross-reference sections (ISO 32000-1, 7.5).
type skeleton struct {
	data    []byte // from %PDF- on
	trouble string // what is wrong with the sections; "" where nothing is
	usable  bool   // they may be used for want of better
	visited map[int]bool
	objects int // entries that were looked at
	wrong   int // entries that do not lead to their object
}

// malformed refuses a file.
func malformed(place, format string, args ...any) error {
	return source.Errorf(source.Corrupt, "malformed_pdf", place, format, args...)
}

// examine looks over the cross-reference sections of a file that begins with %PDF-.
func examine(data []byte) (*skeleton, error) {
	s := &skeleton{data: data, visited: map[int]bool{}}
	at := bytes.LastIndex(data, []byte("startxref"))
	if at < 0 {
		s.trouble = "the end of the file is missing"
		return s, nil
	}
	l := lexer{data: data, at: at + len("startxref")}
	t := l.next()
	if t.kind != tokenNumber {
		s.trouble = "the place of the cross-reference table is missing"
		return s, nil
	}
	if t.number < 0 || t.number > 2*float64(len(data))+1<<20 {
		return nil, malformed("startxref", "the cross-reference table is said to be at %.0f in a file of %d bytes", t.number, len(data))
	}
	next := int(t.number)
	for next >= 0 {
		if s.visited[next] {
			return nil, malformed(fmt.Sprintf("byte %d", next), "the chain of cross-reference tables runs in a circle")
		}
		if len(s.visited) >= mostSections {
			return nil, malformed("", "the file has more than %d cross-reference tables", mostSections)
		}
		s.visited[next] = true
		var err error
		if next, err = s.section(next); err != nil {
			return nil, err
		}
		if s.trouble != "" {
			return s, nil
		}
	}
	if s.wrong > 0 {
		s.usable = true
		s.trouble = fmt.Sprintf("%d of %d entries of the cross-reference table are wrong", s.wrong, s.objects)
	}
	return s, nil
}

// section looks at a table or stream and returns the place of the section before it; -1 for none.
func (s *skeleton) section(at int) (int, error) {
	if at >= len(s.data) {
		s.trouble = "the cross-reference table is said to be behind the end of the file"
		return -1, nil
	}
	l := lexer{data: s.data, at: at}
	t := l.next()
	switch {
	case t.kind == tokenWord && string(t.bytes) == "xref":
		return s.table(&l)
	case t.kind == tokenNumber:
		gen, obj := l.next(), l.next()
		if gen.kind == tokenNumber && obj.kind == tokenWord && string(obj.bytes) == "obj" {
			return s.stream(&l)
		}
	}
	s.trouble = "the cross-reference table is not where the file says it is"
	return -1, nil
}

// table looks at a cross-reference table (7.5.4).
func (s *skeleton) table(l *lexer) (int, error) {
	for {
		t := l.next()
		if t.kind == tokenWord && string(t.bytes) == "trailer" {
			break
		}
		n := l.next()
		if t.kind != tokenNumber || n.kind != tokenNumber {
			s.trouble = "the cross-reference table is damaged"
			return -1, nil
		}
		if t.number < 0 || n.number < 0 || t.number+n.number > mostObjects {
			return nil2(malformed("cross-reference table", "a section of %.0f objects from number %.0f", n.number, t.number))
		}
		first, count := int(t.number), int(n.number)
		for i := range count {
			offset, gen, kind := l.next(), l.next(), l.next()
			if offset.kind != tokenNumber || gen.kind != tokenNumber || kind.kind != tokenWord {
				s.trouble = "the cross-reference table is damaged"
				return -1, nil
			}
			if string(kind.bytes) == "n" && offset.number > 0 {
				s.entry(first+i, offset.number)
			}
		}
	}
	d, ok := dictAt(s.data, l.at)
	if !ok {
		s.trouble = "the trailer is damaged"
		return -1, nil
	}
	if hybrid, ok := d.get("XRefStm"); ok && hybrid.kind == operandNumber && !s.visited[int(hybrid.number)] {
		s.visited[int(hybrid.number)] = true
		if _, err := s.section(int(clamp(hybrid.number, 0, float64(len(s.data))))); err != nil || s.trouble != "" {
			return -1, err
		}
	}
	return s.previous(d)
}

func nil2(err error) (int, error) { return -1, err }

// entry checks that an object stands where an entry says. Tables that count from 1 instead of 0, and entries
// of objects nobody uses, are found wrong here and mended by a rebuild.
func (s *skeleton) entry(number int, offset float64) {
	s.objects++
	if offset >= float64(len(s.data)) {
		s.wrong++
		return
	}
	l := lexer{data: s.data[:min(len(s.data), int(offset)+64)], at: int(offset)}
	n, gen, obj := l.next(), l.next(), l.next()
	if n.kind != tokenNumber || int(n.number) != number || gen.kind != tokenNumber || obj.kind != tokenWord || !bytes.HasPrefix(obj.bytes, []byte("obj")) {
		s.wrong++
	}
}

// stream looks at the dictionary of a cross-reference stream (7.5.8).
func (s *skeleton) stream(l *lexer) (int, error) {
	d, ok := dictAt(s.data, l.at)
	if !ok {
		s.trouble = "the cross-reference stream is damaged"
		return -1, nil
	}
	if kind, _ := d.get("Type"); string(kind.bytes) != "XRef" {
		s.trouble = "the cross-reference stream is not where the file says it is"
		return -1, nil
	}
	const place = "cross-reference stream"
	size, ok := d.get("Size")
	if !ok || size.kind != operandNumber || size.number < 0 || size.number > mostObjects {
		return nil2(malformed(place, "the file claims %.0f objects", size.number))
	}
	widths, _ := d.get("W")
	sum := 0.0
	for _, w := range widths.list {
		if w.kind != operandNumber || w.number < 0 || w.number > 8 {
			return nil2(malformed(place, "an entry has a field of %.0f bytes", w.number))
		}
		sum += w.number
	}
	if len(widths.list) != 3 || sum == 0 {
		return nil2(malformed(place, "the entries have no fields"))
	}
	index, _ := d.get("Index")
	for _, x := range index.list {
		if x.kind != operandNumber || x.number < 0 || x.number > mostObjects {
			return nil2(malformed(place, "a section of %.0f objects", x.number))
		}
	}
	return s.previous(d)
}

// previous returns the place of the section before; -1 for none.
func (s *skeleton) previous(trailer operand) (int, error) {
	prev, ok := trailer.get("Prev")
	if !ok || prev.kind != operandNumber || prev.number == 0 {
		return -1, nil
	}
	if prev.number < 0 || prev.number > 2*float64(len(s.data))+1<<20 {
		return nil2(malformed("trailer", "the previous cross-reference table is said to be at %.0f", prev.number))
	}
	return int(prev.number), nil
}

// dictAt parses the dictionary at a place of a file.
func dictAt(data []byte, at int) (operand, bool) {
	const most = 1 << 20 // bytes of a trailer
	p := &program{lexer: lexer{data: data[:min(len(data), at+most)], at: at}, depth: 64, refs: true}
	t := p.lexer.next()
	if t.kind != tokenDictOpen {
		return operand{}, false
	}
	d, err := p.value(t, 0)
	return d, err == nil && p.damage == 0
}

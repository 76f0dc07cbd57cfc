package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
)

// place is where an object stands: at an offset of the file, or the index-th in an object stream.
type place struct {
	offset int
	gen    int
	stream int // number of the object stream; 0 for none
	index  int
}

// rebuilder finds the objects of a file whose cross-reference sections cannot be used, by reading it from
// front to back. A later object replaces an earlier one of its number, as an update would.
type rebuilder struct {
	data    []byte // a copy, in which lengths of streams are mended
	objects map[int]place
	packed  []int   // object streams, in order
	trailer operand // the last that names a root
}

// rebuild returns the file with a new cross-reference stream behind it; false where it has no trailer or no
// objects, or hides them in encrypted object streams. Without a trailer the end of the file is lost, and with it,
// nearly always, pages.
func rebuild(data []byte) ([]byte, bool) {
	r := &rebuilder{data: bytes.Clone(data), objects: map[int]place{}}
	r.scan()
	if _, ok := r.trailer.get("Root"); !ok || len(r.objects) == 0 {
		return nil, false
	}
	if _, encrypted := r.trailer.get("Encrypt"); encrypted && len(r.packed) > 0 {
		return nil, false
	}
	for _, n := range r.packed {
		r.unpack(n)
	}
	return r.write(), true
}

// scan finds "7 0 obj" and "trailer", and jumps over the data of streams.
func (r *rebuilder) scan() {
	d := r.data
	for at := 0; at < len(d); {
		i := bytes.IndexAny(d[at:], "ot")
		if i < 0 {
			return
		}
		at += i
		switch {
		case bytes.HasPrefix(d[at:], []byte("obj")):
			at = r.object(at)
		case bytes.HasPrefix(d[at:], []byte("trailer")):
			if t, ok := dictAt(d, at+len("trailer")); ok {
				r.takeTrailer(t)
			}
			at += len("trailer")
		default:
			at++
		}
	}
}

func (r *rebuilder) takeTrailer(t operand) {
	if _, ok := t.get("Root"); ok {
		r.trailer = t
	}
}

// object files the object whose keyword stands at a place and returns where to go on.
func (r *rebuilder) object(at int) int {
	next := at + len("obj")
	gen, i, ok := numberBefore(r.data, at)
	if !ok {
		return next
	}
	number, start, ok := numberBefore(r.data, i)
	if !ok || number == 0 || number > mostObjects || gen > 65535 {
		return next
	}
	r.objects[number] = place{offset: start, gen: gen}
	d, ok := dictAt(r.data, next)
	if !ok {
		return next
	}
	kind, _ := d.get("Type")
	switch string(kind.bytes) {
	case "XRef":
		r.takeTrailer(d)
		delete(r.objects, number)
	case "ObjStm":
		r.packed = append(r.packed, number)
	}
	return r.stream(next, d)
}

// numberBefore reads the number that ends before a place, white space aside, and returns where it begins.
func numberBefore(d []byte, at int) (v, start int, ok bool) {
	end := at
	for end > 0 && classes[d[end-1]] == white {
		end--
	}
	start = end
	for start > 0 && d[start-1]-'0' <= 9 && end-start < 10 {
		start--
	}
	if start == end || end == at && at < len(d) && classes[d[at]] == regular && d[at] != 'o' {
		return 0, 0, false
	}
	v, err := strconv.Atoi(string(d[start:end]))
	return v, start, err == nil
}

// stream jumps behind the data of the stream whose dictionary begins at a place, if it is one, and mends its
// length.
func (r *rebuilder) stream(at int, d operand) int {
	p := &program{lexer: lexer{data: r.data, at: at}, depth: 64, refs: true}
	if _, err := p.value(p.lexer.next(), 0); err != nil {
		return at
	}
	t := p.lexer.next()
	if t.kind != tokenWord || !bytes.HasPrefix(t.bytes, []byte("stream")) {
		return at
	}
	from := p.lexer.at - len(t.bytes) + len("stream")
	if bytes.HasPrefix(r.data[from:], []byte("\r\n")) {
		from += 2
	} else if from < len(r.data) && (r.data[from] == '\n' || r.data[from] == '\r') {
		from++
	}
	if n, ok := d.get("Length"); ok && n.kind == operandNumber && n.number >= 0 && float64(from)+n.number < float64(len(r.data)) {
		end := from + int(n.number)
		if bytes.HasPrefix(bytes.TrimLeft(r.data[end:min(len(r.data), end+20)], "\r\n \t"), []byte("endstream")) {
			return end
		}
	}
	i := bytes.Index(r.data[from:], []byte("endstream"))
	if i < 0 {
		return len(r.data)
	}
	end := from + i
	length := len(bytes.TrimSuffix(bytes.TrimSuffix(r.data[from:end], []byte("\n")), []byte("\r")))
	r.mendLength(at, from, length)
	return end
}

// mendLength writes the length of a stream over the value of /Length in its dictionary, if there is room.
func (r *rebuilder) mendLength(at, end, length int) {
	head := r.data[at:end]
	i := bytes.LastIndex(head, []byte("/Length"))
	if i < 0 {
		return
	}
	i += len("/Length")
	j := i
	for j < len(head) && head[j] != '/' && head[j] != '>' {
		j++
	}
	value := " " + strconv.Itoa(length)
	if len(value) > j-i || strings.Trim(string(head[i:j]), " \r\n\t0123456789R-") != "" {
		return
	}
	copy(head[i:j], value+strings.Repeat(" ", j-i-len(value)))
}

// unpack files the objects of an object stream (7.5.7) that stand nowhere else.
func (r *rebuilder) unpack(number int) {
	p, ok := r.objects[number]
	if !ok || p.stream != 0 {
		return
	}
	at := bytes.Index(r.data[p.offset:], []byte("obj"))
	if at < 0 {
		return
	}
	at += p.offset + len("obj")
	d, ok := dictAt(r.data, at)
	if !ok {
		return
	}
	content := r.unpacked(at, d)
	n, _ := d.get("N")
	l := lexer{data: content}
	for i := 0; float64(i) < n.number && i < 1<<16; i++ {
		object, offset := l.next(), l.next()
		if object.kind != tokenNumber || offset.kind != tokenNumber || object.number < 1 || object.number > mostObjects {
			return
		}
		if old, ok := r.objects[int(object.number)]; !ok || old.stream != 0 {
			r.objects[int(object.number)] = place{stream: number, index: i}
		}
	}
}

// unpacked returns the decoded data of the stream whose dictionary begins at a place; nil where its filter is
// another than Flate, or it is damaged.
func (r *rebuilder) unpacked(at int, d operand) []byte {
	i := bytes.Index(r.data[at:], []byte("stream"))
	if i < 0 {
		return nil
	}
	from := at + i + len("stream")
	for from < len(r.data) && (r.data[from] == '\r' || r.data[from] == '\n') {
		from++
	}
	end := bytes.Index(r.data[from:], []byte("endstream"))
	if end < 0 {
		return nil
	}
	raw := r.data[from : from+end]
	f, filtered := d.get("Filter")
	if !filtered {
		return raw
	}
	name := f.bytes
	if f.kind == operandArray && len(f.list) == 1 {
		name = f.list[0].bytes
	}
	if _, predicted := d.get("DecodeParms"); predicted || string(name) != "FlateDecode" {
		return nil
	}
	flate, err := filter.NewFilter(filter.Flate, nil, maxStream)
	if err != nil {
		return nil
	}
	out, err := flate.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(out); err != nil {
		return nil
	}
	return b.Bytes()
}

// write appends a cross-reference stream of all objects.
func (r *rebuilder) write() []byte {
	numbers := make([]int, 0, len(r.objects))
	for n := range r.objects {
		numbers = append(numbers, n)
	}
	sort.Ints(numbers)
	self := numbers[len(numbers)-1] + 1
	out := append(r.data, '\n')
	at := len(out)
	r.objects[self] = place{offset: at}
	numbers = append(numbers, self)
	entries := binary.BigEndian.AppendUint32([]byte{0}, 0)
	entries = append(entries, 0xFF, 0xFF)
	var index strings.Builder
	index.WriteString("0 1")
	for i := 0; i < len(numbers); {
		j := i + 1
		for j < len(numbers) && numbers[j] == numbers[j-1]+1 {
			j++
		}
		fmt.Fprintf(&index, " %d %d", numbers[i], j-i)
		for ; i < j; i++ {
			entries = r.objects[numbers[i]].append(entries)
		}
	}
	out = fmt.Appendf(out, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Index[%s]/Length %d", self, self+1, index.String(), len(entries))
	for _, key := range []string{"Root", "Info", "Encrypt", "ID"} {
		if v, ok := r.trailer.get(key); ok {
			out = fmt.Appendf(out, "/%s ", key)
			out = v.append(out, 0)
		}
	}
	out = append(out, ">>\nstream\n"...)
	out = append(out, entries...)
	return fmt.Appendf(out, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", at)
}

// append writes an entry of seven bytes.
func (p place) append(b []byte) []byte {
	if p.stream != 0 {
		b = binary.BigEndian.AppendUint32(append(b, 2), uint32(p.stream))
		return binary.BigEndian.AppendUint16(b, uint16(p.index))
	}
	b = binary.BigEndian.AppendUint32(append(b, 1), uint32(p.offset))
	return binary.BigEndian.AppendUint16(b, uint16(p.gen))
}

// append writes a value of a trailer as PDF; names and nested containers as they came.
func (o operand) append(b []byte, depth int) []byte {
	if depth > 8 {
		return append(b, "null"...)
	}
	switch o.kind {
	case operandNumber:
		return strconv.AppendFloat(b, o.number, 'f', -1, 64)
	case operandRef:
		return fmt.Appendf(b, "%.0f 0 R", o.number)
	case operandName:
		return fmt.Appendf(b, "/%s ", o.bytes)
	case operandString:
		return fmt.Appendf(b, "<%x>", o.bytes)
	case operandArray:
		b = append(b, '[')
		for _, x := range o.list {
			b = append(x.append(b, depth+1), ' ')
		}
		return append(b, ']')
	case operandDict:
		b = append(b, "<<"...)
		for _, x := range o.list {
			b = append(x.append(b, depth+1), ' ')
		}
		return append(b, ">>"...)
	}
	return append(b, o.bytes...)
}

package doctest

import "encoding/binary"

// Stream is a stream of a compound file.
type Stream struct {
	Name string // ASCII
	Data []byte
}

// Container returns a compound file of streams in the root, each in whole sectors that follow each other.
func Container(streams ...Stream) []byte {
	const sector, entry, short, end, free, fatMark = 512, 128, 4096, 0xfffffffe, 0xffffffff, 0xfffffffd
	var body []byte
	var fat []uint32
	chain := func(data []byte) uint32 {
		first := uint32(len(fat))
		n := max((len(data)+sector-1)/sector, 1)
		for i := range n {
			next := first + uint32(i) + 1
			if i == n-1 {
				next = end
			}
			fat = append(fat, next)
		}
		body = append(body, data...)
		body = append(body, make([]byte, n*sector-len(data))...)
		return first
	}
	directory := make([]byte, entry*(1+len(streams)))
	write := func(i int, name string, kind byte, start, size uint32) {
		b := directory[i*entry:]
		for k, c := range []byte(name) {
			b[2*k] = c
		}
		binary.LittleEndian.PutUint16(b[64:], uint16(2*len(name)+2))
		b[66], b[67] = kind, 1
		for k, v := range []uint32{free, free, free} {
			binary.LittleEndian.PutUint32(b[68+4*k:], v)
		}
		if kind == 5 {
			binary.LittleEndian.PutUint32(b[76:], 1)
		} else if i < len(streams) {
			binary.LittleEndian.PutUint32(b[72:], uint32(i+1))
		}
		binary.LittleEndian.PutUint32(b[116:], start)
		binary.LittleEndian.PutUint32(b[120:], size)
	}
	write(0, "Root Entry", 5, end, 0)
	for i, s := range streams {
		for len(s.Data) < short {
			s.Data = append(s.Data, 0) // shorter ones would stand in sectors of another size
		}
		write(i+1, s.Name, 2, chain(s.Data), uint32(len(s.Data)))
	}
	root := chain(directory)
	first := uint32(len(fat))
	n := 1
	for (len(fat)+n)*4 > n*sector {
		n++
	}
	for range n {
		fat = append(fat, fatMark)
	}
	for len(fat)%(sector/4) != 0 {
		fat = append(fat, free)
	}
	for _, v := range fat {
		body = binary.LittleEndian.AppendUint32(body, v)
	}
	head := make([]byte, sector)
	copy(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for at, v := range map[int]uint16{24: 0x3e, 26: 3, 28: 0xfffe, 30: 9, 32: 6} {
		binary.LittleEndian.PutUint16(head[at:], v)
	}
	for at, v := range map[int]uint32{44: uint32(n), 48: root, 56: short, 60: end, 68: end} {
		binary.LittleEndian.PutUint32(head[at:], v)
	}
	for i := range 109 {
		v := uint32(free)
		if i < n {
			v = first + uint32(i)
		}
		binary.LittleEndian.PutUint32(head[76+4*i:], v)
	}
	return append(head, body...)
}

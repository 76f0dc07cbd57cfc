package doc

import "encoding/binary"

// plc is a list of character positions with data for what lies between each two ([MS-DOC] 2.2.2). The positions never fall:
// one that is below those in front of it is as high as they are, so that no text is read twice.
type plc struct {
	positions []int32 // one more than there are items
	items     []byte
	size      int // bytes of an item
	count     int
}

func readPLC(b []byte, size int) plc {
	if len(b) < 4+4+size {
		return plc{}
	}
	n := (len(b) - 4) / (4 + size)
	p := plc{positions: make([]int32, n+1), items: b[4*(n+1):], size: size, count: n}
	highest := int32(0)
	for i := range p.positions {
		highest = max(highest, int32(binary.LittleEndian.Uint32(b[4*i:])&(1<<31-1)))
		p.positions[i] = highest
	}
	return p
}

// position returns the position that item i begins at; that of the item behind the last is the end.
func (p plc) position(i int) int {
	if i >= len(p.positions) {
		return 0
	}
	return int(p.positions[i])
}

func (p plc) item(i int) []byte { return p.items[i*p.size : (i+1)*p.size] }

// byPosition returns the items by the position that they begin at. Of several the first counts.
func (p plc) byPosition() map[int]int {
	if p.count == 0 {
		return nil
	}
	index := make(map[int]int, p.count)
	for i := range p.count {
		if at := p.position(i); !has(index, at) {
			index[at] = i
		}
	}
	return index
}

func has[K comparable, V any](m map[K]V, key K) bool {
	_, ok := m[key]
	return ok
}

// within returns the text between position i and the next, for texts that begin at base and are length long.
func (p plc) within(i, base, length int) (from, to int) {
	from, to = min(p.position(i), length), min(p.position(i+1), length)
	return base + from, base + max(from, to)
}

func u16(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b))
}

func i16(b []byte) int { return int(int16(u16(b))) }

func u32(b []byte) uint32 {
	if len(b) < 4 {
		return 0
	}
	return binary.LittleEndian.Uint32(b)
}

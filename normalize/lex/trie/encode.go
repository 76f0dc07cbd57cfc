package trie

import (
	"encoding/binary"
	"errors"
)

// nodeBytes is the length of an encoded node.
const nodeBytes = 12

// AppendBinary appends the trie in a form that [Decode] reads: numbers of sets and nodes, then these, little-endian.
func (t *Trie) AppendBinary(b []byte) ([]byte, error) {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(t.sets)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(t.nodes)))
	for _, s := range t.sets {
		for _, bits := range s {
			b = binary.LittleEndian.AppendUint64(b, bits)
		}
	}
	for _, d := range t.nodes {
		b = binary.LittleEndian.AppendUint32(b, uint32(d.r))
		for _, v := range [...]uint16{d.child, d.last, d.ends, d.below} {
			b = binary.LittleEndian.AppendUint16(b, v)
		}
	}
	return b, nil
}

var errShort = errors.New("trie: the data ends too early")

// DecodeForward reads a trie of [Forward] that data begins with, and returns what follows it.
func DecodeForward(data string) (*Trie, string, error) { return decode(data, false) }

// DecodeBackward reads a trie of [Backward].
func DecodeBackward(data string) (*Trie, string, error) { return decode(data, true) }

func decode(data string, last bool) (*Trie, string, error) {
	if len(data) < 8 {
		return nil, "", errShort
	}
	sets, nodes := int(u32(data)), int(u32(data[4:]))
	data = data[8:]
	if len(data) < sets*classWords*8+nodes*nodeBytes {
		return nil, "", errShort
	}
	t := &Trie{last: last, sets: make([]set, sets), nodes: make([]node, nodes)}
	for i := range t.sets {
		for k := range t.sets[i] {
			t.sets[i][k] = uint64(u32(data)) | uint64(u32(data[4:]))<<32
			data = data[8:]
		}
	}
	for i := range t.nodes {
		d := data[i*nodeBytes:][:nodeBytes]
		t.nodes[i] = node{rune(u32(d)), u16(d[4:]), u16(d[6:]), u16(d[8:]), u16(d[10:])}
	}
	t.index()
	return t, data[nodes*nodeBytes:], nil
}

func u16(s string) uint16 { return uint16(s[0]) | uint16(s[1])<<8 }
func u32(s string) uint32 { return uint32(u16(s)) | uint32(u16(s[2:]))<<16 }

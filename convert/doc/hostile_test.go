package doc

import (
	"context"
	"encoding/binary"
	"strings"
	"testing"
	"time"

	"guiwen/convert/doc/doctest"
	"guiwen/normalize/source"
)

// TestBombs: a file that makes much of little costs no more than its length allows.
func TestBombs(t *testing.T) {
	const many = 5000
	repeated := func(n int, item []byte) []byte { return []byte(strings.Repeat(string(item), n)) }
	zigzag := make([]int, many+1) // each note claims all of the text
	at := make([]int, many+1)
	for i := range zigzag {
		zigzag[i], at[i] = i%2*many, i
	}
	anchor := make([]byte, 26)
	anchor[0] = 1
	id := append(binary.LittleEndian.AppendUint32([]byte{0, 0, 0x0a, 0xf0, 8, 0, 0, 0}, 1), 0, 0, 0, 0)
	picture := append([]byte{0x10, 0, 0x0b, 0xf0, 6, 0, 0, 0, 0x04, 0x01}, 1, 0, 0, 0)
	shape := append(binary.LittleEndian.AppendUint32([]byte{0x0f, 0, 4, 0xf0}, uint32(len(id)+len(picture))), append(id, picture...)...)
	shapes := repeated(many, shape)
	group := append(binary.LittleEndian.AppendUint32([]byte{0x0f, 0, 3, 0xf0}, uint32(len(shapes))), shapes...)
	drawing := append(binary.LittleEndian.AppendUint32([]byte{0x0f, 0, 2, 0xf0}, uint32(len(group))), group...)
	for name, d := range map[string]doctest.Document{
		"notes that all are all of the text": {
			Pieces: []doctest.Piece{{Text: strings.Repeat("\x02", many) + "\r" + strings.Repeat("注", many) + "\r"}}, Lengths: [8]int{0: many + 1, 1: many + 1},
			Tables: map[int][]byte{2: positions(at, repeated(many, []byte{1, 0})...), 3: positions(zigzag)},
		},
		"one group at many places": {
			Pieces: []doctest.Piece{{Text: strings.Repeat("\x08", many) + "甲\r"}},
			Tables: map[int][]byte{40: positions(at, repeated(many, anchor)...), 50: drawing},
		},
		"fields in fields":     {Pieces: []doctest.Piece{{Text: strings.Repeat("\x13 A \x14", 10*many) + "甲" + strings.Repeat("\x15", 10*many) + "\r"}}},
		"fields without ends":  {Pieces: []doctest.Piece{{Text: strings.Repeat("\x13甲", 10*many) + "\r"}}},
		"empty paragraphs":     {Pieces: []doctest.Piece{{Text: strings.Repeat("\r", 400*many)}}},
		"cells without a row":  {Pieces: []doctest.Piece{{Text: strings.Repeat("\a", 20*many)}}, Paragraphs: []doctest.Run{{Length: 20 * many, Properties: property(sprmPInTable, 1)}}},
		"tables within tables": {Pieces: []doctest.Piece{{Text: strings.Repeat("甲\r", 10*many)}}, Paragraphs: []doctest.Run{{Length: 40 * many, Properties: property(sprmPDepth, 0xff, 0xff, 0, 0)}}},
	} {
		t.Run(name, func(t *testing.T) {
			data := d.Bytes()
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			doc, err := Read(ctx, source.Input{Data: data}, source.Limits{})
			if ctx.Err() != nil {
				t.Fatal("it takes more than a minute")
			}
			if err := checkOutcome(doc, err); err != nil {
				t.Fatal(err)
			}
			if err == nil && len(doc.Text) > 4*len(data) {
				t.Errorf("%d bytes of text of a file of %d", len(doc.Text), len(data))
			}
		})
	}
}

package cfb

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/richardlehane/mscfb"
)

// document returns a compound file that LibreOffice wrote.
func document(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "doc", "testdata", "report.doc"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestStreams: every stream has the bytes that another reader finds.
func TestStreams(t *testing.T) {
	data := document(t)
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	other, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for e, err := other.Next(); err == nil; e, err = other.Next() {
		want := make([]byte, e.Size)
		if _, err := e.ReadAt(want, 0); err != nil && e.Size > 0 {
			t.Fatal(err)
		}
		name := e.Name
		if e.Initial > 0 && e.Initial < ' ' {
			name = string(rune(e.Initial)) + name
		}
		got, missing, ok := f.Stream(name)
		if !ok || missing != 0 || !bytes.Equal(got, want) {
			t.Errorf("%q: %d bytes, %d missing, %v; want %d", name, len(got), missing, ok, len(want))
		}
		if !slices.Contains(f.Names(), name) || !f.Has(name) {
			t.Errorf("%q is not listed", name)
		}
		count++
	}
	if count < 5 {
		t.Errorf("%d streams", count)
	}
	if _, _, ok := f.Stream("WordDocument", "inside"); ok || f.Has("nothing") {
		t.Error("found what is not there")
	}
}

// TestProperties: the summary has what the document was given.
func TestProperties(t *testing.T) {
	f, err := Open(document(t))
	if err != nil {
		t.Fatal(err)
	}
	stream, _, _ := f.Stream(Summary)
	set := ReadProperties(stream)
	if len(set[Title].Bytes) == 0 || len(set[Author].Bytes) == 0 || set[CodePage].Int == 0 {
		t.Errorf("properties %v", set)
	}
	for n := range stream {
		ReadProperties(stream[:n]) // nothing is read beyond the end
	}
}

// TestCut: of a file that breaks off, a stream has what is left of it and says how much is missing.
func TestCut(t *testing.T) {
	data := document(t)
	whole, _ := Open(data)
	want, _, _ := whole.Stream("WordDocument")
	for n := len(data); n >= 0; n -= 100 {
		f, err := Open(data[:n])
		if err != nil {
			continue
		}
		got, missing, ok := f.Stream("WordDocument")
		if ok && (len(got)+missing != len(want) || !bytes.Equal(got, want[:len(got)])) {
			t.Errorf("cut to %d: %d bytes and %d missing, of %d", n, len(got), missing, len(want))
		}
	}
}

// TestCircle: chains and trees that lead back to themselves end.
func TestCircle(t *testing.T) {
	data := bytes.Clone(document(t))
	directory := (int(binary.LittleEndian.Uint32(data[48:])) + 1) * headerBytes
	fat := (int(binary.LittleEndian.Uint32(data[76:])) + 1) * headerBytes
	for i := range headerBytes / 4 {
		binary.LittleEndian.PutUint32(data[fat+4*i:], uint32(i)) // each sector is its own successor
	}
	for i := range 4 {
		binary.LittleEndian.PutUint32(data[directory+entryBytes*i+68:], 1)
		binary.LittleEndian.PutUint32(data[directory+entryBytes*i+72:], 2)
	}
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range f.Names() {
		if content, _, _ := f.Stream(name); len(content) > len(data)+headerBytes {
			t.Errorf("%q: %d bytes of a file of %d", name, len(content), len(data))
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(document(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(data)
		if err != nil {
			return
		}
		for _, name := range file.Names() {
			content, missing, ok := file.Stream(name)
			if ok && (missing < 0 || len(content) > 2*len(data)+headerBytes) {
				t.Errorf("%q: %d bytes, %d missing, of a file of %d", name, len(content), missing, len(data))
			}
			ReadProperties(content)
		}
	})
}

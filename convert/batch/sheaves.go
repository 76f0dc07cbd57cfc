package batch

import (
	"hash/crc32"
	"os"
	"sync/atomic"
)

// sheaves keeps what the workbook shows of each document, in .guiwen/sheaves, so that no document is read again for it. It is a
// cache: a sheaf that is not what was kept is made anew of its document, and the file is safe to delete.
type sheaves struct {
	root *os.Root // of the output folder
	name string   // of the file below it
	file *os.File
	end  atomic.Int64 // of what is there and being written: sheaves are added and asked for at the same time
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// kept is where a sheaf stands.
type kept struct {
	At   int64  `json:"at"`
	Size int    `json:"size"`
	Sum  uint32 `json:"sum"` // CRC-32C
}

func openSheaves(root *os.Root, name string) (*sheaves, error) {
	if info, err := root.Lstat(name); err == nil && !info.Mode().IsRegular() {
		if err := root.Remove(name); err != nil { // it may be a link that leads elsewhere
			return nil, err
		}
	}
	file, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, err
	}
	s := &sheaves{root: root, name: name, file: file}
	s.end.Store(info.Size())
	return s, nil
}

func (s *sheaves) close() { s.file.Close() }

// add keeps a sheaf. One that cannot be kept is made again when it is wanted.
func (s *sheaves) add(data []byte) *kept {
	if len(data) == 0 {
		return nil
	}
	at := s.end.Add(int64(len(data))) - int64(len(data))
	if _, err := s.file.WriteAt(data, at); err != nil {
		return nil
	}
	return &kept{at, len(data), crc32.Checksum(data, castagnoli)}
}

// get returns a sheaf if it is still what was kept.
func (s *sheaves) get(k *kept) ([]byte, bool) {
	if k == nil || k.At < 0 || k.Size <= 0 || k.At > s.end.Load()-int64(k.Size) {
		return nil, false
	}
	data := make([]byte, k.Size)
	if _, err := s.file.ReadAt(data, k.At); err != nil {
		return nil, false
	}
	return data, crc32.Checksum(data, castagnoli) == k.Sum
}

// forget begins anew with an empty file where most of this one is of documents that are gone.
func (s *sheaves) forget(alive int64) {
	const small = 4 << 20
	if end := s.end.Load(); end > small && end/2 > alive {
		_ = s.root.Remove(s.name)
	}
}

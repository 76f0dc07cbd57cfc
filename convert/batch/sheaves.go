package batch

import (
	"hash/crc32"
	"os"
	"sync"

	"guiwen/schema"
)

// sheaves keeps what the workbook shows of each document, in .guiwen/sheaves, so that no document is read again for it. It is a
// cache: a sheaf that is not what was kept is made anew of its document, and the file is safe to delete.
type sheaves struct {
	folder *folder
	file   *os.File
	mu     sync.Mutex
	end    int64
}

// kept is where a sheaf stands.
type kept struct {
	At   int64  `json:"at"`
	Size int    `json:"size"`
	Sum  uint32 `json:"sum"` // CRC-32C
}

func openSheaves(f *folder) (*sheaves, error) {
	if info, err := f.root.Lstat(sheavesName); err == nil && !info.Mode().IsRegular() {
		if err := f.root.Remove(sheavesName); err != nil { // it may be a link that leads elsewhere
			return nil, err
		}
	}
	file, err := f.root.OpenFile(sheavesName, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, err
	}
	return &sheaves{folder: f, file: file, end: info.Size()}, nil
}

func (s *sheaves) close() { s.file.Close() }

// add keeps a sheaf. One that cannot be kept is made again when it is wanted.
func (s *sheaves) add(data []byte) *kept {
	if len(data) == 0 {
		return nil
	}
	s.mu.Lock()
	at := s.end
	s.end += int64(len(data))
	s.mu.Unlock()
	if _, err := s.file.WriteAt(data, at); err != nil {
		return nil
	}
	return &kept{at, len(data), crc32.Checksum(data, castagnoli)}
}

// get returns a sheaf if it is still what was kept.
func (s *sheaves) get(k *kept) ([]byte, bool) {
	if k == nil || k.At < 0 || k.Size <= 0 || k.At+int64(k.Size) > s.end {
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
	if s.end > small && s.end/2 > alive {
		_ = s.folder.root.Remove(sheavesName)
	}
}

// remade is a record whose sheaf was made of its document.
type remade struct {
	file   int
	record record
}

// gathered reads the sheaves of the documents of the run, in the order of their names. One that was not kept is made.
func (r *run) gathered(documents []int) Sheaves {
	return InOrder(len(documents), r.options.Jobs, func(i int) ([]byte, error) {
		rec, ok := r.ledger.at(r.lines[documents[i]])
		if !ok {
			return nil, errUnreadable
		}
		if data, ok := r.sheaves.get(rec.Sheaf); ok {
			return data, nil
		}
		d, err := r.document(r.names[documents[i]])
		if err != nil {
			return nil, err
		}
		data, err := r.options.Sheaf(d)
		if err == nil {
			rec.Sheaf = r.sheaves.add(data)
			r.mu.Lock()
			r.remade = append(r.remade, remade{documents[i], rec})
			r.mu.Unlock()
		}
		return data, err
	})
}

// document reads a document of the run.
func (r *run) document(name string) (*schema.Document, error) {
	data, err := r.folder.root.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return decode(name, data)
}

// keepRemade notes the sheaves that were made in this run of documents that were there before.
func (r *run) keepRemade() error {
	for _, m := range r.remade {
		e := &m.record.Entry
		s, err := r.ledger.add(workKey(*e.SHA256, r.options.Fingerprint, r.names[m.file]), pathKey(e.Path), &m.record)
		if err != nil {
			return err
		}
		r.lines[m.file] = s
	}
	r.remade = nil
	return r.ledger.flush()
}

package batch

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"strconv"
	"sync"
	"time"
)

// ledger remembers in .guiwen/ledger.db what has been done, so that a run that was stopped goes on where it was.
// It is a cache: what it says is believed only where checksum, input, options and the output itself agree, and it
// is safe to delete.
//
// The file is lines, only ever appended to while a run goes on: the CRC-32C of what follows, in hexadecimal; the
// key of the record; the key of the path that it is of; a [record] as JSON. A last line that is cut off is what a
// kill leaves, and is cut away. Any other damage sets the ledger aside.
type ledger struct {
	folder  *folder
	file    *os.File
	end     int64      // where the next line begins
	mu      sync.Mutex // of the maps
	works   map[ledgerKey]span
	paths   map[ledgerKey]span
	records map[int64]record   // that were read, by their places; while they are few
	held    int                // bytes of their lines
	kinds   map[string]*string // media types, which many records have in common
	dead    int                // lines that a later one stands for
	damaged bool               // it was, and was set aside
	buffer  bytes.Buffer
}

// ledgerKey is the beginning of a SHA-256.
type ledgerKey [16]byte

// span is where a line stands in the ledger.
type span struct {
	at   int64
	size int32
}

// record is what the ledger knows of an input, or of an annex.
type record struct {
	Entry Entry `json:"entry"`
	// In and Out tell the files that were read and written from others of their names without reading them.
	In  stamp `json:"in"`
	Out stamp `json:"out"`
	// Page is the review page, PageSHA256 its digest; Row is the document in short.
	Page       string          `json:"page,omitempty"`
	PageSHA256 string          `json:"pageSha256,omitempty"`
	PageStamp  stamp           `json:"pageStamp"`
	Row        json.RawMessage `json:"row,omitempty"`
	Sheaf      *kept           `json:"sheaf,omitempty"`
	// Passing: another run may end otherwise, so that the entry counts for this one only.
	Passing bool `json:"passing,omitempty"`

	Annex *annexRecord `json:"annex,omitempty"`
}

// workKey names a piece of work: what was read, how, and where the result goes.
func workKey(sha256, fingerprint, output string) ledgerKey {
	return keyOf("work", sha256, fingerprint, output)
}

func pathKey(path string) ledgerKey { return keyOf("path", path) }

func annexKey(name string) ledgerKey { return keyOf("annex", name) }

func keyOf(parts ...string) (k ledgerKey) {
	h := sha256.New()
	for _, p := range parts {
		io.WriteString(h, p)
		h.Write([]byte{0})
	}
	copy(k[:], h.Sum(nil))
	return k
}

// openLedger opens or makes the ledger of an output folder. One that is damaged is set aside.
func openLedger(f *folder) (*ledger, error) {
	if info, err := f.root.Lstat(ledgerName); err == nil && !info.Mode().IsRegular() {
		if err := f.root.Rename(ledgerName, brokenName); err != nil { // it may be a link that leads elsewhere
			return nil, err
		}
	}
	l := &ledger{folder: f}
	if err := l.open(); err != nil {
		return nil, err
	}
	err := l.load()
	if errors.Is(err, errDamaged) {
		l.file.Close()
		if err := f.root.Rename(ledgerName, brokenName); err != nil {
			return nil, err
		}
		l.damaged = true
		if err = l.open(); err == nil {
			err = l.load()
		}
	}
	if err != nil {
		l.close()
		return nil, err
	}
	return l, nil
}

func (l *ledger) open() (err error) {
	l.records, l.held, l.kinds = map[int64]record{}, 0, map[string]*string{}
	l.works, l.paths, l.end, l.dead = map[ledgerKey]span{}, map[ledgerKey]span{}, 0, 0
	l.file, err = l.folder.root.OpenFile(ledgerName, os.O_RDWR|os.O_CREATE, 0o666)
	return err
}

func (l *ledger) close() {
	if l.file != nil {
		l.file.Close()
	}
}

// errDamaged is of a ledger that holds a line which nobody wrote.
var errDamaged = errors.New("the ledger is damaged")

const (
	sumDigits = 8
	keyDigits = 2 * len(ledgerKey{})
	// lineHead is what stands before the JSON of a line.
	lineHead = sumDigits + 1 + keyDigits + 1 + keyDigits + 1
)

// load finds the lines of the ledger, and cuts away what a kill left of the last one.
func (l *ledger) load() error {
	r := bufio.NewReaderSize(l.file, 1<<20)
	for {
		line, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			if bytes.IndexByte(line, 0) >= 0 { // no kill leaves zeros
				return errDamaged
			}
			return l.file.Truncate(l.end)
		}
		if err != nil {
			return err
		}
		work, path, ok := checkLine(line)
		if !ok {
			return errDamaged
		}
		l.index(work, path, span{l.end, int32(len(line))})
		l.end += int64(len(line))
	}
}

// checkLine reads the keys of a line, which must have the checksum that it names.
func checkLine(line []byte) (work, path ledgerKey, ok bool) {
	if len(line) < lineHead+1 {
		return work, path, false
	}
	sum, err := strconv.ParseUint(string(line[:sumDigits]), 16, 32)
	if err != nil || crc32.Checksum(line[sumDigits:], castagnoli) != uint32(sum) {
		return work, path, false
	}
	_, err1 := hex.Decode(work[:], line[sumDigits+1:sumDigits+1+keyDigits])
	_, err2 := hex.Decode(path[:], line[sumDigits+2+keyDigits:sumDigits+2+2*keyDigits])
	return work, path, err1 == nil && err2 == nil
}

// index notes a line under its keys. The path decides which lines are alive: a line stands for the one before it
// of the same path.
func (l *ledger) index(work, path ledgerKey, s span) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, known := l.paths[path]; known {
		l.dead++
	}
	l.paths[path] = s
	l.works[work] = s
}

// find returns what the ledger knows of a piece of work.
func (l *ledger) find(key ledgerKey) (record, bool) {
	l.mu.Lock()
	s := l.works[key]
	l.mu.Unlock()
	return l.at(s)
}

// of returns what the ledger knows of a path.
func (l *ledger) of(path string) (record, bool) {
	l.mu.Lock()
	s := l.paths[pathKey(path)]
	l.mu.Unlock()
	return l.at(s)
}

// mostHeld bounds the lines whose records stay in memory: a run asks for each several times.
const mostHeld = 32 << 20

// at reads a line.
func (l *ledger) at(s span) (rec record, ok bool) {
	if s.size == 0 {
		return rec, false
	}
	l.mu.Lock()
	rec, ok = l.records[s.at]
	l.mu.Unlock()
	if ok {
		return rec, true
	}
	if rec, ok = l.read(s); ok {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.held < mostHeld {
			if kind := rec.Entry.MediaType; kind != nil {
				if l.kinds[*kind] == nil {
					l.kinds[*kind] = kind
				}
				rec.Entry.MediaType = l.kinds[*kind]
			}
			l.records[s.at], l.held = rec, l.held+int(s.size)
		}
	}
	return rec, ok
}

func (l *ledger) read(s span) (rec record, ok bool) {
	line := make([]byte, s.size)
	if _, err := l.file.ReadAt(line, s.at); err != nil {
		return rec, false
	}
	if _, _, ok := checkLine(line); !ok {
		return rec, false
	}
	return rec, json.Unmarshal(line[lineHead:], &rec) == nil
}

// add appends a record to what [ledger.flush] writes, and tells where it will stand. One that is there already is not
// added.
func (l *ledger) add(work, path ledgerKey, rec *record) (span, error) {
	line, err := encodeLine(work, path, rec)
	if err != nil {
		return span{}, err
	}
	if s := l.paths[path]; int(s.size) == len(line) && s.at+int64(s.size) <= l.end {
		old := make([]byte, len(line))
		if _, err := l.file.ReadAt(old, s.at); err == nil && bytes.Equal(old, line) {
			return s, nil
		}
	}
	s := span{l.end + int64(l.buffer.Len()), int32(len(line))}
	l.buffer.Write(line)
	l.index(work, path, s)
	return s, nil
}

func encodeLine(work, path ledgerKey, rec *record) ([]byte, error) {
	v, err := json.Marshal(rec)
	if err != nil {
		return nil, err
	}
	line := make([]byte, sumDigits, lineHead+len(v)+1)
	line = fmt.Appendf(line, " %x %x ", work[:], path[:])
	line = append(append(line, v...), '\n')
	copy(line, fmt.Appendf(nil, "%08x", crc32.Checksum(line[sumDigits:], castagnoli)))
	return line, nil
}

// flush makes what was added last.
func (l *ledger) flush() error {
	if l.buffer.Len() == 0 {
		return nil
	}
	n, err := l.file.WriteAt(l.buffer.Bytes(), l.end)
	if err == nil {
		err = l.file.Sync()
	}
	if err != nil {
		return err
	}
	l.end += int64(n)
	l.buffer.Reset()
	return nil
}

// allIn reports whether each line is one of the paths of alive, and stands for itself.
func (l *ledger) allIn(alive map[ledgerKey]bool) bool {
	for path := range l.paths {
		if !alive[path] {
			return false
		}
	}
	return l.dead == 0
}

// each goes through the records of all lines, those that a later one stands for too.
func (l *ledger) each(do func(record []byte, path ledgerKey)) error {
	return l.eachLine(func(line []byte, path ledgerKey, _ span) { do(line[lineHead:], path) })
}

func (l *ledger) eachLine(do func(line []byte, path ledgerKey, s span)) error {
	r := bufio.NewReaderSize(io.NewSectionReader(l.file, 0, l.end), 1<<20)
	for at := int64(0); ; {
		line, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if _, path, ok := checkLine(line); ok {
			do(line, path, span{at, int32(len(line))})
		}
		at += int64(len(line))
	}
}

// compact writes the ledger anew with the last lines of the paths of alive only.
func (l *ledger) compact(alive map[ledgerKey]bool) error {
	d, err := l.folder.create(ledgerName)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(d, 1<<20)
	err = l.eachLine(func(line []byte, path ledgerKey, s span) {
		if l.paths[path] == s && alive[path] {
			_, _ = w.Write(line)
		}
	})
	if err = errors.Join(err, w.Flush()); err != nil {
		d.discard()
		return err
	}
	return d.Close()
}

// annex returns what is known of an annex; nothing is known of one that was never written.
func (l *ledger) annex(name string) annexRecord {
	rec, ok := l.find(annexKey(name))
	if !ok || rec.Annex == nil {
		return annexRecord{}
	}
	return *rec.Annex
}

// recordAnnex notes an annex that is published.
func (l *ledger) recordAnnex(name string, a annexRecord) error {
	key := annexKey(name)
	if _, err := l.add(key, key, &record{Annex: &a}); err != nil {
		return err
	}
	return l.flush()
}

// stamp tells a file from others that had its name, without reading it: size, time of change, and what the system
// knows it by.
type stamp struct {
	Size     int64  `json:"size"`
	Modified int64  `json:"modified"` // nanoseconds since 1970
	Changed  int64  `json:"changed"`  // of its inode; 0 where the system has no such time
	Inode    uint64 `json:"inode"`
}

// stampOf returns the stamp of a file.
func stampOf(info fs.FileInfo) stamp {
	s := stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
	s.Changed, s.Inode = inode(info)
	return s
}

// sure reports whether a file with the same stamp is the same file: only where the system keeps a time that no
// program can set.
func (s stamp) sure() bool { return s.Changed != 0 }

// tick is longer than any clock of a file system stands still. A file that changed so short ago may change again
// and keep its stamp.
const tick = 100 * time.Millisecond

// settled returns s, or no stamp if the file may still change without one.
func (s stamp) settled(now time.Time) stamp {
	if s.Changed > now.Add(-tick).UnixNano() {
		return stamp{}
	}
	return s
}

// annexRecord is what the ledger knows of an annex: of which documents it was made, and the digests of its
// files by name.
type annexRecord struct {
	Of    string            `json:"of"`
	Files map[string]string `json:"files"`
}

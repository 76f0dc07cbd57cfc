package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ledger keeps what was tried, a line of JSON each, so that a stopped run goes on. What was tried on another text of
// a file no longer counts.
type ledger struct {
	file  *os.File
	known map[string]Result
}

func key(m *Mutant, digest string) string {
	return fmt.Sprintf("%s %s %d-%d %q", digest, m.File, m.Start, m.End, m.New)
}

// openLedger opens the ledger called name, or begins it. A line that was cut off is passed over.
func openLedger(name string) (*ledger, error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return nil, err
	}
	l := &ledger{known: map[string]Result{}}
	if old, err := os.Open(name); err == nil {
		lines := bufio.NewScanner(old)
		lines.Buffer(nil, 16<<20)
		for lines.Scan() {
			var r Result
			if json.Unmarshal(lines.Bytes(), &r) == nil {
				l.known[key(&r.Mutant, r.Digest)] = r
			}
		}
		if err := errors.Join(lines.Err(), old.Close()); err != nil {
			return nil, err
		}
	}
	var err error
	l.file, err = os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o666)
	return l, err
}

func (l *ledger) find(m *Mutant, digest string) (Result, bool) {
	r, ok := l.known[key(m, digest)]
	return r, ok
}

func (l *ledger) add(r Result) error {
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	_, err = l.file.Write(append(line, '\n'))
	return err
}

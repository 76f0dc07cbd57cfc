package batch

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// ledger remembers in .guiwen/ledger.db what has been converted, so that a run that was stopped goes on where
// it was. An entry counts only for the same input bytes, output name, program and options, and while the
// output still has the digest it had. It is safe to delete.
type ledger struct{ db *bbolt.DB }

var (
	ledgerBucket = []byte("documents/1")
	annexBucket  = []byte("annexes/1")
)

// openLedger opens or makes the ledger of an output folder. One that is damaged is an error: it may be
// deleted, but that is for the user to decide.
func openLedger(out string) (*ledger, error) {
	name := filepath.Join(out, ".guiwen", "ledger.db")
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return nil, err
	}
	db, err := bbolt.Open(name, 0o644, &bbolt.Options{Timeout: 2 * time.Second, NoSync: false})
	if err != nil {
		if errors.Is(err, bolterrors.ErrTimeout) {
			return nil, fmt.Errorf("%s is in use: is another run writing to this folder?", name)
		}
		return nil, fmt.Errorf("%s: %w; it is safe to delete it", name, err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		if _, err := tx.CreateBucketIfNotExists(ledgerBucket); err != nil {
			return err
		}
		_, err := tx.CreateBucketIfNotExists(annexBucket)
		return err
	})
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &ledger{db}, nil
}

func (l *ledger) close() error { return l.db.Close() }

// key names a piece of work: what was read, how, and where the result goes.
func (l *ledger) key(sha256, fingerprint, output string) []byte {
	return []byte(sha256 + "\x00" + fingerprint + "\x00" + output)
}

// find returns what the ledger knows of a piece of work.
func (l *ledger) find(key []byte) (Entry, bool) {
	var e Entry
	found := false
	_ = l.db.View(func(tx *bbolt.Tx) error {
		if v := tx.Bucket(ledgerBucket).Get(key); v != nil {
			found = json.Unmarshal(v, &e) == nil
		}
		return nil
	})
	return e, found
}

// record notes entries that are published.
func (l *ledger) record(keys [][]byte, entries []Entry) error {
	return l.db.Update(func(tx *bbolt.Tx) error {
		bucket := tx.Bucket(ledgerBucket)
		for i, e := range entries {
			v, err := json.Marshal(e)
			if err != nil {
				return err
			}
			if err := bucket.Put(keys[i], v); err != nil {
				return err
			}
		}
		return nil
	})
}

// annex returns what is known of an annex; nothing is known of one that was never written.
func (l *ledger) annex(name string) (a annexRecord) {
	_ = l.db.View(func(tx *bbolt.Tx) error {
		if v := tx.Bucket(annexBucket).Get([]byte(name)); v != nil && json.Unmarshal(v, &a) != nil {
			a = annexRecord{}
		}
		return nil
	})
	return a
}

// recordAnnex notes an annex that is published.
func (l *ledger) recordAnnex(name string, a annexRecord) error {
	v, err := json.Marshal(a)
	if err != nil {
		return err
	}
	return l.db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(annexBucket).Put([]byte(name), v) })
}

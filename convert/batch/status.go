package batch

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// Progress is what .guiwen/status.json says while a run goes on. The file is written anew about once a second, whole, and is gone when
// the run has ended; one that a killed run left names a process that is no longer there.
type Progress struct {
	State   string    `json:"state"` // "running", or "failed" where results could not be written
	Stage   string    `json:"stage"` // "documents", then "annexes": workbook, index of pages, digests
	Process int       `json:"process"`
	Started time.Time `json:"started"`
	Updated time.Time `json:"updated"`

	Total       int `json:"total"`
	Done        int `json:"done"`
	Reused      int `json:"reused"` // of them, those that were not converted in this run
	OK          int `json:"ok"`
	Warned      int `json:"warned"`
	Quarantined int `json:"quarantined"`
	Skipped     int `json:"skipped"`

	PerSecond   float64  `json:"perSecond"`   // inputs decided, of the last half minute
	SecondsLeft *float64 `json:"secondsLeft"` // of the documents, at this rate; null where there is none yet

	Working []Work `json:"working"` // what is being converted, the longest first
}

// Work is an input that is being converted.
type Work struct {
	Path    string  `json:"path"`
	Seconds float64 `json:"seconds"`
}

// ReadProgress returns how far the run is that writes to the output folder; the error is or wraps os.ErrNotExist where none does.
func ReadProgress(out string) (p Progress, err error) {
	data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(statusName)))
	if err == nil {
		err = json.Unmarshal(data, &p)
	}
	return p, err
}

const (
	perStatus   = time.Second
	rateSamples = 30 // of the counts, one per writing
)

// status keeps the file for a run.
type status struct {
	folder *folder
	stop   chan struct{}
	done   chan struct{}

	mu      sync.Mutex
	now     Progress
	working map[int]started // by file
	counts  []sample        // the last of them, for the rate
}

type started struct {
	path string
	at   time.Time
}

type sample struct {
	at   time.Time
	done int
}

// newStatus writes the first status: from now on the folder says that a run goes on.
func newStatus(f *folder, total int) (*status, error) {
	begun := time.Now()
	s := &status{
		folder: f, stop: make(chan struct{}), done: make(chan struct{}), working: map[int]started{}, counts: []sample{{at: begun}},
		now: Progress{State: "running", Stage: "documents", Process: os.Getpid(), Started: begun.UTC().Truncate(time.Second), Total: total},
	}
	if err := f.publish(statusName, s.snapshot(begun)); err != nil {
		return nil, err
	}
	go func() {
		defer close(s.done)
		tick := time.NewTicker(perStatus)
		defer tick.Stop()
		for {
			select {
			case now := <-tick.C:
				_ = f.publishLoose(statusName, s.snapshot(now)) // a disk that is full is told by the results
			case <-s.stop:
				return
			}
		}
	}()
	return s, nil
}

// snapshot is the file as it should be now.
func (s *status) snapshot(now time.Time) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.now
	p.Updated = now.UTC().Truncate(time.Second)
	first := s.counts[0]
	if passed := now.Sub(first.at).Seconds(); passed > 0 && p.Done > first.done {
		p.PerSecond = float64(p.Done-first.done) / passed
		left := float64(p.Total-p.Done) / p.PerSecond
		p.SecondsLeft = &left
	}
	if s.counts = append(s.counts, sample{now, p.Done}); len(s.counts) > rateSamples {
		s.counts = s.counts[1:]
	}
	p.Working = make([]Work, 0, len(s.working))
	for _, w := range s.working {
		p.Working = append(p.Working, Work{w.path, now.Sub(w.at).Round(100 * time.Millisecond).Seconds()})
	}
	slices.SortFunc(p.Working, func(a, b Work) int {
		if a.Seconds != b.Seconds {
			if a.Seconds > b.Seconds {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Path, b.Path)
	})
	data, err := json.Marshal(&p)
	if err != nil {
		return nil
	}
	return append(data, '\n')
}

// begins notes that a file is being converted; ends, that it no longer is.
func (s *status) begins(file int, path string) {
	s.mu.Lock()
	s.working[file] = started{path, time.Now()}
	s.mu.Unlock()
}

func (s *status) ends(file int) {
	s.mu.Lock()
	delete(s.working, file)
	s.mu.Unlock()
}

// count counts a decided input.
func (s *status) count(e *Entry, reused bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now.Done++
	if reused {
		s.now.Reused++
	}
	switch e.Status {
	case OK:
		s.now.OK++
	case Warned:
		s.now.Warned++
	case Quarantined:
		s.now.Quarantined++
	case Skipped:
		s.now.Skipped++
	}
}

// stage says what the run is about to do.
func (s *status) stage(name string) {
	s.mu.Lock()
	s.now.Stage = name
	s.mu.Unlock()
}

// close ends the status: the file goes, or says that the run failed.
func (s *status) close(err error) {
	close(s.stop)
	<-s.done
	if err == nil {
		_ = s.folder.root.Remove(statusName)
		return
	}
	s.mu.Lock()
	s.now.State = "failed"
	s.mu.Unlock()
	_ = s.folder.publishLoose(statusName, s.snapshot(time.Now()))
}

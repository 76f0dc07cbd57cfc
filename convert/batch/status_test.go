//go:build unix

package batch

import (
	"context"
	"errors"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"guiwen/normalize/source"
	"guiwen/schema"
)

// TestStatusWhileRunning holds that a run tells how far it is and which files it is at, and stops telling when it ends.
func TestStatusWhileRunning(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write(t, dir, map[string]string{"in/a.txt": "a", "in/b.txt": "b", "in/c.txt": "c"})
	seen := make(chan Progress, 1)
	converter := Func(func(ctx context.Context, in source.Input) (*schema.Document, error) {
		if in.Name == "c.txt" {
			for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
				if p, err := ReadProgress("out"); err == nil && len(p.Working) == 1 && p.Working[0].Path == "in/c.txt" {
					seen <- p
					break
				}
			}
		}
		return nil, source.Errorf(source.Corrupt, "", "", "no document")
	})
	if _, err := Run(context.Background(), []string{"in"}, Options{Out: "out", Jobs: 1, Fingerprint: "1", Converter: converter}); err != nil {
		t.Fatal(err)
	}
	select {
	case p := <-seen:
		if p.State != "running" || p.Stage != "documents" || p.Total != 3 || p.Quarantined != p.Done || p.Process != os.Getpid() {
			t.Errorf("%+v", p)
		}
	default:
		t.Error("the status never told of the last file")
	}
	if _, err := ReadProgress("out"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("after the run: %v", err)
	}
}

// TestRate holds rate and time left on a clock that is ours.
func TestRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, err := openFolder(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		defer f.close()
		s, err := newStatus(f, 1000)
		if err != nil {
			t.Fatal(err)
		}
		for range 100 {
			time.Sleep(perStatus)
			for range 4 {
				s.count(&Entry{Status: OK}, false)
			}
		}
		synctest.Wait()
		s.stage("annexes")
		s.close(errors.New("the disk is full"))
		p, err := ReadProgress(f.root.Name())
		if err != nil || p.State != "failed" || p.Stage != "annexes" || p.Done != 400 || p.OK != 400 {
			t.Fatalf("%+v, %v", p, err)
		}
		if p.PerSecond < 3.8 || p.PerSecond > 4.2 || p.SecondsLeft == nil || *p.SecondsLeft < 140 || *p.SecondsLeft > 160 {
			t.Errorf("%.2f a second, %v left", p.PerSecond, p.SecondsLeft)
		}
	})
}

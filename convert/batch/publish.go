package batch

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"guiwen/normalize/source"
)

// temporary is how names of unfinished files begin; what a crash leaves of them is removed at the next start.
const temporary = ".tmp-guiwen-"

// publish writes data to name so that a reader sees the whole file or none. That the name lasts through a crash
// is only sure after syncFolder. The error is a *source.Error with code output.write.
func publish(name string, data []byte) error {
	d, err := newDraft(name)
	if err != nil {
		return err
	}
	if _, err := d.Write(data); err != nil {
		d.discard()
		return err
	}
	if err := d.seal(); err != nil {
		return err
	}
	return d.rename()
}

// Publish writes a file piece by piece so that a reader sees the whole of it or nothing, and makes it last;
// nothing is published where write fails. The error is a *source.Error with code output.write, or write's.
func Publish(name string, write func(io.Writer) error) error {
	d, err := newDraft(name)
	if err != nil {
		return err
	}
	if err := write(d); err != nil {
		d.discard()
		return err
	}
	return d.Close()
}

// draft is a file that is written under a temporary name in its folder, and published — synced, renamed, the
// folder synced — when it is closed; one that could not be written in full is not.
type draft struct {
	name string
	file *os.File
	err  error
}

func newDraft(name string) (*draft, error) {
	d := &draft{name: name}
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, d.failure(err)
	}
	f, err := os.CreateTemp(dir, temporary+"*")
	if err != nil {
		return nil, d.failure(err)
	}
	d.file = f
	return d, nil
}

func (d *draft) failure(err error) error {
	return source.Errorf(source.OutputWrite, "", d.name, "cannot write the result: %w", plain(err))
}

func (d *draft) Write(p []byte) (int, error) {
	if d.err != nil {
		return 0, d.err
	}
	n, err := d.file.Write(p)
	if err != nil {
		d.err = d.failure(err)
	}
	return n, d.err
}

func (d *draft) discard() {
	d.file.Close()
	os.Remove(d.file.Name())
}

// Close publishes the file.
func (d *draft) Close() error {
	if err := d.seal(); err != nil {
		return err
	}
	return d.publish()
}

// seal makes the file durable under its temporary name; one that could not be written is discarded.
func (d *draft) seal() error {
	if d.err == nil {
		if err := errors.Join(d.file.Chmod(0o644), d.file.Sync(), d.file.Close()); err != nil {
			d.err = d.failure(err)
		}
	}
	if d.err != nil {
		d.discard()
	}
	return d.err
}

// publish gives a sealed file its name, to last.
func (d *draft) publish() error {
	if err := d.rename(); err != nil {
		return err
	}
	syncFolder(filepath.Dir(d.name))
	return nil
}

// rename gives a sealed file its name.
func (d *draft) rename() error {
	if err := os.Rename(d.file.Name(), d.name); err != nil {
		d.discard()
		return d.failure(err)
	}
	return nil
}

// syncFolder makes a rename in dir durable; a system that cannot sync a folder is not asked twice.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		d.Close()
	}
}

// sweep removes unfinished files of an earlier run below dir.
func sweep(dir string) {
	_ = filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasPrefix(entry.Name(), temporary) {
			os.Remove(name)
		}
		return nil
	})
}

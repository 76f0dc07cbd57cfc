package batch

import (
	"os"
	"path/filepath"
	"strings"

	"guiwen/convert/source"
)

// temporary is how names of unfinished files begin; what a crash leaves of them is removed at the next start.
const temporary = ".tmp-guiwen-"

// publish writes data to name so that a reader sees the whole file or none: to a temporary name in the same
// folder, synced, renamed, and the folder synced. The error is a *source.Error with code output.write.
func publish(name string, data []byte) error {
	return Publish(name, func(f *os.File) error {
		_, err := f.Write(data)
		return err
	})
}

// Publish writes a file so that a reader sees the whole of it or nothing: under a temporary name in the same
// folder, synced, renamed, and the folder synced. The error is a *source.Error with code output.write.
func Publish(name string, write func(*os.File) error) (err error) {
	defer func() {
		if err != nil {
			err = source.Errorf(source.OutputWrite, "", name, "cannot write the result: %w", plain(err))
		}
	}()
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, temporary+"*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return err
	}
	return syncFolder(dir)
}

// syncFolder makes a rename in dir durable; systems that cannot sync a folder are not asked to.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	_ = d.Sync()
	return nil
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

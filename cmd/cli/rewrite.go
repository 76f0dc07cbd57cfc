package cli

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"

	"guiwen/normalize"
)

// rewrite normalizes the file called name, whose content is in, in place, and reports whether anything changed; if not,
// the file is left alone. Whoever opens it finds the old text or the new one, whole: the new one is written beside
// it with the same permissions and takes its name in one step. The old one stays as name+backup, if backup is not
// empty. Behind a symbolic link the file that it leads to is written, and the link stays.
func rewrite(name, backup string, in io.Reader, n *normalize.Normalizer) (changed bool, err error) {
	if name == "-" {
		return false, usage("name the files to write", "--in-place cannot write standard input")
	}
	if name, err = filepath.EvalSymlinks(name); err != nil {
		return false, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return false, err
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), ".tmp-guiwen-*")
	if err != nil {
		return false, err
	}
	defer func() {
		tmp.Close()
		os.Remove(tmp.Name())
	}()
	out := bufio.NewWriter(tmp)
	changed, err = passages(in, name, n, func(p passage) error {
		_, err := out.WriteString(p.text.String())
		return err
	})
	if err != nil || !changed {
		return false, err
	}
	if err := errors.Join(out.Flush(), tmp.Chmod(info.Mode().Perm()), tmp.Sync(), tmp.Close()); err != nil {
		return false, err
	}
	if backup != "" {
		if err := keep(name, name+backup); err != nil {
			return false, err
		}
	}
	return true, os.Rename(tmp.Name(), name)
}

// keep gives the file called name the second name backup, in place of what had that name before. Where the file
// system knows no second names, the file is moved there.
func keep(name, backup string) error {
	if err := os.Remove(backup); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if os.Link(name, backup) == nil {
		return nil
	}
	return os.Rename(name, backup)
}

package batch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"guiwen/normalize/source"
)

// file is one input that was seen, in input order.
type file struct {
	shown string // path in the manifest: slashes, bytes that are not UTF-8 percent-escaped; unique
	rel   string // path below its root; names the output
	open  string // path in the file system; "" for standard input
	skip  *source.Error
}

// ErrUsage is wrapped by errors that the caller's arguments cause.
var ErrUsage = errors.New("usage")

// collect finds the inputs that the arguments name: files, folders (walked, sorted by name), globs, and "-" for
// standard input. Folders are not followed through symbolic links. The output folder is passed over.
func collect(args []string, o *Options) ([]file, error) {
	c := collector{options: o}
	if out, err := filepath.Abs(o.Out); err == nil {
		c.out = out
	}
	for _, arg := range args {
		if err := c.argument(arg); err != nil {
			return nil, err
		}
	}
	c.disambiguate()
	return c.files, nil
}

type collector struct {
	options *Options
	out     string // absolute path of the output folder
	files   []file
}

func (c *collector) argument(arg string) error {
	if arg == "-" {
		name := c.options.StdinName
		c.files = append(c.files, file{shown: name, rel: path.Base(filepath.ToSlash(name))})
		return nil
	}
	info, err := os.Lstat(arg)
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		info, err = os.Stat(arg) // a link that the user names is meant
	}
	switch {
	case err == nil && info.IsDir():
		return c.walk(arg)
	case err == nil:
		c.add(arg, filepath.Base(arg), info)
		return nil
	case strings.ContainsAny(arg, "*?["):
		return c.glob(arg)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %s: no such file or folder", ErrUsage, arg)
	}
	return fmt.Errorf("%w: %v", ErrUsage, err)
}

func (c *collector) glob(pattern string) error {
	names, err := filepath.Glob(pattern)
	if err != nil {
		return fmt.Errorf("%w: %s: %v", ErrUsage, pattern, err)
	}
	if len(names) == 0 {
		return fmt.Errorf("%w: %s: nothing matches", ErrUsage, pattern)
	}
	sort.Strings(names)
	for _, name := range names {
		if err := c.argument(name); err != nil {
			return err
		}
	}
	return nil
}

// walk adds the files below a folder, sorted by path.
func (c *collector) walk(root string) error {
	return filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, name)
		if err != nil {
			if name == root {
				return fmt.Errorf("%w: %v", ErrUsage, err)
			}
			c.files = append(c.files, file{
				shown: shown(name), rel: filepath.ToSlash(rel), open: name,
				skip: source.Errorf(source.Unreadable, "", "", "%v", plain(err)),
			})
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			if abs, err := filepath.Abs(name); err == nil && abs == c.out && name != root {
				return fs.SkipDir
			}
			return nil
		}
		if !c.wanted(filepath.ToSlash(rel)) {
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return nil // vanished while we walked: not an input
		}
		c.add(name, rel, info)
		return nil
	})
}

// add appends a file, or the reason why it is passed over.
func (c *collector) add(name, rel string, info fs.FileInfo) {
	f := file{shown: shown(name), rel: filepath.ToSlash(rel), open: name}
	base := filepath.Base(name)
	switch mode := info.Mode(); {
	case mode&fs.ModeSymlink != 0:
		f.skip = source.Errorf(source.Unsupported, "symlink", "", "a symbolic link is not followed")
	case !mode.IsRegular():
		f.skip = source.Errorf(source.Unsupported, "not-regular", "", "not a regular file (%s)", mode.Type())
	case strings.HasPrefix(base, "~$"), base == ".DS_Store", base == "Thumbs.db", base == "desktop.ini":
		f.skip = source.Errorf(source.Unsupported, "system-file", "", "a file that a program or system keeps for itself")
	}
	c.files = append(c.files, f)
}

// wanted applies --include and --exclude: patterns of path.Match over the path below the root or its last
// element.
func (c *collector) wanted(rel string) bool {
	match := func(patterns []string) bool {
		for _, p := range patterns {
			if ok, _ := path.Match(p, rel); ok {
				return true
			}
			if ok, _ := path.Match(p, path.Base(rel)); ok {
				return true
			}
		}
		return false
	}
	if len(c.options.Include) > 0 && !match(c.options.Include) {
		return false
	}
	return !match(c.options.Exclude)
}

// disambiguate drops inputs that were named twice.
func (c *collector) disambiguate() {
	seen := map[string]bool{}
	kept := c.files[:0]
	for _, f := range c.files {
		if seen[f.shown] {
			continue
		}
		seen[f.shown] = true
		kept = append(kept, f)
	}
	c.files = kept
}

// plain returns the cause of a path error without the path, which is said elsewhere.
func plain(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

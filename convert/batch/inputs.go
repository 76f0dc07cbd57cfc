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

// ErrUsage is wrapped by errors that the caller's arguments cause.
var ErrUsage = errors.New("usage")

// errNoInputs is wrapped by the error for arguments that name no input.
var errNoInputs = fmt.Errorf("%w: no documents in", ErrUsage)

// collect finds the inputs that the arguments name: files, folders (walked, sorted by name), globs, and "-" for
// standard input. Folders are not followed through symbolic links. What runs wrote is no input. That there is no
// input at all is an error.
func collect(args []string, o *Options) ([]file, error) {
	c := collector{options: o, seen: map[string]bool{}}
	if info, err := os.Stat(o.Out); err == nil {
		c.out = info
	}
	for _, arg := range args {
		if err := c.argument(arg); err != nil {
			return nil, err
		}
	}
	for _, f := range c.files {
		if f.skip == nil || f.skip.Code == source.Unreadable {
			return c.files, nil
		}
	}
	where := strings.Join(args, ", ")
	if len(o.Include)+len(o.Exclude) > 0 {
		return nil, fmt.Errorf("%w %s that the patterns let through", errNoInputs, where)
	}
	return nil, fmt.Errorf("%w %s", errNoInputs, where)
}

type collector struct {
	options *Options
	out     fs.FileInfo // the output folder, nil where it is yet to be made
	files   []file
	seen    map[string]bool // absolute paths of files
}

func (c *collector) argument(arg string) error {
	if arg == "-" {
		name := c.options.StdinName
		c.append("-", file{shown: name, rel: path.Base(filepath.ToSlash(name)), named: true})
		return nil
	}
	info, err := os.Lstat(arg)
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		info, err = os.Stat(arg) // a link that the user names is meant
	}
	switch {
	case err == nil && info.IsDir():
		return c.walk(arg, info)
	case err == nil:
		c.append(arg, file{shown: shown(arg), rel: filepath.Base(arg), open: arg, named: true, skip: refusal(arg, info)})
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

// append takes a file once, whatever it is called: what tells files apart is their path.
func (c *collector) append(name string, f file) {
	if abs, err := filepath.Abs(name); err == nil {
		name = abs
	}
	if c.seen[name] || c.options.ready != nil && !c.options.ready(f.open) {
		return
	}
	c.seen[name] = true
	c.files = append(c.files, f)
}

// walk adds the files below a folder, sorted by path.
func (c *collector) walk(root string, info fs.FileInfo) error {
	if c.isOut(info) {
		return fmt.Errorf("%w: %s is the output folder too; give another one", ErrUsage, root)
	}
	if isOutput(root) {
		return fmt.Errorf("%w: %s holds the results of a run, which are no documents", ErrUsage, root)
	}
	return filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, name)
		rel = filepath.ToSlash(rel)
		if err != nil {
			if name == root {
				return fmt.Errorf("%w: %v", ErrUsage, err)
			}
			c.append(name, file{shown: shown(name), rel: rel, open: name, skip: source.Errorf(source.Unreadable, "", "", "%v", plain(err))})
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			return c.enter(root, name, rel, entry)
		}
		if !c.wanted(rel) {
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return nil // vanished while we walked: not an input
		}
		skip := refusal(name, info)
		if skip == nil {
			skip = companion(entry.Name())
		}
		c.append(name, file{shown: shown(name), rel: rel, open: name, skip: skip})
		return nil
	})
}

func (c *collector) isOut(info fs.FileInfo) bool { return c.out != nil && os.SameFile(c.out, info) }

// enter decides whether the files of a folder are inputs. One that is passed over has a line in the manifest, but
// for the outputs of runs.
func (c *collector) enter(root, name, rel string, entry fs.DirEntry) error {
	if name == root {
		return nil
	}
	if info, err := entry.Info(); err == nil && c.isOut(info) || isOutput(name) {
		return fs.SkipDir
	}
	skip := companion(entry.Name())
	if skip == nil && besidePage(name) {
		skip = source.Errorf(source.Unsupported, "sidecar", "", "what a browser saved beside a page")
	}
	if skip == nil {
		return nil
	}
	c.append(name, file{shown: shown(name), rel: rel, open: name, skip: skip})
	return fs.SkipDir
}

// refusal returns why a file cannot be read, whoever named it.
func refusal(name string, info fs.FileInfo) *source.Error {
	base := filepath.Base(name)
	switch mode := info.Mode(); {
	case mode&fs.ModeSymlink != 0:
		return source.Errorf(source.Unsupported, "symlink", "", "a symbolic link is not followed")
	case !mode.IsRegular():
		return source.Errorf(source.Unsupported, "not-regular", "", "not a regular file (%s)", mode.Type())
	case strings.HasPrefix(base, "~$"):
		return source.Errorf(source.Unsupported, "system-file", "", "a file that a program or system keeps for itself")
	}
	return nil
}

// companion returns why a file or folder of this name is no document of its own: systems and programs keep it, or it
// serves the look of a page.
func companion(name string) *source.Error {
	lower := strings.ToLower(name)
	switch lower {
	case "thumbs.db", "desktop.ini", "@eadir", "__macosx", "$recycle.bin", "system volume information":
		return source.Errorf(source.Unsupported, "system-file", "", "a file that a program or system keeps for itself")
	}
	switch {
	case name[0] == '.':
		return source.Errorf(source.Unsupported, "hidden", "", "a hidden file or folder; name it to have it read")
	case strings.HasPrefix(lower, "~wrl") && strings.HasSuffix(lower, ".tmp"):
		return source.Errorf(source.Unsupported, "system-file", "", "a file that a program or system keeps for itself")
	}
	switch path.Ext(lower) {
	case ".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot":
		return source.Errorf(source.Unsupported, "sidecar", "", "style, script or font of a page")
	}
	return nil
}

// besidePage reports whether a folder holds what a browser saved of the page beside it: X_files or X.files of X.html.
func besidePage(folder string) bool {
	stem, ok := strings.CutSuffix(folder, "_files")
	if !ok {
		stem, ok = strings.CutSuffix(folder, ".files")
	}
	if !ok {
		return false
	}
	for _, ext := range []string{".html", ".htm", ".xhtml", ".shtml", ".mht", ".doc", ".HTML", ".HTM"} {
		if info, err := os.Lstat(stem + ext); err == nil && info.Mode().IsRegular() {
			return true
		}
	}
	return false
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

package batch

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// seal writes the digests of everything that the run made: documents in the order of names, each with its page, then the manifest
// and annexes, which are digests by name.
//
// The seal of a finished output folder: manifest-sha256.txt names every file with its SHA-256, as sha256sum and BagIt
// (RFC 8493, 2.1.3) write them, and tagmanifest-sha256.txt does the same of that one.
func (r *run) seal(annexes map[string]string) error {
	manifest, err := r.folder.digest(manifestName)
	if err != nil {
		return err
	}
	others := maps.Clone(annexes)
	others[manifestName] = manifest
	sum, err := r.folder.replace(sealName, func(w io.Writer) error {
		b := bufio.NewWriterSize(w, 1<<16)
		for rec, err := range r.decided() {
			if err != nil {
				return err
			}
			if rec.Entry.Output != nil {
				writeSum(b, *rec.Entry.OutputSHA256, *rec.Entry.Output)
			}
			if rec.Page != "" {
				writeSum(b, rec.PageSHA256, rec.Page)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(others)) {
			writeSum(b, others[name], name)
		}
		return b.Flush()
	})
	if err != nil {
		return err
	}
	_, err = r.folder.replace(tagSealName, func(w io.Writer) error {
		b := bufio.NewWriter(w)
		writeSum(b, sum, sealName)
		return b.Flush()
	})
	return err
}

// writeSum writes a line of a list of digests. A name has no line break: outputs have safe names.
func writeSum(b *bufio.Writer, digest, name string) {
	b.WriteString(digest)
	b.WriteString("  ")
	b.WriteString(name)
	b.WriteByte('\n')
}

// sealed goes through the files that the last run left, with their digests, as far as the list of them can be read.
func (f *folder) sealed() iter.Seq2[string, string] {
	return func(yield func(name, digest string) bool) {
		from, err := f.root.Open(sealName)
		if err != nil {
			return
		}
		defer from.Close()
		lines := bufio.NewScanner(from)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			if digest, name, ok := strings.Cut(lines.Text(), "  "); ok && fs.ValidPath(name) && !yield(name, digest) {
				return
			}
		}
	}
}

// unseal takes the digests away from a folder that is not what they were taken of.
func (f *folder) unseal() {
	_ = f.root.Remove(tagSealName)
	_ = f.root.Remove(sealName)
}

// Verification tells what [Verify] found.
type Verification struct {
	Checked int
	Differ  int
}

// Verify checks that a finished output folder is what the run left: every file has its digest, none is missing, and
// none was added to the folders that the run writes. Each difference is told by its path and what is wrong.
func Verify(out string, tell func(name, what string)) (Verification, error) {
	f, err := openFolder(out)
	if err != nil {
		return Verification{}, err
	}
	defer f.close()
	v := verifying{folder: f, tell: tell, listed: map[string]bool{}}
	for _, list := range []string{tagSealName, sealName} {
		if err := v.list(list); err != nil {
			return v.Verification, err
		}
	}
	return v.Verification, v.added()
}

type verifying struct {
	Verification
	folder *folder
	tell   func(name, what string)
	listed map[string]bool
}

func (v *verifying) differ(name, what string) {
	v.Differ++
	v.tell(name, what)
}

// list checks the files that a list of digests names.
func (v *verifying) list(name string) error {
	from, err := v.folder.root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		v.differ(name, "missing")
		return nil
	}
	if err != nil {
		return err
	}
	defer from.Close()
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		digest, file, ok := strings.Cut(lines.Text(), "  ")
		if !ok || !fs.ValidPath(file) {
			v.differ(name, "not a list of digests")
			continue
		}
		v.listed[file] = true
		v.file(file, digest)
	}
	return lines.Err()
}

func (v *verifying) file(name, want string) {
	v.Checked++
	got, err := v.folder.digest(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		v.differ(name, "missing")
	case err != nil:
		v.differ(name, plain(err).Error())
	case got != want:
		v.differ(name, "its SHA-256 differs")
	}
}

// writtenFolders are the folders that a run has for itself.
var writtenFolders = []string{"documents", "review", "annex", "annex-form"}

// added finds the files that nobody listed.
func (v *verifying) added() error {
	for _, dir := range writtenFolders {
		err := fs.WalkDir(v.folder.root.FS(), dir, func(name string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) && name == dir {
				return nil
			}
			if err == nil && !entry.IsDir() && !v.listed[name] {
				v.differ(name, "no run wrote it")
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	if !v.listed[manifestName] && v.Differ == 0 {
		v.differ(manifestName, "not listed")
	}
	return nil
}

// VerifyInputs checks that the inputs of a manifest, below the folder from which they were named, are what was read.
func VerifyInputs(dir string, entries []Entry, tell func(name, what string)) Verification {
	var v Verification
	for _, e := range entries {
		if e.SHA256 == nil {
			continue
		}
		v.Checked++
		what := ""
		switch got, err := Digest(filepath.Join(dir, Path(e.Path))); {
		case errors.Is(err, fs.ErrNotExist):
			what = "missing"
		case err != nil:
			what = plain(err).Error()
		case got != *e.SHA256:
			what = "its SHA-256 differs"
		default:
			continue
		}
		v.Differ++
		tell(e.Path, what)
	}
	return v
}

package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"guiwen/normalize/source"
)

// folder is an output folder. Names are slash paths below it; nothing that is done through it leaves it, not by a
// symbolic link either.
type folder struct {
	root *os.Root
	mu   sync.Mutex
	dirs map[string]*os.Root // folders below that stay open: a path is not walked again for each file in them
}

// mostOpen is the number of folders that stay open.
const mostOpen = 100

// openFolder opens the output folder, and makes it if it does not exist.
func openFolder(name string) (*folder, error) {
	if err := os.MkdirAll(name, 0o777); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &folder{root: root, dirs: map[string]*os.Root{}}, nil
}

func (f *folder) close() {
	for _, d := range f.dirs {
		d.Close()
	}
	f.root.Close()
}

// at returns the folder that a name is looked up in, and its name there.
func (f *folder) at(name string) (*os.Root, string) {
	dir, base := path.Split(name)
	f.mu.Lock()
	defer f.mu.Unlock()
	if d := f.dirs[dir]; d != nil {
		return d, base
	}
	return f.root, name
}

// make makes the folder of a name, and is at.
func (f *folder) make(name string) (*os.Root, string, error) {
	if root, base := f.at(name); root != f.root || !strings.Contains(name, "/") {
		return root, base, nil
	}
	dir, base := path.Split(name)
	if err := f.root.MkdirAll(path.Clean(dir), 0o777); err != nil {
		return nil, "", err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.dirs) >= mostOpen || f.dirs[dir] != nil {
		return f.root, name, nil
	}
	root, err := f.root.OpenRoot(path.Clean(dir))
	if err != nil {
		return nil, "", err
	}
	f.dirs[dir] = root
	return root, base, nil
}

// forget looks a folder up anew from now on: it may be gone.
func (f *folder) forget(name string) {
	dir, _ := path.Split(name)
	f.mu.Lock()
	defer f.mu.Unlock()
	if d := f.dirs[dir]; d != nil {
		d.Close()
		delete(f.dirs, dir)
	}
}

// Names of what a run leaves beside documents and annexes.
const (
	manifestName = "manifest.jsonl"
	sealName     = "manifest-sha256.txt"
	tagSealName  = "tagmanifest-sha256.txt"
)

// Names of what a run keeps in the folder for itself.
const (
	ownFolder   = ".guiwen"
	markName    = ownFolder + "/output.json"
	ledgerName  = ownFolder + "/ledger.db"
	sheavesName = ownFolder + "/sheaves.db"
	brokenName  = ownFolder + "/ledger.damaged"
	lockName    = ownFolder + "/lock"
	commandName = ownFolder + "/command.json"
	// statusName is there while a run goes on; where one is found at the start, the last run was killed.
	statusName = ownFolder + "/status.json"
)

// mark tells other runs that the folder holds results, which are no inputs.
func (f *folder) mark() error {
	if err := f.root.MkdirAll(ownFolder, 0o777); err != nil {
		return err
	}
	if _, err := f.root.Stat(markName); err == nil {
		return nil
	}
	return f.publish(markName, []byte("{\"format\":\"guiwen/output/1\"}\n"))
}

// ReadCommand returns how the last run that wrote to the output folder was asked for.
func ReadCommand(out string) (c Command, err error) {
	data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(commandName)))
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal(data, &c); err != nil {
		return c, fmt.Errorf("%s: %w", commandName, err)
	}
	return c, nil
}

// isOutput reports whether a folder of the file system is marked as the output of a run.
func isOutput(name string) bool {
	if _, err := os.Lstat(filepath.Join(name, filepath.FromSlash(markName))); err == nil {
		return true
	}
	_, ledger := os.Lstat(filepath.Join(name, filepath.FromSlash(ledgerName)))
	_, manifest := os.Lstat(filepath.Join(name, manifestName))
	return ledger == nil && manifest == nil // of a version that left no mark
}

// digest returns the SHA-256 of a file, in hexadecimal.
func (f *folder) digest(name string) (string, error) {
	from, err := f.root.Open(name)
	if err != nil {
		return "", err
	}
	defer from.Close()
	h := sha256.New()
	if _, err := io.Copy(h, from); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// holds reports whether a file has the size, time and identity of stamp, or else the digest.
func (f *folder) holds(name, digest string, stamp stamp) bool {
	root, base := f.at(name)
	info, err := root.Lstat(base)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	if stamp.sure() && stampOf(info) == stamp {
		return true
	}
	sum, err := f.digest(name)
	return err == nil && sum == digest
}

// stamp returns the stamp of a file, or none where it cannot be had.
func (f *folder) stamp(name string) stamp {
	root, base := f.at(name)
	info, err := root.Lstat(base)
	if err != nil {
		return stamp{}
	}
	return stampOf(info)
}

// remove removes a file, and the folders that are empty then.
func (f *folder) remove(name string) {
	if f.root.Remove(name) != nil {
		return
	}
	f.forget(name)
	for dir := path.Dir(name); strings.Contains(dir, "/"); dir = path.Dir(dir) {
		if f.root.Remove(dir) != nil {
			return
		}
	}
}

// sync makes renames in dir durable; a system that cannot sync a folder is not asked twice.
func (f *folder) sync(dir string) {
	if d, err := f.root.Open(dir); err == nil {
		_ = d.Sync()
		d.Close()
	}
}

// temporary is how names of unfinished files begin; what a crash leaves of them is removed at the next start.
const temporary = ".tmp-guiwen-"

// sweep removes unfinished files of an earlier run.
func (f *folder) sweep() {
	_ = fs.WalkDir(f.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasPrefix(entry.Name(), temporary) {
			_ = f.root.Remove(name)
		}
		return nil
	})
}

// publish writes data to name so that a reader sees the whole file or none. That the name lasts through a crash
// is only sure after [folder.sync] of its folder. The error is a *source.Error with code output.write.
func (f *folder) publish(name string, data []byte) error {
	d, err := f.create(name)
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

// publishLoose is publish for a file that may be gone or damaged after a crash of the system: its digest will tell.
func (f *folder) publishLoose(name string, data []byte) error {
	d, err := f.create(name)
	if err != nil {
		return err
	}
	d.loose = true
	if _, err := d.Write(data); err != nil {
		d.discard()
		return err
	}
	if err := d.seal(); err != nil {
		return err
	}
	return d.rename()
}

// replace writes a file piece by piece and returns its SHA-256. One that is the same already is not touched.
func (f *folder) replace(name string, write func(io.Writer) error) (digest string, err error) {
	d, err := f.create(name)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	if err := write(io.MultiWriter(d, h)); err != nil {
		d.discard()
		return "", err
	}
	digest = hex.EncodeToString(h.Sum(nil))
	if old, err := f.digest(name); err == nil && old == digest {
		d.discard()
		return digest, nil
	}
	return digest, d.Close()
}

// draft is a file that is written under a temporary name in its folder, and published — synced, renamed, the
// folder synced — when it is closed; one that could not be written in full is not.
type draft struct {
	folder          *folder
	name            string
	root            *os.Root // of its folder, or of one above
	base, temporary string   // its names there
	file            *os.File
	loose           bool // not made durable
	err             error
}

// create begins a file.
func (f *folder) create(name string) (*draft, error) {
	d := &draft{folder: f, name: name}
	again := true
	for {
		var err error
		if d.root, d.base, err = f.make(name); err != nil {
			return nil, d.failure(err)
		}
		d.temporary = path.Join(path.Dir(d.base), temporary+strconv.FormatUint(rand.Uint64(), 36))
		file, err := d.root.OpenFile(d.temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if errors.Is(err, fs.ErrNotExist) && again { // somebody removed the folder
			again = false
			f.forget(name)
			continue
		}
		if err != nil {
			return nil, d.failure(err)
		}
		d.file = file
		return d, nil
	}
}

func (d *draft) failure(err error) error {
	return source.Errorf(source.OutputWrite, "", d.name, "cannot write the result: %w", plain(err))
}

// notReplaced is the failure of a file that cannot take the place of the last one; held: some program has that open.
func (d *draft) notReplaced(err error, held bool) error {
	if _, missing := d.folder.root.Lstat(d.name); !held || missing != nil {
		return d.failure(err)
	}
	return source.Errorf(source.OutputWrite, "in-use", d.name, "cannot write the result: close %s, which is open in another program (%w)", path.Base(d.name), plain(err))
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
	_ = d.root.Remove(d.temporary)
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
		var err error
		if !d.loose {
			err = d.file.Sync()
		}
		if err = errors.Join(err, d.file.Close()); err != nil {
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
	d.folder.sync(path.Dir(d.name))
	return nil
}

// rename gives a sealed file its name.
func (d *draft) rename() error {
	if err := d.root.Rename(d.temporary, d.base); err != nil {
		_ = d.root.Remove(d.temporary)
		return d.notReplaced(err, inUse(err))
	}
	return nil
}

// Publish writes a file piece by piece so that a reader sees the whole of it or nothing, and makes it last;
// nothing is published where write fails. The error is a *source.Error with code output.write, or write's.
func Publish(name string, write func(io.Writer) error) error {
	f, err := openFolder(filepath.Dir(name))
	if err != nil {
		return source.Errorf(source.OutputWrite, "", name, "cannot write the result: %w", plain(err))
	}
	defer f.close()
	d, err := f.create(filepath.Base(name))
	if err != nil {
		return err
	}
	if err := write(d); err != nil {
		d.discard()
		return err
	}
	return d.Close()
}

// Digest returns the SHA-256 of a file, in hexadecimal.
func Digest(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

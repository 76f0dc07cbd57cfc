//go:build unix

package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/fixtures/corpus"
)

// program returns the path of the program: the test binary, copied under the name that makes it the program. A symbolic
// link would not do: the program starts its workers by the name behind the link, which is that of the tests.
func program(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "guiwen")
	if err := os.WriteFile(name, data, 0o755); err != nil {
		t.Fatal(err)
	}
	return name
}

// corpusFiles returns some documents of the corpus, each in another carrier.
func corpusFiles(t *testing.T) map[string][]byte {
	t.Helper()
	documents, err := corpus.Load("../../fixtures/corpus")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for i, d := range documents {
		if i%3 == 0 {
			name, data := corpus.Carriers[i/3%len(corpus.Carriers)].Print(d)
			files[name] = data
		}
	}
	return files
}

// TestWorkersAgree holds that one worker and several write the same bytes.
func TestWorkersAgree(t *testing.T) {
	guiwen, in := program(t), t.TempDir()
	for name, data := range corpusFiles(t) {
		if err := os.WriteFile(filepath.Join(in, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	outputs := map[string]map[string]string{}
	for _, jobs := range []string{"1", "3"} {
		out := filepath.Join(t.TempDir(), "out")
		if text, err := exec.Command(guiwen, "convert", in, "-o", out, "-j", jobs).CombinedOutput(); err != nil {
			t.Fatalf("-j %s: %v\n%s", jobs, err, text)
		}
		outputs[jobs] = bytesBelow(t, out)
	}
	if len(outputs["1"]) < 30 {
		t.Fatalf("only %d files were written", len(outputs["1"]))
	}
	for name, data := range outputs["1"] {
		if outputs["3"][name] != data {
			t.Errorf("%s differs between one worker and three", name)
		}
	}
}

// bytesBelow returns the files below a folder, without the ledger, which is no output.
func bytesBelow(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Base(filepath.Dir(name)) == ".guiwen" {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		all[rel] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestStandardInputAgrees holds that a document that comes in pieces through standard input is the one that comes from
// its file.
func TestStandardInputAgrees(t *testing.T) {
	guiwen, dir := program(t), t.TempDir()
	for name, data := range corpusFiles(t) {
		if filepath.Ext(name) != ".txt" {
			continue
		}
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"normalize"}, {"normalize", "--json"}} {
			whole, err := exec.Command(guiwen, append(args, file)...).Output()
			if err != nil {
				t.Fatal(err)
			}
			c := exec.Command(guiwen, args...)
			c.Stdin = &pieces{data: data}
			chunked, err := c.Output()
			if err != nil {
				t.Fatal(err)
			}
			if args[len(args)-1] != "--json" && !bytes.Equal(whole, chunked) {
				t.Errorf("%v %s (-whole +in pieces):\n%s", args, name, cmp.Diff(string(whole), string(chunked)))
			}
		}
		out := filepath.Join(dir, name+"-out")
		c := exec.Command(guiwen, "convert", "-", "--name", name, "-o", out)
		c.Stdin = &pieces{data: data}
		if text, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		same := filepath.Join(dir, name+"-file")
		if text, err := exec.Command(guiwen, "convert", file, "-o", same).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		a, errA := os.ReadFile(filepath.Join(out, "documents", name+".json"))
		b, errB := os.ReadFile(filepath.Join(same, "documents", name+".json"))
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			t.Errorf("%s: standard input and file differ (%v, %v)", name, errA, errB)
		}
		return // one document holds the promise; the pieces cut it everywhere
	}
}

// pieces gives data in reads of one to seven bytes, so that characters are cut.
type pieces struct {
	data []byte
	n    int
}

func (p *pieces) Read(b []byte) (int, error) {
	if len(p.data) == 0 {
		return 0, io.EOF
	}
	p.n = p.n%7 + 1
	n := copy(b[:min(p.n, len(b))], p.data)
	p.data = p.data[n:]
	return n, nil
}

//go:build robust && linux

package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"guiwen/convert/batch"
)

// These tests kill and damage at random for minutes: make robust runs them, CI does not. docs/reliability.md has the figures of
// the last time.
var (
	parents = flag.Int("robust.parents", 400, "times that a run is killed")
	workers = flag.Int("robust.workers", 200, "times that a converting process is killed")
	damages = flag.Int("robust.damages", 1000, "ways in which the ledger is damaged")
	seed    = flag.Uint64("robust.seed", 1, "of what happens at random")
)

// bench is a folder with a program and inputs, and what an undisturbed run makes of them.
type bench struct {
	t       *testing.T
	dir     string
	program string
	want    map[string]string
	took    time.Duration // by the undisturbed run
	random  *rand.Rand
}

func newBench(t *testing.T, inputs int) *bench {
	t.Helper()
	b := &bench{t: t, dir: t.TempDir(), random: rand.New(rand.NewPCG(*seed, 2))}
	b.program = filepath.Join(b.dir, "guiwen")
	if text, err := exec.Command("go", "build", "-o", b.program, "guiwen/cmd/guiwen").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	for i := range inputs {
		text := strings.Repeat(fmt.Sprintf("一、第%d项工作\n全年办理案件%d件，办结%d件。\n", i, 100+i, 90+i), 1+i%40)
		b.write(fmt.Sprintf("in/%d/%03d.txt", i%3, i), "云州市人民政府关于2021年法治政府建设情况的报告\n\n省人民政府：\n"+text+"\n云州市人民政府\n2022年3月1日\n")
	}
	b.write("in/empty.txt", "")
	begun := time.Now()
	if got := b.run("want"); got != 3 {
		t.Fatalf("an undisturbed run ends with status %d", got)
	}
	b.took = time.Since(begun)
	b.want = b.tree("want")
	return b
}

func (b *bench) write(name, text string) {
	b.t.Helper()
	name = filepath.Join(b.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) command(out string, more ...string) *exec.Cmd {
	c := exec.Command(b.program, append([]string{"convert", "in", "-o", out, "-j2", "-q"}, more...)...)
	c.Dir = b.dir
	return c
}

// run runs to the end and returns the exit status.
func (b *bench) run(out string, more ...string) int {
	b.t.Helper()
	c := b.command(out, more...)
	text, err := c.CombinedOutput()
	if c.ProcessState == nil {
		b.t.Fatal(err)
	}
	if strings.Contains(string(text), "a defect of the program") || strings.Contains(string(text), "goroutine ") {
		b.t.Errorf("it says %s", text)
	}
	return c.ProcessState.ExitCode()
}

// tree are the files of an output folder but for what a run keeps for itself.
func (b *bench) tree(out string) map[string]string {
	files := map[string]string{}
	root := filepath.Join(b.dir, out)
	_ = filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		rel, _ := filepath.Rel(root, name)
		if e.IsDir() {
			if rel == ".guiwen" {
				return fs.SkipDir
			}
			return nil
		}
		data, err := os.ReadFile(name)
		if err == nil {
			files[filepath.ToSlash(rel)] = string(data)
		}
		return nil
	})
	return files
}

// check holds that a folder is that of an undisturbed run.
func (b *bench) check(out, when string) {
	b.t.Helper()
	got := b.tree(out)
	for name := range b.want {
		if got[name] != b.want[name] {
			b.t.Fatalf("%s: %s is not that of an undisturbed run", when, name)
		}
	}
	for name := range got {
		if _, ok := b.want[name]; !ok {
			b.t.Fatalf("%s: there is %s", when, name)
		}
	}
}

// checkWhole holds that whatever has the name of a result is whole.
func (b *bench) checkWhole(out, when string) {
	b.t.Helper()
	for name, data := range b.tree(out) {
		if strings.HasPrefix(name, "documents/") && !strings.Contains(name, ".tmp-guiwen-") && data != b.want[name] {
			b.t.Fatalf("%s: %s is not whole", when, name)
		}
	}
}

func (b *bench) remove(out string) {
	if err := os.RemoveAll(filepath.Join(b.dir, out)); err != nil {
		b.t.Fatal(err)
	}
}

// TestRobustParents kills runs at random moments, one after the other over the same folder, until one gets to its end.
func TestRobustParents(t *testing.T) {
	b := newBench(t, 24)
	kills, whole, longest := 0, 0, 0
	for streak := 0; kills < *parents; {
		c := b.command("out")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() { _ = c.Wait(); close(ended) }()
		select {
		case <-time.After(time.Duration(b.random.Float64() * 1.1 * float64(b.took))):
			_ = c.Process.Kill()
			<-ended
		case <-ended:
		}
		if !c.ProcessState.Exited() {
			kills++
			streak++
			longest = max(longest, streak)
			b.checkWhole("out", fmt.Sprintf("after kill %d", kills))
			continue
		}
		if got := c.ProcessState.ExitCode(); got != 3 {
			t.Fatalf("after kill %d: status %d", kills, got)
		}
		b.check("out", fmt.Sprintf("after kill %d", kills))
		b.remove("out")
		whole, streak = whole+1, 0
	}
	if got := b.run("out"); got != 3 {
		t.Fatalf("at last: status %d", got)
	}
	b.check("out", "at last")
	t.Logf("killed %d times, up to %d times one after the other, %d runs came to their end; the bytes are those of an undisturbed run", kills, longest, whole+1)
}

// childrenOf are the processes below another, as the kernel lists them.
func childrenOf(pid int) []int {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	var list []int
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, name := range tasks {
		if more, err := os.ReadFile(name); err == nil {
			data = append(append(data, ' '), more...)
		}
	}
	for f := range strings.FieldsSeq(string(data)) {
		if n, err := strconv.Atoi(f); err == nil {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// TestRobustWorkers kills converting processes at random moments. Who loses two is refused, and converted by the next run.
func TestRobustWorkers(t *testing.T) {
	b := newBench(t, 24)
	kills, runs, refused := 0, 0, 0
	for kills < *workers {
		c := b.command("out", "--force")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() { _ = c.Wait(); close(ended) }()
		for running := true; running; {
			select {
			case <-ended:
				running = false
			case <-time.After(time.Duration(b.random.Float64() * float64(b.took) / 8)):
				if list := childrenOf(c.Process.Pid); len(list) > 0 && syscall.Kill(list[b.random.IntN(len(list))], syscall.SIGKILL) == nil {
					kills++
				}
			}
		}
		if got := c.ProcessState.ExitCode(); got != 3 {
			t.Fatalf("after %d kills: status %d", kills, got)
		}
		runs++
		for _, e := range b.manifest("out") {
			if e.Error != nil && e.Error.Code == "reader.crash" {
				refused++
			}
		}
		if got := b.run("out"); got != 3 {
			t.Fatalf("the run afterwards: status %d", got)
		}
		b.check("out", fmt.Sprintf("after %d kills", kills))
	}
	t.Logf("killed %d converting processes in %d runs; %d documents lost two and were converted by the next run", kills, runs, refused)
}

func (b *bench) manifest(out string) []batch.Entry {
	b.t.Helper()
	data, err := os.ReadFile(filepath.Join(b.dir, out, "manifest.jsonl"))
	if err != nil {
		b.t.Fatal(err)
	}
	entries, err := batch.ReadManifest(data)
	if err != nil {
		b.t.Fatal(err)
	}
	return entries
}

// damage spoils bytes in one of many ways.
func damage(data []byte, r *rand.Rand) (how string, spoiled []byte) {
	data = bytes.Clone(data)
	at := r.IntN(len(data))
	n := min(1+r.IntN(200), len(data)-at)
	switch r.IntN(9) {
	case 0:
		return "cut off", data[:at]
	case 1:
		return "head gone", data[at:]
	case 2:
		data[at] ^= 1 << r.IntN(8)
		return "a bit", data
	case 3:
		clear(data[at : at+n])
		return "zeros", data
	case 4:
		for i := range data[at : at+n] {
			data[at+i] = byte(r.Uint32())
		}
		return "noise", data
	case 5:
		return "a piece gone", append(data[:at:at], data[at+n:]...)
	case 6:
		return "a piece twice", append(data[:at+n:at+n], data[at:]...)
	case 7:
		lines := bytes.SplitAfter(data, []byte("\n"))
		r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		return "lines in disorder", bytes.Join(lines, nil)
	}
	digits := []byte("0123456789")
	for i := at; i < len(data); i++ {
		if bytes.IndexByte(digits, data[i]) >= 0 {
			data[i] = digits[r.IntN(10)]
			break
		}
	}
	return "a digit", data
}

// TestRobustLedger damages the ledger: no run fails, and none believes what is wrong.
func TestRobustLedger(t *testing.T) {
	b := newBench(t, 4)
	if got := b.run("out"); got != 3 {
		t.Fatalf("status %d", got)
	}
	ledger := filepath.Join(b.dir, "out/.guiwen/ledger.db")
	good, err := os.ReadFile(ledger)
	if err != nil {
		t.Fatal(err)
	}
	ways := map[string]int{}
	for i := range *damages {
		how, spoiled := damage(good, b.random)
		ways[how]++
		if err := os.WriteFile(ledger, spoiled, 0o666); err != nil {
			t.Fatal(err)
		}
		if i%3 == 0 { // an input changes at the same time
			b.write("in/0/000.txt", fmt.Sprintf("云州市人民政府关于召开第%d次会议的通知\n\n各县人民政府：\n请参加。\n", i))
			b.remove("want")
			b.run("want", "--in-process")
			b.want = b.tree("want")
		}
		if got := b.run("out", "--in-process"); got != 3 {
			t.Fatalf("%d, %s: status %d", i, how, got)
		}
		b.check("out", fmt.Sprintf("%d, %s", i, how))
	}
	list, _ := json.Marshal(ways)
	t.Logf("damaged %d times: %s", *damages, list)
}

// TestRobustHostile converts the hostile files and the hostile tree: no crash, no hang, nothing refused is plainly ok.
func TestRobustHostile(t *testing.T) {
	shared := os.Getenv("GUIWEN_SHARED")
	if shared == "" {
		t.Skip("SKIPPED: GUIWEN_SHARED is not set")
	}
	b := newBench(t, 1)
	if text, err := exec.Command("python3", filepath.Join(shared, "reliability/hostile.py"), filepath.Join(b.dir, "hostile")).CombinedOutput(); err != nil {
		t.Logf("the generator says %v: %.300s", err, text)
	}
	if text, err := exec.Command("bash", filepath.Join(shared, "reliability/mktree.sh"), filepath.Join(b.dir, "tree")).CombinedOutput(); err != nil {
		t.Logf("mktree.sh says %v: %.300s", err, text)
	}
	t.Cleanup(func() { // what nobody may enter cannot be removed
		_ = os.Chmod(filepath.Join(b.dir, "tree/closed"), 0o777)
		_ = exec.Command("rm", "-rf", filepath.Join(b.dir, "tree")).Run()
	})
	list, err := os.ReadFile(filepath.Join(shared, "reliability/hostile-cases.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	expected := map[string]string{}
	for line := range strings.Lines(string(list)) {
		if f := strings.Split(line, "\t"); len(f) >= 3 && f[0] != "file" {
			expected["hostile/"+f[0]] = f[2]
		}
	}
	for _, folder := range []string{"hostile", "tree"} {
		c := exec.Command("timeout", "900", b.program, "convert", folder, "-o", "out-"+folder, "-j2", "-q", "--timeout", "60s")
		c.Dir = b.dir
		begun := time.Now()
		text, err := c.CombinedOutput()
		if got := c.ProcessState.ExitCode(); got != 3 {
			t.Fatalf("%s: status %d (%v): %s", folder, got, err, text)
		}
		counts, codes := map[string]int{}, map[string]int{}
		for _, e := range b.manifest("out-" + folder) {
			counts[string(e.Status)]++
			if e.Error != nil {
				codes[string(e.Error.Code)]++
			}
			if e.Error != nil && e.Error.Code == "reader.crash" {
				t.Errorf("%s: %s", e.Path, e.Error.Message)
			}
			if want, ok := expected[e.Path]; ok && e.Status == batch.OK && !strings.HasPrefix(want, "ok") && !strings.HasSuffix(want, "ok") {
				t.Errorf("%s is ok, expected was %s", e.Path, want)
			} else if ok && want == "ok" && e.Status == batch.Quarantined {
				t.Logf("%s is refused (%s), expected was ok", e.Path, e.Error.Code)
			}
		}
		if matches, _ := filepath.Glob(filepath.Join(b.dir, "pwned*")); matches != nil {
			t.Errorf("a name was run: %v", matches)
		}
		t.Logf("%s: %v, refused or passed over %v, %.1f s", folder, sorted(counts), sorted(codes), time.Since(begun).Seconds())
	}
}

func sorted(m map[string]int) string {
	var s []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		s = append(s, fmt.Sprintf("%s %d", k, m[k]))
	}
	return strings.Join(s, ", ")
}

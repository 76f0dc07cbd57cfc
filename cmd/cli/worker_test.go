package cli

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestStart holds what the program pays before its first line runs, in each converting process too: bytes that packages allocate
// while they are initialized. Tables are read when they are asked for. The libraries named here cannot do so: the tables of
// excelize (16,384 names of columns, a score of expressions) are half of all.
func TestStart(t *testing.T) {
	const (
		ours   = 64 << 10  // of one of our packages
		theirs = 300 << 10 // of one of the others
		most   = 3 << 20   // of all
	)
	allowed := map[string]bool{"github.com/xuri/excelize/v2": true}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^init (\S+) @.* (\d+) bytes, \d+ allocs$`)
	all := 0
	for _, m := range line.FindAllStringSubmatch(string(out), -1) {
		bytes, _ := strconv.Atoi(m[2])
		all += bytes
		limit := theirs
		if strings.HasPrefix(m[1], "guiwen/") {
			limit = ours
		}
		if bytes > limit && !allowed[m[1]] {
			t.Errorf("%s allocates %d bytes before anything runs, more than %d", m[1], bytes, limit)
		}
	}
	if all == 0 || all > most {
		t.Errorf("packages allocate %d bytes before anything runs, want at most %d", all, most)
	}
}

package normalize

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// remark is what a table of phenomena adds to a canonical form in brackets behind a blank.
var remark = regexp.MustCompile(` \([^()]*(\([^()]*\))?[^()]*\)$`)

// TestPhenomena looks up places of real documents, each with the form it should have. Rows about blocks and fields are
// another package's; a break between blocks (⏎) is nothing here, or the full stop that it replaces.
func TestPhenomena(t *testing.T) {
	dir := sharedDir(t)
	table, err := os.ReadFile(filepath.Join(dir, "normalize", "phenomena.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	n := official(t)
	texts := map[string]*Text{}
	rows := 0
	for _, line := range strings.Split(strings.TrimSpace(string(table)), "\n")[1:] {
		f := strings.Split(line, "\t")
		id, seed, raw, want, action := f[0], f[1], f[4], f[7], f[8]
		raw = strings.TrimRight(strings.ReplaceAll(raw, `\n`, "\n"), "\n")
		want = strings.TrimRight(strings.ReplaceAll(remark.ReplaceAllString(want, ""), `\n`, "\n"), "⏎\n")
		if action == "structure" || strings.Contains(raw, "\n") || strings.HasPrefix(want, "(") {
			continue
		}
		if texts[seed] == nil {
			b, err := os.ReadFile(filepath.Join(dir, "seeds", seed))
			if err != nil {
				t.Fatal(err)
			}
			texts[seed], _ = n.Text(string(b))
		}
		x := texts[seed]
		offset, err := strconv.Atoi(f[2])
		if err != nil {
			t.Fatal(err)
		}
		start := byteOffset(x.Raw(), offset)
		if !strings.HasPrefix(x.Raw()[start:], raw) {
			t.Errorf("%s: %q does not stand at %d", id, raw, offset)
			continue
		}
		rows++
		got := between(x, start, start+len(raw))
		if got != strings.ReplaceAll(want, "⏎", "") && got != strings.ReplaceAll(want, "⏎", "。") {
			t.Errorf("%s: %q → %q, want %q", id, raw, got, want)
		}
	}
	t.Logf("%d rows", rows)
	if rows < 60 {
		t.Errorf("only %d rows were looked up", rows)
	}
}

// byteOffset returns the byte offset of the code point n of s.
func byteOffset(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// between returns what x has for the bytes [start, end) of its raw text, with every edit that reaches into them.
func between(x *Text, start, end int) string {
	var b strings.Builder
	last := start
	for _, e := range x.Edits() {
		if e.End <= start || e.Start >= end {
			continue
		}
		b.WriteString(x.Raw()[last:max(last, e.Start)])
		b.WriteString(e.New)
		last = e.End
	}
	b.WriteString(x.Raw()[min(last, end):end])
	return b.String()
}

//go:build ignore

// This program writes adobe_gb1.txt: go run gen_adobe_gb1.go DIR > adobe_gb1.txt, where DIR holds the CMaps UniGB-UTF32-H and
// Adobe-GB1-UCS2 of Adobe's cmap-resources and mapping-resources-pdf (on Debian /usr/share/poppler/cMap/Adobe-GB1).
//
// A CID takes the character that UniGB-UTF32-H gives it, of several the one that is neither in private use nor a
// compatibility form; where that map has none (half-width and rotated forms), the one of Adobe-GB1-UCS2.
package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

const cids = 30284

func main() {
	text := make([]rune, cids)
	wide := read(filepath.Join(os.Args[1], "UniGB-UTF32-H"))
	wide = regexp.MustCompile(`(?s)beginnotdefrange.*?endnotdefrange`).ReplaceAllString(wide, "")
	for _, m := range regexp.MustCompile(`(?m)^\s*<([0-9a-f]{8})>(?:\s*<([0-9a-f]{8})>)?\s+(\d+)\s*$`).FindAllStringSubmatch(wide, -1) {
		lo, hi := hex(m[1]), hex(m[1])
		if m[2] != "" {
			hi = hex(m[2])
		}
		cid, _ := strconv.Atoi(m[3])
		for c := lo; c <= hi; c, cid = c+1, cid+1 {
			if cid > 0 && cid < cids && better(rune(c), text[cid]) {
				text[cid] = rune(c)
			}
		}
	}
	back := read(filepath.Join(os.Args[1], "Adobe-GB1-UCS2"))
	for _, section := range regexp.MustCompile(`(?s)beginbf(char|range)(.*?)endbf`).FindAllStringSubmatch(back, -1) {
		f := regexp.MustCompile(`<([0-9a-f]+)>`).FindAllStringSubmatch(section[2], -1)
		step := map[string]int{"char": 2, "range": 3}[section[1]]
		for i := 0; i+step <= len(f); i += step {
			lo, hi := hex(f[i][1]), hex(f[i+step-2][1])
			units := []uint16{}
			for s := f[i+step-1][1]; len(s) >= 4; s = s[4:] {
				units = append(units, uint16(hex(s[:4])))
			}
			r := utf16.Decode(units)
			if len(r) != 1 {
				continue
			}
			for c := lo; c <= hi; c++ {
				if at := r[0] + rune(c-lo); c > 0 && c < cids && text[c] == 0 && at != 0xFFFD {
					text[c] = at
				}
			}
		}
	}
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	fmt.Fprintln(w, "// Adobe-GB1-5: the characters of CIDs 0 to", cids-1, "in order, 64 a line; U+FFFD where there is none.")
	fmt.Fprintln(w, "// Written by gen_adobe_gb1.go from UniGB-UTF32-H 1.016 and Adobe-GB1-UCS2 9.000, under this licence:")
	for _, line := range strings.Split(wide, "\n") {
		if rest, ok := strings.CutPrefix(line, "%%Copyright:"); ok && !strings.Contains(rest, "----") {
			fmt.Fprintln(w, strings.TrimRight("//"+rest, " "))
		}
	}
	for i, r := range text {
		if i%64 == 0 {
			fmt.Fprint(w, "\n")
		}
		if r == 0 {
			r = 0xFFFD
		}
		fmt.Fprint(w, string(r))
	}
	fmt.Fprint(w, "\n")
}

// better reports whether c says more of a glyph than old does.
func better(c, old rune) bool {
	rank := func(r rune) int {
		switch {
		case r == 0:
			return 9
		case r >= 0xE000 && r < 0xF900:
			return 8
		case r >= 0x2E80 && r < 0x2FE0, r >= 0xF900 && r < 0xFB00, r >= 0x2F800 && r < 0x2FA20:
			return 5
		case r == 0xA0, r == 0xAD, r >= 0xFE30 && r < 0xFE50:
			return 3
		}
		return 1
	}
	return rank(c) < rank(old)
}

func hex(s string) int {
	v, _ := strconv.ParseInt(s, 16, 64)
	return int(v)
}

func read(path string) string {
	b, err := os.ReadFile(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return string(b)
}

//go:build ignore

// This program writes gb18030.txt: go run gen_gb18030.go > gb18030.txt
//
// It starts from the decoder of golang.org/x/text v0.43.0, which leaves 2,067 two-byte codes undecoded, and fills
// these from the standard's own rules: the three user-defined areas and the unassigned codes of GBK stand for
// private use code points, as in GB 18030-2000; 19 codes stand for the characters that Unicode has given them since
// (GB 18030-2005: A8BC; GB 18030-2022: the other 18).
package main

import (
	"bufio"
	"fmt"
	"os"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// runs are the codes that stand for private use code points: first code, first code point, number of codes, counted
// over second bytes as the area numbers them.
var runs = []struct{ code, point, n int }{
	{0xA2AB, 0xE766, 6}, {0xA2E4, 0xE76D, 1}, {0xA2EF, 0xE76E, 2}, {0xA2FD, 0xE770, 2},
	{0xA4F4, 0xE772, 11}, {0xA5F7, 0xE77D, 8}, {0xA6B9, 0xE785, 8}, {0xA6D9, 0xE78D, 7}, {0xA6EC, 0xE794, 2},
	{0xA6F3, 0xE796, 1}, {0xA6F6, 0xE797, 9}, {0xA7C2, 0xE7A0, 15}, {0xA7F2, 0xE7AF, 13}, {0xA896, 0xE7BC, 11},
	{0xA8BC, 0xE7C7, 1}, {0xA8C1, 0xE7C9, 4}, {0xA8EA, 0xE7CD, 21}, {0xA958, 0xE7E2, 1}, {0xA95B, 0xE7E3, 1},
	{0xA95D, 0xE7E4, 3}, {0xA997, 0xE7F4, 13}, {0xA9F0, 0xE801, 15}, {0xD7FA, 0xE810, 5}, {0xFE51, 0xE816, 3},
	{0xFE59, 0xE81E, 1}, {0xFE61, 0xE826, 1}, {0xFE66, 0xE82B, 2}, {0xFE6C, 0xE831, 2}, {0xFE76, 0xE83B, 1},
	{0xFE7E, 0xE843, 1}, {0xFE90, 0xE854, 2}, {0xFEA0, 0xE864, 1},
}

// since2000 are the codes whose private use code points later editions replaced by characters.
var since2000 = map[int]int{
	0xA8BC: 0x1E3F,
	0xA6D9: 0xFE10, 0xA6DA: 0xFE12, 0xA6DB: 0xFE11, 0xA6DC: 0xFE13, 0xA6DD: 0xFE14, 0xA6DE: 0xFE15, 0xA6DF: 0xFE16,
	0xA6EC: 0xFE17, 0xA6ED: 0xFE18, 0xA6F3: 0xFE19,
	0xFE59: 0x9FB4, 0xFE61: 0x9FB5, 0xFE66: 0x9FB6, 0xFE67: 0x9FB7, 0xFE6D: 0x9FB8, 0xFE7E: 0x9FB9, 0xFE90: 0x9FBA,
	0xFEA0: 0x9FBB,
}

func main() {
	edition2000 := edition2000()
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	fmt.Fprint(w, head)
	for lead := 0x81; lead <= 0xFE; lead++ {
		writeRow(w, lead, edition2000)
	}
	writeFour(w, edition2000)
}

// edition2000 maps every two-byte code to its code point in GB 18030-2000.
func edition2000() map[int]int {
	decoder := simplifiedchinese.GB18030.NewDecoder()
	table := map[int]int{}
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			if trail == 0x7F {
				continue
			}
			out, _ := decoder.Bytes([]byte{byte(lead), byte(trail)})
			if r := []rune(string(out))[0]; r != '\uFFFD' {
				table[lead<<8|trail] = int(r)
			}
		}
	}
	table[0xA3A0] = 0xE5E5 // x/text follows the web platform here and gives U+3000
	area := func(lead0, lead1, trail0, trail1, point int) {
		for lead := lead0; lead <= lead1; lead++ {
			for trail := trail0; trail <= trail1; trail++ {
				if trail != 0x7F {
					table[lead<<8|trail] = point
					point++
				}
			}
		}
	}
	area(0xAA, 0xAF, 0xA1, 0xFE, 0xE000)
	area(0xF8, 0xFE, 0xA1, 0xFE, 0xE234)
	area(0xA1, 0xA7, 0x40, 0xA0, 0xE4C6)
	for _, run := range runs {
		for i := range run.n {
			table[run.code+i] = run.point + i
		}
	}
	return table
}

func writeRow(w *bufio.Writer, lead int, edition2000 map[int]int) {
	private := func(r int) bool { return 0xE000 <= r && r < 0xF900 }
	last, lastCode := -2, -2
	for trail := 0x40; trail <= 0xFE; trail++ {
		if trail == 0x7F {
			continue
		}
		code := lead<<8 | trail
		r := edition2000[code]
		if now, ok := since2000[code]; ok {
			r = now
		}
		if code == 0xA3A0 {
			r = 0x3000
		}
		switch {
		case r == 0:
			panic(fmt.Sprintf("code %04X has no code point", code))
		case private(r) && r == last+1:
		case private(r):
			fmt.Fprintf(w, "\n%04X U+%04X", code, r)
		case lastCode < 0 || private(last):
			fmt.Fprintf(w, "\n%04X %c", code, r)
		default:
			fmt.Fprintf(w, "%c", r)
		}
		last, lastCode = r, code
	}
}

// writeFour lists where the numbering of the four-byte codes of the BMP, which runs over the code points that have
// no two-byte code in the edition of 2000, jumps.
func writeFour(w *bufio.Writer, edition2000 map[int]int) {
	short := map[int]bool{}
	for _, r := range edition2000 {
		short[r] = true
	}
	short[0x20AC] = true
	pointer, last := 0, -1
	for r := 0x80; r <= 0xFFFF; r++ {
		if short[r] || 0xD800 <= r && r < 0xE000 {
			continue
		}
		if r != last+1 || r == 0x1E3F || r == 0x1E40 {
			stands := r
			if r == 0x1E3F {
				stands = 0xE7C7 // changed places with A8BC in 2005
			}
			fmt.Fprintf(w, "\n#%d U+%04X", pointer, stands)
		}
		last = r
		pointer++
	}
	fmt.Fprintf(w, "\n#%d end\n", pointer)
}

const head = `// GB 18030: code points of the two-byte codes and of the four-byte codes of the BMP.
//
// Source: decoder of golang.org/x/text v0.43.0 (BSD-3-Clause), completed by gen_gb18030.go; compared code by code with
// glibc 2.36 and Python 3.11 (see gb18030_test.go for the 26 codes in which these differ and what is taken here).
// Edition: GB 18030-2022 for the 18 codes that it moved out of private use. FE51 FE52 FE53 FE6C FE76 FE91 keep their
// private use code points, as that edition leaves them; A3A0 is the full-width space that files mean by it.
//
// A line is a code and the characters from it on, in order of codes within the row (7F is no second byte), or a code
// and the first code point (U+) of a run in private use that reaches to the next line. A line with # gives the number of a
// four-byte code, counted from 81308130, and the code point from which on both count up until the next such line.
`

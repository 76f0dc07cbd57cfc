package charset

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// gb18030Data is the mapping in readable form; its head tells source and edition.
//
//go:embed gb18030.txt
var gb18030Data string

// gb18030 gives the mapping, laid out on first use.
var gb18030 = sync.OnceValue(layGB18030)

// trails is the number of second bytes: 40–7E and 80–FE.
const trails = 190

// gb18030Table maps codes of GB 18030 to code points.
type gb18030Table struct {
	two  [126 * trails]uint16 // by (lead-0x81)*trails + trail
	four []fourRun            // of the BMP, sorted
	end  int                  // the first four-byte number that is not in the BMP
}

// fourRun says that four-byte codes from number on stand for consecutive code points from point on.
type fourRun struct {
	number int
	point  rune
}

// supplementary is the number of the four-byte code 90308130, which stands for U+10000.
const supplementary = 189000

func layGB18030() *gb18030Table {
	t := new(gb18030Table)
	last, point := -1, rune(-1) // where a run in private use stands
	fill := func(until int) {
		for i := last; point >= 0 && i < until; i++ {
			t.two[i] = uint16(point)
			point++
		}
		point = -1
	}
	for line := range strings.Lines(gb18030Data) {
		key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !ok || key == "//" {
			continue
		}
		hex, isPoint := strings.CutPrefix(value, "U+")
		if strings.HasPrefix(key, "#") {
			t.layFour(key[1:], hex)
			continue
		}
		code, _ := strconv.ParseUint(key, 16, 16)
		at := index(byte(code>>8), byte(code))
		fill(at)
		last = at
		if isPoint {
			p, _ := strconv.ParseUint(hex, 16, 16)
			point = rune(p)
			continue
		}
		for _, r := range value {
			t.two[last] = uint16(r)
			last++
		}
	}
	fill(len(t.two))
	return t
}

func (t *gb18030Table) layFour(number, hex string) {
	n, _ := strconv.Atoi(number)
	if hex == "end" {
		t.end = n
		return
	}
	p, _ := strconv.ParseUint(hex, 16, 32)
	t.four = append(t.four, fourRun{n, rune(p)})
}

// index returns the place of a two-byte code in the table; the second byte must be valid.
func index(lead, trail byte) int {
	i := int(lead-0x81)*trails + int(trail) - 0x40
	if trail > 0x7F {
		i--
	}
	return i
}

// decodeGB18030 decodes the character at the beginning of data, which begins with a byte from 0x80 on and is not empty.
// It returns the character and its length, or -1 and the number of bytes to step over. The single byte 80 is €, as
// in code page 936.
func decodeGB18030(data []byte) (rune, int) {
	lead := data[0]
	if lead == 0x80 {
		return '€', 1
	}
	if lead == 0xFF || len(data) < 2 {
		return -1, 1
	}
	trail := data[1]
	if 0x40 <= trail && trail <= 0xFE && trail != 0x7F {
		return rune(gb18030().two[index(lead, trail)]), 2
	}
	if !isDigit(trail) || len(data) < 4 || data[2] < 0x81 || data[2] == 0xFF || !isDigit(data[3]) {
		return -1, 1
	}
	n := ((int(lead-0x81)*10+int(trail-'0'))*126+int(data[2]-0x81))*10 + int(data[3]-'0')
	if r := gb18030().fourByte(n); r >= 0 {
		return r, 4
	}
	return -1, 1
}

// fourByte returns the character of a four-byte code by its number, or -1.
func (t *gb18030Table) fourByte(n int) rune {
	if n >= supplementary {
		if r := rune(n - supplementary + 0x10000); r <= utf8.MaxRune {
			return r
		}
		return -1
	}
	if n >= t.end {
		return -1
	}
	lo, hi := 0, len(t.four)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; t.four[mid].number <= n {
			lo = mid
		} else {
			hi = mid
		}
	}
	return t.four[lo].point + rune(n-t.four[lo].number)
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

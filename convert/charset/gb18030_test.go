package charset

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// disputed are the two-byte codes for which implementations differ, with the code point taken here: what GB 18030-2022
// says, but for A3A0, which files use as a full-width space.
var disputed = map[uint16]rune{
	0xA3A0: 0x3000, 0xA8BC: 0x1E3F,
	0xA6D9: 0xFE10, 0xA6DA: 0xFE12, 0xA6DB: 0xFE11, 0xA6DC: 0xFE13, 0xA6DD: 0xFE14, 0xA6DE: 0xFE15, 0xA6DF: 0xFE16,
	0xA6EC: 0xFE17, 0xA6ED: 0xFE18, 0xA6F3: 0xFE19,
	0xFE51: 0xE816, 0xFE52: 0xE817, 0xFE53: 0xE818, 0xFE59: 0x9FB4, 0xFE61: 0x9FB5, 0xFE66: 0x9FB6, 0xFE67: 0x9FB7,
	0xFE6C: 0xE831, 0xFE6D: 0x9FB8, 0xFE76: 0xE83B, 0xFE7E: 0x9FB9, 0xFE90: 0x9FBA, 0xFE91: 0xE855, 0xFEA0: 0x9FBB,
}

func TestTwoByteCodes(t *testing.T) {
	oracle := simplifiedchinese.GB18030.NewDecoder()
	seen := map[rune]uint16{}
	completed := 0
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			if trail == 0x7F {
				continue
			}
			code := uint16(lead<<8 | trail)
			got, n := decodeGB18030([]byte{byte(lead), byte(trail)})
			if n != 2 || got < 0x80 {
				t.Fatalf("%04X decodes to %U in %d bytes", code, got, n)
			}
			if other, twice := seen[got]; twice && code != 0xA3A0 && other != 0xA3A0 && got != 0x3000 {
				t.Errorf("%04X and %04X both decode to %U", other, code, got)
			}
			seen[got] = code
			want, known := disputed[code]
			if !known {
				out, _ := oracle.Bytes([]byte{byte(lead), byte(trail)})
				want, _ = utf8.DecodeRune(out)
				if want == utf8.RuneError {
					completed++
					want = got
					if got < 0xE000 || got > 0xF8FF {
						t.Errorf("%04X completes to %U, which is not in private use", code, got)
					}
				}
			}
			if got != want {
				t.Errorf("%04X decodes to %U, want %U", code, got, want)
			}
		}
	}
	if completed != 2067-25 {
		t.Errorf("%d codes beyond x/text's table, want %d besides the 25 disputed ones", completed, 2067-25)
	}
}

func TestUserDefinedAreas(t *testing.T) {
	for code, want := range map[uint16]rune{
		0xAAA1: 0xE000, 0xAFFE: 0xE233, 0xF8A1: 0xE234, 0xFEFE: 0xE4C5, 0xA140: 0xE4C6, 0xA7A0: 0xE765,
		0xA2AB: 0xE766, 0xA2B0: 0xE76B, 0xA7C2: 0xE7A0, 0xD7FE: 0xE814, 0xA9FE: 0xE80F, 0xA896: 0xE7BC,
	} {
		if got, _ := decodeGB18030([]byte{byte(code >> 8), byte(code)}); got != want {
			t.Errorf("%04X decodes to %U, want %U", code, got, want)
		}
	}
}

func TestFourByteCodes(t *testing.T) {
	oracle := simplifiedchinese.GB18030.NewDecoder()
	for n := 0; n < 39420+200; n++ {
		code := []byte{byte(0x81 + n/12600), byte('0' + n/1260%10), byte(0x81 + n/10%126), byte('0' + n%10)}
		got, _ := decodeGB18030(code)
		out, _ := oracle.Bytes(code)
		want, _ := utf8.DecodeRune(out)
		if n >= 39420 {
			want = -1
		}
		if n == 7457 {
			want = 0xE7C7 // changed places with A8BC in the edition of 2005
		}
		if got != want {
			t.Fatalf("% X decodes to %U, want %U", code, got, want)
		}
	}
	for _, c := range []struct {
		code string
		want rune
	}{
		{"\x90\x30\x81\x30", 0x10000}, {"\x95\x32\x82\x36", 0x20000}, {"\xe3\x32\x9a\x35", 0x10FFFF}, {"\xe3\x32\x9a\x36", -1},
		{"\xfe\x39\xfe\x39", -1}, {"\x81\x30\x81", -1}, {"\x81\x30\x80\x30", -1}, {"\x81\x7f", -1}, {"\xff\x41", -1}, {"\x80", '€'},
	} {
		if got, n := decodeGB18030([]byte(c.code)); got != c.want || n < 1 {
			t.Errorf("% X decodes to %U in %d bytes, want %U", c.code, got, n, c.want)
		}
	}
}

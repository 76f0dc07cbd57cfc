package statistics

import "unicode/utf8"

// hanBytes is the length of a Han character.
const hanBytes = 3

// backRunes returns the byte offset n characters before i.
func backRunes(s string, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		if k := i - hanBytes; k >= 0 && isWideAt(s, k) {
			i = k
			continue
		}
		_, w := utf8.DecodeLastRuneInString(s[:i])
		i -= w
	}
	return i
}

// isWideAt reports whether a character of three bytes stands at byte i, as nearly all of Chinese text does: a question that costs
// less than decoding. Bytes from U+D000 on are left to the decoder.
func isWideAt(s string, i int) bool {
	return i+2 < len(s) && 0xE1 <= s[i] && s[i] <= 0xEC && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80
}

// aheadRunes returns the byte offset n characters behind i.
func aheadRunes(s string, i, n int) int {
	for ; n > 0 && i < len(s); n-- {
		if isWideAt(s, i) {
			i += hanBytes
			continue
		}
		_, w := utf8.DecodeRuneInString(s[i:])
		i += w
	}
	return i
}

package charset

import (
	"unicode/utf16"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// guessUTF16 tells by parity whether data is UTF-16 without a byte order mark, and of which order; "" if it is not. Of two
// bytes, the zero of an ASCII character or the 4E–9F of an ideograph stands always on the same side: in the right order nearly
// every unit is a character of Chinese or Latin text, in the wrong one few are.
func guessUTF16(data []byte) string {
	if len(data) < 4 || len(data)%2 != 0 {
		return ""
	}
	zeros, high := 0, 0
	sample := data[:min(len(data), 1<<16)]
	for _, b := range sample {
		if b == 0 {
			zeros++
		} else if b >= utf8.RuneSelf {
			high++
		}
	}
	// Without zeros there is no line end and no digit in the file; then only a text that is far from ASCII counts.
	if zeros == 0 && high*4 < len(sample) {
		return ""
	}
	le, be := plausibleUnits(sample, 1), plausibleUnits(sample, 0)
	switch {
	case le >= 0.95 && le > be+0.2:
		return UTF16LE
	case be >= 0.95 && be > le+0.2:
		return UTF16BE
	}
	return ""
}

// plausibleUnits returns the share of two-byte units that are common in Chinese or Latin text; hi is the place of the
// high byte, 0 or 1.
func plausibleUnits(data []byte, hi int) float64 {
	n := 0
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(data[i+hi])<<8 | rune(data[i+1-hi])
		if isCommon(r) && !isRareIdeograph(r) || ' ' <= r && r <= '~' || '\t' <= r && r <= '\r' {
			n++
		}
	}
	return float64(n) / float64(len(data)/2)
}

// isRareIdeograph reports whether r is in extension A, where ASCII read in the wrong order lands.
func isRareIdeograph(r rune) bool { return 0x3400 <= r && r <= 0x4DBF }

// decodeUTF16 decodes data in the given order. Lone surrogates and an odd last byte do not decode.
func decodeUTF16(data []byte, encoding string) (Text, error) {
	unit := func(i int) rune { return rune(data[i]) | rune(data[i+1])<<8 }
	if encoding == UTF16BE {
		unit = func(i int) rune { return rune(data[i])<<8 | rune(data[i+1]) }
	}
	text := make([]byte, 0, len(data)*3/2)
	var bad badPlaces
	for i := 0; i < len(data); i += 2 {
		if i+1 == len(data) {
			bad.add(i, data[i:], len(text))
			text = utf8.AppendRune(text, utf8.RuneError)
			break
		}
		r := unit(i)
		if utf16.IsSurrogate(r) {
			pair := utf8.RuneError
			if i+3 < len(data) {
				pair = utf16.DecodeRune(r, unit(i+2))
			}
			if pair == utf8.RuneError {
				bad.add(i, data[i:i+2], len(text))
			} else {
				i += 2
			}
			r = pair
		}
		text = utf8.AppendRune(text, r)
	}
	if len(bad.places) > 1+len(data)/1000 {
		return Text{}, source.Errorf(source.Corrupt, "bad_encoding", "", "read as %s, %d places do not decode", encoding, len(bad.places))
	}
	if looksBinary(text, 0.05) {
		return Text{}, binary()
	}
	return Text{String: string(text), Encoding: encoding, Notes: bad.notes(encoding), Undecoded: bad.places}, nil
}

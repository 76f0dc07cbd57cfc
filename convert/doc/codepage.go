package doc

import (
	"bytes"
	"unicode/utf16"

	"guiwen/convert/charset"
)

// pageOfLanguage returns the code page of a language ([MS-LCID]).
func pageOfLanguage(language uint16) int {
	const primary = 0x3ff
	switch language {
	case 0x0804, 0x1004:
		return 936
	case 0x0404, 0x0c04, 0x1404:
		return 950
	}
	switch language & primary {
	case 0x04:
		return 936
	case 0x11:
		return 932
	case 0x12:
		return 949
	case 0x05, 0x0e, 0x15, 0x18, 0x1a, 0x1b, 0x24:
		return 1250
	case 0x02, 0x19, 0x22, 0x23, 0x2f:
		return 1251
	case 0x08:
		return 1253
	case 0x1f:
		return 1254
	}
	return 1252
}

// decode decodes text of a code page, to the first zero.
func decode(b []byte, page int) string {
	b, _, _ = bytes.Cut(b, []byte{0})
	text, _ := charset.DecodePage(b, page)
	return text
}

// decode16 decodes UTF-16LE, to the first zero.
func decode16(b []byte) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		unit := uint16(u16(b[i:]))
		if unit == 0 {
			break
		}
		units = append(units, unit)
	}
	return string(utf16.Decode(units))
}

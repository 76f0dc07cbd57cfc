package doc

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// codePages are the code pages of Windows that Word 6 and 95 write text in.
var codePages = map[int]encoding.Encoding{
	874: charmap.Windows874, 932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258, 10000: charmap.Macintosh,
	54936: simplifiedchinese.GB18030,
}

// wide reports whether characters of a code page may take two bytes.
func wide(page int) bool { return page == 932 || page == 936 || page == 949 || page == 950 }

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
	s, _, _ := strings.Cut(string(b), "\x00")
	e, ok := codePages[page]
	if !ok {
		e = charmap.Windows1252
	}
	decoded, err := e.NewDecoder().String(s)
	if err != nil {
		return strings.ToValidUTF8(s, "\ufffd")
	}
	return decoded
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

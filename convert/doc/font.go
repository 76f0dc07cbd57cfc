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

// font is an entry of the table of fonts ([MS-DOC] 2.9.72, FFN).
type font struct {
	name    string
	charset byte
}

// Character sets of fonts ([MS-WMF] 2.1.1.5).
const (
	charsetSymbol = 2
	charsetGB     = 134
)

// codePages are the code pages of Windows that Word 6 and 95 write text in.
var codePages = map[int]encoding.Encoding{
	874: charmap.Windows874, 932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258, 10000: charmap.Macintosh,
	54936: simplifiedchinese.GB18030,
}

// pageOfCharset are the code pages of fonts' character sets; those of the default sets are the document's.
var pageOfCharset = map[byte]int{
	77: 10000, 128: 932, 129: 949, charsetGB: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
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

// readFonts reads the table of fonts.
func (d *document) readFonts() {
	b := d.fib.find(fontTable)
	if len(b) < 4 {
		return
	}
	head, name := 4, 39 // of the table; of an entry, before the name
	if d.fib.old {
		head, name = 2, 5
	}
	for b = b[head:]; len(b) > 0; {
		n := int(b[0])
		entry := slice(b, 1, int64(n))
		if len(entry) < n {
			break
		}
		f := font{}
		if len(entry) > name {
			f.charset = entry[3]
			if d.fib.old {
				f.name = decode(entry[name:], d.page)
			} else {
				f.name = decode16(entry[name:])
			}
		}
		d.fonts = append(d.fonts, f)
		b = b[1+n:]
	}
}

// fontName returns the name of a font that a property names by its number and one; "" for none.
func (d *document) fontName(n int) string {
	if n < 1 || n > len(d.fonts) {
		return ""
	}
	return d.fonts[n-1].name
}

// pageOf returns the code page of text in a font that is named by its number and one. Chinese editions of Word 6 and 95
// write Chinese whatever the font, unless it is one of symbols.
func (d *document) pageOf(n int) int {
	if n < 1 || n > len(d.fonts) {
		return d.page
	}
	f := d.fonts[n-1]
	page, ok := pageOfCharset[f.charset]
	switch {
	case f.charset == charsetSymbol:
		return 1252
	case !ok || wide(d.page) && !wide(page):
		return d.page
	}
	return page
}

package charset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Code pages of Windows that Chinese files name.
const (
	PageGBK   = 936
	PageBig5  = 950
	PageLatin = 1252
)

// codePages are the code pages of Windows by their numbers, but for the Chinese ones of the mainland, which are all read as GB 18030.
var codePages = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855, 858: charmap.CodePage858, 866: charmap.CodePage866,
	874: charmap.Windows874, 932: japanese.ShiftJIS, 949: korean.EUCKR, PageBig5: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, PageLatin: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258, 10000: charmap.Macintosh,
}

// pageOfFont are the code pages of the character sets of fonts ([MS-WMF] 2.1.1.5).
var pageOfFont = map[int]int{
	77: 10000, 128: 932, 129: 949, 134: PageGBK, 136: PageBig5, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251,
	222: 874, 238: 1250, 254: 437,
}

// PageOfFont returns the code page of a font with a character set; false for the sets whose page is the document's.
func PageOfFont(set int) (page int, ok bool) {
	page, ok = pageOfFont[set]
	return page, ok
}

// IsWide reports whether characters of a code page may take two bytes.
func IsWide(page int) bool { return page == 932 || page == PageGBK || page == 949 || page == PageBig5 }

// DecodePage decodes text of a code page of Windows; a page that is not known is taken for Latin. Bytes that have no character become U+FFFD and
// are counted.
func DecodePage(data []byte, page int) (text string, undecodable int) {
	switch page {
	case PageGBK, 54936, 10008:
		return decodeChinese(data)
	case 65001:
		text = strings.ToValidUTF8(string(data), "\ufffd")
		return text, strings.Count(text, "\ufffd") - strings.Count(string(data), "\ufffd")
	}
	e, ok := codePages[page]
	if !ok {
		e = charmap.Windows1252
	}
	decoded, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return strings.Repeat("\ufffd", len(data)), len(data)
	}
	return string(decoded), strings.Count(string(decoded), "\ufffd")
}

// decodeChinese decodes GB 18030, of which GBK and GB 2312 are parts.
func decodeChinese(data []byte) (text string, undecodable int) {
	out := make([]byte, 0, len(data)*3/2)
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			out = append(out, data[0])
			data = data[1:]
			continue
		}
		r, n := decodeGB18030(data)
		if r < 0 {
			undecodable++
		}
		out = utf8.AppendRune(out, r)
		data = data[max(n, 1):]
	}
	return string(out), undecodable
}

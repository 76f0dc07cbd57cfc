package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"guiwen/convert/page"
)

// charset is the character set that the codes of a predefined CMap are written in. The text is then known
// without the tables of the CMap, which map codes to the glyph numbers of a font.
type charset uint8

const (
	noCharset charset = iota
	ucs2              // and UTF-16: two bytes, four for a pair of surrogates
	utf8Codes
	utf32
	gbk     // one byte, or two with the first from 81
	gb18030 // the same, or four
	big5
	shiftJIS
	eucJP
	uhc
)

// predefined is a predefined CMap (ISO 32000-1, table 118) without its direction.
type predefined struct {
	charset charset
	ascii   uint32 // the CID of the space, where ASCII is one run of CIDs; 0 where not known
}

// predefinedCMaps are the CMaps by name without -H or -V. Simplified Chinese is complete; of the others the
// ones that occur.
var predefinedCMaps = map[string]predefined{
	"GB-EUC": {gbk, 814}, "GBpc-EUC": {gbk, 1}, "GBK-EUC": {gbk, 814}, "GBKp-EUC": {gbk, 1}, "GBK2K": {gb18030, 1},
	"UniGB-UCS2": {ucs2, 1}, "UniGB-UTF16": {ucs2, 1}, "UniGB-UTF8": {utf8Codes, 1}, "UniGB-UTF32": {utf32, 1},
	"B5pc": {big5, 1}, "HKscs-B5": {big5, 1}, "ETen-B5": {big5, 13648}, "ETenms-B5": {big5, 1},
	"UniCNS-UCS2": {ucs2, 1}, "UniCNS-UTF16": {ucs2, 1}, "UniCNS-UTF8": {utf8Codes, 1}, "UniCNS-UTF32": {utf32, 1},
	"83pv-RKSJ": {shiftJIS, 1}, "90ms-RKSJ": {shiftJIS, 231}, "90msp-RKSJ": {shiftJIS, 1}, "90pv-RKSJ": {shiftJIS, 1},
	"Add-RKSJ": {shiftJIS, 231}, "Ext-RKSJ": {shiftJIS, 231}, "EUC": {eucJP, 231},
	"UniJIS-UCS2": {ucs2, 1}, "UniJIS-UCS2-HW": {ucs2, 231}, "UniJIS-UTF16": {ucs2, 1}, "UniJIS-UTF8": {utf8Codes, 1}, "UniJIS-UTF32": {utf32, 1},
	"UniJIS2004-UTF16": {ucs2, 1}, "UniJISX0213-UTF32": {utf32, 1}, "UniJISX02132004-UTF32": {utf32, 1},
	"KSC-EUC": {uhc, 8094}, "KSCms-UHC": {uhc, 1}, "KSCms-UHC-HW": {uhc, 8094}, "KSCpc-EUC": {uhc, 1},
	"UniKS-UCS2": {ucs2, 1}, "UniKS-UTF16": {ucs2, 1}, "UniKS-UTF8": {utf8Codes, 1}, "UniKS-UTF32": {utf32, 1},
}

// predefinedCMap returns the predefined CMap of a name and whether it writes vertically.
func predefinedCMap(name string) (p predefined, vertical, ok bool) {
	base, vertical := strings.CutSuffix(name, "-V")
	if !vertical {
		base = strings.TrimSuffix(name, "-H")
	}
	p, ok = predefinedCMaps[base]
	return p, vertical, ok
}

// next returns the length of the code that s begins with.
func (c charset) next(s []byte) int {
	n := 1
	b := s[0]
	switch c {
	case ucs2:
		n = 2
		if b >= 0xD8 && b <= 0xDB && len(s) >= 4 && s[2] >= 0xDC && s[2] <= 0xDF {
			n = 4
		}
	case utf32:
		n = 4
	case utf8Codes:
		_, n = utf8.DecodeRune(s)
	case gbk, big5, uhc:
		if b >= 0x81 && b <= 0xFE {
			n = 2
		}
	case gb18030:
		if b >= 0x81 && b <= 0xFE {
			n = 2
			if len(s) >= 4 && s[1] >= '0' && s[1] <= '9' {
				n = 4
			}
		}
	case shiftJIS:
		if b >= 0x81 && b <= 0x9F || b >= 0xE0 && b <= 0xFC {
			n = 2
		}
	case eucJP:
		if b >= 0xA1 && b <= 0xFE || b == 0x8E {
			n = 2
		} else if b == 0x8F {
			n = 3
		}
	}
	return min(n, len(s))
}

// text returns what the code s stands for; "" for nothing.
func (c charset) text(s []byte) string {
	var d encoding.Encoding
	switch c {
	case ucs2:
		units := make([]uint16, 0, 2)
		for i := 0; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return page.Clean(string(utf16.Decode(units)))
	case utf32:
		var v uint32
		for _, b := range s {
			v = v<<8 | uint32(b)
		}
		if v > utf8.MaxRune {
			return ""
		}
		return page.Clean(string(rune(v)))
	case utf8Codes:
		return page.Clean(string([]rune(string(s))))
	case gbk, gb18030:
		if r, ok := gbOutside(s); ok {
			return string(r)
		}
		d = simplifiedchinese.GB18030
	case big5:
		d = traditionalchinese.Big5
	case shiftJIS:
		d = japanese.ShiftJIS
	case eucJP:
		d = japanese.EUCJP
	case uhc:
		d = korean.EUCKR
	default:
		return ""
	}
	out, err := d.NewDecoder().Bytes(s)
	if err != nil {
		return ""
	}
	return page.Clean(string(out))
}

// gbOutside maps the two-byte codes of GBK fonts that the decoder of x/text does not know: small Roman
// numerals and the forms for vertical writing (GB 18030-2022), and the euro sign of code page 936.
func gbOutside(s []byte) (rune, bool) {
	if len(s) == 1 && s[0] == 0x80 {
		return '€', true
	}
	if len(s) != 2 {
		return 0, false
	}
	switch v := uint16(s[0])<<8 | uint16(s[1]); {
	case v >= 0xA2A1 && v <= 0xA2AA:
		return 'ⅰ' + rune(v-0xA2A1), true
	case v >= 0xA6D9 && v <= 0xA6DF:
		return []rune("︐︒︑︓︔︕︖")[v-0xA6D9], true
	case v >= 0xA6E0 && v <= 0xA6EB:
		return []rune("︵︶︹︺︿﹀︽︾﹁﹂﹃﹄")[v-0xA6E0], true
	case v >= 0xA6EE && v <= 0xA6F2:
		return []rune("︻︼︷︸︱")[v-0xA6EE], true
	case v == 0xA6F4 || v == 0xA6F5:
		return []rune("︳︴")[v-0xA6F4], true
	case v == 0xA6EC:
		return '︗', true
	case v == 0xA6ED:
		return '︘', true
	case v == 0xA6F3:
		return '︙', true
	}
	return 0, false
}

// Package charset turns the bytes of text and HTML files into text. The bytes themselves decide which encoding they are
// in (字符编码); what a file declares is heard last, because on government sites it is often wrong.
//
// The order of evidence: a byte order mark; strict UTF-8; UTF-16 by the parity of its zero and high bytes; then
// the encoding under which most of the bytes are common Chinese characters — GB 18030, UTF-8 with damage, or Big5. Nothing is
// guessed from a letter frequency that a short notice could not carry.
//
// Decoding is strict. Bytes without a meaning become U+FFFD only with a warning that counts them and shows their values
// and places, and they are kept; a file with more than one such place in a thousand bytes is refused.
package charset

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// The names of encodings, as [source.Document.Encoding] tells them.
const (
	UTF8        = "UTF-8"
	UTF16LE     = "UTF-16LE"
	UTF16BE     = "UTF-16BE"
	GB18030     = "GB18030" // also GB2312, GBK, cp936
	Big5        = "Big5"
	Windows1252 = "windows-1252"
)

// Text is a decoded file.
type Text struct {
	// String is valid UTF-8. A byte order mark stands in it as U+FEFF, so that UTF-8 input is kept byte for byte.
	String   string
	Encoding string
	// Undecoded are the places of String where U+FFFD stands for bytes without a meaning, in order.
	Undecoded []source.Undecoded
	// Notes tell of doubt and loss. Offsets are bytes of String.
	Notes []source.Diagnostic
}

// Decode decodes a whole file. Declared is the encoding that the file or its transport names, or ""; it decides
// only where the bytes leave no other reading. Data is neither changed nor kept. The error is a *[source.Error]:
// input.empty for nothing but a byte order mark, input.unsupported for what is no text, input.corrupt with detail
// bad_encoding for text in no known, or in more than one, encoding.
//
// It takes linear time; valid UTF-8 is looked at twice and copied once.
func Decode(data []byte, declared string) (Text, error) {
	encoding, mark := byteOrderMark(data)
	if len(data) == mark {
		return Text{}, source.Errorf(source.Empty, "", "", "the file holds no characters")
	}
	switch {
	case encoding == "utf-32":
		return Text{}, source.Errorf(source.Unsupported, "utf_32", "byte 0", "the file is UTF-32, which guiwen does not read")
	case encoding == UTF8 || encoding == "" && utf8.Valid(data):
		if !utf8.Valid(data) {
			return decodeDamaged(data, declared)
		}
		if encoding == "" && bytes.IndexByte(data, 0) >= 0 {
			if wide := guessUTF16(data); wide != "" {
				return decodeUTF16(data, wide)
			}
		}
		if looksBinary(data, 0.3) {
			return Text{}, binary()
		}
		if encoding == "" && strangeUTF8(data) {
			if gb := weighGB18030(data); gb.sure() && gb.share() == 1 {
				return gb.decode(data)
			}
		}
		return reverseMojibake(string(data)), nil
	case encoding != "":
		return decodeUTF16(data, encoding)
	}
	if wide := guessUTF16(data); wide != "" {
		return decodeUTF16(data, wide)
	}
	return decodeDamaged(data, declared)
}

// byteOrderMark returns the encoding that a byte order mark at the beginning names, and the mark's length.
func byteOrderMark(data []byte) (encoding string, length int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return UTF8, 3
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return "utf-32", 4
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return UTF16LE, 2
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return UTF16BE, 2
	}
	return "", 0
}

// decodeDamaged decodes data that is no valid UTF-8 and no UTF-16: Chinese in GB 18030 or Big5, or damaged.
func decodeDamaged(data []byte, declared string) (Text, error) {
	if looksBinary(data, 0.05) {
		return Text{}, binary()
	}
	best := weigh(data)
	if best.sure() {
		return best.decode(data)
	}
	if isLatin(declared) && !best.sound() {
		return decodeLatin(data), nil
	}
	if best.bad == 0 {
		return Text{}, source.Errorf(source.Corrupt, "bad_encoding", "", "the bytes are not text in any known encoding: read as %s they make no Chinese", best.encoding)
	}
	return Text{}, source.Errorf(source.Corrupt, "bad_encoding", fmt.Sprintf("byte %d", best.firstBad),
		"the bytes are not text in one encoding: read as %s, %d places do not decode", best.encoding, best.bad)
}

func binary() error {
	return source.Errorf(source.Unsupported, "binary", "", "the bytes are no text: too many of them are control characters")
}

// looksBinary reports whether more than the given share of the bytes are control characters that no text file holds.
// Tab, line feed, vertical tab, form feed, carriage return and escape do not count.
func looksBinary(data []byte, share float64) bool {
	n := 0
	for _, b := range data {
		if b < 0x20 && (b < '\t' || b > '\r') && b != 0x1B || b == 0x7F {
			n++
		}
	}
	return n > 2 && float64(n) > share*float64(len(data))
}

// Declares reports whether a label (of a meta tag or header: "gb2312", "UTF8") is consistent with the encoding the
// bytes turned out to be in. A text of nothing but ASCII is consistent with every label, an unknown label with none.
func (t Text) Declares(label string) bool {
	return family(label) == t.Encoding || isASCII(t.String)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// family returns the name of the encoding that a label means, or "".
func family(label string) string {
	switch strings.ToLower(strings.TrimSpace(label)) {
	case "utf-8", "utf8", "unicode-1-1-utf-8":
		return UTF8
	case "gb2312", "gbk", "gb18030", "gb_2312-80", "cp936", "ms936", "936", "x-gbk", "chinese", "csgb2312", "gb-2312", "euc-cn", "hz-gb-2312":
		return GB18030
	case "big5", "big5-hkscs", "cp950", "x-x-big5", "csbig5":
		return Big5
	case "utf-16", "utf-16le", "unicode", "ucs-2":
		return UTF16LE
	case "utf-16be":
		return UTF16BE
	case "windows-1252", "iso-8859-1", "latin1", "iso8859-1", "cp1252", "us-ascii", "ascii":
		return Windows1252
	}
	return ""
}

func isLatin(label string) bool { return family(label) == Windows1252 }

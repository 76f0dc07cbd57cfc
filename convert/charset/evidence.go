package charset

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/traditionalchinese"

	"guiwen/normalize/source"
)

// candidate is a reading of bytes under one encoding, and how well it explains them.
type candidate struct {
	encoding string
	high     int // bytes from 0x80 on, with the second bytes of two-byte codes
	common   int // of these, bytes of characters that Chinese text is made of
	chars    int // characters of more than one byte
	bad      int // places that do not decode
	firstBad int // byte offset of the first of them
}

// share is the part of the non-ASCII bytes that are common characters, 0 to 1.
func (c candidate) share() float64 {
	if c.high == 0 {
		return 0
	}
	return float64(c.common) / float64(c.high)
}

// maxBadShare is how many places per byte may not decode before a file counts as damaged beyond use: one in a
// thousand, so that a single torn character does not cost a whole report.
const maxBadShare = 0.001

// sure reports whether c is evidence enough to decode by: few bad places, two or more characters, and mostly common ones. The
// famous overlong slash C0 AF is one valid GB 18030 character; one character proves nothing.
func (c candidate) sure() bool { return c.bad <= int(maxBadShare*float64(c.high+1)) && c.sound() }

// sound is sure without regard to bad places.
func (c candidate) sound() bool { return c.chars >= 2 && c.share() >= 0.6 }

// weigh returns the best reading of bytes that are no valid UTF-8. On a tie, the encoding that is harder to hit by chance
// wins: UTF-8, then GB 18030, then Big5.
func weigh(data []byte) candidate {
	u, g := weighUTF8(data), weighGB18030(data)
	if u.share() >= g.share() {
		return u
	}
	if g.share() < 0.7 {
		// Big5 only where GB 18030 reads as gibberish: nearly every Big5 text is also valid GB 18030.
		if b := weighBig5(data); b.bad == 0 && b.sound() && b.share() >= 0.9 && b.share() > g.share()+0.2 {
			return b
		}
	}
	return g
}

// weighUTF8 counts characters of Chinese text in what is valid of the bytes as UTF-8.
func weighUTF8(data []byte) candidate {
	c := candidate{encoding: UTF8}
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		c.high += n
		if r == utf8.RuneError && n == 1 {
			c.miss(i)
		} else {
			c.chars++
			if isCommon(r) {
				c.common += n
			}
		}
		i += n
	}
	return c
}

func (c *candidate) miss(at int) {
	if c.bad == 0 {
		c.firstBad = at
	}
	c.bad++
}

// strangeUTF8 reports whether valid UTF-8 has no character of three bytes, as all Chinese ones are, but one from blocks
// that no Chinese document uses, such as Hebrew points: the bytes of 通知 in GBK are such.
func strangeUTF8(data []byte) bool {
	strange := false
	for i, b := range data {
		if b >= 0xE0 {
			return false
		}
		if b >= 0xC0 {
			r, _ := utf8.DecodeRune(data[i:])
			strange = strange || 0x0250 <= r && r <= 0x036F || r >= 0x0530
		}
	}
	return strange
}

// isCommon reports whether Chinese text is made of characters like r: ideographs, Chinese marks, full-width forms.
func isCommon(r rune) bool {
	switch {
	case 0x4E00 <= r && r <= 0x9FFF, 0x3000 <= r && r <= 0x303F, 0xFF00 <= r && r <= 0xFFEF,
		0x2010 <= r && r <= 0x2026, 0x2160 <= r && r <= 0x217F, 0x2460 <= r && r <= 0x24FF, 0x2500 <= r && r <= 0x257F,
		0x3400 <= r && r <= 0x4DBF, 0x20000 <= r && r <= 0x323AF:
		return true
	}
	return r == '·' || r == '×' || r == '±' || r == '°' || r == '©'
}

// weighGB18030 counts bytes of GB 2312 symbols and level-1 characters (一级汉字, the 3,755 most used) and of four-byte
// codes, whose form alone proves them.
func weighGB18030(data []byte) candidate {
	c := candidate{encoding: GB18030}
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := decodeGB18030(data[i:])
		c.high += n
		switch {
		case r < 0:
			c.miss(i)
		case n == 4:
			c.chars++
			c.common += n
		case n == 2:
			c.chars++
			if lead, trail := data[i], data[i+1]; trail >= 0xA1 && (0xB0 <= lead && lead <= 0xD7 || 0xA1 <= lead && lead <= 0xA3 || lead == 0xA9) {
				c.common += n
			}
		}
		i += n
	}
	return c
}

// weighBig5 counts bytes of Big5 symbols and level-1 characters (常用字).
func weighBig5(data []byte) candidate {
	c := candidate{encoding: Big5}
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		if i+1 == len(data) || data[i] < 0xA1 || data[i] > 0xF9 || data[i+1] < 0x40 || 0x7E < data[i+1] && data[i+1] < 0xA1 || data[i+1] == 0xFF {
			c.high++
			c.miss(i)
			i++
			continue
		}
		c.high += 2
		c.chars++
		if lead := data[i]; lead == 0xA1 || lead == 0xA2 || 0xA4 <= lead && lead <= 0xC6 {
			c.common += 2
		}
		i += 2
	}
	return c
}

// decode decodes data as the candidate says, with a note on each doubt.
func (c candidate) decode(data []byte) (Text, error) {
	t := Text{Encoding: c.encoding}
	switch c.encoding {
	case Big5:
		s, err := traditionalchinese.Big5.NewDecoder().String(string(data))
		if err != nil || strings.ContainsRune(s, utf8.RuneError) {
			return t, source.Errorf(source.Corrupt, "bad_encoding", "", "the bytes are neither GB 18030 nor wholly Big5")
		}
		t.String = s
		t.Notes = []source.Diagnostic{note("charset.big5", "the bytes were read as Big5, because as GB 18030 they make rare characters only")}
	case GB18030:
		t = decodeLossy(data, GB18030, decodeGB18030)
	default:
		t = decodeLossy(data, UTF8, decodeUTF8)
	}
	return t, nil
}

func decodeUTF8(data []byte) (rune, int) {
	r, n := utf8.DecodeRune(data)
	if r == utf8.RuneError && n <= 1 {
		return -1, n
	}
	return r, n
}

// decodeLossy decodes with one decoding function, which gives the next character and its length in bytes or -1 and the
// number of bytes to step over. Each such place becomes U+FFFD and is told in one warning.
func decodeLossy(data []byte, encoding string, next func([]byte) (rune, int)) Text {
	text := make([]byte, 0, len(data)*3/2)
	var bad badPlaces
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			text = append(text, data[i])
			i++
			continue
		}
		r, n := next(data[i:])
		if r < 0 {
			bad.add(i, data[i:i+n], len(text))
			r = utf8.RuneError
		}
		text = utf8.AppendRune(text, r)
		i += n
	}
	return Text{String: string(text), Encoding: encoding, Notes: bad.notes(encoding), Undecoded: bad.places}
}

// badPlaces collects places that do not decode; the first few are written out for the message.
type badPlaces struct {
	places []source.Undecoded
	listed []string
}

func (b *badPlaces) add(at int, bytes []byte, textOffset int) {
	b.places = append(b.places, source.Undecoded{At: textOffset, Bytes: string(bytes)})
	if len(b.listed) < 8 {
		b.listed = append(b.listed, fmt.Sprintf("0x%x at byte %d", bytes, at))
	}
}

func (b *badPlaces) notes(encoding string) []source.Diagnostic {
	if len(b.places) == 0 {
		return nil
	}
	more := ""
	if len(b.places) > len(b.listed) {
		more = ", …"
	}
	d := note("charset.undecodable", "%d places are not valid %s and stand as U+FFFD: %s%s", len(b.places), encoding, strings.Join(b.listed, ", "), more)
	d.Offset = b.places[0].At
	return []source.Diagnostic{d}
}

// note makes a warning without place.
func note(code, format string, args ...any) source.Diagnostic {
	return source.Diagnostic{Code: code, Severity: source.Warning, Message: fmt.Sprintf(format, args...), Offset: -1}
}

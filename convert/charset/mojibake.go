package charset

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// latinHigh are the characters that windows-1252 has at 80–9F; 0 where it has none and the C1 control passes through.
var latinHigh = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// decodeLatin decodes windows-1252, where every byte has a meaning.
func decodeLatin(data []byte) Text {
	var b strings.Builder
	b.Grow(len(data) * 2)
	for _, c := range data {
		r := rune(c)
		if 0x80 <= c && c < 0xA0 && latinHigh[c-0x80] != 0 {
			r = latinHigh[c-0x80]
		}
		b.WriteRune(r)
	}
	return Text{String: b.String(), Encoding: Windows1252, Notes: []source.Diagnostic{
		note("charset.declared-only", "the bytes fit no Chinese encoding and were read as windows-1252, which the file declares"),
	}}
}

// latinByte returns the byte that reads as r in Latin-1 or windows-1252.
func latinByte(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	for i, high := range latinHigh {
		if high == r {
			return byte(0x80 + i), true
		}
	}
	return 0, false
}

// reverseMojibake returns valid UTF-8 text as it is, or, where all of it is Chinese whose bytes were once read as Latin-1
// or windows-1252 (æ³•æ²» for 法治), the Chinese text with a warning. Doubtful text is left alone and flagged: what was
// read as GBK has lost bytes and cannot be restored.
func reverseMojibake(text string) Text {
	t := Text{String: text, Encoding: UTF8}
	latin, others, torn := count(text)
	if latin >= 8 && others == 0 {
		if back, ok := relabel(text); ok {
			return back
		}
	}
	// 锛, 銆 and 鐨 are what GBK makes of the UTF-8 bytes of ，, 。 and 的; in real text they are next to never seen.
	if torn >= 3 && torn*50 > others {
		t.Notes = append(t.Notes, note("charset.mojibake", "%d times U+951B, U+9286 or U+9428: the text is UTF-8 that was once read as GBK; bytes are lost, nothing was repaired", torn))
	}
	return t
}

// count counts the characters of text that may be bytes read as windows-1252, all others beyond ASCII, and of these
// the ones that show UTF-8 read as GBK.
func count(text string) (latin, others, torn int) {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			i++
		case c >= 0xE3 && c <= 0xEE:
			others++
			if c == 0xE9 {
				switch r, _ := utf8.DecodeRuneInString(text[i:]); r {
				case '\u951B', '\u9286', '\u9428': // 锛, 銆, 鐨
					torn++
				}
			}
			i += 3
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			if isLatinByte(r) {
				latin++
			} else if r != '\ufeff' {
				others++
			}
			i += n
		}
	}
	return latin, others, torn
}

func isLatinByte(r rune) bool {
	_, ok := latinByte(r)
	return ok
}

// relabel turns the characters of text back into the bytes they were made of and decodes these.
func relabel(text string) (Text, bool) {
	mark := ""
	if strings.HasPrefix(text, "\ufeff") {
		mark, text = text[:3], text[3:]
	}
	data := make([]byte, 0, len(text)/2)
	for _, r := range text {
		c, ok := latinByte(r)
		if !ok {
			return Text{}, false
		}
		data = append(data, c)
	}
	best := weighUTF8(data)
	if best.bad > 0 || best.share() < 0.9 {
		best = weighGB18030(data)
	}
	if best.bad > 0 || best.chars < 4 || best.share() < 0.9 {
		return Text{}, false
	}
	t, err := best.decode(data)
	if err != nil {
		return Text{}, false
	}
	t.String = mark + t.String
	t.Notes = append(t.Notes, note("charset.mojibake-reversed",
		"the file is UTF-8 of %s bytes that were once read as windows-1252; the raw text is the Chinese text, not the file's", best.encoding))
	t.Encoding = UTF8
	return t, true
}

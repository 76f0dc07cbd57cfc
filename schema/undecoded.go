package schema

import (
	"encoding/hex"
	"fmt"
	"unicode/utf8"
)

// SourceText is the raw text with the bytes of the file put back where it could not be decoded, if the file is UTF-8: that of a
// text file is the file, byte for byte. Of files in other encodings it is the raw text. Its errors are those of
// [Document.RawText].
func (d *Document) SourceText() ([]byte, error) {
	raw, err := d.RawText()
	if err != nil {
		return nil, err
	}
	if d.Source.Encoding == nil || *d.Source.Encoding != "UTF-8" {
		return []byte(raw), nil
	}
	var file []byte
	at, point := 0, 0
	for _, u := range d.Normalization.Undecoded {
		bytes, next, err := u.in(raw, at, point)
		if err != nil {
			return nil, err
		}
		file = append(append(file, raw[at:next]...), bytes...)
		at, point = next+len(string(utf8.RuneError)), u.At+1
	}
	return append(file, raw[at:]...), nil
}

// in returns the bytes that u keeps and where they belong in the raw text, looking from byte at on, where its code point
// with the number point stands.
func (u Undecoded) in(raw string, at, point int) (bytes []byte, offset int, err error) {
	bytes, err = hex.DecodeString(u.Hex)
	next, ok := skipRunes(raw, at, u.At-point)
	if r, _ := utf8.DecodeRuneInString(raw[next:]); !ok || err != nil || len(bytes) == 0 || r != utf8.RuneError {
		return nil, 0, fmt.Errorf("%w: no bytes belong to code point %d", ErrNotRestorable, u.At)
	}
	return bytes, next, nil
}

// verifyUndecoded holds that bytes which could not be decoded are kept where U+FFFD stands for them.
func (d *Document) verifyUndecoded(raw string) error {
	at, point := 0, 0
	for _, u := range d.Normalization.Undecoded {
		_, next, err := u.in(raw, at, point)
		if err != nil {
			return err
		}
		at, point = next+len(string(utf8.RuneError)), u.At+1
	}
	return nil
}

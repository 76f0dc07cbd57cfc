package doc

import "guiwen/convert/charset"

// font is an entry of the table of fonts ([MS-DOC] 2.9.72, FFN).
type font struct {
	name    string
	charset byte
}

// charsetSymbol is the character set of fonts of signs ([MS-WMF] 2.1.1.5).
const charsetSymbol = 2

// fonts is the table of fonts, and the code page of text that is not UTF-16.
type fonts struct {
	list []font
	page int
}

// readFonts reads the table of fonts.
func readFonts(f *fib) *fonts {
	t := &fonts{page: f.codePage()}
	b := f.find(fontTable)
	if len(b) < 4 {
		return t
	}
	head, name := 4, 39 // of the table; of an entry, before the name
	if f.old {
		head, name = 2, 5
	}
	for b = b[head:]; len(b) > 0; {
		n := int(b[0])
		entry := slice(b, 1, int64(n))
		if len(entry) < n {
			break
		}
		var read font
		if len(entry) > name {
			read.charset = entry[3]
			if f.old {
				read.name = decode(entry[name:], t.page)
			} else {
				read.name = decode16(entry[name:])
			}
		}
		t.list = append(t.list, read)
		b = b[1+n:]
	}
	return t
}

// name returns the name of a font that a property names by its number and one; "" for none.
func (t *fonts) name(n int) string {
	if n < 1 || n > len(t.list) {
		return ""
	}
	return t.list[n-1].name
}

// pageOf returns the code page of text in a font that is named by its number and one. Chinese editions of Word 6 and 95
// write Chinese whatever the font, unless it is one of symbols.
func (t *fonts) pageOf(n int) int {
	if n < 1 || n > len(t.list) {
		return t.page
	}
	f := t.list[n-1]
	page, ok := charset.PageOfFont(int(f.charset))
	switch {
	case f.charset == charsetSymbol:
		return 1252
	case !ok || charset.IsWide(t.page) && !charset.IsWide(page):
		return t.page
	}
	return page
}

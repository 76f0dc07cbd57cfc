package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"guiwen/normalize/source"
)

// placeholders stand in the text of a page for bytes that could not be decoded until it is known where in the raw text they
// come to lie: a reader of markup leaves out much and moves some. Each is a character in private use, of three bytes as
// U+FFFD is, that the page does not have.
type placeholders struct {
	bytes map[rune]string // of the file
}

// firstPlaceholder to lastPlaceholder are the characters in private use of the basic plane.
const firstPlaceholder, lastPlaceholder = 0xE000, 0xF8FF

// placeholdersIn puts placeholders into a decoded page. Where there are more places than free characters, the last ones stay
// U+FFFD: their bytes are told in the note on decoding alone.
func placeholdersIn(page string, undecoded []source.Undecoded) (string, *placeholders) {
	if len(undecoded) == 0 {
		return page, nil
	}
	var taken [lastPlaceholder - firstPlaceholder + 1]bool
	for _, text := range []string{page, html.UnescapeString(page)} {
		for _, r := range text {
			if isPrivate(r) {
				taken[r-firstPlaceholder] = true
			}
		}
	}
	p := &placeholders{map[rune]string{}}
	text := []byte(page)
	next := rune(firstPlaceholder)
	for _, u := range undecoded {
		for next <= lastPlaceholder && taken[next-firstPlaceholder] {
			next++
		}
		if next > lastPlaceholder {
			break
		}
		utf8.AppendRune(text[:u.At], next)
		p.bytes[next] = u.Bytes
		next++
	}
	return string(text), p
}

func isPrivate(r rune) bool { return firstPlaceholder <= r && r <= lastPlaceholder }

// without gives s with U+FFFD for every placeholder.
func (p *placeholders) without(s string) string {
	if p == nil {
		return s
	}
	return strings.Map(func(r rune) rune {
		if _, ours := p.bytes[r]; ours {
			return utf8.RuneError
		}
		return r
	}, s)
}

// settle puts U+FFFD into the raw text for every placeholder, which nothing else of the document keeps, and tells what they stand for.
func (p *placeholders) settle(doc *source.Document) {
	if p == nil {
		return
	}
	text := []byte(doc.Text)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if bytes, ours := p.bytes[r]; ours {
			doc.Undecoded = append(doc.Undecoded, source.Undecoded{At: i, Bytes: bytes})
			utf8.AppendRune(text[:i], utf8.RuneError)
		}
		i += n
	}
	doc.Text = string(text)
	m := &doc.Meta
	m.Title, m.Author, m.Language = p.without(m.Title), p.without(m.Author), p.without(m.Language)
	for i := range m.Fields {
		m.Fields[i].Name, m.Fields[i].Value = p.without(m.Fields[i].Name), p.without(m.Fields[i].Value)
	}
	for i := range doc.Parts {
		doc.Parts[i].Href = p.without(doc.Parts[i].Href)
	}
}

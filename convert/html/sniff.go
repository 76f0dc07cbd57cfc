package html

import (
	"bytes"
	"strings"

	"guiwen/convert/charset"
)

// Sniff reports whether data is a web page by its content: it begins, after white space, comments and an XML
// declaration, with <!doctype html>, <html>, <head> or <body>, or with another element and has several more of those that
// text is set with, or begins and ends with such. It looks at the first 64 KiB. A text that speaks of tags is no page.
func Sniff(data []byte) bool {
	text := sample(data)
	rest := skipProlog(text)
	if !strings.HasPrefix(rest, "<") {
		return false
	}
	name := tagName(rest[1:])
	switch name {
	case "!doctype":
		return strings.HasPrefix(strings.TrimLeft(rest[len("<!doctype"):], " \t\r\n"), "html")
	case "html", "head", "body", "frameset":
		return true
	case "meta", "title", "base", "link", "style", "script", "div", "p", "table", "span", "font", "center", "h1", "h2", "h3", "ul", "ol",
		"section", "article", "main", "br", "form", "a", "b", "strong", "img", "ucapcontent":
	default:
		return false
	}
	if isTextTag(name) && len(data) < sampleSize && strings.HasSuffix(strings.TrimRight(rest, " \t\r\n"), ">") {
		return true
	}
	set := 0
	for range 4 {
		i := strings.IndexByte(rest, '<')
		for ; i >= 0; i = strings.IndexByte(rest, '<') {
			rest = rest[i+1:]
			if isTextTag(tagName(strings.TrimPrefix(rest, "/"))) {
				set++
				break
			}
		}
	}
	return set == 4
}

// isTextTag reports whether a tag is one that text is set with.
func isTextTag(name string) bool {
	switch name {
	case "p", "div", "br", "span", "td", "tr", "table", "li", "h1", "h2", "h3", "strong", "font":
		return true
	}
	return false
}

const sampleSize = 64 << 10

// sample returns the beginning of data as lower-case text; ASCII is all that matters of it.
func sample(data []byte) string {
	data = data[:min(len(data), sampleSize)]
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || bytes.IndexByte(data, 0) >= 0 {
		decoded, err := charset.Decode(data[:len(data)&^1], "")
		if err != nil {
			return ""
		}
		data = []byte(decoded.String)
	}
	return string(bytes.ToLower(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
}

// skipProlog skips white space, comments and XML declarations.
func skipProlog(text string) string {
	for {
		text = strings.TrimLeft(text, " \t\r\n\f\ufeff")
		end := ""
		switch {
		case strings.HasPrefix(text, "<!--"):
			end = "-->"
		case strings.HasPrefix(text, "<?"):
			end = ">"
		default:
			return text
		}
		i := strings.Index(text, end)
		if i < 0 {
			return ""
		}
		text = text[i+len(end):]
	}
}

// tagName returns the name at the beginning of a tag, if one of the characters that end a name follows.
func tagName(text string) string {
	for i := 0; i < len(text) && i < 20; i++ {
		switch text[i] {
		case '>', '/', ' ', '\t', '\r', '\n':
			return text[:i]
		}
	}
	return ""
}

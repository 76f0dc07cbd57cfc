package html

import (
	"strings"

	"golang.org/x/net/html"
)

// twiceEscaped are the entities that editors escape a second time: marks and spaces. The signs of markup are not among them:
// an escaped < may be meant.
var twiceEscaped = map[string]bool{
	"ldquo": true, "rdquo": true, "lsquo": true, "rsquo": true, "nbsp": true, "hellip": true, "mdash": true, "ndash": true, "middot": true,
	"times": true, "divide": true, "deg": true, "plusmn": true, "ensp": true, "emsp": true, "bull": true, "permil": true, "laquo": true,
	"raquo": true, "yen": true, "le": true, "ge": true, "radic": true, "rarr": true, "larr": true,
}

// unescape resolves entities that stand in text because they were escaped twice (&amp;ldquo; in the file).
func (w *writer) unescape(text string) string {
	at := strings.IndexByte(text, '&')
	if at < 0 {
		return text
	}
	var b strings.Builder
	for ; at >= 0; at = strings.IndexByte(text, '&') {
		end := strings.IndexByte(text[at:min(len(text), at+12)], ';')
		if end < 0 || !twiceEscaped[text[at+1:at+end]] {
			b.WriteString(text[:at+1])
			text = text[at+1:]
			continue
		}
		b.WriteString(text[:at])
		b.WriteString(html.UnescapeString(text[at : at+end+1]))
		w.escaped++
		text = text[at+end+1:]
	}
	b.WriteString(text)
	return b.String()
}

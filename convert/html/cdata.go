package html

import (
	"strings"

	"golang.org/x/net/html"
)

// withoutCDATA returns a page of XHTML with its CDATA sections as escaped text: in HTML, as which it is parsed, they are
// comments.
func withoutCDATA(text string) string {
	const open, shut = "<![CDATA[", "]]>"
	if !strings.HasPrefix(strings.TrimSpace(text), "<?xml") || !strings.Contains(text, open) {
		return text
	}
	var b strings.Builder
	for {
		i := strings.Index(text, open)
		if i < 0 {
			break
		}
		n := strings.Index(text[i:], shut)
		if n < 0 {
			break
		}
		b.WriteString(text[:i])
		b.WriteString(html.EscapeString(text[i+len(open) : i+n]))
		text = text[i+n+len(shut):]
	}
	b.WriteString(text)
	return b.String()
}

package pdf

import (
	_ "embed"
	"strings"
	"sync"

	"guiwen/convert/page"
)

// adobeGB1Data holds the characters of Adobe-GB1, the glyph collection of simplified Chinese fonts; its head
// tells source and licence.
//
//go:embed adobe_gb1.txt
var adobeGB1Data string

// adobeGB1 gives the characters by CID, laid out on first use.
var adobeGB1 = sync.OnceValue(func() []rune {
	var out []rune
	for line := range strings.Lines(adobeGB1Data) {
		if !strings.HasPrefix(line, "//") {
			out = append(out, []rune(strings.TrimSuffix(line, "\n"))...)
		}
	}
	return out
})

// collectionText returns the character of a CID of an Adobe character collection; "" for collections and CIDs that
// are not known.
func collectionText(ordering string, cid uint32) string {
	if ordering != "GB1" {
		return ""
	}
	if table := adobeGB1(); int64(cid) < int64(len(table)) {
		return page.Clean(string(table[cid]))
	}
	return ""
}

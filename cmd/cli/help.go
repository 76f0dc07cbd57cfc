package cli

import (
	"embed"
	"strings"
)

// helpTexts are what --help says of commands, where that has words in Chinese: a short line, an empty one, and the long text.
//
//go:embed help/*.txt
var helpTexts embed.FS

// help returns the short and the long text of help/NAME.txt.
func help(name string) (short, long string) {
	data, err := helpTexts.ReadFile("help/" + name + ".txt")
	if err != nil {
		panic(err) // embedded: cannot be
	}
	short, long, _ = strings.Cut(string(data), "\n\n")
	return short, strings.TrimSuffix(long, "\n")
}

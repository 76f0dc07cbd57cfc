package annex

import (
	_ "embed"
	"strings"

	"guiwen/schema/message"
)

//go:embed messages.tsv
var messagesTSV string

var messages = message.New(messagesTSV)

// say returns a message of messages.tsv.
func say(key string, values ...any) string { return messages.Say(key, values...) }

// cellsOf gives the rows of an embedded table of a number of columns, without remarks.
func cellsOf(table string, width int) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(table) {
			if cell := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); line[0] != '#' && (len(cell) != width || !yield(cell)) {
				return
			}
		}
	}
}

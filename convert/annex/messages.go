package annex

import (
	_ "embed"

	"guiwen/schema/message"
)

//go:embed messages.tsv
var messagesTSV string

var messages = message.New(messagesTSV)

// say returns a message of messages.tsv.
func say(key string, values ...any) string { return messages.Say(key, values...) }

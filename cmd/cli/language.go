package cli

import (
	_ "embed"
	"os"
	"strings"

	"guiwen/schema/message"
)

//go:embed messages.tsv
var messagesTSV string

var messages = message.New(messagesTSV)

// language tells people what happens, in Chinese or in English.
type language struct{ chinese bool }

// languageOf returns the language that --lang names, or else that of the surroundings: LC_ALL, LC_MESSAGES or LANG, the first
// that is set (POSIX, 8.2).
func languageOf(flag string) language {
	names := []string{"LC_ALL", "LC_MESSAGES", "LANG"}
	for i := 0; i < len(names) && flag == ""; i++ {
		flag = os.Getenv(names[i])
	}
	return language{strings.HasPrefix(flag, "zh")}
}

// say returns a message of messages.tsv.
func (l language) say(key string, values ...any) string {
	if l.chinese {
		return messages.Say(key, values...)
	}
	return messages.SayEnglish(key, values...)
}

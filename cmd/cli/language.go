package cli

import (
	_ "embed"
	"fmt"
	"os"
	"strings"

	"guiwen/schema/message"
)

//go:embed messages.tsv
var messagesTSV string

var messages = message.New(messagesTSV)

// language tells people what happens, in Chinese or in English.
type language struct{ chinese bool }

// languageOf returns the language that --lang names ("zh", "en"), or else that of the surroundings: LC_ALL, LC_MESSAGES or
// LANG, the first that is set (POSIX, 8.2).
func languageOf(flag string) (language, error) {
	switch flag {
	case "zh":
		return language{true}, nil
	case "en":
		return language{}, nil
	case "":
		for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
			if v := os.Getenv(name); v != "" {
				return language{strings.HasPrefix(v, "zh")}, nil
			}
		}
		return language{}, nil
	}
	return language{}, fmt.Errorf("--lang %q: there is no such language", flag)
}

// say returns a message of messages.tsv.
func (l language) say(key string, values ...any) string {
	if l.chinese {
		return messages.Say(key, values...)
	}
	return messages.SayEnglish(key, values...)
}

package cli

import (
	"testing"

	"guiwen/schema/message/messagetest"
)

func TestMessages(t *testing.T) { messagetest.Check(t, messages) }

func TestLanguage(t *testing.T) {
	for _, test := range []struct {
		flag, all, messages, lang string
		chinese                   bool
	}{
		{"", "", "", "", false},
		{"", "", "", "zh_CN.UTF-8", true},
		{"", "C", "", "zh_CN.UTF-8", false},
		{"", "", "zh_TW", "en_US.UTF-8", true},
		{"en", "", "", "zh_CN.UTF-8", false},
		{"zh", "C", "C", "C", true},
	} {
		t.Setenv("LC_ALL", test.all)
		t.Setenv("LC_MESSAGES", test.messages)
		t.Setenv("LANG", test.lang)
		if l := languageOf(test.flag); l.chinese != test.chinese {
			t.Errorf("%+v: %v", test, l)
		}
	}
}

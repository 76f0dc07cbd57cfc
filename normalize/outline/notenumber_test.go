package outline

import (
	"testing"

	"guiwen/schema"
)

func TestNoteNumber(t *testing.T) {
	for in, want := range map[string]schema.Number{
		"1": {Text: "1", Scheme: schema.Arabic, Value: 1}, "[12]": {Text: "[12]", Scheme: schema.Arabic, Value: 12},
		"（3）": {Text: "（3）", Scheme: schema.ArabicParen, Value: 3}, "①": {Text: "①", Scheme: schema.Circled, Value: 1},
		"㉑": {Text: "㉑", Scheme: schema.Circled, Value: 21}, "㊿": {Text: "㊿", Scheme: schema.Circled, Value: 50},
		"三": {Text: "三", Scheme: schema.CJK, Value: 3}, "*": {Text: "*", Scheme: schema.Sign}, "ii": {Text: "ii", Scheme: schema.Sign},
	} {
		if got, ok := parseNoteNumber(in); !ok || got != want {
			t.Errorf("%q: %+v, want %+v", in, got, want)
		}
	}
	if n, ok := parseNoteNumber(""); ok {
		t.Errorf("no number: %+v", n)
	}
}

package convert

import "testing"

func TestMask(t *testing.T) {
	for in, want := range map[string]string{"何青": "何*", "王": "王", "": "", "欧阳明月": "欧***"} {
		if got := maskName(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"0588-2651234": "0588-2******", "13503393939": "13503******", "123": "***", "": ""} {
		if got := maskPhone(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

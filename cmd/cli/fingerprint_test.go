package cli

import (
	"testing"

	"guiwen/convert"
)

// TestFingerprint holds that whatever decides the output tells fingerprints apart, and nothing else does.
func TestFingerprint(t *testing.T) {
	fingerprint := func(options convert.Options, indent bool) string {
		f, err := fingerprint(options, indent)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	plain := fingerprint(convert.Options{}, false)
	if len(plain) != 64 {
		t.Errorf("a fingerprint has %d characters", len(plain))
	}
	if again := fingerprint(convert.Options{Explain: func(string) {}}, false); again != plain {
		t.Error("an explanation changes the fingerprint")
	}
	others := map[string]string{
		"indent":     fingerprint(convert.Options{}, true),
		"profile":    fingerprint(convert.Options{Profile: "minimal"}, false),
		"indicators": fingerprint(convert.Options{Indicators: "id"}, false),
		"redact":     fingerprint(convert.Options{Redact: []string{"contacts"}}, false),
	}
	seen := map[string]bool{plain: true}
	for name, f := range others {
		if seen[f] {
			t.Errorf("%s does not tell fingerprints apart", name)
		}
		seen[f] = true
	}
}

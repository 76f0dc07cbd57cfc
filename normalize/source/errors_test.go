package source

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite docs/codes.md")

// TestCodesAreDocumented holds docs/codes.md to the list of codes.
func TestCodesAreDocumented(t *testing.T) {
	const name = "../../docs/codes.md"
	var b strings.Builder
	b.WriteString("# Codes of failures\n\nWritten from the table in `normalize/source/failures.tsv` by `go test ./normalize/source -update`. " +
		"An input that is quarantined or skipped has one of these codes in `manifest.jsonl`; the list is closed.\n\n| code | what is wrong | what to do |\n|---|---|---|\n")
	seen := map[Code]bool{}
	for _, c := range Codes() {
		if seen[c.Code] || c.Means == "" || c.Advice == "" || c.MeansChinese == "" || c.AdviceChinese == "" {
			t.Errorf("%s: twice, or without words", c.Code)
		}
		seen[c.Code] = true
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Code, c.Means, c.Advice)
	}
	for _, c := range []Code{Empty, Unreadable, Unsupported, Encrypted, Corrupt, Changed, NoText, NotADocument, LimitTime, LimitMemory, LimitSize, LimitDepth, ReaderCrash, OutputWrite} {
		if !seen[c] {
			t.Errorf("%s is not in the table", c)
		}
	}
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != b.String() {
		t.Errorf("%s is not what the table says (%v)", name, err)
	}
}

func TestError(t *testing.T) {
	cause := errors.New("unexpected end")
	err := fmt.Errorf("report.docx: %w", Errorf(Corrupt, "malformed_xml", "word/document.xml, byte 7", "it breaks off: %w", cause))
	if CodeOf(err) != Corrupt || !errors.Is(err, cause) {
		t.Errorf("%v carries %q", err, CodeOf(err))
	}
	if want := "report.docx: input.corrupt: it breaks off: unexpected end (word/document.xml, byte 7)"; err.Error() != want {
		t.Errorf("%q, want %q", err, want)
	}
	if CodeOf(cause) != "" {
		t.Error("an error without a code has one")
	}
}

func TestMetaField(t *testing.T) {
	m := Meta{Fields: []MetaField{{"PubDate", "2020"}, {"pubdate", "2021"}}}
	if m.Field("PUBDATE") != "2020" || m.Field("none") != "" {
		t.Errorf("%q, %q", m.Field("PUBDATE"), m.Field("none"))
	}
}

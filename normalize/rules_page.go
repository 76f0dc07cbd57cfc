package normalize

import (
	"fmt"
	"strings"
)

// RulesMarkdown returns the catalogue as a page for people (docs/rules.md). Blanks in examples are made visible: ␣
// is U+0020, and any other stands as its code point.
func RulesMarkdown() string {
	var b strings.Builder
	b.WriteString("# The rules of normalization\n\n")
	b.WriteString("Made from the catalogue in `normalize` by `go test ./normalize -run TestRulesDoc -update`; do not edit. Every example is a test.\n")
	b.WriteString("Names are what an edit or a finding carries; `--rule ID=off` or `--rule NAME=off` turns a rule off.\n\n")
	b.WriteString("| id | action | what | names | clause |\n|---|---|---|---|---|\n")
	for _, r := range Rules() {
		names := make([]string, len(r.Names))
		for i, name := range r.Names {
			names[i] = "`" + name + "`"
		}
		by := ""
		if r.By != "" {
			by = " (" + r.By + ")"
		}
		fmt.Fprintf(&b, "| %s | %s%s | %s | %s | %s |\n", r.ID, r.Action, by, escapeCell(r.What), strings.Join(names, " "), r.Clause)
	}
	for _, r := range Rules() {
		if len(r.Passing)+len(r.Untouched)+len(r.Flagged) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n\n%s.%s\n\n", r.ID, upperFirst(r.What), r.note())
		for _, e := range r.Passing {
			fmt.Fprintf(&b, "- %s → %s%s\n", visible(e.In), visible(e.Out), e.Context.note())
		}
		for _, s := range r.Untouched {
			fmt.Fprintf(&b, "- stays: %s\n", visible(s))
		}
		for _, s := range r.Flagged {
			fmt.Fprintf(&b, "- stays and is reported: %s\n", visible(s))
		}
	}
	return b.String()
}

// note tells the profile of the examples.
func (r Rule) note() string {
	if r.Profile == "" {
		return ""
	}
	return " Examples are of profile " + r.Profile + "."
}

// note tells the context of an example.
func (c Context) note() string {
	switch {
	case c.Title:
		return " (in a title)"
	case c.NameField:
		return " (in a field of names)"
	case c.Cell:
		return " (in a table cell)"
	}
	return ""
}

// visible quotes s as code with everything visible that is not.
func visible(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == ' ':
			b.WriteRune('␣')
		case r < 0x20, 0x7F <= r && r <= 0xA0, r == 0xAD, 0x2000 <= r && r <= 0x200F, 0x2028 <= r && r <= 0x202F, 0x2060 <= r && r <= 0x206F, r == 0x3000,
			0xE000 <= r && r <= 0xFAFF, 0xFE00 <= r && r <= 0xFE0F, r == 0xFEFF, 0x2F00 <= r && r <= 0x2FDF, 0x2E80 <= r && r <= 0x2EFF, r >= 0x2F800 && r < 0x30000, r >= 0xE0000:
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		default:
			b.WriteRune(r)
		}
	}
	if strings.Contains(s, "`") {
		return "`` " + b.String() + " ``"
	}
	return "`" + b.String() + "`"
}

// escapeCell keeps the bars of s out of a table's way.
func escapeCell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }

// upperFirst returns s with its first letter, if it is a–z, as a capital.
func upperFirst(s string) string {
	if s != "" && 'a' <= s[0] && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

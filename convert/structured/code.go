package structured

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// setting is a line of a file of settings: a name in ASCII without blanks, and a value.
var setting = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z_][\w.-]*\s*(=|:\s|:$)`) })

// isSettings reports whether text is a file of settings (INI, properties, YAML, TOML): nearly all of its lines are a name in ASCII and a value, a
// section in brackets, an item of a list or a comment, and two at least have a name.
func isSettings(text string, _ bool) bool {
	lines, named, other := 0, 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#' || line[0] == ';' || line == "---":
			continue
		case setting().MatchString(line):
			named++
		case line[0] == '[' && line[len(line)-1] == ']', strings.HasPrefix(line, "- "):
		default:
			other++
		}
		lines++
	}
	// A head of YAML in front of a Markdown text is the text's, and the text's lines are other ones.
	return named >= 2 && other*10 <= lines && !mostlyHan(text)
}

// codeMarks are characters that programs are full of and prose is not.
const codeMarks = "{}();=<>[]+*/&|\\$@#"

// isCode reports whether text is program code or a style sheet: most of its letters are ASCII, of its characters one in sixteen is a mark of code, and statements
// end in marks: half of its lines, or a brace or semicolon in every eighty characters of a text without lines.
func isCode(text string, _ bool) bool {
	if mostlyHan(text) {
		return false
	}
	var characters, marks, ends, lines, ended int
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		for i := range len(line) {
			if line[i] > ' ' {
				characters++
				if strings.IndexByte(codeMarks, line[i]) >= 0 {
					marks++
				}
				if c := line[i]; c == ';' || c == '{' || c == '}' {
					ends++
				}
			}
		}
		lines++
		if strings.ContainsRune("{};,()=", rune(line[len(line)-1])) || strings.HasPrefix(line, "//") || strings.HasPrefix(line, "/*") || strings.HasPrefix(line, "* ") || line[0] == '#' {
			ended++
		}
	}
	return ends >= 2 && marks*16 >= characters && (ended*2 >= lines || ends*80 >= characters)
}

// mostlyHan reports whether more than one letter in five is Han at the beginning of text.
func mostlyHan(text string) bool {
	han, letters := 0, 0
	for _, r := range text[:min(len(text), 8<<10)] {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return han*4 > letters
}

package odt

import (
	"bytes"
	_ "embed" // for the table of formats
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"guiwen/convert/wordml"
)

// maxLevels is how many levels a list of Word's has.
const maxLevels = 9

// listStyle is a style of lists (text:list-style), or the numbers of headings (text:outline-style).
type listStyle struct {
	levels [maxLevels]level
}

// level is a level of a list.
type level struct {
	format         string // in the package's words; "" where nothing is printed
	prefix, suffix string
	start, shown   int // the number of the first item; how many levels are printed
	bullet         string
}

//go:embed formats.tsv
var formatTable string

// numberFormats are the values of style:num-format, and what they are called in a package.
var numberFormats = sync.OnceValue(func() map[string]string {
	formats := map[string]string{}
	for line := range strings.Lines(formatTable) {
		if value, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && line[0] != '#' {
			formats[value] = name
		}
	}
	return formats
})

// readLevel takes text:list-level-style-number, -bullet or text:outline-level-style.
func (s *listStyle) readLevel(start xml.StartElement) {
	v := level{start: 1, shown: 1}
	at := 0
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "level":
			at, _ = strconv.Atoi(a.Value)
		case "num-format":
			v.format = numberFormats()[a.Value]
			if v.format == "" && a.Value != "" {
				v.format = "decimal"
			}
		case "num-prefix":
			v.prefix = a.Value
		case "num-suffix":
			v.suffix = a.Value
		case "start-value":
			v.start, _ = strconv.Atoi(a.Value)
		case "display-levels":
			v.shown, _ = strconv.Atoi(a.Value)
		case "bullet-char":
			v.bullet = a.Value
		}
	}
	if at >= 1 && at <= maxLevels {
		s.levels[at-1] = v
	}
}

// prints reports whether items of a level have a number or a sign.
func (s *listStyle) prints(at int) bool {
	return s != nil && at >= 0 && at < maxLevels && (s.levels[at].format != "" || s.levels[at].bullet != "")
}

// write writes w:abstractNum.
func (s *listStyle) write(out *bytes.Buffer, id int) {
	fmt.Fprintf(out, `<w:abstractNum w:abstractNumId="%d">`, id)
	for i, v := range s.levels {
		format, pattern := v.format, v.prefix
		switch {
		case v.bullet != "":
			format, pattern = "bullet", v.bullet
		case format == "":
			format, pattern = "none", ""
		default:
			for n := max(0, i+1-max(v.shown, 1)); n <= i; n++ {
				pattern += "%" + strconv.Itoa(n+1)
				if n < i {
					pattern += "."
				}
			}
			pattern += v.suffix
		}
		// A blank behind the number is written into the suffix; a tab is Word's usual one, and nothing prints like nothing here.
		follow := "nothing"
		if trimmed := strings.TrimRight(pattern, " "); trimmed != pattern {
			pattern, follow = trimmed, "space"
		}
		fmt.Fprintf(out, `<w:lvl w:ilvl="%d"><w:start w:val="%d"/><w:numFmt w:val="%s"/><w:suff w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>`,
			i, v.start, format, follow, wordml.Escape(pattern))
	}
	out.WriteString("</w:abstractNum>")
}

// lists are the lists of a document that paragraphs refer to.
type lists struct {
	styles  map[string]*listStyle
	outline *listStyle
	numbers []*listStyle // that were used, by their number less one
	byStyle map[*listStyle]int
}

// number returns the number of a list in the style. anew gives it a number of its own, so that it counts from the beginning.
func (l *lists) number(s *listStyle, anew bool) int {
	if n := l.byStyle[s]; n > 0 && !anew {
		return n
	}
	l.numbers = append(l.numbers, s)
	l.byStyle[s] = len(l.numbers)
	return len(l.numbers)
}

// write writes the definitions of the lists that were used.
func (l *lists) write(out *bytes.Buffer) {
	for i, s := range l.numbers {
		s.write(out, i+1)
	}
	for i := range l.numbers {
		fmt.Fprintf(out, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, i+1, i+1)
	}
}

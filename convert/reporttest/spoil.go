package reporttest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/schema"
)

func insert(lines []Line, at int, more ...Line) []Line {
	out := append([]Line(nil), lines[:at]...)
	return append(append(out, more...), lines[at:]...)
}

func loseTitle(_ *rand.Rand, lines []Line) []Line {
	i := roleAt(lines, schema.Title)
	return append(append([]Line(nil), lines[:i]...), lines[i+1:]...)
}

func doubleTitle(_ *rand.Rand, lines []Line) []Line {
	return insert(lines, 0, lines[roleAt(lines, schema.Title)])
}

// breakTitle sets the title in two lines, anywhere near its middle.
func breakTitle(r *rand.Rand, lines []Line) []Line {
	i := roleAt(lines, schema.Title)
	title := []rune(lines[i].Text)
	cut := len(title)/2 - 3 + r.IntN(7)
	for cut > 4 && title[cut] < 0x80 && title[cut-1] < 0x80 {
		cut--
	}
	rest := lines[i]
	rest.Text = string(title[cut:])
	out := insert(lines, i+1, rest)
	out[i].Text = string(title[:cut])
	return out
}

// halfWidth writes the marks of an English keyboard.
func halfWidth(_ *rand.Rand, lines []Line) []Line {
	f := strings.NewReplacer("，", ",", "：", ":", "；", ";", "（", "(", "）", ")")
	return each(lines, func(l Line) string { return f.Replace(l.Text) })
}

// points writes 1、 or 1． for 1. before a heading.
func points(r *rand.Rand, lines []Line) []Line {
	mark := []string{"、", "．", ". "}[r.IntN(3)]
	return each(lines, func(l Line) string {
		if l.Role == schema.Heading && len(l.Text) > 2 && l.Text[1] == '.' {
			return l.Text[:1] + mark + l.Text[2:]
		}
		return l.Text
	})
}

// spaces sets blanks between Han and the digits and Latin letters beside them, as recognition of characters does.
func spaces(r *rand.Rand, lines []Line) []Line {
	return each(lines, func(l Line) string {
		var b strings.Builder
		prev := rune(0)
		for _, c := range l.Text {
			if prev != 0 && (latin(c) && prev > 0x2E80 || latin(prev) && c > 0x2E80) && !strings.ContainsRune("，。；：、（）《》“”〔〕", c) && r.IntN(8) > 0 {
				b.WriteByte(' ')
			}
			b.WriteRune(c)
			prev = c
		}
		return b.String()
	})
}

func latin(c rune) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c == '%' }

// glueHeading takes the line break before one heading away, where the line before it ends a sentence.
func glueHeading(r *rand.Rand, lines []Line) []Line {
	var at []int
	for i := 1; i < len(lines); i++ {
		if lines[i].Role == schema.Heading && strings.HasSuffix(lines[i-1].Text, "。") && !isAttachment(lines[i].Text) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return lines
	}
	i := at[r.IntN(len(at))]
	out := append([]Line(nil), lines[:i]...)
	out[i-1].Text += lines[i].Text
	return append(out, lines[i+1:]...)
}

// oneLine takes all line breaks of the body away, from the addressee to the end.
func oneLine(r *rand.Rand, lines []Line) []Line {
	from := roleAt(lines, schema.Title) + 1
	if from < len(lines) && r.IntN(2) == 0 && from > 0 {
		from--
	}
	glued := Line{Role: lines[from].Role}
	for _, l := range lines[from:] {
		glued.Text += l.Text
	}
	return append(append([]Line(nil), lines[:from]...), glued)
}

func breakPages(r *rand.Rand, lines []Line) []Line { return pageEnds(lines, 3+r.IntN(20), nil) }

func numberPages(r *rand.Rand, lines []Line) []Line {
	form := texts("page number")[r.IntN(5)]
	return pageEnds(lines, 3+r.IntN(20), func(page int) []Line {
		return []Line{{Text: fmt.Sprintf(form, page), Set: Centered}}
	})
}

// wrap makes every row of a fixed width a line.
func wrap(r *rand.Rand, lines []Line) []Line {
	width := float64(34 + r.IntN(7))
	var out []Line
	prev := -1
	for _, row := range rows(lines, width) {
		l := lines[row.line]
		l.Text = row.text
		if l.Broken = row.line == prev; l.Broken && l.Set == Indented {
			l.Set = Flush
		}
		if l.Set == Indented {
			l.Text = "　　" + l.Text
		}
		prev = row.line
		out = append(out, l)
	}
	return out
}

// printPages sets pages as programs print them to text: rows of 28 characters, set in by blanks, a number below each
// page, a form feed behind it.
func printPages(r *rand.Rand, lines []Line) []Line {
	left, page := 6+r.IntN(17), 1
	var out []Line
	for _, row := range rows(lines, perLine) {
		if left == 0 {
			out = append(out, Line{}, Line{Text: strings.Repeat(" ", 25) + fmt.Sprintf("— %d —", page)}, Line{Text: "\f"})
			page, left = page+1, perPage
		}
		out = append(out, Line{Text: strings.Repeat(" ", int(2*row.x)) + row.text, Role: lines[row.line].Role})
		left--
	}
	return out
}

// chrome sets what sites print round a text before and behind it.
func chrome(r *rand.Rand, lines []Line) []Line {
	above := strings.Split(texts("above")[r.IntN(3)], "|")
	below := strings.Split(texts("below")[r.IntN(3)], "|")
	out := append(plain(above), lines...)
	return append(out, plain(below)...)
}

// fields sets the table of publication data before a text, a field a line.
func fields(r *rand.Rand, lines []Line) []Line {
	title := lines[roleAtOr(lines, schema.Title)].Text
	f := slices.Clone(texts("field"))
	if r.IntN(2) == 0 {
		f = append(f, phrase("name field", title))
	}
	return append(plain(f), lines...)
}

func roleAtOr(lines []Line, role schema.Role) int { return max(0, roleAt(lines, role)) }

func plain(texts []string) []Line {
	var out []Line
	for _, t := range texts {
		out = append(out, Line{Text: t})
	}
	return out
}

// markdown leaves the marks of Markdown: # before headings, ** round headings that run into their paragraph.
func markdown(_ *rand.Rand, lines []Line) []Line {
	return each(lines, func(l Line) string {
		first, rest, inside := strings.Cut(l.Text, "。")
		switch {
		case l.Role == schema.Title:
			return "# " + l.Text
		case l.Role != schema.Heading:
			return l.Text
		case inside:
			return "**" + first + "。**" + rest
		case strings.HasPrefix(l.Text, "（"):
			return "### " + l.Text
		}
		return "## " + l.Text
	})
}

// indent sets every line in by two blanks of the width of a character, or more, and blanks behind it.
func indent(r *rand.Rand, lines []Line) []Line {
	in := []string{"　　", "    ", "\u00a0\u00a0\u00a0\u00a0", "\t", "　　 "}[r.IntN(5)]
	return each(lines, func(l Line) string { return in + l.Text + strings.Repeat(" ", r.IntN(3)) })
}

func each(lines []Line, change func(Line) string) []Line {
	out := append([]Line(nil), lines...)
	for i, l := range out {
		out[i].Text = change(l)
	}
	return out
}

// blankLines doubles, takes away and adds empty lines.
func blankLines(r *rand.Rand, s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(line)
		if utf8.RuneCountInString(line) > 1 {
			b.WriteString(strings.Repeat("\n", r.IntN(4)))
		}
	}
	return b.String()
}

func crlf(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

package normalize

import (
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// markup returns the edits that resolve what programs leave of HTML, Markdown and TeX inside a line: entities, tags, escapes,
// emphasis, code, links, formulas. One edit lies in no other: what is inside it is for the next pass.
func (n *Normalizer) markup(s string) []Edit {
	if !strings.ContainsAny(s, "&<*`$\\[") {
		return nil
	}
	m := marker{n: n, s: s}
	for m.at < len(s) {
		switch s[m.at] {
		case '&':
			m.entity()
		case '<':
			m.tag()
		case '*':
			m.emphasis()
		case '`':
			m.code()
		case '!', '[':
			m.link()
		case '$':
			m.formula()
		case '\\':
			m.escape()
		default:
			m.at++
		}
	}
	return m.edits
}

// marker goes over a paragraph.
type marker struct {
	n     *Normalizer
	s     string
	at    int
	edits []Edit
}

// replace lets text stand for the bytes from at to end, if the rule is on.
func (m *marker) replace(end int, text string, r ruleID) {
	if m.n.on[r] && m.s[m.at:end] != text {
		m.edits = append(m.edits, Edit{m.at, end, text, ruleNames[r]})
	}
	m.at = end
}

// entity resolves &yen; and &#12298;.
func (m *marker) entity() {
	end := strings.IndexByte(m.s[m.at:min(len(m.s), m.at+12)], ';')
	if end < 3 {
		m.at++
		return
	}
	name := m.s[m.at : m.at+end+1]
	if text := html.UnescapeString(name); text != name && !strings.ContainsAny(text, "&;") || name == "&amp;" {
		m.replace(m.at+end+1, text, markupEntity)
		return
	}
	m.at++
}

// inlineTags are the elements that stand inside a line.
var inlineTags = map[string]bool{
	"a": true, "abbr": true, "b": true, "big": true, "code": true, "del": true, "em": true, "font": true, "i": true, "img": true, "ins": true, "kbd": true,
	"label": true, "mark": true, "o:p": true, "p": true, "br": true, "div": true, "s": true, "small": true, "span": true, "strike": true, "strong": true,
	"sub": true, "sup": true, "tt": true, "u": true, "var": true,
}

// tag takes away a tag that is one of a pair, or stands alone by its nature. What is raised is written so.
func (m *marker) tag() {
	end := strings.IndexByte(m.s[m.at:], '>')
	if end < 0 || end > 1000 {
		m.at++
		return
	}
	end += m.at + 1
	name, closing := tagName(m.s[m.at+1 : end-1])
	if !inlineTags[name] {
		m.at++
		return
	}
	if name == "img" || name == "br" {
		m.replace(end, "", markupTag)
		return
	}
	if closing {
		if tagIn(m.s[:m.at], "<", name, "> ") >= 0 {
			m.replace(end, "", markupTag)
		} else {
			m.at++
		}
		return
	}
	shut := tagIn(m.s[end:], "</", name, ">")
	if shut < 0 {
		m.at++
		return
	}
	inner := m.s[end : end+shut]
	if (name == "sup" || name == "sub") && inner != "" && len(inner) < 24 && strings.IndexByte(inner, '<') < 0 {
		text := source.Superscript(inner)
		if name == "sub" {
			text = source.Subscript(inner)
		}
		m.replace(end+shut+len("</sup>"), text, markupTag)
		return
	}
	m.replace(end, "", markupTag)
}

// tagName returns the name of the tag whose text between < and > is given, "" where it can be none.
func tagName(s string) (name string, closing bool) {
	s, closing = strings.CutPrefix(s, "/")
	n := 0
	for n < len(s) && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || n > 0 && (s[n] == ':' || s[n] >= '0' && s[n] <= '9')) {
		n++
	}
	if rest := s[n:]; rest != "" && rest != "/" && rest[0] != ' ' || strings.IndexByte(rest, '<') >= 0 {
		return "", false
	}
	return strings.ToLower(s[:n]), closing
}

// tagIn returns where a tag that begins with open, < or </, and a name, and goes on with one of next, stands in s, or -1.
func tagIn(s, open, name, next string) int {
	for at := 0; ; at += len(open) {
		i := strings.Index(s[at:], open)
		if i < 0 {
			return -1
		}
		at += i
		if rest := s[at+len(open):]; len(rest) > len(name) && strings.EqualFold(rest[:len(name)], name) && strings.IndexByte(next, rest[len(name)]) >= 0 {
			return at
		}
	}
}

// emphasis takes the stars off *words*. Between digits and letters a star multiplies, and one alone marks a note.
func (m *marker) emphasis() {
	start := m.at
	for m.at < len(m.s) && m.s[m.at] == '*' {
		m.at++
	}
	if m.at-start != 1 {
		return // ** is for residue, longer runs hide something
	}
	l, r := classBefore(m.s, start), classAt(m.s, m.at)
	shut := strings.IndexByte(m.s[m.at:min(len(m.s), m.at+180)], '*')
	if l == digit || l == letter || r == space || r == edge || shut < 1 {
		return
	}
	shut += m.at
	if strings.HasPrefix(m.s[shut:], "**") || classBefore(m.s, shut) == space || classAt(m.s, shut+1) == digit && classBefore(m.s, shut) == digit {
		return
	}
	after := m.at
	m.at = start
	m.replace(after, "", markdownEmphasis)
	m.at = shut
	m.replace(shut+1, "", markdownEmphasis)
}

// code takes the marks off `words`.
func (m *marker) code() {
	shut := strings.IndexByte(m.s[m.at+1:min(len(m.s), m.at+200)], '`')
	if shut < 1 || strings.TrimSpace(m.s[m.at+1:m.at+1+shut]) == "" {
		m.at++
		return
	}
	shut += m.at + 1
	m.replace(m.at+1, "", markdownCode)
	m.at = shut
	m.replace(shut+1, "", markdownCode)
}

// link leaves the words of [words](address), and nothing of a picture.
func (m *marker) link() {
	open := m.at
	picture := m.s[open] == '!'
	if picture {
		if open++; open == len(m.s) || m.s[open] != '[' {
			m.at++
			return
		}
	}
	shut := strings.Index(m.s[open:min(len(m.s), open+600)], "](")
	if shut < 0 || strings.IndexByte(m.s[open+1:open+shut], '[') >= 0 {
		m.at = open + 1
		return
	}
	shut += open
	end := strings.IndexByte(m.s[shut:], ')')
	if end < 0 || !isAddress(m.s[shut+2:shut+end]) {
		m.at = open + 1
		return
	}
	end += shut + 1
	if picture {
		m.replace(end, "", markdownLink)
		return
	}
	m.replace(open+1, "", markdownLink)
	m.at = shut
	m.replace(end, "", markdownLink)
}

// isAddress reports whether s may be what a link leads to.
func isAddress(s string) bool {
	return s != "" && len(s) < 500 && strings.ContainsAny(s, "./#") && !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) && !strings.Contains(s, "/") })
}

// formula resolves $…$ where all of it is known.
func (m *marker) formula() {
	shut := strings.IndexByte(m.s[m.at+1:min(len(m.s), m.at+200)], '$')
	if shut < 1 {
		m.at++
		return
	}
	text, ok := plainFormula(m.s[m.at+1 : m.at+1+shut])
	if !ok {
		m.at++
		return
	}
	m.replace(m.at+1+shut+1, text, markupFormula)
}

// signs are commands of TeX that stand for a character.
var signs = map[string]string{
	"times": "×", "cdot": "·", "div": "÷", "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "sim": "~", "circ": "°", "mu": "μ", "approx": "≈",
	"%": "%", "$": "$", "&": "&", "_": "_", "#": "#", ",": "", ";": "", "!": "", " ": "", "quad": "", "left": "", "right": "", "neq": "≠", "alpha": "α", "beta": "β",
}

// wrappers are commands whose argument is text.
var wrappers = map[string]bool{"text": true, "textbf": true, "textit": true, "mathrm": true, "mathbf": true, "mathit": true, "underline": true, "rm": true, "mathsf": true, "texttt": true}

// plainFormula writes a formula as text; it reports false where something in it is not known, or nothing in it is of a formula.
func plainFormula(s string) (string, bool) {
	var b strings.Builder
	formula := strings.ContainsAny(s, `\^_`)
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\':
			name := command(s[i+1:])
			i += 1 + len(name)
			if wrappers[name] {
				arg, n := argument(s[i:])
				text, ok := plainFormula(arg + `\!`)
				if n == 0 || !ok {
					return "", false
				}
				b.WriteString(text)
				i += n
				continue
			}
			sign, ok := signs[name]
			if !ok {
				return "", false
			}
			b.WriteString(sign)
		case c == '^' || c == '_':
			arg, n := argument(s[i+1:])
			text, ok := plainFormula(arg + `\!`)
			if n == 0 || !ok {
				return "", false
			}
			switch {
			case text == "°":
				b.WriteString(text)
			case c == '^':
				b.WriteString(source.Superscript(text))
			default:
				b.WriteString(source.Subscript(text))
			}
			i += 1 + n
		case c == ' ' || c == '{' || c == '}':
			i++
		case c >= utf8.RuneSelf && !formula:
			return "", false // 5$和6$
		default:
			b.WriteByte(c)
			i++
		}
	}
	if !formula && strings.Trim(s, "0123456789., %+-=") != "" {
		return "", false
	}
	return b.String(), true
}

// command returns the name of the command that s begins with: letters, or one other character.
func command(s string) string {
	n := 0
	for n < len(s) && s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' {
		n++
	}
	if n == 0 && s != "" {
		n = 1
	}
	return s[:n]
}

// argument returns the argument that s begins with, without its braces, and its length with them.
func argument(s string) (arg string, n int) {
	if s == "" {
		return "", 0
	}
	if s[0] != '{' {
		_, n := utf8.DecodeRuneInString(s)
		return s[:n], n
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return s[1:i], i + 1
			}
		}
	}
	return "", 0
}

// escape resolves \u3001, \t, and \textbf{…} outside of formulas.
func (m *marker) escape() {
	rest := m.s[m.at+1:]
	if len(rest) >= 5 && rest[0] == 'u' {
		if v, err := strconv.ParseUint(rest[1:5], 16, 16); err == nil && utf8.ValidRune(rune(v)) && v >= ' ' {
			m.replace(m.at+6, string(rune(v)), markupEscape)
			return
		}
	}
	name := command(rest)
	if wrappers[name] && len(name) > 2 {
		if arg, n := argument(rest[len(name):]); n > 1 && rest[len(name)] == '{' && strings.IndexByte(arg, '\\') < 0 {
			start := m.at
			m.replace(start+1+len(name)+1, "", markupFormula)
			m.at = start + 1 + len(name) + n - 1
			m.replace(m.at+1, "", markupFormula)
			return
		}
	}
	if name == "t" || name == "n" || name == "r" {
		m.replace(m.at+2, " ", markupEscape)
		return
	}
	m.at++
}

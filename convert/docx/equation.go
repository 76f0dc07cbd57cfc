package docx

import (
	"strings"
	"unicode/utf8"
)

// equation reads the instruction of a field EQ (ECMA-376 Part 1, 17.16.5.16) as a line of text: a fraction as a/b, a root
// as √x, an index as x^(2). It reports false for an instruction that it does not understand.
func equation(instruction string) (string, bool) {
	if text, ok := enclosedCharacter(instruction); ok {
		return text, true
	}
	name, rest, _ := strings.Cut(strings.TrimSpace(instruction), " ")
	if !strings.EqualFold(name, "EQ") {
		return "", false
	}
	p := equationParser{rest: strings.TrimSpace(rest)}
	text := p.text(0)
	return strings.TrimSpace(text), !p.failed && p.rest == "" && strings.TrimSpace(text) != ""
}

// phoneticGuide returns the text that a field EQ sets a phonetic guide (拼音指南) over, as Word did before it had an element for that, and the
// guide: EQ \* jc2 \* "Font:MS Mincho" \* hps11 \o\ad(\s\up 10(guide),text).
func phoneticGuide(instruction string) (text, guide string, ok bool) {
	before, rest, found := strings.Cut(instruction, `\o`)
	if !found || !strings.Contains(before, `\* jc`) {
		return "", "", false
	}
	_, rest, found = strings.Cut(rest, `\up`)
	_, rest, opened := strings.Cut(rest, "(")
	end := strings.LastIndexByte(rest, ')')
	if !found || !opened || end < 0 {
		return "", "", false
	}
	if guide, text, ok = strings.Cut(rest[:end], "),"); !ok {
		return "", "", false
	}
	return strings.TrimSpace(text), guide, true
}

// maxEquation bounds how deep the parts of an equation nest.
const maxEquation = 16

// equationParser reads what is left of an instruction.
type equationParser struct {
	rest   string
	failed bool
}

// text reads up to the end of an argument: a separator or bracket of its own level.
func (p *equationParser) text(depth int) string {
	var b strings.Builder
	for !p.failed && p.rest != "" {
		c, n := utf8.DecodeRuneInString(p.rest)
		switch {
		case c == '\\':
			b.WriteString(p.command(depth))
			continue
		case depth > 0 && (c == ',' || c == ';' || c == ')'):
			return b.String()
		case c == '(': // a bracket that is text
			p.rest = p.rest[n:]
			b.WriteString("(" + strings.Join(p.arguments(depth+1), ",") + ")")
			continue
		}
		b.WriteRune(c)
		p.rest = p.rest[n:]
	}
	return b.String()
}

// arguments reads the arguments behind an opening bracket, and the closing one.
func (p *equationParser) arguments(depth int) []string {
	var list []string
	for !p.failed {
		if depth > maxEquation {
			break
		}
		list = append(list, strings.TrimSpace(p.text(depth)))
		if p.rest == "" {
			break
		}
		end := p.rest[0] == ')'
		p.rest = p.rest[1:]
		if end {
			return list
		}
	}
	p.failed = true
	return nil
}

// command reads a command with its options and arguments.
func (p *equationParser) command(depth int) string {
	p.rest = p.rest[1:]
	if p.rest == "" {
		p.failed = true
		return ""
	}
	name := p.word()
	if name == "" { // an escaped sign
		_, n := utf8.DecodeRuneInString(p.rest)
		sign := p.rest[:n]
		p.rest = p.rest[n:]
		return sign
	}
	var options []string
	for strings.HasPrefix(p.rest, "\\") {
		p.rest = p.rest[1:]
		option := p.word()
		if option == "lc" || option == "rc" || option == "bc" { // the sign of a bracket follows
			p.rest = strings.TrimPrefix(p.rest, "\\")
			_, n := utf8.DecodeRuneInString(p.rest)
			option, p.rest = option+p.rest[:n], strings.TrimLeft(p.rest[n:], " ")
		}
		options = append(options, option)
	}
	p.rest = strings.TrimLeft(p.rest, " ")
	if !strings.HasPrefix(p.rest, "(") {
		p.failed = name != "d"
		return ""
	}
	p.rest = p.rest[1:]
	return p.write(name, options, p.arguments(depth+1))
}

// word reads letters and the number behind them, and the blanks after both.
func (p *equationParser) word() string {
	n := 0
	for n < len(p.rest) && 'a' <= p.rest[n]|0x20 && p.rest[n]|0x20 <= 'z' {
		n++
	}
	name := strings.ToLower(p.rest[:n])
	if n > 0 {
		for n < len(p.rest) && '0' <= p.rest[n] && p.rest[n] <= '9' {
			n++
		}
	}
	p.rest = p.rest[n:]
	if name != "" {
		p.rest = strings.TrimLeft(p.rest, " ")
	}
	return name
}

// write sets a command as text.
func (p *equationParser) write(name string, options, arguments []string) string {
	at := func(i int) string {
		if i < len(arguments) {
			return arguments[i]
		}
		return ""
	}
	has := func(option string) bool {
		for _, o := range options {
			if o == option {
				return true
			}
		}
		return false
	}
	switch name {
	case "f":
		return grouped(at(0)) + "/" + grouped(at(1))
	case "r":
		if len(arguments) > 1 {
			return at(0) + "√" + grouped(at(1))
		}
		return "√" + grouped(at(0))
	case "s":
		switch {
		case has("do"):
			return "_(" + at(0) + ")"
		case has("up"):
			return "^(" + at(0) + ")"
		}
		return strings.Join(arguments, " ")
	case "b":
		return bracketed(options, at(0))
	case "i":
		sign := "∫"
		if has("su") {
			sign = "∑"
		} else if has("pr") {
			sign = "∏"
		}
		if at(0) != "" {
			sign += "_" + grouped(at(0))
		}
		if at(1) != "" {
			sign += "^" + grouped(at(1))
		}
		return sign + at(2)
	case "l":
		return strings.Join(arguments, ",")
	case "a":
		return strings.Join(arguments, " ")
	case "o", "x":
		return strings.Join(arguments, "")
	case "d":
		return ""
	}
	p.failed = true
	return ""
}

// bracketed sets text in the brackets that the options name.
func bracketed(options []string, text string) string {
	open, end := "(", ")"
	for _, o := range options {
		kind, sign := o[:min(2, len(o))], o[min(2, len(o)):]
		switch {
		case kind == "lc":
			open = sign
		case kind == "rc":
			end = sign
		case kind == "bc":
			open, end = sign, sign
			if i := strings.Index("(){}[]<>", sign); i >= 0 && i%2 == 0 {
				end = "(){}[]<>"[i+1 : i+2]
			}
		}
	}
	return open + text + end
}

// grouped brackets text that is more than one sign or number.
func grouped(text string) string {
	if utf8.RuneCountInString(text) < 2 || isNumber([]byte(text)) {
		return text
	}
	return "(" + text + ")"
}

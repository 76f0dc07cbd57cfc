package normalize

import (
	"strings"

	"guiwen/normalize/lex"
)

// scanWord takes the word that begins at s[i] with a letter or digit: what stands inside it (保护区间) is touched by no
// rule. Marks belong to a word where they stand between its characters: the point of 1.5, the colon of 8:30,
// the slash of GB/T, everything in a URL.
func (p *paragraph) scanWord(i int) int {
	s := p.s
	j, number := i, true
	plain, commas := true, false // a word of Latin text, no code; a number with commas
	for {
		for j < len(s) && isAlphanumeric(s[j]) {
			number = number && isDigit(s[j])
			j++
		}
		if j >= len(s) || s[j] >= 0x80 {
			break
		}
		n, digits := joint(s, i, j, number)
		if n < 0 { // a URL
			j = p.urlEnd(j)
			p.address = true
			number, plain = false, false
			break
		}
		if n == 0 {
			break
		}
		number = number && digits
		commas = commas || s[j] == ','
		p.address = p.address || s[j] == '@'
		plain = plain && (s[j] == '.' || s[j] == '\'' || s[j] == '-')
		j += n
		if s[j-1] == '%' {
			break
		}
	}
	p.add(word, i, j, classAt(s, i), classAt(s, j-1))
	p.tokens[len(p.tokens)-1].number = number
	if plain && !number {
		p.words++
	}
	if commas && !separatesThousands(s[i:j]) {
		p.flag(i, j, flagCommaList)
	}
	p.lookAround(i, j, number)
	return j
}

// lookAround looks at the Han characters beside the word s[i:j] that may not be what they seem: O or 0 between Han
// digits is a zero, 一 between digits a dash.
func (p *paragraph) lookAround(i, j int, number bool) {
	s := p.s
	if c := s[i]; (c|0x20 == 'o' || c == '0') && i > 0 && s[i-1] >= 0x80 {
		_, _, ok := lex.PlacesAround(s, i)
		p.rare = p.rare || ok
	}
	if number && j+3 < len(s) && s[j] == 0xE4 && isDigit(s[j+3]) && lex.HanDigit(firstRune(s[j:])) == 1 {
		p.flag(j, j+3, flagDashOCR)
	}
}

// separatesThousands reports whether the commas in s are those of one number: 1,234,567.89.
func separatesThousands(s string) bool {
	for first := true; ; first = false {
		n := 0
		for n < len(s) && isDigit(s[n]) {
			n++
		}
		if n > 3 || n == 0 || !first && n != 3 {
			return false
		}
		if n == len(s) || s[n] != ',' {
			return !first
		}
		s = s[n+1:]
	}
}

// joint returns how many bytes of marks at s[j] join the word that began at i with what follows, 0 if none
// do, -1 where a URL goes on; and whether the word is still a number. number says that it was one so far.
func joint(s string, i, j int, number bool) (int, bool) {
	next := byte(0)
	if j+1 < len(s) {
		next = s[j+1]
	}
	switch s[j] {
	case '.':
		if isAlphanumeric(next) {
			if s[i]|0x20 == 'w' && j-i >= 3 && strings.EqualFold(s[j-3:j], "www") {
				return -1, false
			}
			return 1, isDigit(next)
		}
	case ',':
		if number && isDigit(next) {
			return 1, true
		}
	case ':':
		if strings.HasPrefix(s[j:], "://") {
			return -1, false
		}
		if isDigit(s[j-1]) && isDigit(next) {
			return 1, false
		}
		if next == '\\' && j-i == 1 && isLetter(s[i]) { // C:\
			return 2, false
		}
	case '%':
		if isDigit(s[j-1]) {
			return 1, number
		}
	case '/', '\\', '_', '@', '&', '+', '#', '=', '*', '^':
		if isAlphanumeric(next) {
			return 1, false
		}
	case '\'':
		if isLetter(next) && isLetter(s[j-1]) {
			return 1, false
		}
	case '-':
		if isAlphanumeric(next) && !(number && isNumberAlone(s, j+1)) {
			return 1, false
		}
	}
	return 0, false
}

// isNumberAlone reports whether the digits at s[i] are a number that neither letters nor a further hyphen make
// part of a code or a date.
func isNumberAlone(s string, i int) bool {
	j := i
	for j < len(s) && (isDigit(s[j]) || s[j] == '.' && j+1 < len(s) && isDigit(s[j+1])) {
		j++
	}
	if j == i {
		return false
	}
	if j < len(s) && (isLetter(s[j]) || s[j] == '-' && j+1 < len(s) && isAlphanumeric(s[j+1])) {
		return false
	}
	return true
}

// urlEnd returns the end of the URL whose "://" or "." stands at s[i]: the ASCII characters up to a blank, without
// marks at the end that belong to the sentence.
func (p *paragraph) urlEnd(i int) int {
	s := p.s
	j, open := i, 0
	for j < len(s) && s[j] > ' ' && s[j] < 0x7F && s[j] != '"' && s[j] != '<' && s[j] != '>' {
		switch s[j] {
		case '(':
			open++
		case ')':
			if open--; open < 0 {
				return trimMarks(s, i, j)
			}
		}
		j++
	}
	return trimMarks(s, i, j)
}

// trimMarks returns j moved before the sentence marks that s[i:j] ends with.
func trimMarks(s string, i, j int) int {
	for j > i+1 && strings.IndexByte(".,;:!?'()[]{}*", s[j-1]) >= 0 {
		j--
	}
	return j
}

package docx

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// field is a complex field (域) that has begun and not ended: instruction, then result.
type field struct {
	instruction []byte
	inResult    bool
	contents    bool   // in the result of a TOC
	filled      bool   // its result holds something
	form        string // what a form field without result shows
}

// maxInstruction bounds what is kept of an instruction: enough to know the field by.
const maxInstruction = 512

// maxFields bounds nested fields; Word allows twenty.
const maxFields = 64

// fieldCharacter reads the current w:fldChar.
func (s *story) fieldCharacter() {
	kind, _ := s.x.Attr(w, "fldCharType")
	switch string(kind) {
	case "begin":
		if len(s.fields) < maxFields {
			s.fields = append(s.fields, field{form: s.formField()})
			s.code++
		}
	case "separate":
		if n := len(s.fields); n > 0 && !s.fields[n-1].inResult {
			s.fields[n-1].inResult = true
			s.code--
			s.fields[n-1].contents = isContentsField(s.fields[n-1].instruction)
			s.enterField(s.fields[n-1].instruction)
		}
	case "end":
		n := len(s.fields)
		if n == 0 {
			return
		}
		last := s.fields[n-1]
		s.fields = s.fields[:n-1]
		if !last.inResult {
			s.code--
			s.enterField(last.instruction)
		}
		if !last.filled {
			s.fieldWithoutResult(last)
		}
	}
}

// instruction takes down the instruction of the innermost field. It never becomes text.
func (s *story) instruction(text []byte) {
	n := len(s.fields)
	if n == 0 || s.fields[n-1].inResult {
		return
	}
	f := &s.fields[n-1]
	if room := maxInstruction - len(f.instruction); room > 0 {
		f.instruction = append(f.instruction, text[:min(len(text), room)]...)
	}
}

// simpleField reads the current w:fldSimple: the instruction is an attribute, the result its content.
func (s *story) simpleField() {
	instruction, _ := s.x.Attr(w, "instr")
	s.enterField(instruction)
	n := len(s.fields)
	if n >= maxFields {
		s.inlines()
		return
	}
	kept := bytes.Clone(instruction[:min(len(instruction), maxInstruction)])
	s.fields = append(s.fields, field{instruction: kept, inResult: true, contents: isContentsField(instruction)})
	s.inlines()
	if len(s.fields) > n {
		last := s.fields[n]
		s.fields = s.fields[:n]
		if !last.filled {
			s.fieldWithoutResult(last)
		}
	}
}

// fill notes that the results of the open fields hold something.
func (s *story) fill() {
	for i := range s.fields {
		s.fields[i].filled = s.fields[i].filled || s.fields[i].inResult
	}
}

// enterField looks at the instruction of a field.
func (s *story) enterField(instruction []byte) {
	if s.gone() {
		return
	}
	switch strings.ToUpper(fieldName(instruction)) {
	case "PAGE", "NUMPAGES", "SECTIONPAGES":
		s.p.page = true
	case "DDE", "DDEAUTO":
		s.losses.dde++
	case "LINK", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "DATABASE":
		s.losses.remoteFields++
	case "HYPERLINK":
		s.link(quoted(instruction))
	}
}

// enclosedCharacter reads EQ \o\ac(○,1) as ①. Where Unicode has no such character, it is the inner one.
func enclosedCharacter(instruction string) (string, bool) {
	compact := strings.ReplaceAll(instruction, " ", "")
	open := strings.IndexByte(compact, '(')
	end := strings.LastIndexByte(compact, ')')
	if open < 0 || end < open || !strings.Contains(strings.ToLower(compact[:open]), `\o\ac`) {
		return "", false
	}
	outer, inner, ok := strings.Cut(compact[open+1:end], ",")
	if !ok || inner == "" || strings.ContainsAny(inner, `\(),`) {
		return "", false
	}
	if circle, _ := utf8.DecodeRuneInString(outer); lex.HanDigit(circle) == 0 {
		if n, ok := number([]byte(inner)); ok && 1 <= n && n <= 20 {
			return enclosed(n, '①', 20), true
		}
		if n, _, length, ok := lex.Han(inner); ok && 1 <= n && n <= 10 && length == len(inner) {
			return enclosed(int(n), '㊀', 10), true
		}
	}
	return inner, true
}

// closeFieldCodes ends the instructions that are still open at the end of a paragraph. Word writes no text
// between begin and separate; where the end of an instruction is missing, all text up to the end of the
// document would be lost with it.
func (s *story) closeFieldCodes() {
	if s.code == 0 {
		return
	}
	for i := range s.fields {
		if f := &s.fields[i]; !f.inResult {
			s.enterField(f.instruction)
			f.inResult = true
		}
	}
	s.code = 0
	s.losses.openFields++
}

// fieldName returns the first word of an instruction.
func fieldName(instruction []byte) string {
	words := bytes.Fields(instruction)
	if len(words) == 0 {
		return ""
	}
	return string(words[0])
}

// quoted returns the first quoted argument of an instruction.
func quoted(instruction []byte) string {
	_, rest, ok := bytes.Cut(instruction, []byte(`"`))
	if !ok {
		return ""
	}
	value, _, ok := bytes.Cut(rest, []byte(`"`))
	if !ok {
		return ""
	}
	return string(bytes.ToValidUTF8(value, nil))
}

// isContentsField reports whether the result of the field is a table of contents, of headings or of figures.
func isContentsField(instruction []byte) bool {
	return strings.EqualFold(fieldName(instruction), "TOC")
}

package docx

import (
	"bytes"
	"strings"
)

// field is a complex field (域) that has begun and not ended: instruction, then result.
type field struct {
	instruction []byte
	inResult    bool
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
	s.inlines()
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

// fieldWithoutResult deals with a field that Word draws from its instruction or data alone. Of these, only form
// fields and characters set into others (带圈字符, EQ \o\ac(○,1)) are text.
func (s *story) fieldWithoutResult(f field) {
	if f.form != "" {
		s.emit([]byte(f.form), s.p.style.text)
		return
	}
	if !strings.EqualFold(fieldName(f.instruction), "EQ") {
		return
	}
	if text, ok := enclosedCharacter(string(f.instruction)); ok {
		s.emit([]byte(text), s.p.style.text)
		return
	}
	s.losses.equations++
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
	if outer == "○" || outer == "〇" {
		if n, ok := number([]byte(inner)); ok && 1 <= n && n <= 20 {
			return enclosed(n, '①', 20), true
		}
		if i := strings.Index("一二三四五六七八九十", inner); i >= 0 && len(inner) == len("一") {
			return enclosed(i/len("一")+1, '㊀', 10), true
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

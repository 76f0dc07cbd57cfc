package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// contact reads a line that tells whom to ask; a line with a telephone number alone goes on the contact before.
func (r *record) contact(i int) {
	s := r.block(i).Text
	if bracketed(s) {
		s = strings.Trim(s, "（）()")
	}
	for _, f := range contactFields(s) {
		name, value := f[0], f[1]
		if value == "" {
			continue
		}
		list := &r.m.Contacts
		kind := contactLabels.Value(name[len(name)-contactLabels.Ends(name):])
		if kind == "phone" || kind == "fax" {
			if len(*list) == 0 {
				*list = append(*list, schema.Contact{Phones: []string{}})
			}
			c := &(*list)[len(*list)-1]
			if kind != "fax" {
				c.Phones = append(c.Phones, phones(withoutSeal(value))...)
			}
			continue
		}
		if kind == "address" || contactLabels.Ends(name) == 0 { // 法定代表人
			continue
		}
		role := name
		person := squeeze(value)
		if words := strings.FieldsFunc(value, lex.IsBlank); len(words) > 1 && bodyEndings.Ends(words[0]) > 0 { // 安全管理科　夏冰
			person = strings.Join(words[1:], "")
		}
		*list = append(*list, schema.Contact{Role: &role, Name: &person, Phones: []string{}})
	}
	e := r.m.Evidence["contacts"]
	r.m.Evidence["contacts"] = schema.Evidence{Origin: "normalized", Blocks: append(e.Blocks, r.block(i).ID)}
}

var (
	contactLabels = lex.Class("contact-label")
	phoneWords    = lex.Class("phone-word")
)

// phones divides a list of telephone numbers. A blank inside a number only groups its digits: what stands before
// it is too short to be one.
func phones(s string) []string {
	var out []string
	if end := strings.IndexFunc(s, func(c rune) bool { return lex.IsHan(c) && phoneWords.Begins(string(c)) == 0 }); end >= 0 {
		s = s[:end] // what is glued to the number
	}
	if open := strings.IndexAny(s, "（("); open > 0 && !strings.ContainsAny(s[open:], "）)") {
		s = s[:open] // （24小时）
	}
	for _, piece := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("，、；,;/", c) }) {
		whole := ""
		for _, word := range strings.FieldsFunc(piece, lex.IsBlank) {
			last := whole[strings.LastIndexByte(whole, '-')+1:]
			if whole != "" && (len(last) >= 7 || strings.Trim(whole+word, "0123456789-") != "") {
				out = append(out, whole)
				whole = ""
			}
			whole += word
		}
		if whole != "" {
			out = append(out, whole)
		}
	}
	return out
}

// isListMark reports whether c sets the members of a list of names apart.
func isListMark(c rune) bool { return c == '，' || c == '、' || c == '；' }

// contactFields divides a contact line into names and values.
func contactFields(s string) [][2]string {
	var out [][2]string
	for s != "" {
		name, rest, ok := strings.Cut(s, "：")
		if !ok {
			break
		}
		end := len(rest)
		if k := strings.Index(rest, "："); k >= 0 {
			if n := contactLabels.Ends(rest[:k]); 0 < n && n < k {
				end = k - n
			}
		}
		out = append(out, [2]string{squeeze(strings.Trim(name, "，；。 ")), strings.Trim(rest[:end], "，；。 　")})
		s = rest[end:]
	}
	return out
}

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
		kind := contactLabels.Value(name[len(name)-contactLabels.Ends(name):])
		if n := contactLabels.Begins(name); n > 0 && n < len(name) && contactLabels.Value(name[:n]) == "" {
			kind = "" // 联系人及电话
		}
		list := &r.m.Contacts
		switch {
		case kind == "phone":
			if len(*list) == 0 {
				*list = append(*list, schema.Contact{Phones: []string{}})
			}
			c := &(*list)[len(*list)-1]
			c.Phones = append(c.Phones, phones(withoutBracket(value))...)
		case kind == "" && contactLabels.Ends(name) > 0: // not 法定代表人
			r.persons(name, value)
		}
	}
	e := r.m.Evidence["contacts"]
	r.m.Evidence["contacts"] = schema.Evidence{Origin: "normalized", Blocks: append(e.Blocks, r.block(i).ID)}
}

// persons reads names with the telephone numbers behind each: 胡某某　5233001，潘某（5233002）. Names without a number between them are one
// contact.
func (r *record) persons(label, value string) {
	list := &r.m.Contacts
	name := ""
	open := false // the last contact may get more numbers
	flush := func() {
		if name != "" {
			role, who := label, name
			*list = append(*list, schema.Contact{Role: &role, Name: &who, Phones: []string{}})
			name, open = "", true
		}
	}
	numbers := digitRuns(value)
	at := 0
	for _, run := range append(numbers, [2]int{len(value), len(value)}) {
		if who := personName(value[at:run[0]]); who != "" {
			flush()
			name = who
		}
		at = run[1]
		if run[0] == run[1] {
			break
		}
		flush()
		if open {
			c := &(*list)[len(*list)-1]
			c.Phones = append(c.Phones, phones(value[run[0]:run[1]])...)
		}
	}
	flush()
}

// digitRuns returns where telephone numbers stand in s: five digits or more, with what parts them.
func digitRuns(s string) [][2]int {
	var list [][2]int
	for i := 0; i < len(s); {
		end, digits := i, 0
		for end < len(s) && (s[end] == '-' || lex.Digit(rune(s[end])) >= 0) {
			if s[end] != '-' {
				digits++
			}
			end++
		}
		if digits >= shortestPhone {
			list = append(list, [2]int{i, end})
		}
		i = max(end, i+1)
	}
	return list
}

// shortestPhone is how many digits a telephone number has at least.
const shortestPhone = 5

// personName returns the name that s is, marks round it left out, without the office in front of it (安全管理科　夏某).
func personName(s string) string {
	s = strings.Trim(s, "，、；,;：:（）() 　/")
	if words := strings.FieldsFunc(s, lex.IsBlank); len(words) > 1 && bodyEndings.Ends(words[0]) > 0 {
		return strings.Join(words[1:], "")
	}
	return squeeze(s)
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

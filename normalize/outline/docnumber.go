package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// documentNumber reads s as a 发文字号 (GB/T 9704-2012, 7.2.5) and nothing else: 云政发〔2020〕6号, and the number of an order that
// says its body and its year: 云政令〔2020〕6号. It returns nil where s is none.
func documentNumber(s string) *schema.DocumentNumber {
	n := formOf(s, lex.Coded)
	if n == nil {
		if n = formOf(s, lex.Order); n != nil && (n.Year == nil || n.AgencyCode == nil) {
			return nil
		}
	}
	return n
}

// orderNumber reads s as the number of an order (令号): 第707号, 国令第707号.
func orderNumber(s string) *schema.DocumentNumber { return formOf(s, lex.Order) }

// formOf reads s as a document number of a form; its code may be left out: 〔2021〕11号.
func formOf(s string, form lex.Form) *schema.DocumentNumber {
	if runes(s, 61) > 60 || strings.ContainsAny(s, "：:") { // a field is no number
		return nil
	}
	n, ok := lex.ReadDocumentNumber(s)
	if !ok || n.Form != form {
		return nil
	}
	out := &schema.DocumentNumber{Text: n.Text, Sequence: &n.Sequence}
	if n.Code != "" {
		out.AgencyCode = &n.Code
	}
	if n.Year > 0 {
		out.Year = &n.Year
	}
	return out
}

// anyNumber reads a line as a document number of any form: 第36号, 第14期, （2021）清01行终96号.
func anyNumber(s string) *schema.DocumentNumber {
	for _, form := range [...]lex.Form{lex.Coded, lex.Order, lex.Issue, lex.Trial} {
		if n := formOf(s, form); n != nil {
			return n
		}
		if n := formOf(strings.Trim(s, "（）() 　"), form); n != nil {
			return n
		}
	}
	return nil
}

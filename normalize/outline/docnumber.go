package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/schema"
)

// documentNumber reads s as a 发文字号 (GB/T 9704-2012, 7.2.5) and nothing else: 云政发〔2020〕6号, with any of the
// brackets that stand for 〔〕, or an order number (第12号). It returns nil where s is none.
func documentNumber(s string) *schema.DocumentNumber {
	s = squeeze(s)
	if runes(s, 41) > 40 {
		return nil
	}
	i := strings.IndexAny(s, "〔[［(（【﹝〖{")
	if i <= 0 {
		return nil
	}
	code := s[:i]
	if _, label := hasAny(code, []string{"发文字号", "文号", "字号"}); label {
		return nil // a field that lost its colon
	}
	for _, r := range code {
		if !han(r) && !('A' <= r && r <= 'Z') {
			return nil
		}
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	year, m := yearNumber(s[i+n:])
	if m == 0 {
		return nil
	}
	at := i + n + m
	r, n := utf8.DecodeRuneInString(s[at:])
	if !strings.ContainsRune("〕]］)）】﹞〗}", r) {
		return nil
	}
	at += n
	rest := strings.TrimPrefix(s[at:], "第")
	seq, k := 0, 0
	for k < len(rest) && '0' <= rest[k] && rest[k] <= '9' && k < 6 {
		seq = seq*10 + int(rest[k]-'0')
		k++
	}
	if k == 0 || rest[k:] != "号" {
		return nil
	}
	text := code + "〔" + itoa(year) + "〕" + s[at:]
	return &schema.DocumentNumber{Text: text, AgencyCode: &code, Year: &year, Sequence: &seq}
}

// orderNumber reads s as the number of an order (令号): 第707号, 国令第707号. Its year is not said.
func orderNumber(s string) *schema.DocumentNumber {
	s = squeeze(s)
	code, rest, ok := strings.Cut(s, "第")
	if !ok || runes(code, 13) > 12 || code != "" && !strings.HasSuffix(code, "令") {
		return nil
	}
	seq, k := 0, 0
	for k < len(rest) && '0' <= rest[k] && rest[k] <= '9' && k < 6 {
		seq = seq*10 + int(rest[k]-'0')
		k++
	}
	if k == 0 || rest[k:] != "号" {
		return nil
	}
	n := &schema.DocumentNumber{Text: s, Sequence: &seq}
	if code != "" {
		n.AgencyCode = &code
	}
	return n
}

package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// documentNumber reads s as a 发文字号 (GB/T 9704-2012, 7.2.5) and nothing else: 云政发〔2020〕6号. It returns nil where s is none.
func documentNumber(s string) *schema.DocumentNumber {
	if runes(s, 61) > 60 {
		return nil
	}
	n, ok := lex.ReadDocumentNumber(s)
	if !ok || n.Code == "" {
		return nil
	}
	if _, label := hasAny(n.Code, []string{"发文字号", "文号", "字号"}); label {
		return nil // a field that lost its colon
	}
	return &schema.DocumentNumber{Text: n.Text, AgencyCode: &n.Code, Year: &n.Year, Sequence: &n.Sequence}
}

// ownNumber reads a line as the document's own number, which may stand in brackets: （云政办秘〔2022〕31号）.
func ownNumber(s string) *schema.DocumentNumber {
	if n := documentNumber(s); n != nil {
		return n
	}
	return documentNumber(strings.Trim(s, "（）() 　"))
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

package table

import (
	"strings"

	"guiwen/normalize/lex"
)

var (
	totalHeads   = lex.Class("total-head")
	subtotals    = lex.Class("subtotal-head")
	partialHeads = lex.Class("partial-head")
	shareHeads   = lex.Class("share")
	amountHeads  = lex.Class("amount-head")
	serialHeads  = lex.Class("serial-head")
	columnCodes  = lex.Class("column-code")
	amongWords   = lex.Class("among")
)

// IsTotal reports whether a head is that of a total: 合计, 总 计, 本年收入合计, （七）总计.
func IsTotal(head string) bool {
	head = strings.Map(func(r rune) rune {
		if lex.IsHan(r) {
			return r
		}
		return -1
	}, WithoutBrackets(head))
	return WithoutTotal(head) != head || totalHeads.Is(head)
}

// isSubtotal reports whether a head is that of the total of the rows or columns in front of it, up to the one before: 小计.
func isSubtotal(head string) bool {
	return subtotals.Ends(strings.Join(strings.Fields(WithoutBrackets(head)), "")) > 0
}

// WithoutBrackets returns a head without what stands in brackets at its end: 合计（宗）.
func WithoutBrackets(head string) string {
	for _, b := range [...][2]string{{"（", "）"}, {"(", ")"}} {
		if strings.HasSuffix(head, b[1]) {
			if open := strings.LastIndex(head, b[0]); open > 0 {
				return head[:open]
			}
		}
	}
	return head
}

// WithoutTotal returns a text without the word for a total that it ends with.
func WithoutTotal(s string) string {
	stem := s[:len(s)-totalHeads.Ends(s)]
	if totalHeads.Value(s[len(stem):]) == "whole" {
		return s
	}
	return stem
}

// IsPartial reports whether a head names a part of another row or column, a share or a change, which no total counts.
func IsPartial(head string) bool { return partialHeads.In(head) || IsShare(head) }

// IsShare reports whether a head names a rate or change, of which no total can be made.
func IsShare(head string) bool { return shareHeads.In(head) }

// isPart reports whether the label of a row says that the row is a part of one above: #稻谷, 其中：城镇.
func isPart(label string) bool {
	label = strings.TrimLeft(label, " 　")
	return strings.HasPrefix(label, "#") || strings.HasPrefix(label, "＃") || amongWords.Begins(label) > 0
}

// isSerialHead reports whether a head stands over running numbers or codes: 序号, 行次, No.
func isSerialHead(head string) bool {
	return serialHeads.In(head) || strings.Contains(head, "No")
}

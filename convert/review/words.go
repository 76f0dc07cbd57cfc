package review

import (
	"fmt"
	"strconv"
	"strings"

	"guiwen/schema"
)

// word returns the Chinese word for a stable word of the canonical document, or the stable word itself.
func word(table [][2]string, stable string) string {
	for _, pair := range table {
		if pair[0] == stable {
			return pair[1]
		}
	}
	return stable
}

var boundWords = [][2]string{{"exact", ""}, {"about", "约"}, {"at-least", "不少于"}, {"at-most", "不超过"}}

var checkWords = [][2]string{
	{"sum", "合计"}, {"ratio", "比例"}, {"percent", "百分比"}, {"ordinal", "序次"}, {"list-count", "列举数"},
}

var referenceWords = [][2]string{
	{"document", "文件"}, {"law-article", "法条"}, {"meeting", "会议"}, {"standard", "标准"}, {"case", "案件"},
}

var markWords = [][2]string{
	{"raised", "上标"}, {"lowered", "下标"}, {"struck", "删除线"}, {"inserted", "修订插入"}, {"deleted", "修订删除"}, {"comment", "批注"}, {"note-ref", "注释引用"},
}

var reasonWords = [][2]string{
	{"date", "日期"}, {"time", "时刻"}, {"period", "时段"}, {"ordinal", "序数"}, {"meeting-ordinal", "会议次数"},
	{"set-phrase", "固定提法"}, {"category-count", "分类数"}, {"label", "序号"}, {"title", "题名中的数字"},
	{"range-in-title", "题名中的年限"}, {"document-number", "发文字号"}, {"article", "条款号"}, {"phone", "电话"}, {"code", "代号"},
	{"plan-name", "规划名"}, {"duration-name", "以时长为名"}, {"version", "版本"}, {"threshold", "界限"}, {"anniversary", "周年"},
	{"heading", "标题中的数字"}, {"letterhead", "版头、版记"}, {"metadata", "网站著录项"}, {"provision", "法规条文规定的数"},
	{"indefinite", "概数"}, {"unclear", "无单位，无从判断"}, {"too-many-digits", "位数过多"},
}

var roleWords = [][2]string{
	{string(schema.Letterhead), "发文机关标志"}, {string(schema.DocumentNumberOf), "发文字号"}, {string(schema.Signatory), "签发人"},
	{string(schema.Title), "标题"}, {string(schema.Subtitle), "副标题"}, {string(schema.Addressee), "主送机关"},
	{string(schema.Heading), "层次标题"}, {string(schema.Paragraph), "段落"}, {string(schema.ListItem), "列项"},
	{string(schema.Table), "表格"}, {string(schema.Closing), "结束语"}, {string(schema.AttachmentList), "附件说明"},
	{string(schema.Signature), "署名"}, {string(schema.Date), "成文日期"}, {string(schema.ContactLine), "联系人"},
	{string(schema.Note), "附注"}, {string(schema.Caption), "图表标题"}, {string(schema.Image), "图"},
	{string(schema.MetadataLine), "著录项、版记"},
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// number writes v in full.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// visible is s with the characters that no one sees, or that turn the order of others round, written out.
func visible(s string) string {
	if strings.IndexFunc(s, unseen) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case !unseen(r):
			b.WriteRune(r)
		case r < ' ':
			b.WriteRune('\u2400' + r)
		default:
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		}
	}
	return b.String()
}

// unseen reports whether r is a control, a mark of direction, or without width. Tab and line feed are seen.
func unseen(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r < ' ', 0x7f <= r && r < 0xa0, r == 0xad, 0x200b <= r && r <= 0x200f, 0x2028 <= r && r <= 0x202e, 0x2060 <= r && r <= 0x206f,
		r == 0xfeff, 0xfff9 <= r && r <= 0xfffb, r == 0xfffe, r == 0xffff:
		return true
	}
	return false
}

// spelled is visible for the text of an edit, where blanks and line ends matter.
func spelled(s string) string {
	return strings.NewReplacer(" ", "␣", "\u3000", "□", "\u00a0", "⍽", "\t", "⇥", "\n", "⏎").Replace(visible(s))
}

// referenceTitle names what is referred to.
func referenceTitle(r *schema.Reference) string {
	title := value(r.Title)
	if title != "" && (r.Kind == "document" || r.Kind == "law-article") && !strings.HasPrefix(title, "《") {
		title = "《" + title + "》"
	}
	if a := r.Article; a != nil {
		title += place(a.Article, "条") + suffix(a.Suffix) + place(a.Paragraph, "款") + place(a.Item, "项") + place(a.Subitem, "目")
	}
	if m := r.Meeting; m != nil && title == "" {
		title = value(m.Body) + place(m.Term, "届") + place(m.Ordinal, "次") + value(m.Kind)
		if d := value(m.Date); d != "" {
			title += "（" + d + "）"
		}
	}
	return title
}

func place(n *int, unit string) string {
	if n == nil {
		return ""
	}
	return "第" + strconv.Itoa(*n) + unit
}

func suffix(n *int) string {
	if n == nil {
		return ""
	}
	return "之" + strconv.Itoa(*n)
}

package annex

import "guiwen/schema"

// word returns the Chinese word for a stable word of the canonical document, or the stable word itself.
func word(table [][2]string, stable string) string {
	for _, pair := range table {
		if pair[0] == stable {
			return pair[1]
		}
	}
	return stable
}

var boundWords = [][2]string{
	{"exact", "准确"}, {"about", "约"}, {"at-least", "不少于"}, {"at-most", "不超过"},
}

var kindWords = [][2]string{
	{"count", "数量"}, {"money", "金额"}, {"percent", "百分比"}, {"ratio", "比例"}, {"duration", "时长"}, {"rank", "位次"},
	{"area", "面积"}, {"other", "其他"},
}

var checkWords = [][2]string{
	{"sum", "合计"}, {"ratio", "比例"}, {"percent", "百分比"}, {"ordinal", "序次"}, {"list-count", "列举数"}, {"growth", "增减"},
	{"table-total", "表内合计"}, {"across-documents", "文件之间"},
}

var referenceWords = [][2]string{
	{"document", "文件"}, {"law-article", "法条"}, {"meeting", "会议"}, {"standard", "标准"}, {"case", "案件"},
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

// The verdicts on a check (结论).
const (
	passed    = "通过"
	failed    = "不符"
	remark    = "提示" // two documents disagree, which may have a reason
	undecided = "无法校验"
)

// verdicts in the order the sheet lists them.
var verdicts = []string{failed, remark, undecided, passed}

const (
	yes = "是"
	no  = "否"
)

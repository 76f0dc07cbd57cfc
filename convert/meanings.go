package convert

import "strings"

// meanings says in Chinese what an edit of each name does, for workbook and review pages. Names are those that
// normalization and structure write into the edit log.
var meanings = map[string]string{
	"char.compatibility":       "兼容汉字改为统一汉字",
	"char.control":             "删除控制字符",
	"char.half-form":           "半角标点改为全角形式",
	"char.invisible":           "删除零宽字符等不可见字符",
	"char.kangxi":              "康熙部首改为汉字",
	"char.private-use":         "专用区字符改为标准编码",
	"char.radical":             "部首补充字符改为汉字",
	"char.vertical-form":       "竖排、小型标点改为横排形式",
	"char.zero":                "年份中的零改为〇",
	"dash.double":              "规范破折号",
	"dash.range":               "数值范围用浪纹线",
	"dash.span":                "起止年份、日期用一字线",
	"docnum.bracket":           "发文字号年份用六角括号",
	"docnum.space":             "删除发文字号中的空格",
	"dot.middle":               "规范间隔号",
	"ellipsis.form":            "规范省略号",
	"furniture.chrome":         "移出网页附带文字",
	"furniture.footer":         "移出页脚",
	"furniture.header":         "移出页眉",
	"furniture.line-art":       "移出线条符号",
	"furniture.page-number":    "移出页码",
	"furniture.watermark":      "移出水印",
	"join.field":               "著录项名称与内容相接",
	"join.line":                "接合段内断行",
	"join.page":                "接合跨页断开的段落",
	"label.attachment":         "规范附件标记",
	"label.blank":              "规范章条序号后的空格",
	"label.canonical":          "序号改为规范形式",
	"label.level1":             "规范一级序号“一、”",
	"label.level2":             "规范二级序号“（一）”",
	"label.level3":             "规范三级序号“1.”",
	"label.level4":             "规范四级序号“（1）”",
	"label.space":              "删除序号后的空格",
	"layout.blank":             "删除空行和首尾空白",
	"layout.break":             "分段",
	"layout.cell":              "表格单元格分隔",
	"layout.cell-line":         "接合单元格内断行",
	"layout.row":               "表格行分隔",
	"line.end":                 "统一行尾符",
	"markdown.bold":            "删除加粗标记",
	"markdown.marker":          "删除列表、标题标记",
	"md.bold":                  "删除加粗标记",
	"md.heading":               "删除标题标记",
	"outline.article":          "条的序号与条文分开",
	"outline.attachment-title": "附件标记与附件名称分开",
	"outline.heading-blank":    "删除标题中的空格",
	"outline.heading-end":      "删除标题末尾标点",
	"outline.run-in":           "段首标题与正文分开",
	"outline.split":            "粘连的标题、段落分开",
	"outline.title-blank":      "删除公文标题中的空格",
	"outline.title-line":       "接合公文标题的分行",
	"quote.corner":             "直角引号改为弯引号",
	"quote.straight":           "直引号改为弯引号",
	"space.han-digit":          "删除汉字与数字之间的空格",
	"space.han-latin":          "删除汉字与字母之间的空格",
	"space.indent":             "删除段首缩进空格",
	"space.inserted":           "汉字与西文之间加空格",
	"space.name":               "删除姓名中的对齐空格",
	"space.number":             "删除数字中的空格",
	"space.number-unit":        "删除数字与单位之间的空格",
	"space.punctuation":        "删除标点旁的空格",
	"space.single":             "多个空格改为一个",
	"space.spread":             "删除字间距空格",
	"space.title":              "删除标题中的空格",
	"space.trailing":           "删除段尾空格",
	"title.angle":              "尖括号改为书名号",
	"title.nested":             "书名号内改用单书名号",
	"width.alphanumeric":       "全角字母、数字改为半角",
	"width.bracket":            "规范方括号",
	"width.colon":              "半角冒号改为全角",
	"width.comma":              "半角逗号改为全角",
	"width.exclamation":        "半角叹号改为全角",
	"width.paren":              "半角圆括号改为全角",
	"width.percent":            "全角百分号改为半角",
	"width.question":           "半角问号改为全角",
	"width.semicolon":          "半角分号改为全角",
	"width.sign":               "全角符号改为半角",
	"width.stop":               "半角句点改为句号",
}

// meaning returns what an edit does; of one that several rules made together, what each does.
func meaning(name string) string {
	var parts []string
	for _, n := range strings.Split(name, "+") {
		if m := meanings[n]; m != "" {
			parts = append(parts, m)
		}
	}
	return strings.Join(parts, "；")
}

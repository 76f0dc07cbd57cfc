package outline

import (
	"strings"
)

// fields are the names of the fields that sites print round a document, by what they tell.
var fields = map[string]string{
	"来源": "publisher", "信息来源": "publisher", "文章来源": "publisher", "稿件来源": "publisher", "发布机构": "publisher", "发布单位": "publisher", "发布部门": "publisher",
	"公开机构": "publisher", "公开部门": "publisher", "发布者": "publisher", "责任部门": "publisher", "供稿": "publisher", "供稿单位": "publisher",
	"发布时间": "published", "发布日期": "published", "发表时间": "published", "时间": "published", "日期": "published", "公开日期": "published", "公开时间": "published", "上传时间": "published",
	"成文日期": "written", "成文时间": "written", "生成日期": "written", "发文日期": "written", "发文时间": "written", "印发日期": "written",
	"索引号": "index", "索取号": "index", "信息索引号": "index", "文号": "number", "发文字号": "number", "文件编号": "number",
	"有效性": "validity", "是否有效": "validity", "效力状态": "validity", "时效性": "validity", "主题分类": "topics", "主题词": "topics", "组配分类": "topics", "信息分类": "topics", "分类": "topics", "体裁分类": "topics",
	"发文机关": "issuer", "发文单位": "issuer", "制发机关": "issuer", "发文机构": "issuer", "标题": "title", "名称": "title", "信息名称": "title",
	"关键词": "other", "作者": "other", "编辑": "other", "公开方式": "other", "统一编号": "other", "实施日期": "other", "施行日期": "other", "废止日期": "other", "生效日期": "other",
	"公开形式": "other", "公开范围": "other", "公开时限": "other", "网站": "site", "网址": "url", "阅读次数": "other", "浏览次数": "other", "点击数": "other", "字号": "other", "内容概述": "other",
	"阅读": "other", "点击": "other", "浏览": "other", "访问量": "other", "分享到": "other", "字体": "other", "浏览量": "other", "阅读量": "other", "责任编辑": "other", "审核": "other",
	"更新时间": "other", "更新日期": "other", "修改时间": "other", "录入时间": "other", "录入": "other", "录入人": "other", "发布人": "other", "审核人": "other", "责编": "other", "初审": "other", "复审": "other", "终审": "other",
	"点击次数": "other", "点击率": "other", "访问次数": "other", "阅读数": "other",
	"抄送": "copies", "主送": "other", "密级": "other", "紧急程度": "other", "份号": "other",
}

// field returns what the line s tells and its value, where s is a field: 来源：云州日报.
func field(s string) (what, value string, ok bool) {
	i := strings.Index(s, "：")
	n := len("：")
	if i < 0 {
		if i = strings.IndexByte(s, ':'); i < 0 {
			name, value, ok := bareField(s)
			if what = fields[name]; what == "" {
				what = "other"
			}
			return what, value, ok
		}
		n = 1
	}
	if i > 30 {
		return "", "", false
	}
	what, ok = fields[squeeze(strings.Trim(s[:i], "【[•·● "))]
	return what, strings.Trim(s[i+n:], " 　】]"), ok
}

// fieldLine reports whether s is a field, or several on one line (来源：云州日报 发布时间：2021-01-05).
func fieldLine(s string) bool {
	if runes(s, 121) > 120 {
		return false
	}
	_, value, ok := field(s)
	return ok && !final(lastRune(value)) || len(rowFields(s)) > 0
}

// bareField divides a field whose colon the scrape lost (发文字号云交发〔2021〕63号): the label is one that no sentence begins
// with, and the value has the form that it asks for.
func bareField(s string) (name, value string, ok bool) {
	if runes(s, 41) > 40 || strings.ContainsAny(s, "：:，。") {
		return "", "", false
	}
	for _, f := range bareFields {
		if value, found := strings.CutPrefix(s, f.name); found {
			value = strings.TrimLeft(value, " 　")
			return f.name, value, value != "" && f.fits(value)
		}
	}
	return "", "", false
}

// bareFields are the labels of fields that may stand without a colon, with what their value must be.
var bareFields = []struct {
	name string
	fits func(string) bool
}{
	{"发文机关", body}, {"发文单位", body}, {"发布机构", body}, {"制定机关", body}, {"发文日期", isDate}, {"发布日期", isDate}, {"成文日期", isDate},
	{"施行日期", isDate}, {"实施日期", isDate}, {"生效日期", isDate}, {"发文字号", isNumber}, {"文号", isNumber}, {"字号", isNumber},
	{"时效性", isValidity}, {"有效性", isValidity}, {"效力级别", isRank}, {"效力等级", isRank},
}

func isDate(s string) bool   { return onlyDate(s) != "" }
func isNumber(s string) bool { return documentNumber(s) != nil }
func isValidity(s string) bool {
	return strings.HasSuffix(s, "有效") || strings.HasSuffix(s, "失效") || strings.HasSuffix(s, "废止")
}
func isRank(s string) bool {
	return strings.HasSuffix(s, "文件") || strings.HasSuffix(s, "法规") || strings.HasSuffix(s, "规章")
}

// rowFields returns the fields of a row of a table that a scrape drew with bars, as 标签：值: 索 引 号 | 1162/2025-48 |
// 主题分类 | 财政 |. A label without a value gives none.
func rowFields(s string) []string {
	if !strings.ContainsAny(s, "|｜") {
		return nil
	}
	cells := strings.FieldsFunc(s, func(c rune) bool { return c == '|' || c == '｜' })
	var out []string
	for i, c := range cells {
		name := strings.TrimRight(squeeze(c), "：:")
		if fields[name] == "" {
			if i == 0 {
				return nil
			}
			continue
		}
		value := ""
		if i+1 < len(cells) {
			if v := strings.Trim(cells[i+1], " 　"); fields[strings.TrimRight(squeeze(v), "：:")] == "" {
				value = v
			}
		}
		out = append(out, name+"："+value)
	}
	return out
}

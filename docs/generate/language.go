package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"guiwen/normalize/source"
	"guiwen/normalize/statistics"
	"guiwen/schema"
)

// language is what differs between the pages.
type language struct {
	page     string // name of the file
	template string

	memberHeads, termHeads, unitHeads, codeHeads, editHeads string // heads of tables, parted by |

	types, lists string            // titles of sections whose headings are part of the table of contents
	plain        map[string]string // words for plain types and constraints
	listOf       string            // format
	absent       string
	usedBy       string // format

	describe   func(f schema.Field) string
	heading    func(f schema.Field) string
	term       func(t schema.Term) string // last column of a closed list
	diagnostic func(d schema.DiagnosticCode) (means, advice string)
	failure    func(c source.CodeInfo) (means, advice string)
}

var (
	//go:embed json.md.tmpl
	englishTemplate string
	//go:embed json.zh.md.tmpl
	chineseTemplate string
	//go:embed fields.zh.tsv
	chineseFields string
	//go:embed units.tsv
	englishUnits string
)

var english = &language{
	page: "json.md", template: englishTemplate,
	memberHeads: "member|type|when unknown|example|what it is", termHeads: "value|Chinese|English", unitHeads: "unit|English",
	codeHeads: "code|what was seen|what to do", editHeads: "at|unchanged before|rule|raw|normalized",
	types: "Types and members", lists: "Closed lists",
	plain: map[string]string{
		"string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "const": "`\"" + schema.Version + "\"`",
		"date": "date, YYYY-MM-DD", "year": "year, 1–9999", "sha256": "SHA-256, hex", "url": "http(s) address",
		"blockId": "block id", "partId": "part id", "statisticId": "figure id", "referenceId": "reference id", "checkId": "check id",
		"count": "whole number", "offset": "code points", "positive": "whole number from 1",
		"box": "4 numbers", "kinds": "list of [string, string, string]", "rows": "list of lists of %s", "map": "object of %s by name",
	},
	listOf: "list of %s", absent: "absent", usedBy: "Values of %s.",
	describe:   func(f schema.Field) string { return f.Description },
	heading:    func(f schema.Field) string { return f.Chinese + ". " },
	term:       func(t schema.Term) string { return t.English },
	diagnostic: func(d schema.DiagnosticCode) (string, string) { return d.Means, d.Advice },
	failure:    func(c source.CodeInfo) (string, string) { return c.Means, c.Advice },
}

var chinese = &language{
	page: "json.zh.md", template: chineseTemplate,
	memberHeads: "成员|名称|类型|不详时|示例|说明", termHeads: "值|中文|英文", unitHeads: "单位|英文",
	codeHeads: "代码|所见情形|处理办法", editHeads: "位置|其前未变|规则|原文|规范文本",
	types: "类型与成员", lists: "词表",
	plain: map[string]string{
		"string": "字符串", "integer": "整数", "number": "数", "boolean": "真假值", "const": "`\"" + schema.Version + "\"`",
		"date": "日期，YYYY-MM-DD", "year": "年份，1—9999", "sha256": "SHA-256，十六进制", "url": "http(s)网址",
		"blockId": "块标识", "partId": "件标识", "statisticId": "数据标识", "referenceId": "引用标识", "checkId": "校验标识",
		"count": "非负整数", "offset": "码位数", "positive": "正整数",
		"box": "4个数", "kinds": "[字符串, 字符串, 字符串]的数组", "rows": "%s数组的数组", "map": "以名称为键的%s",
	},
	listOf: "%s数组", absent: "不出现", usedBy: "用于%s。",
	describe:   func(f schema.Field) string { return chineseOf()[f.Type+"."+f.Member] },
	heading:    func(f schema.Field) string { return f.Chinese + "：" },
	term:       func(t schema.Term) string { return t.English },
	diagnostic: func(d schema.DiagnosticCode) (string, string) { return d.MeansChinese, d.AdviceChinese },
	failure:    func(c source.CodeInfo) (string, string) { return c.MeansChinese, c.AdviceChinese },
}

// pairs reads a table of two columns.
func pairs(table string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(table) {
		if key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && key[0] != '#' {
			m[key] = value
		}
	}
	return m
}

// chineseOf returns the descriptions in Chinese by "Type.member".
func chineseOf() map[string]string { return pairs(chineseFields) }

// unitsOf returns the units in English. An error names the units of which the table lacks one or has one too many.
func unitsOf() (map[string]string, error) {
	table, units := pairs(englishUnits), statistics.Units()
	for _, u := range units {
		if table[u] == "" {
			return nil, fmt.Errorf("units.tsv has no row for %s", u)
		}
	}
	for u := range table {
		if !slices.Contains(units, u) {
			return nil, fmt.Errorf("units.tsv: %s is no unit of the statistics", u)
		}
	}
	return table, nil
}

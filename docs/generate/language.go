package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"guiwen/normalize/source"
	"guiwen/normalize/statistics"
	"guiwen/schema"
	"guiwen/schema/message"
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
	//go:embed language.tsv
	languageTSV string
	//go:embed fields.zh.tsv
	chineseFields string
	//go:embed units.tsv
	englishUnits string
)

var (
	english = newLanguage("json.md", englishTemplate, func(r message.Row) string { return r.English }, &language{
		describe:   func(f schema.Field) string { return f.Description },
		heading:    func(f schema.Field) string { return f.Chinese + ". " },
		term:       func(t schema.Term) string { return t.English },
		diagnostic: func(d schema.DiagnosticCode) (string, string) { return d.Means, d.Advice },
		failure:    func(c source.CodeInfo) (string, string) { return c.Means, c.Advice },
	})
	chinese = newLanguage("json.zh.md", chineseTemplate, func(r message.Row) string { return r.Chinese }, &language{
		describe:   func(f schema.Field) string { return chineseOf()[f.Type+"."+f.Member] },
		heading:    func(f schema.Field) string { return f.Chinese + "：" },
		term:       func(t schema.Term) string { return t.English },
		diagnostic: func(d schema.DiagnosticCode) (string, string) { return d.MeansChinese, d.AdviceChinese },
		failure:    func(c source.CodeInfo) (string, string) { return c.MeansChinese, c.AdviceChinese },
	})
)

// newLanguage fills in what language.tsv has of a language.
func newLanguage(page, template string, of func(message.Row) string, l *language) *language {
	l.page, l.template, l.plain = page, template, map[string]string{}
	words := map[string]string{}
	for key, row := range message.New(languageTSV).Rows() {
		words[key] = of(row)
		if name, ok := strings.CutPrefix(key, "plain/"); ok {
			l.plain[name] = strings.Replace(of(row), "{}", schema.Version, 1)
		}
	}
	l.memberHeads, l.termHeads, l.unitHeads = words["memberHeads"], words["termHeads"], words["unitHeads"]
	l.codeHeads, l.editHeads = words["codeHeads"], words["editHeads"]
	l.types, l.lists, l.listOf, l.absent, l.usedBy = words["types"], words["lists"], words["listOf"], words["absent"], words["usedBy"]
	return l
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

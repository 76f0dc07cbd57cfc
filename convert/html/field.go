package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// fieldNames are the labels of disclosure headers (GB/T 33480-2016 and sites' own words), without blanks.
var fieldNames = map[string]bool{
	"索引号": true, "索取号": true, "信息索引号": true, "统一编号": true, "规范性文件编号": true, "登记号": true, "统一登记号": true,
	"发文字号": true, "文号": true, "文件编号": true, "公文号": true, "发文号": true,
	"发文机关": true, "发文单位": true, "制发机关": true, "制定机关": true, "发布机关": true, "发布机构": true, "发布单位": true, "公开机构": true,
	"公开单位": true, "公开主体": true, "责任部门": true, "公开部门": true, "发文机构": true, "发布者": true, "供稿": true, "供稿单位": true, "发布部门": true, "公布机关": true,
	"成文日期": true, "成文时间": true, "发文日期": true, "发文时间": true, "生成日期": true, "印发日期": true, "签发日期": true, "制发日期": true,
	"发布日期": true, "发布时间": true, "公开日期": true, "公开时间": true, "公布日期": true, "更新日期": true, "更新时间": true, "发表时间": true, "上传时间": true,
	"实施日期": true, "施行日期": true, "生效日期": true, "废止日期": true, "失效日期": true, "失效时间": true,
	"有效期": true, "有效性": true, "是否有效": true, "效力状态": true, "时效性": true, "文件状态": true, "有效状态": true,
	"主题分类": true, "信息分类": true, "组配分类": true, "体裁分类": true, "服务对象分类": true, "分类": true, "所属分类": true, "公文种类": true, "文种": true,
	"主题词": true, "关键词": true, "关键字": true, "公开方式": true, "公开形式": true, "公开时限": true, "公开范围": true, "公开属性": true, "公开类别": true,
	"公开程序": true, "来源": true, "信息来源": true, "文章来源": true, "稿件来源": true, "稿源": true, "作者": true, "责任编辑": true,
	"标题": true, "名称": true, "信息名称": true, "文件名称": true, "内容概述": true, "语种": true,
}

// isFieldName reports whether name, without blanks, is a label of a disclosure header.
func isFieldName(name string) bool { return fieldNames[name] }

// squeeze removes white space of every kind.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// fieldName returns the label that text is, wholly: "索 引 号：" is 索引号.
func fieldName(text string) (name string, ok bool) {
	if len(text) > 60 {
		return "", false
	}
	name = squeeze(text)
	name = strings.TrimRight(name, "：:")
	name = strings.Trim(name, "【】[]")
	return name, isFieldName(name)
}

// maxValue is the length in bytes up to which the line after a label alone is taken for its value.
const maxValue = 300

// readFields finds the labelled values outside the body, makes Field parts of them and adds them to the metadata. Within a
// line (来源：… 发布日期：…) each gets a part of its own; a label alone takes the cell or short line behind it,
// and a tab stands between the two. Of values with the
// same label outside a table the first counts, because lists of other documents repeat them.
func readFields(doc *source.Document) {
	r := fieldReader{doc: doc, seen: map[string]bool{}, text: []byte(doc.Text)}
	for i := 0; i < len(doc.Parts); i++ {
		p := doc.Parts[i]
		if p.Kind != source.Chrome {
			r.out = append(r.out, p)
			continue
		}
		if name, ok := fieldName(doc.Text[p.Start:p.End]); ok {
			i += r.label(name, i)
			continue
		}
		r.line(p)
	}
	doc.Parts, doc.Text = r.out, string(r.text)
}

type fieldReader struct {
	doc  *source.Document
	text []byte // the raw text, in which a tab comes to stand between label and value
	out  []source.Part
	seen map[string]bool
}

// label handles part i, which is a label alone, and returns how many parts after it belong to it.
func (r *fieldReader) label(name string, i int) int {
	p := r.doc.Parts[i]
	text := r.doc.Text[p.Start:p.End]
	colon := strings.ContainsAny(text, "：:")
	var next source.Part
	gap := ""
	if i+1 < len(r.doc.Parts) {
		next = r.doc.Parts[i+1]
		gap = r.doc.Text[p.End:next.Start]
	}
	inRow := strings.Contains(gap, "\t") || strings.HasPrefix(r.doc.Text[p.End:], "\t")
	if !colon && !inRow || r.seen[name] && !inRow {
		r.out = append(r.out, p)
		return 0
	}
	value := ""
	if next.Kind == source.Chrome && next.End > 0 && (gap == "\t" || !inRow && strings.Count(gap, "\n") == 1) {
		value = r.doc.Text[next.Start:next.End]
		if _, isLabel := fieldName(value); isLabel || !inRow && (len(value) > maxValue || r.startsWithLabel(value)) {
			value = ""
		}
	}
	p.Kind = source.Field
	if value == "" {
		if !inRow {
			p.Kind = source.Chrome // a label that a script was to fill
		}
		r.out = append(r.out, p)
		return 0
	}
	r.add(name, value)
	for j := p.End; j < next.Start; j++ {
		if r.text[j] == '\n' {
			r.text[j] = '\t'
		}
	}
	p.End = next.End
	r.out = append(r.out, p)
	return 1
}

func (r *fieldReader) add(name, value string) {
	r.seen[name] = true
	if value = strings.TrimSpace(value); value != "" {
		r.doc.Meta.Fields = append(r.doc.Meta.Fields, source.MetaField{Name: name, Value: value})
	}
}

func (r *fieldReader) startsWithLabel(text string) bool {
	at, _, _ := nextLabel(text, 0)
	return at == 0
}

// line splits a chrome line at the labels in it.
func (r *fieldReader) line(p source.Part) {
	text := r.doc.Text[p.Start:p.End]
	at, _, _ := nextLabel(text, 0)
	if at < 0 || len(text) > 2000 {
		r.out = append(r.out, p)
		return
	}
	r.piece(p, 0, at, source.Chrome)
	for at < len(text) {
		_, name, end := nextLabel(text, at)
		next, _, _ := nextLabel(text, end)
		if next < 0 {
			next = len(text)
		}
		value := text[end:next]
		// What follows in the same line under a label of no interest (访问量：199) is no part of the value.
		if cut := foreignLabel(value); cut >= 0 {
			value = value[:cut]
		}
		kind := source.Field
		if strings.TrimSpace(value) == "" || r.seen[name] {
			kind = source.Chrome
		} else {
			r.add(name, value)
		}
		r.piece(p, at, end+len(value), kind)
		r.piece(p, end+len(value), next, source.Chrome)
		at = next
	}
}

// piece adds the bytes [from, to) of p as a part, without white space at its ends.
func (r *fieldReader) piece(p source.Part, from, to int, kind source.Kind) {
	text := r.doc.Text[p.Start+from : p.Start+to]
	trimmed := strings.TrimLeftFunc(text, unicode.IsSpace)
	from += len(text) - len(trimmed)
	trimmed = strings.TrimRightFunc(trimmed, unicode.IsSpace)
	if trimmed == "" {
		return
	}
	p.End = p.Start + from + len(trimmed)
	p.Start += from
	p.Kind = kind
	r.out = append(r.out, p)
}

// nextLabel finds the first label with a colon in text from byte from on: where it begins, its name, and the byte after its
// colon; -1 if there is none. A label begins the text or follows white space or a bracket.
func nextLabel(text string, from int) (at int, name string, end int) {
	for i := from; i < len(text); {
		j := strings.IndexAny(text[i:], "：:")
		if j < 0 {
			return -1, "", 0
		}
		colon := i + j
		_, size := utf8.DecodeRuneInString(text[colon:])
		if start, name := labelBefore(text[from:colon]); start >= 0 {
			return from + start, name, colon + size
		}
		i = colon + size
	}
	return -1, "", 0
}

// labelBefore finds the longest label that text ends with, and where it begins; -1 if there is none. Blanks within a label
// (索 引 号) do not count.
func labelBefore(text string) (start int, name string) {
	start = -1
	letters := 0
	for i := len(text); i > 0 && letters < 8; {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		i -= n
		if unicode.IsSpace(r) {
			continue
		}
		if !unicode.Is(unicode.Han, r) {
			break
		}
		letters++
		if candidate := squeeze(text[i:]); isFieldName(candidate) && opensLabel(text[:i]) {
			start, name = i, candidate
		}
	}
	return start, name
}

// opensLabel reports whether a label may begin after before.
func opensLabel(before string) bool {
	r, n := utf8.DecodeLastRuneInString(before)
	return n == 0 || unicode.IsSpace(r) || strings.ContainsRune("【[（(|｜/；;，,。：:>", r) || '0' <= r && r <= '9'
}

// foreignLabel returns where in a value another, unknown label begins (white space, two to six ideographs, a colon), or where
// tools of the site do (【打印】, 字体), or -1.
func foreignLabel(value string) int {
	for i, r := range value {
		if i > 0 && (r == '【' || r == '[') && strings.TrimSpace(value[:i]) != "" {
			return i
		}
		if !unicode.IsSpace(r) {
			continue
		}
		rest := strings.TrimLeftFunc(value[i:], unicode.IsSpace)
		for _, tool := range []string{"字体", "字号", "打印", "分享", "浏览", "点击", "访问", "阅读", "收藏"} {
			if strings.HasPrefix(rest, tool) {
				return i
			}
		}
		letters := 0
		for _, c := range rest {
			if c == '：' || c == ':' {
				if letters >= 2 {
					return i
				}
				break
			}
			if !unicode.Is(unicode.Han, c) || letters == 6 {
				break
			}
			letters++
		}
	}
	return -1
}

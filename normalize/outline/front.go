package outline

import (
	"strings"

	"guiwen/convert/source"
	"guiwen/normalize/label"
	"guiwen/schema"
)

// found is what the parts of the document tell of its metadata, by unit.
type found struct {
	glossary   int // unit of the heading 名词解释, or 0
	mark       int // units; -1 where there is none
	number     int
	signatory  int
	addressee  int
	date       int
	signature  []int
	attachment []int
	signers    []int  // 总理 李克强, above the date of an order
	embedded   []int  // the titles of the texts that the document issues
	published  string // a bare date and time above the text
}

// frontLines is how far the front matter of a document may reach.
const frontLines = 60

// kinds of documents (文种): the fifteen of 党政机关公文处理工作条例 第八条, and those of rules.
var documentKinds = []string{
	"决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
	"条例", "办法", "规定", "细则", "规则", "方案", "规划", "计划", "要点", "纲要", "总结", "情况", "解释", "章程", "安排", "法", "宪法", "修正案", "罪名的意见", "补充规定", "指引", "预案", "制度", "准则",
}

// titleLike reports whether s has the form of a title.
func titleLike(s string) bool {
	n := runes(s, 121)
	if n < 4 || n > 120 || strings.ContainsAny(s, "。；！？：") || strings.HasPrefix(s, "——") || strings.HasPrefix(s, "附件") {
		return false
	}
	if _, ok := label.Parse(s); ok {
		return false
	}
	t := withoutNote(s)
	for _, open := range []string{"（", "("} { // （试行）, （2016—2020年）, （摘要）
		if i := strings.LastIndex(t, open); i > 0 && (strings.HasSuffix(t, "）") || strings.HasSuffix(t, ")")) {
			t = t[:i]
		}
	}
	t = strings.TrimRight(t, " 　")
	if strings.HasSuffix(t, "法") && strings.Contains(t, "关于") && !strings.HasSuffix(t, "办法") {
		return false // 关于2024年度法 / 治政府建设…
	}
	if endsIn(t, documentKinds) {
		return true
	}
	return endsIn(t, plainKinds) && (namesYear(t) || organ(t))
}

// plainKinds are kinds of papers outside the fifteen; what ends with one is a title where it names a year or body.
var plainKinds = []string{"打算", "汇报", "讲话", "清单", "思路", "白皮书", "年报", "简报", "回顾", "展望", "评估", "体会", "台账", "建议", "答复"}

// organ reports whether s names an authority.
func organ(s string) bool {
	for _, w := range [...]string{"人民政府", "司法局", "司法厅", "委员会", "办公室", "办公厅", "管理局", "财政局", "公安局", "教育局", "法院", "检察院"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// withoutNote cuts the mark of a note, [1], from the end of a title.
func withoutNote(s string) string {
	if i := strings.LastIndexAny(s, "[［〔"); i > 0 && (strings.HasSuffix(s, "]") || strings.HasSuffix(s, "］") || strings.HasSuffix(s, "〕")) && len(s)-i <= 9 {
		return s[:i]
	}
	return s
}

// front gives the parts before the body their roles: letterhead, number, signatory, title, addressee, what a
// site sets above the text.
func (w *work) front() {
	w.meta = found{mark: -1, number: -1, signatory: -1, addressee: -1, date: -1}
	w.body = w.bodyStart()
	w.chooseTitle()
	after := -1
	if len(w.title) > 0 {
		after = w.title[len(w.title)-1]
	}
	if k := w.body - 1; k > after && k > 0 && k < len(w.units) && w.plain(k) && !w.units[k].toc && (bare(w.of(k)) && endsIn(w.of(k), headNouns) && !speaker(w.of(k)) || sectionName(w.of(k))) {
		w.body = k // a heading without a number opens the body
	}
	w.joinRemark(after)
	site := false
	for i := 0; i < w.body; i++ {
		u := &w.units[i]
		if u.role == "" && !u.joined && w.plain(i) && fieldLine(w.of(i)) {
			site = true
		}
	}
	for i := 0; i < w.body && i < len(w.units); i++ {
		u := &w.units[i]
		if u.role != "" || u.joined || u.toc || w.paragraph(i).Table != nil {
			continue
		}
		if w.kind(i) == source.Field {
			u.role = schema.MetadataLine
			continue
		}
		if !w.plain(i) {
			continue
		}
		u.role = w.frontRole(i, after, site)
		if u.role != schema.Paragraph {
			u.mark = nil
		}
	}
}

// joinRemark puts together the remark below a title (题注) that its file sets in several lines: from （ to ）.
func (w *work) joinRemark(title int) {
	for i := max(0, title); i < w.body && i < len(w.units); i++ {
		s := w.of(i)
		if w.units[i].role != "" || !w.plain(i) || !strings.HasPrefix(s, "（") || strings.HasSuffix(s, "）") {
			continue
		}
		for j := i + 1; j < len(w.units) && j < i+8 && w.plain(j) && w.units[j].mark == nil; j++ {
			t := w.of(j)
			if strings.HasSuffix(t, "）") {
				w.units[i].role = schema.Subtitle
				for k := i + 1; k <= j; k++ {
					w.units[k].role, w.units[k].joined = schema.Subtitle, true
				}
				w.body = max(w.body, j+1)
				return
			}
			if strings.Contains(t, "。") {
				break
			}
		}
	}
}

// bodyStart returns the first unit that is text: a number of a heading, or a paragraph of prose.
func (w *work) bodyStart() int {
	limit := min(len(w.units), frontLines)
	for i := 0; i < limit; i++ {
		u := &w.units[i]
		if u.toc {
			continue
		}
		if w.paragraph(i).Table != nil {
			if i > 0 {
				return i
			}
			continue
		}
		if !w.plain(i) {
			continue
		}
		s := w.of(i)
		if u.mark != nil && rankOf(u.mark.Label) >= 0 {
			return i
		}
		if fieldLine(s) || bracketed(s) || strings.HasPrefix(s, "（") && !strings.Contains(s, "）") || strings.HasPrefix(s, "——") || photo(s) || dateTime(s) != "" || addresseeLength(s) == len(s) {
			continue
		}
		n := runes(s, 61)
		if n > 60 && strings.ContainsAny(s, "，。") || closed(s) && (n >= 20 || final(lastRune(s)) && n >= 8) {
			return i
		}
	}
	return limit
}

// bracketed reports whether all of s stands in one pair of brackets: the history of a law, a date (题注).
func bracketed(s string) bool {
	return (strings.HasPrefix(s, "（") || strings.HasPrefix(s, "(")) && (strings.HasSuffix(s, "）") || strings.HasSuffix(s, ")")) &&
		!strings.Contains(s[:len(s)-1], "。")
}

// photo reports whether s is the line beneath a photograph.
func photo(s string) bool { return strings.HasSuffix(s, "摄") && runes(s, 201) <= 200 }

// chooseTitle finds the title among the units before the body: by its form, by what the file says of itself,
// by its place. A title may take several lines.
func (w *work) chooseTitle() {
	best, score := -1, 0
	for i := 0; i < w.body && i < len(w.units); i++ {
		if !w.plain(i) || w.units[i].toc || w.units[i].mark != nil && rankOf(w.units[i].mark.Label) >= 0 {
			continue
		}
		if n := w.titleScore(i); n > 0 && n >= score {
			best, score = i, n
		}
	}
	if best < 0 {
		return
	}
	first := best
	for first > 0 && best-first < 4 && w.titleGoesOn(first-1, first) {
		first--
	}
	last := best
	for last+1 < w.body && last-first < 5 && w.titleGoesOn(last, last+1) {
		last++
	}
	for i := first; i <= last; i++ {
		w.title = append(w.title, i)
		w.units[i].role = schema.Title
		w.units[i].mark = nil
		w.units[i].joined = i > first
	}
}

// titleScore weighs whether unit i is the title; 0 is no.
func (w *work) titleScore(i int) int {
	s := w.of(i)
	p := w.paragraph(i)
	if p.Kind == source.Field || fieldLine(s) || photo(s) || strings.HasSuffix(s, "文件") {
		return 0
	}
	n := 0
	if titleLike(s) {
		n += 4
	}
	t := squeeze(s)
	if t == squeeze(w.file.Title) || t == squeeze(w.file.Field("ArticleTitle")) {
		n += 4
	}
	if runes(s, 121) > 120 || strings.ContainsAny(s, "。；！？") || strings.HasSuffix(s, "：") {
		return 0
	}
	if p.Kind == source.Heading && p.Level <= 1 || w.titleStyle(i) {
		n += 3
	}
	if n == 0 && p.Centered && p.Font.Size >= 18 && runes(s, 6) > 5 {
		n += 3
	}
	if n == 0 {
		return 0
	}
	if strings.Contains(s, "关于") {
		n += 2
	}
	if strings.Contains(s, "20") || strings.Contains(s, "年") {
		n++
	}
	if p.Centered {
		n++
	}
	if runes(s, 10) >= 10 {
		n++
	}
	return n
}

// titleStyle reports whether the file gives unit i the paragraph style of titles.
func (w *work) titleStyle(i int) bool {
	k := w.paragraph(i).First
	if w.in.Seen == nil || k >= len(w.in.Seen.Parts) {
		return false
	}
	style := strings.ToLower(w.in.Seen.Parts[k].Style)
	return style == "title" || style == "标题"
}

// titleGoesOn reports whether units i and j, one behind the other, are two lines of one title.
func (w *work) titleGoesOn(i, j int) bool {
	if !w.plain(i) || !w.plain(j) || w.units[i].toc || w.units[j].toc {
		return false
	}
	a, b := w.of(i), w.of(j)
	if strings.ContainsAny(a+b, "。；：！？:") || runes(a, 60) >= 60 || runes(b, 60) >= 60 || fieldLine(a) || fieldLine(b) ||
		strings.HasSuffix(a, "文件") || documentNumber(a) != nil || documentNumber(b) != nil || squeeze(a) == squeeze(b) ||
		bracketed(a) || bracketed(b) || strings.HasPrefix(b, "——") || photo(a) || onlyDate(a) != "" || onlyDate(b) != "" || dateTime(a) != "" || dateTime(b) != "" {
		return false
	}
	pa, pb := w.paragraph(i), w.paragraph(j)
	if pa.Centered && pb.Centered && pa.Font.Size > 0 && pa.Font.Size == pb.Font.Size && pa.Font.Name == pb.Font.Name && pa.Page == pb.Page {
		return !titleLike(a) || strings.HasPrefix(b, "关于") || strings.HasPrefix(b, "的")
	}
	if y, _ := yearNumber(b); body(a) && (strings.HasPrefix(b, "关于") || y > 0) {
		return true
	}
	if y, _ := yearNumber(a); y > 0 && !titleLike(a) && titleLike(b) && runes(a, 40) >= 8 && runes(b, 11) <= 10 {
		return true // 2022年度法治政府建设 / 工作情况报告
	}
	if strings.HasSuffix(a, "关于") || strings.HasSuffix(a, "年度") || strings.HasSuffix(a, "的") || strings.HasSuffix(a, "印发") || strings.HasSuffix(a, "转发") {
		return titleLike(b) || strings.HasPrefix(b, "《") || titleLike(a+b)
	}
	if r := firstRune(b); titleLike(b) && (r == '和' || r == '及' || r == '与' || r == '暨') {
		return true // 2019年工作总结 / 和2020年工作打算
	}
	if digit(lastRune(a)) && strings.HasPrefix(b, "年") && titleLike(b) {
		return true
	}
	if y := yearIn(a); y > 0 && organ(a) && !titleLike(a) && titleLike(b) && !organ(b) {
		return true
	}
	return strings.Contains(a, "关于") && !titleLike(a) && titleLike(b) && !strings.Contains(b, "关于") && runes(a, 40) >= 8
}

// frontRole gives unit i, before the body, its role; after is the last line of the title, or -1.
func (w *work) frontRole(i, after int, site bool) schema.Role {
	s := w.of(i)
	switch {
	case i < max(after, 1) && (letterhead(s) || w.meta.mark < 0 && body(s) && w.numberFollows(i)):
		w.meta.mark = i
		return schema.Letterhead
	case w.meta.number < 0 && documentNumber(s) != nil:
		w.meta.number = i
		return schema.DocumentNumberOf
	case strings.HasPrefix(squeeze(s), "签发人"):
		w.meta.signatory = i
		return schema.Signatory
	case photo(s):
		return schema.Caption
	case fieldLine(s):
		return schema.MetadataLine
	case after >= 0 && i > after && addresseeLength(s) == len(s), after < 0 && addresseeLength(s) == len(s):
		if w.meta.addressee < 0 {
			w.meta.addressee = i
		}
		return schema.Addressee
	case dateTime(s) != "" && (site || onlyDate(s) == ""):
		if w.meta.published == "" {
			w.meta.published = dateTime(s)
		}
		return schema.MetadataLine
	case onlyDate(s) != "":
		if w.meta.date < 0 {
			w.meta.date = i
		}
		return schema.Date
	case after >= 0 && i > after && authorities(s):
		w.meta.signature = append(w.meta.signature, i)
		return schema.Signature
	case after >= 0 && i > after && dated(s) && strings.HasSuffix(s, "通过"):
		return schema.Subtitle
	case after >= 0 && i > after && orderNumber(s) != nil && strings.HasSuffix(w.of(after), "令"):
		w.meta.number = i
		return schema.DocumentNumberOf
	case after >= 0 && i > after && (bracketed(s) || strings.HasPrefix(s, "——") || strings.Contains(s, "会议上") || speaker(s)):
		return schema.Subtitle
	case runes(s, 41) <= 40 && !closed(s):
		return schema.MetadataLine
	}
	return schema.Paragraph
}

// letterhead reports whether s is a 发文机关标志: the name of an authority, or of several, and 文件 (GB/T 9704-2012,
// 7.2.4). 政策文件 is a site's word.
func letterhead(s string) bool {
	name, ok := strings.CutSuffix(squeeze(s), "文件")
	return ok && runes(name, 41) <= 40 && runes(name, 4) >= 3 && endsIn(name, addresseeEnds)
}

// numberFollows reports whether the document number stands right below unit i, as it does below a letterhead
// that is the name of an authority alone.
func (w *work) numberFollows(i int) bool {
	return i+1 < len(w.units) && w.plain(i+1) && documentNumber(w.of(i+1)) != nil
}

// authorities reports whether s names the bodies that issue a bulletin below its title, set apart by blanks.
func authorities(s string) bool {
	names := strings.FieldsFunc(s, blank)
	for _, n := range names {
		if runes(n, 4) < 4 || !endsIn(n, bulletinEnds) || strings.ContainsAny(n, "，。：；") {
			return false
		}
	}
	return len(names) > 0
}

// bulletinEnds are the last words of bodies that sign below a title.
var bulletinEnds = []string{"局", "厅", "委员会", "调查队", "调查总队", "办公室", "办公厅", "人民政府", "法院", "检察院"}

// dated reports whether s begins with a date.
func dated(s string) bool {
	_, n := date(s)
	return n > 0
}

// offices are the posts of those who give a report to a congress.
var offices = []string{"省长", "主席", "市长", "县长", "区长", "州长", "盟长", "旗长", "镇长", "乡长", "主任", "院长", "检察长", "局长", "厅长", "部长", "书记"}

// speaker reports whether s names who gives the report: 云州市市长 张三.
func speaker(s string) bool {
	if runes(s, 31) > 30 {
		return false
	}
	for _, o := range offices {
		if i := strings.LastIndex(s, o); i >= 0 {
			name := squeeze(s[i+len(o):])
			return runes(name, 10) >= 2 && runes(name, 10) <= 8
		}
	}
	return false
}

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
	"抄送": "copies", "主送": "other", "密级": "other", "紧急程度": "other", "份号": "other",
}

// field returns what the line s tells and its value, where s is a field: 来源：云州日报.
func field(s string) (what, value string, ok bool) {
	i := strings.Index(s, "：")
	n := len("：")
	if i < 0 {
		if i = strings.IndexByte(s, ':'); i < 0 {
			return "", "", false
		}
		n = 1
	}
	if i > 30 {
		return "", "", false
	}
	what, ok = fields[squeeze(strings.Trim(s[:i], "【[ "))]
	return what, strings.Trim(s[i+n:], " 　】]"), ok
}

// fieldLine reports whether s is a field, or several on one line (来源：云州日报 发布时间：2021-01-05).
func fieldLine(s string) bool {
	if runes(s, 121) > 120 {
		return false
	}
	_, value, ok := field(s)
	return ok && !final(lastRune(value))
}

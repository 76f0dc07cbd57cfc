package outline

import (
	"slices"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/source"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

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

// withoutNote cuts the mark of a note, [1] or a raised one (¹, ^(注)), from the end of a title.
func withoutNote(s string) string {
	if t := strings.TrimRight(s, "⁰¹²³⁴⁵⁶⁷⁸⁹*"); t != "" && t != s {
		return t
	}
	if i := strings.LastIndex(s, "^("); i > 0 && strings.HasSuffix(s, ")") && len(s)-i <= 12 {
		return s[:i]
	}
	if i := strings.LastIndexAny(s, "[［〔"); i > 0 && (strings.HasSuffix(s, "]") || strings.HasSuffix(s, "］") || strings.HasSuffix(s, "〕")) && len(s)-i <= 9 {
		return s[:i]
	}
	return s
}

// chooseTitle finds the title among the units before the body: by its form, by what the file says of itself,
// by its place. A title may take several lines.
func (w *work) chooseTitle() {
	best, score := -1, 0
	for i := 0; i < w.body && i < len(w.units); i++ {
		if !w.plain(i) || w.units[i].toc || w.units[i].mark != nil && structure.RankOf(*w.units[i].mark.Label) >= 0 {
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
	first += w.repeated(first, last)
	for i := first; i <= last; i++ {
		w.title = append(w.title, i)
		w.units[i].role = schema.Title
		w.units[i].mark = nil
		w.units[i].joined = i > first
	}
}

// repeated returns how many of the units first to last are a title that the rest of them says again.
func (w *work) repeated(first, last int) int {
	all := ""
	for i := first; i <= last; i++ {
		all += squeeze(w.of(i))
	}
	half := len(all) / 2
	if len(all)%2 > 0 || all[:half] != all[half:] {
		return 0
	}
	n, length := 0, 0
	for i := first; i <= last && length < half; i++ {
		length += len(squeeze(w.of(i)))
		n++
	}
	if length != half {
		return 0
	}
	return n
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

// versionNotes are what a title's version is called, in brackets behind it and perhaps on a line of its own.
var versionNotes = []string{"试行", "暂行", "草案", "修订", "修正", "修正案", "修订草案", "征求意见稿", "送审稿", "讨论稿", "审议稿", "修改稿", "公开征求意见稿"}

// versionNote reports whether s is the note of a title's version and nothing else: （试行）.
func versionNote(s string) bool {
	if !bracketed(s) {
		return false
	}
	inner := strings.Trim(squeeze(s), "（）()")
	return slices.Contains(versionNotes, inner)
}

// titleGoesOn reports whether units i and j, one behind the other, are two lines of one title.
func (w *work) titleGoesOn(i, j int) bool {
	if !w.plain(i) || !w.plain(j) || w.units[i].toc || w.units[j].toc {
		return false
	}
	a, b := w.of(i), w.of(j)
	if titleLike(a) && (versionNote(b) || strings.Contains(a, "关于") && strings.HasPrefix(b, "若干") && titleLike(b)) {
		return true // …管理规定 / （试行）, 关于适用…制度 / 若干问题的解释
	}
	if strings.ContainsAny(a+b, "。；：！？:") || runes(a, 60) >= 60 || runes(b, 60) >= 60 || fieldLine(a) || fieldLine(b) ||
		strings.HasSuffix(a, "文件") || documentNumber(a) != nil || documentNumber(b) != nil || squeeze(a) == squeeze(b) ||
		bracketed(a) || bracketed(b) || strings.HasPrefix(b, "——") || photo(a) || onlyDate(a) != "" || onlyDate(b) != "" || dateTime(a) != "" || dateTime(b) != "" {
		return false
	}
	pa, pb := w.paragraph(i), w.paragraph(j)
	if pa.Centered && pb.Centered && pa.Font.Size > 0 && pa.Font.Size == pb.Font.Size && pa.Font.Name == pb.Font.Name && pa.Page == pb.Page {
		return !titleLike(a) || strings.HasPrefix(b, "关于") || strings.HasPrefix(b, "的")
	}
	if y, _ := lex.Year(b); body(a) && (strings.HasPrefix(b, "关于") || y > 0) {
		return true
	}
	if y, _ := lex.Year(a); y > 0 && !titleLike(a) && titleLike(b) && runes(a, 40) >= 8 && runes(b, 11) <= 10 {
		return true // 2022年度法治政府建设 / 工作情况报告
	}
	if strings.HasSuffix(a, "关于") || strings.HasSuffix(a, "年度") || strings.HasSuffix(a, "的") || strings.HasSuffix(a, "印发") || strings.HasSuffix(a, "转发") {
		return titleLike(b) || strings.HasPrefix(b, "《") || titleLike(a+b)
	}
	if r := firstRune(b); titleLike(b) && (r == '和' || r == '及' || r == '与' || r == '暨') {
		return true // 2019年工作总结 / 和2020年工作打算
	}
	if lex.Digit(lastRune(a)) >= 0 && strings.HasPrefix(b, "年") && titleLike(b) {
		return true
	}
	if y := yearIn(a); y > 0 && organ(a) && !titleLike(a) && titleLike(b) && !organ(b) {
		return true
	}
	return strings.Contains(a, "关于") && !titleLike(a) && titleLike(b) && !strings.Contains(b, "关于") && runes(a, 40) >= 8
}

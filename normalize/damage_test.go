package normalize

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// damage does to a correct line what typists, scrapers and text recognition do to it. Every kind of damage is one
// that leaves enough behind to be repaired.
type damage struct {
	name string
	do   func(r *rand.Rand, s string) string
}

// swap replaces each occurrence of old by new with probability one half.
func swap(pairs ...string) func(*rand.Rand, string) string {
	return func(r *rand.Rand, s string) string {
		var b strings.Builder
	next:
		for s != "" {
			for i := 0; i < len(pairs); i += 2 {
				if strings.HasPrefix(s, pairs[i]) && r.Intn(2) == 0 {
					b.WriteString(pairs[i+1])
					s = s[len(pairs[i]):]
					continue next
				}
			}
			_, n := utf8.DecodeRuneInString(s)
			b.WriteString(s[:n])
			s = s[n:]
		}
		return b.String()
	}
}

// all replaces every occurrence.
func all(pairs ...string) func(*rand.Rand, string) string {
	return func(_ *rand.Rand, s string) string { return strings.NewReplacer(pairs...).Replace(s) }
}

// betweenHanAndDigit inserts a blank there, at about every second place.
func betweenHanAndDigit(blank string) func(*rand.Rand, string) string {
	return func(r *rand.Rand, s string) string {
		var b strings.Builder
		last := edge
		for i, c := range s {
			k := classAt(s, i)
			if (last == han && k == digit || last == digit && k == han) && r.Intn(2) == 0 {
				b.WriteString(blank)
			}
			b.WriteRune(c)
			last = k
		}
		return b.String()
	}
}

// betweenYears writes the dash between two years as mark.
func betweenYears(mark string) func(*rand.Rand, string) string {
	return func(_ *rand.Rand, s string) string {
		for at := 0; ; {
			i := strings.Index(s[at:], "—")
			if i < 0 {
				return s
			}
			i += at
			at = i + len("—")
			if i >= 4 && isYear(s[i-4:i]) && lex.BeginsYear(s[at:]) {
				s = s[:i] + mark + s[at:]
			}
		}
	}
}

// asRadicals writes Han characters as the radicals that look like them.
func asRadicals() func(*rand.Rand, string) string {
	var pairs []string
	for r := rune(0x2F00); r <= 0x2FD5; r++ {
		pairs = append(pairs, characters().form(r).simplified, string(r))
	}
	return swap(pairs...)
}

var damages = []damage{
	{"half-width comma, semicolon, colon", swap("，", ",", "；", ";", "：", ":")},
	{"half-width question and exclamation marks", swap("？", "?", "！", "!")},
	{"half-width brackets, one or both", swap("（", "(", "）", ")")},
	{"full stop as point", swap("。", ".")},
	{"straight quotation marks", all("“", `"`, "”", `"`)},
	{"corner brackets", all("“", "「", "”", "」", "‘", "『", "’", "』")},
	{"angle signs for titles", all("《", "<", "》", ">", "〈", "<", "〉", ">")},
	{"double title marks inside", all("〈", "《", "〉", "》")},
	{"square brackets of document numbers", all("〔", "[", "〕", "]")},
	{"mixed brackets of document numbers", all("〔", "（")},
	{"blanks in document numbers", all("〕", " 〕 ", "6号", "6 号", "9号", "9 号")},
	{"blanks between Han and digits", betweenHanAndDigit(" ")},
	{"wide blanks between Han and digits", betweenHanAndDigit("\u3000")},
	{"blanks beside marks", swap("，", "， ", "。", "。 ", "（", " （", "”", "” ")},
	{"Kangxi radicals", asRadicals()},
	{"full-width digits", swap("0", "０", "1", "１", "2", "２", "5", "５", "%", "％")},
	{"invisible characters", swap("的", "的\u200b", "和", "和\ufeff", "国", "国\u00ad")},
	{"vertical and small forms", swap("，", "﹐", "（", "︵", "）", "︶", "；", "﹔")},
	{"compatibility ideographs", swap("不", "\uf967", "更", "\uf901", "年", "\uf98e", "行", "\ufa08")},
	{"hyphens for 破折号", swap("——", "--")},
	{"hyphens between years", betweenYears("-")},
	{"tildes between years", betweenYears("～")},
	{"tildes between quantities", swap("～", "~")},
	{"ellipsis as points", swap("……", "...")},
	{"a trip through another table of GBK", all("——", "――", "·", "・", "～", "〜")},
	{"a trip through an old table of GBK", swap("，", "\ue78d", "。", "\ue78e", "（", "\ufe35", "）", "\ufe36")},
	{"half of a pair lost to a straight mark", all("”", `"`)},
	{"the other half lost", all("“", `"`)},
	{"one bracket of a pair half-width", all("）", ")")},
	{"indent", func(_ *rand.Rand, s string) string { return "\u3000\u3000" + s + " " }},
}

// firstDifference returns what stands round the first difference of a and b.
func firstDifference(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	from := max(0, i-10)
	return string(x[from:min(len(x), i+10)]), string(y[from:min(len(y), i+10)])
}

// invented are correct lines of an official document of a city that does not exist, with what laws do not have.
var invented = strings.Split(strings.TrimSpace(`
云州市人民政府文件
云政发〔2020〕6号
签发人：张三
云州市人民政府关于2019年法治政府建设情况的报告
省人民政府：
根据《法治政府建设实施纲要（2015—2020年）》（以下简称《纲要》）和《关于印发〈云州市法治政府建设方案（2016—2020年）〉的通知》（云政办发〔2017〕19号），现将有关情况报告如下：
一、2019年主要工作
（一）压实主体责任。市委、市政府高度重视，召开常务会议2次，印发《工作要点》（云法办发〔2019〕6号），明确了6个方面28项任务。
1.加强组织领导。推行“互联网＋政务服务”，实施“告知承诺制”，打造“情景化”“打包”审批，事项网办率达99.9%，即办件占90.24%。
2.健全制度。全市标的额达2.25亿元，查处案件1,234件，8:30至11:30受理，电话：0319-3288986。
（1）规范行政执法。推进“双随机、一公开”，做到“四个意识”“两个维护”；查办加油站（点、车）案件54件。
3.普法宣传。开展“七五”普法25～30场，覆盖9亿～16亿人次……
一个目标——建成法治政府。“总书记强调：‘要抓关键少数。’”
附件：1. 2019年法治政府建设情况统计表
附件2
2020年1月17日
`), "\n")

// TestInventedLines holds that the lines are correct.
func TestInventedLines(t *testing.T) {
	n := official(t)
	for _, l := range invented {
		if x, found := n.Text(l); x.String() != l || len(found) > 0 {
			t.Errorf("%s\n%s\n%v", l, x.String(), found)
		}
	}
}

// TestRepair damages correct lines and wants them back: at least 99.7 of 100.
func TestRepair(t *testing.T) {
	n := official(t)
	lines := slices.Clone(invented)
	for _, l := range paragraphs(append(readAll(t, "samples/text_law/*.txt"), readAll(t, "samples/text/*.txt")...)) {
		edits, _ := n.Paragraph(nil, l, 0, Context{})
		if l = NewText(l, edits).String(); l != "" {
			lines = append(lines, l)
		}
	}
	r := rand.New(rand.NewSource(1))
	total, back := 0, 0
	for _, d := range damages {
		count, failed := 0, 0
		for _, l := range lines {
			bad := d.do(r, l)
			if bad == l {
				continue
			}
			count++
			edits, _ := n.Paragraph(nil, bad, 0, Context{})
			if got := NewText(bad, edits).String(); got != l {
				failed++
				if testing.Verbose() {
					was, now := firstDifference(l, got)
					t.Logf("%s: was …%s…, is …%s…", d.name, was, now)
				}
			}
		}
		total, back = total+count, back+count-failed
		t.Logf("%-45s %6d lines, %4d not back (%.2f %%)", d.name, count, failed, 100*float64(count-failed)/float64(max(count, 1)))
	}
	share := 100 * float64(back) / float64(total)
	t.Logf("%.3f %% of %d damaged lines came back exactly", share, total)
	if share < 99.7 {
		t.Errorf("only %.3f %% of the damaged lines came back", share)
	}
}

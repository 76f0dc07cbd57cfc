package convert_test

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"guiwen/convert"
	"guiwen/normalize/lex"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// A question puts a spelling where one stage reads such a thing, and says what that stage makes of it: "null" where it
// gives none.
type question struct {
	stage string
	kind  string // of spelling
	name  string // of the file
	put   string // the document, with the spelling for %s
	read  func(d *schema.Document) string
}

// letter is a notice with its elements, in which one is the spelling.
func letter(number, body, issuer, date string) string {
	return number + "\n\n云州市人民政府办公室关于开展安全检查的通知\n\n各县人民政府：\n\n　　为做好安全生产工作，现将有关事项通知如下。\n\n　　" + body + "\n\n　　　　　　　　" + issuer + "\n　　　　　　　　" + date + "\n"
}

// page is a saved page of a government site with the header of its fields.
func page(label, value string) string {
	return `<html><head><meta charset="utf-8"><title>通知_云州市人民政府</title></head><body><table><tr><td>索引号：</td><td>000014349/2020-00012</td><td>` + label + `：</td><td>` + value +
		`</td></tr></table><div class="article"><h1>云州市人民政府关于开展安全检查的通知</h1><p>各县人民政府：</p><p>为做好安全生产工作，现将有关事项通知如下。各县要高度重视，认真组织，确保检查取得实效。</p></div></body></html>`
}

const plainNumber, plainBody, plainIssuer, plainDate = "云政办发〔2019〕4号", "请认真贯彻执行。", "云州市人民政府办公室", "2019年3月4日"

var questions = []question{
	{"signature", "date", "d.txt", letter(plainNumber, plainBody, plainIssuer, "%s"), dateWritten},
	{"field of a page", "date", "d.html", page("成文日期", "%s"), dateWritten},
	{"statistics", "date", "d.txt", letter(plainNumber, "云州市自%s起开展检查，共检查企业35家。", plainIssuer, plainDate), onlyFigure},
	{"number line", "document number", "n.txt", letter("%s", plainBody, plainIssuer, plainDate), ownNumber},
	{"field of a page", "document number", "n.html", page("发文字号", "%s"), ownNumber},
	{"reference", "document number", "n.txt", letter(plainNumber, "根据《安全检查办法》（%s）的规定执行。", plainIssuer, plainDate), referredNumber},
	{"statistics", "document number", "n.txt", letter(plainNumber, "根据《安全检查办法》（%s）的规定检查企业35家。", plainIssuer, plainDate), onlyFigure},
	{"reference", "order number", "n.txt", letter(plainNumber, "根据《安全检查办法》（%s）的规定执行。", plainIssuer, plainDate), referredNumber},
	{"statistics", "order number", "n.txt", letter(plainNumber, "根据《安全检查办法》（%s）的规定检查企业35家。", plainIssuer, plainDate), onlyFigure},
	{"reference", "case number", "n.txt", letter(plainNumber, "案号为%s。", plainIssuer, plainDate), referredNumber},
	{"statistics", "case number", "n.txt", letter(plainNumber, "案号为%s的案件判决赔偿35万元。", plainIssuer, plainDate), onlyFigure},
	{"number line", "not a document number", "n.txt", letter("%s", plainBody, plainIssuer, plainDate), ownNumber},
	{"reference", "not a document number", "n.txt", letter(plainNumber, "登记为%s。", plainIssuer, plainDate), referredNumber},
	{"statistics", "Han numeral", "n.txt", letter(plainNumber, "全市共检查企业%s家。", plainIssuer, plainDate), figureValue},
	{"reference", "Han numeral", "n.txt", letter(plainNumber, "按照《安全检查办法》第%s条执行。", plainIssuer, plainDate), article},
	{"signature", "authority", "a.txt", letter(plainNumber, plainBody, "%s", plainDate), issuers},
	{"field of a page", "authority", "a.html", page("发文机关", "%s"), issuers},
}

func dateWritten(d *schema.Document) string {
	if d.Metadata.DateWritten == nil {
		return "null"
	}
	return *d.Metadata.DateWritten
}

func ownNumber(d *schema.Document) string {
	n := d.Metadata.DocumentNumber
	if n == nil {
		return "null"
	}
	return n.Text
}

func referredNumber(d *schema.Document) string {
	for _, r := range d.References {
		if r.DocumentNumber != nil && r.Kind != "standard" {
			return *r.DocumentNumber
		}
	}
	return "null"
}

func figureValue(d *schema.Document) string {
	for _, s := range d.Statistics {
		if s.Value == nil {
			continue
		}
		return strconv.FormatFloat(*s.Value, 'f', -1, 64)
	}
	return "null"
}

func onlyFigure(d *schema.Document) string {
	var all []string
	for _, s := range d.Statistics {
		all = append(all, s.Figure)
	}
	return strings.Join(all, " ")
}

func article(d *schema.Document) string {
	for _, r := range d.References {
		if r.Article != nil && r.Article.Article != nil {
			return strconv.Itoa(*r.Article.Article)
		}
	}
	return "null"
}

func issuers(d *schema.Document) string {
	if len(d.Metadata.Issuers) == 0 {
		return "null"
	}
	var names []string
	for _, i := range d.Metadata.Issuers {
		names = append(names, i.Name)
	}
	return strings.Join(names, "; ")
}

// spelling is a row of the table of spellings.
type spelling struct {
	no, kind, text, reading string
	sure                    bool
}

// spellings reads the table of facts about dates and numbers from the shared folder: GUIWEN_SHARED, or a folder named shared
// beside the repository. Without it the test is skipped.
func spellings(t *testing.T) []spelling {
	root := os.Getenv("GUIWEN_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	data, err := os.ReadFile(filepath.Join(root, "domain", "genres", "dates_numbers.tsv"))
	if err != nil {
		t.Skip("no table of spellings: set GUIWEN_SHARED to run this test")
	}
	var rows []spelling
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		cell := strings.Split(line, "\t")
		rows = append(rows, spelling{cell[0], cell[1], strings.ReplaceAll(cell[2], `\n`, "\n"), cell[3], strings.HasSuffix(cell[5], "sure")})
	}
	return rows
}

// unasked are the answers that are not asked for, with the reason: the table is right, and a question of one field does not fit.
var unasked = map[string]string{
	"115 reference":       "the table reads a number without its code; a reference names a document by the whole number, or not at all",
	"126 reference":       "the table leaves the choice: null, or cut to 云发〔2021〕3号 where that code is known, as it is",
	"148 reference":       "an announcement without its issuer names no document; the table reads its number alone",
	"152 reference":       "as 148",
	"167 reference":       "two cases: the table counts them and does not spell the first",
	"253 signature":       "an issuer has the name that the paper bears: the long form is not in the text, and no list of such names is asked",
	"253 field of a page": "as 253 signature",
	"254 signature":       "as 253 signature",
	"254 field of a page": "as 253 signature",
	"265 signature":       "no paper is signed so: in place of a signature it is not looked for",
	"266 signature":       "as 265",
}

var hanNumerals = regexp.MustCompile(`第[〇零一二三四五六七八九十百千]+`)

var numerals = regexp.MustCompile(`[0-9]+(\.[0-9]+)?`)

// wanted returns what an answer to the question must be, in the form that [answer] gives it; false where the table names no
// single thing that this stage could say.
func (q question) wanted(s spelling) (string, bool) {
	switch {
	case q.stage == "statistics" && q.kind != "Han numeral":
		return strings.Join(leftover(q.put), " "), true
	case q.kind == "authority":
		reading, _, counted := strings.Cut(s.reading, "; four unknown") // 等五部门
		names := strings.Split(reading, "; ")
		if reading == "one body" {
			names = []string{strings.Join(strings.Fields(s.text), "")}
		}
		if utf8.RuneCountInString(reading) < 4 || strings.ContainsAny(reading, ": +") && reading != "one body" && len(names) == 1 && !counted || !lex.IsHan([]rune(names[0])[0]) {
			return "", false
		}
		return strings.Join(names, "; "), true
	case q.kind == "Han numeral":
		first, _, _ := strings.Cut(s.reading, ",")
		first, _, _ = strings.Cut(first, " ")
		return first, true
	case s.kind == "not a document number":
		return "null", true
	}
	if q.kind != "date" && s.reading != "null" {
		first, _, _ := strings.Cut(s.reading, ";")
		return strings.Join(numbersOf(first), " "), true
	}
	return s.reading, true
}

// numbersOf returns the numbers in a text without zeros in front, those in Han numerals too (主席令第七十三号).
func numbersOf(s string) []string {
	s = hanNumerals.ReplaceAllStringFunc(s, func(run string) string {
		v, _, _, _ := lex.Han(run[len("第"):])
		return strconv.FormatInt(v, 10)
	})
	found := numerals.FindAllString(s, -1)
	for i, f := range found {
		found[i] = cmp.Or(strings.TrimLeft(f, "0"), "0")
	}
	return found
}

// leftover returns the figures of a template, which the spelling must leave alone.
func leftover(put string) []string {
	var found []string
	for _, f := range []string{"35家", "35万元"} {
		if strings.Contains(put, f) {
			found = append(found, f)
		}
	}
	return found
}

// answer brings an answer into the form of [question.wanted]: of numbers of documents the numbers, in their order.
func (q question) answer(got string) string {
	if q.kind == "date" || q.kind == "authority" || q.kind == "Han numeral" || q.stage == "statistics" || got == "null" {
		return got
	}
	return strings.Join(numbersOf(got), " ")
}

// document sets a spelling into the document of the question, in a clause that such a number can stand in.
func (q question) document(s spelling) (string, bool) {
	put := q.put
	if q.kind == "Han numeral" && q.stage == "statistics" {
		switch {
		case strings.HasPrefix(s.text, "第"), strings.ContainsAny(s.text, "㈠⑽Ⅳ"):
			return "", false // numbers of places, not of things
		case strings.HasSuffix(s.text, "整"):
			put = strings.Replace(put, "共检查企业%s家", "共罚款%s", 1)
		case strings.Contains(s.text, "分之"), strings.Contains(s.text, "成"), strings.HasPrefix(s.text, "半"), strings.Contains(s.text, "一半"), strings.HasPrefix(s.text, "翻"):
			put = strings.Replace(put, "全市共检查企业%s家", "全市企业检查率为%s", 1)
		case strings.HasSuffix(s.text, "个"):
			put = strings.Replace(put, "%s家", "%s", 1)
		}
	}
	if q.kind == "Han numeral" && q.stage == "reference" {
		if s.text = strings.TrimSuffix(strings.TrimPrefix(s.text, "第"), "条"); strings.ContainsFunc(s.text, func(r rune) bool { return !lex.IsNumeral(r) }) || strings.ContainsAny(s.text, "万亿") || s.reading == "0" {
			return "", false
		}
	}
	if strings.HasSuffix(q.name, ".html") && strings.ContainsAny(s.text, "\n<") {
		return "", false
	}
	return fmt.Sprintf(put, s.text), true
}

// TestSpellings asks the one table of spellings through every stage that reads such a thing: each gives the reading of the
// table. Rows whose certainty is not "sure" may have their reading or none.
func TestSpellings(t *testing.T) {
	rows := spellings(t)
	c, err := convert.New(convert.Options{})
	if err != nil {
		t.Fatal(err)
	}
	asked, right, left := 0, 0, 0
	for _, s := range rows {
		for _, q := range questions {
			want, known := q.wanted(s)
			text, fits := q.document(s)
			if q.kind != s.kind || !known || !fits {
				continue
			}
			name := fmt.Sprintf("%03s %s", s.no, q.stage)
			if unasked[name] != "" {
				left++
				continue
			}
			asked++
			d, err := c.Convert(context.Background(), source.Input{Name: q.name, Data: []byte(text)})
			if err != nil {
				t.Fatal(err)
			}
			got := q.answer(q.read(d))
			if got != want && (s.sure || got != "null") {
				t.Errorf("%s: %s gives %s, want %s", name, s.text, got, want)
				continue
			}
			right++
		}
	}
	t.Logf("%d of %d answers are right, %d are not asked", right, asked, left)
	if left != len(unasked) {
		t.Errorf("%d answers are left out, %d have a reason", left, len(unasked))
	}
}

var shrink = flag.Bool("shrink", false, "rewrite the ledgers")

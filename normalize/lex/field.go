package lex

import (
	"strings"
	"unicode/utf8"
)

// Fact says what a field (著录项) that a site or a file sets round a document tells of it.
type Fact string

// The facts.
const (
	NoFact        Fact = ""
	IndexFact     Fact = "index"     // 索引号
	NumberFact    Fact = "number"    // 发文字号
	TitleFact     Fact = "title"     // 名称
	IssuerFact    Fact = "issuer"    // 发文机关
	PublisherFact Fact = "publisher" // 发布机构, 来源
	WrittenFact   Fact = "written"   // 成文日期
	PublishedFact Fact = "published" // 发布日期
	ValidityFact  Fact = "validity"  // 有效性
	TopicsFact    Fact = "topics"    // 主题分类, 主题词
	CopiesFact    Fact = "copies"    // 抄送
	SiteFact      Fact = "site"      // 网站
	URLFact       Fact = "url"       // 网址
	OtherFact     Fact = "other"     // what has no place in the metadata: 实施日期, 公开方式
	ToolFact      Fact = "tool"      // of the site, not of the document: 浏览次数, 责任编辑
)

// SiteField is a field in a line: 来源：云州日报.
type SiteField struct {
	Fact                   Fact
	Label                  string // without blanks and brackets; "" for a date that follows a publisher without a label
	Start, Value, ValueEnd int    // bytes: where the label begins, and where its value does and ends, blanks round it left out
}

var (
	fieldSubjects = Class("field-subject")
	fieldActs     = Class("field-act")
	fieldNouns    = Class("field-noun")
	fieldEnds     = Class("field-end")
	siteLabels    = Class("site-label")
)

const (
	longestLabel   = 60 // bytes of a label with its blanks and brackets
	longestName    = 10 // characters of a label without them
	longestForeign = 6  // characters of an unknown label behind a value
)

// FieldLabel returns what the label s (著录项名称), with or without its colon, asks for, or NoFact where s is none. Blanks
// between its characters (索 引 号) and brackets round it (【文号】) do not count.
func FieldLabel(s string) Fact {
	_, fact := fieldLabel(s)
	return fact
}

func fieldLabel(s string) (name string, fact Fact) {
	if len(s) > longestLabel {
		return "", NoFact
	}
	name = strings.Trim(squeeze(s), "：:【】[]•·●")
	return name, factOf(name)
}

// factOf reads a label: what it speaks of and what was done, and a noun at the end.
func factOf(name string) Fact {
	act := ""
	for rest, behind := name, false; rest != ""; behind = true {
		if behind && fieldEnds.Is(rest) {
			return factBehind(fieldEnds.Value(rest), act)
		}
		if fieldNouns.Is(rest) {
			return factOfNoun(fieldNouns.Value(rest), act, behind)
		}
		did, of := fieldActs.Begins(rest), fieldSubjects.Begins(rest)
		if did == 0 && of == 0 {
			break
		}
		if did >= of {
			act = fieldActs.Value(rest[:did])
		}
		rest = rest[max(did, of):]
	}
	if SiteTool(name) || siteLabels.Is(name) && siteLabels.Value(name) != "shared" {
		return ToolFact
	}
	return NoFact
}

// factOfNoun returns what a noun that may stand alone tells behind an act.
func factOfNoun(noun, act string, behind bool) Fact {
	switch noun {
	case "date":
		switch {
		case act == "issued" || act == "written":
			return WrittenFact
		case act == "published" || !behind:
			return PublishedFact
		}
		return OtherFact
	case "category":
		if act == "published" {
			return OtherFact // 公开类别
		}
		return TopicsFact
	case "number":
		if act == "other" {
			return OtherFact // 统一编号
		}
	}
	return Fact(noun)
}

// factBehind returns what a noun that stands only behind another word tells behind an act.
func factBehind(noun, act string) Fact {
	switch {
	case needsAct[noun]:
		return byAct[[2]string{noun, act}]
	case noun == "status" && act != "published":
		return ValidityFact
	case noun == "number" && act != "other":
		return NumberFact
	case noun == "topics":
		return TopicsFact
	case noun == "other" && act != "":
		return NoFact
	}
	return OtherFact
}

// needsAct are the nouns that are no label without an act in front, and byAct what they tell behind each: 发布机构, but not 审核单位;
// 发布人, but not 签发人; 公开范围, but not 实施范围.
var (
	needsAct = map[string]bool{"body": true, "author": true, "person": true, "manner": true}
	byAct    = map[[2]string]Fact{
		{"body", "published"}: PublisherFact, {"body", "issued"}: IssuerFact, {"body", "written"}: OtherFact, {"author", "published"}: PublisherFact,
		{"person", "published"}: ToolFact, {"person", "other"}: ToolFact, {"manner", "published"}: OtherFact,
	}
)

// Fields returns the fields of a line, each with a colon behind its label, in their order; nil where there is none. A value
// ends at the next label, known or not, at a tool of the site, and where a bar stands; that of a publisher at a date too.
func Fields(line string) []SiteField {
	var fields []SiteField
	for f, ok := nextField(line, 0); ok; {
		next, more := nextField(line, f.Value)
		limit := len(line)
		if more {
			limit = next.Start
		}
		fields = closeValue(line, append(fields, f), limit)
		f, ok = next, more
	}
	return fields
}

// nextField finds the first label with a colon in s from byte from on.
func nextField(s string, from int) (f SiteField, ok bool) {
	for at := from; ; {
		i := strings.IndexAny(s[at:], "：:")
		if i < 0 {
			return f, false
		}
		colon := at + i
		_, size := utf8.DecodeRuneInString(s[colon:])
		at = colon + size
		if start, name, fact := labelBefore(s[from:colon]); fact != NoFact {
			return SiteField{fact, name, from + start, at + Blanks(s[at:]), 0}, true
		}
	}
}

// labelBefore finds the longest label that s ends with. One of two characters must not follow a character that may belong to it
// (会议时间 is no 时间), and a blank in front of a label ends the search unless the label is letter-spaced (信 息 来 源).
func labelBefore(s string) (start int, name string, fact Fact) {
	shut := strings.TrimRight(s, "】] \u3000")
	count, since := 0, 0 // characters, in all and since the last blank
	for i := len(shut); i > 0 && count < longestName; {
		r, n := utf8.DecodeLastRuneInString(shut[:i])
		i -= n
		if IsBlank(r) {
			if fact != NoFact && since > 1 {
				break
			}
			since = 0
			continue
		}
		if !IsHan(r) {
			break
		}
		count++
		since++
		if count < 2 || count == 2 && !opensLabel(shut[:i]) {
			continue
		}
		if n, f := fieldLabel(shut[i:]); f != NoFact {
			start, name, fact = i, n, f
		}
	}
	return start, name, fact
}

// opensLabel reports whether a label of two characters may begin behind before: behind a mark, a figure, a blank, the day of a
// date.
func opensLabel(before string) bool {
	r, n := utf8.DecodeLastRuneInString(before)
	if !IsHan(r) {
		return true
	}
	digit, _ := utf8.DecodeLastRuneInString(before[:len(before)-n])
	return r == '日' && (Digit(digit) >= 0 || IsNumeral(digit))
}

// closeValue ends the value of the last field at limit or before it. A date behind the name of a publisher makes a field of its
// own.
func closeValue(line string, fields []SiteField, limit int) []SiteField {
	f := &fields[len(fields)-1]
	end := valueEnd(line, f, limit)
	date := -1
	if f.Fact == PublisherFact {
		if date = dateInside(line[f.Value:end]); date >= 0 {
			date += f.Value
		}
	}
	if date < 0 {
		f.Value, f.ValueEnd = trimValue(line, f.Value, end)
		return fields
	}
	f.Value, f.ValueEnd = trimValue(line, f.Value, date)
	at, to := trimValue(line, date, end)
	return append(fields, SiteField{PublishedFact, "", at, at, to})
}

// valueEnd returns where the value of f ends in the line, at most at limit: a bracket or a blank with a tool or an unknown label
// behind it ends it.
func valueEnd(line string, f *SiteField, limit int) int {
	begun := false
	for i, r := range line[min(f.Value, limit):limit] {
		at := f.Value + i
		switch {
		case r == '|' || r == '｜':
			if begun {
				return at
			}
		case r == '【' || r == '[' || r == '［' || IsBlank(r):
			rest := line[at+utf8.RuneLen(r) : limit]
			rest = strings.TrimLeft(rest[Blanks(rest):], "【[［")
			if begun && (opensTool(rest) || foreignLabel(rest)) || !begun && !IsBlank(r) && opensTool(rest) {
				return at
			}
		default:
			begun = true
		}
	}
	return limit
}

// trimValue takes blanks, bars and opening brackets of the next label from the ends of a value.
func trimValue(s string, start, end int) (int, int) {
	value := strings.TrimRight(s[min(start, end):end], " \t\u00a0\u3000|｜【;；,，")
	trimmed := strings.TrimLeft(value, " \t\u00a0\u3000|｜】")
	start = min(start, end)
	return start + len(value) - len(trimmed), start + len(value)
}

// foreignLabel reports whether s begins with a label that is not known: two to six Han characters and a colon.
func foreignLabel(s string) bool {
	count := 0
	for _, r := range s {
		if r == '：' || r == ':' {
			return count >= 2
		}
		if count++; !IsHan(r) || count > longestForeign {
			return false
		}
	}
	return false
}

// dateInside returns where in s a full date begins with something in front of it, or -1.
func dateInside(s string) int {
	for i, r := range s {
		if i == 0 || Digit(r) < 0 && HanDigit(r) < 0 {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(s[:i]); Digit(before) >= 0 {
			continue
		}
		if _, n, ok := Date(s[i:], Field); ok && n > 0 {
			return i
		}
	}
	return -1
}

package outline

import (
	"strings"

	"guiwen/normalize/source"
	"guiwen/schema"
)

// found is what the parts of the document tell of its metadata, by unit.
type found struct {
	glossary   int   // unit of the heading 名词解释, or 0
	mark       int   // units; -1 where there is none
	joint      []int // the lines of a letterhead of several bodies
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

// front gives the parts before the body their roles: letterhead, number, signatory, title, addressee, what a
// site sets above the text.
func (w *work) front() {
	w.meta = found{mark: -1, number: -1, signatory: -1, addressee: -1, date: -1}
	w.tail = len(w.units)
	last := w.readElements()
	w.body = max(last, w.bodyStart(last))
	if len(w.title) == 0 {
		w.chooseTitle()
	}
	after := -1
	if len(w.title) > 0 {
		after = w.title[len(w.title)-1]
	}
	if k := w.body - 1; k > after && k > 0 && k < len(w.units) && w.plain(k) && !w.units[k].toc && (bare(w.of(k)) && endsIn(w.of(k), headNouns) && !speaker(w.of(k)) || sectionName(w.of(k))) {
		w.body = k // a heading without a number opens the body
	}
	w.joinRemark(after)
	w.jointLetterhead(after)
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
func (w *work) bodyStart(from int) int {
	limit := min(len(w.units), frontLines)
	for i := from; i < limit; i++ {
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

// frontRole gives unit i, before the body, its role; after is the last line of the title, or -1.
func (w *work) frontRole(i, after int, site bool) schema.Role {
	s := w.of(i)
	switch {
	case i < max(after, 1) && (letterhead(s) || w.meta.mark < 0 && body(s) && w.numberFollows(i)):
		w.meta.mark = i
		return schema.Letterhead
	case w.meta.number < 0 && ownNumber(s) != nil:
		w.meta.number = i
		return schema.DocumentNumberOf
	case strings.HasPrefix(squeeze(s), "签发人"):
		w.meta.signatory = i
		return schema.Signatory
	case photo(s), tableTitle(s), w.figureTitle(i):
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

package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// The history (沿革) of a law or rule: the note under its title, the sentence that promulgates it, the article that says since when it
// is in force.

// articlesAtEnd is how far from the end of a text the article on its entry into force may stand, in units.
const articlesAtEnd = 12

// nearAct is how many bytes stand at most between the date of an entry into force and the word for it: 起正式, 起.
const nearAct = 6

// history fills in the history.
func (r *record) history() {
	w := r.w
	promulgated := false
	for i := range w.units {
		u := &w.units[i]
		if u.joined {
			continue
		}
		s := r.block(i).Text
		switch {
		case u.element == structure.Subtitle && len(s) < 3000:
			r.acts(i, s, true)
		case i >= w.body && i < w.body+3 && u.role == schema.Paragraph && len(s) < 1500 && len(w.meta.embedded) > 0:
			promulgated = w.meta.mark >= 0 && w.promulgates()
			s = actSentence(s)                                                                                                 // other texts may stand behind it
			r.acts(i, s, r.m.DocumentType == nil || directedKinds.Value(*r.m.DocumentType) != directedKinds.Value(reportType)) // a draft that is only put forward was not adopted
		case (u.role == schema.Paragraph || u.role == schema.ListItem) && len(s) < 600 && w.nearEnd(i):
			r.acts(i, r.doc.Blocks[r.at[i].last].Text, false)
		case u.role == schema.Heading && u.split > 0 && w.nearEnd(i):
			r.acts(i, r.doc.Blocks[r.at[i].last].Text, false)
		}
	}
	if promulgated && r.m.DateWritten != nil && !r.did(schema.Promulgated, *r.m.DateWritten) {
		act := schema.Act{Act: schema.Promulgated, Date: r.m.DateWritten}
		if len(r.m.Issuers) > 0 {
			act.Body = &r.m.Issuers[0].Name
		}
		if n := r.m.DocumentNumber; n != nil {
			act.Number = &n.Text
		}
		if r.w.meta.date >= 0 {
			id := r.block(r.w.meta.date).ID
			act.Block = &id
		}
		r.m.History = append(r.m.History, act)
	}
}

// actSentence returns the first sentence of s that says what was done: the one that promulgates or tells who passed it.
func actSentence(s string) string {
	for s != "" {
		sentence, rest, _ := strings.Cut(s, "。")
		if historyActs.In(sentence) {
			return sentence
		}
		s = rest
	}
	return ""
}

// nearEnd reports whether a text ends soon behind unit i.
func (w *work) nearEnd(i int) bool {
	end := len(w.units)
	for k := i + 1; k < len(w.units) && k <= i+articlesAtEnd; k++ {
		if w.units[k].attachment > w.units[i].attachment || w.units[k].role == schema.Date || w.units[k].role == schema.Title {
			return true
		}
	}
	return i+articlesAtEnd >= end
}

// acts reads what block text of unit i says was done, each act behind its date. Of running text only the entry into force is
// taken, where a date stands with it.
func (r *record) acts(i int, s string, all bool) {
	if !historyActs.In(s) {
		return
	}
	for at := 0; at < len(s); {
		k, n := findDate(s[at:])
		if n == 0 {
			return
		}
		iso, _ := date(s[at+k:])
		from := at + k + max(n, lex.ReadPeriod(s[at+k:]).Length) // 2021年11月13日20时
		at = from
		rest := s[from:]
		if k, n := findDate(rest); n > 0 {
			rest = rest[:k]
		}
		act, length := firstAct(rest)
		if length == 0 || iso == "" {
			continue
		}
		kind := schema.ActKind(historyActs.Value(rest[act : act+length]))
		if !all && (kind != schema.Effective || act > nearAct) || r.did(kind, iso) {
			continue
		}
		id := r.block(i).ID
		a := schema.Act{Act: kind, Date: &iso, Block: &id}
		readActor(&a, rest[:act])
		r.m.History = append(r.m.History, a)
	}
}

// firstAct returns where the first act stands in s outside of title marks.
func firstAct(s string) (at, length int) {
	depth := 0
	for i, c := range s {
		switch c {
		case '《':
			depth++
		case '》':
			depth--
		case '。':
			return 0, 0
		default:
			if depth == 0 {
				if n := historyActs.Begins(s[i:]); n > 0 {
					return i, n
				}
			}
		}
	}
	return 0, 0
}

// readActor reads who did it: the body, its session, the number of its order.
func readActor(a *schema.Act, s string) {
	s = strings.Trim(s, " 　，,")
	s = s[clauseWords.Begins(s):] // 由, 经
	if a.Act == schema.Effective || s == "" {
		return
	}
	if strings.ContainsRune(s, '《') {
		return // 根据2023年6月1日《…的决定》修订: what amended it is no body
	}
	if _, _, start, ok := lex.OrderBefore(s); ok {
		number := s
		a.Number, s = &number, s[:start]
	} else if n, ok := lex.ReadDocumentNumber(s); ok && n.Code != "" {
		number := n.Text
		a.Number, s = &number, ""
		if body := n.Code[:len(n.Code)-orderWords.Ends(n.Code)]; body != n.Code {
			s = body // 云州市人民政府令第50号
		}
	}
	for i := len(s) - 1; i > 0; i-- {
		if opener := numberOpeners.Begins(s[i:]); opener > 0 && lex.IsNumeral(firstRune(s[i+opener:])) || opener > 0 && lex.Digit(firstRune(s[i+opener:])) >= 0 {
			if k, n := meetings.Index(s[i:]); n > 0 {
				from := yearBefore(s, i)
				session := s[from : i+k+n]
				a.Session, s = &session, s[:from]
			}
			break
		}
	}
	if s != "" {
		a.Body = &s
	}
}

// yearBefore returns where the year begins that stands in front of byte i of s (2022年第5次部务会议), or i.
func yearBefore(s string, i int) int {
	for at := max(0, i-longestYear); at < i; at++ {
		if _, n := lex.Year(s[at:i]); n > 0 && lex.BeginsYear(s[at:]) {
			if part, w := lex.PartAfter(s[at+n:]); part == lex.YearPart && at+n+w == i {
				return at
			}
		}
	}
	return i
}

// longestYear is the number of bytes of a year with 年.
const longestYear = 16

var (
	meetings      = lex.Class("session-ending")
	numberOpeners = lex.Class("number-opener")
	clauseWords   = lex.Class("clause-word")
)

// did reports whether the history has the act on the day.
func (r *record) did(kind schema.ActKind, iso string) bool {
	for _, a := range r.m.History {
		if a.Act == kind && a.Date != nil && *a.Date == iso {
			return true
		}
	}
	return false
}

// titleNotes gives the history of a law in brackets below its title (题注) its role.
func (w *work) titleNotes() {
	if !w.law {
		return // below that of a resolution it is a subtitle
	}
	for i := range w.units {
		u := &w.units[i]
		if u.role == schema.Subtitle && bracketed(w.of(i)) && historyActs.In(w.of(i)) {
			u.role = schema.Note
		}
	}
}

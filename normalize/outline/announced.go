package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// A document says which texts stand behind it: 附件：1.甲2.乙, 现将《丙》印发给你们. In a text that lost its line ends they are found
// again by that: an attachment begins where its number and its title are said once more, a carried text where its title follows a date.

// announced is a piece of a text without line ends that what the document announces tells: the attachment note, the number and the
// title of an attachment, the title of a carried text.
type announced struct {
	from, to int
	element  structure.Element // AttachmentNote, Title, Subtitle, or NoElement of an attachment's lines
}

// cutAnnounced makes units of what long units announce and of what stands between.
func (w *work) cutAnnounced() {
	var out []unit
	for i := range w.units {
		u := w.units[i]
		var found []announced
		switch {
		case !w.plain(i):
		case u.end-u.start > shortestFlat:
			found = announcedIn(w.of(i))
		default:
			if n := w.annexLine(i); n > 0 {
				found = []announced{{0, n, structure.NoElement}}
			} else if n := boxHead(w.of(i)); n > 0 {
				w.units[i].role, u.role = schema.Box, schema.Box
				found = []announced{{0, n, structure.NoElement}}
			}
		}
		if len(found) == 0 {
			if out != nil {
				out = append(out, u)
			}
			continue
		}
		if out == nil {
			out = slices.Clone(w.units[:i])
		}
		flat := u.end-u.start > shortestFlat
		w.parted = w.parted || flat
		at := u.start
		add := func(from, to int, e structure.Element) {
			v := u
			if v.start, v.end = w.trim(from, to); v.start < v.end {
				v.apart, v.element = flat && from > u.start, e
				if v.role != schema.Box {
					v.role = roles[e]
				} else if from > u.start {
					v.joined, v.glue = true, " "
				}
				v.rebuilt = u.rebuilt || flat && v.start > u.start && !blankBefore(w.s, v.start)
				out = append(out, v)
			}
		}
		for _, a := range found {
			add(at, u.start+a.from, structure.NoElement)
			add(u.start+a.from, u.start+a.to, a.element)
			at = u.start + a.to
		}
		add(at, u.end, structure.NoElement)
		if !flat && u.role != schema.Box {
			out[len(out)-2].annex = true
		}
	}
	if out != nil {
		w.units = out
	}
}

// shortestFlat is how many bytes a text without line ends has at least that holds several.
const shortestFlat = 300

// annexLine returns the length of the word 附件 or 附表 with its number that unit i begins with, where the title of the attachment stands
// behind it on the same line: the line ends as titles do, and a table, a date or the letterhead's end shows that it is a head.
func (w *work) annexLine(i int) int {
	s := w.of(i)
	if attachmentWords.Begins(s) == 0 || len(s) > longestEntry || closed(s) || kindEnding.Ends(s) == 0 {
		return 0
	}
	n := annexLength(s)
	rest := strings.TrimLeft(s[n:], " 　")
	if n == 0 || runes(rest, shortestAgreement) < shortestAgreement || strings.ContainsAny(rest, "，。：；") {
		return 0
	}
	if i+1 < len(w.units) && w.paragraph(i+1).Table != nil {
		return n
	}
	for k := i - 1; k >= 0 && k >= i-linesToAnnex; k-- {
		if onlyDate(w.of(k)) != "" {
			return n
		}
	}
	return 0
}

// boxHead returns the length of 专栏1, with which the head line s of a box begins (专栏1 重点工程), its title behind it; 0 of another line.
func boxHead(s string) int {
	at := boxWords.Begins(s)
	if at == 0 || len(s) > longestEntry || closed(s) {
		return 0
	}
	at += lex.Blanks(s[at:])
	_, n := lex.Integer(s[at:])
	if n == 0 {
		_, n = lex.HanOrdinal(s[at:])
	}
	rest := strings.TrimLeft(s[at+n:], " 　")
	if r, _ := utf8.DecodeRuneInString(rest); n == 0 || rest == "" || strings.Contains(rest, "。") || !lex.IsHan(r) && !strings.ContainsRune("“《（", r) && lex.Digit(r) < 0 {
		return 0
	}
	return at + n
}

var boxWords = lex.Class("box-word")

// annexLength returns the length of 附件, 附件1 or 附表 that s begins with; 0 where it is a label with a colon.
func annexLength(s string) int {
	for l := range label.Annexes(s) {
		if strings.HasSuffix(l.Text, "：") {
			return 0
		}
		return l.Len
	}
	return 0
}

// linesToAnnex is how many lines lie at most between the date of a document and its first attachment.
const linesToAnnex = 4

// announcedIn returns what s announces and where that begins, in order.
func announcedIn(s string) []announced {
	note, heads := annexHeads(s)
	limit := len(s)
	if len(note) > 0 {
		limit = note[0].from
	} else if len(heads) > 0 {
		limit = heads[0].from
	}
	all := append(note, heads...)
	for _, a := range carriedTitles(s, limit) {
		if !slices.ContainsFunc(all, func(b announced) bool { return a.from < b.to && b.from < a.to }) {
			all = append(all, a)
		}
	}
	slices.SortFunc(all, func(a, b announced) int { return a.from - b.from })
	return all
}

// noteEntry is a member of an attachment note: its number, 0 where it has none, where that begins and where its title does.
type noteEntry struct{ value, from, at int }

// annexHeads returns the attachment note of s and the numbers and titles of the attachments that it names, where they begin behind it.
func annexHeads(s string) (note, heads []announced) {
	var entries []noteEntry
	from, to := 0, 0 // the note
	next := 0        // entries before it have begun
	for at := 0; at < len(s); {
		k, n := attachmentWords.Index(s[at:])
		if n == 0 {
			break
		}
		at += k
		end := at + n
		for l := range label.Annexes(s[at:]) {
			begin := at + l.Len + l.Blank
			if strings.HasSuffix(l.Text, "：") && len(heads) == 0 {
				entries, from, next, end = noteEntries(s, begin), at, 0, begin
				break
			}
			if next == len(entries) || l.Value != entries[next].value && max(l.Value, entries[next].value) > 1 {
				continue
			}
			if a, b := agreement(s, entries[next].at, begin); b > begin {
				heads = append(heads, announced{at, at + l.Len, structure.NoElement}, announced{begin, b, structure.NoElement})
				to, end = a, b
				next++
				break
			}
		}
		at = end
	}
	if next > 0 && next == len(entries) {
		for _, e := range entries[1:] {
			note = append(note, announced{from, e.from, structure.AttachmentNote})
			from = e.from
		}
		note = append(note, announced{from, to, structure.AttachmentNote})
	}
	return note, heads
}

// noteEntries returns the entries of the attachment note whose label ends at byte at: those with 1.2.3., or one without a number.
func noteEntries(s string, at int) []noteEntry {
	l, ok := label.Parse(s[at:])
	if !ok || l.Scheme != label.Arabic || l.Value != 1 {
		return []noteEntry{{0, at, at}}
	}
	list := []noteEntry{{1, at, at + l.Len + l.Blank}}
	for k := list[0].at; k < len(s) && k < list[len(list)-1].at+longestEntry; {
		r, n := utf8.DecodeRuneInString(s[k:])
		if lex.Digit(r) >= 0 {
			if l, ok := label.Parse(s[k:]); ok && l.Scheme == label.Arabic && l.Value == len(list)+1 {
				list = append(list, noteEntry{l.Value, k, k + l.Len + l.Blank})
				k += l.Len + l.Blank
				continue
			}
		}
		k += n
	}
	return list
}

// longestEntry bounds a title in an attachment note, in bytes.
const longestEntry = 240

// shortestAgreement is the number of characters that an attachment's title has at least.
const shortestAgreement = 4

// agreement returns how far the texts at bytes a and b of s, which lies behind it, say the same, blanks left out. Where they say less
// than a title, it returns a and b.
func agreement(s string, a, b int) (int, int) {
	i, j, count := a, b, 0
	for i < b && j < len(s) {
		i += lex.Blanks(s[i:])
		j += lex.Blanks(s[j:])
		r, n := utf8.DecodeRuneInString(s[i:])
		if t, _ := utf8.DecodeRuneInString(s[j:]); r != t || n == 0 || r == '。' {
			break
		}
		i, j, count = i+n, j+n, count+1
	}
	if count < shortestAgreement {
		return a, b
	}
	return i, j
}

// carriedTitles returns where the titles that s names in its first limit bytes stand as titles of texts of their own.
func carriedTitles(s string, limit int) []announced {
	var reader lex.TitleReader
	titles, _ := reader.Read(s[:limit])
	var list []announced
	for _, t := range titles[:min(len(titles), mostAnnounced)] {
		if runes(t.Text, shortestAgreement+1) <= shortestAgreement {
			continue
		}
		for at := t.End; ; {
			k := strings.Index(s[at:], t.Text)
			if k < 0 {
				break
			}
			at += k
			end := at + len(t.Text)
			if beginsText(s, at, end) && !slices.ContainsFunc(list, func(a announced) bool { return a.from == at }) {
				list = append(list, announced{at, end, structure.Title})
				if n := noteUnderTitle(s[end:]); n > 0 {
					list = append(list, announced{end, end + n, structure.Subtitle})
				}
				break
			}
			at = end
		}
	}
	return list
}

// noteUnderTitle returns the length of the note (题注) that s begins with: a bracket that holds a year.
func noteUnderTitle(s string) int {
	at := lex.Blanks(s)
	end := strings.Index(s, "）")
	if !strings.HasPrefix(s[at:], "（") || end < 0 || !namesYear(s[at:end]) {
		return 0
	}
	if inner := strings.Count(s[at:end], "（"); inner > 1 {
		return 0 // brackets inside of it
	}
	return end + len("）")
}

// beginsText reports whether the title of bytes at to end of s heads a text: it follows a date, a note in brackets between or not, or
// a sentence, and the first article or a note under the title follows it.
func beginsText(s string, at, end int) bool {
	front := strings.TrimRight(s[:at], " 　")
	if strings.HasSuffix(front, "）") {
		if i := strings.LastIndex(front, "（"); i > 0 && len(front)-i < longestNote {
			front = strings.TrimRight(front[:i], " 　")
		}
	}
	if _, ok := lex.DateBefore(front, 1); ok {
		return true
	}
	if !strings.HasSuffix(front, "。") {
		return false
	}
	rest := s[end+lex.Blanks(s[end:]):]
	l, ok := label.Parse(rest)
	return strings.HasPrefix(rest, "（") || ok && l.Value == 1 && (l.Scheme == label.Chapter || l.Scheme == label.Article)
}

// longestNote bounds a note in brackets between a date and the title of the next text, in bytes.
const longestNote = 120

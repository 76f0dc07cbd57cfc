package structure

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// The elements below the body (结束语, 附件说明, 署名, 成文日期, 附注, 版记).

// closings finds 特此通知。
func (w *window) closings() {
	for i, r := range w.s {
		if !lex.IsHan(r) || w.fixed[i] || closingFormula.Begins(w.s[i:]) == 0 || !w.at(i) && !strings.ContainsRune("。！；", w.before(i)) {
			continue
		}
		end := strings.IndexAny(w.s[i:], "。！")
		if line := w.lineEnd(i); end < 0 || i+end > line {
			end = line - i
		} else {
			end += len("。")
		}
		if w.runes(i, i+end) <= 30 {
			w.add(i, i+end, Closing, -40)
		}
	}
}

// dates finds 成文日期 and, with 印发 behind it, the line of the printing office.
func (w *window) dates() {
	for i, r := range w.s {
		if w.fixed[i] || lex.Digit(r) < 0 && lex.HanDigit(r) < 0 {
			continue
		}
		if b := w.before(i); i > 0 && !w.at(i) && (lex.Digit(b) >= 0 || lex.HanDigit(b) >= 0 || strings.ContainsRune("，、：:（(.-—", b) || dateGovernor.Ends(w.s[:i]) > 0) {
			continue
		}
		n := dateAt(w.s[i:])
		if n == 0 {
			if n = w.fieldDate(i); n == 0 {
				continue
			}
		}
		end := i + n
		if (dateFollower.Begins(w.s[end:]) > 0 || lex.RangeMark(w.s[end:]) > 0) && !w.at(end) || strings.ContainsRune("，、)）", runeAt(w.s, end)) && !w.at(end) {
			continue
		}
		m := printedEnding.Begins(w.s[end:])
		if m > 0 && particle.Begins(w.s[end+m:]) > 0 {
			continue // 2019年2月18日印发的
		}
		w.add(i, end, Date, -40)
		if m > 0 {
			w.printings(i, end+m)
		}
	}
}

// longestDateLine is the number of bytes of the longest line that is a date, its blanks left out.
const longestDateLine = 60

// spaced returns the text from byte i to byte end with a blank where blanks stood.
func (w *window) spaced(i, end int) string {
	var b strings.Builder
	for k := i; k < end; k++ {
		if k > i && w.gap[k] {
			b.WriteByte(' ')
		}
		b.WriteByte(w.s[k])
	}
	return b.String()
}

// fieldDate returns the length of a date in figures (2021-03-03) that is a line of its own.
func (w *window) fieldDate(i int) int {
	if _, n, ok := lex.Date(w.s[i:], lex.Field); ok && w.ends[i] > 0 && !w.at(i) && i+n < len(w.s) && lex.IsHan(runeAt(w.s, i+n)) {
		return n // glued to the name of who signs
	}
	if !w.lined || !w.at(i) {
		return 0
	}
	_, n := lex.Year(w.s[i:])
	if n == 0 {
		return 0
	}
	if line := w.lineEnd(i); line-i <= longestDateLine {
		if _, _, ok := lex.WholeDate(w.spaced(i, line)); ok {
			return line - i
		}
	}
	n += yearEnding.Begins(w.s[i+n:])
	if _, m := lex.Month(w.s[i+n:]); m > 0 && w.at(i+n+m) { // 2024年3月
		return n + m
	}
	return 0
}

// printings finds 印发机关和印发日期 whose date begins at byte i.
func (w *window) printings(i, end int) {
	open := w.lineBegin(max(0, i-1)) // of the line of the office: that of the date, or the one above it
	for k := max(0, i-34*3); k < i; k++ {
		for _, n := range w.names[k] {
			if n.end == i {
				cost := n.cost - 60
				if e := w.ends[i]; e > 0 && bodyEnding.Value(w.s[i-e:i]) == "office" {
					cost -= 10
				}
				w.add(k, end, Printing, cost)
			}
		}
		if k == open && w.at(k) && w.lined && w.runes(k, i) <= 30 && !strings.Contains(w.s[k:i], "。") { // an office whose name nobody would tell
			w.add(k, end, Printing, -40)
		}
	}
	w.add(i, end, Printing, -40)
}

// signatures finds 发文机关署名, with 代章 or 盖章 in brackets behind it.
func (w *window) signatures() {
	branches := w.branches()
	for i := range w.names {
		if i > 0 && len(w.names[i]) > 0 && !w.at(i) && strings.ContainsRune("，、（：", w.before(i)) {
			continue
		}
		for _, n := range w.names[i] {
			if branches[[2]int{i, n.end}] {
				continue
			}
			end := n.end
			if note := bracketLength(w.s[end:]); note > 0 && (note <= 18 || note <= longestName && sealEnding.Ends(strings.TrimRight(w.s[end:end+note], "）)")) > 0) {
				end += note
			}
			if w.lined && w.at(i) && (strings.HasPrefix(w.s[end:], "、") || openList.Begins(w.s[end:]) > 0) {
				if line := w.lineEnd(i); lex.Authorities(w.s[i:line]) != nil { // 云州市财政局、民政局
					end = line
				}
			}
			dated := dateAt(strings.TrimPrefix(w.s[end:], "（"))
			cost := n.cost
			switch {
			case dated > 0 && (end+dated >= len(w.s) || printedEnding.Begins(w.s[end+dated:]) == 0):
				cost -= 25
			case end == len(w.s) || len(w.names[end]) > 0:
			default:
				cost += 50
			}
			w.add(i, end, Signature, cost)
		}
	}
}

// branches returns the names, by their bytes, that are the ends of longer ones: 云州市分行 of 中国农业银行云州市分行.
func (w *window) branches() map[[2]int]bool {
	inner := map[[2]int]bool{}
	for i := range w.names {
		for _, longer := range w.names[i] {
			if front := w.s[i:longer.end]; len(w.names[i]) == 1 || bodyEnding.Value(front[len(front)-bodyEnding.Ends(front):]) != "branch" {
				continue
			}
			for _, n := range w.names[i] {
				if longer.end > n.end && slices.ContainsFunc(w.names[n.end], func(m name) bool { return m.end == longer.end }) {
					inner[[2]int{n.end, longer.end}] = true
				}
			}
		}
	}
	return inner
}

// signers finds who signs by his post: 市长李明远, 审判长周某.
func (w *window) signers() {
	for i, r := range w.s {
		if !lex.IsHan(r) || w.fixed[i] {
			continue
		}
		if n := courtOfficer.Begins(w.s[i:]); n > 0 {
			if r := runeAt(w.s, i+n); r == '：' || r == ':' {
				n += utf8.RuneLen(r)
			}
			for _, p := range w.personEnds(i + n) {
				if p.end == len(w.s) || w.at(p.end) || courtOfficer.Begins(w.s[p.end:]) > 0 || dateAt(w.s[p.end:]) > 0 {
					w.add(i, p.end, Signer, p.cost-45)
				}
			}
		}
		n := officeHolder.Begins(w.s[i:])
		if n == 0 {
			continue
		}
		for _, p := range w.personEnds(i + n) {
			if dateAt(w.s[p.end:]) > 0 || w.lined && w.at(p.end) && w.signsAt(p.end) || !w.lined && w.signersAt(p.end, mostSigners) {
				from := i
				if at := w.lineBegin(i); w.lined && w.runes(at, i) < longestSigner-8 {
					from = at // 中华人民共和国主席, 云州市市长
				}
				cost := p.cost - 40
				if w.lined && w.at(p.end) && w.signsAt(p.end) { // several, one below the other
					cost -= 25
				}
				w.add(from, p.end, Signer, cost)
			}
		}
	}
}

// signersAt reports whether only persons who sign by their posts, up to a number of them, stand between byte i and a date.
func (w *window) signersAt(i, most int) bool {
	n := officeHolder.Begins(w.s[i:])
	if n == 0 || most == 0 {
		return false
	}
	for _, p := range w.personEnds(i + n) {
		if dateAt(w.s[p.end:]) > 0 || w.signersAt(p.end, most-1) {
			return true
		}
	}
	return false
}

// mostSigners is how many persons sign a text without line ends at most.
const mostSigners = 5

// longestSigner is how many characters a line has in which somebody signs by his post.
const longestSigner = 36

// signsAt reports whether somebody signs by his post on the line that begins at byte i.
func (w *window) signsAt(i int) bool {
	end := w.lineEnd(i)
	return end > i && w.runes(i, end) <= longestSigner && officeHolder.In(w.s[i:end])
}

// brackets finds 附注 and credits: （此件公开发布）, （云州市林业局供稿）.
func (w *window) brackets() {
	for i, r := range w.s {
		if r != '（' && r != '(' || w.fixed[i] {
			continue
		}
		n := bracketLength(w.s[i:])
		if n == 0 {
			continue
		}
		inner := w.s[i+utf8.RuneLen(r) : i+n]
		inner = inner[:len(inner)-len(string(lastRune(inner)))]
		switch {
		case noteOpener.Begins(inner) > 0:
			e := Note
			if noteOpener.Value(inner[:noteOpener.Begins(inner)]) == "run" {
				e = Credit
			}
			w.add(i, i+n, e, -40)
		case contactLabel.Begins(inner) > 0:
			w.add(i, i+n, Contact, -45)
		case creditEnding.Ends(inner) > 0:
			w.add(i, i+n, Credit, -40)
		}
	}
}

// copies finds 抄送机关: up to 。 or the end of the line.
func (w *window) copies() {
	for i := range w.s {
		n := copiesLabel.Begins(w.s[i:])
		if n == 0 || w.fixed[i] || !strings.ContainsRune("：:", runeAt(w.s, i+n)) {
			continue
		}
		end := strings.Index(w.s[i:], "。")
		if end < 0 {
			end = w.lineEnd(i) - i
		} else {
			end += len("。")
		}
		w.add(i, i+end, Copies, -55)
		if w.lined {
			if line := w.lineEnd(i); line < i+end {
				w.add(i, line, Copies, -50)
			}
		}
	}
}

// ends returns where elements begin or labels stand behind byte i: where a label's value may end.
func (w *window) stops() []int {
	var out []int
	for i := range w.s {
		if len(w.spans[i]) > 0 || w.labels[i] > 0 || w.lined && w.breaks[i] && i > 0 {
			out = append(out, i)
		}
	}
	return append(out, len(w.s))
}

// findLabels looks for the labels of the lines below the body, in front of each colon, and for the numbers of attachments.
func (w *window) findLabels() {
	w.labels, w.labelOf = make([]int, len(w.s)+1), make([]Element, len(w.s)+1)
	for i, r := range w.s {
		switch r {
		case '：', ':':
			for at, k := i, 0; at > 0 && k < 8; k++ {
				_, n := utf8.DecodeLastRuneInString(w.s[:at])
				at -= n
				if labelLength(w.s[at:i]) == i-at {
					w.setLabel(at, i+utf8.RuneLen(r))
				}
			}
		default:
			if attachmentWord.Begins(w.s[i:]) == 0 {
				continue
			}
			if l, ok := label.Parse(w.s[i:]); ok && l.Scheme == label.Appendix {
				w.labels[i] = l.Len
			}
		}
	}
}

// setLabel notes the label of bytes at to end, its colon included; of a contact also with the office in front of it: 办公室分管领导：.
func (w *window) setLabel(at, end int) {
	s := w.s[at:]
	e := NoElement
	switch {
	case contactLabel.Begins(s) > 0:
		e = Contact
	case attendanceLabel.Begins(s) > 0:
		e = Attendance
	case opennessLabel.Begins(s) > 0:
		e = Openness
	}
	w.labels[at], w.labelOf[at] = end-at, e
	if e != Contact || w.after[at] || w.at(at) {
		return
	}
	for p, k := at, 0; p > 0 && k < 6; k++ {
		r, n := utf8.DecodeLastRuneInString(w.s[:p])
		p -= n
		if !lex.IsHan(r) {
			return
		}
		if (w.after[p] || w.at(p)) && w.labels[p] == 0 {
			w.labels[p], w.labelOf[p] = end-p, e
			return
		}
	}
}

// labelLength returns the length of the label that s begins with.
func labelLength(s string) int {
	for _, c := range [...]*lex.Words{contactLabel, attendanceLabel, copiesLabel, opennessLabel} {
		if n := c.Begins(s); n > 0 {
			if more := andMore.Begins(s[n:]); more > 0 { // 联系人及电话
				n += more + contactLabel.Begins(s[n+more:])
			}
			return n
		}
	}
	return 0
}

// labelled finds what a label opens: contacts, who was there, whether the paper is public.
func (w *window) labelled() {
	stops := w.stops()
	next := 0
	for i := range w.s {
		for next < len(stops) && stops[next] <= i {
			next++
		}
		n := w.labels[i]
		if n == 0 || w.fixed[i] || next == len(stops) {
			continue
		}
		e, cost, most := w.labelOf[i], -35, 80
		switch e {
		case NoElement:
			continue
		case Attendance:
			cost, most = -45, 120
		}
		for k := next; k < len(stops) && k < next+4; k++ {
			end := stops[k]
			if end <= i+n || w.runes(i+n, end) > most {
				continue
			}
			if s := w.s[i+n : end]; strings.Contains(strings.TrimSuffix(s, "。"), "。") {
				break
			}
			price := cost
			for j := i + n; j < end; j++ {
				if !w.lined && slices.ContainsFunc(w.spans[j], func(s span) bool { return s.element == Date && s.end <= end }) {
					price += outOfOrder
				}
				if w.labels[j] > 0 && contactLabel.Value(w.s[j:j+contactLabel.Begins(w.s[j:])]) != "phone" {
					price += 12
				}
			}
			w.add(i, end, e, price)
			if w.fixed[end] {
				break // the body goes on
			}
		}
	}
}

// attachments finds 附件说明: 附件：1.… 2.…, up to what follows it.
func (w *window) attachments() {
	stops := w.stops()
	for i := range w.s {
		if w.fixed[i] || w.labels[i] == 0 {
			continue
		}
		l, ok := label.Parse(w.s[i:])
		if !ok || l.Scheme != label.Appendix || !strings.HasSuffix(l.Text, "：") || !w.at(i) && !strings.ContainsRune("。）", w.before(i)) && !w.after[i] {
			continue
		}
		for _, end := range stops {
			if end <= i+l.Len || w.runes(i, end) > 400 {
				continue
			}
			if !w.listed(i, i+l.Len, end) {
				break
			}
			cost := -45
			if end < len(w.s) && len(w.spans[end]) == 0 {
				cost += 6
			}
			w.add(i, end, AttachmentNote, cost)
			if w.annexAt(end) {
				break
			}
		}
	}
}

// listed reports whether the lines from byte i to byte end are an attachment note whose text begins at byte from: the lines behind
// the first entry have numbers.
func (w *window) listed(i, from, end int) bool {
	if !w.lined {
		return true
	}
	entries := 0
	for at := i; at < end; at = w.lineEnd(at) {
		switch {
		case at == i:
			if w.lineEnd(i) > from {
				entries++
			}
		case entries == 0:
			entries++
		default:
			if l, ok := label.Parse(w.s[at:]); !ok || l.Scheme != label.Arabic {
				return false
			}
		}
	}
	return true
}

// annexAt reports whether the number of an attachment stands at byte i, no colon behind it.
func (w *window) annexAt(i int) bool {
	if w.labels[i] == 0 || w.labelOf[i] != NoElement {
		return false
	}
	l, ok := label.Parse(w.s[i:])
	return ok && l.Scheme == label.Appendix && l.Value > 0 && !strings.HasSuffix(l.Text, "：")
}

// annexes finds where an attachment begins behind the document: 附件1.
func (w *window) annexes() {
	for i := range w.s {
		if w.labels[i] == 0 {
			continue
		}
		l, ok := label.Parse(w.s[i:])
		if !ok || w.fixed[i] || l.Scheme != label.Appendix || strings.HasSuffix(l.Text, "：") || i == 0 || !w.at(i) && !w.after[i] && w.before(i) != '。' {
			continue
		}
		if w.lined {
			w.add(i, w.lineEnd(i), Annex, -15)
		} else {
			w.add(i, i+l.Len, Annex, -15)
		}
	}
}

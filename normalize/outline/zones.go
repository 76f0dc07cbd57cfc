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

// How much of a document's ends is searched for its elements, in bytes of text.
const (
	mastheadReach = 1500
	imprintReach  = 1500
	wholeReach    = 1800 // a document up to this is searched in one piece
	proseLine     = 150  // a line of prose is at least as long
	longLine      = 600  // a longer line may be searched in part
)

// roles are those of the elements.
var roles = [...]schema.Role{
	structure.CopyNumber: schema.MetadataLine, structure.Secrecy: schema.MetadataLine, structure.Urgency: schema.MetadataLine,
	structure.Letterhead: schema.Letterhead, structure.Number: schema.DocumentNumberOf, structure.Register: schema.MetadataLine,
	structure.Signatory: schema.Signatory, structure.Title: schema.Title, structure.Subtitle: schema.Subtitle, structure.Speaker: schema.Signature,
	structure.Addressee: schema.Addressee, structure.Closing: schema.Closing, structure.Contact: schema.ContactLine,
	structure.AttachmentNote: schema.AttachmentList, structure.Attendance: schema.MetadataLine, structure.Signature: schema.Signature,
	structure.Signer: schema.Signatory, structure.Date: schema.Date, structure.Note: schema.Note, structure.Credit: schema.MetadataLine,
	structure.Copies: schema.MetadataLine, structure.Printing: schema.MetadataLine, structure.Openness: schema.MetadataLine, structure.Handling: schema.MetadataLine, structure.Field: schema.MetadataLine,
}

// stretch is a piece of a unit that is searched: bytes from to to of the unit.
type stretch struct{ unit, from, to int }

// piece is a stretch with its element; first is false where it goes on with that of the piece before.
type piece struct {
	stretch
	element structure.Element
	first   bool
	above   bool // no body stands before it
}

// zones finds the elements at both ends of the document (版头, 标题, 主送; 署名, 日期, 版记) and makes units of them.
func (w *work) zones() {
	w.recognizeContents()
	w.cutAnnounced()
	head, whole := w.masthead()
	pieces := w.elements(head, nil, structure.Zones)
	if !whole {
		known := w.namesIn(pieces)
		for _, list := range w.behind(head) {
			for _, p := range w.elements(list, known, structure.ZonesBelow) {
				p.above = false
				if heads(p.element) && (w.parted || p.element == structure.Title && w.lined() && !w.wholeLine(p)) {
					p.element = structure.Body // where its texts begin is known, and in a text of lines a title is whole lines
				}
				pieces = append(pieces, p)
			}
		}
	}
	w.place(w.plausible(pieces))
}

// lined reports whether the text has its line ends.
func (w *work) lined() bool { return len(w.units) >= fewLines }

// fewLines is how many paragraphs a text has at least that is no single line with what a site sets round it.
const fewLines = 12

// wholeLine reports whether a piece is a whole unit.
func (w *work) wholeLine(p piece) bool {
	s := w.of(p.unit)
	return strings.Trim(s[:p.from]+s[p.to:], " 　") == ""
}

// heads reports whether an element begins a text.
func heads(e structure.Element) bool {
	return e == structure.Title || e == structure.Subtitle || e == structure.Letterhead || e == structure.AttachmentNote
}

// plausible takes back elements that stand where they cannot: titles and attachment notes over lines of which one is the word 附件 alone,
// where the text of an attachment begins; subtitles below the body; and signatures in an attachment far from any date,
// which are names in a list.
func (w *work) plausible(pieces []piece) []piece {
	kept := make([]piece, 0, len(pieces))
	date := len(w.units)
	if k := slices.IndexFunc(pieces, func(p piece) bool { return p.element == structure.Date && !p.above }); k >= 0 {
		date = pieces[k].unit
	}
	first := w.firstAnnex(date)
	for at := 0; at < len(pieces); {
		n, annex := 1, w.beginsAnnex(pieces[at], pieces[at].unit > date)
		for at+n < len(pieces) && !pieces[at+n].first {
			annex = annex || w.beginsAnnex(pieces[at+n], pieces[at+n].unit > date)
			n++
		}
		drop := false
		switch pieces[at].element {
		case structure.Title, structure.AttachmentNote:
			drop = annex
		case structure.Subtitle:
			drop = len(kept) > 0 && kept[len(kept)-1].element == structure.Body // a dash in the body
		case structure.Signature, structure.Signer:
			drop = pieces[at].unit > first && !dateFollows(pieces[at+n:])
		}
		if !drop {
			kept = append(kept, pieces[at:at+n]...)
		}
		at += n
	}
	return kept
}

// dateFollows reports whether a date is among the first of the pieces.
func dateFollows(pieces []piece) bool {
	const near = 4
	return slices.ContainsFunc(pieces[:min(len(pieces), near)], func(p piece) bool { return p.element == structure.Date })
}

// firstAnnex returns the unit in which the first attachment begins, behind unit date with a colon or without, or the number of units.
func (w *work) firstAnnex(date int) int {
	for i := 1; i < len(w.units); i++ {
		if w.beginsAnnex(piece{stretch: stretch{i, 0, w.units[i].end - w.units[i].start}}, i > date) {
			return i
		}
	}
	return len(w.units)
}

// beginsAnnex reports whether a piece is a whole unit, 附件 or 附件1, behind the date of the document also with a colon.
func (w *work) beginsAnnex(p piece, dated bool) bool {
	s := w.of(p.unit)
	if p.from > 0 || p.to < len(s) || attachmentWords.Begins(s) == 0 {
		return false
	}
	l, ok := label.Parse(s)
	return ok && l.Scheme == label.Appendix && l.Len == len(s) && (dated && !w.numbered(p.unit+1) || !strings.HasSuffix(l.Text, "："))
}

// numbered reports whether unit i begins with 1., as the first entry of an attachment note does.
func (w *work) numbered(i int) bool {
	if i >= len(w.units) {
		return false
	}
	l, ok := label.Parse(w.of(i))
	return ok && l.Scheme == label.Arabic && l.Value == 1
}

// masthead returns what is searched from the beginning on, and whether it is the whole document.
func (w *work) masthead() (list []stretch, whole bool) {
	size, all := 0, 0
	for i := range w.units {
		all += w.units[i].end - w.units[i].start
	}
	limit := mastheadReach
	if all <= wholeReach {
		limit = wholeReach
	}
	for i := range w.units {
		if w.units[i].apart {
			return list, false
		}
		if w.paragraph(i).Table != nil && i > 0 && size > 0 && limit < wholeReach || i >= frontLines && limit < wholeReach {
			return list, false
		}
		if !w.searched(i) {
			continue
		}
		n := w.units[i].end - w.units[i].start
		if size+n > limit && n > longLine {
			end := min(limit, n)
			if k := strings.LastIndex(w.of(i)[:end], "。"); k > 0 {
				list = append(list, stretch{i, 0, k + len("。")})
			}
			return list, false
		}
		if size > limit {
			return list, false
		}
		list = append(list, stretch{i, 0, n})
		size += n
		if limit < wholeReach && len(list) > 2 && n >= proseLine && closed(w.of(i)) {
			return list, false // the body has begun
		}
	}
	return list, true
}

// imprint returns what is searched before the end, behind head.
func (w *work) imprint(head []stretch) []stretch {
	from, at := 0, 0
	if n := len(head); n > 0 {
		from, at = head[n-1].unit, head[n-1].to
	}
	var list []stretch
	size, prose := 0, 0
	for i := len(w.units) - 1; i >= from && size < imprintReach; i-- {
		if w.paragraph(i).Table != nil && size > 0 {
			break
		}
		if !w.searched(i) {
			continue
		}
		n := w.units[i].end - w.units[i].start
		begin := 0
		if i == from {
			begin = at
		}
		s := w.of(i)
		if size+n-begin > imprintReach && n > longLine {
			if k := strings.Index(s[max(begin, n-imprintReach):], "。"); k >= 0 {
				begin = max(begin, n-imprintReach) + k + len("。")
			} else {
				begin = n
			}
		}
		if begin < n {
			list = append(list, stretch{i, begin, n})
		}
		size += n - begin
		if n >= proseLine && closed(s) {
			if prose++; prose == 2 {
				break
			}
		}
	}
	for a, b := 0, len(list)-1; a < b; a, b = a+1, b-1 {
		list[a], list[b] = list[b], list[a]
	}
	return list
}

// behind returns what is searched behind head: the lines round each date that stands alone, where a carrier or a part may end, and
// the end of the document.
func (w *work) behind(head []stretch) [][]stretch {
	if w.parted {
		return w.behindApart(head)
	}
	tail := w.imprint(head)
	from, to := 0, len(w.units)
	begin, end := 0, 0 // of what is left of the first unit and of the last
	if n := len(head); n > 0 {
		from, begin = head[n-1].unit, head[n-1].to
	}
	if len(tail) > 0 {
		to, end = tail[0].unit, tail[0].from
	}
	var lists [][]stretch
	for i := from; i < len(w.units) && i <= to; i++ {
		a, b := 0, w.units[i].end-w.units[i].start
		if i == from {
			a = begin
		}
		if i == to {
			b = end
		}
		if b-a > longLine && w.searched(i) {
			for _, s := range w.signedInside(i, a, b) {
				lists = append(lists, []stretch{s})
			}
			continue
		}
		if i == from && begin > 0 || i == to || b > longestDate || !w.searched(i) || onlyDate(w.of(i)) == "" {
			continue
		}
		var list []stretch
		end := min(to, i+linesBehindDate+1)
		for k := max(from+min(begin, 1), i-linesBeforeDate); k < end; k++ {
			if w.searched(k) && w.units[k].end-w.units[k].start <= longLine {
				list = append(list, stretch{k, 0, w.units[k].end - w.units[k].start})
			}
		}
		lists = append(lists, list)
		from, begin, i = end, 0, end-1
	}
	if len(tail) > 0 {
		lists = append(lists, tail)
	}
	return lists
}

// signedInside returns the stretches of bytes from to to of unit i, a text without line ends, round each date that is glued to who signs:
// …。云州市人民政府2021年3月3日附件1….
func (w *work) signedInside(i, from, to int) []stretch {
	var list []stretch
	s := w.of(i)
	for at := from; at < to; {
		k, n := findDate(s[at:to])
		if n == 0 {
			break
		}
		k += at
		at = k + n
		if bodyEndings.Ends(s[from:k]) == 0 && !signsBefore(s[from:k]) {
			continue
		}
		a, b := max(from, k-signedBefore), min(to, at+signedBehind)
		if len(list) > 0 {
			a = max(a, list[len(list)-1].to)
		}
		if j := strings.Index(s[a:k], "。"); j >= 0 {
			a += j + len("。")
		} else if a > from {
			continue // no sentence ends near: nothing tells where the signature begins
		}
		if j := strings.Index(s[at:b], "。"); j >= 0 {
			b = at + j + len("。")
		}
		for b < to && s[b]&0xC0 == 0x80 {
			b--
		}
		list = append(list, stretch{i, a, b})
		at = b
	}
	return list
}

// How many bytes in front of a date that is glued to who signs, and behind it, are searched with it.
const signedBefore, signedBehind = 600, 300

// signsBefore reports whether s ends with a post and a name: 市长李某某.
func signsBefore(s string) bool {
	s = s[max(0, len(s)-longestPost):]
	for k := 0; k < 2; k++ { // the last post: 副市长 and 长 are two
		i, n := officeHolders.LastIndex(s)
		if i < 0 {
			return false
		}
		if name := squeeze(s[i+n:]); 2 <= runes(name, 9) && runes(name, 9) <= 4 {
			return true
		}
		s = s[:i]
	}
	return false
}

// longestPost is how many bytes a post and a name may have.
const longestPost = 60

// behindApart returns what is searched behind head where a text without line ends was parted: what stands between its texts, each
// for itself; of long ones the end.
func (w *work) behindApart(head []stretch) [][]stretch {
	var lists [][]stretch
	first, at := 0, 0
	if n := len(head); n > 0 {
		first, at = head[n-1].unit, head[n-1].to
	}
	annex := false
	for i := first; i < len(w.units); i++ {
		u := &w.units[i]
		if i > first {
			at = 0
		}
		annex = annex && u.element != structure.Title || w.beginsAnnex(piece{stretch: stretch{i, 0, u.end - u.start}}, true)
		n := u.end - u.start
		if !w.searched(i) || u.element != structure.NoElement || at == n || annex && i+1 < len(w.units) {
			continue
		}
		if n-at > imprintReach {
			if u.apart && i > 0 && w.units[i-1].element == structure.Title { // its number and addressee
				if k := strings.Index(w.of(i)[:longLine], "。"); k > 0 {
					lists = append(lists, []stretch{{i, 0, k + len("。")}})
				}
			}
			tail := w.of(i)[n-imprintReach:]
			k := strings.Index(tail, "。") + len("。")
			if c, m := copiesLabels.Index(tail); m > 0 && (c < k || k < len("。")) { // behind a table no sentence ends
				k = c
			}
			if k <= 0 {
				continue
			}
			at = n - imprintReach + k
		}
		if at < n {
			lists = append(lists, []stretch{{i, at, n}})
		}
	}
	return lists
}

// The lines round a date that stands alone which are searched with it.
const linesBeforeDate, linesBehindDate = 10, 8

// searched reports whether unit i may hold elements: running text that is no field of a site.
func (w *work) searched(i int) bool {
	return w.plain(i) && w.kind(i) != source.Field && w.units[i].role != schema.Box && !w.units[i].toc && w.units[i].end > w.units[i].start && !fieldLine(w.of(i)) && !photo(w.of(i)) && !tableTitle(w.of(i))
}

// elements searches the stretches.
func (w *work) elements(list []stretch, known []string, search func([]structure.Row, []string) []structure.Zone) []piece {
	lines := make([]structure.Row, len(list))
	said := squeeze(w.file.Title)
	if t := w.file.Field("ArticleTitle"); t != "" {
		said = squeeze(t)
	}
	for k, st := range list {
		s := w.of(st.unit)[st.from:st.to]
		p := w.paragraph(st.unit)
		lines[k].Text = s
		lines[k].Apart = k > 0 && st.unit > list[k-1].unit+1
		lines[k].Title = said != "" && len(s) >= 12 && len(s) <= longLine/2 && strings.Contains(said, squeeze(s)) || p.Kind == source.Heading && p.Level <= 1 || w.titleStyle(st.unit) || p.Centered && p.Font.Size >= 18
		if l, ok := label.Parse(s); ok && l.Scheme != label.Appendix && len(s) < longLine {
			lines[k].Body, lines[k].Title = len(s), false
			if i := strings.Index(s, "。"); i >= 0 { // what is glued to it behind its first sentence may be an element
				lines[k].Body = i + len("。")
			}
		} else if _, ok := label.ParseDecimal(s); ok {
			lines[k].Title = false // 4应急响应
		}
	}
	var out []piece
	above := true
	for _, z := range search(lines, known) {
		first := true
		for k := z.From.Line; k <= z.To.Line; k++ {
			a, b := 0, len(lines[k].Text)
			if k == z.From.Line {
				a = z.From.Offset
			}
			if k == z.To.Line {
				b = z.To.Offset
			}
			if b > a {
				out = append(out, piece{stretch{list[k].unit, list[k].from + a, list[k].from + b}, z.Element, first, above})
				first = false
			}
		}
		if z.Element == structure.Body {
			above = false
		}
	}
	return out
}

// namesIn returns the names of authorities that the elements hold.
func (w *work) namesIn(pieces []piece) []string {
	var names []string
	for _, p := range pieces {
		s := squeeze(w.of(p.unit)[p.from:p.to])
		switch p.element {
		case structure.Letterhead, structure.Signature:
			names = append(names, lex.Authorities(lex.WithoutLetterheadEnding(s))...)
		case structure.Title:
			for end := range lex.AuthorityEnds(s) {
				names = append(names, s[:end])
			}
		}
	}
	return names
}

// place makes units of the pieces.
func (w *work) place(pieces []piece) {
	out := make([]unit, 0, len(w.units)+len(pieces))
	next := 0
	for i := range w.units {
		u := w.units[i]
		at := u.start
		divided := false
		for ; next < len(pieces) && pieces[next].unit == i; next++ {
			p := pieces[next]
			if p.element == structure.Body || p.element == structure.Annex {
				continue
			}
			if n := len(out) - 1; n >= 0 && divided && sameLine(p.element) && out[n].element == p.element && out[n].end < u.start+p.from && lex.Blanks(w.s[out[n].end:]) >= u.start+p.from-out[n].end {
				_, out[n].end = w.trim(out[n].start, u.start+p.to)
				at = u.start + p.to
				continue
			}
			if from := u.start + p.from; from > at {
				out = w.part(out, u, at, from, divided)
				divided = true
			}
			v := u
			v.start, v.end = w.trim(u.start+p.from, u.start+p.to)
			v.element, v.above, v.role = p.element, p.above, roles[p.element]
			v.joined = !p.first && joins(p.element)
			v.rebuilt = u.rebuilt || v.start > u.start && lex.Blanks(w.s[u.start+p.from:]) == 0 && !blankBefore(w.s, v.start)
			at = u.start + p.to
			divided = true
			out = append(out, v)
		}
		out = w.part(out, u, at, u.end, divided)
	}
	w.units = out
}

// part appends what is left of unit u between two elements.
func (w *work) part(out []unit, u unit, from, to int, divided bool) []unit {
	v := u
	if v.start, v.end = w.trim(from, to); v.start < v.end {
		v.rebuilt = u.rebuilt || divided && !blankBefore(w.s, v.start)
		out = append(out, v)
	}
	return out
}

// trim takes the blanks off both ends of bytes from to to.
func (w *work) trim(from, to int) (int, int) {
	from += min(lex.Blanks(w.s[from:to]), to-from)
	return from, from + len(strings.TrimRight(w.s[from:to], " \t\u00a0\u3000"))
}

// blankBefore reports whether a blank or line feed stands in front of byte i.
func blankBefore(s string, i int) bool {
	r := lastRune(s[:i])
	return i == 0 || r == '\n' || lex.IsBlank(r)
}

// sameLine reports whether elements of the kind that stand side by side on a line are one block: two signatures, a contact and
// his telephone.
func sameLine(e structure.Element) bool {
	return e == structure.Signature || e == structure.Contact
}

// joins reports whether the lines of an element are one block.
func joins(e structure.Element) bool {
	switch e {
	case structure.Title, structure.Subtitle, structure.Addressee, structure.Signature, structure.Copies, structure.Closing, structure.Note, structure.Printing:
		return true
	}
	return false
}

// readElements notes where the elements stand, when the units are what they stay. It returns the first unit behind those above the
// body.
func (w *work) readElements() int {
	last := -1
	signed := false // the carrier's date was seen
	var signatures []int
	for i := range w.units {
		u := &w.units[i]
		if u.element == structure.NoElement {
			continue
		}
		if u.above {
			last = i
		}
		if u.joined {
			if u.element == structure.Title && u.above && len(w.title) > 0 && w.title[len(w.title)-1] == i-1 {
				w.title = append(w.title, i)
			}
			continue
		}
		switch u.element {
		case structure.Letterhead:
			if w.meta.mark < 0 {
				w.meta.mark = i
			}
			if u.above {
				w.meta.joint = append(w.meta.joint, i)
			}
		case structure.Number:
			if w.meta.number < 0 {
				w.meta.number = i
			}
		case structure.Signatory:
			if w.meta.signatory < 0 {
				w.meta.signatory = i
			}
		case structure.Title:
			switch {
			case u.apart:
				w.meta.embedded = append(w.meta.embedded, i)
				w.tail = min(w.tail, i)
			case len(w.title) == 1 && u.above && squeeze(w.of(w.title[0])) == squeeze(w.of(i)): // said again
				w.units[w.title[0]].role = schema.MetadataLine
				w.title[0] = i
			case len(w.title) == 0 && (u.above || !signed):
				w.title = []int{i}
			default:
				w.meta.embedded = append(w.meta.embedded, i)
				w.tail = min(w.tail, i)
			}
		case structure.Addressee:
			if w.meta.addressee < 0 {
				w.meta.addressee = i
			}
		case structure.AttachmentNote:
			if l, ok := label.Parse(w.of(i)); !ok || l.Len < len(w.of(i)) { // not 附件： alone
				w.meta.attachment = append(w.meta.attachment, i)
			}
		case structure.Signature:
			signatures = append(signatures, i)
		case structure.Signer:
			if officeHolders.In(squeeze(w.of(i))) {
				w.meta.signers = append(w.meta.signers, i)
			} else {
				u.role = schema.Signature
			}
		case structure.Date:
			if w.meta.date < 0 {
				w.meta.date = i
			}
			signed = true
		}
	}
	slices.Reverse(signatures) // the last one counts
	w.meta.signature = append(signatures, w.meta.signature...)
	if len(w.meta.joint) == 1 {
		w.meta.joint = nil
	}
	return last + 1
}

var titleStyles = lex.Class("title-style")

// titleStyle reports whether the file gives unit i the paragraph style of titles.
func (w *work) titleStyle(i int) bool {
	k := w.paragraph(i).First
	if w.in.Seen == nil || k >= len(w.in.Seen.Parts) {
		return false
	}
	style := strings.ToLower(w.in.Seen.Parts[k].Style)
	return style == "title" || titleStyles.Is(style)
}

package outline

import (
	"strings"

	"guiwen/normalize/lex/label"
	"guiwen/normalize/source"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// The stretches (搜索范围) of a document in which its elements are sought: both ends, and the lines round each date that stands alone.

// How much of a document's ends is searched for its elements, in bytes of text.
const (
	mastheadReach = 1500
	imprintReach  = 1500
	wholeReach    = 1800 // a document up to this is searched in one piece
	proseLine     = 150  // a line of prose is at least as long
	longLine      = 600  // a longer line may be searched in part
)

// stretch is a piece of a unit that is searched: bytes from to to of the unit.
type stretch struct{ unit, from, to int }

// piece is a stretch with its element; first is false where it goes on with that of the piece before.
type piece struct {
	stretch
	element structure.Element
	first   bool
	above   bool // no body stands before it
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

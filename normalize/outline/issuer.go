package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// issuers finds the issuing bodies: the signature, the letterhead, or the title.
func (r *record) issuers() {
	w := r.w
	set := func(names []string, origin string, units ...int) {
		for _, n := range names {
			r.m.Issuers = append(r.m.Issuers, schema.Issuer{Name: n})
		}
		r.evidence("issuers", origin, units...)
	}
	switch {
	case len(r.m.Issuers) > 0:
	case len(w.meta.signature) > 0 && len(r.signed()) > 0:
		set(r.signed(), "normalized", w.meta.signature...)
	case r.m.IssuerMark != nil && len(markIssuers(*r.m.IssuerMark)) > 0:
		var at []int
		origin := "inferred"
		if at = w.meta.joint; len(at) > 0 {
			origin = "normalized"
		} else if w.meta.mark >= 0 {
			at = append(at, w.meta.mark)
		}
		set(markIssuers(*r.m.IssuerMark), origin, at...)
	case r.m.Title != nil && len(issuersOf(*r.m.Title)) > 0:
		set(issuersOf(*r.m.Title), "inferred", w.title...)
	case r.m.Title != nil && speeches.Ends(withoutBracket(*r.m.Title)) > 0: // who speaks is no issuer
	default:
		for i := 0; i < w.body && i < len(w.units); i++ {
			if w.units[i].role != schema.Subtitle && w.units[i].element != structure.Subtitle && w.units[i].role != schema.MetadataLine && w.units[i].element != structure.Speaker {
				continue
			}
			if name := speaksFor(w.of(i)); name != "" {
				set([]string{name}, "inferred", i)
				break
			}
		}
	}
	if name, site := r.portal(); name != "" {
		reports := r.m.DocumentType != nil && *r.m.DocumentType == reportType && w.body < len(w.units)
		if len(r.m.Issuers) == 0 && reports && tellsOf(w.of(w.body), governedBy(name)) {
			set([]string{name}, "inferred", w.body)
		}
		if r.m.Publication.Site == nil {
			r.m.Publication.Site = &site
			r.evidence("publication.site", "normalized")
		}
	}
	if len(r.m.Issuers) == 0 && r.relative != "" {
		set([]string{r.relative}, "normalized", r.relativeAt)
	}
}

// places gives the issuers their levels and division codes: those of the year in which the document was written, or on
// which it reports.
func (r *record) places() {
	year := 0
	if d := r.m.DateWritten; d != nil {
		year, _ = lex.Year(*d)
	} else if y := r.m.ReportingYear; y != nil {
		year = *y
	}
	for k := range r.m.Issuers {
		level, code := lex.Division(r.m.Issuers[k].Name, year)
		if level != "" {
			r.m.Issuers[k].Level = &level
		}
		if code != "" {
			r.m.Issuers[k].Division = &code
		}
	}
}

// portal returns the government whose site says its name to its reader (您即将离开“云州市人民政府”门户网站), and what the site is called;
// "" where none does.
func (r *record) portal() (name, site string) {
	for _, f := range r.doc.Furniture {
		at, n := portals.Index(f.Text)
		if f.Role != "chrome" || at < 0 {
			continue
		}
		s := strings.TrimRight(f.Text[:at], "”\"」 ")
		if i := strings.LastIndexAny(s, "“\"「"); i >= 0 {
			_, n := utf8.DecodeRuneInString(s[i:])
			s = s[i+n:]
		}
		if place := governedBy(s); runes(place, 16) <= 15 && lex.Government(place, false) == s && !strings.ContainsAny(s, "，,。：:") {
			return s, s + f.Text[at:at+n]
		}
	}
	return "", ""
}

// tellsOf reports whether s, the first paragraph of a report, has the place as what it tells of: 2023年，云州市坚持….
func tellsOf(s, place string) bool {
	if y, n := lex.Year(s); y > 0 && behindYear(s[n:]) > 0 {
		s = strings.TrimLeft(s[n+behindYear(s[n:]):], "，, ")
	}
	return strings.HasPrefix(s, place)
}

// signed returns the bodies that sign the document: above its body or below it, not those that sign what it carries.
func (r *record) signed() []string {
	var names []string
	at := slices.Sorted(slices.Values(r.w.meta.signature))
	for _, i := range at {
		if len(r.w.meta.embedded) > 0 && i > r.w.meta.embedded[0] && len(names) > 0 {
			break
		}
		for _, name := range lex.Authorities(r.block(i).Text) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// markIssuers returns the bodies that a letterhead names.
func markIssuers(mark string) []string {
	if names := lex.Authorities(lex.WithoutLetterheadEnding(mark)); names != nil {
		return names
	}
	mark = squeeze(mark)
	if names := lex.Authorities(lex.WithoutLetterheadEnding(mark)); names != nil {
		return names
	}
	if n := carrierKinds.Ends(mark); n > 0 {
		return lex.Authorities(mark[:len(mark)-n])
	}
	end := 0
	for end = range lex.AuthorityEnds(mark) {
	}
	return lex.Authorities(mark[:end])
}

// issuersOf returns the bodies that a title begins with, or nil.
func issuersOf(title string) []string {
	if names := leading(title); names != nil {
		return names
	}
	if name := issuerOf(title); name != "" {
		return lex.Authorities(name)
	}
	return nil
}

// leading returns the bodies that a title begins with in front of what it does (关于, 印发), joint ones in order; of the paper of a
// court or an inspector (行政判决书) the body it begins with.
func leading(title string) []string {
	longest := 0
	for end := range lex.AuthorityEnds(title) {
		longest = end
		rest := strings.TrimLeft(title[end:], "、 　")
		if titleOpeners.Begins(rest) > 0 {
			return []string{title[:end]}
		}
		if len(rest) == len(title)-end && !lex.OpensAuthority(rest) {
			continue // 云州市公安局交通警察支队
		}
		if more := leading(rest); more != nil && titleOpeners.Begins(rest[len(strings.Join(more, "")):]) > 0 {
			return append([]string{title[:end]}, more...)
		}
	}
	if longest > 0 && writs.Ends(title) > 0 {
		return []string{title[:longest]}
	}
	return nil
}

var (
	titleOpeners = lex.Class("title-opener")
	speeches     = lex.Class("speech-kind")
	writs        = lex.Class("writ")

	yearWords       = lex.Class("year-word")
	issuerFollowers = lex.Class("issuer-follower")
	accounts        = lex.Class("account-kind")
	lawfulWork      = lex.Class("lawful-government")
	furthering      = lex.Class("furthering-verb")
	unnamedPlaces   = lex.Class("unnamed-place")
	stateNames      = lex.Class("state-name")
	nationNames     = lex.Class("nation-name")
	aboutWords      = lex.Class("about-word")
	portals         = lex.Class("portal")
	congresses      = lex.Class("congress-name")
	termCounters    = lex.Class("meeting-counter")
	ordinalSigns    = lex.Class("ordinal-sign")
	prepositions    = lex.Class("place-preposition")
)

// headOfGovernment finds the first who heads a government in s (云州市市长 张三): what stands before him, and the word for the level.
func headOfGovernment(s string) (place, level string, ok bool) {
	for at := 0; ; {
		i, n := officeHolders.Index(s[at:])
		if n == 0 {
			return "", "", false
		}
		if level = officeHolders.Value(s[at+i : at+i+n]); level != "" && at+i > 0 {
			return s[:at+i], level, true
		}
		at += i + n
	}
}

// speaksFor returns the body whose report or law a line before the body tells of: the government of who gives
// it (云州市市长 张三), the congress before which it is given, or that passed it.
func speaksFor(s string) string {
	s = squeeze(s)
	if i, _ := wordOf(historyActs, s, string(schema.Adopted)); i > 0 && (strings.HasPrefix(s, "（") || dated(s)) {
		return congressOf(s[:i])
	}
	if place, level, ok := headOfGovernment(s); ok {
		if at, n := gatherings.LastIndex(place); n > 0 { // …会议上云州市市长
			place = place[at+n:]
		}
		return governmentOf(place, level)
	}
	if i, _ := congresses.Index(s); i > 0 && gatherings.Ends(strings.TrimRight(s, "）")) > 0 {
		t, _ := withoutTerm(s[:i])
		if k, n := prepositions.LastIndex(t); k >= 0 {
			return governmentOf(t[k+n:], "")
		}
	}
	return ""
}

// congressOf returns the congress or its committee that s tells of by its term: （2020年3月5日云州市第八届人民代表大会第五次会议.
func congressOf(s string) string {
	before, after := withoutTerm(s)
	if len(before) == len(s) {
		return ""
	}
	if _, n := date(before); n > 0 {
		before = before[n:]
	}
	before = strings.TrimLeft(before, "（")
	if _, n := date(before); n > 0 {
		before = before[n:]
	}
	name, longest := before[:lex.PlaceName(before)]+after, 0
	for end := range lex.AuthorityEnds(name) {
		if congresses.In(name[:end]) {
			longest = end
		}
	}
	return name[:longest]
}

// withoutTerm parts s at the number of a term: 云州市 | 第八届 | 人民代表大会. Without one before is s.
func withoutTerm(s string) (before, after string) {
	k, n := wordOf(termCounters, s, "term")
	if k <= 0 {
		return s, ""
	}
	before, after = s[:k], s[k+n:]
	if i, _ := ordinalSigns.LastIndex(before); i >= 0 {
		before = before[:i]
	}
	return before, after
}

// governmentOf returns the government of a place: 云州市, or 云州市人民政府 as it is.
func governmentOf(name, unit string) string {
	name = governedBy(name)
	if !strings.HasSuffix(name, unit) {
		name += unit
	}
	if runes(name, 21) > 20 || runes(name, 4) < 3 || strings.ContainsAny(name, "0123456789，。") {
		return ""
	}
	return lex.Government(name, false)
}

// behindYear returns the length of what stands behind a year that s begins with: 年, 年度, or 0.
func behindYear(s string) int { return yearWords.Begins(s) }

// workReport reports whether s begins with what the work report of a government is called.
func workReport(s string) bool {
	return genreEndings.Value(s[:genreEndings.Begins(s)]) == "work-report"
}

// isAuthority reports whether s is the name of one authority.
func isAuthority(s string) bool {
	_, ok := lex.ReadAuthority(s)
	return ok
}

// issuerOf returns the authority that a title begins with, a year in front aside, or "".
func issuerOf(title string) string {
	s := title
	if y, n := lex.Year(s); y > 0 {
		if m := behindYear(s[n:]); m > 0 {
			s = s[n+m:]
		}
	}
	limit := len(s)
	if i, _ := issuerFollowers.Index(s); i >= 0 {
		limit = i
	}
	for i, c := range s {
		if lex.Digit(c) >= 0 {
			limit = min(limit, i)
			break
		}
	}
	head := s[:limit]
	if limit < len(s) && head != "" && !strings.ContainsAny(head, "《》（），。") && isAuthority(head) {
		if before, after := withoutTerm(head); before == "" { // 第五届全国人民代表大会常务委员会
			return after
		}
		return head
	}
	if n := kindEnding.Ends(head); n > 0 && kindEnding.Value(head[len(head)-n:]) == "official" { // 中华人民共和国最高人民法院公告
		if name := head[:len(head)-n]; limit == len(s) && isAuthority(name) && !strings.ContainsAny(name, "《》（），。") {
			if n := stateNames.Begins(name); nationNames.Begins(name[n:]) > 0 {
				name = name[n:]
			}
			return name
		}
	}
	if government := lex.Government(head, false); limit < len(s) && government != "" { // 汉江省2021年政府工作报告
		if y, n := lex.Year(s[limit:]); y > 0 && behindYear(s[limit+n:]) > 0 && workReport(s[limit+n+behindYear(s[limit+n:]):]) {
			return government
		}
	}
	if i, _ := wordOf(bodyEndings, head, "government"); i > 0 { // 汉江省人民政府工作报告
		if government := lex.Government(head[:i], true); government != "" {
			return government
		}
	}
	return reportsFor(s)
}

// reportsFor returns the body that a yearly report on the rule of law is from, where its title names the place alone
// (临江县2020年度法治政府建设情况报告): such reports are given by governments (法治政府建设与责任落实督察工作规定 第二十四条). s is
// the title without a year in front of it.
func reportsFor(s string) string {
	if accounts.Ends(s) == 0 {
		return ""
	}
	end, _ := lawfulWork.Index(s)
	if end <= 0 {
		return ""
	}
	for i, c := range s[:end] {
		if lex.Digit(c) >= 0 {
			end = i
			break
		}
	}
	head := s[:end]
	head = head[:len(head)-furthering.Ends(head)]
	if runes(head, 21) > 20 || strings.ContainsAny(head, "《》（），。") || aboutWords.In(head) {
		return ""
	}
	switch {
	case isAuthority(head):
		return head
	case runes(head, 3) < 3 || unnamedPlaces.Ends(head) > 0:
		return ""
	}
	return lex.Government(head, true)
}

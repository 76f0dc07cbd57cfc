package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// What stands below a title: the version, the history of a law (题注), the meeting at which a speech was given, who gives it.

// noteLength returns the length of the version that s begins with, in brackets: （试行）.
func noteLength(s string) int {
	inner, ok := strings.CutPrefix(s, "（")
	if !ok {
		return 0
	}
	end := strings.Index(inner, "）")
	if end <= 0 || end > 60 {
		return 0
	}
	if documentKind.Ends(inner[:end]) > 0 && end <= 8*3 { // （负面清单）
		n := len("（") + end + len("）")
		return n + noteLength(s[n:])
	}
	if n := numberOpener.Begins(inner); n > 0 && end <= 5*3 && lex.IsNumeral(runeAt(inner, n)) { // （第二批）
		return len("（") + end + len("）")
	}
	if _, y := lex.Year(inner); y > 0 && yearEnding.Begins(inner[y:]) > 0 && versionNote.Is(inner[y+yearEnding.Begins(inner[y:]):end]) { // （2023年修订）
		return len("（") + end + len("）")
	}
	if _, y := lex.Year(inner); versionNote.Is(inner[:end]) || y > 0 && end > y && end <= 9*3 && !hasAct(inner[:end]) && dateAt(inner) == 0 {
		return len("（") + end + len("）")
	}
	return 0
}

// hasAct reports whether s ends in what is done with a law.
func hasAct(s string) bool { return historyAct.Ends(s) > 0 }

// subtitles finds what stands below a title: ——…会议上, the history of a law in brackets (题注).
func (w *window) subtitles() {
	w.each(titleReach, func(i int, r rune) {
		if !w.at(i) && !w.after[i] {
			return
		}
		switch r {
		case '—', '-':
			w.dashLine(i)
		case '（', '(':
			end := strings.IndexAny(w.s[i:], "）)")
			if end < 0 {
				return
			}
			_, n := utf8.DecodeRuneInString(w.s[i+end:])
			inner := w.s[i+utf8.RuneLen(r) : i+end]
			cost := -10
			if d := dateAt(inner); d > 0 && w.at(i) { // （二〇二三年四月十二日 云水发〔2023〕8号）
				if number, ok := lex.ReadDocumentNumber(inner[d:]); ok && number.Code != "" {
					cut := i + utf8.RuneLen(r) + d
					w.add(i, cut, Date, -110) // its form is sure: out of order as both are
					w.add(cut, i+end+n, Number, -140)
					return
				}
			}
			if dateAt(inner) == len(inner) && (w.at(i) && w.at(i+end+n) || !w.lined && w.ends[i] > 0) {
				w.add(i, i+end+n, Date, -40)
			}
			if _, y := lex.Year(inner); y > 0 && (hasAct(inner) || dateAt(inner) > 0) {
				cost = -35
			} else if w.runes(i, i+end) > 12 || !w.at(i) && w.runes(i, i+end) > 9 {
				return
			}
			w.add(i, i+end+n, Subtitle, cost)
		}
	})
}

// dashLine finds ——2022年1月10日在云州市第八届人民代表大会第二次会议上.
func (w *window) dashLine(i int) {
	if w.at(i) && w.lined {
		if end := w.lineEnd(i); w.runes(i, end) <= 60 {
			w.add(i, end, Subtitle, -35)
		}
		return
	}
	for j := i; j < len(w.s) && w.runes(i, j) < 60; {
		_, n := utf8.DecodeRuneInString(w.s[j:])
		j += n
		if gathering.Ends(w.s[i:j]) > 0 {
			w.add(i, j, Subtitle, -35)
			return
		}
	}
}

// speakers finds who gives a speech or report, between the title and the salutation: 云州市市长李明远.
func (w *window) speakers() {
	w.each(titleReach, func(i int, _ rune) {
		if !w.at(i) && !w.after[i] {
			return
		}
		if !w.lined && speechKind.Ends(w.s[:i]) > 0 { // 讲话李某某（2023年2月6日）
			for _, p := range w.personEnds(i) {
				if dateAt(strings.TrimPrefix(w.s[p.end:], "（")) > 0 {
					w.add(i, p.end, Speaker, p.cost-50)
				}
			}
		}
		for j := i; j < len(w.s) && w.runes(i, j) < 16; {
			r, n := utf8.DecodeRuneInString(w.s[j:])
			if !lex.IsHan(r) {
				return
			}
			j += n
			if officeHolder.Ends(w.s[i:j]) == 0 || officeHolder.Begins(w.s[i:]) == j-i {
				continue
			}
			if documentKind.Begins(w.s[j:]) > 0 {
				return // 中华人民共和国主席令
			}
			for _, p := range w.personEnds(j) {
				if w.at(p.end) && w.lined || genericName.Begins(w.s[p.end:]) > 0 {
					w.add(i, p.end, Speaker, p.cost-60)
				}
			}
		}
	})
}

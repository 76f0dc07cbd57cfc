package reference

import "strings"

// standard is a technical standard (标准): GB/T 9704-2012.
type standard struct {
	start, end int
	text       string // canonical: one blank, a hyphen before the year
}

// standardCodes are the codes of national, trade and international standards that are believed without a year.
var standardCodes = map[string]bool{
	"GB": true, "GB/T": true, "GB/Z": true, "GBJ": true, "GBZ": true, "GBZ/T": true, "DA/T": true, "GA": true, "GA/T": true, "HJ": true, "HJ/T": true,
	"JGJ": true, "JGJ/T": true, "CJJ": true, "CJJ/T": true, "CJ/T": true, "JTG": true, "SL": true, "DL/T": true, "YY/T": true, "WS/T": true, "NY/T": true,
	"SB/T": true, "MZ/T": true, "LD/T": true, "SF/T": true, "AQ": true, "AQ/T": true, "TD/T": true, "JT/T": true, "LY/T": true, "ISO": true, "IEC": true, "ISO/IEC": true,
}

// readStandard reads the standard that begins at byte i: letters, perhaps /T, a number with its parts, and
// the year behind a dash.
func readStandard(s string, i int) (standard, bool) {
	if i > 0 && isASCIIWord(s[i-1]) {
		return standard{}, false
	}
	at := i
	for at < len(s) && at-i < 12 && (s[at] >= 'A' && s[at] <= 'Z' || s[at] == '/') {
		at++
	}
	code := s[i:at]
	if len(code) < 2 || strings.HasSuffix(code, "/") {
		return standard{}, false
	}
	if strings.HasPrefix(code, "DB") && at < len(s) && s[at] >= '0' && s[at] <= '9' { // DB42/T 1234: of a province
		for at < len(s) && at-i < 8 && s[at] >= '0' && s[at] <= '9' {
			at++
		}
		if at >= len(s) || s[at] != '/' {
			return standard{}, false
		}
		if at++; at < len(s) && s[at] >= 'A' && s[at] <= 'Z' {
			at++
		}
		code = s[i:at]
	}
	body := skipBlanks(s, at)
	end := body
	for end < len(s) && end-body < 16 && (s[end] >= '0' && s[end] <= '9' || s[end] == '.') {
		end++
	}
	for end > body && s[end-1] == '.' {
		end--
	}
	if end == body || end < len(s) && isASCIIWord(s[end]) {
		return standard{}, false
	}
	st := standard{start: i, end: end, text: code + " " + s[body:end]}
	if strings.HasSuffix(code, "/") { // DB42/1537-2019: mandatory, without T
		st.text = code + s[body:end]
	}
	year, yearEnd, ok := standardYear(s, end)
	if ok {
		st.end, st.text = yearEnd, st.text+"-"+year
	}
	if !ok && !standardCodes[code] || ok && !standardCodes[code] && !strings.Contains(code, "/") && len(code) > 3 {
		return standard{}, false
	}
	return st, true
}

// standardYear reads the year behind the dash or colon at byte i.
func standardYear(s string, i int) (year string, end int, ok bool) {
	at := skipBlanks(s, i)
	r, w := runeAt(s, at)
	switch r {
	case '-', '—', '–', '―', ':', '：', '－':
	default:
		return "", i, false
	}
	at += w
	if r == '—' && hasPrefixAt(s, at, "—") {
		at += w
	}
	y, ok := readDigits(s, skipBlanks(s, at), false)
	if !ok || len(y.text) != 4 || y.value < firstYear || y.value > lastYear {
		return "", i, false
	}
	return y.text, y.end, true
}

func isASCIIWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}

// standard takes in a standard; the title in front of it is its title.
func (r *resolver) standard(f *finding) {
	t, fresh := r.keyed(kindStandard, foldKey(f.standard.text))
	if fresh {
		text := f.standard.text
		r.things[t].ref.DocumentNumber = &text
	}
	if c, ok := r.titleInFront(f, nil); ok && r.things[t].ref.Title == nil && r.things[c].ref.Kind == kindDocument &&
		r.things[c].number == "" && r.things[c].count == 1 {
		r.join(t, c)
	}
	r.mention(t, f.start, f.end, formNumber)
}

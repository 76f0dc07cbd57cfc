package lex

import (
	"strings"
	"unicode/utf8"
)

// The grammar of the names of authorities (机关名称). A name is
//
//	[organization] place … matter ending     中共 | 云州市 | 发展和改革 | 委员会
//	national matter ending                   国家 | 税务总 | 局
//	level matter ending                      市 | 财政 | 局, whose place the text says elsewhere
//	matter ending                            东湖 | 街道
//
// No list of names is asked: what a name ends in are words of the class body-ending, the place is read by its form (云州市, 临江县)
// or found among the divisions, and what never stands in a name parts it from the text in front (关于, 召开). Names that stand
// together without a mark are told by where the second begins, at a place or a national body: they are never one name.
var (
	addresseeEnding    = Class("addressee-ending")
	organizationPrefix = Class("organization-prefix")
	genericName        = Class("generic-name")
	beforeName         = Class("before-name")
	particle           = Class("particle")
	townLevel          = Class("town-level")
	honorific          = Class("honorific")
	governmentName     = Class("government-name")
	shortAuthority     = Class("short-authority")
	committeeSign      = Class("committee-sign")
	sealEnding         = Class("seal-ending")
	openList           = Class("open-list")
)

// Values of the class body-ending.
const (
	committeeKind = "committee"
	branchKind    = "branch" // of a body whose name stands in front
	weakKind      = "weak"   // an ending only behind a place or three characters more
)

// Bounds of a name, in characters.
const (
	shortestAuthority = 2
	longestAuthority  = 40
)

// Authority is the name of one authority.
type Authority struct {
	Name  string // without blanks
	Place int    // length in bytes of the place it begins with, an organization's prefix included; 0 where it says none
	Form  AuthorityForm
}

// AuthorityForm is how much a name says of itself.
type AuthorityForm uint8

// The forms.
const (
	Unplaced AuthorityForm = iota // 东湖街道办事处, 教育部: where it begins is not told by the name itself
	Placed                        // 云州市财政局
	National                      // 国务院, 最高人民法院
	Relative                      // 市财政局: of a place that the text says elsewhere
)

// ReadAuthority reads s, blanks left out, as the name of one authority and nothing else. It reports false for what is no name, for
// what any body is called (有关部门, 委员会) and for several names.
func ReadAuthority(s string) (Authority, bool) {
	s = squeeze(s)
	a, ok := readAuthority(s)
	if !ok || jointAt(s) > 0 {
		return Authority{}, false
	}
	return a, true
}

// readAuthority is [ReadAuthority] of a text without blanks that may still be several names.
func readAuthority(s string) (Authority, bool) {
	ending := bodyEnding.Ends(withoutBracket(s))
	n := utf8.RuneCountInString(s)
	if ending == 0 || n < shortestAuthority || n > longestAuthority || genericName.Begins(s) > 0 && nationName.Begins(s) == 0 {
		return Authority{}, false
	}
	for i, r := range s {
		if !nameRune(r) || outsideName(s[i:]) {
			return Authority{}, false
		}
	}
	return formOfName(s, ending, n)
}

// formOfName tells the form of a text of n characters whose ending is one of names, and whether it is a name.
func formOfName(s string, ending, n int) (Authority, bool) {
	a := Authority{Name: s}
	weak := bodyEnding.Value(s[len(s)-ending:]) == weakKind
	prefix := organizationPrefix.Begins(s)
	switch national, place, level := nationName.Begins(s), PlaceName(s[prefix:]), placeEnding.Begins(s); {
	case prefix+place > 0 && prefix+place < len(s):
		a.Place, a.Form = prefix+place, Placed
		return a, place > 0 || !weak
	case national > 0:
		a.Form = National
		return a, true
	case level > 0 && level < len(s):
		a.Form = Relative
		return a, true
	}
	return a, !wholeEnding(s) && n > shortestAuthority
}

// wholeEnding reports whether s is nothing but endings of names: 人民政府办公室, 委员会.
func wholeEnding(s string) bool {
	for s != "" {
		n := bodyEnding.Begins(s)
		if n == 0 {
			return false
		}
		s = s[n:]
	}
	return true
}

// outsideName reports whether s begins with a word that stands in no name.
func outsideName(s string) bool { return beforeName.Begins(s) > 0 || particle.Begins(s) > 0 }

// nameRune reports whether r may stand in a name.
func nameRune(r rune) bool {
	return IsHan(r) || strings.ContainsRune("（）()·“”\"", r) || 'A' <= r && r <= 'Z'
}

// withoutBracket takes the bracket away that closes s: 各局（公司）, 防汛抗旱指挥部（代章）.
func withoutBracket(s string) string {
	if r, _ := utf8.DecodeLastRuneInString(s); r != '）' && r != ')' {
		return s
	}
	if i := strings.LastIndexAny(s, "（("); i > 0 {
		return s[:i]
	}
	return s
}

// withoutPlate takes the bracket from behind a name that says who sealed the paper or what else the body is called: 云州市财政局（国资委）.
func withoutPlate(s string) string {
	front := withoutBracket(s)
	if len(front) == len(s) {
		return s
	}
	_, open := utf8.DecodeRuneInString(s[len(front):])
	_, closing := utf8.DecodeLastRuneInString(s)
	if inner := s[len(front)+open : len(s)-closing]; sealEnding.Ends(inner) == 0 && bodyEnding.Ends(inner) == 0 {
		return s
	}
	if _, ok := readAuthority(front); !ok {
		return s
	}
	return front
}

// Authorities reads s as the names of one authority or of several that issue together (联合行文), which blanks, 、 or nothing part. It
// returns nil where one of them is not sure: a name is never made of two. A name in a list that leaves its place to the first one gets it
// (云州市财政局、民政局), a seal or second name in brackets behind a name goes (代章, 国资委), and so do others that are only counted
// (云州市财政局等五部门).
func Authorities(s string) []string {
	if short := shortAuthority.Value(s); short != "" {
		return strings.Split(short, ",")
	}
	s = withoutOthers(s)
	var names []string
	fields := strings.FieldsFunc(s, func(r rune) bool { return IsBlank(r) || r == '、' })
	listed := strings.Contains(s, "、")
	for _, f := range fields {
		one := jointNames(f)
		if one == nil {
			if listed {
				return nil
			}
			return jointNames(squeeze(s)) // 云 州 市 财 政 局
		}
		names = append(names, one...)
	}
	if listed {
		placeAll(names)
	}
	return names
}

// withoutOthers takes from behind a name those that are only counted: 云州市财政局 | 等五部门.
func withoutOthers(s string) string {
	at, n := openList.LastIndex(s)
	if n == 0 {
		return s
	}
	if r, _ := utf8.DecodeRuneInString(s[at+n:]); Digit(r) >= 0 || IsNumeral(r) {
		return s[:at]
	}
	return s
}

// placeAll gives the names of a list the place of the first where they leave it out: 云州市委、市政府 are bodies of 云州市. Of names that say
// nothing of a place only departments have it from there (民政局), for others (云江大学) need none.
func placeAll(names []string) {
	first, ok := readAuthority(names[0])
	if !ok || first.Form != Placed {
		return
	}
	place := first.Name[organizationPrefix.Begins(first.Name):first.Place]
	for i, name := range names[1:] {
		a, _ := readAuthority(name)
		kind := name[len(name)-bodyEnding.Ends(name):]
		_, level := utf8.DecodeRuneInString(name)
		switch rest := name[level:]; {
		case placeEnding.Is(name[:level]) && (a.Form == Relative || wholeEnding(rest)): // 市财政局, 市政府办公室
			if !strings.HasSuffix(place, name[:level]) {
				continue
			}
			if names[i+1] = place + rest; rest == kind && bodyEnding.Value(kind) == governmentKind {
				names[i+1] = Government(place, true)
			}
			if committeeSign.Is(first.Name[first.Place:]) && first.Place == len(place) { // a committee and its government, both by their full names
				names[0] = organizationPrefix.List()[0] + first.Name
			}
		case a.Form == Unplaced && bodyEnding.Value(kind) == "" && utf8.RuneCountInString(kind) == 1:
			names[i+1] = place + name
		}
	}
}

// Government returns the name of the body that governs a place (云州市人民政府, 望江街道办事处), or "" where s does not end as the name of
// one does. towns says whether places below the counties are meant too.
func Government(place string, towns bool) string {
	n := placeEnding.Ends(place)
	level := place[len(place)-n:]
	if n == 0 || !towns && townLevel.Is(level) {
		return ""
	}
	name := governmentName.List()[0]
	for _, other := range governmentName.List()[1:] {
		if governmentName.Value(other) == level {
			name = other
		}
	}
	return place + name
}

// jointNames parts names that stand together without a mark.
func jointNames(s string) []string {
	var names []string
	for s != "" {
		at := jointAt(s)
		if at == 0 {
			at = len(s)
		}
		a, ok := readAuthority(s[:at])
		if !ok {
			return nil
		}
		names = append(names, withoutPlate(a.Name))
		s = s[at:]
	}
	return names
}

// jointAt returns where the second name begins of those that s is made of, or 0.
func jointAt(s string) int {
	national := nationName.Begins(s) > 0
	for i := range s {
		if i == 0 || bodyEnding.Ends(s[:i]) == 0 {
			continue
		}
		if !OpensAuthority(s[i:]) && !(committee(s[:i]) && placeEnding.Begins(s[i:]) > 0) {
			continue
		}
		rest := s[i:]
		kind := bodyEnding.Value(rest[len(rest)-bodyEnding.Ends(rest):])
		if place := PlaceName(rest); place > 0 && (kind == branchKind && (national || !namesBody(rest[place:])) || national && nationName.Begins(rest) == 0 && kind != governmentKind && kind != committeeKind) {
			continue // 国家税务总局云州市税务局, 云州市公安局东湖区分局
		}
		if _, ok := readAuthority(s[:i]); ok {
			return i
		}
	}
	return 0
}

// namesBody reports whether s, the name of a branch behind its place, says of which body it is one: 公安局青屏分局, but not 中心支行.
func namesBody(s string) bool {
	for i := range s[:min(len(s), longestAuthority*hanBytes)] {
		if n := bodyEnding.Ends(s[:i]); n > 0 && bodyEnding.Begins(s[i-n:]) == n && bodyEnding.Value(s[i-n:i]) == "" {
			return true
		}
	}
	return false
}

// OpensAuthority reports whether s begins as names of authorities do that say where they belong.
func OpensAuthority(s string) bool {
	return PlaceName(s) > 0 || nationName.Begins(s) > 0 || organizationPrefix.Begins(s) > 0 && PlaceName(s[organizationPrefix.Begins(s):]) > 0
}

// IsGeneric reports whether s says what any body is called: 各县人民政府, 有关单位.
func IsGeneric(s string) bool { return genericName.Begins(s) > 0 }

// SaysWhere reports whether s, one of several bodies in a row, says where it belongs or is a place itself: 市公安局, 各直属机构,
// 卧龙特别行政区, but not 公安局 behind 市财政局 nor 镇人民政府 behind 各街道办事处.
func SaysWhere(s string) bool {
	if utf8.RuneCountInString(s) > 2 && placeEnding.Ends(s) > 0 {
		return true
	}
	_, n := utf8.DecodeRuneInString(s)
	level := placeEnding.Is(s[:n]) && !townLevel.Is(s[:n])
	return level || OpensAuthority(s) || genericName.Begins(s) > 0
}

// committee reports whether s ends as the name of a committee of the party does: 云州市委 in front of 市政府.
func committee(s string) bool {
	n := bodyEnding.Ends(s)
	return n > 0 && bodyEnding.Value(s[len(s)-n:]) == committeeKind
}

// PlaceName returns the length of the names of places that s begins with, from the larger to the smaller: 江北省云州市. A place is one
// of the divisions or two to four characters with the word for its level behind them.
func PlaceName(s string) int {
	at := 0
	for range 3 {
		n := FirstPlace(s[at:])
		if n == 0 {
			break
		}
		at += n
	}
	return at
}

// FirstPlace returns the length of the first of the places that s begins with, or 0.
func FirstPlace(s string) int {
	if genericName.Begins(s) > 0 || nationName.Begins(s) > 0 {
		return 0
	}
	if _, n := divisions().longest(s, "", 0); n > 0 && (n > 2*hanBytes || placeEnding.Begins(s[n:]) == 0) && wholeLevel(s, n) {
		return n
	}
	if placeEnding.Begins(s) > 0 {
		return 0
	}
	end := 0
	for count := 0; count < 5; count++ {
		r, w := utf8.DecodeRuneInString(s[end:])
		if !IsHan(r) || IsNumeral(r) {
			return 0
		}
		if count >= 2 {
			if n := placeEnding.Begins(s[end:]); n > 0 && wholeLevel(s, end+n) {
				if m := placeEnding.Begins(s[end+n:]); m > 0 && wholeLevel(s, end+n+m) {
					n += m // 江州市: 州 belongs to the name
				}
				return end + n
			}
		}
		if end > 0 && organizationPrefix.Begins(s[end:]) > 0 {
			return 0
		}
		end += w
		if bodyEnding.Ends(s[:end]) > 0 || beforeName.Begins(s[end-w:]) > 0 {
			return 0
		}
	}
	return 0
}

// wholeLevel reports whether the place that ends at byte end of s ends there: not 云州城 in 云州城市, nor 市 in 市场.
func wholeLevel(s string, end int) bool { return placeEnding.Ends(s[:end]) > 0 }

// AuthorityEnds yields where a name of an authority may end that s begins with, nearest first: neither inside of a longer ending
// (办 of 办公室) nor of a word that is none (会 of 会议).
func AuthorityEnds(s string) func(yield func(end int) bool) {
	return func(yield func(int) bool) {
		count := 0
		generic, national := genericName.Begins(s) > 0, nationName.Begins(s) > 0
		for end := 0; end <= len(s); {
			if n := bodyEnding.Ends(s[:end]); n > 0 && bodyEnding.Begins(s[end-n:]) == n {
				if _, ok := formOfName(s[:end], n, count); ok && count >= shortestAuthority && (!generic || national) && jointAt(s[:end]) == 0 && !yield(end) {
					return
				}
			}
			r, w := utf8.DecodeRuneInString(s[end:])
			if count++; w == 0 || count > longestAuthority || !nameRune(r) || outsideName(s[end:]) {
				return
			}
			end += w
		}
	}
}

// IsAddressee reports whether s, a group of the addressees (主送机关) between two ，, can be one: it ends as a body or a class of bodies
// is called, in a bracket or not (各局（公司）).
func IsAddressee(s string) bool {
	s = withoutBracket(squeeze(s))
	return bodyEnding.Ends(s) > 0 || addresseeEnding.Ends(s) > 0
}

// IsSalutation reports whether s names persons who are addressed: 各位代表, 同志们.
func IsSalutation(s string) bool {
	n := addresseeEnding.Ends(s)
	return n > 0 && addresseeEnding.Value(s[len(s)-n:]) == personKind
}

// NamesPersons reports whether a salutation addresses persons by their names (刘某某代表, 赵某、丁某某委员), not all who listen.
func NamesPersons(s string) bool {
	s = squeeze(s)
	if n := honorific.Begins(s); n > 0 {
		s = s[n:]
	}
	n := addresseeEnding.Ends(s)
	if n < 2*hanBytes {
		return false // 同志们
	}
	for name := range strings.SplitSeq(s[:len(s)-n], "、") {
		if k := utf8.RuneCountInString(name); k < 2 || k > 4 || genericName.Begins(name) > 0 || placeEnding.Begins(name) > 0 || bodyEnding.Ends(name) > 0 {
			return false
		}
	}
	return true
}

const personKind = "person"

// WithoutLetterheadEnding returns the names of a letterhead without what stands behind them: 云州市人民政府文件.
func WithoutLetterheadEnding(s string) string { return s[:len(s)-letterheadEnding.Ends(s)] }

var letterheadEnding = Class("letterhead-ending")

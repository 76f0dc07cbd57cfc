package normalize

import (
	"strings"
	"unicode/utf8"
)

// characters returns the edits of the pass over single characters (字符): forms that only encodings and fonts know —
// radicals, compatibility ideographs, full-width letters, vertical and small forms, invisible characters — become the
// characters meant. It looks at a character's neighbours at most. The pass runs only where the scanner has met one
// of these characters.
func (n *Normalizer) characters(s string) []Edit {
	p := characterPass{n: n, s: s}
	for i := 0; i < len(s); {
		i += p.character(i)
	}
	if n.on[quoteCorner] && strings.ContainsAny(s, "「『") {
		return mergeEdits(p.edits, cornerQuotes(s))
	}
	return p.edits
}

// characterPass is the state of the pass over characters.
type characterPass struct {
	n      *Normalizer
	s      string
	edits  []Edit
	script script // of the text, once it has been asked for
}

// character looks at the character at s[i] and returns its size.
func (p *characterPass) character(i int) int {
	switch c := p.s[i]; {
	case isHanLead(c):
		if strings.HasPrefix(p.s[i:], "零") {
			p.zero(i)
		}
		return len("汉")
	case c < 0x80 && asciiKinds[c] != asciiControl:
		if c == '0' || c|0x20 == 'o' {
			p.zero(i)
		}
		return 1
	}
	r, size := utf8.DecodeRuneInString(p.s[i:])
	if r == utf8.RuneError && size <= 1 {
		return 1 // not UTF-8: stays
	}
	text, rule := plainForm(r)
	switch {
	case rule == charKangxi, rule == charRadical:
		if p.script == unknownScript {
			p.script = scriptOf(p.s)
		}
		if p.script == simplifiedScript {
			text = simplifiedForm(text)
		}
	case rule == noRule:
		text, rule = contextForm(p.s, i, size, r)
	}
	p.put(i, size, text, rule)
	return size
}

// put records that text stands for the character at s[i].
func (p *characterPass) put(i, size int, text string, r ruleID) {
	if r != noRule && p.n.on[r] {
		p.edits = append(p.edits, Edit{i, i + size, text, ruleNames[r]})
	}
}

// zero writes 〇 for the character at s[i] if it is a zero of a date in Han digits.
func (p *characterPass) zero(i int) {
	if size, ok := hanYearZero(p.s, i); ok {
		p.put(i, size, "〇", charZero)
	}
}

// plainForm returns what stands for r wherever it occurs, and the rule; noRule if nothing does.
func plainForm(r rune) (string, ruleID) {
	switch {
	case r < 0x20 && r != '\t' && r != '\n', 0x7F <= r && r < 0xA0:
		return "", charControl
	case r == 0xAD, r == 0x200B, r == 0x200E, r == 0x200F, 0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x206F, r == 0xFEFF:
		return "", charInvisible
	case firstRadical <= r && r < firstRadical+rune(len(radicals)):
		return mapped(radicals[r-firstRadical], charRadical)
	case firstKangxi <= r && r < firstKangxi+rune(len(kangxi)):
		return mapped(kangxi[r-firstKangxi], charKangxi)
	case firstCompatibility <= r && r < firstCompatibility+rune(len(compatibility)):
		return mapped(compatibility[r-firstCompatibility], charCompatibility)
	case firstSupplement <= r && r < firstSupplement+rune(len(supplement)):
		return mapped(supplement[r-firstSupplement], charCompatibility)
	case '０' <= r && r <= '９', 'Ａ' <= r && r <= 'Ｚ', 'ａ' <= r && r <= 'ｚ':
		c := int(r - '！')
		return asciiGraphic[c : c+1], widthAlphanumeric
	case r == '％':
		return "%", widthPercent
	case r == '＂':
		return `"`, quoteStraight
	case r == '＇':
		return "'", quoteStraight
	case 0xE000 <= r && r <= 0xF8FF:
		return mapped(privateForm(r), charPrivateUse)
	case 0xFE10 <= r && r <= 0xFE6B:
		return mapped(verticalForm(r), charVertical)
	case 0xFF61 <= r && r <= 0xFF65:
		return [...]string{"。", "「", "」", "、", "・"}[r-0xFF61], charHalfwidth
	}
	return "", noRule
}

// asciiGraphic are the ASCII characters from ! on, each a substring.
const asciiGraphic = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// mapped is text and rule, or noRule where text is empty.
func mapped(text string, r ruleID) (string, ruleID) {
	if text == "" {
		return "", noRule
	}
	return text, r
}

// contextForm returns what stands for the character r at s[i] in its surroundings, and the rule; noRule if nothing
// does.
func contextForm(s string, i, size int, r rune) (string, ruleID) {
	switch r {
	case '＋', '／', '＝', '＠', '＃', '＆', '＊':
		if besideAlphanumeric(s, i, i+size) {
			c := int(r - '！')
			return asciiGraphic[c : c+1], widthSign
		}
	case '：':
		if before := startBefore(s, i); i > 0 && isFullDigit(firstRune(s[before:])) && isFullDigit(firstRune(s[i+size:])) {
			return ":", widthSign // a time or ratio typed full-width throughout: ８：３０
		}
	case '．':
		return fullPoint(s, i)
	case '○', '◯', 'Ｏ':
		if isHanYearZero(s, i) {
			return "〇", charZero
		}
	case 0x200C, 0x200D: // ZWNJ, ZWJ: letters of some scripts and pictures need them
		if classBefore(s, i) != other || classAt(s, i+size) != other {
			return "", charInvisible
		}
	}
	if 0xFE00 <= r && r <= 0xFE0F && classBefore(s, i) == han {
		return "", charInvisible
	}
	return kanaForm(s, i, size, r)
}

func isFullDigit(r rune) bool { return '０' <= r && r <= '９' }

// besideAlphanumeric reports whether a letter or digit of either width stands directly before s[i] or at s[end].
func besideAlphanumeric(s string, i, end int) bool {
	return alphanumericAt(s, startBefore(s, i)) || alphanumericAt(s, end)
}

// alphanumericAt reports whether a letter or digit of either width begins at s[i].
func alphanumericAt(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	if s[i] < 0x80 {
		return isAlphanumeric(s[i])
	}
	_, r := plainForm(firstRune(s[i:]))
	return r == widthAlphanumeric
}

// fullPoint decides the full-width point ．at s[i]: a decimal point or that of a label beside a digit, a middle dot inside
// a transliterated name, a full stop at the end.
func fullPoint(s string, i int) (string, ruleID) {
	before, end := startBefore(s, i), i+len("．")
	l, r := classBefore(s, i), classAt(s, end)
	switch {
	case alphanumericAt(s, before) && (r != mark), alphanumericAt(s, end) && l != han:
		return ".", widthSign
	case l == han && r == han && transliterates(s, i) && transliterates(s, end+2*len("汉")):
		return "·", dotMiddle
	case l == han && strings.TrimLeft(s[end:], " \t\u3000") == "" && len(s) > 4*len("汉"):
		return "。", widthStop
	}
	return "", noRule
}

// transliterations are characters that foreign names are usually written with.
const transliterations = "阿艾埃奥巴贝本比伯博卜布查茨达德迪蒂丁杜顿多厄恩尔法菲费芬夫弗福盖冈戈格古哈汉赫霍吉加杰金卡坎柯科克肯库奎拉莱兰朗劳勒雷里莉利丽列林留卢鲁路伦罗洛马玛曼买麦梅蒙米莫姆穆纳娜内尼妮涅诺努欧帕佩皮普奇契钦琼乔萨塞桑莎山什史斯丝苏索塔泰坦特提廷托吐瓦万旺威维韦温文沃乌吾伍西希谢辛休许雅亚延耶叶伊依因英尤约扎泽詹珍朱孜兹佐"

// transliterates reports whether the two Han characters before s[i] are such characters.
func transliterates(s string, i int) bool {
	if i < 6 || i > len(s) {
		return false
	}
	a, b := s[i-6:i-3], s[i-3:i]
	return utf8.ValidString(a) && utf8.ValidString(b) && strings.Contains(transliterations, a) && strings.Contains(transliterations, b)
}

// verticalForm returns the horizontal full-width form of a vertical or small form U+FE10–U+FE6B, or "".
func verticalForm(r rune) string {
	const names = "" +
		"︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…" +
		"︱—︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］" +
		"﹐，﹑、﹒．﹔；﹕：﹖？﹗！﹘—﹙（﹚）﹛｛﹜｝﹝〔﹞〕﹟#﹠&﹡*﹢+﹣-﹤＜﹥＞﹦=﹨\\﹩$﹪%﹫@"
	return pairedWith(names, r)
}

// pairedWith looks r up in a list of pairs and returns its counterpart, or "".
func pairedWith(pairs string, r rune) string {
	for i := 0; i < len(pairs); {
		a, n := utf8.DecodeRuneInString(pairs[i:])
		_, m := utf8.DecodeRuneInString(pairs[i+n:])
		if a == r {
			return pairs[i+n : i+n+m]
		}
		i += n + m
	}
	return ""
}

// privateForm returns what GB 18030-2005 and -2022 have put in place of a private-use code point of GBK, or "". The ten
// vertical forms among them are given in their horizontal form at once.
func privateForm(r rune) string {
	const pairs = "\uE78D，\uE78E。\uE78F、\uE790：\uE791；\uE792！\uE793？\uE794〖\uE795〗\uE796…" +
		"\uE816\U00020087\uE817\U00020089\uE818\U000200CC\uE831\U000215D7\uE83B\U0002298F\uE855\U000241FE" +
		"\uE81E\u9FB4\uE826\u9FB5\uE82B\u9FB6\uE82C\u9FB7\uE832\u9FB8\uE843\u9FB9\uE854\u9FBA\uE864\u9FBB"
	return pairedWith(pairs, r)
}

// script is the script a text is written in, as far as radicals and quotation marks depend on it.
type script uint8

const (
	unknownScript script = iota
	simplifiedScript
	traditionalScript
)

// scriptOf tells whether s is in traditional characters: whether more of it are traditional only than simplified
// only, among frequent ones. Official text without evidence is in simplified characters.
func scriptOf(s string) script {
	const traditional = "國會學業務發關門長車見貝頁風飛馬魚鳥龍黃齊齒為個們這來時對開與說進種後過產電動機體點實經處將縣區與條現應當規辦報書準備農鄉黨員質項總領導"
	const simplified = "国会学业务发关门长车见贝页风飞马鱼鸟龙黄齐齿为个们这来时对开与说进种后过产电动机体点实经处将县区条现应当规办报书准备农乡党员质项总领导"
	balance := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune(simplified, r):
			balance--
		case strings.ContainsRune(traditional, r):
			balance++
		}
	}
	if balance > 0 {
		return traditionalScript
	}
	return simplifiedScript
}

// simplifiedForm returns the simplified form of the equivalent of a radical, or the equivalent itself.
func simplifiedForm(text string) string {
	if s := pairedWith(simplifiedForms, firstRune(text)); s != "" {
		return s
	}
	return text
}

// cornerQuotes returns the edits that turn 「」『』 of a text in simplified characters into “” ‘’ (GB/T 15834, 4.8.2), if
// every opening one has its closing one.
func cornerQuotes(s string) []Edit {
	if strings.Count(s, "「") != strings.Count(s, "」") || strings.Count(s, "『") != strings.Count(s, "』") ||
		scriptOf(s) == traditionalScript {
		return nil
	}
	var edits []Edit
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if q := pairedWith("「“」”『‘』’", r); q != "" {
			edits = append(edits, Edit{i, i + n, q, ruleNames[quoteCorner]})
		}
		i += n
	}
	return edits
}

// mergeEdits merges two sorted lists of edits that do not overlap.
func mergeEdits(a, b []Edit) []Edit {
	if len(b) == 0 {
		return a
	}
	out := make([]Edit, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].Start <= b[0].Start {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

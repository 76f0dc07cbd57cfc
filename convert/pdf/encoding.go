package pdf

import "golang.org/x/text/encoding/charmap"

// baseEncoding maps the 256 codes of a simple font to characters; 0 stands for none.
type baseEncoding [256]rune

// The encodings of ISO 32000-1, annex D.
var (
	standardEncoding  = layStandard()
	winAnsiEncoding   = layCharmap(charmap.Windows1252)
	macRomanEncoding  = layCharmap(charmap.Macintosh)
	symbolEncoding    = laySymbol()
	dingbatsEncoding  = layDingbats()
	wingdingsEncoding = layWingdings()
)

// encodingByName returns an encoding by its PDF name, or nil.
func encodingByName(name string) *baseEncoding {
	switch name {
	case "StandardEncoding":
		return &standardEncoding
	case "WinAnsiEncoding", "PDFDocEncoding":
		return &winAnsiEncoding
	case "MacRomanEncoding":
		return &macRomanEncoding
	}
	return nil
}

func layASCII() (e baseEncoding) {
	for c := rune(0x20); c < 0x7F; c++ {
		e[c] = c
	}
	return e
}

// layCharmap lays out a code page. PDF differs in WinAnsi: 0xAD is a visible hyphen, 0xA0 a space, and the
// codes that are not used are bullets (annex D.2, notes 3, 5, 6).
func layCharmap(m *charmap.Charmap) baseEncoding {
	e := layASCII()
	for c := 0x80; c < 0x100; c++ {
		if r := m.DecodeByte(byte(c)); r >= 0xA0 && r != 0xFFFD {
			e[c] = r
		}
	}
	if m == charmap.Windows1252 {
		e[0xA0], e[0xAD] = ' ', '-'
		for _, c := range []int{0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D} {
			e[c] = '•'
		}
	} else {
		e[0xCA], e[0xDB] = ' ', '¤'
	}
	return e
}

// layRuns lays out runs of characters that begin at a code; a space leaves a code out.
func layRuns(e baseEncoding, runs map[int]string) baseEncoding {
	for at, chars := range runs {
		for _, r := range chars {
			if r != ' ' {
				e[at] = r
			}
			at++
		}
	}
	return e
}

func layStandard() baseEncoding {
	e := layASCII()
	e['\''], e['`'] = '’', '‘'
	return layRuns(e, map[int]string{
		0xA1: "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ", 0xB1: "–†‡·", 0xB6: "¶•‚„”»…‰", 0xBF: "¿", 0xC1: "`´ˆ˜¯˘˙¨", 0xCA: "˚¸", 0xCD: "˝˛ˇ—",
		0xE1: "Æ", 0xE3: "ª", 0xE8: "ŁØŒº", 0xF1: "æ", 0xF5: "ı", 0xF8: "łøœß",
	})
}

// laySymbol lays out the font Symbol (annex D.5).
func laySymbol() baseEncoding {
	return layRuns(baseEncoding{}, map[int]string{
		0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
		0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
		0xF1: "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
	}).withSpace()
}

// layDingbats lays out the font ZapfDingbats (annex D.6), whose characters Unicode took over in order.
func layDingbats() baseEncoding {
	return layRuns(baseEncoding{}, map[int]string{
		0x21: "✁✂✃✄☎✆✇✈✉☛☞✌✍✎✏✐✑✒✓✔✕✖✗✘✙✚✛✜✝✞✟✠✡✢✣✤✥✦✧★✩✪✫✬✭✮✯✰✱✲✳✴✵✶✷✸✹✺✻✼✽✾✿❀❁❂❃❄❅❆❇❈❉❊❋●❍■❏❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞",
		0xA1: "❡❢❣❤❥❦❧♣♦♥♠①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓➔→↔↕➘➙➚➛➜➝➞➟➠➡➢➣➤➥➦➧➨➩➪➫➬➭➮➯",
		0xF1: "➱➲➳➴➵➶➷➸➹➺➻➼➽➾",
	}).withSpace()
}

func (e baseEncoding) withSpace() baseEncoding {
	e[' '] = ' '
	return e
}

// layWingdings lays out what documents use of the font Wingdings: marks of lists, boxes and arrows.
func layWingdings() baseEncoding {
	return layRuns(baseEncoding{}, map[int]string{
		0x22: "✂✁", 0x28: "☎✆✉", 0x3F: "✍", 0x41: "✌", 0x46: "☞", 0x48: "☝", 0x4A: "☺", 0x4C: "☹", 0x6C: "●❍■□", 0x71: "❑❒⬧⧫◆❖⬥",
		0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩", 0x8B: "⓿❶❷❸❹❺❻❼❽❾❿", 0x9E: "·•▪○", 0xA7: "▪◻", 0xAB: "★", 0xB6: "☆", 0xD8: "➢", 0xDF: "←→↑↓", 0xE8: "➔",
		0xEF: "⇦⇨⇧⇩⬄", 0xFB: "✗✓☒☑",
	}).withSpace()
}

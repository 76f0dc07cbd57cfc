package normalize

import "unicode/utf8"

// fullKana are the katakana for the half-width forms U+FF66–U+FF9F, in order; the last two are the voicing marks.
var fullKana = []rune("ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜")

const (
	firstHalfKana   = 'ｦ'
	halfVoiced      = 'ﾞ' // 濁点
	halfHalfVoiced  = 'ﾟ' // 半濁点
	voicedFirst     = 'カ'
	voicedLast      = 'ト'
	halfVoicedFirst = 'ハ'
	halfVoicedLast  = 'ホ'
)

// kanaForm returns the full-width form of the half-width katakana r at s[i], with the voicing mark behind it in one
// character (ｶﾞ is ガ); a mark that went into the character before it has none. It returns "" and noRule for others.
func kanaForm(s string, i, size int, r rune) (string, ruleID) {
	if r < firstHalfKana || r > halfHalfVoiced {
		return "", noRule
	}
	full := fullKana[r-firstHalfKana]
	if r == halfVoiced || r == halfHalfVoiced {
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		if firstHalfKana <= before && before < halfVoiced && voiced(fullKana[before-firstHalfKana], r) != 0 {
			return "", charHalfwidth
		}
	} else if next := firstRune(s[i+size:]); voiced(full, next) != 0 {
		full = voiced(full, next)
	}
	return string(full), charHalfwidth
}

// voiced returns the katakana that base makes with the half-width voicing mark, 0 if it makes none.
func voiced(base, mark rune) rune {
	step := rune(1) // ハ is followed by バ, and that by パ
	if mark == halfHalfVoiced {
		step = 2
	}
	switch {
	case mark != halfVoiced && mark != halfHalfVoiced:
		return 0
	case halfVoicedFirst <= base && base <= halfVoicedLast:
		return base + step
	case step == 2, base == 'ッ':
		return 0
	case base == 'ウ':
		return 'ヴ'
	case voicedFirst <= base && base <= voicedLast:
		return base + 1
	}
	return 0
}

package wordml

import "strconv"

// formats are the names of number formats by the numbers that Word 97 writes ([MS-OSHARED] 2.2.1.3), as ST_NumberFormat has
// them.
var formats = [...]string{
	"decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText", "hex", "chicago",
	"ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand",
	"decimalEnclosedCircle", "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung",
	"decimalEnclosedFullstop", "decimalEnclosedParen", "decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional",
	"ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional", "taiwaneseCountingThousand", "taiwaneseDigital",
	"chineseCounting", "chineseLegalSimplified", "chineseCountingThousand", "decimal", "koreanDigital", "koreanCounting", "koreanLegal",
	"koreanDigital2", "hebrew1", "arabicAlpha", "hebrew2", "arabicAbjad", "hindiVowels", "hindiConsonants", "hindiNumbers", "hindiCounting",
	"thaiLetters", "thaiNumbers", "thaiCounting", "vietnameseCounting", "numberInDash", "russianLower", "russianUpper",
}

// NumberFormat returns the name of the number format with a number of Word's; one that nobody knows for a number that is not known, so that the
// reader says so.
func NumberFormat(n int) string {
	const none = 0xff
	switch {
	case n == none:
		return "none"
	case n >= 0 && n < len(formats):
		return formats[n]
	}
	return "format" + strconv.Itoa(n)
}

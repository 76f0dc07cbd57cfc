package wordml

// formats are the names of number formats by the codes that Word keeps them under ([MS-OSHARED] 2.2.1.3, MSONFC).
var formats = []string{
	"decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText", "hex", "chicago",
	"ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand",
	"decimalEnclosedCircle", "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung",
	"decimalEnclosedFullstop", "decimalEnclosedParen", "decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional",
	"ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional", "taiwaneseCountingThousand",
	"taiwaneseDigital", "chineseCounting", "chineseLegalSimplified", "chineseCountingThousand",
}

// NumberFormat returns the name of the number format with a code of Word's; the usual one for a code that is not known.
func NumberFormat(code int) string {
	switch {
	case code == 255:
		return "none"
	case code == 57:
		return "numberInDash"
	case code >= 0 && code < len(formats):
		return formats[code]
	}
	return "decimal"
}

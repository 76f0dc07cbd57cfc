package normalize

import "slices"

// ruleID is a rule as the scanner carries it; its name stands in ruleNames.
type ruleID uint8

// The rules that change or report something, in the order of ruleNames.
const (
	noRule ruleID = iota

	lineEnd
	charControl
	charKangxi
	charRadical
	charCompatibility
	charPrivateUse
	charInvisible
	charVertical
	charHalfwidth
	charZero
	widthAlphanumeric
	widthSign
	widthPercent

	widthComma
	widthSemicolon
	widthColon
	widthQuestion
	widthExclamation
	widthParen
	widthBracket
	widthStop
	quoteStraight
	quoteCorner
	titleAngle
	titleNested
	docnumBracket
	docnumSpace
	labelLevel1
	labelLevel2
	labelLevel3
	labelLevel4
	labelSpace
	labelBlank
	labelAttachment
	spaceHanDigit
	spaceHanLatin
	spaceNumber
	spaceUnit
	spacePunctuation
	spaceTitle
	spaceName
	spaceSpread
	spaceSingle
	spaceIndent
	spaceTrailing
	spaceInserted
	dashSpan
	dashRange
	dashDouble
	ellipsisForm
	dotMiddle
	markdownBold
	markdownMarker
	markdownEmphasis
	markdownCode
	markdownLink
	markupEntity
	markupTag
	markupEscape
	markupFormula

	flagPrivateUse
	flagBracketUnmatched
	flagBracketNested
	flagQuoteOdd
	flagStop
	flagDunhao
	flagCommaList
	flagDocnum
	flagHalfLabel
	flagHanSpace
	flagDashOCR
	flagDashHyphen

	ruleCount
)

// ruleNames are the names of the rules as the edit log, the findings and Options.Rules spell them.
var ruleNames = [ruleCount]string{
	lineEnd:           "line.end",
	charControl:       "char.control",
	charKangxi:        "char.kangxi",
	charRadical:       "char.radical",
	charCompatibility: "char.compatibility",
	charPrivateUse:    "char.private-use",
	charInvisible:     "char.invisible",
	charVertical:      "char.vertical-form",
	charHalfwidth:     "char.half-form",
	charZero:          "char.zero",
	widthAlphanumeric: "width.alphanumeric",
	widthSign:         "width.sign",
	widthPercent:      "width.percent",

	widthComma:       "width.comma",
	widthSemicolon:   "width.semicolon",
	widthColon:       "width.colon",
	widthQuestion:    "width.question",
	widthExclamation: "width.exclamation",
	widthParen:       "width.paren",
	widthBracket:     "width.bracket",
	widthStop:        "width.stop",
	quoteStraight:    "quote.straight",
	quoteCorner:      "quote.corner",
	titleAngle:       "title.angle",
	titleNested:      "title.nested",
	docnumBracket:    "docnum.bracket",
	docnumSpace:      "docnum.space",
	labelLevel1:      "label.level1",
	labelLevel2:      "label.level2",
	labelLevel3:      "label.level3",
	labelLevel4:      "label.level4",
	labelSpace:       "label.space",
	labelBlank:       "label.blank",
	labelAttachment:  "label.attachment",
	spaceHanDigit:    "space.han-digit",
	spaceHanLatin:    "space.han-latin",
	spaceNumber:      "space.number",
	spaceUnit:        "space.number-unit",
	spacePunctuation: "space.punctuation",
	spaceTitle:       "space.title",
	spaceName:        "space.name",
	spaceSpread:      "space.spread",
	spaceSingle:      "space.single",
	spaceIndent:      "space.indent",
	spaceTrailing:    "space.trailing",
	spaceInserted:    "space.inserted",
	dashSpan:         "dash.span",
	dashRange:        "dash.range",
	dashDouble:       "dash.double",
	ellipsisForm:     "ellipsis.form",
	dotMiddle:        "dot.middle",
	markdownBold:     "markdown.bold",
	markdownMarker:   "markdown.marker",
	markdownEmphasis: "markdown.emphasis",
	markdownCode:     "markdown.code",
	markdownLink:     "markdown.link",
	markupEntity:     "markup.entity",
	markupTag:        "markup.tag",
	markupEscape:     "markup.escape",
	markupFormula:    "markup.formula",

	flagPrivateUse:       "flag.private-use",
	flagBracketUnmatched: "flag.bracket-unmatched",
	flagBracketNested:    "flag.nested-bracket",
	flagQuoteOdd:         "flag.quote-odd",
	flagStop:             "flag.stop",
	flagDunhao:           "flag.quote-dunhao",
	flagCommaList:        "flag.comma-list",
	flagDocnum:           "flag.docnum",
	flagHalfLabel:        "flag.label-bracket",
	flagHanSpace:         "flag.han-space",
	flagDashOCR:          "flag.dash-ocr",
	flagDashHyphen:       "flag.dash-hyphen",
}

func (r ruleID) String() string { return ruleNames[r] }

// ruleNamed returns the rule of a name, or noRule.
func ruleNamed(name string) ruleID {
	return ruleID(max(0, slices.Index(ruleNames[:], name)))
}

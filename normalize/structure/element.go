package structure

// Element is a part of an official document at its head or tail (公文要素, GB/T 9704-2012, 7).
type Element uint8

// The elements, in the order of the standard.
const (
	NoElement Element = iota
	CopyNumber
	Secrecy
	Urgency
	Letterhead
	Number
	Register // what a telegram says of its sending: 发电单位, 云机发5号
	Signatory
	Title
	Subtitle
	Speaker
	Addressee
	Body
	Closing
	Contact
	AttachmentNote
	Attendance
	Signature
	Signer // who signs by his post: 市长 李某, 审判长 周某
	Date
	Note
	Credit
	Annex
	Copies
	Printing
	Openness
	Handling // A, B: how a proposal was dealt with (办理类别)
	Field    // of a site
	elements
)

// grammar is the order of the elements (in tenths, as it stands in 7.2 to 7.4 and in practice), which may stand
// elsewhere, and which goes over the end of a line.
var grammar = [elements]struct {
	order   int
	once    bool                                 // a second one is a mistake
	wraps   bool                                 // it may go over the end of a line
	allowed func(before Element, order int) bool // it may stand behind what it should stand before
}{
	CopyNumber:     {order: 10, once: true},
	Secrecy:        {order: 20, allowed: behindMark},
	Urgency:        {order: 30, once: true, allowed: behindMark},
	Letterhead:     {order: 40, once: true, wraps: true},
	Number:         {order: 50, once: true, allowed: behindTitle},
	Register:       {order: 60},
	Signatory:      {order: 70, once: true},
	Title:          {order: 80, once: true, wraps: true, allowed: func(before Element, _ int) bool { return before == Number }},
	Subtitle:       {order: 90, wraps: true, allowed: func(_ Element, order int) bool { return order <= 95 }},
	Speaker:        {order: 95},
	Addressee:      {order: 100, once: true, wraps: true},
	Body:           {order: 110},
	Closing:        {order: 120},
	Contact:        {order: 130, allowed: func(_ Element, order int) bool { return order >= 140 }},
	AttachmentNote: {order: 140, once: true, wraps: true, allowed: func(_ Element, order int) bool { return 150 <= order && order <= 170 }},
	Attendance:     {order: 145, wraps: true},
	Signature:      {order: 150},
	Signer:         {order: 150, allowed: func(_ Element, order int) bool { return order == 160 }},
	Date:           {order: 160, once: true, allowed: func(_ Element, order int) bool { return order <= 170 }},
	Note:           {order: 170},
	Credit:         {order: 180},
	Annex:          {order: 190},
	Copies:         {order: 200, once: true, wraps: true},
	Printing:       {order: 210, once: true},
	Openness:       {order: 220, allowed: func(_ Element, order int) bool { return order <= 20 }},
	Handling:       {order: 8, once: true},
	Field:          {order: 5, allowed: func(_ Element, order int) bool { return order <= 100 }},
}

// behindMark: 密级 and 紧急程度 stand behind the letterhead on many papers.
func behindMark(_ Element, order int) bool { return order <= 50 }

// behindTitle: web pages print the number below the title.
func behindTitle(_ Element, order int) bool { return order == 80 || order == 90 }

func mayWrap(e Element) bool { return grammar[e].wraps }

// Weights, in tenths of a nat: what is sure is negative. A reader can tell the sign of each: a form that nothing else has is a
// reward, a boundary where no line ends is a price. Only their ratios matter.
const (
	segment = 10 // every element
	// names of authorities
	nameBase, namePlaced, nameRepeated, nameLongPlace = 10, -15, -25, 11
	// boundaries off the end of a line, and line ends inside of an element
	offLine, offGap, spanSoft, spanHard = 14, 2, 4, 14
	// the order
	outOfOrder, deviation, twice = 40, 10, 55
	// the body: a sentence; one without a stop, on a line of its own or not; what it must not swallow
	bodySentence, bodyOpenLine, bodyOpen, bodySwallows, bodyGoesOn = 25, 20, 60, 50, -23
	// a signature that a sentence without a stop may end in front of
	sureSignature = -40
	// an element that begins or ends inside of a name that stands elsewhere too
	insideName = 45
)

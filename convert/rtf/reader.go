package rtf

import (
	"context"

	"guiwen/convert/charset"
	"guiwen/convert/wordml"
	"guiwen/normalize/source"
)

// reader writes one document over.
type reader struct {
	lexer
	ctx    context.Context
	limits source.Limits
	out    wordml.Document

	state   state
	saved   []state  // of the open groups
	story   *story   // that text goes to
	stories []*story // that wait for the end of the one in them
	section section

	page        int              // code page of the document
	fonts       map[int]typeface // by number
	defaultFont int
	entry       entry // of the table of fonts or styles that is being read
	lists       lists
	properties  properties
	notes       int
	comments    int
	facing      bool // left and right pages have headers of their own

	pending     []byte // bytes of text of one code page
	pendingPage int
	skip        int // characters that older readers see for the one of \u before them
	high        int // first half of a character beyond U+FFFF
	undecodable int
	tokens      int
	err         error
}

// typeface is an entry of the table of fonts.
type typeface struct {
	name string
	page int // 0 stands for the document's
}

// entry is what is being read in the table of fonts or styles.
type entry struct {
	name    string
	number  int
	page    int
	other   bool // no style of paragraphs
	based   int
	isBased bool
}

// destination is where the text of a group goes.
type destination uint8

const (
	inText        destination = iota
	outside                   // nowhere
	inCapture                 // to a place of its own
	inInstruction             // of a field
	inPicture
	inFonts
	inStyles
	inLists
	inInfo
)

// state is what a group inherits, and what is as before when it ends.
type state struct {
	where     destination
	before    destination // around \upr
	capture   *[]byte     // of inCapture
	character character
	paragraph paragraph
	row       *row   // definition of the row
	uc        int    // characters that older readers see for a \u
	shape     bool   // it is of a drawing
	starred   bool   // \* was read: what is not known is left out
	ended     func() // when the group ends; not inherited
}

// newReader returns a reader at the beginning of a file.
func newReader(ctx context.Context, data []byte, limits source.Limits) *reader {
	r := &reader{
		lexer: lexer{data: data}, ctx: ctx, limits: limits, page: charset.PageLatin, fonts: map[int]typeface{},
		story: &story{}, lists: lists{byID: map[int]*list{}, all: map[int]*override{}, numbers: map[label]int{}},
	}
	r.state = state{uc: 1, paragraph: noParagraph, row: &row{}}
	return r
}

// endGroup ends a group.
func (r *reader) endGroup() {
	if r.state.ended != nil {
		r.state.ended()
	}
	r.state = r.saved[len(r.saved)-1]
	r.saved = r.saved[:len(r.saved)-1]
}

// begin lets text go to a new story until the group ends; done is called with the story then.
func (r *reader) begin(done func(*story)) {
	r.stories = append(r.stories, r.story)
	r.story = &story{}
	r.state.where, r.state.shape, r.state.paragraph, r.state.row = inText, false, noParagraph, &row{}
	r.state.character = character{font: r.defaultFont}
	r.state.ended = func() {
		ended := r.story
		ended.end(r.state.paragraph, &r.lists)
		r.story = r.stories[len(r.stories)-1]
		r.stories = r.stories[:len(r.stories)-1]
		done(ended)
	}
}

// captureText lets the text of the group go to a place of its own; done is called with it when the group ends.
func (r *reader) captureText(done func(text string)) {
	var captured []byte
	r.state.where, r.state.capture = inCapture, &captured
	r.state.ended = func() { done(string(captured)) }
}

// textByte takes a byte of text in the code page of its font.
func (r *reader) textByte(c byte) {
	switch {
	case r.skip > 0:
		r.skip--
		return
	case r.state.where == inPicture:
		r.story.picture.digit(c)
		return
	case c == ';' && (r.state.where == inFonts || r.state.where == inStyles):
		r.flush()
		r.endEntry()
		return
	}
	if page := r.pageOfText(); page != r.pendingPage {
		r.flush()
		r.pendingPage = page
	}
	r.pending = append(r.pending, c)
}

// pageOfText returns the code page of text in the font that is set.
func (r *reader) pageOfText() int {
	if r.state.where == inFonts && r.entry.page != 0 {
		return r.entry.page
	}
	if f := r.fonts[r.state.character.font]; f.page != 0 {
		return f.page
	}
	return r.page
}

// character returns what text looks like now.
func (r *reader) character() character {
	c := r.state.character
	c.fontName = r.fonts[c.font].name
	c.asianName = c.fontName
	if c.asian > 0 {
		c.asianName = r.fonts[c.asian-1].name
	}
	c.asian, c.script = 0, anyScript // the names tell
	return c
}

// flush decodes the bytes that have come together.
func (r *reader) flush() {
	r.high = 0
	if len(r.pending) == 0 {
		return
	}
	text, bad := charset.DecodePage(r.pending, r.pendingPage)
	if r.state.where == inText {
		r.undecodable += bad
	}
	r.pending = r.pending[:0]
	r.put(text)
}

// put writes text where the group wants it.
func (r *reader) put(text string) {
	switch r.state.where {
	case inText:
		r.story.text(r.character(), text)
	case inInstruction:
		r.story.instruction(r.character(), text)
	case inCapture:
		*r.state.capture = append(*r.state.capture, text...)
	case inFonts, inStyles:
		r.entry.name += text
	}
}

// unicode takes a character by its number (\u), which may be half of one in UTF-16, and negative beyond 32767.
func (r *reader) unicode(n int) {
	if r.skip > 0 {
		r.skip--
		return
	}
	high := r.high
	r.flush()
	if n < 0 {
		n += 1 << 16
	}
	r.skip = r.state.uc
	switch {
	case n >= 0xD800 && n < 0xDC00:
		r.high = n
		return
	case n >= 0xDC00 && n < 0xE000 && high != 0:
		n = 0x10000 + (high-0xD800)<<10 + n - 0xDC00
	case n >= 0xDC00 && n < 0xE000, n > 0x10FFFF:
		n = 0xFFFD
	}
	if n != 0 {
		r.put(string(rune(n)))
	}
}

// grown holds the size of what is written against the limits.
func (r *reader) grown() {
	size := int64(len(r.story.blocks))
	for _, s := range r.stories {
		size += int64(len(s.blocks))
	}
	if size > r.limits.Expanded {
		r.err = source.Errorf(source.LimitSize, "limit_expanded_bytes", "", "the document expands to more than %d bytes", r.limits.Expanded)
	}
}

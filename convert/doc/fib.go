package doc

import (
	"encoding/binary"

	"guiwen/convert/cfb"
	"guiwen/convert/charset"
	"guiwen/normalize/source"
)

// Numbers of the format in the file information block ([MS-DOC] 2.5.1). Word 6 and 95 have the same structures, Word 97 to
// 2003 others.
const (
	identOld = 0xa5db // Word 2
	word6    = 0x65
	word97   = 0xc0
)

// Flags of the base of the block.
const (
	flagEncrypted  = 0x0100
	flagTable1     = 0x0200
	flagWide       = 0x1000 // fExtChar: in Word 95, characters are of 16 bits
	flagFarEast    = 0x4000
	flagObfuscated = 0x8000
)

// structure is a number of a structure that the block points to, in the order that both versions share.
type structure int

const (
	styleSheet        structure = 1
	footnoteRefs      structure = 2
	footnoteTexts     structure = 3
	commentRefs       structure = 4
	commentTexts      structure = 5
	sectionTable      structure = 6
	headerTexts       structure = 11
	characterTable    structure = 12
	paragraphTable    structure = 13
	fontTable         structure = 15
	documentProps     structure = 31
	pieceTable        structure = 33
	commentOwners     structure = 36
	commentMarks      structure = 37
	boxAnchors        structure = 40
	headerBoxAnchors  structure = 41
	commentStarts     structure = 42
	commentEnds       structure = 43
	endnoteRefs       structure = 46
	endnoteTexts      structure = 47
	drawings          structure = 50
	boxTexts          structure = 56
	headerBoxTexts    structure = 58
	listTable         structure = 73
	listOverrideTable structure = 74
	// In Word 6 and 95 the anchors of drawn objects stand where Word 97 has nothing any more.
	oldBoxAnchors structure = 38
)

// Offsets of the pairs of place and length in the block of Word 6 and 95: a gap divides them.
const (
	oldFirst  = 0x58
	oldSecond = 0x192
	oldGap    = 38
)

// text is a part of the document with character positions of its own; they stand one behind the other.
type text int

const (
	mainText text = iota
	footnoteText
	headerText
	macroText
	commentText
	endnoteText
	boxText
	headerBoxText
	texts
)

// fib is the file information block.
type fib struct {
	data     []byte // of the stream WordDocument
	old      bool   // Word 6 or 95
	flags    uint16
	language uint16 // lid, of the version of Word that wrote it
	fcMin    uint32
	fcMac    uint32
	lengths  [texts]int // in character positions
	first    int        // where the pairs begin, in Word 97
	pairs    int
	table    []byte // the stream that the structures stand in
}

// signature begins the block in documents of Word 97 to 2003.
var signature = []byte{0xec, 0xa5}

// readFIB reads the block and refuses what this reader does not read. Where the directory or the
// allocation table have lost the stream, it is looked for in the whole file.
func readFIB(file *cfb.File, whole []byte, damage *damage) (*fib, error) {
	data, missing, _ := file.Stream("WordDocument")
	if missing > 0 || len(data) == 0 {
		if found, ok := cfb.Salvage(whole, signature); ok && len(found) > len(data) {
			damage.note("the allocation table of the file")
			data, missing = found, 0
		}
	}
	damage.lost(missing, "WordDocument")
	f, err := parseFIB(data)
	if err != nil || f.old {
		return f, err
	}
	name := "0Table"
	if f.flags&flagTable1 != 0 {
		name = "1Table"
	}
	table, missing, ok := file.Stream(name)
	if !ok {
		damage.note("the stream " + name)
	}
	damage.lost(missing, name)
	f.table = table
	return f, nil
}

// parseFIB reads the block at the beginning of the stream WordDocument.
func parseFIB(data []byte) (*fib, error) {
	if len(data) < 0x20 {
		return nil, source.Errorf(source.Corrupt, "malformed_container", "WordDocument", "the document breaks off in its first bytes")
	}
	u16 := func(at int) uint16 { return binary.LittleEndian.Uint16(data[at:]) }
	f := &fib{data: data, flags: u16(10), language: u16(6), fcMin: binary.LittleEndian.Uint32(data[0x18:]), fcMac: binary.LittleEndian.Uint32(data[0x1c:])}
	version := u16(2)
	switch {
	case u16(0) == identOld || version < word6:
		return nil, source.Errorf(source.Unsupported, "word2", "", "the file is of Word 2 or older; Word or LibreOffice can save it as .docx")
	case f.flags&(flagEncrypted|flagObfuscated) != 0:
		return nil, source.Errorf(source.Encrypted, "encrypted", "", "the document asks for a password")
	}
	f.old = version < word97
	if f.old {
		f.table = data
		return f, f.readOld()
	}
	return f, f.readNew()
}

// codePage returns the code page of text that is not UTF-16: that of the Macintosh where the block says so, else that of the
// language; East Asian editions that state a Western language are taken for Chinese.
func (f *fib) codePage() int {
	const macintosh, page, chinese = 256, 10000, 936
	if f.old && u16(f.data[0x14:]) == macintosh {
		return page
	}
	p := pageOfLanguage(f.language)
	if f.old && f.flags&flagFarEast != 0 && !charset.IsWide(p) {
		return chinese
	}
	return p
}

func (f *fib) tooShort() error {
	return source.Errorf(source.Corrupt, "malformed_container", "WordDocument", "the document breaks off in its first bytes")
}

func (f *fib) readOld() error {
	if len(f.data) < oldSecond {
		return f.tooShort()
	}
	f.readLengths(0x34)
	return nil
}

func (f *fib) readNew() error {
	at := 32
	for _, width := range []int{2, 4} { // two arrays of numbers, each with its length in front
		if at+2 > len(f.data) {
			return f.tooShort()
		}
		n := int(binary.LittleEndian.Uint16(f.data[at:]))
		at += 2
		if width == 4 {
			if at+48 > len(f.data) {
				return f.tooShort()
			}
			f.readLengths(at + 12)
		}
		at += n * width
	}
	if at+2 > len(f.data) {
		return f.tooShort()
	}
	f.pairs = int(binary.LittleEndian.Uint16(f.data[at:]))
	f.first = at + 2
	return nil
}

func (f *fib) readLengths(at int) {
	for i := range f.lengths {
		f.lengths[i] = int(max(int32(binary.LittleEndian.Uint32(f.data[at+4*i:])), 0))
	}
}

// start returns the character position that a text begins at.
func (f *fib) start(t text) int {
	n := 0
	for i := range t {
		n += f.lengths[i]
	}
	return n
}

// find returns a structure, or nil where the document has none or it lies outside of the file.
func (f *fib) find(s structure) []byte {
	at := f.first + 8*int(s)
	switch {
	case !f.old && int(s) >= f.pairs:
		return nil
	case f.old && s >= listTable:
		return nil
	case f.old && s >= oldGap:
		at = oldSecond + 8*int(s-oldGap)
	case f.old:
		at = oldFirst + 8*int(s)
	}
	if at+8 > len(f.data) {
		return nil
	}
	return slice(f.table, int64(binary.LittleEndian.Uint32(f.data[at:])), int64(binary.LittleEndian.Uint32(f.data[at+4:])))
}

// slice returns size bytes of b from at, fewer at its end, none beyond it.
func slice(b []byte, at, size int64) []byte {
	if at < 0 || size <= 0 || at >= int64(len(b)) {
		return nil
	}
	return b[at:min(at+size, int64(len(b)))]
}

// behind returns the bytes of the table stream behind a structure.
func (f *fib) behind(s structure) []byte {
	at := f.first + 8*int(s)
	if f.old || int(s) >= f.pairs || at+8 > len(f.data) {
		return nil
	}
	end := int64(binary.LittleEndian.Uint32(f.data[at:])) + int64(binary.LittleEndian.Uint32(f.data[at+4:]))
	return slice(f.table, end, int64(len(f.table)))
}

package doc

import (
	"strconv"
	"unicode/utf16"

	"guiwen/convert/wordml"
)

// listLevels is the number of levels of a list.
const listLevels = 9

// listLevel is a level of a list ([MS-DOC] 2.9.150, LVL).
type listLevel struct {
	start   int
	format  int // MSONFC
	legal   bool
	restart int // the level, counted from 1, that restarts this one; -1 any higher
	follow  int // 0 tab, 1 blank, 2 nothing
	text    []uint16
	marks   character
	style   int // that is bound to the level, or noStyle
}

// listDefinition is a list (LSTF with its levels).
type listDefinition struct {
	id     uint32
	levels []listLevel
}

// listOverride is a use of a list (LFO), which paragraphs name by its number.
type listOverride struct {
	list   uint32
	levels []levelOverride
}

// levelOverride is what a use says of a level (LFOLVL).
type levelOverride struct {
	level    int
	starts   bool
	start    int
	replaced bool
	with     listLevel
}

const (
	listBytes  = 28 // LSTF, LVLF
	useBytes   = 16 // LFO
	maxPattern = 256
)

// lists are the lists of a document and their uses, which are numbered from 1.
type lists struct {
	definitions []listDefinition
	uses        []listOverride
}

// readLists reads the lists, the levels of which stand behind the table of them, and their uses.
func readLists(f *fib, damage *damage) *lists {
	l := &lists{}
	b := f.find(listTable)
	count := u16(b)
	if len(b) < 2+count*listBytes {
		if len(b) > 0 {
			damage.note("the table of lists")
		}
		return l
	}
	behind := f.behind(listTable)
	for i := range count {
		item := b[2+i*listBytes:]
		list := listDefinition{id: u32(item)}
		levels := listLevels
		if item[26]&1 != 0 {
			levels = 1
		}
		for k := range levels {
			level, n := readLevel(behind)
			if n == 0 {
				damage.note("the table of lists")
				return l
			}
			level.style = u16(item[8+2*k:])
			list.levels = append(list.levels, level)
			behind = behind[n:]
		}
		l.definitions = append(l.definitions, list)
	}
	if !l.readUses(f.find(listOverrideTable)) {
		damage.note("the table of lists in use")
	}
	return l
}

// readLevel reads the level at the beginning of b and returns how many bytes it takes, 0 where it is not whole.
func readLevel(b []byte) (level listLevel, n int) {
	if len(b) < listBytes {
		return level, 0
	}
	const legal, noRestart = 4, 8
	level = listLevel{start: int(int32(u32(b))), format: int(b[4]), legal: b[5]&legal != 0, restart: -1, follow: int(b[15]), style: noStyle}
	if b[5]&noRestart != 0 {
		level.restart = int(b[26])
	}
	characters, paragraphs := int(b[24]), int(b[25])
	n = listBytes + paragraphs
	level.marks.apply(slice(b, int64(n), int64(characters)), false)
	n += characters
	if len(b) < n+2 {
		return level, 0
	}
	length := u16(b[n:])
	n += 2
	if length > maxPattern || len(b) < n+2*length {
		return level, 0
	}
	for i := range length {
		level.text = append(level.text, uint16(u16(b[n+2*i:])))
	}
	return level, n + 2*length
}

// readUses reads the uses of lists and reports whether they are whole.
func (l *lists) readUses(b []byte) bool {
	if len(b) < 4 {
		return true
	}
	count := int(min(int64(u32(b)), int64(len(b)-4)/useBytes))
	l.uses = make([]listOverride, count)
	levels := make([]int, count)
	for i := range l.uses {
		item := b[4+i*useBytes:]
		l.uses[i].list, levels[i] = u32(item), int(item[12])
	}
	b = b[4+count*useBytes:]
	for i := range l.uses {
		if len(b) < 4 {
			break
		}
		b = b[4:]
		for range levels[i] {
			use, n := readOverride(b)
			if n == 0 {
				return false
			}
			l.uses[i].levels = append(l.uses[i].levels, use)
			b = b[n:]
		}
	}
	return true
}

func readOverride(b []byte) (use levelOverride, n int) {
	const head, level, starts, formatted = 8, 0xf, 0x10, 0x20
	if len(b) < head {
		return use, 0
	}
	use = levelOverride{level: int(b[4] & level), starts: b[4]&starts != 0, start: int(int32(u32(b)))}
	if b[4]&formatted == 0 {
		return use, head
	}
	use.replaced = true
	if use.with, n = readLevel(b[head:]); n == 0 {
		return use, 0
	}
	if use.starts {
		use.start = use.with.start
	}
	return use, head + n
}

// write writes the part of the lists. Paragraph styles have numbers below styles.
func (l *lists) write(x *xml, t *fonts, styles int) {
	known := map[uint32]int{}
	for i, list := range l.definitions {
		if !has(known, list.id) {
			known[list.id] = i
		}
		x.raw("<w:abstractNum")
		x.attribute("w:abstractNumId", strconv.Itoa(i))
		x.raw(">")
		for k := range list.levels {
			list.levels[k].write(x, t, styles, k)
		}
		x.raw("</w:abstractNum>")
	}
	for i, use := range l.uses {
		abstract, ok := known[use.list]
		if !ok {
			continue
		}
		x.raw("<w:num")
		x.attribute("w:numId", strconv.Itoa(i+1))
		x.raw(">")
		x.number("abstractNumId", abstract)
		for _, o := range use.levels {
			x.raw("<w:lvlOverride")
			x.attribute("w:ilvl", strconv.Itoa(o.level))
			x.raw(">")
			if o.starts {
				x.number("startOverride", o.start)
			}
			if o.replaced {
				o.with.write(x, t, styles, o.level)
			}
			x.raw("</w:lvlOverride>")
		}
		x.raw("</w:num>")
	}
}

func (l *listLevel) write(x *xml, t *fonts, styles, number int) {
	x.raw("<w:lvl")
	x.attribute("w:ilvl", strconv.Itoa(number))
	x.raw(">")
	x.number("start", l.start)
	x.value("numFmt", wordml.NumberFormat(l.format))
	if l.restart >= 0 {
		x.number("lvlRestart", l.restart)
	}
	if l.style != noStyle && l.style < styles {
		x.number("pStyle", l.style)
	}
	if l.legal {
		x.raw("<w:isLgl/>")
	}
	switch l.follow {
	case 1:
		x.value("suff", "space")
	case 2:
		x.value("suff", "nothing")
	}
	x.value("lvlText", l.pattern())
	l.marks.write(x, t, "")
	x.raw("</w:lvl>")
}

// pattern returns the text of the level with its numbers as WordprocessingML writes them: "%1.%2".
func (l *listLevel) pattern() string {
	var text []byte
	for _, r := range utf16.Decode(l.text) {
		switch {
		case r < listLevels:
			text = append(text, '%', '1'+byte(r))
		default:
			text = append(text, string(r)...)
		}
	}
	return string(text)
}

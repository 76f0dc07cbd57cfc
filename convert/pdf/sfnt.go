package pdf

import (
	"encoding/binary"

	"guiwen/convert/page"
)

// sfnt reads the tables of TrueType and OpenType fonts that lead from glyphs back to characters: cmap, post,
// CFF. Offsets in it are not believed.
type sfnt struct {
	data []byte
	tabs map[string][]byte
}

// mostGlyphs is how many glyphs a font can have.
const mostGlyphs = 1 << 16

func readSfnt(data []byte) fontProgram {
	if string(data[:4]) == "ttcf" {
		if len(data) < 16 {
			return fontProgram{}
		}
		at := int(binary.BigEndian.Uint32(data[12:]))
		if at < 0 || at+12 > len(data) {
			return fontProgram{}
		}
		return tablesOf(data, at).program()
	}
	return tablesOf(data, 0).program()
}

func tablesOf(data []byte, at int) *sfnt {
	s := &sfnt{data: data, tabs: map[string][]byte{}}
	if at+12 > len(data) {
		return s
	}
	n := int(binary.BigEndian.Uint16(data[at+4:]))
	for i := range n {
		e := at + 12 + 16*i
		if e+16 > len(data) {
			break
		}
		from := uint64(binary.BigEndian.Uint32(data[e+8:]))
		to := min(from+uint64(binary.BigEndian.Uint32(data[e+12:])), uint64(len(data)))
		if from < to {
			s.tabs[string(data[e:e+4])] = data[from:to]
		}
	}
	return s
}

// program gathers what the tables say: Unicode cmaps first, then glyph names.
func (s *sfnt) program() fontProgram {
	p := fontProgram{gids: map[uint32]string{}}
	if cff := s.tabs["CFF "]; len(cff) > 4 {
		p = readCFF(cff)
		if p.gids == nil {
			p.gids = map[uint32]string{}
		}
	}
	names := postNames(s.tabs["post"])
	for gid, name := range names {
		if t, ok := glyphText(name); ok {
			p.gids[uint32(gid)] = t
		}
	}
	var symbol, roman []uint32 // gid by code
	best := map[uint32]rune{}
	eachCMap(s.tabs["cmap"], func(platform, encoding int, sub []byte) {
		unicode := platform == 0 || platform == 3 && (encoding == 1 || encoding == 10)
		var byCode []uint32
		if !unicode {
			byCode = make([]uint32, 256)
		}
		eachMapping(sub, func(code, gid uint32) {
			switch {
			case unicode:
				if r := rune(code); betterRune(r, best[gid]) {
					best[gid] = r
				}
			case code&^0xFF == 0xF000 || code < 256:
				byCode[code&0xFF] = gid
			}
		})
		switch {
		case platform == 3 && encoding == 0:
			symbol = byCode
		case platform == 1:
			roman = byCode
		}
	})
	for gid, r := range best {
		if t := page.Clean(string(r)); t != "" {
			p.gids[gid] = t
		}
	}
	p.encode(symbol, roman)
	return p
}

// encode fills the text by code of the font's own encoding: its symbol map, else its Macintosh map.
func (p *fontProgram) encode(symbol, roman []uint32) {
	for code := range p.codes {
		var gid uint32
		if symbol != nil {
			gid = symbol[code]
		}
		if gid == 0 && roman != nil {
			gid = roman[code]
		}
		if gid == 0 {
			continue
		}
		if t := p.gids[gid]; t != "" {
			p.codes[code] = t
		} else if symbol == nil && macRomanEncoding[code] != 0 {
			p.codes[code] = string(macRomanEncoding[code])
		}
	}
}

// betterRune reports whether r says more of a glyph than old: not in private use, no compatibility form, the
// lower code.
func betterRune(r, old rune) bool {
	if r < ' ' || r > 0x10FFFF {
		return false
	}
	rank := func(r rune) int {
		switch {
		case r == 0:
			return 9
		case r >= 0xE000 && r < 0xF900:
			return 8
		case r >= 0x2E80 && r < 0x2FE0, r >= 0xF900 && r < 0xFB00, r >= 0x2F800 && r < 0x2FA20:
			return 5
		case r == 0xA0, r == 0xAD, r == 0x2126, r == 0x2206, r >= 0xFE30 && r < 0xFE50:
			return 3
		}
		return 1
	}
	a, b := rank(r), rank(old)
	return a < b || a == b && r < old
}

// eachCMap calls f with every subtable of a cmap table.
func eachCMap(t []byte, f func(platform, encoding int, sub []byte)) {
	if len(t) < 4 {
		return
	}
	n := min(int(binary.BigEndian.Uint16(t[2:])), 32)
	for i := range n {
		e := 4 + 8*i
		if e+8 > len(t) {
			return
		}
		if at := int(binary.BigEndian.Uint32(t[e+4:])); at >= 0 && at+6 <= len(t) {
			f(int(binary.BigEndian.Uint16(t[e:])), int(binary.BigEndian.Uint16(t[e+2:])), t[at:])
		}
	}
}

// eachMapping calls f with the codes of a cmap subtable (formats 0, 4, 6, 10, 12) that have a glyph.
func eachMapping(t []byte, f func(code, gid uint32)) {
	u16 := func(at int) uint32 {
		if at < 0 || at+2 > len(t) {
			return 0
		}
		return uint32(binary.BigEndian.Uint16(t[at:]))
	}
	u32 := func(at int) uint32 { return u16(at)<<16 | u16(at+2) }
	some := func(code, gid uint32) {
		if gid != 0 && gid < mostGlyphs {
			f(code, gid)
		}
	}
	switch u16(0) {
	case 0:
		for c := 0; c < 256 && 6+c < len(t); c++ {
			some(uint32(c), uint32(t[6+c]))
		}
	case 4:
		segments(t, u16, some)
	case 6:
		first, n := u16(6), u16(8)
		for i := uint32(0); i < n; i++ {
			some(first+i, u16(10+2*int(i)))
		}
	case 10:
		first, n := u32(12), min(u32(16), mostGlyphs)
		for i := uint32(0); i < n; i++ {
			some(first+i, u16(20+2*int(i)))
		}
	case 12:
		budget := uint32(4 * mostGlyphs)
		for i := uint32(0); i < min(u32(12), mostGlyphs); i++ {
			at := 16 + 12*int(i)
			lo, hi, gid := u32(at), u32(at+4), u32(at+8)
			for c := lo; c <= hi && c-lo < mostGlyphs && budget > 0 && c >= lo; c++ {
				some(c, gid+c-lo)
				budget--
			}
		}
	}
}

// segments reads a subtable of format 4.
func segments(t []byte, u16 func(int) uint32, f func(code, gid uint32)) {
	n := int(u16(6) / 2)
	budget := 4 * mostGlyphs // segments may overlap, but not all of them all
	for i := range n {
		end, start := u16(14+2*i), u16(16+2*n+2*i)
		delta, offset := u16(16+4*n+2*i), u16(16+6*n+2*i)
		if start > end || 16+8*n > len(t) {
			continue
		}
		for c := start; c <= end && c != 0xFFFF && budget > 0; c++ {
			budget--
			if offset == 0 {
				f(c, (c+delta)&0xFFFF)
				continue
			}
			at := 16 + 6*n + 2*i + int(offset) + 2*int(c-start)
			if g := u16(at); g != 0 {
				f(c, (g+delta)&0xFFFF)
			}
		}
	}
}

// postNames returns the glyph names of a post table of format 2, by glyph number.
func postNames(t []byte) []string {
	if len(t) < 34 || binary.BigEndian.Uint32(t) != 0x20000 {
		return nil
	}
	n := int(binary.BigEndian.Uint16(t[32:]))
	if 34+2*n > len(t) {
		return nil
	}
	var own []string
	for at := 34 + 2*n; at < len(t) && len(own) < mostGlyphs; {
		l := int(t[at])
		if at+1+l > len(t) {
			break
		}
		own = append(own, string(t[at+1:at+1+l]))
		at += 1 + l
	}
	names := make([]string, n)
	for i := range names {
		k := int(binary.BigEndian.Uint16(t[34+2*i:]))
		switch {
		case k >= 258 && k-258 < len(own):
			names[i] = own[k-258]
		case k >= 3 && k < 98:
			names[i] = string(rune(k - 3 + ' ')) // the Macintosh order begins with ASCII
		}
	}
	return names
}

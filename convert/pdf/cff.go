package pdf

import "encoding/binary"

// readCFF reads the charset and encoding of a CFF font program (Type 1C): glyph names lead back to
// characters. CID-keyed fonts have none.
func readCFF(data []byte) fontProgram {
	c := &cff{data: data}
	at := int(data[2])
	_, at = c.index(at)
	dicts, at := c.index(at)
	strings, _ := c.index(at)
	if len(dicts) == 0 {
		return fontProgram{}
	}
	top := cffDict(dicts[0])
	if _, keyed := top[0x0C1E]; keyed {
		return fontProgram{}
	}
	glyphs, _ := c.index(int(top[17]))
	p := fontProgram{gids: map[uint32]string{}}
	charset := c.charset(int(top[15]), min(len(glyphs), mostGlyphs))
	for gid, sid := range charset {
		if t := cffText(sid, strings); t != "" {
			p.gids[uint32(gid)] = t
		}
	}
	c.encoding(int(top[16]), &p)
	return p
}

type cff struct{ data []byte }

// index reads an INDEX at an offset and returns its objects and the offset behind it; nil where it is
// damaged.
func (c *cff) index(at int) ([][]byte, int) {
	d := c.data
	if at < 0 || at+3 > len(d) {
		return nil, len(d)
	}
	n := int(binary.BigEndian.Uint16(d[at:]))
	if n == 0 {
		return nil, at + 2
	}
	size := int(d[at+2])
	base := at + 3 + (n+1)*size - 1
	if size < 1 || size > 4 || base >= len(d) {
		return nil, len(d)
	}
	offset := func(i int) int {
		v := 0
		for _, b := range d[at+3+i*size : at+3+(i+1)*size] {
			v = v<<8 | int(b)
		}
		return v
	}
	out := make([][]byte, 0, n)
	end := base + 1
	for i := range n {
		from, to := base+offset(i), base+offset(i+1)
		if from < 0 || to < from || to > len(d) {
			return out, len(d)
		}
		out = append(out, d[from:to])
		end = to
	}
	return out, end
}

// cffDict reads the integers of a DICT by operator; two-byte operators are 0x0C00 and up. Of several operands
// the last counts.
func cffDict(d []byte) map[int]float64 {
	out := map[int]float64{}
	last := 0.0
	for i := 0; i < len(d); {
		b := d[i]
		switch {
		case b == 12:
			if i+1 < len(d) {
				out[0x0C00|int(d[i+1])] = last
			}
			i += 2
		case b <= 21:
			out[int(b)] = last
			last = 0
			i++
		case b == 28 && i+2 < len(d):
			last = float64(int16(binary.BigEndian.Uint16(d[i+1:])))
			i += 3
		case b == 29 && i+4 < len(d):
			last = float64(int32(binary.BigEndian.Uint32(d[i+1:])))
			i += 5
		case b == 30:
			for i++; i < len(d) && d[i]&0x0F != 0x0F && d[i]>>4 != 0x0F; i++ {
			}
			i++
		case b >= 32 && b <= 246:
			last = float64(int(b) - 139)
			i++
		case b >= 247 && b <= 250 && i+1 < len(d):
			last = float64((int(b)-247)*256 + int(d[i+1]) + 108)
			i += 2
		case b >= 251 && b <= 254 && i+1 < len(d):
			last = float64(-(int(b)-251)*256 - int(d[i+1]) - 108)
			i += 2
		default:
			i++
		}
	}
	return out
}

// charset returns the name (SID) of each glyph.
func (c *cff) charset(at, n int) []int {
	out := make([]int, 1, n+1)
	if at <= 2 { // ISOAdobe; of the two expert sets little is text
		for i := 1; i < n && at == 0 && i <= 228; i++ {
			out = append(out, i)
		}
		return out
	}
	d := c.data
	if at >= len(d) {
		return out
	}
	format := d[at]
	at++
	for len(out) < n {
		switch format {
		case 0:
			if at+2 > len(d) {
				return out
			}
			out = append(out, int(binary.BigEndian.Uint16(d[at:])))
			at += 2
		case 1, 2:
			size := 2 + int(format)
			if at+size > len(d) {
				return out
			}
			first, left := int(binary.BigEndian.Uint16(d[at:])), int(d[at+2])
			if format == 2 {
				left = int(binary.BigEndian.Uint16(d[at+2:]))
			}
			for i := 0; i <= left && len(out) < n; i++ {
				out = append(out, first+i)
			}
			at += size
		default:
			return out
		}
	}
	return out
}

// encoding fills the text by code.
func (c *cff) encoding(at int, p *fontProgram) {
	if at <= 1 {
		if at == 0 {
			for code, r := range standardEncoding {
				if r != 0 {
					p.codes[code] = string(r)
				}
			}
		}
		return
	}
	d := c.data
	if at+2 > len(d) {
		return
	}
	format, n := d[at]&0x7F, int(d[at+1])
	at += 2
	gid := uint32(1)
	for range n {
		if format == 0 {
			if at >= len(d) {
				return
			}
			p.codes[d[at]] = p.gids[gid]
			gid++
			at++
			continue
		}
		if at+2 > len(d) {
			return
		}
		first, left := int(d[at]), int(d[at+1])
		for i := 0; i <= left && first+i < 256; i++ {
			p.codes[first+i] = p.gids[gid]
			gid++
		}
		at += 2
	}
}

// cffStandard are the characters of the standard strings 1 to 228; the first 149 are those of
// StandardEncoding in order.
var cffStandard = func() []rune {
	out := make([]rune, 1, 229)
	for _, r := range standardEncoding {
		if r != 0 {
			out = append(out, r)
		}
	}
	return append(out, []rune("¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž")...)
}()

// firstOwnString is the number of standard strings.
const firstOwnString = 391

// cffText returns the text of a glyph name.
func cffText(sid int, strings [][]byte) string {
	switch {
	case sid > 0 && sid < len(cffStandard):
		return string(cffStandard[sid])
	case sid >= firstOwnString && sid-firstOwnString < len(strings):
		t, _ := glyphText(string(strings[sid-firstOwnString]))
		return t
	}
	return ""
}

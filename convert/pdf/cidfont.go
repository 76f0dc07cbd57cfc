package pdf

import (
	"sort"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/convert/page"
)

// cidFont is a composite font (ISO 32000-1, 9.7): codes of one to four bytes, mapped to CIDs and to text.
type cidFont struct {
	name       string
	predefined predefined
	codes      *codeMap // an embedded CMap; nil where predefined or Identity
	identity   bool
	unicode    *unicodeMap
	collection string // "GB1", "Japan1" …; "" for Identity and others
	built      *embedded
	gids       []byte // CIDToGIDMap, two bytes a CID; nil for Identity
	widths     []cidWidths
	width      float64 // DW
	vertical   bool
	advances   []cidWidths // W2: vertical advances
	advance    float64     // DW2
}

// cidWidths are the widths of CIDs first to last, in thousandths: one for all, or one each.
type cidWidths struct {
	first, last uint32
	all         float64
	each        []float64
}

// loadComposite reads a Type 0 font.
func (f *file) loadComposite(d types.Dict) (*font, error) {
	name := fontName(f.name(d["BaseFont"]))
	c := &cidFont{}
	var err error
	if c.unicode, err = f.toUnicode(d); err != nil {
		return nil, err
	}
	if err := f.loadEncoding(c, d["Encoding"], 0); err != nil {
		return nil, err
	}
	var descendant types.Dict
	if a := f.array(d["DescendantFonts"]); len(a) > 0 {
		descendant = f.dict(a[0])
	}
	if descendant == nil {
		f.damage.fonts++
		descendant = types.Dict{}
	}
	descriptor := f.dict(descendant["FontDescriptor"])
	if info := f.dict(descendant["CIDSystemInfo"]); info != nil && strings.HasPrefix(string(f.bytes(info["Registry"])), "Adobe") {
		c.collection = string(f.bytes(info["Ordering"]))
	}
	c.built = f.embedded(descriptor)
	if sd := f.stream(descendant["CIDToGIDMap"]); sd != nil {
		if c.gids, err = f.decode(sd); err != nil {
			if err := f.forgive(err); err != nil {
				return nil, err
			}
		}
	}
	f.cidWidths(c, descendant)
	if name == "" {
		name = fontName(f.name(descendant["BaseFont"]))
	}
	c.name = name
	return &font{Font: page.Font{Name: name, Bold: f.isBold(name, descriptor)}, vertical: c.vertical, scale: 1, cid: c, seen: map[uint32]char{}}, nil
}

// loadEncoding reads the Encoding of a composite font: the name of a predefined CMap or an embedded one.
func (f *file) loadEncoding(c *cidFont, o types.Object, depth int) error {
	if sd := f.stream(o); sd != nil {
		data, err := f.decode(sd)
		if err != nil {
			return f.forgive(err)
		}
		m := &parseCMap(data).codes
		if n, ok := f.number(sd.Dict["WMode"]); ok && n == 1 {
			m.vertical = true
		}
		c.vertical = m.vertical
		use := m.use
		if u := f.name(sd.Dict["UseCMap"]); u != "" {
			use = u
		}
		if len(m.ranges) > 0 || use == "" {
			c.codes = m
			return nil
		}
		vertical := c.vertical
		err = f.loadEncoding(c, types.Name(use), depth+1)
		c.vertical = c.vertical || vertical
		return err
	}
	name := f.name(o)
	if p, vertical, ok := predefinedCMap(name); ok {
		c.predefined, c.vertical = p, vertical
		return nil
	}
	c.identity = true
	c.vertical = strings.HasSuffix(name, "-V")
	if name != "Identity-H" && name != "Identity-V" {
		f.damage.fonts++
	}
	return nil
}

// cidWidths reads W, DW, W2 and DW2 of a CIDFont (9.7.4.3).
func (f *file) cidWidths(c *cidFont, d types.Dict) {
	c.width, c.advance = 1000, -1000
	if w, ok := f.number(d["DW"]); ok {
		c.width = clamp(w, -10_000, 10_000)
	}
	if a := f.numbers(d["DW2"]); len(a) == 2 {
		c.advance = clamp(a[1], -10_000, 10_000)
	}
	c.widths = f.widthRanges(f.array(d["W"]), 1, 0)
	c.advances = f.widthRanges(f.array(d["W2"]), 3, 0)
}

// widthRanges reads a list of "first [w …]" and "first last w" entries in which each CID has n numbers, of
// which the one at index use counts.
func (f *file) widthRanges(a types.Array, n, use int) (out []cidWidths) {
	for i := 0; i+1 < len(a); {
		first := f.integer(a[i], -1)
		if first < 0 || first > 0xFFFF {
			i++
			continue
		}
		if list := f.array(a[i+1]); list != nil {
			w := cidWidths{first: uint32(first), last: uint32(first)}
			for k := use; k < len(list) && len(w.each) < 1<<16; k += n {
				v, _ := f.number(list[k])
				w.each = append(w.each, clamp(v, -10_000, 10_000))
			}
			if len(w.each) > 0 {
				w.last += uint32(len(w.each) - 1)
				out = append(out, w)
			}
			i += 2
			continue
		}
		if i+1+n >= len(a) {
			break
		}
		last := f.integer(a[i+1], -1)
		if v, ok := f.number(a[i+2+use]); ok && last >= first {
			out = append(out, cidWidths{first: uint32(first), last: uint32(last), all: clamp(v, -10_000, 10_000)})
		}
		i += 2 + n
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].first < out[j].first })
	return out
}

func lookWidth(list []cidWidths, cid uint32, otherwise float64) float64 {
	i := sort.Search(len(list), func(i int) bool { return list[i].first > cid }) - 1
	if i < 0 || cid > list[i].last {
		return otherwise
	}
	if w := list[i]; w.each != nil {
		return w.each[cid-w.first]
	}
	return list[i].all
}

// next cuts the next code off s, which is not empty.
func (c *cidFont) next(s []byte) (code uint32, n int) {
	if c.codes != nil {
		return c.codes.next(s)
	}
	n = min(2, len(s))
	if !c.identity {
		n = c.predefined.charset.next(s)
	}
	for _, b := range s[:n] {
		code = code<<8 | uint32(b)
	}
	return code, n
}

// char returns the character of a code, which s spells.
func (c *cidFont) char(code uint32, s []byte) char {
	cid, known := c.cidOf(code, s)
	out := char{text: symbolText(c.name, c.text(code, cid, known, s))}
	switch {
	case known:
		out.width = lookWidth(c.widths, cid, c.width) / 1000
	case len(s) == 1:
		out.width = 0.5
	default:
		out.width = c.width / 1000
	}
	if c.vertical {
		out.wide = out.width
		out.width = -c.advance / 1000
		if known {
			out.width = -lookWidth(c.advances, cid, c.advance) / 1000
		}
	}
	return out
}

// cidOf returns the CID of a code; of the predefined CMaps it knows the run of ASCII alone.
func (c *cidFont) cidOf(code uint32, s []byte) (uint32, bool) {
	switch {
	case c.identity:
		return code, true
	case c.codes != nil:
		return c.codes.cid(code, len(s))
	case code >= 0x20 && code < 0x7F && c.predefined.ascii > 0:
		return c.predefined.ascii + code - 0x20, true
	}
	return 0, false
}

// text returns what a code stands for, by the best evidence: ToUnicode, the character set of the CMap, the
// character collection, the embedded font.
func (c *cidFont) text(code, cid uint32, known bool, s []byte) string {
	if t, ok := c.unicode.lookup(code); ok {
		return t
	}
	if c.predefined.charset != noCharset && c.codes == nil {
		return c.predefined.charset.text(s)
	}
	if !known {
		return ""
	}
	if t := collectionText(c.collection, cid); t != "" {
		return t
	}
	gid := cid
	if c.gids != nil {
		if int(cid)*2+1 >= len(c.gids) {
			return ""
		}
		gid = uint32(c.gids[2*cid])<<8 | uint32(c.gids[2*cid+1])
	}
	return c.built.gid(gid)
}

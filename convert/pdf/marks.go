package pdf

import (
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/convert/page"
)

// mark is a sequence of marked content that is open (ISO 32000-1, 14.6).
type mark struct {
	hidden bool // optional content that is switched off
	zone   page.Zone
	actual []rune // ActualText; nil where there is none
	named  bool   // there is an ActualText, if an empty one
	first  int    // the first glyph of the sequence
}

// maxMarks bounds how deep marked content is followed.
const maxMarks = 1000

// concealed reports whether content that comes now is switched off.
func (ip *interpreter) concealed() bool {
	n := len(ip.marks)
	return n > 0 && ip.marks[n-1].hidden
}

// begin carries out BMC and BDC.
func (ip *interpreter) begin(op string, args []operand) {
	m := mark{first: ip.canvas.Len()}
	if n := len(ip.marks); n > 0 {
		m.hidden, m.zone = ip.marks[n-1].hidden, ip.marks[n-1].zone
	}
	tag := ""
	switch {
	case op == "BMC" && len(args) >= 1:
		tag = string(args[len(args)-1].bytes)
	case op == "BDC" && len(args) >= 2:
		tag = string(args[len(args)-2].bytes)
		ip.properties(&m, tag, args[len(args)-1])
	}
	if tag == "Artifact" && m.zone == page.InText {
		m.zone = page.InArtifact
	}
	if len(ip.marks) < maxMarks {
		ip.marks = append(ip.marks, m)
	} else {
		ip.file.damage.content++
	}
}

// properties reads the property list of a BDC: a dictionary in place, or the name of a resource.
func (ip *interpreter) properties(m *mark, tag string, o operand) {
	f := ip.file
	if o.kind == operandName {
		entry := f.dict(ip.current.resources["Properties"])[string(o.bytes)]
		if tag == "OC" {
			m.hidden = m.hidden || ip.hides.hidden(f, entry)
			return
		}
		d := f.dict(entry)
		if s, ok := d["ActualText"]; ok {
			m.actual, m.named = []rune(textString(f.bytes(s))), true
		}
		if tag == "Artifact" {
			m.zone = zoneOf(f.name(d["Subtype"]))
		}
		return
	}
	if s, ok := o.get("ActualText"); ok && s.kind == operandString {
		m.actual, m.named = []rune(textString(s.bytes)), true
	}
	if tag == "Artifact" {
		subtype, _ := o.get("Subtype")
		m.zone = zoneOf(string(subtype.bytes))
	}
}

func zoneOf(subtype string) page.Zone {
	switch subtype {
	case "Header":
		return page.InHeader
	case "Footer":
		return page.InFooter
	case "Watermark":
		return page.InWatermark
	}
	return page.InArtifact
}

// end carries out EMC.
func (ip *interpreter) end() error {
	n := len(ip.marks)
	if n == 0 {
		ip.file.damage.content++
		return nil
	}
	m := ip.marks[n-1]
	ip.marks = ip.marks[:n-1]
	if !m.named {
		return nil
	}
	return ip.file.budget.write(ip.canvas.StandFor(m.first, m.actual))
}

// closeMarks ends the sequences that a form left open.
func (ip *interpreter) closeMarks(n int) {
	for len(ip.marks) > n {
		if ip.end() != nil {
			ip.marks = ip.marks[:n]
		}
	}
}

// textString decodes a text string of a PDF (7.9.2.2): UTF-16 or UTF-8 with a byte order mark, else
// PDFDocEncoding.
func textString(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF:
		return decodeUTF16(b[2:], 0)
	case len(b) >= 2 && b[0] == 0xFF && b[1] == 0xFE:
		return decodeUTF16(b[2:], 1)
	case len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF:
		return page.Clean(string([]rune(string(b[3:]))))
	}
	out := make([]rune, 0, len(b))
	for _, c := range b {
		r := winAnsiEncoding[c]
		if r == 0 || c < 0x20 {
			r = ' '
		}
		out = append(out, r)
	}
	return string(out)
}

// decodeUTF16 decodes UTF-16 whose first byte of a unit is the high one for order 0; language tags (ESC … ESC)
// are dropped.
func decodeUTF16(b []byte, order int) string {
	units := make([]uint16, 0, len(b)/2)
	tag := false
	for i := 0; i+1 < len(b); i += 2 {
		u := uint16(b[i+order])<<8 | uint16(b[i+1-order])
		if u == 0x1B {
			tag = !tag
			continue
		}
		if !tag {
			units = append(units, u)
		}
	}
	return page.Clean(string(utf16.Decode(units)))
}

// optionalContent is which layers of a file are switched off (8.11).
type optionalContent struct {
	off     map[types.Object]bool
	on      map[types.Object]bool
	baseOff bool
}

// readOptionalContent reads the default configuration of the layers.
func (f *file) readOptionalContent() *optionalContent {
	catalog := f.dict(*f.table.Root)
	config := f.dict(f.dict(catalog["OCProperties"])["D"])
	oc := &optionalContent{off: map[types.Object]bool{}, on: map[types.Object]bool{}, baseOff: f.name(config["BaseState"]) == "OFF"}
	for _, o := range f.array(config["OFF"]) {
		if ref, ok := o.(types.IndirectRef); ok {
			oc.off[ref] = true
		}
	}
	for _, o := range f.array(config["ON"]) {
		if ref, ok := o.(types.IndirectRef); ok {
			oc.on[ref] = true
		}
	}
	return oc
}

// hidden reports whether a group or membership dictionary is switched off.
func (oc *optionalContent) hidden(f *file, o types.Object) bool {
	if o == nil || len(oc.off) == 0 && !oc.baseOff {
		return false
	}
	d := f.dict(o)
	if f.name(d["Type"]) != "OCMD" {
		return oc.groupOff(o)
	}
	groups := f.array(d["OCGs"])
	if groups == nil && d["OCGs"] != nil {
		groups = types.Array{d["OCGs"]}
	}
	off := 0
	for _, g := range groups {
		if oc.groupOff(g) {
			off++
		}
	}
	if len(groups) == 0 {
		return false
	}
	switch f.name(d["P"]) {
	case "AllOn":
		return off > 0
	case "AnyOff":
		return off == 0
	case "AllOff":
		return off < len(groups)
	}
	return off == len(groups)
}

func (oc *optionalContent) groupOff(o types.Object) bool {
	ref, ok := o.(types.IndirectRef)
	if !ok {
		return false
	}
	return oc.off[ref] || oc.baseOff && !oc.on[ref]
}

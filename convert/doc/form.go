package doc

// maxInstruction bounds how far behind the beginning of a field the data of a form field is looked for.
const maxInstruction = 64

// formField writes the data of the form field that begins at a position (FFData, [MS-DOC] 2.9.78): it hangs on a character
// in the instruction.
func (s *story) formField(at int) {
	end := min(at+maxInstruction, s.to)
	for i := at + 1; i < end; i++ {
		switch s.doc.content.units[i] {
		case charField, charResult, charFieldEnd, charParagraph:
			return
		case charPicture:
			if c := s.properties(i, 0); c.data && c.shown && !s.doc.fib.old {
				s.writeForm(int64(c.picture))
			}
			return
		}
	}
}

// Kinds of form fields.
const (
	formCheckBox = 1
	formChoice   = 2
	formDefault  = 25 // stands for the result that is set at first
	maxChoices   = 100
)

func (s *story) writeForm(at int64) {
	b := slice(s.doc.data, at, int64(u32(slice(s.doc.data, at, 4))))
	const bits, rest = 4, 10
	b = slice(b, int64(u16(slice(b, 4, 2))), int64(len(b)))
	if len(b) < rest || u32(b) != 0xffffffff {
		return
	}
	flags := u16(b[bits:])
	kind, result := flags&3, flags>>2&0x1f
	if kind != formCheckBox && kind != formChoice {
		return
	}
	b = afterString(b[rest:])
	if len(b) < 2 {
		return
	}
	standard := u16(b)
	b = b[2:]
	x := s.x
	x.raw("<w:ffData>")
	if kind == formCheckBox {
		x.raw("<w:checkBox>")
		x.number("default", standard)
		if result != formDefault {
			x.number("checked", result)
		}
		x.raw("</w:checkBox></w:ffData>")
		return
	}
	x.raw("<w:ddList>")
	if result != formDefault {
		x.number("result", result)
	}
	x.number("default", standard)
	for range 5 { // format, help, status, macros
		b = afterString(b)
	}
	const head = 6
	if len(b) > head {
		count := u16(b[2:])
		b = b[head:]
		for range min(count, maxChoices) {
			n := 2 * u16(b)
			if len(b) < 2+n {
				break
			}
			x.value("listEntry", decode16(b[2:2+n]))
			b = b[2+n:]
		}
	}
	x.raw("</w:ddList></w:ffData>")
}

// afterString returns what stands behind a string that has its length in front and a zero behind it.
func afterString(b []byte) []byte {
	n := 2 + 2*u16(b) + 2
	return b[min(n, len(b)):]
}

package reporttest

import (
	"math/rand/v2"

	"guiwen/schema"
)

// Format is a format that reports are printed in.
type Format string

// The formats.
const (
	TextFormat Format = "txt"
	HTMLFormat Format = "html"
	DOCXFormat Format = "docx"
	PDFFormat  Format = "pdf"
)

// Formats lists them.
var Formats = []Format{TextFormat, HTMLFormat, DOCXFormat, PDFFormat}

// Mess is a way in which reports are spoiled.
type Mess struct {
	Name    string
	Formats []Format
	// Lines changes the lines of a report, Text the plain text that they make. Nil changes nothing.
	Lines func(r *rand.Rand, lines []Line) []Line
	Text  func(r *rand.Rand, s string) string
	// Breaks says that it changes where lines end; two such messes are not combined.
	Breaks bool
	// LosesTitle says that no program can know the title.
	LosesTitle bool
	// Marked says that it needs a report whose headings end in a mark: without line breaks nobody can tell the others'
	// ends.
	Marked bool
}

func (m *Mess) spoils(f Format) bool {
	for _, have := range m.Formats {
		if have == f {
			return true
		}
	}
	return false
}

var (
	all     = Formats
	flowing = []Format{TextFormat, HTMLFormat, DOCXFormat} // those without pages of their own
	text    = []Format{TextFormat}
)

// Messes returns the ways in which reports in a format are spoiled, in the order in which they are applied.
func Messes(f Format) []Mess {
	var list []Mess
	for _, m := range messes {
		if m.spoils(f) {
			list = append(list, m)
		}
	}
	return list
}

var messes = []Mess{
	{Name: "none", Formats: all},
	{Name: "lost title", Formats: all, Lines: loseTitle, LosesTitle: true},
	{Name: "doubled title", Formats: all, Lines: doubleTitle},
	{Name: "broken title", Formats: flowing, Lines: breakTitle},
	{Name: "half-width marks", Formats: all, Lines: halfWidth},
	{Name: "point marks", Formats: all, Lines: points},
	{Name: "spaces", Formats: all, Lines: spaces},
	{Name: "glued heading", Formats: flowing, Lines: glueHeading, Breaks: true},
	{Name: "one line", Formats: flowing, Lines: oneLine, Breaks: true, Marked: true},
	{Name: "page ends", Formats: flowing, Lines: breakPages, Breaks: true},
	{Name: "page numbers", Formats: flowing, Lines: numberPages, Breaks: true},
	{Name: "wrapped lines", Formats: flowing, Lines: wrap, Breaks: true},
	{Name: "printed pages", Formats: text, Lines: printPages, Breaks: true},
	{Name: "chrome", Formats: text, Lines: chrome},
	{Name: "fields", Formats: text, Lines: fields},
	{Name: "Markdown", Formats: text, Lines: markdown, Breaks: true},
	{Name: "indents", Formats: text, Lines: indent},
	{Name: "blank lines", Formats: text, Text: blankLines},
	{Name: "CRLF", Formats: text, Text: crlf},
}

// Case is a spoiled report: the truth and the bytes.
type Case struct {
	Seed   uint64
	Format Format
	Messes []Mess
	Report *Report
	Data   []byte
}

// Spoil composes the report of the seed, or the next one that the messes can be applied to, spoils and prints it.
func Spoil(seed uint64, f Format, list ...Mess) Case {
	c := Case{Seed: seed, Format: f, Messes: list, Report: Compose(seed)}
	for k := uint64(1); c.needsMarks() && !c.Report.Marked(); k++ {
		c.Report = Compose(seed + k*100003)
	}
	r := rand.New(rand.NewPCG(seed, 0x6d657373))
	lines := c.Report.Lines()
	for _, m := range list {
		if m.Lines != nil {
			lines = m.Lines(r, lines)
		}
	}
	switch f {
	case HTMLFormat:
		c.Data = HTML(lines, c.Report.Place)
	case DOCXFormat:
		c.Data = DOCX(lines)
	case PDFFormat:
		c.Data = PDF(lines, Paper{26 + float64(r.IntN(5)), 8 + r.IntN(15), r.IntN(3) > 0, r.IntN(4) == 0})
	default:
		s := Text(lines)
		for _, m := range list {
			if m.Text != nil {
				s = m.Text(r, s)
			}
		}
		c.Data = []byte(s)
	}
	return c
}

func (c *Case) needsMarks() bool {
	for _, m := range c.Messes {
		if m.Marked {
			return true
		}
	}
	return false
}

// Name names the messes of the case.
func (c *Case) Name() string {
	name := ""
	for i, m := range c.Messes {
		if i > 0 {
			name += " + "
		}
		name += m.Name
	}
	return name
}

// LosesTitle reports whether the title is not in the document any more.
func (c *Case) LosesTitle() bool {
	for _, m := range c.Messes {
		if m.LosesTitle {
			return true
		}
	}
	return false
}

// Draw chooses the messes of a case: by turns through those of the format; every third seed has a second one.
func Draw(seed uint64, f Format) []Mess {
	list := Messes(f)
	i := int(seed) % len(list)
	if seed%3 != 0 || i == 0 {
		return list[i : i+1]
	}
	r := rand.New(rand.NewPCG(seed, 0x64726177))
	k := r.IntN(len(list))
	for k == i || k == 0 || list[k].Breaks && list[i].Breaks || titled(list[k]) && titled(list[i]) {
		k = r.IntN(len(list))
	}
	if k < i {
		i, k = k, i
	}
	return []Mess{list[i], list[k]}
}

// titled reports whether the mess is one of the title's, of which a document suffers one at most.
func titled(m Mess) bool {
	return m.Name == "lost title" || m.Name == "doubled title" || m.Name == "broken title"
}

// roleAt returns the index of the first line with the role, or -1.
func roleAt(lines []Line, role schema.Role) int {
	for i, l := range lines {
		if l.Role == role {
			return i
		}
	}
	return -1
}

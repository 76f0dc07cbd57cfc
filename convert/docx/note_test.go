package docx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/source"
)

// TestNoteNumbers: notes bear the numbers that Word prints, and their references lead to them.
func TestNoteNumbers(t *testing.T) {
	reference := func(id int) string {
		return fmt.Sprintf(`<w:p>`+run("甲")+`<w:r><w:footnoteReference w:id="%d"/></w:r></w:p>`, id)
	}
	format := func(properties string) string { return `<w:footnotePr>` + properties + `</w:footnotePr>` }
	section := func(id int, properties string) string {
		return fmt.Sprintf(`<w:p><w:pPr><w:sectPr>%s</w:sectPr></w:pPr>`+run("甲")+`<w:r><w:footnoteReference w:id="%d"/></w:r></w:p>`, properties, id)
	}
	const page = `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`
	rendered := `<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>`
	circled := `<w:numFmt w:val="decimalEnclosedCircleChinese"/>`
	for _, c := range []struct{ name, settings, body, want string }{
		{"plain", "", reference(1) + reference(2) + reference(3), "1 2 3"},
		{"circled", format(circled), reference(1) + reference(2), "① ②"},
		{"start", format(`<w:numStart w:val="4"/>`), reference(1) + reference(2), "4 5"},
		{"by section", format(`<w:numRestart w:val="eachSect"/>`), reference(1) + section(2, "") + reference(3), "1 2 1"},
		{"a section of its own format", "", section(1, format(circled)) + reference(2), "① 2"},
		{"by page, set", format(`<w:numRestart w:val="eachPage"/>`), reference(1) + reference(2) + page + reference(3), "1 2 1"},
		{"by page, printed", format(`<w:numRestart w:val="eachPage"/>`), reference(1) + page + rendered + reference(2) + reference(3) + rendered + reference(4), "1 1 2 1"},
		{"by page, section on the same page", format(`<w:numRestart w:val="eachPage"/>`), section(1, "") + reference(2) + `<w:sectPr><w:type w:val="continuous"/></w:sectPr>`, "1 2"},
		{"by page, section on a new one", format(`<w:numRestart w:val="eachPage"/>`), section(1, "") + reference(2) + `<w:sectPr/>`, "1 1"},
		{"referred to twice", "", reference(1) + reference(1) + reference(2), "1 2"},
		{"reference deleted", "", reference(1) + `<w:p><w:del w:id="9"><w:r><w:footnoteReference w:id="2"/></w:r></w:del>` + run("乙") + `</w:p>` + reference(3), "1  2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			notes := ""
			for id := 1; id <= 4; id++ {
				notes += fmt.Sprintf(`<w:footnote w:id="%d"><w:p><w:r><w:footnoteRef/></w:r>%s</w:p></w:footnote>`, id, run("注"))
			}
			doc := readDocument(t, docxtest.Document{Settings: c.settings, Body: c.body, Footnotes: notes})
			var numbers []string
			for i, p := range doc.Parts {
				if p.Kind == source.Note {
					numbers = append(numbers, p.NoteNumber)
					if doc.Text[p.Start:p.End] != "注" {
						t.Errorf("note %q", doc.Text[p.Start:p.End])
					}
				}
				for _, m := range p.Marks {
					if m.Kind == source.NoteRef && (m.Note <= i || doc.Parts[m.Note].Kind != source.Note) {
						t.Errorf("a reference leads to part %d", m.Note)
					}
				}
			}
			if got := strings.Join(numbers, " "); got != c.want {
				t.Errorf("numbers %q, want %q", got, c.want)
			}
		})
	}
}

// TestCustomNoteMark: a mark that is not counted stands raised in the text, and as the number of its note.
func TestCustomNoteMark(t *testing.T) {
	doc := readDocument(t, docxtest.Document{
		Body:     `<w:p>` + run("共120") + `<w:r><w:endnoteReference w:customMarkFollows="1" w:id="1"/><w:t>2</w:t></w:r>` + run("件") + `<w:r><w:endnoteReference w:id="2"/></w:r></w:p>`,
		Endnotes: `<w:endnote w:id="1"><w:p>` + up("2") + run("2023年数") + `</w:p>` + docxtest.P("续") + `</w:endnote><w:endnote w:id="2"><w:p><w:r><w:endnoteRef/></w:r>` + run(" 乙") + `</w:p></w:endnote>`,
	})
	if diff := cmp.Diff([]string{"p 共120²件", "note 2023年数", "note 续", "note  乙"}, outline(doc)); diff != "" {
		t.Errorf("parts (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"note-ref 共120_→1", "raised ²", "note-ref 共120²件_→3"}, marksOf(doc)); diff != "" {
		t.Errorf("marks (-want +got)\n%s", diff)
	}
	if got := []string{doc.Parts[1].NoteNumber, doc.Parts[2].NoteNumber, doc.Parts[3].NoteNumber}; !cmp.Equal(got, []string{"2", "", "i"}) {
		t.Errorf("numbers %q", got)
	}
}

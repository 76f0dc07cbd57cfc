package convert_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert"
	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/layout"
	"guiwen/normalize/source"
)

// TestRevisions: tracked changes of a Word document reach the document as they are asked for, and what is not in its text
// stands in its marks.
func TestRevisions(t *testing.T) {
	del := func(text string) string {
		return `<w:del w:id="1">` + strings.ReplaceAll(docxtest.R(text), "w:t", "w:delText") + `</w:del>`
	}
	gone := func(content string) string {
		return `<w:p><w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>` + content + `</w:p>`
	}
	data := docxtest.Document{Body: docxtest.P("云州市人民政府关于法治建设情况的报告") +
		`<w:p>` + docxtest.R("全年立案") + del("35") + `<w:ins w:id="1">` + docxtest.R("36") + `</w:ins>` + docxtest.R("件。") + `</w:p>` + gone(del("另有9件未结。")) +
		`<w:tbl><w:tr><w:tc>` + docxtest.P("受理") + `</w:tc><w:tc>` + docxtest.P("88") + gone(del("66")) + `</w:tc></w:tr></w:tbl>`}.Bytes()
	for _, c := range []struct {
		as     layout.Revisions
		text   string
		marks  string
		figure string
	}{
		{layout.Accepted, "全年立案36件。\n受理\t88\t\n", "deleted 35|inserted|deleted 另有9件未结。|deleted 66", "36件"},
		{layout.Original, "全年立案35件。\n另有9件未结。\n受理\t88\n66\t\n", "deleted|inserted 36|deleted|deleted", "35件"},
		{layout.Marked, "全年立案35|36件。\n另有9件未结。\n受理\t88\n66\t\n", "deleted|inserted|deleted|deleted", "36件"},
	} {
		t.Run(string(c.as), func(t *testing.T) {
			converter, err := convert.New(convert.Options{Revisions: c.as})
			if err != nil {
				t.Fatal(err)
			}
			doc, err := converter.Convert(context.Background(), source.Input{Name: "报告.docx", Data: data})
			if err != nil {
				t.Fatal(err)
			}
			var text, marks []string
			for _, b := range doc.Blocks[1:] {
				text = append(text, b.Text)
				for _, m := range b.Marks {
					words := string(m.Kind)
					if m.Text != nil {
						words += " " + *m.Text
					}
					marks = append(marks, words)
				}
			}
			if diff := cmp.Diff(c.text, strings.Join(text, "\n")); diff != "" {
				t.Errorf("text (-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(c.marks, strings.Join(marks, "|")); diff != "" {
				t.Errorf("marks (-want +got)\n%s", diff)
			}
			found := map[string]bool{}
			for _, s := range doc.Statistics {
				found[s.Figure] = true
			}
			if !found[c.figure] || found["3536件"] {
				t.Errorf("figures %v, want %s and not 3536件", found, c.figure)
			}
		})
	}
}

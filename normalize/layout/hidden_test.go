package layout

import (
	"slices"
	"strings"
	"testing"

	"guiwen/normalize"
	"guiwen/normalize/source"
)

// markedDocument returns a document of parts with one line each; the text between ⟦ and ⟧ bears a mark of the kind.
func markedDocument(kind source.MarkKind, cell *source.Cell, lines ...string) *source.Document {
	d := &source.Document{}
	for i, line := range lines {
		if i > 0 {
			d.Text += "\n"
		}
		p := source.Part{Start: len(d.Text), Kind: source.Paragraph, Cell: cell}
		if cell != nil {
			p.Kind = source.TableCell
		}
		var open int
		for _, r := range line {
			switch r {
			case '⟦':
				open = len(d.Text)
			case '⟧':
				p.Marks = append(p.Marks, source.Mark{Kind: kind, Start: open, End: len(d.Text), Note: -1})
			default:
				d.Text += string(r)
			}
		}
		p.End = len(d.Text)
		d.Parts = append(d.Parts, p)
	}
	return d
}

// TestHidden: text that is no longer valid goes, with the paragraphs and lines of cells that held nothing else.
func TestHidden(t *testing.T) {
	cell := &source.Cell{Table: 1, RowSpan: 1, ColSpan: 1}
	for _, c := range []struct {
		name  string
		kind  source.MarkKind
		cell  *source.Cell
		as    Revisions
		lines []string
		want  string
	}{
		{"struck", source.Struck, nil, Accepted, []string{"罚款⟦30⟧35万元"}, "罚款35万元"},
		{"deleted, accepted", source.Deleted, nil, "", []string{"立案⟦35⟧36件"}, "立案36件"},
		{"deleted, original", source.Deleted, nil, Original, []string{"立案⟦35⟧件"}, "立案35件"},
		{"inserted, original", source.Inserted, nil, Original, []string{"立案35⟦36⟧件"}, "立案35件"},
		{"both versions of a number stay apart", source.Deleted, nil, Marked, []string{"立案⟦35⟧36件，⟦共⟧3件"}, "立案35|36件，共3件"},
		{"raised stays", source.Raised, nil, Accepted, []string{"118⟦¹⟧件"}, "118¹件"},
		{"whole paragraph", source.Deleted, nil, Accepted, []string{"甲。", "⟦乙。⟧", "丙。"}, "甲。\n丙。"},
		{"first line of a cell", source.Deleted, cell, Accepted, []string{"⟦甲⟧", "乙", "丙"}, "乙\n丙\t\n"},
		{"lines inside a cell", source.Deleted, cell, Accepted, []string{"甲", "⟦乙⟧", "⟦丙⟧", "丁"}, "甲\n丁\t\n"},
		{"last lines of a cell", source.Deleted, cell, Accepted, []string{"甲", "⟦乙⟧", "⟦丙⟧"}, "甲\t\n"},
		{"all of a cell", source.Deleted, cell, Accepted, []string{"⟦甲⟧", "⟦乙⟧"}, "\t\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			seen := markedDocument(c.kind, c.cell, c.lines...)
			laid := WithoutEmpty(WithoutHidden(Paragraphs(seen), seen, c.as))
			if got := strings.TrimSuffix(laid.String(), "\n"); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			if !slices.IsSortedFunc(laid.Edits(), func(a, b normalize.Edit) int { return a.Start - b.Start }) {
				t.Error("the edits are not in order")
			}
		})
	}
}

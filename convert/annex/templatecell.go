package annex

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// filling is a piece of a cell of a form: text of the form that stays, or what stands for a placeholder.
type filling struct {
	at   int // byte offset in the cell's text where the piece, or its placeholder, begins
	text string
	fact fact // of a placeholder
	kept bool // text of the form
}

// fillCell fills the placeholders of one cell.
func (f *templateFile) fillCell(sheet, cell, value string) error {
	pieces, found := f.fillings(sheet, cell, value)
	var b strings.Builder
	same := true
	for _, p := range pieces {
		b.WriteString(p.text)
		same = same && p.kept
	}
	if !found || same {
		return nil
	}
	switch {
	case len(pieces) == 1 && pieces[0].fact.isNumber:
		return f.file.SetCellFloat(sheet, cell, pieces[0].fact.number, -1, 64)
	case utf16Len(b.String()) > maxUnits: // with the text round them; excelize would cut it
		f.report = append(f.report, UnknownPlaceholder{"", sheet, cell, value, Unwritable})
		return f.file.SetCellValue(sheet, cell, nil)
	case b.String() == "":
		return f.file.SetCellValue(sheet, cell, nil)
	}
	runs, err := f.file.GetCellRichText(sheet, cell)
	if err != nil {
		return err
	}
	fonts := slices.ContainsFunc(runs, func(r excelize.RichTextRun) bool { return r.Font != nil })
	if fonts && runsText(runs) == value {
		return f.setRuns(sheet, cell, fillRuns(runs, pieces))
	}
	return f.file.SetCellStr(sheet, cell, b.String())
}

// fillings cuts the text of a cell into pieces and reports the placeholders that have no value. found is false if
// there are none at all.
func (f *templateFile) fillings(sheet, cell, value string) (pieces []filling, found bool) {
	rest, at := value, 0
	for {
		before, inside, after, ok := cutPlaceholder(rest)
		if before != "" {
			pieces = append(pieces, filling{at: at, text: before, kept: true})
		}
		if !ok {
			return pieces, found
		}
		found = true
		at += len(before)
		v, reason := f.facts.resolve(strings.TrimSpace(inside))
		if reason == "" && !writable(v.text) {
			reason = Unwritable
		}
		if reason != "" {
			f.report = append(f.report, UnknownPlaceholder{"", sheet, cell, inside, reason})
			v = fact{}
		}
		p := filling{at: at, text: v.text, fact: v}
		switch {
		case reason == NotKnown:
			p.text, p.kept = "{{"+inside+"}}", true
		case v.isNumber:
			p.text = plain(v.number)
		}
		pieces = append(pieces, p)
		at = len(value) - len(after)
		rest = after
	}
}

func runsText(runs []excelize.RichTextRun) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// fillRuns deals the pieces of a cell to the runs of its text, which keep their fonts. A placeholder may begin in
// one run and end in another; its value goes where it begins.
func fillRuns(runs []excelize.RichTextRun, pieces []filling) []excelize.RichTextRun {
	var out []excelize.RichTextRun
	start := 0
	for _, r := range runs {
		end := start + len(r.Text)
		var b strings.Builder
		for _, p := range pieces {
			switch {
			case p.kept:
				from, to := max(p.at, start), min(p.at+len(p.text), end)
				if from < to {
					b.WriteString(p.text[from-p.at : to-p.at])
				}
			case start <= p.at && p.at < end:
				b.WriteString(p.text)
			}
		}
		if b.Len() > 0 {
			out = append(out, excelize.RichTextRun{Font: r.Font, Text: b.String()})
		}
		start = end
	}
	return out
}

// setRuns writes text in several fonts to a cell. The cell is emptied first, for it may hold its old text in itself.
func (f *templateFile) setRuns(sheet, cell string, runs []excelize.RichTextRun) error {
	if err := f.file.SetCellValue(sheet, cell, nil); err != nil {
		return err
	}
	return f.file.SetCellRichText(sheet, cell, runs)
}

package sheet

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// written returns a workbook that a function writes.
func written(t testing.TB, write func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	err := write(f)
	if err == nil {
		err = f.Write(&b)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fill writes rows from A1 on.
func fill(f *excelize.File, sheet string, rows ...[]any) error {
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow(sheet, cell, &row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// report is a workbook of two sheets with titles, notes, merged heads, formats, and what is hidden.
func report(t testing.TB) []byte {
	return written(t, func(f *excelize.File) error {
		date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err != nil {
			return err
		}
		percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
		if err != nil {
			return err
		}
		thousands, err := f.NewStyle(&excelize.Style{NumFmt: 3})
		if err != nil {
			return err
		}
		for _, step := range []func() error{
			func() error { return f.SetSheetName("Sheet1", "行政复议") },
			func() error {
				return fill(f, "行政复议", []any{"云州市2023年行政复议情况"}, []any{"单位：件"}, []any{"单位", "收案", "占比", "日期", "内部"},
					[]any{"市水务局", 1284, 0.125, 44951, "甲"}, []any{"市财政局", 35, 0.5, 44952, "乙"}, []any{"市草稿局", 1}, []any{"注：数据截至年底。"})
			},
			func() error { return f.MergeCell("行政复议", "A1", "E1") },
			func() error { return f.SetCellStyle("行政复议", "B4", "B5", thousands) },
			func() error { return f.SetCellStyle("行政复议", "C4", "C5", percent) },
			func() error { return f.SetCellStyle("行政复议", "D4", "D5", date) },
			func() error { return f.SetColVisible("行政复议", "E", false) },
			func() error { return f.SetRowVisible("行政复议", 6, false) },
			func() error { _, err := f.NewSheet("Sheet2"); return err },
			func() error {
				return fill(f, "Sheet2", []any{"指标", "数值"}, []any{"办结", 12})
			},
			func() error { _, err := f.NewSheet("底稿"); return err },
			func() error { return fill(f, "底稿", []any{"不公开"}) },
			func() error { return f.SetSheetVisible("底稿", false) },
			func() error {
				return f.AddComment("Sheet2", excelize.Comment{Cell: "B2", Author: "甲", Text: "核对"})
			},
			func() error {
				return f.SetDocProps(&excelize.DocProperties{Title: "云州市统计表", Creator: "云州市司法局"})
			},
		} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestReadWorkbook(t *testing.T) {
	data := report(t)
	if !SniffWorkbook(data) || SniffWorkbook([]byte("PK\x03\x04")) {
		t.Error("what is a workbook is not known")
	}
	doc, err := ReadWorkbook(context.Background(), source.Input{Name: "a.xlsx", Data: data}, source.Limits{})
	if err == nil {
		err = readertest.CheckDocument(doc)
	}
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range doc.Parts {
		text := doc.Text[p.Start:p.End]
		switch {
		case p.Cell != nil:
			text = fmt.Sprintf("%d/%d/%d %s", p.Cell.Table, p.Cell.Row, p.Cell.Column, text)
		case p.Kind == source.Caption:
			text = "caption " + text
		case p.Align == source.AlignCenter:
			text = "centred " + text
		}
		got = append(got, text)
	}
	want := []string{
		"caption 行政复议", "centred 云州市2023年行政复议情况", "单位：件",
		"1/0/0 单位", "1/0/1 收案", "1/0/2 占比", "1/0/3 日期",
		"1/1/0 市水务局", "1/1/1 1,284", "1/1/2 12.50%", "1/1/3 2023/1/25", "1/2/0 市财政局", "1/2/1 35", "1/2/2 50.00%", "1/2/3 2023/1/26",
		"注：数据截至年底。", "2/0/0 指标", "2/0/1 数值", "2/1/0 办结", "2/1/1 12",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("parts (-want +got):\n%s", diff)
	}
	var notes []string
	for _, n := range doc.Notes {
		notes = append(notes, n.Code+": "+n.Message)
	}
	wantNotes := []string{
		"xlsx.hidden-sheets: 1 hidden sheets were left out: 底稿", "xlsx.hidden-cells: 5 values in hidden rows and columns were left out",
		"xlsx.comments: 1 comments on cells were not read",
	}
	if diff := cmp.Diff(wantNotes, notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if doc.Meta.Title != "云州市统计表" || doc.Meta.Author != "云州市司法局" {
		t.Errorf("metadata %+v", doc.Meta)
	}
}

func TestWorkbookConformance(t *testing.T) {
	readertest.RunBounded(t, ReadWorkbook, map[string][]byte{"report": report(t)})
}

// TestWorkbookRefusals: a workbook that shows nothing, and one that is no workbook, are refused by their codes.
func TestWorkbookRefusals(t *testing.T) {
	empty := written(t, func(f *excelize.File) error { return nil })
	for _, c := range []struct {
		data []byte
		code source.Code
	}{{empty, source.NoText}, {[]byte(strings.Repeat("PK\x03\x04", 9)), source.Corrupt}, {[]byte("云州市"), source.Unsupported}} {
		if _, err := ReadWorkbook(context.Background(), source.Input{Data: c.data}, source.Limits{}); source.CodeOf(err) != c.code {
			t.Errorf("%.20q: %v, want %s", c.data, err, c.code)
		}
	}
}

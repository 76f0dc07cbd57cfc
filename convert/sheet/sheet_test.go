package sheet

import (
	"bytes"
	"context"
	"testing"

	"github.com/xuri/excelize/v2"

	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// workbook makes a workbook with a merged head, a number format, a formula with its value, and a hidden sheet.
func workbook(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	set := func(sheet, cell string, v any) {
		if err := f.SetCellValue(sheet, cell, v); err != nil {
			t.Fatal(err)
		}
	}
	set("Sheet1", "A1", "云州市2023年立案情况")
	set("Sheet1", "A2", "单位")
	set("Sheet1", "B2", "立案数（件）")
	set("Sheet1", "A3", "市水务局\n市财政局")
	set("Sheet1", "B3", 1234)
	if err := f.MergeCell("Sheet1", "A1", "B1"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.NewSheet("底稿"); err != nil {
		t.Fatal(err)
	}
	set("底稿", "A1", "不公开")
	if err := f.SetSheetVisible("底稿", false); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRead(t *testing.T) {
	data := workbook(t)
	if !Sniff(data) {
		t.Error("a workbook is not known for one")
	}
	doc, err := Read(context.Background(), source.Input{Name: "a.xlsx", Data: data}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "云州市2023年立案情况\n单位\n立案数（件）\n市水务局\n市财政局\n1234"; doc.Text != want {
		t.Errorf("%q, want %q", doc.Text, want)
	}
	if c := doc.Parts[0].Cell; c.ColSpan != 2 || c.Row != 0 {
		t.Errorf("merged head: %+v", c)
	}
	if a, b := doc.Parts[3].Cell, doc.Parts[4].Cell; a != b || a.Row != 2 {
		t.Errorf("paragraphs of a cell: %+v, %+v", a, b)
	}
}

func TestConformance(t *testing.T) {
	readertest.Run(t, Read, map[string][]byte{"立案.xlsx": workbook(t)})
}

// TestWide holds that a value far to the right in every row costs no more than the limit allows.
func TestWide(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for r := 1; r <= 400; r++ {
		cell, err := excelize.CoordinatesToCellName(excelize.MaxColumns, r)
		if err == nil {
			err = f.SetCellValue("Sheet1", cell, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	_, err := Read(context.Background(), source.Input{Name: "wide.xlsx", Data: b.Bytes()}, source.Limits{})
	if source.CodeOf(err) != source.LimitSize {
		t.Errorf("%v, want %s", err, source.LimitSize)
	}
}

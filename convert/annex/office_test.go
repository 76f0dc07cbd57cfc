package annex

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// office converts a workbook with LibreOffice and returns the converted file.
func office(t *testing.T, data []byte, to string) []byte {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice (soffice) is not installed: how another program reads the workbook is NOT tested")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "annex.xlsx")
	if err := os.WriteFile(in, data, 0o666); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	cmd := exec.Command(program, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", to, "--outdir", out, in)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, said)
	}
	ext, _, _ := strings.Cut(to, ":")
	converted, err := os.ReadFile(filepath.Join(out, "annex."+ext))
	if err != nil {
		t.Fatalf("soffice made no %s: %v", ext, err)
	}
	return converted
}

// TestOfficeReadsEverything has LibreOffice read the workbook, calculate it anew and write it again, and compares
// every cell.
func TestOfficeReadsEverything(t *testing.T) {
	for name, docs := range map[string]func() []byte{
		"batch": func() []byte { return build(t, batch(), Options{}) },
		// LibreOffice 7.4 itself writes _x0041_x0042_ and tabs in links wrongly: they are not in here.
		"hostile": func() []byte {
			return build(t, each1(hostileDocument("=1+1 _x0041_ <&> \"'\"a\n\x01 𠮷")), Options{})
		},
	} {
		data := docs()
		want, got := open(t, data), open(t, office(t, data, "xlsx"))
		if w, g := strings.Join(want.GetSheetList(), " "), strings.Join(got.GetSheetList(), " "); w != g {
			t.Fatalf("%s: sheets are %s, want %s", name, g, w)
		}
		for _, sheet := range want.GetSheetList() {
			sameCells(t, name, sheet, want, got)
		}
	}
}

func sameCells(t *testing.T, name, sheet string, want, got *excelize.File) {
	t.Helper()
	raw := excelize.Options{RawCellValue: true}
	rows, err := want.GetRows(sheet, raw)
	if err != nil {
		t.Fatal(err)
	}
	back, err := got.GetRows(sheet, raw)
	if err != nil {
		t.Fatal(err)
	}
	different := 0
	for row := range rows {
		for col, w := range rows[row] {
			g := ""
			if row < len(back) && col < len(back[row]) {
				g = back[row][col]
			}
			if !sameNumber(w, g) {
				if different++; different < 5 {
					t.Errorf("%s: %s!%s is %q, want %q", name, sheet, reference(col, row+1), g, w)
				}
			}
		}
	}
}

// TestOfficePrintsOnePageWide counts the pages of the printed workbook: no sheet may spill to the right.
func TestOfficePrintsOnePageWide(t *testing.T) {
	pdf := string(office(t, build(t, batch()[:1], Options{}), "pdf"))
	if n := strings.Count(pdf, "/Type/Page") - strings.Count(pdf, "/Type/Pages"); n != 12 {
		t.Errorf("one report of one year prints on %d pages, want one a sheet", n)
	}
}

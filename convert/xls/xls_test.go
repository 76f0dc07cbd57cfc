package xls

import (
	"context"
	"encoding/binary"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/readertest"
	"guiwen/convert/xlsx"
	"guiwen/normalize/source"
)

func fixture(t testing.TB, ending string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../fixtures/reports/yunzhou-cases-2023." + ending)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestSame: a workbook that LibreOffice saved in this format is what it was.
func TestSame(t *testing.T) {
	data := fixture(t, "xls")
	if !Sniff(data) {
		t.Error("a workbook is not known for one")
	}
	got, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want, err := xlsx.Read(context.Background(), source.Input{Data: fixture(t, "xlsx")}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	plain := cmp.FilterPath(func(p cmp.Path) bool {
		name := p.Last().String()
		return name == ".Font" || name == ".Align" || name == ".Meta"
	}, cmp.Ignore())
	if d := cmp.Diff(want, got, plain); d != "" {
		t.Errorf("-xlsx +xls\n%s", d)
	}
	if p := got.Parts[1]; !p.Font.Bold || p.Font.Size != 18 || p.Align != source.AlignCenter {
		t.Errorf("the title is %+v", p)
	}
}

func TestConformance(t *testing.T) {
	readertest.RunBounded(t, Read, map[string][]byte{"立案.xls": fixture(t, "xls")})
}

// records writes records one after the other.
type records []byte

func (r *records) add(id int, data ...[]byte) {
	all := slices.Concat(data...)
	*r = binary.LittleEndian.AppendUint16(*r, uint16(id))
	*r = binary.LittleEndian.AppendUint16(*r, uint16(len(all)))
	*r = append(*r, all...)
}

func u16(list ...int) (b []byte) {
	for _, v := range list {
		b = binary.LittleEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func u32(v int) []byte { return binary.LittleEndian.AppendUint32(nil, uint32(v)) }

func f64(v float64) []byte { return binary.LittleEndian.AppendUint64(nil, math.Float64bits(v)) }

// wide returns the characters of text as BIFF8 stores them, behind their flags.
func wide(text string) []byte { return append([]byte{1}, u16units(text)...) }

func u16units(text string) (b []byte) {
	for _, u := range utf16.Encode([]rune(text)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// read reads a stream of records.
func read(t *testing.T, data []byte) (*source.Document, error) {
	t.Helper()
	r := newReading(context.Background(), "Workbook", data, source.DefaultLimits)
	if err := r.read(); err != nil {
		return nil, err
	}
	return r.book.Document(context.Background())
}

// TestRecords: every record of a value, with texts that break off in the middle of a record.
func TestRecords(t *testing.T) {
	build := func(at int) records {
		var r records
		r.add(recBOF, u16(version8, 5))
		r.add(recDateMode, u16(1))
		r.add(recFormat, u16(164, 4), wide(`0"件"`))
		r.add(recXF, u16(0, 0, 0), make([]byte, 14))
		r.add(recXF, u16(0, 164, 0), []byte{2}, make([]byte, 13))
		r.add(recXF, u16(0, 31, 0), make([]byte, 14))
		r.add(recTab, u32(at), []byte{1, 0, 2}, wide("立案"))
		r.add(recSST, u32(3), u32(3), u16(4), []byte{1}, u16units("市水"))
		r.add(recContinue, []byte{1}, u16units("务局"), u16(2), []byte{flagRich, 1, 0, 'a', 'b'}, u32(0), u16(3), []byte{0, 'x'})
		r.add(recContinue, wide("结案"))
		r.add(recEOF)
		if at == 0 {
			return r
		}
		r.add(recBOF, u16(version8, 0x10))
		r.add(recColInfo, u16(3, 3, 0, 0, 1))
		r.add(recRow, u16(0, 0, 9, 0, 0, 0, 1<<5, 0))
		r.add(recLabelSST, u16(0, 0, 0), u32(0))
		r.add(recLabelSST, u16(0, 1, 0), u32(1))
		r.add(recLabelSST, u16(0, 2, 0), u32(2))
		r.add(recLabel, u16(0, 3, 0, 1), wide("比"))
		r.add(recNumber, u16(1, 0, 2), f64(45291-1462))
		r.add(recMulRK, u16(1, 1), u16(1), u32(35<<2|2), u16(0), u32(1250<<2|3), u16(2))
		r.add(recRK, u16(1, 3, 0), u32(int(math.Float64bits(0.5)>>32)))
		r.add(recFormula, u16(2, 0, 0), []byte{0, 0, 0, 0, 0, 0, 0xff, 0xff})
		r.add(recString, u16(2), wide("合计"))
		r.add(recFormula, u16(2, 1, 1), f64(7))
		r.add(recFormula, u16(2, 2, 0), []byte{2, 0, 7, 0, 0, 0, 0xff, 0xff})
		r.add(recBoolErr, u16(2, 3, 0), []byte{1, 0})
		r.add(recBOF, u16(version8, 0x20))
		r.add(recNumber, u16(9, 9, 0), f64(9))
		r.add(recEOF)
		r.add(recMerged, u16(1), u16(2, 3, 0, 0))
		r.add(recEOF)
		return r
	}
	doc, err := read(t, build(len(build(0))))
	if err != nil {
		t.Fatal(err)
	}
	const want = "立案\n市水务局\tab\tx结案\t比\n2023年12月31日\t35件\t12.5\t0.5\n合计\t7件\t#DIV/0!\tTRUE"
	if doc.Text != want {
		t.Errorf("%q, want\n%q", doc.Text, want)
	}
	var notes []string
	for _, n := range doc.Notes {
		notes = append(notes, n.Code)
	}
	if got := strings.Join(notes, " "); got != "sheet.hidden-sheet sheet.hidden-rows sheet.hidden-columns" {
		t.Errorf("notes %s", got)
	}
}

// TestOld: texts of BIFF5 are bytes of a code page.
func TestOld(t *testing.T) {
	const case1, case2 = "\xc1\xa2\xb0\xb8", "\xbd\xe1\xb0\xb8" // 立案, 结案 in GBK
	build := func(at int) records {
		var r records
		r.add(recBOF, u16(0x0500, 5))
		r.add(recCodePage, u16(936))
		r.add(recFormat, u16(20), []byte{6}, []byte("0\"\xbc\xfe\" "))
		r.add(recXF, u16(0, 20, 0), make([]byte, 10))
		r.add(recTab, u32(at), []byte{0, 0, 4}, []byte(case1))
		r.add(recEOF)
		if at > 0 {
			r.add(recBOF, u16(0x0500, 0x10))
			r.add(recLabel, u16(0, 0, 0, 4), []byte(case1))
			r.add(recRString, u16(0, 1, 0, 4), []byte(case2), []byte{1, 0, 0})
			r.add(recRK, u16(1, 0, 0), u32(3<<2|2))
			r.add(recNumber, u16(1, 1, 9), f64(2))
			r.add(recEOF)
		}
		return r
	}
	doc, err := read(t, build(len(build(0))))
	if err != nil {
		t.Fatal(err)
	}
	if want := "立案\n立案\t结案\n3件\t2"; doc.Text != want {
		t.Errorf("%q, want %q", doc.Text, want)
	}
}

// TestRefused: workbooks that cannot be read are refused for what they are.
func TestRefused(t *testing.T) {
	var locked, old records
	locked.add(recBOF, u16(version8, 5))
	locked.add(recFilePass, u16(1))
	old.add(0x0409, u16(0x0400, 0x10))
	for _, c := range []struct {
		data []byte
		code source.Code
	}{{locked, source.Encrypted}, {old, source.Unsupported}, {nil, source.Corrupt}} {
		if _, err := read(t, c.data); source.CodeOf(err) != c.code {
			t.Errorf("%v, want %s", err, c.code)
		}
	}
}

func FuzzRead(f *testing.F) {
	data := fixture(f, "xls")
	f.Add(data)
	f.Add(data[:4096])
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if broken := readertest.CheckOutcome(doc, err); broken != nil {
			t.Error(broken)
		}
	})
}

package sheet

import "testing"

// TestFormat holds what spreadsheets show for values under their formats.
func TestFormat(t *testing.T) {
	for _, c := range []struct {
		code string
		v    float64
		want string
	}{
		{"General", 1234.5, "1234.5"},
		{"General", 0.1 + 0.2, "0.3"},
		{"General", 10.0 / 3, "3.333333333"},
		{"General", 360102199001011234, "3.60102E+17"},
		{"General", 123456789012345, "123456789012345"},
		{"General", -0.5, "-0.5"},
		{"0.00", 2.675, "2.68"},
		{"0.00", 0, "0.00"},
		{"0.00", 0.004, "0.00"},
		{"0.0", 0.96, "1.0"},
		{"0", 99.5, "100"},
		{"#,##0", 1234567, "1,234,567"},
		{"#,##0", 12, "12"},
		{"#,##0.00", -1234.5, "-1,234.50"},
		{"#,##0_);(#,##0)", -1234, "(1,234)"},
		{"0.0%", 0.1234, "12.3%"},
		{"0%", 1, "100%"},
		{"#,##0,", 1234567, "1,235"},
		{"000000", 1234, "001234"},
		{"000-0000", 5551234, "555-1234"},
		{"0.##", 5, "5"},
		{"0.##", 5.1, "5.1"},
		{`0"件"`, 35, "35件"},
		{`[Red][<0]0.0;[>=100]0;0.00`, 150, "150"},
		{`[Red][<0]0.0;[>=100]0;0.00`, 2, "2.00"},
		{`0;-0;"—"`, 0, "—"},
		{";;;", 5, ""},
		{"0.00E+00", 12345, "1.23E+04"},
		{"##0.0E+0", 12345, "12.3E+3"},
		{Builtin(43), 1234.5, "1,234.50"},
		{Builtin(43), 0, "-"},
		{Builtin(44), -2, "¥-2.00"},
		{"[$¥-804]#,##0.00", 3, "¥3.00"},
		{"yyyy/m/d", 45000, "2023/3/15"},
		{Builtin(14), 45000.75, "2023/3/15"},
		{Builtin(31), 45000, "2023年3月15日"},
		{"[DBNum1][$-804]yyyy年m月d日;@", 45275, "二〇二三年十二月十五日"},
		{"[$-F800]dddd, mmmm dd, yyyy", 45000, "2023年3月15日"},
		{"yyyy-mm-dd hh:mm:ss", 45000.5, "2023-03-15 12:00:00"},
		{"h:mm AM/PM", 0.75, "6:00 PM"},
		{Builtin(34), 0.75, "下午6时00分"},
		{"[h]:mm", 1.5, "36:00"},
		{"mm:ss.0", 0.5 / 86400, "00:00.5"},
		{"d-mmm-yy", 1, "1-Jan-00"},
		{"yyyy/m/d", 61, "1900/3/1"},
		{"yyyy/m/d", -1, "-1"},
		{"aaaa", 45000, "星期三"},
		{`"第"0"号"`, 7, "第7号"},
	} {
		if got := ParseFormat(c.code).Number(c.v, false); got != c.want {
			t.Errorf("%s of %v: %q, want %q", c.code, c.v, got, c.want)
		}
	}
	if got := ParseFormat("yyyy/m/d").Number(45000-days1904, true); got != "2023/3/15" {
		t.Errorf("from 1904: %q", got)
	}
	if got := ParseFormat(`0;0;0;"编号"@`).Text("7"); got != "编号7" {
		t.Errorf("text: %q", got)
	}
}

// FuzzFormat holds that no format panics.
func FuzzFormat(f *testing.F) {
	for _, code := range known().builtin {
		f.Add(code, 45000.25)
	}
	f.Add("[<", 1.0)
	f.Add("[h", -1e300)
	f.Fuzz(func(t *testing.T, code string, v float64) {
		format := ParseFormat(code)
		_ = format.Number(v, false)
		_ = format.Text("a")
	})
}

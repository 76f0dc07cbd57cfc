package convert_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// TestUndecodableBytesComeBack puts bytes that are not UTF-8 at every kind of place: the file comes back byte for byte.
func TestUndecodableBytesComeBack(t *testing.T) {
	report := "\ufeff　　云州市人民政府文件\r\n云政发〔2022〕6号\r\n\r\n云州市人民政府关于2021年法治政府建设情况的报告\r\n\r\n省人民政府：\r\n" +
		"　　2021年，我市办理行政复议案件120件，办结118件。\r\n一、主要工作\r\n" + strings.Repeat("　　持续推进依法行政，办理质量明显提高。\r\n", 80) +
		"| 指标 | 数量 |\r\n|---|---|\r\n| 案件 | 120 |\r\n\r\n云州市人民政府\r\n2022年3月1日\r\n— 1 —\r\n"
	c := newConverter(t)
	places := []string{"　　云州", "文件", "〔2022", "法治", "省人", "120件", "一、", "持续", "指标", "120 |", "2022年3", "1 —"}
	for _, bad := range []string{"\xff", "\x85\xb3", "\xe4\xba", "\xf0\x9f\x98", "\xed\xa0\x80"} {
		for _, at := range places {
			file := []byte(strings.Replace(report, at, bad+at, 1))
			d := hold(t, c, fmt.Sprintf("%x before %s.txt", bad, at), file)
			if d == nil {
				t.Fatalf("%q before %s: refused", bad, at)
			}
			if len(d.Normalization.Undecoded) == 0 {
				t.Errorf("%q before %s: no bytes are kept", bad, at)
			}
		}
	}
	// A U+FFFD that the file has stays one.
	file := []byte(strings.Replace(strings.Replace(report, "法治", "\ufffd法治", 1), "省人", "\x85省人\ufffd", 1))
	if d := hold(t, c, "both.txt", file); d != nil {
		if back, err := d.SourceText(); err != nil || !bytes.Equal(back, file) {
			t.Errorf("with a U+FFFD of its own the file does not come back (%v)", err)
		}
	}
}

package lex

import (
	"fmt"
	"iter"
	"os"
	"strconv"
	"strings"
	"testing"
)

// spellings reads a table of spellings.
func spellings(t *testing.T, name string, width int) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != width {
			t.Fatalf("%s:%d: %d columns, not %d", name, i+1, len(cells), width)
		}
		rows = append(rows, cells)
	}
	if len(rows) < 30 {
		t.Fatalf("%s: only %d spellings", name, len(rows))
	}
	return rows
}

func TestDates(t *testing.T) {
	for _, c := range spellings(t, "dates.tsv", 4) {
		slot := map[string]Slot{"running": Running, "field": Field}[c[1]]
		got := "null"
		if day, ok := DateOfField(c[0]); c[1] == "value" && ok {
			got = day.String()
		} else if day, n, ok := Date(c[0], slot); c[1] != "value" && ok {
			got = day.String()
			if n == 0 {
				t.Errorf("%s: a day of length 0", c[0])
			}
		}
		if got != c[2] {
			t.Errorf("%s in %s: %s, want %s (%s)", c[0], c[1], got, c[2], c[3])
		}
	}
}

func TestFieldLabel(t *testing.T) {
	rows := map[string]bool{}
	for _, class := range []string{"field-noun", "field-end", "site-tool", "site-label"} {
		for _, word := range Class(class).List() {
			rows[word] = true
		}
	}
	made := 0
	for _, c := range spellings(t, "field_labels.tsv", 3) {
		want := Fact(strings.TrimPrefix(c[1], "-"))
		if got := FieldLabel(c[0]); got != want {
			t.Errorf("%s: %q, want %q (%s)", c[0], got, want, c[2])
		}
		if want != NoFact && !rows[c[0]] {
			made++
		}
	}
	if made < 60 {
		t.Errorf("only %d labels are made of words; the others stand in the lexicon as they are", made)
	}
}

func TestFields(t *testing.T) {
	for _, c := range spellings(t, "fields.tsv", 2) {
		var got []string
		for _, f := range Fields(c[0]) {
			got = append(got, string(f.Fact)+"="+c[0][f.Value:f.ValueEnd])
		}
		if got := strings.Join(got, " · "); got != strings.TrimPrefix(c[1], "-") {
			t.Errorf("%s: %s, want %s", c[0], got, c[1])
		}
	}
}

func TestPageMark(t *testing.T) {
	for _, s := range []string{"— 1 —", "-12-", "－ １ －", "第 1 页", "第1页 共9页", "第 1 页/共 9 页", "共9页 第1页", "1/9", "10／12", "Page 3 of 9", "– 4 –", "--- Page 2 ---", "[第2页]", "110/220", "－12－", "1 / 12", "·5·"} {
		if !PageMark(s) {
			t.Errorf("%q is a page number", s)
		}
	}
	for _, s := range []string{"1", "2020", "第1章", "第一页", "9/1", "一、", "-5", "2020-01", "1/2以上", "——", "第3页的内容", "Page", "[页]", "共9页", "", "2020/1234567", "1.5", "第1条", "— —"} {
		if PageMark(s) {
			t.Errorf("%q is no page number", s)
		}
	}
}

func TestHan(t *testing.T) {
	for _, c := range spellings(t, "numerals.tsv", 3) {
		got := "null"
		v, _, n, ok := Han(c[0])
		if ok {
			got = strconv.FormatInt(v, 10)
		}
		if got != c[1] || n != len(c[0]) && IsNumeral([]rune(c[0])[len([]rune(c[0]))-1]) {
			t.Errorf("%s: %s over %d of %d bytes, want %s (%s)", c[0], got, n, len(c[0]), c[1], c[2])
		}
	}
}

func TestDocumentNumbers(t *testing.T) {
	forms := map[Form]string{Coded: "code", Order: "order", Trial: "case", Issue: "issue"}
	flaws := map[Flaw]string{
		Sound: "", NoNumber: "no number", NoCode: "no code", NoSequence: "no sequence", NoYear: "no year", ShortYear: "short year",
		LostBracket: "lost bracket", NoBracket: "no bracket", SeveralNumbers: "several", UnsureCode: "unsure code",
	}
	for _, c := range spellings(t, "document_numbers.tsv", 5) {
		n, ok := ReadDocumentNumber(c[0])
		form, reading := "", "null"
		if ok {
			form, reading = forms[n.Form], n.Code+"·"+strconv.Itoa(n.Year)+"·"+strconv.Itoa(n.Sequence)
			if again, ok := ReadDocumentNumber(n.Text); !ok || again != n {
				t.Errorf("%s: its canonical form %s is read as %+v", c[0], n.Text, again)
			}
		}
		if form != c[1] || reading != c[2] || flaws[n.Flaw] != c[3] {
			t.Errorf("%s: %s %s %q, want %s %s %q (%s)", c[0], form, reading, flaws[n.Flaw], c[1], c[2], c[3], c[4])
		}
	}
}

// TestHanRoundTrip holds that every number up to 99,999 that is written by the rules is read as itself.
func TestHanRoundTrip(t *testing.T) {
	for v := int64(1); v < 100_000; v++ {
		s := written(int(v))
		if got, _, n, ok := Han(s); !ok || got != v || n != len(s) {
			t.Fatalf("%s: %d, %v, want %d", s, got, ok, v)
		}
	}
}

// written writes a number below 100,000 in Han numerals, with 零 where places are passed.
func written(v int) string {
	if v < 10_000 {
		return WriteHan(v)
	}
	s := WriteHan(v/10_000) + "万"
	if rest := v % 10_000; rest > 0 && rest < 1000 {
		s += "零"
	}
	if rest := v % 10_000; rest > 0 {
		if rest >= 10 && rest < 20 {
			s += "一" // 一十 behind another place
		}
		s += WriteHan(rest)
	}
	return s
}

func FuzzRead(f *testing.F) {
	f.Add("二〇二〇年元月一日")
	f.Add("三万五千亿零一")
	f.Fuzz(func(t *testing.T, s string) {
		for _, slot := range []Slot{Running, Field} {
			if d, n, ok := Date(s, slot); n < 0 || n > len(s) || ok && (n == 0 || !d.exists()) {
				t.Errorf("%q: %v over %d bytes", s, d, n)
			}
		}
		if n, _ := ReadNumber(s); n.Length < 0 || n.Length > len(s) {
			t.Errorf("%q: a number over %d bytes", s, n.Length)
		}
		if p := ReadPeriod(s); p.Length < 0 || p.Length > len(s) {
			t.Errorf("%q: a period over %d bytes", s, p.Length)
		}
		if v, _, n, ok := Han(s); n < 0 || n > len(s) || ok && (v < 0 || n == 0) {
			t.Errorf("%q: %d over %d bytes", s, v, n)
		}
	})
}

func TestNumberSpellings(t *testing.T) {
	for _, c := range spellings(t, "numbers.tsv", 3) {
		run, rest, _ := strings.Cut(c[0], "|")
		got := "null"
		n, ok := ReadNumber(run + rest)
		if ok {
			got = n.Value.String()
		}
		if got != c[1] || n.Length != len(run) && n.Length > 0 {
			t.Errorf("%s: %s over %q, want %s (%s)", c[0], got, (run + rest)[:n.Length], c[1], c[2])
		}
	}
}

// TestSigns holds what in front of a number belongs to it.
func TestSigns(t *testing.T) {
	for _, c := range []struct{ text, number, value string }{
		{"同比增长负3.9%", "负3.9", "-3.9"},
		{"增长 -2.5%", "-2.5", "-2.5"},
		{"增速为—4.2%", "4.2", "null"},
		{"利润-300万元", "300万", "null"},
		{"支出.5万元", ".5万", "5000"},
		{"误差正负3%", "3", "null"},
		{"自负3%", "3", "3"},
		{"3-5%", "3", "3"},
		{"5%-8%", "5", "5"},
		{"G-5公里", "5", "5"},
		{"共5件", "5", "5"},
	} {
		i := strings.IndexAny(c.text, "0123456789")
		n, ok := ReadNumber(c.text[i:])
		w, sure := n.Lead(c.text, i)
		got := "null"
		if ok && sure {
			got = n.Value.String()
		}
		if got != c.value || c.text[i-w:i+n.Length] != c.number {
			t.Errorf("%s: %q is %s, want %q, %s", c.text, c.text[i-w:i+n.Length], got, c.number, c.value)
		}
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range spellings(t, "periods.tsv", 3) {
		spelling, rest, _ := strings.Cut(c[0], "|")
		p := ReadPeriod(spelling + rest)
		got := said(p)
		if got != c[1] || p.Length != len(spelling) && p.Length > 0 {
			t.Errorf("%s: %s over %q, want %s (%s)", c[0], got, (spelling + rest)[:p.Length], c[1], c[2])
		}
	}
}

// said writes what a period says.
func said(p Period) string {
	write := func(d Day) string {
		s := ""
		for i, v := range []int{d.Year, d.Month, d.Day} {
			part := "–"
			if v > 0 {
				part = fmt.Sprintf("%02d", v)
			}
			if i > 0 {
				part = "-" + part
			}
			s += part
		}
		for strings.HasSuffix(s, "-–") {
			s = strings.TrimSuffix(s, "-–")
		}
		return s
	}
	switch {
	case p.Length == 0:
		return "null"
	case p.Clock:
		return "clock"
	case p.From == Day{}:
		return "none"
	case p.To != Day{}:
		return write(p.From) + "/" + write(p.To)
	}
	return write(p.From)
}

// TestRead reads texts into tokens; what is not sure is marked with ?.
func TestRead(t *testing.T) {
	names := map[TokenKind]string{NumberToken: "number", PeriodToken: "period", OrdinalToken: "ordinal", TitleToken: "title", QuotationToken: "quotation", WordToken: "word"}
	for _, c := range []struct{ text, want string }{
		{"2019年受理2.25亿元、三十二件", "period 2019年 · number 2.25亿 · number 三十二"},
		{"二〇一九年六月五日第3次会议", "period 二〇一九年六月五日 · ordinal 第 · number 3"},
		{"印发《云州市〈2020年〉方案》等“54证合一”", "title 《云州市〈2020年〉方案》 · quotation “54证合一”"},
		{"《未完2020年", "title? 《 · period 2020年"},
		{"“未完5件", "quotation? “ · number 5"},
		{"7万 5千 4百件", "number? 7万 5千 4百"},
		{"七八个G60", "number? 七八 · word G · number 60"},
		{"8：30至9时", "period 8：30至9时"},
		{"", ""},
	} {
		var got []string
		for tok := range tokens(c.text) {
			name := names[tok.Kind]
			if !tok.Sure {
				name += "?"
			}
			got = append(got, name+" "+c.text[tok.Start:tok.End])
		}
		if s := strings.Join(got, " · "); s != c.want {
			t.Errorf("%s: %s, want %s", c.text, s, c.want)
		}
	}
}

// tokens gives the tokens of a text from left to right. No character belongs to two of them, but what stands inside of a title or
// quotation that is not sure is read by itself.
func tokens(s string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		var t Token
		for i := 0; t.Next(s, i); i = t.End {
			if !yield(t) {
				return
			}
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("二〇一九年《“5万 4千 2^5》第3次")
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for tok := range tokens(s) {
			if tok.Start < end || tok.End <= tok.Start || tok.End > len(s) {
				t.Fatalf("%q: a token from %d to %d behind %d", s, tok.Start, tok.End, end)
			}
			end = tok.End
		}
	})
}

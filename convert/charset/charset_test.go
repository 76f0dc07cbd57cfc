package charset

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
)

const (
	notice      = "云州市人民政府关于印发《云州市2023年法治政府建设工作要点》的通知\n各县（区）人民政府：\n一、总体要求。全年办理复议案件179件，同比增长12.5%。\n"
	traditional = "雲州市人民政府關於法治政府建設情況的報告，各縣人民政府：一、總體要求。"
)

func encode(t testing.TB, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wide(s string, big bool) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b.WriteByte(byte(u >> 8))
			b.WriteByte(byte(u))
		} else {
			b.WriteByte(byte(u))
			b.WriteByte(byte(u >> 8))
		}
	}
	return b.String()
}

// latin reads the bytes of s as Latin-1.
func latin(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

// latin1252 reads the bytes of s as windows-1252.
func latin1252(s string) string { return decodeLatin([]byte(s)).String }

func TestDecode(t *testing.T) {
	gb := encode(t, simplifiedchinese.GB18030, notice)
	for _, c := range []struct {
		name, data, declared string
		want, encoding       string
		notes                []string
	}{
		{"ascii", "Notice 1\n", "gbk", "Notice 1\n", UTF8, nil},
		{"utf-8", notice, "", notice, UTF8, nil},
		{"utf-8 declared gbk", notice, "gb2312", notice, UTF8, nil},
		{"utf-8 mark", "\ufeff" + notice, "", "\ufeff" + notice, UTF8, nil},
		{"one letter", "a", "", "a", UTF8, nil},
		{"gb18030", gb, "", notice, GB18030, nil},
		{"gb18030 declared utf-8", gb, "utf-8", notice, GB18030, nil},
		{"gb18030 declared latin", gb, "iso-8859-1", notice, GB18030, nil},
		{"four-byte codes", encode(t, simplifiedchinese.GB18030, "𠀀㐀龦云州"), "", "𠀀㐀龦云州", GB18030, nil},
		{"two characters", encode(t, simplifiedchinese.GBK, "通知"), "", "通知", GB18030, nil},
		{"utf-16le mark", "\xff\xfe" + wide(notice, false), "", "\ufeff" + notice, UTF16LE, nil},
		{"utf-16be mark", "\xfe\xff" + wide(notice, true), "", "\ufeff" + notice, UTF16BE, nil},
		{"utf-16le", wide(notice, false), "", notice, UTF16LE, nil},
		{"utf-16be", wide(notice, true), "", notice, UTF16BE, nil},
		{"utf-16le ascii", wide("<html>", false), "", "<html>", UTF16LE, nil},
		{"utf-16le ideographs only", wide("法治政府建设", false), "", "法治政府建设", UTF16LE, nil},
		{"utf-16 astral", "\xff\xfe" + wide("云𠀀州", false), "", "\ufeff云𠀀州", UTF16LE, nil},
		{"big5", encode(t, traditionalchinese.Big5, traditional), "", traditional, Big5, []string{"charset.big5"}},
		{"big5 short", encode(t, traditionalchinese.Big5, "法治政府建設"), "", "法治政府建設", Big5, []string{"charset.big5"}},
		{"traditional in gbk", encode(t, simplifiedchinese.GBK, "雲州市人民政府關於法治政府建設情況的報告，各縣人民政府"), "", "雲州市人民政府關於法治政府建設情況的報告，各縣人民政府", GB18030, nil},
		{"latin by declaration", "caf\xe9 na\xefve", "windows-1252", "café naïve", Windows1252, []string{"charset.declared-only"}},
		{"latin in utf-8", "café naïve über Größe", "", "café naïve über Größe", UTF8, nil},
		{"mojibake of utf-8", latin(notice), "", notice, UTF8, []string{"charset.mojibake-reversed"}},
		{"mojibake of utf-8, 1252", latin1252(notice), "", notice, UTF8, []string{"charset.mojibake-reversed"}},
		{"mojibake of gbk", latin(gb), "", notice, UTF8, []string{"charset.mojibake-reversed"}},
		{"mojibake beside Chinese", latin(notice) + "云州", "", latin(notice) + "云州", UTF8, nil},
		{"utf-8 read as gbk", "鏀垮簻宸ヤ綔锛岃鍋氬ソ鐨勫伐浣溿€傞攤浜嗭紝銆備簯宸炲競锛屼汉姘�", "",
			"鏀垮簻宸ヤ綔锛岃鍋氬ソ鐨勫伐浣溿€傞攤浜嗭紝銆備簯宸炲競锛屼汉姘�", UTF8, []string{"charset.mojibake"}},
		{"torn once in a long text", strings.Repeat(notice, 20) + "\xff" + notice, "", strings.Repeat(notice, 20) + "\ufffd" + notice, UTF8, []string{"charset.undecodable"}},
		{"gb torn at the end", strings.Repeat(gb, 20) + "\xd4", "", strings.Repeat(notice, 20) + "\ufffd", GB18030, []string{"charset.undecodable"}},
		{"utf-16 torn at the end", "\xff\xfe" + wide(notice, false) + "\x4e", "", "\ufeff" + notice + "\ufffd", UTF16LE, []string{"charset.undecodable"}},
		{"NUL", "法治\x00政府", "", "法治\x00政府", UTF8, nil},
	} {
		got, err := Decode([]byte(c.data), c.declared)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got.String != c.want || got.Encoding != c.encoding {
			t.Errorf("%s: %s %.90q, want %s %.90q", c.name, got.Encoding, got.String, c.encoding, c.want)
		}
		var codes []string
		for _, n := range got.Notes {
			codes = append(codes, n.Code)
		}
		if !slices.Equal(codes, c.notes) {
			t.Errorf("%s: notes %v, want %v", c.name, codes, c.notes)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	gbk := encode(t, simplifiedchinese.GBK, "第二行建设情况\n")
	var all []byte
	for i := range 256 {
		all = append(all, byte(i))
	}
	for _, c := range []struct {
		name, data string
		code       source.Code
		detail     string
	}{
		{"empty", "", source.Empty, ""},
		{"mark only", "\xef\xbb\xbf", source.Empty, ""},
		{"utf-16 mark only", "\xff\xfe", source.Empty, ""},
		{"all bytes", strings.Repeat(string(all), 64), source.Unsupported, "binary"},
		{"zeros", strings.Repeat("\x00", 100), source.Unsupported, "binary"},
		{"utf-32", "\xff\xfe\x00\x00\x91\x4e\x00\x00", source.Unsupported, "utf_32"},
		{"invalid utf-8", "法治\xff\xfe\x80政府", source.Corrupt, "bad_encoding"},
		{"two encodings", "第一行法治政府\n" + gbk, source.Corrupt, "bad_encoding"},
		{"surrogates in utf-8", "\xed\xa0\xbd\xed\xb8\x80", source.Corrupt, "bad_encoding"},
		{"overlong slash", "\xc0\xaf\xe0\x80\xaf", source.Corrupt, "bad_encoding"},
		{"torn short text", "法治"[:5], source.Corrupt, "bad_encoding"},
		{"latin undeclared", "caf\xe9 na\xefve", source.Corrupt, "bad_encoding"},
		{"utf-16 of lone surrogates", "\xff\xfe" + strings.Repeat("\x00\xd8", 20), source.Corrupt, "bad_encoding"},
	} {
		got, err := Decode([]byte(c.data), "")
		e, ok := err.(*source.Error)
		if !ok || e.Code != c.code || e.Detail != c.detail {
			t.Errorf("%s: %.30q, error %v; want %s %s", c.name, got.String, err, c.code, c.detail)
		}
	}
}

func TestDeclares(t *testing.T) {
	for _, c := range []struct {
		text     Text
		label    string
		declares bool
	}{
		{Text{String: "云", Encoding: GB18030}, " GB2312 ", true},
		{Text{String: "云", Encoding: GB18030}, "cp936", true},
		{Text{String: "云", Encoding: UTF8}, "gbk", false},
		{Text{String: "云", Encoding: UTF8}, "utf8", true},
		{Text{String: "a", Encoding: UTF8}, "utf-7", true},
		{Text{String: "云", Encoding: UTF8}, "utf-7", false},
	} {
		if got := c.text.Declares(c.label); got != c.declares {
			t.Errorf("%s text, label %q: %v, want %v", c.text.Encoding, c.label, got, c.declares)
		}
	}
}

func TestInspect(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
		offset     int
	}{
		{"notice", notice + traditional + "\ufefe"[:0] + "\t\r\n\v\f\u3000\u00a0①²㎡𠀀“”…—·", nil, 0},
		{"mark", "\ufeff云州", nil, 0},
		{"variation selectors", "葛\U000e0100辻\ufe00", nil, 0},
		{"Cyrillic name", "弗拉基米尔（Владимир）同志", nil, 0},
		{"NUL and escape", "法治\x00\x1b[31m", []string{"text.control-characters"}, 6},
		{"C1", "法\u0090", []string{"text.control-characters"}, 3},
		{"bidi", "付款\u202e金额\u202c", []string{"text.bidi-controls"}, 6},
		{"zero width", "法\u200b治\ufeff", []string{"text.invisible-characters"}, 3},
		{"fillers", "政\u3164\u00ad\u180e", []string{"text.invisible-characters"}, 3},
		{"tags", "法\U000e0069", []string{"text.invisible-characters"}, 3},
		{"private", "\ue816\U000f0000", []string{"text.private-use"}, 0},
		{"noncharacters", "a\ufdd0\uffff", []string{"text.noncharacters"}, 1},
		{"lost", "法\ufffd", []string{"text.replacement-characters"}, 3},
		{"lookalikes", "〔2О20〕6号", []string{"text.lookalike-letters"}, 4},
	} {
		notes := Inspect(c.text, nil)
		var codes []string
		for _, n := range notes {
			codes = append(codes, n.Code)
		}
		if !slices.Equal(codes, c.want) {
			t.Errorf("%s: %v, want %v", c.name, codes, c.want)
		} else if len(notes) > 0 && notes[0].Offset != c.offset {
			t.Errorf("%s: offset %d, want %d", c.name, notes[0].Offset, c.offset)
		}
	}
}

func TestIsBlank(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, " \t\u3000\u00a0\n": true, "\ufeff\u200b": true, "\x00": true, " 云": false, "1": false, "\ue816": false,
	} {
		if IsBlank(text) != want {
			t.Errorf("IsBlank(%q) = %v", text, !want)
		}
	}
}

// FuzzDecode: any bytes give valid UTF-8 or a coded error; valid UTF-8 without zeros stays as it is, but for mojibake;
// a U+FFFD that was not in the file is told.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(notice))
	f.Add([]byte(encode(f, simplifiedchinese.GB18030, notice)))
	f.Add([]byte(encode(f, traditionalchinese.Big5, traditional)))
	f.Add([]byte("\xff\xfe" + wide(notice, false)))
	f.Add([]byte(wide(notice, true)))
	f.Add([]byte(latin(notice)))
	f.Add([]byte("\xed\xa0\xbd\xed\xb8\x80"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := Decode(data, "")
		if err != nil {
			if source.CodeOf(err) == "" || text.String != "" {
				t.Fatalf("error %v without code, or with text", err)
			}
			return
		}
		if !utf8.ValidString(text.String) {
			t.Fatalf("%s: not valid UTF-8", text.Encoding)
		}
		if text.Encoding == UTF8 && len(text.Notes) == 0 && text.String != string(data) {
			t.Fatalf("UTF-8 changed without a note")
		}
		if strings.Contains(text.String, "\ufffd") && !strings.Contains(string(data), "\ufffd") && text.Encoding != UTF16LE && text.Encoding != UTF16BE &&
			!slices.ContainsFunc(text.Notes, func(d source.Diagnostic) bool { return d.Code == "charset.undecodable" }) &&
			!strings.Contains(string(data), "\x84\x31\xa4\x37") {
			t.Fatalf("U+FFFD in silence")
		}
		Inspect(text.String, text.Undecoded)
	})
}

func BenchmarkDecode(b *testing.B) {
	long := strings.Repeat(notice, 500)
	for _, c := range []struct{ name, data string }{
		{"UTF-8", long}, {"GB18030", encode(b, simplifiedchinese.GB18030, long)}, {"UTF-16", wide(long, false)},
	} {
		data := []byte(c.data)
		b.Run(c.name, func(b *testing.B) {
			m := benchtest.Start(b)
			for b.Loop() {
				if _, err := Decode(data, ""); err != nil {
					b.Fatal(err)
				}
			}
			m.Bytes(len(data))
		})
	}
}

func BenchmarkInspect(b *testing.B) {
	long := strings.Repeat(notice, 500)
	m := benchtest.Start(b)
	for b.Loop() {
		Inspect(long, nil)
	}
	m.Bytes(len(long))
}

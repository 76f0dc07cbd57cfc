package xmlscan

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
)

const (
	first  Space = 1
	second Space = 2
)

var testSpaces = map[string]Space{"urn:1": first, "urn:2": second}

func scan(data string) *Scanner {
	return New([]byte(data), Config{Part: "test.xml", Spaces: testSpaces, Depth: 16})
}

// events writes the tokens of a part: space:name, text, /space:name.
func events(s *Scanner) string {
	var list []string
	for {
		switch s.Next() {
		case Start:
			list = append(list, fmt.Sprintf("%d:%s", s.Space, s.Local))
		case End:
			list = append(list, fmt.Sprintf("/%d:%s", s.Space, s.Local))
		case Text:
			list = append(list, string(s.Bytes()))
		case EOF:
			return strings.Join(list, " ")
		}
	}
}

// narrow returns a scanner over the same part whose window is as small as it can be, and which is read byte by byte.
func narrow(data []byte, config Config) *Scanner {
	return NewReader(iotest.OneByteReader(bytes.NewReader(data)), 1, config)
}

// trace writes down all that a scan gives: tokens with attributes, then how it ended. Text is put together, for
// nobody may depend on where it is cut.
func trace(s *Scanner) string {
	var b strings.Builder
	for {
		switch s.Next() {
		case Start:
			fmt.Fprintf(&b, "<%d:%s", s.Space, s.Local)
			for i := range s.attrs {
				value, _ := s.Attr(Unknown, string(s.data[s.attrs[i].local:s.attrs[i].end]))
				fmt.Fprintf(&b, " %s", value)
			}
			b.WriteString(">")
		case End:
			fmt.Fprintf(&b, "</%d:%s %d>", s.Space, s.Local, s.Depth())
		case Text:
			b.Write(s.Bytes())
		case EOF:
			fmt.Fprintf(&b, " %v %v", s.Err(), s.CutOff())
			return b.String()
		}
	}
}

// TestWindow: what a scan gives does not depend on the window it is seen through.
func TestWindow(t *testing.T) {
	long := strings.Repeat("统计", 50)
	whole := `<?xml version="1.0" encoding="UTF-8"?><x:a xmlns:x="urn:1" xmlns:longer="urn:2"><!-- ` + long + ` --><x:b longer:c="` + long +
		`" v='&amp;'/>` + long + `&#x4E00;<x:c xmlns:x="urn:2"><x:d>𠀀</x:d><![CDATA[<` + long + `>]]></x:c><?x y?></x:a>` + "\n"
	for cut := range len(whole) + 1 {
		data := []byte(whole[:cut])
		want := trace(New(data, Config{Spaces: testSpaces}))
		if got := trace(narrow(data, Config{Spaces: testSpaces})); got != want {
			t.Fatalf("cut at %d:\n got %s\nwant %s", cut, got, want)
		}
	}
}

// TestCutOff: a part that breaks off gives all whole tokens in front of the break, and no piece of text that is not whole.
func TestCutOff(t *testing.T) {
	for _, c := range []struct {
		data, want string
		cut        bool
	}{
		{`<a><b>1</b><b>2`, "0:a 0:b 1 /0:b 0:b", true}, {`<a><b>1</b><b c="`, "0:a 0:b 1 /0:b", true}, {`<a><b>1</`, "0:a 0:b 1", true},
		{`<a><b>1</b><!-`, "0:a 0:b 1 /0:b", true}, {`<a>1</a>`, "0:a 1 /0:a", false}, {`<a>1</b>`, "0:a 1", false}, {"<a>1\xff</a>", "0:a", false},
		{`<a`, "", false},
	} {
		s := scan(c.data)
		if got := events(s); got != c.want || s.CutOff() != c.cut {
			t.Errorf("%q: %s, %v", c.data, got, s.CutOff())
		}
	}
}

// TestReaderFails: what was read before a reader failed is given, and the failure is the error.
func TestReaderFails(t *testing.T) {
	failure := errors.New("bad block")
	s := NewReader(io.MultiReader(strings.NewReader("<a>1<b/>23"), iotest.ErrReader(failure)), 0, Config{})
	if got := events(s); got != "0:a 1 0:b /0:b" || s.Err() != failure {
		t.Errorf("%s, %v", got, s.Err())
	}
}

// TestLongToken: a token that is longer than any is refused before it costs its length.
func TestLongToken(t *testing.T) {
	endless := io.MultiReader(strings.NewReader("<a>"), io.LimitReader(same('x'), 1<<30))
	s := NewReader(endless, 0, Config{})
	events(s)
	if source.CodeOf(s.Err()) != source.LimitSize || cap(s.data) > 4*maxToken {
		t.Errorf("%v, window of %d bytes", s.Err(), cap(s.data))
	}
}

// same is a reader of one byte again and again.
type same byte

func (c same) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(c)
	}
	return len(b), nil
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{`<a/>`, "0:a /0:a"},
		{"\ufeff<?xml version='1.0' encoding='utf-8'?>\n<a>甲</a>\n<!-- x -->", "0:a 甲 /0:a"},
		{`<a xmlns="urn:1"><b/><c xmlns=""/></a>`, "1:a 1:b /1:b 0:c /0:c /1:a"},
		{`<x:a xmlns:x="urn:1"><x:b xmlns:x="urn:2"/><x:c/></x:a>`, "1:a 2:b /2:b 1:c /1:c /1:a"},
		{`<x:a xmlns:x="urn:none" ><x:b ></x:b ></x:a >`, "0:a 0:b /0:b /0:a"},
		{`<a>&lt;&amp;&#x4E00;&#20108;<![CDATA[<b>&]]></a>`, "0:a <&一二 <b>& /0:a"},
		{`<a b=">" c='/>'/>`, "0:a /0:a"},
	} {
		s := scan(c.data)
		if got := events(s); got != c.want || s.Err() != nil {
			t.Errorf("%s\n got %s, %v\nwant %s", c.data, got, s.Err(), c.want)
		}
	}
}

func TestAttributes(t *testing.T) {
	s := scan(`<x:a xmlns:x="urn:1" xmlns:y="urn:2" x:v="一&amp;二" y:v="乙" v='丙' xml:space="preserve"/>`)
	s.Next()
	for _, c := range []struct {
		space Space
		name  string
		want  string
		ok    bool
	}{{first, "v", "一&二", true}, {second, "v", "乙", true}, {Unknown, "v", "丙", true}, {first, "w", "", false}} {
		if got, ok := s.Attr(c.space, c.name); string(got) != c.want || ok != c.ok {
			t.Errorf("%d:%s = %q, %v", c.space, c.name, got, ok)
		}
	}
	if !s.Preserve() {
		t.Error("xml:space is not seen")
	}
}

// TestMalformed: what is not well-formed is refused with a place, never repaired.
func TestMalformed(t *testing.T) {
	for _, data := range []string{
		"", "  ", "甲", "<a>", "<a></b>", "<a><b></a></b>", "</a>", "<a/><b/>", "<a/>甲", "<a/><![CDATA[x]]>", "<a", "<a b>", "<a b=>", "<a b=c/>",
		`<a b="1" b="2"/>`, `<a b="1"c="2"/>`, `<a b="<"/>`, `<a b="1`, `<a b="&"/>`, `<a b="&x;"/>`, "<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>",
		"<a>&#xFFFE;</a>", "<a>&#x110000;</a>", "<a>&#;</a>", "<a>&#x;</a>", "<a>& </a>", "<a>]]></a>", "<a>\x00</a>", "<a>\x1b</a>", "<a>\xff</a>", "<a>\xed\xa0\x80</a>",
		"<a>\uffff</a>", "<x:a/>", `<a x:b="1"/>`, "<:a/>", "<a:/>", "<a:b:c/>", "<1/>", "<a><!-- ", "<a><![CDATA[ ", "<a><?x", "<a><?xml version='1.0'?></a>",
		"<?xml encoding='GBK'?><a/>", "<?xml encoding='UTF-7'?><a/>", "<?xml ", "\xff\xfea", "\xff\xfe<\x00\x00\xd8", "<a/ >", "< a/>", "<a></ a>", "<a></a b>",
	} {
		s := scan(data)
		events(s)
		var coded *source.Error
		if !errors.As(s.Err(), &coded) || coded.Code != source.Corrupt || coded.Detail != "malformed_xml" || coded.Place == "" {
			t.Errorf("%q: %v", data, s.Err())
		}
	}
}

// TestDocumentType: entities are not expanded, because a part with a document type is refused.
func TestDocumentType(t *testing.T) {
	for _, data := range []string{`<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`, `<a><!ENTITY x "y"></a>`} {
		s := scan(data)
		events(s)
		var coded *source.Error
		if !errors.As(s.Err(), &coded) || coded.Detail != "dtd_forbidden" {
			t.Errorf("%q: %v", data, s.Err())
		}
	}
}

// TestDepth: a part that is deep is told from one that does not end.
func TestDepth(t *testing.T) {
	nest := func(n int, end bool) string {
		s := strings.Repeat(`<a b=">">`, n)
		if end {
			s += "<c/>" + strings.Repeat("</a>", n)
		}
		return s
	}
	for _, c := range []struct {
		data string
		want source.Code
	}{{nest(15, true), ""}, {nest(16, true), source.LimitDepth}, {nest(100_000, true), source.LimitDepth}, {nest(100_000, false), source.Corrupt},
		{nest(16, false) + strings.Repeat(`<a "`, 100_000), source.Corrupt}} {
		s := scan(c.data)
		events(s)
		if got := source.CodeOf(s.Err()); got != c.want {
			t.Errorf("%.40s: %v, want %q", c.data, s.Err(), c.want)
		}
	}
}

func TestUTF16(t *testing.T) {
	const text = `<?xml version="1.0" encoding="UTF-16"?><a>统计𠀀</a>`
	little, big := []byte("\xff\xfe"), []byte("\xfe\xff")
	for _, u := range utf16.Encode([]rune(text)) {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	for _, data := range [][]byte{little, big, little[2:], big[2:]} {
		s := New(data, Config{})
		if got := events(s); got != "0:a 统计𠀀 /0:a" || s.Err() != nil {
			t.Errorf("%q, %v", got, s.Err())
		}
	}
}

// TestChild: a child that is not read is skipped, and the scanner ends at the end of its parent.
func TestChild(t *testing.T) {
	s := scan(`<a>x<b><c>1</c><c/></b>y<b>2<d>no</d>3</b></a>`)
	var got []string
	for s.Child(0) {
		for s.Child(1) {
			got = append(got, string(s.Local))
			if len(got) == 2 {
				got = append(got, string(s.Content()))
			}
		}
		got = append(got, fmt.Sprint(s.Depth()))
	}
	if want := "b b 23 0"; strings.Join(got, " ") != want || s.Err() != nil {
		t.Errorf("%v, %v; want %s", got, s.Err(), want)
	}
}

// TestCheck: the scan ends when the caller's check says so.
func TestCheck(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s := New([]byte("<a>"+strings.Repeat("<b/>", 100_000)+"</a>"), Config{Check: ctx.Err})
	s.Skip()
	events(s)
	if !errors.Is(s.Err(), context.Canceled) {
		t.Errorf("%v", s.Err())
	}
}

// FuzzScanner: what the scanner accepts, encoding/xml accepts too, and both see the same text.
func FuzzScanner(f *testing.F) {
	for _, seed := range []string{
		`<a/>`, `<x:a xmlns:x="urn:1" x:b="&lt;"><x:c/>甲&#20108;<![CDATA[&]]></x:a>`, `<?xml version="1.0" encoding="UTF-8"?><a><!-- x --><?y z?></a>`,
		"<a>\r\n</a>", `<a b="&#9;"/>`, "\xff\xfe<\x00a\x00/\x00>\x00", `<a xmlns=""/>`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if want, got := trace(New(data, Config{Spaces: testSpaces})), trace(narrow(data, Config{Spaces: testSpaces})); got != want {
			t.Fatalf("through a narrow window:\n got %s\nwant %s", got, want)
		}
		s := New(data, Config{Spaces: testSpaces})
		var ours bytes.Buffer
		tokens := 0
		for token := s.Next(); token != EOF; token = s.Next() {
			if token == Text {
				ours.Write(s.Bytes())
			}
			if tokens++; tokens > 2*len(data)+2 {
				t.Fatal("the scan does not end")
			}
		}
		if s.Err() != nil || bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || bytes.IndexByte(data, 0) >= 0 {
			return
		}
		theirs, err := peerText(data)
		if err != nil {
			if knownStricter(err) {
				return
			}
			t.Fatalf("accepted, but encoding/xml says %v", err)
		}
		// encoding/xml turns line ends into line feeds; here the caller does what it wants with them.
		plain := bytes.ReplaceAll(bytes.ReplaceAll(ours.Bytes(), []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
		theirs = bytes.ReplaceAll(theirs, []byte("\r"), []byte("\n"))
		if !bytes.Equal(plain, theirs) && !bytes.Contains(data, []byte("#")) {
			t.Fatalf("text %q, encoding/xml has %q", plain, theirs)
		}
	})
}

// knownStricter are complaints of encoding/xml about names with characters that are none, and about processing
// instructions and comments with dashes: text is not affected by them.
func knownStricter(err error) bool {
	message := err.Error()
	for _, known := range []string{"invalid XML name", "expected element name", "expected attribute name", "invalid sequence \"--\"", "expected target name",
		"unsupported version", "encoding", "unexpected EOF", "processing instruction", "invalid characters between"} {
		if strings.Contains(message, known) {
			return true
		}
	}
	return false
}

func peerText(data []byte) ([]byte, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var text bytes.Buffer
	depth := 0
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			return text.Bytes(), nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth > 0 {
				text.Write(token)
			}
		}
	}
}

func BenchmarkScanner(b *testing.B) {
	run := `<w:p w:rsidR="00A77427"><w:pPr><w:ind w:firstLine="420"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">第一条　为了规范行政行为。</w:t></w:r></w:p>`
	data := []byte(`<w:document xmlns:w="urn:1" xmlns:a="urn:2"><w:body>` + strings.Repeat(run, 5000) + `</w:body></w:document>`)
	m := benchtest.Start(b)
	for b.Loop() {
		s := New(data, Config{Spaces: testSpaces})
		for s.Next() != EOF {
		}
		if s.Err() != nil {
			b.Fatal(s.Err())
		}
	}
	m.Bytes(len(data))
}

package mhtml

import (
	"context"
	"encoding/base64"
	"strings"
	"testing"

	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

const page = "<html><head><meta charset=\"utf-8\"><title>x</title></head><body><p align=center>云州市水务局关于防汛工作的通知</p><p>各县（区）水务局：</p><p>全年立案120件，办结118件。</p></body></html>"

// related is an archive with one page, encoded, and a picture behind it.
func related(encoding, content string) string {
	return "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b1\"; type=\"text/html\"\r\n\r\nThis is an archived page.\r\n--b1\r\n" +
		"Content-Location: https://www.yunzhou.example/a.htm\r\nContent-Transfer-Encoding: " + encoding + "\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n" +
		content + "\r\n--b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b1--\r\n"
}

func quoted(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c < 0x80 && c != '=' {
			b.WriteByte(c)
		} else {
			b.WriteString("=" + strings.ToUpper(string("0123456789abcdef"[c>>4])+string("0123456789abcdef"[c&15])))
		}
		if i%20 == 19 {
			b.WriteString("=\r\n")
		}
	}
	return b.String()
}

func fixtures() map[string][]byte {
	return map[string][]byte{
		"base64":           []byte(related("base64", base64.StdEncoding.EncodeToString([]byte(page)))),
		"quoted printable": []byte(related("quoted-printable", quoted(page))),
		"8 bit":            []byte(related("8bit", page)),
		"one page":         []byte("From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + page),
	}
}

func TestConformance(t *testing.T) { readertest.Run(t, Read, fixtures()) }

func TestPages(t *testing.T) {
	const want = "云州市水务局关于防汛工作的通知\n各县（区）水务局：\n全年立案120件，办结118件。\n"
	for name, data := range fixtures() {
		if !Sniff(data) {
			t.Errorf("%s: not recognized", name)
		}
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !strings.Contains(doc.Text, want) {
			t.Errorf("%s: text %q", name, doc.Text)
		}
		if at := doc.Meta.Field("url"); name != "one page" && at != "https://www.yunzhou.example/a.htm" {
			t.Errorf("%s: address %q", name, at)
		}
	}
	for _, other := range []string{"From: a@b.example\nMessage-ID: <1>\nContent-Type: text/plain\n\n通知\n", page, ""} {
		if Sniff([]byte(other)) {
			t.Errorf("%.30q is taken for an archived page", other)
		}
	}
}

// TestDamage: an archive that breaks off inside of its page says so.
func TestDamage(t *testing.T) {
	whole := related("8bit", page)
	doc, err := Read(context.Background(), source.Input{Data: []byte(whole[:strings.Index(whole, "，办结")])}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	said := false
	for _, n := range doc.Notes {
		said = said || n.Code == "mhtml.damaged"
	}
	if !said || !strings.Contains(doc.Text, "防汛工作") {
		t.Errorf("%q, notes %v", doc.Text, doc.Notes)
	}
	nested := strings.Repeat("Content-Type: multipart/related; boundary=a\n\n--a\n", 40)
	if _, err := Read(context.Background(), source.Input{Data: []byte("MIME-Version: 1.0\n" + nested)}, source.Limits{}); source.CodeOf(err) == "" {
		t.Errorf("parts without end: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	for _, data := range fixtures() {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err := readertest.CheckOutcome(doc, err); err != nil {
			t.Fatal(err)
		}
	})
}

package opc

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/flate"

	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// sized packs entries as office programs do: the sizes stand in the local headers.
func sized(t testing.TB, method uint16, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, e := range entries {
		var packed bytes.Buffer
		packed.WriteString(e.data)
		if method == zip.Deflate {
			packed.Reset()
			w, _ := flate.NewWriter(&packed, 9)
			io.WriteString(w, e.data)
			w.Close()
		}
		file, err := archive.CreateRaw(&zip.FileHeader{
			Name: e.name, Method: method, CRC32: crc32.ChecksumIEEE([]byte(e.data)),
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(e.data)),
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := file.Write(packed.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// entriesOf are parts with text that no compression makes disappear, the last of them an archive.
func entriesOf(t testing.TB) []entry {
	var text strings.Builder
	for i := range 300 {
		text.WriteString("<t>")
		text.WriteString(strings.Repeat("统计", 1+i*i%7))
		text.WriteByte(byte('a' + i*i%26))
		text.WriteString("</t>")
	}
	inner := sized(t, zip.Store, entry{"xl/workbook.xml", "<a>内</a>"})
	return []entry{{"a.xml", "<a>甲</a>"}, {"b.xml", "<b>" + text.String() + "</b>"}, {"c.xlsx", string(inner)}, {"d.xml", "<d>丁</d>"}}
}

func archives(t testing.TB) map[string][]byte {
	entries := entriesOf(t)
	return map[string][]byte{"stored": sized(t, zip.Store, entries...), "deflated": sized(t, zip.Deflate, entries...), "descriptors": pack(t, entries...)}
}

// open opens an archive, damaged or not.
func open(data []byte, limits source.Limits) (*Package, error) {
	p, err := Open(data, limits)
	if err != nil {
		return Salvage(data, limits, err)
	}
	return p, nil
}

// texts reads all text of a part, and how the reading ended.
func texts(t testing.TB, p *Package, part string) (string, error) {
	x, err := p.Scan(context.Background(), part, nil)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	for token := x.Next(); token != xmlscan.EOF; token = x.Next() {
		if token == xmlscan.Text {
			text.Write(x.Bytes())
		}
	}
	return text.String(), x.Close()
}

// TestCut: of an archive that is cut off anywhere, what is there is read, and what is not whole is said to be so.
func TestCut(t *testing.T) {
	for name, data := range archives(t) {
		whole, err := Open(data, source.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		some := 0
		for cut := range data {
			p, err := open(data[:cut], source.Limits{})
			if err != nil {
				continue
			}
			if p.Broken == nil || p.Has("xl/workbook.xml") {
				t.Fatalf("%s cut at %d: taken for whole, with %q", name, cut, p.Names())
			}
			for _, part := range []string{"a.xml", "b.xml", "d.xml"} {
				want, _ := texts(t, whole, part)
				got, err := texts(t, p, part)
				if !strings.HasPrefix(want, got) || err == nil && got != want {
					t.Fatalf("%s cut at %d: %s gives %q, %v", name, cut, part, got, err)
				}
				if got != "" && got != want {
					some++
				}
			}
		}
		if some < 100 {
			t.Errorf("%s: %d cuts give a part of a text", name, some)
		}
	}
}

// TestFlipped: a wrong bit anywhere is never unseen in the text.
func TestFlipped(t *testing.T) {
	for name, data := range archives(t) {
		whole, err := Open(data, source.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		want, _ := texts(t, whole, "b.xml")
		read := 0
		for i := range data {
			flipped := bytes.Clone(data)
			flipped[i] ^= 1 << (i % 8)
			p, err := open(flipped, source.Limits{})
			if err != nil {
				continue
			}
			got, err := texts(t, p, "b.xml")
			if err == nil && got != want {
				t.Fatalf("%s: the flipped byte %d makes %q unseen", name, i, got)
			}
			if got != "" {
				read++
			}
		}
		if read < len(data)*6/10 {
			t.Errorf("%s: %d of %d flipped bytes leave text", name, read, len(data))
		}
	}
}

// TestDamage: the damage of a part is told with the bytes that could be read of it.
func TestDamage(t *testing.T) {
	good := sized(t, zip.Store, entry{"a.xml", "<a>1<b/>2</a>"})
	for name, c := range map[string]struct {
		data   []byte
		read   int64
		broken bool
	}{
		"cut off":    {good[:bytes.Index(good, []byte("2</a>"))], 8, true},
		"checksum":   {patch(good, centralSignature, 16, 1, 2, 3, 4), 13, false},
		"bad markup": {bytes.Replace(good, []byte("<b/>"), []byte("<b>>"), 1), 9, true},
	} {
		p, err := open(c.data, source.Limits{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		_, err = texts(t, p, "a.xml")
		var damage *Damage
		if !errors.As(err, &damage) || damage.Read != c.read || damage.Expected != 13 || damage.Broken != c.broken || source.CodeOf(err) != source.Corrupt {
			t.Errorf("%s: %+v", name, err)
		}
	}
}

// TestMalformed: a part that was packed as it is and is no XML is not damage, but one that breaks off is.
func TestMalformed(t *testing.T) {
	for data, want := range map[string]bool{"<a>1</b>": false, "<a>\x00</a>": false, "<a><b>1</b><b>2": true} {
		p, err := open(pack(t, entry{"a.xml", data}), source.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = texts(t, p, "a.xml")
		var damage *Damage
		if errors.As(err, &damage) != want || source.CodeOf(err) != source.Corrupt {
			t.Errorf("%q: %v", data, err)
		}
	}
}

// TestSalvageRefuses: what is refused for another reason than damage stays refused, and so are bombs whose directory
// is gone.
func TestSalvageRefuses(t *testing.T) {
	twice := pack(t, entry{"a.xml", "1"}, entry{"a.xml", "2"})
	bomb := pack(t, entry{"a.xml", strings.Repeat("A", 4<<20)})
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"duplicate":     {twice, "duplicate_entry"},
		"duplicate cut": {twice[:len(twice)-30], "duplicate_entry"},
		"bomb":          {bomb[:len(bomb)-30], "limit_zip_ratio"},
		"encrypted":     {patch(pack(t, entry{"a.xml", "1"}), localSignature, 6, 9)[:60], "encrypted"},
		"no header":     {[]byte("PK\x03\x04 and so on"), "malformed_container"},
	} {
		if _, err := open(c.data, source.Limits{}); detail(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// TestNestedScans: a part can be read while another is.
func TestNestedScans(t *testing.T) {
	p, err := Open(archives(t)["deflated"], source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	outer, err := p.Scan(context.Background(), "b.xml", nil)
	if err != nil {
		t.Fatal(err)
	}
	outer.Next()
	if got, err := texts(t, p, "a.xml"); got != "甲" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	for outer.Next() != xmlscan.EOF {
	}
	if err := outer.Close(); err != nil {
		t.Error(err)
	}
}

// FuzzSalvage: no archive without directory makes a panic, and what is said to be whole has the checksum of its header.
func FuzzSalvage(f *testing.F) {
	for _, data := range archives(f) {
		f.Add(data[:len(data)*2/3])
		f.Add(data[:bytes.Index(data, []byte(centralSignature))])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := source.Limits{Expanded: 1 << 20, Entries: 100}
		p, err := Salvage(data, limits, malformed("end of file", "cut off"))
		if err != nil {
			if source.CodeOf(err) == "" {
				t.Fatalf("error without code: %v", err)
			}
			return
		}
		for _, name := range p.Names() {
			text, err := texts(t, p, name)
			if err != nil && source.CodeOf(err) == "" {
				t.Fatalf("%q: error without code: %v", name, err)
			}
			if len(text) > 1<<20 {
				t.Fatalf("%q: %d bytes", name, len(text))
			}
			b, partErr := p.Part(context.Background(), name)
			if err == nil && partErr == nil && !bytes.Contains(data, binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(b))) {
				t.Fatalf("%q is said to be whole and has a checksum that stands nowhere", name)
			}
		}
	})
}

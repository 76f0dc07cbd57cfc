package opc

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"hash/crc32"
	"strings"

	"guiwen/normalize/source"
)

// flatNamespace is that of a package that is written as one XML file (Flat OPC), as Word saves "XML documents" and as systems of offices export them from
// templates, often under the name .doc: an element "part" for each part, with the part as XML or in base64.
const flatNamespace = "http://schemas.microsoft.com/office/2006/xmlPackage"

// flat is a package as one XML file.
type flat struct {
	data   []byte
	prefix string   // of the namespace, with its colon; "" where it is the default one
	outer  []string // declarations of namespaces on the root, which its parts may use: ` xmlns:w="…"`
}

// isFlat reports whether data may be a package as one XML file, and returns what its root says.
func isFlat(data []byte) (flat, bool) {
	head := data[:min(len(data), 4<<10)]
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	if !bytes.HasPrefix(text, []byte("<")) || !bytes.Contains(head, []byte(flatNamespace)) {
		return flat{}, false
	}
	d := xml.NewDecoder(bytes.NewReader(head))
	for {
		token, err := d.RawToken()
		if err != nil {
			return flat{}, false
		}
		root, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		f := flat{data: data}
		if root.Name.Space != "" {
			f.prefix = root.Name.Space + ":"
		}
		found := root.Name.Local == "package"
		own := false
		for _, a := range root.Attr {
			switch {
			case a.Value == flatNamespace:
				own = own || a.Name.Space == "xmlns" && a.Name.Local+":" == f.prefix || a.Name.Local == "xmlns" && f.prefix == ""
			case a.Name.Space == "xmlns":
				f.outer = append(f.outer, " xmlns:"+a.Name.Local+`="`+escapeAttr(a.Value)+`"`)
			}
		}
		return f, found && own
	}
}

// escapeAttr escapes the value of an attribute.
func escapeAttr(value string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(value)) // a Builder does not fail
	return b.String()
}

// openFlat reads a package as one XML file. A part that breaks off with the file is one that is cut off.
func openFlat(f flat, limits source.Limits) (*Package, error) {
	p := &Package{limits: limits, index: map[string]int{}}
	types := []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	open, shut := []byte("<"+f.prefix+"part "), []byte("</"+f.prefix+"part>")
	unsafe, example := 0, ""
	for rest := f.data; ; {
		i := bytes.Index(rest, open)
		if i < 0 {
			break
		}
		rest = rest[i:]
		part, behind, whole := bytes.Cut(rest, shut)
		rest = behind
		name, kind := f.describe(part)
		content, whole := f.content(part, whole)
		if content == nil {
			continue
		}
		if path := strings.TrimPrefix(name, "/"); path == "" || unsafeName(path) {
			if unsafe++; unsafe == 1 {
				example = name
			}
		} else if err := p.add(path, content, whole); err != nil {
			return nil, err
		}
		types = append(types, `<Override PartName="`+escapeAttr(name)+`" ContentType="`+escapeAttr(kind)+`"/>`...)
	}
	p.note(unsafe, source.Warning, "opc.unsafe-names", "%d entries have unsafe names and were not read, the first is %s", printable(example))
	if len(p.members) == 0 {
		return nil, malformed("the root", "the package holds no part")
	}
	return p, p.add(contentTypesPart, append(types, "</Types>"...), true)
}

// describe returns the name and the content type that the start tag of a part states.
func (f flat) describe(part []byte) (name, kind string) {
	tag, _, _ := bytes.Cut(part, []byte(">"))
	token, _ := xml.NewDecoder(bytes.NewReader(append(bytes.Clone(tag), '>'))).RawToken()
	start, _ := token.(xml.StartElement)
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "name":
			name = a.Value
		case "contentType":
			kind = a.Value
		}
	}
	return name, kind
}

// content returns the bytes of a part, and whether they are whole; nil if the part has none. XML gets the namespaces that are declared outside of it.
func (f flat) content(part []byte, closed bool) (content []byte, whole bool) {
	if _, encoded, ok := bytes.Cut(part, []byte("<"+f.prefix+"binaryData")); ok {
		_, encoded, _ = bytes.Cut(encoded, []byte(">"))
		encoded, _, whole = bytes.Cut(encoded, []byte("</"))
		content = make([]byte, base64.StdEncoding.DecodedLen(len(encoded)))
		n, err := base64.StdEncoding.Decode(content, encoded)
		return content[:n], whole && err == nil
	}
	_, content, ok := bytes.Cut(part, []byte("<"+f.prefix+"xmlData"))
	if !ok {
		return nil, closed
	}
	_, content, _ = bytes.Cut(content, []byte(">"))
	if end := bytes.LastIndex(content, []byte("</"+f.prefix+"xmlData")); end >= 0 && closed {
		return f.declare(content[:end]), true
	}
	return f.declare(content), false
}

// declare adds the declarations of the file's root to the root of a part that has no such prefix of its own.
func (f flat) declare(content []byte) []byte {
	content = bytes.TrimSpace(content)
	at := bytes.IndexAny(content, " >/")
	if at <= 0 || content[0] != '<' || len(f.outer) == 0 {
		return content
	}
	tag, _, _ := bytes.Cut(content, []byte(">"))
	out := bytes.Clone(content[:at])
	for _, declaration := range f.outer {
		if prefix, _, _ := strings.Cut(declaration, "="); !bytes.Contains(tag, []byte(prefix+"=")) {
			out = append(out, declaration...)
		}
	}
	return append(out, content[at:]...)
}

// add adds a part to a package that is put together in memory. whole says that content is all of it.
func (p *Package) add(name string, content []byte, whole bool) error {
	key := fold(name)
	if first, ok := p.index[key]; ok {
		return source.Errorf(source.Corrupt, "duplicate_entry", "entry "+printable(name),
			"the package holds the part twice, also as %s: programs differ in which one they read", printable(p.members[first].name))
	}
	if len(p.members) >= p.limits.Entries {
		return source.Errorf(source.LimitSize, "limit_entries", "", "the package holds more than %d parts", p.limits.Entries)
	}
	size := int64(len(content))
	m := member{
		name: name, method: methodStored, checksum: crc32.ChecksumIEEE(content), packed: size, claimed: size,
		start: int64(len(p.data)), end: int64(len(p.data)) + size,
	}
	if !whole {
		m.claimed, m.cut = size+1, true
		p.Broken = malformed(printable(name), "the file breaks off inside of the part, or the part is damaged")
	}
	p.data = append(p.data, content...)
	p.index[key] = len(p.members)
	p.members = append(p.members, m)
	return nil
}

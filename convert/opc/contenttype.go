package opc

import (
	"context"
	"strings"

	"guiwen/convert/opc/xmlscan"
)

const (
	contentTypes     xmlscan.Space = 1
	contentTypesPart               = "[Content_Types].xml"
)

var contentTypeSpaces = map[string]xmlscan.Space{
	"http://schemas.openxmlformats.org/package/2006/content-types": contentTypes,
}

// ContentType returns the content type of a part as the package states it (ECMA-376 Part 2, 6.2.3), in lower
// case, or "" where it states none.
func (p *Package) ContentType(ctx context.Context, part string) (string, error) {
	if !p.Has(contentTypesPart) {
		return "", nil
	}
	s, err := p.Scan(ctx, contentTypesPart, contentTypeSpaces)
	if err != nil {
		return "", err
	}
	key := fold(part)
	var byName, byExtension string
	for s.Child(0) {
		for s.Child(1) {
			if s.Space != contentTypes {
				continue
			}
			value, _ := s.Attr(xmlscan.Unknown, "ContentType")
			name, _ := s.Attr(xmlscan.Unknown, "PartName")
			extension, _ := s.Attr(xmlscan.Unknown, "Extension")
			switch {
			case len(name) > 0 && fold(string(name)) == key:
				byName = strings.ToLower(string(value))
			case len(extension) > 0 && strings.HasSuffix(key, "."+strings.ToLower(string(extension))):
				byExtension = strings.ToLower(string(value))
			}
		}
	}
	if byName == "" {
		byName = byExtension
	}
	return byName, s.Close()
}

package opc

import (
	"context"
	"strings"

	"guiwen/convert/opc/xmlscan"
)

const relationships xmlscan.Space = 1

var relationshipSpaces = map[string]xmlscan.Space{
	"http://schemas.openxmlformats.org/package/2006/relationships": relationships,
}

// Relationship is a pointer from a part (ECMA-376 Part 2, 6.5).
type Relationship struct {
	ID string
	// Type is the last segment of the relationship type: "officeDocument", "footnotes". The Transitional and
	// Strict types differ only before it.
	Type string
	// Part is the name of the part pointed to; empty where the target is outside the package.
	Part string
	// Target is the target as written.
	Target   string
	External bool // the target is said to be outside: a hyperlink, a template
}

// Relationships returns the relationships of a part, or of the package itself for "", in order. A part without
// relationships has none; damaged ones are an error.
func (p *Package) Relationships(ctx context.Context, part string) ([]Relationship, error) {
	folder, file := "", part
	if i := strings.LastIndexByte(part, '/'); i >= 0 {
		folder, file = part[:i+1], part[i+1:]
	}
	name := folder + "_rels/" + file + ".rels"
	if !p.Has(name) {
		return nil, nil
	}
	data, err := p.Part(ctx, name)
	if err != nil {
		return nil, err
	}
	s := p.Scanner(ctx, name, data, relationshipSpaces)
	var list []Relationship
	for s.Child(0) {
		for s.Child(1) {
			if s.Space == relationships && string(s.Local) == "Relationship" {
				list = append(list, readRelationship(s, part))
			}
		}
	}
	return list, s.Err()
}

func readRelationship(s *xmlscan.Scanner, from string) Relationship {
	get := func(name string) string {
		value, _ := s.Attr(xmlscan.Unknown, name)
		return string(value)
	}
	r := Relationship{ID: get("Id"), Type: get("Type"), Target: get("Target"), External: get("TargetMode") == "External"}
	r.Type = r.Type[strings.LastIndexByte(r.Type, '/')+1:]
	if !r.External {
		r.Part, _ = Resolve(from, r.Target)
	}
	return r
}

// Scanner returns a scanner over the bytes of a part under the package's limits; ctx ends it.
func (p *Package) Scanner(ctx context.Context, part string, data []byte, spaces map[string]xmlscan.Space) *xmlscan.Scanner {
	return xmlscan.New(data, xmlscan.Config{Part: part, Spaces: spaces, Depth: p.limits.Depth, Check: ctx.Err})
}

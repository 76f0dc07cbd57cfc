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
// relationships has none; damaged ones are an error, beside which stand those in front of the damage.
func (p *Package) Relationships(ctx context.Context, part string) ([]Relationship, error) {
	folder, file := "", part
	if i := strings.LastIndexByte(part, '/'); i >= 0 {
		folder, file = part[:i+1], part[i+1:]
	}
	name := folder + "_rels/" + file + ".rels"
	if !p.Has(name) {
		return nil, nil
	}
	s, err := p.Scan(ctx, name, relationshipSpaces)
	if err != nil {
		return nil, err
	}
	var list []Relationship
	for s.Child(0) {
		for s.Child(1) {
			if s.Space == relationships && string(s.Local) == "Relationship" {
				list = append(list, readRelationship(s.Scanner, part))
			}
		}
	}
	return list, s.Close()
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

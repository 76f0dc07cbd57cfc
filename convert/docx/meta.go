package docx

import (
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// coreNames are the core properties (ECMA-376 Part 2, 8.3.4) that are kept, with the names of their fields.
// Local names are unambiguous in this part.
var coreNames = map[string]bool{
	"title": true, "creator": true, "subject": true, "description": true, "keywords": true, "category": true,
	"created": true, "modified": true, "lastModifiedBy": true, "lastPrinted": true, "revision": true,
	"language": true, "identifier": true, "contentStatus": true, "version": true,
}

// appNames are the extended properties (ECMA-376 Part 1, 22.2) that are kept.
var appNames = map[string]bool{
	"Application": true, "AppVersion": true, "Company": true, "Manager": true, "Template": true, "Pages": true,
}

// readProperties adds the simple children of a property part to the metadata.
func readProperties(x *xmlscan.Scanner, names map[string]bool, meta *source.Meta) {
	for x.Child(0) {
		for x.Child(1) {
			name := string(x.Local)
			if !names[name] {
				continue
			}
			value := strings.TrimSpace(string(x.Content()))
			if value == "" {
				continue
			}
			switch name {
			case "title":
				meta.Title = value
			case "creator":
				meta.Author = value
			case "language":
				meta.Language = value
			}
			meta.Fields = append(meta.Fields, source.MetaField{Name: name, Value: value})
		}
	}
}

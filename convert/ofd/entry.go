package ofd

import (
	"regexp"
	"slices"
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// body is a document of the file (DocBody, 7.4).
type body struct {
	root       string // name of its Document.xml
	versions   []version
	signatures string // target of the list of signatures
}

// version is a state of a document that the file keeps (7.12).
type version struct {
	target  string
	current bool
}

const entryPart = "OFD.xml"

// readEntry reads OFD.xml: the documents of the file and what it says of them.
func (r *reading) readEntry() ([]body, error) {
	var bodies []body
	if r.pkg.Has(entryPart) {
		err := r.load(entryPart, func(x *xmlscan.Scanner) {
			for x.Child(0) {
				for x.Child(1) {
					if string(x.Local) == "DocBody" && len(bodies) < maxNamed {
						bodies = append(bodies, r.readDocBody(x))
					}
				}
			}
		})
		if err != nil {
			return nil, err
		}
	} else {
		r.missing = append(r.missing, entryPart)
	}
	var found []body
	for _, b := range bodies {
		root, ok := r.locate(entryPart, b.root)
		if current, err := r.currentRoot(b); err != nil {
			return nil, err
		} else if current != "" {
			root, ok = current, true
		}
		if b.root = root; ok {
			found = append(found, b)
		}
	}
	if len(found) == 0 {
		found = r.guessBodies()
	}
	if len(found) == 0 {
		if r.pkg.Broken != nil {
			return nil, r.pkg.Broken
		}
		return nil, source.Errorf(source.Corrupt, "malformed_container", entryPart, "the OFD package names no document that it holds")
	}
	r.bodies = len(found)
	return found, nil
}

// readDocBody reads a DocBody.
func (r *reading) readDocBody(x *xmlscan.Scanner) (b body) {
	for depth := x.Depth(); x.Child(depth); {
		switch string(x.Local) {
		case "DocInfo":
			r.readInfo(x)
		case "DocRoot":
			b.root = content(x)
		case "Signatures":
			b.signatures = content(x)
		case "Versions":
			for depth := x.Depth(); x.Child(depth); {
				if string(x.Local) == "Version" && len(b.versions) < maxNamed {
					b.versions = append(b.versions, version{attr(x, "BaseLoc"), flag(x, "Current", false)})
				}
			}
		}
	}
	return b
}

// infoNames are the elements of DocInfo (7.4, table 4) that become fields of the metadata under their names.
var infoNames = []string{"DocID", "Title", "Author", "Subject", "Abstract", "CreationDate", "ModDate", "DocUsage", "Creator", "CreatorVersion"}

// The bounds of metadata.
const (
	maxFields = 500
	maxValue  = 4096 // bytes
)

// readInfo reads what a document says of itself. Of several documents the first that has a title gives it.
func (r *reading) readInfo(x *xmlscan.Scanner) {
	for depth := x.Depth(); x.Child(depth); {
		switch name := string(x.Local); name {
		case "Keywords":
			for depth := x.Depth(); x.Child(depth); {
				r.addField("Keyword", content(x))
			}
		case "CustomDatas":
			for depth := x.Depth(); x.Child(depth); {
				if name := attr(x, "Name"); name != "" {
					r.addField(name, content(x))
				}
			}
		default:
			if slices.Contains(infoNames, name) {
				r.addInfo(name, content(x))
			}
		}
	}
}

func (r *reading) addInfo(name, value string) {
	switch {
	case name == "Title" && r.meta.Title == "":
		r.meta.Title = short(value)
	case name == "Author" && r.meta.Author == "":
		r.meta.Author = short(value)
	default:
		r.addField(name, value)
	}
}

func (r *reading) addField(name, value string) {
	if name, value = short(name), short(value); name != "" && value != "" && len(r.meta.Fields) < maxFields {
		r.meta.Fields = append(r.meta.Fields, source.MetaField{Name: name, Value: value})
	}
}

// short cuts a value of the metadata to what is reasonable.
func short(s string) string {
	return strings.TrimSpace(strings.ToValidUTF8(s[:min(len(s), maxValue)], ""))
}

// currentRoot returns the root of the version that is current, or "" where none says so.
func (r *reading) currentRoot(b body) (root string, err error) {
	if len(b.versions) > 1 {
		r.versions++
	}
	for _, v := range b.versions {
		if !v.current {
			continue
		}
		part, ok := r.locate(entryPart, v.target)
		if !ok {
			return "", nil
		}
		target := ""
		err := r.load(part, func(x *xmlscan.Scanner) {
			for x.Child(0) {
				for x.Child(1) {
					if string(x.Local) == "DocRoot" {
						target = content(x)
					}
				}
			}
		})
		if err != nil || target == "" {
			return "", err
		}
		root, _ = r.locate(part, target)
		return root, nil
	}
	return "", nil
}

// rootName is what the roots of documents are called by every writer.
var rootName = regexp.MustCompile(`(?i)^/?doc_[0-9]+[/\\]document\.xml$`)

// guessBodies finds the documents of a package that does not name them: its beginning is lost.
func (r *reading) guessBodies() (list []body) {
	for _, name := range r.pkg.Names() {
		if rootName.MatchString(name) {
			list = append(list, body{root: name})
		}
	}
	if len(list) == 0 && len(r.guessPages()) > 0 {
		list = append(list, body{})
	}
	return list
}

package docx

import (
	"bytes"

	"guiwen/convert/opc/xmlscan"
)

// theme is what the reader wants of theme1.xml: which fonts the names of theme fonts stand for.
type theme struct {
	major, minor themeFonts
}

type themeFonts struct{ latin, hans string }

// font returns the font that a theme font name (ST_Theme: minorEastAsia, majorHAnsi) stands for, or "".
func (t *theme) font(name []byte) string {
	fonts := &t.minor
	if bytes.HasPrefix(name, []byte("major")) {
		fonts = &t.major
	}
	if bytes.HasSuffix(name, []byte("EastAsia")) {
		return fonts.hans
	}
	return fonts.latin
}

// readTheme reads the font scheme. The East Asian font is the one for the script Hans: documents of this genre
// are in simplified Chinese.
func (d *reader) readTheme(x *xmlscan.Scanner) {
	for x.Child(0) {
		for x.Child(1) {
			if x.Space != a || string(x.Local) != "themeElements" {
				continue
			}
			for x.Child(2) {
				if x.Space != a || string(x.Local) != "fontScheme" {
					continue
				}
				for x.Child(3) {
					switch string(x.Local) {
					case "majorFont":
						d.readThemeFonts(x, &d.theme.major)
					case "minorFont":
						d.readThemeFonts(x, &d.theme.minor)
					}
				}
			}
		}
	}
}

func (d *reader) readThemeFonts(x *xmlscan.Scanner, fonts *themeFonts) {
	var general string
	for depth := x.Depth(); x.Child(depth); {
		face, _ := x.Attr(xmlscan.Unknown, "typeface")
		switch string(x.Local) {
		case "latin":
			fonts.latin = d.intern(face)
		case "ea":
			general = d.intern(face)
		case "font":
			if script, _ := x.Attr(xmlscan.Unknown, "script"); string(script) == "Hans" {
				fonts.hans = d.intern(face)
			}
		}
	}
	if general != "" {
		fonts.hans = general
	}
}

// Package ofdtest writes small OFD files (GB/T 33190-2016) for tests and fixtures: the same input gives the same bytes.
// Entries are stored, not compressed.
package ofdtest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"

	"guiwen/convert/pdf/pdftest"
)

// Part is an entry of the archive.
type Part struct{ Name, Data string }

// File describes a file. Elements are XML whose prefix is ofd; measures are millimetres.
type File struct {
	Pages []string // the elements of each page: Template, Content …; see [Content]
	// Further elements of DocInfo, of CommonData, and of Document behind the pages.
	Info, Common, Document string
	Body                   string // further elements of DocBody
	Fonts                  string // further elements of PublicRes.xml
	Extra                  []Part // further entries; those of Doc_0 take names that begin with Doc_0/
}

const (
	millimetre = 25.4 / 72 // of a point
	prolog     = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	space      = ` xmlns:ofd="http://www.ofdspec.org/2016"`
)

// XML makes the root element of a part, with the namespace of the standard.
func XML(root, content string) string {
	name, _, _ := strings.Cut(root, " ")
	return prolog + "<ofd:" + root + space + ">" + content + "</ofd:" + name + ">"
}

// Bytes writes the file.
func (f File) Bytes() []byte {
	var pages strings.Builder
	var parts []Part
	for i, p := range f.Pages {
		fmt.Fprintf(&pages, `<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>`, 100+i, i)
		parts = append(parts, Part{fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i), XML("Page", p)})
	}
	head := []Part{
		{"OFD.xml", XML(`OFD Version="1.1" DocType="OFD"`, "<ofd:DocBody><ofd:DocInfo><ofd:DocID>c0ffee</ofd:DocID>"+f.Info+
			"</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"+f.Body+"</ofd:DocBody>")},
		{"Doc_0/Document.xml", XML("Document", "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>"+
			fmt.Sprintf("0 0 %.4f %.4f", pdftest.A4Width*millimetre, pdftest.A4Height*millimetre)+"</ofd:PhysicalBox></ofd:PageArea>"+
			"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"+f.Common+"</ofd:CommonData><ofd:Pages>"+pages.String()+"</ofd:Pages>"+f.Document)},
		{"Doc_0/PublicRes.xml", XML(`Res BaseLoc="Res"`, `<ofd:Fonts><ofd:Font ID="1" FontName="FangSong"/><ofd:Font ID="2" FontName="SimHei" Bold="true"/></ofd:Fonts>`+f.Fonts)},
	}
	return Zip(append(append(head, parts...), f.Extra...)...)
}

// Zip writes an archive.
func Zip(parts ...Part) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(p.Data))
		}
		if err != nil {
			panic(err) // a buffer takes everything
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// One writes a file of one page with the objects of its one layer.
func One(objects string) []byte { return File{Pages: []string{Content(objects)}}.Bytes() }

// Content is the content of a page: one layer of objects.
func Content(objects string) string {
	return `<ofd:Content><ofd:Layer ID="1">` + objects + "</ofd:Layer></ofd:Content>"
}

// Text is a text object whose baseline begins at (x, y) of its container: millimetres, as size is. Han characters are an em
// wide, others half of one.
func Text(x, y, size float64, text string) string {
	return TextWith("", x, y, size, text)
}

// TextWith is [Text] with further attributes.
func TextWith(attributes string, x, y, size float64, text string) string {
	return fmt.Sprintf(`<ofd:TextObject ID="2" Font="1" Size="%.4f" Boundary="%.4f %.4f 150 %.4f" %s><ofd:TextCode X="0" Y="%.4f" DeltaX="%s">%s</ofd:TextCode></ofd:TextObject>`,
		size, x, y-size, size, attributes, size, advances(size, text), escape.Replace(text))
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// advances writes the distances of the characters of a text, those that come again as "g n v".
func advances(size float64, text string) string {
	var out []string
	last, times := "", 0
	flush := func() {
		switch {
		case times > 2:
			out = append(out, fmt.Sprintf("g %d %s", times, last))
		case times > 0:
			out = append(out, strings.TrimSpace(strings.Repeat(last+" ", times)))
		}
	}
	runes := []rune(text)
	for _, r := range runes[:max(0, len(runes)-1)] {
		wide := size
		if r < 0x80 {
			wide = size / 2
		}
		v := fmt.Sprintf("%.4f", wide)
		if v != last {
			flush()
			last, times = v, 0
		}
		times++
	}
	flush()
	return strings.Join(out, " ")
}

// Line is a path object: a line from (x0, y0) to (x1, y1), millimetres.
func Line(x0, y0, x1, y1 float64) string {
	return fmt.Sprintf(`<ofd:PathObject ID="3" LineWidth="0.2" Boundary="0 0 210 297"><ofd:AbbreviatedData>M %.4f %.4f L %.4f %.4f</ofd:AbbreviatedData></ofd:PathObject>`, x0, y0, x1, y1)
}

// Picture is an image object that covers a box: x, y, width and height.
func Picture(x, y, width, height float64) string {
	return fmt.Sprintf(`<ofd:ImageObject ID="4" ResourceID="9" CTM="%.4f 0 0 %.4f 0 0" Boundary="%.4f %.4f %.4f %.4f"/>`, width, height, x, y, width, height)
}

// Build writes the pages that [pdftest.Build] writes, but for what is given in PDF's own operators or turned.
func Build(pages ...pdftest.Page) []byte {
	var f File
	for _, p := range pages {
		var b strings.Builder
		if p.Scan {
			b.WriteString(Picture(0, 0, pdftest.A4Width*millimetre, pdftest.A4Height*millimetre))
		}
		for _, l := range p.Lines {
			size := l.Size
			if size == 0 {
				size = 16
			}
			attributes := ""
			if l.Bold {
				attributes = `Weight="700"`
			}
			b.WriteString(TextWith(attributes, l.X*millimetre, l.Y*millimetre, size*millimetre, l.Text))
		}
		for _, r := range p.Rules {
			b.WriteString(Line(r[0]*millimetre, r[1]*millimetre, r[2]*millimetre, r[3]*millimetre))
		}
		f.Pages = append(f.Pages, Content(b.String()))
	}
	return f.Bytes()
}

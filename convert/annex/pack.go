package annex

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"

	"github.com/klauspost/compress/flate"
)

// pack puts frames and rows together and writes the package: entries sorted, content types sorted, properties
// without dates, so that the same documents give the same bytes.
func (in *binder) pack(w io.Writer, sheets []*sheet, title string) error {
	in.styles.name()
	if err := cmp.Or(in.err, in.properties(), in.styles.err); err != nil {
		return fmt.Errorf("laying out the workbook: %w", err)
	}
	frame, err := in.file.WriteToBuffer()
	if err != nil {
		return fmt.Errorf("laying out the workbook: %w", err)
	}
	rows := map[string]*part{}
	n := 0
	for _, s := range sheets {
		for _, p := range s.parts {
			n++
			rows[fmt.Sprintf("xl/worksheets/sheet%d.xml", n)] = p
		}
	}
	return repack(w, frame.Bytes(), func(name string, data []byte, to *zip.Writer) (bool, error) {
		if p, ok := rows[name]; ok {
			return true, p.splice(to, name, data)
		}
		if name != "docProps/core.xml" {
			return false, nil
		}
		return true, writeDeflated(to, name, deflate(coreProperties(title), true))
	})
}

// splice writes a frame with the rows, merged cells and links of p put in. The rows are compressed already.
func (p *part) splice(to *zip.Writer, name string, frame []byte) error {
	at := bytes.Index(frame, []byte("<sheetData"))
	if at < 0 {
		return fmt.Errorf("sheet %s has no place for rows", p.name)
	}
	// excelize marks every filter as one that hides rows.
	head := bytes.Replace(frame[:at], []byte(` filterMode="true"`), nil, 1)
	tail := frame[at:]
	end := []byte("</sheetData>")
	if i := bytes.IndexByte(tail, '>'); i > 0 && tail[i-1] == '/' {
		end = tail[:i+1]
	}
	at = bytes.Index(tail, end)
	if at < 0 {
		return fmt.Errorf("sheet %s has no place for rows", p.name)
	}
	tail = tail[at+len(end):]
	rows, err := p.spool.piece()
	if err != nil {
		return err
	}
	if p.merged > 0 {
		tail = insert(tail, fmt.Sprintf(`<mergeCells count="%d">%s</mergeCells>`, p.merged, p.merges),
			"phoneticPr", "conditionalFormatting", "dataValidations", "printOptions", "pageMargins")
	}
	if p.linked > 0 {
		tail = insert(tail, "<hyperlinks>"+string(p.links)+"</hyperlinks>", "printOptions", "pageMargins")
	}
	before := deflate(slices.Concat(head, []byte("<sheetData>")), false)
	behind := deflate(slices.Concat([]byte("</sheetData>"), tail), true)
	return writeDeflated(to, name, before, rows, behind)
}

// insert puts element into tail, which is the end of a worksheet, before the first of the elements named: the
// schema gives the children of a worksheet a fixed order.
func insert(tail []byte, element string, before ...string) []byte {
	at := len(tail)
	for _, name := range before {
		if i := bytes.Index(tail, []byte("<"+name)); i >= 0 {
			at = min(at, i)
		}
	}
	return slices.Concat(tail[:at], []byte(element), tail[at:])
}

// repack writes the package data once more in a fixed form. replace, which may be nil, may write an entry itself
// and says whether it did.
func repack(w io.Writer, data []byte, replace func(name string, data []byte, to *zip.Writer) (bool, error)) error {
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	files := slices.Clone(from.File)
	slices.SortFunc(files, func(x, y *zip.File) int { return cmp.Compare(x.Name, y.Name) })
	to := zip.NewWriter(w)
	to.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.DefaultCompression) // twice as fast as that of the standard library
	})
	for _, f := range files {
		content, err := readEntry(f)
		if err != nil {
			return err
		}
		if replace != nil {
			if done, err := replace(f.Name, content, to); err != nil {
				return err
			} else if done {
				continue
			}
		}
		entry, err := to.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return err
		}
		if f.Name == "[Content_Types].xml" {
			if content, err = sortTypes(content); err != nil {
				return err
			}
		}
		if _, err := entry.Write(content); err != nil {
			return err
		}
	}
	return to.Close()
}

func readEntry(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// contentTypes is [Content_Types].xml (ECMA-376 part 2, 10.1.2.2).
type contentTypes struct {
	XMLName  xml.Name `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults []struct {
		Extension   string `xml:"Extension,attr"`
		ContentType string `xml:"ContentType,attr"`
	} `xml:"Default"`
	Overrides []struct {
		PartName    string `xml:"PartName,attr"`
		ContentType string `xml:"ContentType,attr"`
	} `xml:"Override"`
}

// sortTypes sorts the content types: excelize lists those of charts in the order of a map.
func sortTypes(data []byte) ([]byte, error) {
	var t contentTypes
	if err := xml.Unmarshal(data, &t); err != nil {
		return nil, err
	}
	slices.SortFunc(t.Defaults, func(x, y struct {
		Extension   string `xml:"Extension,attr"`
		ContentType string `xml:"ContentType,attr"`
	}) int {
		return cmp.Compare(x.Extension, y.Extension)
	})
	slices.SortFunc(t.Overrides, func(x, y struct {
		PartName    string `xml:"PartName,attr"`
		ContentType string `xml:"ContentType,attr"`
	}) int {
		return cmp.Compare(x.PartName, y.PartName)
	})
	out, err := xml.Marshal(t)
	return append([]byte(xml.Header), out...), err
}

// coreProperties names maker and title, and no dates.
func coreProperties(title string) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	b.WriteString(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`)
	_ = xml.EscapeText(&b, []byte(title))
	b.WriteString(`</dc:title><dc:creator>guiwen</dc:creator><cp:lastModifiedBy>guiwen</cp:lastModifiedBy></cp:coreProperties>`)
	return b.Bytes()
}

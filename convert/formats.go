package convert

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"guiwen/convert/cfb"
	"guiwen/convert/delimited"
	"guiwen/convert/doc"
	"guiwen/convert/docx"
	"guiwen/convert/html"
	"guiwen/convert/mhtml"
	"guiwen/convert/odt"
	"guiwen/convert/ofd"
	"guiwen/convert/opc"
	"guiwen/convert/pdf"
	"guiwen/convert/rtf"
	"guiwen/convert/structured"
	"guiwen/convert/text"
	"guiwen/convert/wordxml"
	"guiwen/convert/xls"
	"guiwen/convert/xlsx"
	"guiwen/normalize/source"
)

// Format is a kind of file that guiwen can read.
type Format struct {
	Name       string // "text", "docx", "pdf" …: source.reader of the document
	MediaType  string
	Extensions []string // lower case, with the dot; they are hints, content decides
	Sniff      func(data []byte) bool
	Read       source.Reader
}

// formats is the table of what guiwen reads. The first whose Sniff accepts the bytes is taken; text, which accepts nearly
// anything but text that was written for programs, stands last.
var formats = []Format{
	{"pdf", "application/pdf", []string{".pdf"}, pdf.Sniff, pdf.Read},
	{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", []string{".docx", ".docm", ".dotx"}, docx.Sniff, docx.Chunks(embedded).Read},
	{"rtf", "application/rtf", []string{".rtf"}, rtf.Sniff, rtf.Through(docx.Chunks(embedded).Read)},
	{"odt", "application/vnd.oasis.opendocument.text", []string{".odt", ".ott", ".fodt"}, odt.Sniff, odt.Through(docx.Chunks(embedded).Read)},
	{"word-xml", "application/xml", []string{".xml"}, wordxml.Sniff, wordxml.Through(docx.Chunks(embedded).Read)},
	{"mhtml", "multipart/related", []string{".mht", ".mhtml"}, mhtml.Sniff, mhtml.Read},
	{"ofd", "application/ofd", []string{".ofd"}, ofd.Sniff, ofd.Read},
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", []string{".xlsx", ".xlsm", ".xltx", ".et"}, xlsx.Sniff, xlsx.Read},
	{"doc", "application/msword", []string{".doc", ".dot", ".wps", ".wpt"}, doc.Sniff, doc.Through(docx.Chunks(embedded).Read)},
	{"xls", "application/vnd.ms-excel", []string{".xls", ".xlt", ".et"}, xls.Sniff, xls.Read},
	{"html", "text/html", []string{".html", ".htm", ".shtml", ".xhtml"}, html.Sniff, html.Read},
	{"csv", "text/csv", []string{".csv", ".tsv"}, delimited.Sniff, delimited.Read},
	{"text", "text/plain", []string{".txt", ".text", ".md"}, isProse, text.Read},
}

// isProse reports whether data is plain text that a person may have written.
func isProse(data []byte) bool {
	if _, is := structured.Detect(data); is {
		return false
	}
	return text.Sniff(data)
}

// embedded returns the reader of a document or workbook inside of a Word document, or nil. It opens nothing that such a document embeds
// in its turn.
func embedded(in source.Input) source.Reader {
	ext := strings.ToLower(path.Ext(in.Name))
	switch {
	case docx.Sniff(in.Data):
		return docx.Read
	case doc.Sniff(in.Data):
		return doc.Read
	case xlsx.Sniff(in.Data):
		return xlsx.Embedded
	case rtf.Sniff(in.Data):
		return rtf.Through(docx.Read)
	case mhtml.Sniff(in.Data):
		return mhtml.Read
	case mediaType(in.Data) != "":
		return nil
	case html.Sniff(in.Data):
		return html.Read
	case ext == ".txt":
		return text.Read
	}
	return nil
}

// Formats returns the table of formats, for help and documentation.
func Formats() []Format { return slices.Clone(formats) }

// Detect decides by content what a file is. The name's extension is only compared with the answer: where it
// claims another format, mismatch says which. A file that no reader takes is an error that says what it is.
func Detect(in source.Input) (f Format, mismatch string, err error) {
	if len(in.Data) == 0 {
		return Format{}, "", source.Errorf(source.Empty, "", "", "the file has no bytes")
	}
	ext := strings.ToLower(path.Ext(in.Name))
	for _, f := range formats {
		if !f.Sniff(in.Data) {
			continue
		}
		for _, claimed := range formats {
			if !slices.Contains(f.Extensions, ext) && slices.Contains(claimed.Extensions, ext) {
				return f, claimed.Name, nil
			}
		}
		return f, "", nil
	}
	if kind, is := structured.Detect(in.Data); is {
		return Format{}, "", source.Errorf(kind.Code, kind.ID, "", "the file is %s", kind.Name)
	}
	// A name that promises text is taken at its word, so that the text reader says what is wrong with the bytes.
	if f := formats[len(formats)-1]; slices.Contains(f.Extensions, ext) && mediaType(in.Data) == "" {
		return f, "", nil
	}
	return Format{}, "", refuse(in.Data)
}

// mediaType returns the media type of a binary format that is known by its signature, or "".
func mediaType(data []byte) string {
	media, _, _ := strings.Cut(mimetype.Detect(data).String(), ";")
	if media == "application/octet-stream" || strings.HasPrefix(media, "text/") {
		return ""
	}
	return media
}

// refuse says what a file is that no reader takes.
func refuse(data []byte) error {
	media := mediaType(data)
	switch {
	case strings.HasPrefix(media, "image/"):
		return source.Errorf(source.NoText, "image", "", "the file is a picture (%s)", media)
	case cfb.Sniff(data):
		return refuseCompound(data)
	case isOldWord(data):
		return source.Errorf(source.Unsupported, "word2", "", "the file is of Word 2 or older; LibreOffice can save it as .docx")
	case bytes.HasPrefix(data, []byte("PK")):
		return refuseArchive(data)
	}
	if media == "" {
		return source.Errorf(source.Unsupported, "", "", "the file is of no type that is known")
	}
	return source.Errorf(source.Unsupported, media, "", "the file is of type %s", media)
}

// packages names the formats that are zip archives by an entry that only they have, or by how its name ends.
var packages = []struct{ id, entry, ending, name string }{
	{"xlsb", "xl/workbook.bin", "", "an Excel workbook (.xlsb)"},
	{"pptx", "ppt/presentation.xml", "", "a PowerPoint presentation (.pptx)"},
	{"epub", "META-INF/container.xml", "", "an e-book (EPUB)"},
	{"odf", "META-INF/manifest.xml", "", "an OpenDocument file (.odt, .ods, .odp)"},
	{"archive", "", ".docx", "a zip archive of documents; its files can be converted one by one"},
	{"archive", "", ".doc", "a zip archive of documents; its files can be converted one by one"},
	{"archive", "", ".pdf", "a zip archive of documents; its files can be converted one by one"},
}

// refuseArchive says what a zip archive is that is no Word document.
func refuseArchive(data []byte) error {
	names := opc.Names(data)
	for _, p := range packages {
		if slices.ContainsFunc(names, func(name string) bool {
			return p.entry != "" && name == p.entry || p.ending != "" && strings.EqualFold(path.Ext(name), p.ending)
		}) {
			return source.Errorf(source.Unsupported, p.id, "", "the file is %s", p.name)
		}
	}
	return source.Errorf(source.Unsupported, "zip", "", "the file is a zip archive of no type that is known")
}

// compounds names the formats that are compound files by a stream or storage that only they have.
var compounds = []struct{ entry, name string }{
	{"PowerPoint Document", "a PowerPoint or Kingsoft presentation (.ppt, .dps)"},
	{"MatOST", "of Microsoft Works (.wps); LibreOffice can save it as .docx"},
	{"CONTENTS", "of Microsoft Works (.wps); LibreOffice can save it as .docx"},
	{"PerfectOffice_MAIN", "of WordPerfect; LibreOffice can save it as .docx"},
	{"\x05HwpSummaryInformation", "a Hangul document (.hwp)"},
	{"VisioDocument", "a Visio drawing (.vsd)"},
	{"__properties_version1.0", "an Outlook message (.msg)"},
}

// refuseCompound says what a compound file is that is no Word document.
func refuseCompound(data []byte) error {
	if bytes.Contains(data, utf16("EncryptedPackage")) {
		return source.Errorf(source.Encrypted, "", "", "the document asks for a password")
	}
	file, err := cfb.Open(data)
	if err != nil {
		return err
	}
	for _, c := range compounds {
		if file.Has(c.entry) {
			return source.Errorf(source.Unsupported, "ole", "", "the file is %s", c.name)
		}
	}
	return source.Errorf(source.Unsupported, "ole", "", "the file is of an old office format that is not known")
}

// isOldWord reports whether data begins as documents of Word for Windows 1 and 2 do, which are no compound files.
func isOldWord(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xdb\xa5")) || bytes.HasPrefix(data, []byte("\x9b\xa5"))
}

// utf16 returns ASCII text as UTF-16LE, as the directories of compound files store names.
func utf16(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

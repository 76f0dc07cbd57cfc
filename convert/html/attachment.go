package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/source"
)

// attachment is a file that a page leads to.
type attachment struct{ name, href string }

// attachedTypes are the extensions of files that sites attach.
var attachedTypes = []string{".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ofd", ".ceb", ".rtf", ".zip", ".rar", ".7z", ".ppt", ".pptx"}

// attachments returns the files that links, frames and embedded objects of the page lead to, in order, each once.
// It must be called before frames are pruned.
func (p *page) attachments() []attachment {
	var found []attachment
	seen := map[string]bool{}
	walk(p.root, func(n *html.Node) bool {
		href := ""
		switch {
		case isElement(n, atom.A):
			href = attr(n, "href")
		case isElement(n, atom.Iframe, atom.Frame, atom.Embed):
			href = attr(n, "src")
		case isElement(n, atom.Object):
			href = attr(n, "data")
		}
		if href = strings.TrimSpace(href); href != "" && isAttached(href) && !seen[href] && len(found) < 1000 {
			seen[href] = true
			found = append(found, attachment{clip(textOf(n), 80), clip(href, 300)})
		}
		return true
	})
	return found
}

// isAttached reports whether an address names a document: by its extension, also within a query
// (downfile.jsp?…filename=x.pdf).
func isAttached(href string) bool {
	path, query, _ := strings.Cut(strings.ToLower(href), "?")
	path, _, _ = strings.Cut(path, "#")
	for _, ext := range attachedTypes {
		if strings.HasSuffix(path, ext) || strings.HasSuffix(query, ext) || strings.Contains(query, ext+"&") {
			return true
		}
	}
	return false
}

// noText is the error for a page without visible text.
func (p *page) noText() error {
	if len(p.files) > 0 {
		return p.onlyLeadsTo()
	}
	return source.Errorf(source.NoText, "blank", "", "the page shows no text")
}

func (p *page) onlyLeadsTo() error {
	f := p.files[0]
	return source.Errorf(source.NoText, "attachment_only", "", "the page holds no document, it leads to %d attached files, the first: %s %s; fetch that and convert it",
		len(p.files), f.name, f.href)
}

// onlyAttachment returns the error for a page whose body has next to no text beside links to files; it tells of the
// files of other pages.
func (p *page) onlyAttachment(doc *source.Document) error {
	if len(p.files) == 0 {
		return nil
	}
	han := 0
	for _, part := range doc.Parts {
		if !isFurniture(part.Kind) && part.Href == "" {
			han += countHan(doc.Text[part.Start:part.End])
		}
	}
	if han < minBodyHan && len(doc.Text) < 4000 {
		return p.onlyLeadsTo()
	}
	names := make([]string, 0, 5)
	for _, f := range p.files[:min(len(p.files), 5)] {
		names = append(names, strings.TrimSpace(f.name+" "+f.href))
	}
	p.note(source.Info, "html.attachments", "the page leads to %d files that are not part of it: %s", len(p.files), strings.Join(names, "; "))
	return nil
}

// isPicture reports whether an address names a picture that may be a page of a document.
func isPicture(src string) bool {
	path, _, _ := strings.Cut(strings.ToLower(src), "?")
	for _, ext := range []string{".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp"} {
		if strings.HasSuffix(path, ext) {
			return true
		}
	}
	return strings.HasPrefix(path, "data:image/")
}

// tellPictures notes pictures in the body: a scan of a document is one.
func (p *page) tellPictures(doc *source.Document) {
	if p.pictures == 0 {
		return
	}
	han := 0
	for _, part := range doc.Parts {
		if !isFurniture(part.Kind) {
			han += countHan(doc.Text[part.Start:part.End])
		}
	}
	severity := source.Info
	if han < 200 {
		severity = source.Warning // the document may be in the pictures
	}
	p.note(severity, "html.pictures", "%d pictures in the body were not read", p.pictures)
}

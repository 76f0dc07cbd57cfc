package pdf

import "guiwen/normalize/source"

// document writes the document from the lines of all pages.
func (r *reading) document() (*source.Document, error) {
	var damage error
	if r.file.damage.any() || r.repaired != "" {
		damage = source.Errorf(source.Corrupt, "malformed_pdf", "", "the document is damaged and gives no text")
	}
	if err := r.book.Empty(damage); err != nil {
		return nil, err
	}
	doc, err := r.book.Document(r.file.budget.limits.Text)
	if err != nil {
		return nil, err
	}
	doc.Meta, doc.Notes = r.file.meta(), r.notes
	return doc, nil
}

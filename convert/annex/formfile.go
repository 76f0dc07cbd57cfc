package annex

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"guiwen/schema"
)

// WriteForm writes an official form of its own words and order, filled: a workbook for every body and year that documents have the form
// of, with the figures of that body alone. create makes the file, of the name of body and year. Nothing is written where no
// document has the form.
func WriteForm(id string, create func(name string) (io.WriteCloser, error), docs iter.Seq2[*schema.Document, error], o Options) error {
	o = o.withDefaults()
	archive, forms := map[filing][]filedForm{}, newFormIndex(o)
	number := 0
	for doc, err := range docs {
		if err != nil {
			return err
		}
		number++
		if e := formOf(doc, id, number); e != nil {
			f := filingOf(doc)
			archive[f] = append(archive[f], filedForm{summarized(e), number, forms.filled(e)})
		}
	}
	taken := map[string]bool{}
	for _, f := range sortedFilings(archive) {
		w, err := create(f.fileName(taken))
		if err != nil {
			return err
		}
		if err := errors.Join(writeFormFile(w, archive[f], o), w.Close()); err != nil {
			return err
		}
	}
	return nil
}

// filedForm is what a form needs of a document.
type filedForm struct {
	document summary
	number   int
	filled   filledForms
}

// formOf returns what a form needs of a document, or nil where the document does not have it.
func formOf(doc *schema.Document, id string, number int) *entry {
	slim := &schema.Document{Source: doc.Source, Metadata: doc.Metadata, Checks: doc.Checks}
	for _, f := range doc.Forms {
		if f.ID == id {
			slim.Forms = append(slim.Forms, f)
		}
	}
	if slim.Forms == nil {
		return nil
	}
	for _, s := range doc.Statistics {
		if s.Dimensions != nil && value(s.Dimensions.Form) == id {
			slim.Statistics = append(slim.Statistics, s)
		}
	}
	return newEntry(slim, number)
}

// writeFormFile writes the workbook of one body and year.
func writeFormFile(w io.Writer, documents []filedForm, o Options) error {
	in := newBinder(o)
	defer in.file.Close()
	forms := newOfficialForms(in, o)
	for i := range documents {
		d := &documents[i]
		in.fail(forms.add(&d.document, d.number, &d.filled, nil))
	}
	sheets := forms.list()
	defer func() {
		for _, s := range sheets {
			s.close()
		}
	}()
	if len(sheets) == 0 {
		return nil
	}
	if err := in.frames(sheets); err != nil {
		return fmt.Errorf("laying out the form: %w", err)
	}
	return in.pack(w, sheets, sheets[0].name)
}

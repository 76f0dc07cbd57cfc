// Package review writes offline review pages (审阅页): an index and a page for every document, made from canonical
// documents alone. A reviewer sees the raw text beside the normalized one with every edit marked, the outline,
// the figures with their quotes, the checks, what is cited, and what the program remarked.
//
// The pages need no network and no server: they open from a folder. Text of documents passes through html/template, or
// its HTMLEscapeString where a page has much of it, and a content security policy forbids everything but the style and the
// script whose digests it names. The page of a document depends on that document alone, so that it can be made where the
// document was converted. The same documents give the same bytes.
//
// The package imports nothing of guiwen but the schema.
package review

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"guiwen/schema"
)

// Page makes the page of a document, and its row in the index. Nothing in it depends on other documents.
func Page(doc *schema.Document, o Options) ([]byte, Row, error) {
	v := newPage(doc, o)
	data, err := render("document", v)
	return data, v.Row, err
}

// rowsPerIndex is how many inputs a page of the index lists: browsers show and filter no more with ease.
const rowsPerIndex = 1000

// WriteIndex writes index.html with a row for each input, in their order; one of more than a thousand goes on in
// index-2.html and so on. title heads it; empty: 审阅. dir creates a file of the folder; every file it returns is closed.
func WriteIndex(dir func(name string) (io.WriteCloser, error), rows iter.Seq2[Row, error], title string) error {
	if title == "" {
		title = say("title")
	}
	x := indexWriter{dir: dir, title: title}
	for row, err := range rows {
		if err != nil {
			return err
		}
		if len(x.rows) == rowsPerIndex {
			if err := x.write(true); err != nil {
				return err
			}
		}
		x.add(row)
	}
	return x.write(false)
}

// indexWriter writes the index page by page. It keeps one page of rows.
type indexWriter struct {
	dir   func(name string) (io.WriteCloser, error)
	title string
	rows  []Row
	seen  int // rows before this page
	pages int // that are written
}

func (x *indexWriter) add(row Row) {
	row.Number = x.seen + len(x.rows) + 1
	if row.Status != "" {
		row.StatusWord = say("status/" + row.Status)
	}
	x.rows = append(x.rows, row)
}

func indexName(page int) string {
	if page == 0 {
		return "index.html"
	}
	return fmt.Sprintf("index-%d.html", page+1)
}

func (x *indexWriter) write(more bool) error {
	v := index{shell: newShell(x.title), List: x.rows, First: x.seen + 1, Last: x.seen + len(x.rows)}
	if x.pages > 0 {
		v.Before = indexName(x.pages - 1)
	}
	if more {
		v.After = indexName(x.pages + 1)
	}
	for _, row := range x.rows {
		if row.File == "" {
			v.Without++
		}
	}
	data, err := render("index", v)
	if err != nil {
		return err
	}
	w, err := x.dir(indexName(x.pages))
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	x.seen, x.pages, x.rows = x.seen+len(x.rows), x.pages+1, x.rows[:0]
	return errors.Join(err, w.Close())
}

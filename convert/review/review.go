// Package review writes offline review pages (审阅页): an index and a page for every document, made from canonical
// documents alone. A reviewer sees the raw text beside the normalized one with every edit marked, the outline,
// the figures with their quotes, the checks, what is cited, and what the program remarked.
//
// The pages need no network and no server: they open from a folder. Text of documents passes through
// html/template only, and a content security policy forbids everything but the style and the script whose digests it
// names. The same documents give the same bytes.
//
// The package imports nothing of guiwen but the schema.
package review

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"iter"
	"strings"

	"guiwen/schema"
)

// Options says what the pages need to know beyond the documents. The zero value serves.
type Options struct {
	// Title heads the index. Empty: 审阅.
	Title string
	// Indicator names an indicator of the catalogue; nil, or an empty answer: its id is shown.
	Indicator func(id string) string
	// Rule names a rule of normalization; nil, or an empty answer: its id is shown.
	Rule func(id string) string
}

// Write writes index.html and a page for each document, in their order. dir creates a file of the folder; every
// file it returns is closed. docs is walked once and none of them is kept. Write stops at the first error of dir
// or docs; what was written until then is whole pages.
func Write(dir func(name string) (io.WriteCloser, error), docs iter.Seq2[*schema.Document, error], o Options) error {
	if o.Title == "" {
		o.Title = say("title")
	}
	var list []entry
	for doc, err := range docs {
		if err != nil {
			return err
		}
		number := len(list) + 1
		v := newPage(doc, number, o)
		if err := writePage(dir, v.File, "document", v); err != nil {
			return err
		}
		list = append(list, v.entry)
	}
	return writePage(dir, "index.html", "index", index{newShell(o.Title), list})
}

// pageName is the name of the page of a document; its number keeps names short, safe and in order.
func pageName(number int) string { return fmt.Sprintf("d%05d.html", number) }

func writePage(dir func(string) (io.WriteCloser, error), name, template string, data any) error {
	var b strings.Builder
	if err := pages.ExecuteTemplate(&b, template, data); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	w, err := dir(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, visible(b.String()))
	return errors.Join(err, w.Close())
}

//go:embed pages.html
var source string

//go:embed style.css
var style string

//go:embed script.js
var script string

// pages are the templates of all pages.
var pages = template.Must(template.New("pages").Parse(source))

// shell is what all pages have.
type shell struct {
	Title  string
	Style  template.CSS
	Script template.JS
	// Policy is the content security policy: nothing may be loaded, and nothing runs but our own script.
	Policy string
}

func newShell(title string) shell {
	return shell{Title: title, Style: template.CSS(style), Script: template.JS(script), Policy: policy}
}

var policy = "default-src 'none'; style-src '" + digest(style) + "'; script-src '" + digest(script) +
	"'; base-uri 'none'; form-action 'none'"

// digest is the source expression of an inline element (Content Security Policy level 3, 2.3.1).
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

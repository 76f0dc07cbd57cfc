package review

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"
	"sync"
)

//go:embed pages.html
var source string

//go:embed style.css
var style string

//go:embed script.js
var script string

// pages are the templates of all pages. They are read when the first page is made.
var pages = sync.OnceValue(func() *template.Template { return template.Must(template.New("pages").Parse(source)) })

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

// render makes a page of a template. What no one sees in it is written out.
func render(template string, data any) ([]byte, error) {
	var b strings.Builder
	if err := pages().ExecuteTemplate(&b, template, data); err != nil {
		return nil, fmt.Errorf("%s: %w", template, err)
	}
	return []byte(visible(b.String())), nil
}

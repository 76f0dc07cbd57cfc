package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"

	"guiwen/normalize/source"
	"guiwen/normalize/statistics"
	"guiwen/schema"
)

// The programs that restore the raw text.
var (
	//go:embed restore.py
	python string
	//go:embed restore.js
	javascript string
)

// page is one page that is being written.
type page struct {
	*language
	*examples
	types map[string]reflect.Type // by name
	units map[string]string       // in English
}

// render returns the page of a language.
func render(l *language, e *examples) ([]byte, error) {
	units, err := unitsOf()
	if err != nil {
		return nil, err
	}
	p := &page{l, e, map[string]reflect.Type{}, units}
	p.collect(reflect.TypeFor[schema.Document]())
	constant := func(s string) func() string { return func() string { return s } }
	t, err := template.New(l.page).Funcs(template.FuncMap{
		"version": constant(schema.Version), "python": constant(python), "javascript": constant(javascript), "toc": constant("{{toc}}"),
		"sample": p.sample, "ops": p.ops, "edits": p.edits, "types": p.typeTables, "lists": p.listTables, "diagnostics": p.diagnostics, "failures": p.failures,
	}).Parse(l.template)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, nil); err != nil {
		return nil, err
	}
	return bytes.Replace(b.Bytes(), []byte("{{toc}}"), []byte(contents(b.String())), 1), nil
}

// collect finds the struct types that t is made of.
func (p *page) collect(t reflect.Type) {
	t = innermost(t)
	if t.Kind() != reflect.Struct || p.types[t.Name()] != nil {
		return
	}
	p.types[t.Name()] = t
	for i := range t.NumField() {
		p.collect(t.Field(i).Type)
	}
}

// contents returns the table of contents: a line for each section, with its types or lists.
func contents(page string) string {
	var b strings.Builder
	code, sub := false, 0
	for line := range strings.Lines(page) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "```") {
			code = !code
		}
		if title, ok := strings.CutPrefix(line, "## "); ok && !code {
			fmt.Fprintf(&b, "\n- [%s](#%s)", title, anchor(title))
			sub = 0
		} else if title, ok := strings.CutPrefix(line, "### "); ok && !code {
			b.WriteString([]string{": ", " · "}[min(sub, 1)])
			fmt.Fprintf(&b, "[%s](#%s)", title, anchor(title))
			sub++
		}
	}
	return strings.TrimPrefix(b.String(), "\n")
}

// anchor returns the name that a heading has in links.
func anchor(title string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, title)
}

// table begins a table.
func table(b *strings.Builder, heads string) {
	columns := strings.Split(heads, "|")
	row(b, columns...)
	row(b, strings.Split(strings.Repeat("---|", len(columns)-1)+"---", "|")...)
}

func row(b *strings.Builder, cells ...string) {
	b.WriteString("|")
	for _, c := range cells {
		b.WriteString(" " + strings.ReplaceAll(c, "|", `\|`) + " |")
	}
	b.WriteByte('\n')
}

// typeTables describes every type in the order of the table.
func (p *page) typeTables() (string, error) {
	var b strings.Builder
	for _, f := range schema.Fields() {
		if f.Member == "-" {
			fmt.Fprintf(&b, "\n### %s\n\n%s%s\n\n", f.Type, p.heading(f), p.describe(f))
			table(&b, p.memberHeads)
			continue
		}
		field, ok := memberOf(p.types[f.Type], f.Member)
		if !ok {
			return "", fmt.Errorf("%s.%s is no member", f.Type, f.Member)
		}
		example, err := p.example(f)
		if err != nil {
			return "", fmt.Errorf("%s.%s: %w", f.Type, f.Member, err)
		}
		cells := []string{"`" + f.Member + "`", f.Chinese, p.typeOf(field.Type, f), p.unknown(field), example, p.describe(f)}
		if p.language == english {
			cells = append(cells[:1], cells[2:]...)
		}
		row(&b, cells...)
	}
	return strings.TrimPrefix(b.String(), "\n"), nil
}

func memberOf(t reflect.Type, name string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if tag, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); tag == name {
			return t.Field(i), true
		}
	}
	return reflect.StructField{}, false
}

// typeOf names the type of a member, with what its values must look like.
func (p *page) typeOf(t reflect.Type, f schema.Field) string {
	if f.Member == "box" || f.Member == "kinds" {
		return p.plain[f.Member]
	}
	switch t.Kind() {
	case reflect.Pointer:
		return p.typeOf(t.Elem(), f)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Slice {
			return fmt.Sprintf(p.plain["rows"], p.typeOf(t.Elem().Elem(), f))
		}
		item := p.typeOf(t.Elem(), f)
		if p.language == english && item[0] != '[' {
			item += "s"
		}
		return fmt.Sprintf(p.listOf, item)
	case reflect.Map:
		return fmt.Sprintf(p.plain["map"], p.typeOf(t.Elem(), f))
	case reflect.Struct:
		return link(t.Name())
	}
	if list, ok := strings.CutPrefix(f.Constraint, "@"); ok {
		return link(list)
	}
	if f.Constraint != "" {
		return p.plain[f.Constraint]
	}
	switch t.Kind() {
	case reflect.String:
		return p.plain["string"]
	case reflect.Bool:
		return p.plain["boolean"]
	case reflect.Float64:
		return p.plain["number"]
	}
	return p.plain["integer"]
}

func link(name string) string { return "[" + name + "](#" + anchor(name) + ")" }

// unknown tells what stands where a member has no value.
func (p *page) unknown(f reflect.StructField) string {
	switch {
	case strings.HasSuffix(f.Tag.Get("json"), ",omitempty"):
		return p.absent
	case f.Type.Kind() == reflect.Pointer:
		return "`null`"
	case f.Type.Kind() == reflect.Slice:
		return "`[]`"
	case f.Type.Kind() == reflect.Map:
		return "`{}`"
	}
	return "—"
}

// example returns the example of a member: of a golden document, or of the table, with an asterisk.
func (p *page) example(f schema.Field) (string, error) {
	if text := p.value[f.Type+"."+f.Member]; text != "" {
		return "`" + short(text) + "`", nil
	}
	if f.Example == "" {
		return "", nil
	}
	text, err := compact(f.Example)
	return "`" + short(text) + "` *", err
}

// listTables describes every closed list; codes of diagnostics have a section of their own.
func (p *page) listTables() string {
	var b strings.Builder
	list := ""
	for _, t := range schema.Vocabulary() {
		if t.List != list {
			list = t.List
			fmt.Fprintf(&b, "### %s\n\n%s\n\n", list, p.users(list))
			table(&b, p.termHeads)
		}
		row(&b, "`"+t.Value+"`", t.Chinese, t.English)
		if next(t) != list {
			b.WriteByte('\n')
		}
	}
	fmt.Fprintf(&b, "### Unit\n\n%s\n\n", p.users("Unit"))
	table(&b, p.unitHeads)
	for _, u := range statistics.Units() {
		row(&b, "`"+u+"`", p.units[u])
	}
	return b.String()
}

// next returns the list of the term behind t, or "".
func next(t schema.Term) string {
	all := schema.Vocabulary()
	for i := range all[:len(all)-1] {
		if all[i] == t {
			return all[i+1].List
		}
	}
	return ""
}

// users names the members that have values of a list.
func (p *page) users(list string) string {
	var users []string
	for _, f := range schema.Fields() {
		if f.Constraint == "@"+list {
			users = append(users, "`"+f.Type+"."+f.Member+"`")
		}
	}
	return fmt.Sprintf(p.usedBy, strings.Join(users, ", "))
}

func (p *page) diagnostics() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### DiagnosticCode\n\n%s\n\n", p.users("DiagnosticCode"))
	table(&b, p.codeHeads)
	for _, d := range schema.DiagnosticCodes() {
		means, advice := p.diagnostic(d)
		row(&b, "`"+d.Code+"`", means, advice)
	}
	return b.String()
}

func (p *page) failures() string {
	var b strings.Builder
	table(&b, p.codeHeads)
	for _, c := range source.Codes() {
		means, advice := p.failure(c)
		row(&b, "`"+string(c.Code)+"`", means, advice)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// sample shows a block, a figure and kinds of edits of the document that the prose looks at.
func (p *page) sample() (string, error) {
	d := p.first
	var block *schema.Block
	for i := range d.Blocks {
		if d.Blocks[i].ID == "b7" {
			block = &d.Blocks[i]
		}
	}
	var figure *schema.Statistic
	for i := range d.Statistics {
		if s := &d.Statistics[i]; figure == nil && s.Kind == "money" && strings.HasPrefix(s.Figure, "86.4") {
			figure = s
		}
	}
	if block == nil || figure == nil {
		return "", fmt.Errorf("the block or figure that the page looks at is no longer there")
	}
	sample := struct {
		Blocks        []*schema.Block     `json:"blocks"`
		Statistics    []*schema.Statistic `json:"statistics"`
		Normalization struct {
			Kinds [][3]string `json:"kinds"`
		} `json:"normalization"`
	}{Blocks: []*schema.Block{block}, Statistics: []*schema.Statistic{figure}}
	for _, k := range d.Normalization.Kinds {
		if k[0] == "join.page" || k[0] == "outline.run-in" {
			sample.Normalization.Kinds = append(sample.Normalization.Kinds, k)
		}
	}
	data, err := schema.AppendCanonical(nil, sample)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = json.Indent(&b, data, "", "  ")
	return b.String(), err
}

// shown is the number of edits that the prose shows.
const shown = 8

func (p *page) ops() string {
	var b strings.Builder
	for _, n := range p.first.Normalization.Ops[:2*shown] {
		fmt.Fprintf(&b, "%d, ", n)
	}
	return "[" + b.String() + "…"
}

// edits shows the first edits of the document.
func (p *page) edits() string {
	var b strings.Builder
	table(&b, p.editHeads)
	n, at := &p.first.Normalization, 0
	for i := 0; i < 2*shown; i += 2 {
		kind := n.Kinds[n.Ops[i+1]]
		at += n.Ops[i]
		row(&b, fmt.Sprint(at), fmt.Sprint(n.Ops[i]), "`"+kind[0]+"`", quoted(kind[1]), quoted(kind[2]))
		at += utf8.RuneCountInString(kind[2])
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "`" + show(reflect.ValueOf(s)) + "`"
}

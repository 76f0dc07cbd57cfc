package schema

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// The tables from which the JSON Schema and docs/json.md are made. A row is a line, its columns are parted by tabs; a
// line that begins with # is a remark.
var (
	//go:embed fields.tsv
	fieldsTable string
	//go:embed vocabulary.tsv
	vocabularyTable string
	//go:embed diagnostics.tsv
	diagnosticsTable string
)

// Field describes a member of the canonical document, or, with the member "-", a type of it.
type Field struct {
	Type, Member string // "Block", "level"
	Constraint   string // what its values must look like: "@Role", "date", "sha256"; "" for anything of its type
	Chinese      string
	Example      string // JSON
	Description  string
}

// Term is a value of a closed list.
type Term struct{ List, Value, Chinese, English string }

// DiagnosticCode is a code of [Diagnostic], with what it means and what a person does about it.
type DiagnosticCode struct{ Code, Means, Advice, MeansChinese, AdviceChinese string }

// Fields returns the description of every type and member, in the order of the documentation.
var Fields = sync.OnceValue(func() []Field {
	var list []Field
	for _, c := range rows("fields.tsv", fieldsTable, 6) {
		list = append(list, Field{c[0], c[1], c[2], c[3], c[4], c[5]})
	}
	return list
})

// Vocabulary returns the closed lists, each in the order of the documentation.
var Vocabulary = sync.OnceValue(func() []Term {
	var list []Term
	for _, c := range rows("vocabulary.tsv", vocabularyTable, 4) {
		list = append(list, Term{c[0], c[1], c[2], c[3]})
	}
	return list
})

// DiagnosticCodes returns the closed list of codes of diagnostics.
var DiagnosticCodes = sync.OnceValue(func() []DiagnosticCode {
	var list []DiagnosticCode
	for _, c := range rows("diagnostics.tsv", diagnosticsTable, 5) {
		list = append(list, DiagnosticCode{c[0], c[1], c[2], c[3], c[4]})
	}
	return list
})

// Terms returns the values of a closed list.
func Terms(list string) []string {
	var values []string
	for _, t := range Vocabulary() {
		if t.List == list {
			values = append(values, t.Value)
		}
	}
	return values
}

// rows parts an embedded table. A row of another width is a defect of the program.
func rows(name, table string, width int) [][]string {
	var all [][]string
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != width {
			panic(fmt.Sprintf("schema: %s:%d has %d columns, not %d", name, i+1, len(cells), width))
		}
		all = append(all, cells)
	}
	return all
}

// Package message keeps what the program says to people (提示文字). A room has a table beside its code – a row a message: its key,
// its words in Chinese, the same in English – and asks for a message by its key; no words stand in code.
//
// # Terminology
//
//   - message (提示文字): a heading, a remark, a name of a column. {} in it stands for a value.
//   - term (词): a value of a closed list of the canonical document as tables and pages show it.
package message

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"guiwen/schema"
)

// Table is a table of messages; make it with [New]. It is read when the first message is asked for.
type Table struct{ rows func() map[string]Row }

// Row is a message in both languages.
type Row struct{ Chinese, English string }

// New returns the table of an embedded file whose rows are a key, Chinese and English, parted by tabs. A row that begins with #
// is a remark.
func New(tsv string) *Table {
	return &Table{sync.OnceValue(func() map[string]Row {
		rows := map[string]Row{}
		for line := range strings.Lines(tsv) {
			if line[0] == '#' {
				continue
			}
			key, words, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			chinese, english, _ := strings.Cut(words, "\t")
			rows[key] = Row{chinese, english}
		}
		return rows
	})}
}

// Rows returns the table by key. It must not be changed.
func (t *Table) Rows() map[string]Row { return t.rows() }

// Say returns the message of a key in Chinese, with the values in place of its {}. A key that the table does not have is a
// defect of the program: Say panics.
func (t *Table) Say(key string, values ...any) string { return fill(t.row(key).Chinese, values) }

// SayEnglish is [Table.Say] for those who do not read Chinese.
func (t *Table) SayEnglish(key string, values ...any) string { return fill(t.row(key).English, values) }

func (t *Table) row(key string) Row {
	row, ok := t.rows()[key]
	if !ok {
		panic("message: no row " + key)
	}
	return row
}

// fill puts values in place of the {} of a message, one after the other.
func fill(message string, values []any) string {
	if len(values) == 0 {
		return message
	}
	var b strings.Builder
	for _, v := range values {
		before, after, _ := strings.Cut(message, "{}")
		b.WriteString(before)
		if s, ok := v.(string); ok {
			b.WriteString(s)
		} else {
			fmt.Fprint(&b, v)
		}
		message = after
	}
	return b.String() + message
}

// Has reports whether the table has a message for the key.
func (t *Table) Has(key string) bool { _, ok := t.rows()[key]; return ok }

//go:embed terms.tsv
var termsTSV string

// shown are the words of terms by "List.value": those of the vocabulary of the schema, unless terms.tsv has others.
var shown = sync.OnceValue(func() map[string]string {
	words := map[string]string{}
	for _, t := range schema.Vocabulary() {
		words[t.List+"."+t.Value] = t.Chinese
	}
	for key, row := range New(termsTSV).Rows() {
		words[key] = row.Chinese
	}
	return words
})

// Term returns the Chinese word for a value of a closed list, or the value itself where the list does not have it.
func Term(list, value string) string {
	if word, ok := shown()[list+"."+value]; ok {
		return word
	}
	return value
}

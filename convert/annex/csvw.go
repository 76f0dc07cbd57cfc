package annex

import (
	"bytes"
	"encoding/json"
)

// csvMetadata describes the CSV files (W3C Metadata Vocabulary for Tabular Data): columns with their Chinese
// names and datatypes, keys, and what an empty field and an apostrophe mean.
func csvMetadata() []byte {
	type column struct {
		Name     string   `json:"name"`
		Titles   []string `json:"titles"`
		Datatype string   `json:"datatype"`
	}
	type reference struct {
		Resource        string `json:"resource"`
		ColumnReference string `json:"columnReference"`
	}
	type foreignKey struct {
		ColumnReference string    `json:"columnReference"`
		Reference       reference `json:"reference"`
	}
	type tableSchema struct {
		Columns     []column     `json:"columns"`
		PrimaryKey  []string     `json:"primaryKey,omitempty"`
		ForeignKeys []foreignKey `json:"foreignKeys,omitempty"`
	}
	type table struct {
		URL         string      `json:"url"`
		Title       string      `json:"dc:title"`
		TableSchema tableSchema `json:"tableSchema"`
	}
	type dialect struct {
		Encoding        string   `json:"encoding"`
		Header          bool     `json:"header"`
		LineTerminators []string `json:"lineTerminators"`
	}
	group := struct {
		Context     []any   `json:"@context"`
		Creator     string  `json:"dc:creator"`
		Description string  `json:"dc:description"`
		Dialect     dialect `json:"dialect"`
		Tables      []table `json:"tables"`
	}{
		Context:     []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "zh"}},
		Creator:     "guiwen",
		Description: say("csv/about"),
		Dialect:     dialect{Encoding: "utf-8", Header: true, LineTerminators: []string{"\n"}},
	}
	for i, t := range csvTables() {
		x := table{URL: t.name, Title: t.title}
		for _, c := range t.columns {
			x.TableSchema.Columns = append(x.TableSchema.Columns, column{c.name, []string{c.name, c.title}, c.kind})
		}
		x.TableSchema.PrimaryKey = t.key
		if i > 0 {
			x.TableSchema.ForeignKeys = []foreignKey{{"document", reference{csvTables()[0].name, "document"}}}
		}
		group.Tables = append(group.Tables, x)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	_ = enc.Encode(group) // strings and booleans always encode
	return out.Bytes()
}

// Consumer prints of every document that it is given the title, the number of headings, and the first figure with label
// and unit. The package document is what quicktype makes of the schema.
package main

import (
	"fmt"
	"os"

	"consumer/document"
)

func main() {
	for _, name := range os.Args[1:] {
		if err := tell(name); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func tell(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	d, err := document.UnmarshalDocument(data)
	if err != nil {
		return err
	}
	headings := 0
	for _, b := range d.Blocks {
		if b.Role == document.RoleHeading {
			headings++
		}
	}
	fmt.Println(text(d.Metadata.Title), headings, first(d.Statistics))
	return nil
}

func first(figures []document.Statistic) string {
	for _, s := range figures {
		if s.Label != nil && s.Unit != nil {
			return *s.Label + " " + s.Figure + " " + *s.Unit
		}
	}
	return "-"
}

func text(s *string) string {
	if s == nil {
		return "-"
	}
	return *s
}

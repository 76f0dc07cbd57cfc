package pdf

import (
	"fmt"
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	path := os.Getenv("PDF")
	if path == "" {
		t.Skip()
	}
	doc, err := readFile(t, path)
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("PARTS") != "" {
		for _, p := range doc.Parts {
			fmt.Printf("p%d k%d %v %v %+v %s\n", p.Page, p.Kind, p.Box, p.Font, p.Cell, doc.Text[p.Start:p.End])
		}
	} else {
		fmt.Print(doc.Text)
	}
	for _, n := range doc.Notes {
		fmt.Println(n)
	}
}

package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"guiwen/convert/batch"
	"guiwen/normalize/reference"
	"guiwen/schema"
)

// linkLine is a line of links.jsonl: a document of the batch refers to another one of it.
type linkLine struct {
	From      string  `json:"from"` // path of the JSON document below the folder
	Reference string  `json:"reference"`
	URI       *string `json:"uri"` // stable name of what is referred to, docs/references.md
	To        string  `json:"to"`
	By        string  `json:"by"` // "number", "title" or "issued"
}

func newLinkCommand(s Streams) *cobra.Command {
	var out string
	short, long := help("link")
	c := &cobra.Command{
		Use:   "link DIR",
		Short: short,
		Long:  long,
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := args[0]
			if info, err := os.Stat(filepath.Join(dir, "documents")); err == nil && info.IsDir() {
				dir = filepath.Join(dir, "documents")
			}
			names, err := documentNames([]string{dir})
			if err != nil {
				return err
			}
			if out == "" {
				out = filepath.Join(args[0], "links.jsonl")
			}
			links := 0
			err = batch.Publish(out, func(w io.Writer) error {
				links, err = writeLinks(w, dir, names)
				return err
			})
			if err != nil {
				return err
			}
			fmt.Fprintf(s.Out, "%d documents, %d links\n", len(names), links)
			return nil
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", "file to write instead of DIR/links.jsonl")
	return c
}

// writeLinks goes through the documents twice, one at a time: for what they are called, and for what they cite.
func writeLinks(to io.Writer, dir string, names []string) (count int, err error) {
	l := reference.NewLinker()
	below := make([]string, len(names))
	for i, name := range names {
		var d struct {
			Metadata schema.Metadata `json:"metadata"`
		}
		if err := readJSON(name, &d); err != nil {
			return 0, err
		}
		l.Add(i, &schema.Document{Metadata: d.Metadata})
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return 0, err
		}
		below[i] = filepath.ToSlash(rel)
	}
	w := bufio.NewWriter(to)
	var line []byte
	for i, name := range names {
		var d struct {
			References []schema.Reference `json:"references"`
		}
		if err := readJSON(name, &d); err != nil {
			return 0, err
		}
		uris := map[string]string{}
		for k := range d.References {
			uris[d.References[k].ID] = reference.URI(&d.References[k], nil)
		}
		for _, link := range l.Links(i, &schema.Document{References: d.References}) {
			out := linkLine{From: below[link.From], Reference: link.Reference, To: below[link.To], By: link.By}
			if uri := uris[link.Reference]; uri != "" {
				out.URI = &uri
			}
			if line, err = schema.AppendCanonical(line[:0], out); err != nil {
				return 0, err
			}
			w.Write(line)
			w.WriteByte('\n')
			count++
		}
	}
	return count, w.Flush()
}

// readJSON reads what v has room for from the JSON document at name.
func readJSON(name string, v any) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

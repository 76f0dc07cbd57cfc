package cli

import (
	"bufio"
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
	By        string  `json:"by"` // "number" or "title"
}

func newLinkCommand(s Streams) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "link DIR",
		Short: "Find out which documents of a batch cite which, into links.jsonl",
		Long: `Read the JSON documents below DIR (the folder that convert wrote to, or any folder of documents) and resolve
their references among each other: by document number (发文字号), or by title where no number is given. A title that several
documents share links to none. The result is DIR/links.jsonl, one line a link, in the order of the documents' names.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := args[0]
			if info, err := os.Stat(filepath.Join(dir, "documents")); err == nil && info.IsDir() {
				dir = filepath.Join(dir, "documents")
			}
			names, err := documentNames([]string{dir})
			if err != nil {
				return err
			}
			docs := make([]*schema.Document, len(names))
			for i, name := range names {
				d, err := batch.ReadDocument(name)
				if err != nil {
					return err
				}
				// Only these two are looked at; the text of a large batch would not fit in memory.
				docs[i] = &schema.Document{Metadata: d.Metadata, References: d.References}
				rel, err := filepath.Rel(dir, name)
				if err != nil {
					return err
				}
				names[i] = filepath.ToSlash(rel)
			}
			if out == "" {
				out = filepath.Join(args[0], "links.jsonl")
			}
			links := reference.Links(docs)
			if err := batch.Publish(out, func(w io.Writer) error { return writeLinks(w, links, docs, names) }); err != nil {
				return err
			}
			fmt.Fprintf(s.Out, "%d documents, %d links\n", len(docs), len(links))
			return nil
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", "file to write instead of DIR/links.jsonl")
	return c
}

func writeLinks(to io.Writer, links []reference.Link, docs []*schema.Document, names []string) error {
	w := bufio.NewWriter(to)
	for _, l := range links {
		line := linkLine{From: names[l.From], Reference: l.Reference, To: names[l.To], By: l.By}
		for i := range docs[l.From].References {
			if r := &docs[l.From].References[i]; r.ID == l.Reference {
				if uri := reference.URI(r, nil); uri != "" {
					line.URI = &uri
				}
			}
		}
		data, err := schema.AppendCanonical(nil, line)
		if err != nil {
			return err
		}
		w.Write(data)
		w.WriteByte('\n')
	}
	return w.Flush()
}

package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"guiwen/convert"
	"guiwen/convert/external"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// inspection is what inspect tells of a file; null is what does not apply or is not known.
type inspection struct {
	Path      string   `json:"path"`
	Format    *string  `json:"format"`
	MediaType *string  `json:"mediaType"`
	Bytes     int64    `json:"bytes"`
	Encoding  *string  `json:"encoding"`
	Pages     *int     `json:"pages"`
	Scans     *int     `json:"scans"` // pages without a text layer
	Text      *int     `json:"codePoints"`
	Parts     *int     `json:"parts"`
	Title     *string  `json:"title"`
	Notes     []string `json:"notes"`
	Error     *string  `json:"error"`
}

func newInspectCommand(s Streams) *cobra.Command {
	var asJSON, parts bool
	var o conversionFlags
	c := &cobra.Command{
		Use:   "inspect FILE...",
		Short: "Tell what a file is: type, encoding, pages, text layer",
		Long: `Read each file without converting it and tell what it is. The type is decided by content. Exit status 3
if a file cannot be read as a document.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			options, err := o.options()
			if err != nil {
				return err
			}
			converter, err := convert.New(options)
			if err != nil {
				return err
			}
			refused := false
			for _, name := range args {
				data, err := readAll(name, s)
				if err != nil {
					return err
				}
				i, seen := inspect(c.Context(), converter, name, data)
				refused = refused || i.Error != nil
				if parts && seen != nil {
					if err := external.Write(s.Out, seen); err != nil {
						return err
					}
				} else if asJSON {
					line, err := schema.AppendCanonical(nil, i)
					if err != nil {
						return err
					}
					fmt.Fprintf(s.Out, "%s\n", line)
				} else {
					i.print(s)
				}
			}
			if refused {
				return &exit{status: statusQuarantined}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print a line of JSON for each file")
	c.Flags().BoolVar(&parts, "parts", false, "print what the reader saw, a line of JSON for each part (docs/engines.md)")
	c.Flags().StringVar(&o.Revisions, "revisions", "accepted", "tracked changes and struck text: accepted, original or marked")
	o.registerReaders(c.Flags())
	return c
}

// inspect tells what a file is, and what its reader saw; nil if it cannot be read.
func inspect(ctx context.Context, converter *convert.Converter, name string, data []byte) (inspection, *source.Document) {
	i := inspection{Path: printable(name), Bytes: int64(len(data))}
	in := source.Input{Name: filepath.Base(name), Data: data}
	seen, format, mismatch, err := converter.Read(ctx, in)
	if format.Name != "" {
		i.Format, i.MediaType = &format.Name, &format.MediaType
	}
	if mismatch != "" {
		i.Notes = append(i.Notes, "the name's extension says "+mismatch)
	}
	if err != nil {
		text := err.Error()
		i.Error = &text
		return i, nil
	}
	if seen.Encoding != "" {
		i.Encoding = &seen.Encoding
	}
	if seen.Pages != nil {
		pages, scans := len(seen.Pages), 0
		for _, p := range seen.Pages {
			if p.Scan {
				scans++
			}
		}
		i.Pages, i.Scans = &pages, &scans
	}
	length, parts := schema.NewOffsets(seen.Text).CodePoint(len(seen.Text)), len(seen.Parts)
	i.Text, i.Parts = &length, &parts
	if seen.Meta.Title != "" {
		i.Title = &seen.Meta.Title
	}
	for _, n := range seen.Notes {
		i.Notes = append(i.Notes, n.Code+": "+n.Message)
	}
	return i, seen
}

func (i inspection) print(s Streams) {
	fmt.Fprintln(s.Out, i.Path)
	row := func(name string, v any) { fmt.Fprintf(s.Out, "  %-10s %v\n", name, v) }
	if i.Format != nil {
		row("type", *i.Format+" ("+*i.MediaType+")")
	}
	row("bytes", i.Bytes)
	if i.Encoding != nil {
		row("encoding", *i.Encoding)
	}
	if i.Pages != nil {
		text := "text layer on every page"
		if *i.Scans > 0 {
			text = fmt.Sprintf("%d without a text layer", *i.Scans)
		}
		row("pages", fmt.Sprintf("%d, %s", *i.Pages, text))
	}
	if i.Text != nil {
		row("text", fmt.Sprintf("%d code points in %d parts", *i.Text, *i.Parts))
	}
	if i.Title != nil {
		row("title", printable(*i.Title))
	}
	for _, n := range i.Notes {
		row("note", printable(n))
	}
	if i.Error != nil {
		row("error", printable(strings.TrimSpace(*i.Error)))
	}
}

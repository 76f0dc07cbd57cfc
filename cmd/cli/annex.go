package cli

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"guiwen/convert"
	"guiwen/convert/annex"
	"guiwen/convert/batch"
	"guiwen/convert/review"
	"guiwen/schema"
)

// annexes are what is made of all documents of a run together: the workbook, and the pages to review them.
func annexes(c *convert.Converter) []batch.Annex {
	type creator = func(name string) (io.WriteCloser, error)
	workbook := func(ctx context.Context, create creator, docs batch.Documents) error {
		w, err := create("annex.xlsx")
		if err != nil {
			return err
		}
		if err := annex.Write(w, until(ctx, docs), c.AnnexOptions()); err != nil {
			return err
		}
		return w.Close()
	}
	pages := func(ctx context.Context, create creator, docs batch.Documents) error {
		below := func(name string) (io.WriteCloser, error) { return create("review/" + name) }
		return review.Write(below, until(ctx, docs), c.ReviewOptions())
	}
	return []batch.Annex{{Name: "workbook", Write: workbook}, {Name: "review", Write: pages}}
}

// until ends a sequence with ctx's error once ctx is done.
func until(ctx context.Context, docs batch.Documents) iter.Seq2[*schema.Document, error] {
	return func(yield func(*schema.Document, error) bool) {
		for d, err := range docs {
			if ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

func newAnnexCommand(s Streams) *cobra.Command {
	var out, indicators string
	c := &cobra.Command{
		Use:   "annex PATH... -o FILE.xlsx",
		Short: "Build the workbook again from JSON documents",
		Long: `Read canonical documents — files, or folders of them such as out/documents — and write the workbook of
their statistics. The same documents give the same bytes, whatever their order.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if out == "" {
				return usage("for example: guiwen annex out/documents -o annex.xlsx", "no output file given")
			}
			flags := conversionFlags{Indicators: indicators}
			options, err := flags.options()
			if err != nil {
				return err
			}
			converter, err := convert.New(options)
			if err != nil {
				return usage("", "%v", err)
			}
			names, err := documentNames(args)
			if err != nil {
				return err
			}
			docs := batch.Documents(func(yield func(*schema.Document, error) bool) {
				for _, name := range names {
					d, err := batch.ReadDocument(name)
					if !yield(d, err) || err != nil {
						return
					}
				}
			})
			return batch.Publish(out, func(w io.Writer) error {
				return annex.Write(w, until(c.Context(), docs), converter.AnnexOptions())
			})
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", "workbook to write")
	c.Flags().StringVar(&indicators, "indicators", "", "catalogue of indicators (TSV) to use instead of the built-in one")
	return c
}

// documentNames finds the JSON documents that the arguments name, in an order that does not depend on theirs.
func documentNames(args []string) ([]string, error) {
	type found struct{ rel, name string }
	var list []found
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, usage("", "%v", err)
		}
		if !info.IsDir() {
			list = append(list, found{filepath.Base(arg), arg})
			continue
		}
		err = filepath.WalkDir(arg, func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && strings.HasSuffix(name, ".json") {
				rel, _ := filepath.Rel(arg, name)
				list = append(list, found{filepath.ToSlash(rel), name})
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", arg, err)
		}
	}
	if len(list) == 0 {
		return nil, usage("give a folder of JSON documents, such as out/documents", "no JSON document found")
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].rel < list[j].rel })
	names := make([]string, len(list))
	for i, f := range list {
		names[i] = f.name
	}
	return names, nil
}

package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"guiwen/convert"
	"guiwen/convert/annex"
	"guiwen/convert/batch"
	"guiwen/convert/review"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// annexFlags say what is made of all documents together.
type annexFlags struct {
	template string
	formats  []string
	noReview bool
}

func (o *annexFlags) register(f *pflag.FlagSet) {
	f.StringVar(&o.template, "annex-template", "", "form (.xlsx) to fill: cells hold {{indicator-id}}, {{indicator-id@2019}}, {{title}} …")
	f.StringSliceVar(&o.formats, "statistics-format", []string{"xlsx"}, "how to write the statistics: xlsx, csv, both, or none")
	f.BoolVar(&o.noReview, "no-review", false, "write no review pages")
}

type creator = func(name string) (io.WriteCloser, error)

// reviewFolder is where the review pages are.
const reviewFolder = "review"

// pageName is the review page of a document below the output folder.
func pageName(sha256 string) string { return reviewFolder + "/" + review.PageName(sha256) }

// annexes are what is made of all documents of a run together: their tables, and the index of the pages to review them.
func (o *annexFlags) annexes(c *convert.Converter, w io.Writer) ([]batch.Annex, error) {
	list, err := o.tables(c, w)
	if o.noReview || err != nil {
		return list, err
	}
	return append(list, batch.Annex{Name: "review", OfInputs: true, Write: func(ctx context.Context, create creator, all batch.Batch) error {
		return review.WriteIndex(below(create, reviewFolder), indexRows(ctx, all), "")
	}}), nil
}

// indexRows are the rows of the index: one for each input.
func indexRows(ctx context.Context, all batch.Batch) iter.Seq2[review.Row, error] {
	return func(yield func(review.Row, error) bool) {
		for in, err := range all.Inputs {
			if err == nil {
				err = ctx.Err()
			}
			row := review.Row{}
			if err == nil && in.Row != nil {
				err = json.Unmarshal(in.Row, &row)
				row.File = review.PageName(value(in.SHA256))
			}
			row.Name, row.Status, row.SHA256, row.CopyOf = in.Path, string(in.Status), value(in.SHA256), value(in.DuplicateOf)
			row.Code, row.Reason = reason(in.Error)
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// reason says in Chinese, for pages and workbook, why an input was not converted.
func reason(f *batch.Failure) (code, words string) {
	if f == nil {
		return "", ""
	}
	for _, info := range source.Codes() {
		if info.Code == f.Code {
			words = info.MeansChinese + "；" + info.AdviceChinese
		}
	}
	if key := "skipped/" + value(f.Detail); messages.Has(key) {
		words = language{chinese: true}.say("skipped/" + value(f.Detail))
	}
	return string(f.Code), words
}

// inputsOf are the inputs as the workbook lists them.
func inputsOf(all batch.Batch) iter.Seq2[annex.Input, error] {
	if all.Inputs == nil {
		return nil
	}
	return func(yield func(annex.Input, error) bool) {
		for in, err := range all.Inputs {
			v := annex.Input{Name: in.Path, Status: string(in.Status), CopyOf: value(in.DuplicateOf), SHA256: value(in.SHA256)}
			v.Code, v.Reason = reason(in.Error)
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// workbookOptions are what the workbook of a batch needs to know beyond the documents.
func workbookOptions(c *convert.Converter, all batch.Batch) annex.Options {
	o := c.AnnexOptions()
	o.Inputs = inputsOf(all)
	return o
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// tables are the workbook, CSV files, and a filled form, as the flags ask for. What a form asks for and does not
// get is reported to w.
func (o *annexFlags) tables(c *convert.Converter, w io.Writer) ([]batch.Annex, error) {
	list := []batch.Annex{}
	for _, format := range o.formats {
		switch format {
		case "xlsx":
			list = append(list, batch.Annex{Name: "workbook", OfSheaves: true, Write: func(ctx context.Context, create creator, all batch.Batch) error {
				return writeTo(create, "annex.xlsx", func(w io.Writer) error { return annex.Merge(w, until(ctx, all.Sheaves), workbookOptions(c, all)) })
			}})
		case "csv":
			list = append(list, batch.Annex{Name: "csv", Write: func(ctx context.Context, create creator, all batch.Batch) error {
				return annex.WriteCSV(below(create, "annex"), until(ctx, all.Documents), c.AnnexOptions())
			}})
		case "none":
		default:
			return nil, usage("the formats are xlsx and csv", "--statistics-format %q: there is no such format", format)
		}
	}
	if o.template != "" {
		form, err := os.ReadFile(o.template)
		if err != nil {
			return nil, usage("", "--annex-template: %v", err)
		}
		if err := annex.CheckTemplate(form); err != nil {
			return nil, usage("", "--annex-template %s: %v", o.template, err)
		}
		sum := sha256.Sum256(form)
		list = append(list, batch.Annex{Name: "form " + hex.EncodeToString(sum[:]), Write: func(ctx context.Context, create creator, all batch.Batch) error {
			return writeTo(create, "annex-form.xlsx", func(to io.Writer) error {
				missing, err := annex.Fill(form, to, until(ctx, all.Documents), c.AnnexOptions())
				for _, m := range missing {
					fmt.Fprintf(w, "guiwen: %s: %s!%s: {{%s}}: %s\n", printable(o.template), printable(m.Sheet), m.Cell, printable(m.Placeholder), m.Reason)
				}
				return err
			})
		}})
	}
	return list, nil
}

// below creates files in a folder.
func below(create creator, folder string) creator {
	return func(name string) (io.WriteCloser, error) { return create(folder + "/" + name) }
}

// writeTo creates one file and closes it if write succeeds.
func writeTo(create creator, name string, write func(io.Writer) error) error {
	w, err := create(name)
	if err != nil {
		return err
	}
	if err := write(w); err != nil {
		return err
	}
	return w.Close()
}

// until ends a sequence with ctx's error once ctx is done.
func until[T any](ctx context.Context, all iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for one, err := range all {
			if ctx.Err() != nil {
				yield(*new(T), ctx.Err())
				return
			}
			if !yield(one, err) {
				return
			}
		}
	}
}

func newAnnexCommand(s Streams) *cobra.Command {
	var out, indicators, template, format string
	c := &cobra.Command{
		Use:   "annex PATH... -o FILE.xlsx",
		Short: "Build the workbook again from JSON documents",
		Long: `Read canonical documents — files, or folders of them such as out/documents — and write the workbook of
their statistics; with --annex-template, fill a form of your own instead; with --statistics-format csv, write a folder of CSV
files. The same documents give the same bytes, whatever their order. A placeholder of a form that could not be filled is
named on standard error with its cell and the reason: not-known stays as it is, no-value, ambiguous and unwritable leave
the cell blank.`,
		Example: `  guiwen annex out/documents -o annex.xlsx
  guiwen annex out/documents -o form.xlsx --annex-template blank.xlsx
  guiwen annex out/documents -o annex/ --statistics-format csv`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if out == "" {
				return usage("for example: guiwen annex out/documents -o annex.xlsx", "no output file given")
			}
			options, err := (&conversionFlags{Indicators: indicators}).options()
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
			flags := annexFlags{template: template, formats: []string{format}}
			if template != "" {
				flags.formats = nil
			}
			list, err := flags.tables(converter, s.Err)
			if err != nil {
				return err
			}
			return batch.WriteAnnex(c.Context(), list[0], func(name string) string {
				if format == "csv" {
					return filepath.Join(out, filepath.Base(name))
				}
				return out
			}, batch.Batch{Documents: documentsOf(names), Sheaves: sheavesOf(names, converter), Inputs: inputsBeside(args)})
		},
	}
	f := c.Flags()
	f.StringVarP(&out, "output", "o", "", "workbook (or folder of CSV files) to write")
	f.StringVar(&indicators, "indicators", "", "catalogue of indicators (TSV) to use instead of the built-in one")
	f.StringVar(&template, "annex-template", "", "form (.xlsx) to fill")
	f.StringVar(&format, "statistics-format", "xlsx", "xlsx or csv")
	return c
}

// documentsOf reads documents by the names of their files.
func documentsOf(names []string) batch.Documents {
	return batch.InOrder(len(names), runtime.NumCPU(), func(i int) (*schema.Document, error) { return batch.ReadDocument(names[i]) })
}

// sheavesOf are what the workbook shows of documents, by the names of their files.
func sheavesOf(names []string, c *convert.Converter) batch.Sheaves {
	sheaf := annex.Sheaves(c.AnnexOptions())
	return batch.InOrder(len(names), runtime.NumCPU(), func(i int) ([]byte, error) {
		d, err := batch.ReadDocument(names[i])
		if err != nil {
			return nil, err
		}
		return sheaf(d)
	})
}

// inputsBeside are the inputs of the run that made the documents, where the argument is the documents folder of its output: its
// manifest stands beside it. They are in the order of their paths, as in the run.
func inputsBeside(args []string) iter.Seq2[batch.Input, error] {
	if len(args) != 1 || filepath.Base(filepath.Clean(args[0])) != "documents" {
		return nil
	}
	data, err := os.ReadFile(filepath.Join(filepath.Dir(filepath.Clean(args[0])), "manifest.jsonl"))
	if err != nil {
		return nil
	}
	entries, err := batch.ReadManifest(data)
	return func(yield func(batch.Input, error) bool) {
		if err != nil {
			yield(batch.Input{}, fmt.Errorf("manifest.jsonl: %w", err))
			return
		}
		slices.SortStableFunc(entries, func(x, y batch.Entry) int { return strings.Compare(x.Path, y.Path) })
		for _, e := range entries {
			if !yield(batch.Input{Entry: e}, nil) {
				return
			}
		}
	}
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

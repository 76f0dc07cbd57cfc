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

	"guiwen/cmd/settings"
	"guiwen/convert"
	"guiwen/convert/annex"
	"guiwen/convert/batch"
	"guiwen/convert/review"
	"guiwen/normalize/form"
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
	settings.Choices(f, &o.formats, "statistics-format", []string{"xlsx"}, []string{"xlsx", "csv", "none"}, "how to write the statistics: xlsx, csv or none (xlsx,csv for both)")
	f.BoolVar(&o.noReview, "no-review", false, "write no review pages")
}

// formFolder is where filled forms are: one for each body and year.
const formFolder = "annex-form"

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
		}
	}
	if o.template != "" {
		template, err := os.ReadFile(o.template)
		if err != nil {
			return nil, usage("", "--annex-template: %v", err)
		}
		if err := annex.CheckTemplate(template); err != nil {
			return nil, usage("", "--annex-template %s: %v", o.template, err)
		}
		sum := sha256.Sum256(template)
		list = append(list, batch.Annex{Name: "form " + hex.EncodeToString(sum[:]), Write: func(ctx context.Context, create creator, all batch.Batch) error {
			missing, err := annex.Fill(template, below(create, formFolder), until(ctx, all.Documents), c.AnnexOptions())
			for _, m := range missing {
				of := o.template
				if m.File != "" {
					of = m.File
				}
				fmt.Fprintf(w, "guiwen: %s: %s!%s: {{%s}}: %s\n", printable(of), printable(m.Sheet), m.Cell, printable(m.Placeholder), m.Reason)
			}
			return err
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

// annexCommand is guiwen annex: what is made of documents that are there.
type annexCommand struct {
	annexFlags
	out, indicators, format, form string
}

func newAnnexCommand(s Streams) *cobra.Command {
	o := annexCommand{}
	c := &cobra.Command{
		Use:   "annex PATH... -o FILE.xlsx",
		Short: "Build the workbook again from JSON documents",
		Long: `Read canonical documents — files, or folders of them such as out/documents — and write the workbook of
their statistics; with --annex-template, fill a form of your own instead; with --form, write an official form that the documents
have, in its own order and words; with --statistics-format csv, write a folder of CSV files. The same documents give the same bytes, whatever their order.

A form is filled for each body and year that the documents report of, and never holds figures of two: -o then names a folder,
or a file where there is one body and year only. A placeholder that could not be filled is named on standard error with its cell
and the reason: not-known stays as it is, no-value, ambiguous and unwritable leave the cell blank.`,
		Example: `  guiwen annex out/documents -o annex.xlsx
  guiwen annex out/documents -o forms/ --annex-template blank.xlsx
  guiwen annex out/documents -o forms/ --form disclosure-2021
  guiwen annex out/documents -o annex/ --statistics-format csv`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return o.run(c.Context(), args, s.Err) },
	}
	f := c.Flags()
	f.StringVarP(&o.out, "output", "o", "", "workbook, or folder of forms or CSV files, to write")
	f.StringVar(&o.indicators, "indicators", "", "catalogue of indicators (TSV) to use instead of the built-in one")
	f.StringVar(&o.template, "annex-template", "", "form (.xlsx) to fill")
	f.StringVar(&o.form, "form", "", "official form to write, by its id: "+strings.Join(officialForms(), ", "))
	settings.Choice(f, &o.format, "statistics-format", "xlsx", []string{"xlsx", "csv"}, "xlsx or csv")
	return c
}

// run writes what the flags ask for, of the documents that args name.
func (o *annexCommand) run(ctx context.Context, args []string, report io.Writer) error {
	if o.out == "" {
		return usage("for example: guiwen annex out/documents -o annex.xlsx", "no output file given")
	}
	options, err := (&conversionFlags{Indicators: o.indicators}).options()
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
	o.formats = []string{o.format}
	folder := o.format == "csv"
	if o.template != "" || o.form != "" {
		o.formats, folder = nil, !strings.EqualFold(filepath.Ext(o.out), ".xlsx")
	}
	list, err := o.tables(converter, report)
	if err != nil {
		return err
	}
	if o.form != "" {
		made, err := o.official(converter)
		if err != nil {
			return err
		}
		list = append(list, made)
	}
	made := list[0]
	if !folder {
		made = oneFile(made)
	}
	return batch.WriteAnnex(ctx, made, func(name string) string {
		if folder {
			return filepath.Join(o.out, filepath.Base(name))
		}
		return o.out
	}, batch.Batch{Documents: documentsOf(names), Sheaves: sheavesOf(names, converter), Inputs: inputsBeside(args)})
}

// officialForms lists the ids of the official forms.
func officialForms() []string {
	var list []string
	for _, f := range form.All() {
		list = append(list, f.ID)
	}
	return list
}

// official is the official form that the flag asks for.
func (o *annexCommand) official(c *convert.Converter) (batch.Annex, error) {
	switch {
	case o.template != "":
		return batch.Annex{}, usage("give one of them", "--form and --annex-template are both given")
	case form.Find(o.form) == nil:
		return batch.Annex{}, usage("the forms are "+strings.Join(officialForms(), ", "), "--form %q: there is no such form", o.form)
	}
	return batch.Annex{Name: "official form", Write: func(ctx context.Context, create creator, all batch.Batch) error {
		n := 0
		err := annex.WriteForm(o.form, func(name string) (io.WriteCloser, error) {
			n++
			return create(formFolder + "/" + name)
		}, until(ctx, all.Documents), c.AnnexOptions())
		if err == nil && n == 0 {
			err = usage("", "no document has the form %s", o.form)
		}
		return err
	}}, nil
}

// oneFile is an annex that must be one file: wrong usage where it would be several or none.
func oneFile(a batch.Annex) batch.Annex {
	write := a.Write
	a.Write = func(ctx context.Context, create creator, all batch.Batch) error {
		n := 0
		err := write(ctx, func(name string) (io.WriteCloser, error) {
			if n++; n > 1 {
				return nil, usage("give -o a folder: -o forms/", "the documents report of several bodies or years, and a form holds one")
			}
			return create(name)
		}, all)
		if err == nil && n == 0 {
			err = usage("", "no document tells what the form asks for")
		}
		return err
	}
	return a
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

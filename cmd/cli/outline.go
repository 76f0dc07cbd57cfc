package cli

import (
	"bufio"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"guiwen/convert"
	"guiwen/normalize/source"
	"guiwen/schema"
)

func newOutlineCommand(s Streams) *cobra.Command {
	var markdown, all, why bool
	var flags conversionFlags
	c := &cobra.Command{
		Use:   "outline FILE",
		Short: "Print the tree of a document's headings, to check in ten seconds",
		Long: `Convert FILE — or read it, if it is a JSON document — and print its parts and headings as a tree, with the
page they stand on and the diagnostics that concern them. With --markdown, print the whole document as clean Markdown. With
--why, print what made each numbered list one of headings or of items; FILE must not be a JSON document then.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if why {
				return explain(c, args[0], flags, s)
			}
			d, err := document(c, args[0], flags, s)
			if err != nil {
				return err
			}
			w := bufio.NewWriter(s.Out)
			defer w.Flush()
			if markdown {
				writeMarkdown(w, d)
			} else {
				writeOutline(w, d, all)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&markdown, "markdown", false, "print the document as Markdown")
	c.Flags().BoolVar(&all, "all", false, "print every block, not only headings and parts")
	c.Flags().BoolVar(&why, "why", false, "print what made each numbered list one of headings or of items")
	flags.register(c.Flags())
	return c
}

// explain converts a file in this process and prints what made its numbered lists headings or items.
func explain(c *cobra.Command, name string, flags conversionFlags, s Streams) error {
	if strings.HasSuffix(name, ".json") {
		return usage("", "%s is a JSON document: --why asks for the file it was made of", name)
	}
	w := bufio.NewWriter(s.Out)
	defer w.Flush()
	flags.explain = func(line string) { fmt.Fprintln(w, printable(line)) }
	_, err := document(c, name, flags, s)
	return err
}

// document reads a canonical document, or converts a file in this process.
func document(c *cobra.Command, name string, flags conversionFlags, s Streams) (*schema.Document, error) {
	data, err := readAll(name, s)
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(name, ".json") {
		return parseDocument(name, data)
	}
	options, err := flags.options()
	if err != nil {
		return nil, err
	}
	converter, err := convert.New(options)
	if err != nil {
		return nil, usage("", "%v", err)
	}
	d, err := converter.Convert(c.Context(), source.Input{Name: filepath.Base(name), Data: data})
	if err != nil {
		return nil, &exit{statusQuarantined, fmt.Errorf("%s: %w", name, err), ""}
	}
	return d, nil
}

// writeOutline prints a line for each heading and part, indented by level; other blocks are only counted unless
// all are wanted.
func writeOutline(w *bufio.Writer, d *schema.Document, all bool) {
	remarks := map[string][]string{}
	for _, g := range d.Diagnostics {
		if g.Block != nil {
			remarks[*g.Block] = append(remarks[*g.Block], g.Code)
		} else {
			fmt.Fprintf(w, "! %s: %s\n", g.Code, printable(g.Message))
		}
	}
	depth, quiet := 0, 0
	flush := func() {
		if quiet > 0 {
			fmt.Fprintf(w, "%s  · %d\n", strings.Repeat("  ", depth), quiet)
			quiet = 0
		}
	}
	for _, b := range d.Blocks {
		plain := b.Role == schema.Paragraph || b.Role == schema.ListItem
		if plain && !all && len(remarks[b.ID]) == 0 {
			quiet++
			continue
		}
		flush()
		indent := depth + 1
		if b.Role == schema.Heading {
			depth = b.Level - 1
			indent = depth
		}
		fmt.Fprint(w, strings.Repeat("  ", indent))
		if b.Role != schema.Heading {
			fmt.Fprintf(w, "[%s] ", b.Role)
		}
		fmt.Fprint(w, printable(shorten(strings.ReplaceAll(b.Text, "\n", " ⏎ "), 60)))
		if b.RunIn {
			fmt.Fprint(w, " ▸")
		}
		if b.At.Page != nil {
			fmt.Fprintf(w, "  p. %d", *b.At.Page)
		}
		for _, r := range remarks[b.ID] {
			fmt.Fprintf(w, "  ! %s", r)
		}
		fmt.Fprintln(w)
	}
	flush()
}

// shorten cuts a text to n code points and says so by an ellipsis.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return string(r[:n]) + "…"
}

// writeMarkdown prints a document as Markdown: headings by their level, tables as tables.
func writeMarkdown(w *bufio.Writer, d *schema.Document) {
	for _, b := range d.Blocks {
		switch {
		case b.Role == schema.Title:
			fmt.Fprintf(w, "# %s\n\n", markdownText(b.Text))
		case b.Role == schema.Heading:
			fmt.Fprintf(w, "%s %s\n\n", strings.Repeat("#", min(b.Level+1, 6)), markdownText(b.Text))
		case b.Role == schema.ListItem:
			fmt.Fprintf(w, "- %s\n\n", markdownText(b.Text))
		case b.Role == schema.Table && b.Rows != nil:
			markdownTable(w, b.Rows)
		default:
			fmt.Fprintf(w, "%s\n\n", markdownText(b.Text))
		}
	}
}

// markdownTable prints rows; cells that span leave their further places empty.
func markdownTable(w *bufio.Writer, rows [][]schema.Cell) {
	columns := 0
	for _, row := range rows {
		n := 0
		for _, c := range row {
			n += c.ColSpan
		}
		columns = max(columns, n)
	}
	for i, row := range rows {
		n := 0
		for _, c := range row {
			fmt.Fprintf(w, "| %s ", markdownText(strings.ReplaceAll(c.Text, "\n", " ")))
			for range c.ColSpan - 1 {
				fmt.Fprint(w, "| ")
			}
			n += c.ColSpan
		}
		fmt.Fprintln(w, strings.Repeat("| ", columns-n)+"|")
		if i == 0 {
			fmt.Fprintln(w, strings.Repeat("|---", columns)+"|")
		}
	}
	fmt.Fprintln(w)
}

// markdownEscaper escapes what Markdown would take for its own marks.
var markdownEscaper = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "|", `\|`, "#", `\#`)

func markdownText(s string) string { return markdownEscaper.Replace(s) }

package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"guiwen/normalize"
	"guiwen/schema"
)

// ruleLine is a rule as --json prints it.
type ruleLine struct {
	ID     string   `json:"id"`
	Action string   `json:"action"`
	Clause string   `json:"clause"`
	What   string   `json:"what"`
	Names  []string `json:"names"`
}

func newRulesCommand(s Streams) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "rules",
		Short: "List the rules of normalization with their clauses and examples",
		Long: `List every rule: its id, what it does by default (fix, flag, keep, structure), the clause of the standard it
follows, the names its edits carry in documents, and an example. --rule ID=off or --rule NAME=off turns one off.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			for _, r := range normalize.Rules() {
				if asJSON {
					line, err := schema.AppendCanonical(nil, ruleLine{r.ID, string(r.Action), r.Clause, r.What, r.Names})
					if err != nil {
						return err
					}
					fmt.Fprintf(s.Out, "%s\n", line)
					continue
				}
				printRule(s, r)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print a line of JSON for each rule")
	return c
}

func printRule(s Streams, r normalize.Rule) {
	fmt.Fprintf(s.Out, "%-7s %-9s %s\n", r.ID, r.Action, r.What)
	row := func(name, text string) { fmt.Fprintf(s.Out, "        %-9s %s\n", name, text) }
	if r.Clause != "" && r.Clause != "–" {
		row("clause", r.Clause)
	}
	if len(r.Names) > 0 {
		row("edits", strings.Join(r.Names, " "))
	}
	if len(r.Passing) > 0 {
		row("example", printable(r.Passing[0].In)+" → "+printable(r.Passing[0].Out))
	}
	if len(r.Untouched) > 0 {
		row("untouched", printable(r.Untouched[0]))
	}
	fmt.Fprintln(s.Out)
}

package cli

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"guiwen/normalize"
)

func newRulesCommand(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: "List the rules of normalization: id, action, clause, names in the edit log",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			w := tabwriter.NewWriter(s.Out, 0, 4, 2, ' ', 0)
			for _, r := range normalize.Rules {
				fmt.Fprintf(w, "%s\t%v\n", r.ID, r.Names)
			}
			return w.Flush()
		},
	}
}

package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"guiwen/convert"
	"guiwen/schema"
)

func newVersionCommand(s Streams) *cobra.Command {
	var modules bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Print the version of program and schema",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintf(s.Out, "%s\nschema %s\n%s %s/%s\n", convert.Producer, schema.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			if info, ok := debug.ReadBuildInfo(); ok && modules {
				for _, m := range info.Deps {
					fmt.Fprintln(s.Out, m.Path, m.Version)
				}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&modules, "modules", false, "also print the modules it was built with")
	return c
}
